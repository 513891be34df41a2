import type { Id } from '../shared/domain/ids.ts';
import { isOfModel } from '../shared/domain/modelName.ts';
import type { Connection } from './open.ts';
import { all } from './rows.ts';

/**
 * Every device of a make and model, however it was typed. The distinct spellings are few and lie in an index; devices
 * are then read by their own spelling.
 */
export function devicesOfModel(
  db: Connection,
  named: { readonly make: string; readonly model: string },
): Id[] {
  const spellings = all<{ make: string; model: string }>(
    db,
    'select distinct make, model from equipment indexed by equipment_name where deleted_at is null',
  ).filter((spelling) => isOfModel(spelling, named));
  const ids = spellings.flatMap(({ make, model }) =>
    all<{ id: Id }>(
      db,
      `select id from equipment where make = ? collate nocase and model = ? collate nocase and deleted_at is null`,
      [make, model],
    ).map(({ id }) => id),
  );
  return [...new Set(ids)];
}
