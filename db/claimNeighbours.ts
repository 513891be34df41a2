import type { Id } from '../shared/domain/ids.ts';
import { successorOf } from './claimSuccession.ts';
import type { Connection } from './open.ts';
import { first } from './rows.ts';

interface Neighbour {
  readonly id: Id;
  readonly number: string;
}

/** What a claim's page says around the claim: who works on it, when it was saved, what it replaces. */
export function claimNeighbours(
  db: Connection,
  claimId: Id,
): { savedAt: string; ownerName: string; replaces: Neighbour | null; replacedBy: Neighbour | null } {
  const row = first<{ updated_at: string; owner: string | null; replaces_id: Id | null }>(
    db,
    'select c.updated_at, u.name as owner, c.replaces_id from claim c left join user u on u.id = c.owner_id where c.id = ?',
    [claimId],
  );
  const replaces = row?.replaces_id
    ? first<Neighbour>(db, 'select id, number from claim where id = ?', [row.replaces_id])
    : undefined;
  return {
    savedAt: row?.updated_at ?? '',
    ownerName: row?.owner ?? '',
    replaces: replaces ?? null,
    replacedBy: successorOf(db, claimId),
  };
}
