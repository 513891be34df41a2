import type { ChangedField } from '../shared/result.ts';
import type { Id } from '../shared/domain/ids.ts';
import { changesSince, firstTransactionSince } from './journal.ts';
import type { Connection } from './open.ts';
import { fieldOf, fieldValue } from './columnNames.ts';
import { all, first, identifier } from './rows.ts';
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

/** @param revision what the editor last saw. Changes that came back to what they were are none. */
export function changedFields(db: Connection, table: string, id: Id, revision: number): ChangedField[] {
  const tx = firstTransactionSince(db, table, id, revision);
  if (tx === null) return [];
  const names = userNames(db);
  const own = changesSince(db, table, id, revision).flatMap((change) => {
    const stamp = { by: names.get(change.actor) ?? 'Somebody', at: change.at };
    const found = leaves(
      fieldOf(change.field),
      fieldValue(change.field, change.before),
      fieldValue(change.field, change.after),
    );
    return found.map((leaf) => ({ ...leaf, ...stamp }));
  });
  return [...own, ...(CHILD_LISTS[table] ?? []).flatMap((list) => changedList(db, list, id, tx, names))];
}

function userNames(db: Connection): ReadonlyMap<string, string> {
  return new Map(
    all<{ id: string; name: string }>(db, 'select id, name from user').map(({ id, name }) => [id, name]),
  );
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
    `with since as (
       select n, tx, row, op, field, before, after from _journal
       where tbl = :table and tx >= :tx and row in (select id from ${identifier(list.table)} where ${identifier(list.parent)} = :id)),
     added as (select row from since where op = 'insert'),
     spans as (
       select min(n) as earliest, max(n) as latest from since
       where op = 'update' and field not in (${BOOKKEEPING.map((field) => `'${field}'`).join(', ')})
         and row not in (select row from added)
       group by row, field),
     differing as (
       select y.tx from spans join since x on x.n = spans.earliest join since y on y.n = spans.latest
       where x.before is not y.after collate binary
       union all
       select since.tx from since join ${identifier(list.table)} child on child.id = since.row
       where since.op = 'insert' and child.deleted_at is null)
     select t.at, t.actor from differing join _transaction t on t.n = differing.tx order by t.n desc limit 1`,
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
        .map(([name, value]) => [fieldOf(name), fieldValue(name, value)]),
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
