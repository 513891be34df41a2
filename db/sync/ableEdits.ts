import { type Edit, type EditValue, MEMBERS, WHOLE_ROW } from '../../shared/sync/changeSet.ts';
import type { Connection } from '../open.ts';
import { first, identifier, type SqlValue } from '../rows.ts';
import type { Merge } from './merge.ts';
import { columnsOfField, type Traveller } from './syncRules.ts';

/** Which edits of a set can be taken in now, and which have to wait for what they stand on. */

/** Those edits of a set that stand on nothing that is missing. */
export function ableToTakeIn(merge: Merge, edits: readonly Edit[]): readonly Edit[] {
  let able = edits;
  for (;;) {
    const added = addedBy(able);
    const left = able.filter((edit) => canTakeIn(merge, edit, added));
    if (left.length === able.length) return able;
    able = left;
  }
}

/** The rows that edits add, each as its table and id. */
function addedBy(edits: readonly Edit[]): ReadonlySet<string> {
  return new Set(edits.flatMap(({ table, row, field }) => (field === WHOLE_ROW ? [`${table} ${row}`] : [])));
}

/** Whether everything is here that an edit stands on: its table and column, its row, the rows that a new row names. */
function canTakeIn({ db, travellers }: Merge, edit: Edit, together: ReadonlySet<string>): boolean {
  const traveller = travellers(edit.table);
  if (!traveller) return false;
  if (edit.field === MEMBERS) return true;
  if (edit.field !== WHOLE_ROW) {
    const columns = columnsOfField(traveller, edit.field);
    if (!columns || !(exists(db, edit.table, 'id', edit.row) || together.has(`${edit.table} ${edit.row}`)))
      return false;
    const values = written(traveller, edit.field, edit.value);
    return traveller.references.every(({ column, table, to }) => {
      const value = values[column];
      return value === undefined || value === null || arrived(db, together, table, to, value);
    });
  }
  const columns = rowOf(edit.value);
  if (!Object.keys(columns).every((column) => traveller.columns.includes(column))) return false;
  return traveller.references.every(({ column, table, to }) => {
    const value = columns[column] ?? null;
    return value === null || arrived(db, together, table, to, value);
  });
}

function arrived(
  db: Connection,
  together: ReadonlySet<string>,
  table: string,
  to: string,
  value: SqlValue,
): boolean {
  return exists(db, table, to, value) || (to === 'id' && together.has(`${table} ${value}`));
}

export function exists(db: Connection, table: string, column: string, value: SqlValue): boolean {
  return (
    first(db, `select 1 from ${identifier(table)} where ${identifier(column)} = ?`, [value]) !== undefined
  );
}

export function rowOf(value: EditValue): Record<string, SqlValue> {
  return JSON.parse(String(value)) as Record<string, SqlValue>;
}

/** The columns that a field writes, with what it writes into them. */
export function written(traveller: Traveller, field: string, value: EditValue): Record<string, SqlValue> {
  return traveller.groups[field] ? rowOf(value) : { [field]: value };
}
