import type { ChangedField } from '../shared/result.ts';
import type { Id } from '../shared/domain/ids.ts';
import type { Connection } from './open.ts';
import { all, first, identifier, type SqlValue } from './rows.ts';
import { BOOKKEEPING } from './tables.ts';

/** What others changed in a record since an editor saw it: from the journal, down to single values of JSON. */

/** Lists of a record that lie in tables of their own: table, its parent column, the field they make up. */
const CHILD_LISTS: Readonly<Record<string, readonly { table: string; parent: string; field: string }[]>> = {
  visit: [
    { table: 'visit_part', parent: 'visit_id', field: 'parts' },
    { table: 'visit_labor', parent: 'visit_id', field: 'labor' },
  ],
  claim: [
    { table: 'claim_line', parent: 'claim_id', field: 'lines' },
    { table: 'claim_document', parent: 'claim_id', field: 'documentIds' },
  ],
};

interface Entry {
  readonly field: string;
  readonly before: SqlValue;
  readonly after: SqlValue;
  readonly at: string;
  readonly actor: string;
}

function camel(column: string): string {
  if (column === 'from_date') return 'from';
  if (column === 'to_date') return 'to';
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** @param revision what the editor last saw. */
export function changedFields(db: Connection, table: string, id: Id, revision: number): ChangedField[] {
  const since = first<{ tx: number }>(
    db,
    `select tx from _journal where tbl = :table and row = :id and op = 'update' and field = 'revision' and before >= :revision order by n limit 1`,
    { table, id, revision },
  );
  if (!since) return [];
  const names = userNames(db);
  const own = all<Entry>(
    db,
    `select j.field, j.before, j.after, t.at, t.actor from _journal j join _transaction t on t.n = j.tx
     where j.tbl = :table and j.row = :id and j.op = 'update' and j.tx >= :tx
       and j.field not in (${BOOKKEEPING.map((field) => `'${field}'`).join(', ')}) order by j.n`,
    { table, id, tx: since.tx },
  );
  const lists = (CHILD_LISTS[table] ?? []).flatMap((list) => changedList(db, list, id, since.tx, names));
  return [...changedColumns(own, names), ...lists];
}

function userNames(db: Connection): ReadonlyMap<string, string> {
  return new Map(
    all<{ id: string; name: string }>(db, 'select id, name from user').map(({ id, name }) => [id, name]),
  );
}

/** The first value before against the last value after, so that a change taken back is none. */
function changedColumns(entries: readonly Entry[], names: ReadonlyMap<string, string>): ChangedField[] {
  const byField = new Map<string, { first: Entry; last: Entry }>();
  for (const entry of entries) {
    const known = byField.get(entry.field);
    byField.set(entry.field, { first: known?.first ?? entry, last: entry });
  }
  return [...byField.values()].flatMap(({ first: from, last }) => {
    const stamp = { by: names.get(last.actor) ?? 'Somebody', at: last.at };
    return leaves(camel(last.field), readable(from.before), readable(last.after)).map((leaf) => ({
      ...leaf,
      ...stamp,
    }));
  });
}

/** A JSON text as its value, so that single fields of an address or of the answers can be compared. */
function readable(value: SqlValue): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function leaves(path: string, before: unknown, after: unknown): { path: string; current: unknown }[] {
  if (isPlain(before) && isPlain(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => leaves(`${path}.${key}`, before[key], after[key]));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, current: after }];
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function changedList(
  db: Connection,
  list: { readonly table: string; readonly parent: string; readonly field: string },
  id: Id,
  tx: number,
  names: ReadonlyMap<string, string>,
): ChangedField[] {
  const last = first<{ at: string; actor: string }>(
    db,
    `select t.at, t.actor from _journal j join _transaction t on t.n = j.tx
     where j.tbl = :table and j.tx >= :tx
       and j.row in (select id from ${identifier(list.table)} where ${identifier(list.parent)} = :id)
     order by j.n desc limit 1`,
    { table: list.table, tx, id },
  );
  if (!last) return [];
  const current = all(
    db,
    `select * from ${identifier(list.table)} where ${identifier(list.parent)} = :id and deleted_at is null order by position`,
    { id },
  ).map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => !HIDDEN.includes(name))
        .map(([name, value]) => [camel(name), name === 'billed' ? value === 1 : readable(value)]),
    ),
  );
  const value = list.field === 'documentIds' ? current.map((row) => row['documentId']) : current;
  return [{ path: list.field, current: value, by: names.get(last.actor) ?? 'Somebody', at: last.at }];
}

const HIDDEN: readonly string[] = [
  'revision',
  'created_at',
  'updated_at',
  'deleted_at',
  'position',
  'visit_id',
  'claim_id',
];
