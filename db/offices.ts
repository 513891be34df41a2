import { Office, OfficeValues } from '../shared/domain/people.ts';
import type { Id } from '../shared/domain/ids.ts';
import { ok, type Result } from '../shared/result.ts';
import type { z } from 'zod';
import type { Connection } from './open.ts';
import { fieldsOf, insertRecord, type TableShape, updateRecord, type WriteFrame } from './recordTable.ts';
import { first } from './rows.ts';

type Values = z.infer<typeof OfficeValues>;

const OFFICE: TableShape<Values, unknown> = {
  table: 'office',
  noun: 'office profile',
  fields: Object.keys(OfficeValues.shape) as (keyof Values & string)[],
  json: ['address', 'payTo'],
  booleans: [],
  parse: Office,
};

/** The office of this store; null only while it is being made. */
export function getOffice(db: Connection): Office | null {
  const row = first(db, 'select * from office where deleted_at is null limit 1');
  if (!row) return null;
  return Office.parse({
    id: row['id'],
    revision: row['revision'],
    sample: row['sample'] === 1,
    ...fieldsOf(OFFICE as TableShape<never, unknown>, row),
  });
}

/** Once, when the store is made. */
export function insertOffice(frame: WriteFrame, values: Values, sample: boolean, id?: Id): Office {
  insertRecord(frame, OFFICE, values, { ...(id ? { id } : {}), extra: { sample: sample ? 1 : 0 } });
  const office = getOffice(frame.db);
  if (!office) throw new Error('the office was not written');
  return office;
}

export function updateOffice(frame: WriteFrame, revision: number, values: Values): Result<Office> {
  const office = getOffice(frame.db);
  if (!office) throw new Error('a store without an office');
  const saved = updateRecord(frame, OFFICE, { id: office.id, revision }, values);
  if (!saved.ok) return saved;
  return ok({ ...office, ...values, revision: saved.value });
}
