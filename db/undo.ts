import { type ChangedField, type Result, fail, forbidden, notFound, ok } from '../shared/result.ts';
import { transactionOf } from './journal.ts';
import { ownTables } from './journalTriggers.ts';
import type { Connection } from './open.ts';
import { all, first, identifier, run, type SqlValue } from './rows.ts';
import { BOOKKEEPING, type TableRules } from './tables.ts';

/**
 * Taking back one transaction: every field gets the value that it had before, and a row that was added is
 * removed (marked deleted). It happens in a transaction of its own, so it is journaled and can be taken back too.
 */

/** What the undo needs to know of the write transaction it runs in. */
export interface UndoFrame {
  readonly db: Connection;
  /** The person who wants it undone. */
  readonly actor: string;
  readonly at: string;
  /** The transaction that it runs in. */
  readonly transactionId: string;
  readonly tables: TableRules;
}

export interface UndoneRow {
  readonly table: string;
  readonly id: string;
}

interface Entry {
  readonly tbl: string;
  readonly row: string;
  readonly op: 'insert' | 'update';
  readonly field: string | null;
  readonly before: SqlValue;
}

const NOT_BOOKKEEPING = `(field is null or field not in (${BOOKKEEPING.map((field) => `'${field}'`).join(', ')}))`;

/**
 * @returns the rows that were put back; `notFound` for an unknown transaction; `forbidden` for somebody else's;
 * `blocked` when it was undone already or wrote entries that stay (a signature, a finalised claim);
 * `conflict` when one of its fields or rows was changed since, with who changed it and when. Writes nothing then.
 */
export function undoTransaction(frame: UndoFrame, transactionId: string): Result<UndoneRow[]> {
  const { db } = frame;
  const target = transactionOf(db, transactionId);
  if (!target) return notFound('change');
  if (target.actor !== frame.actor) return forbidden('Only the person who made this change can undo it.');
  if (all(db, 'select 1 from _undo where target = ?', [target.n]).length > 0) return stays(UNDONE);
  const written = all<Entry>(db, `select tbl, row, op, field, before from _journal where tx = ? order by n`, [
    target.n,
  ]);
  if (written.some((entry) => frame.tables[entry.tbl] === 'insertOnly')) return stays(KEPT);
  const entries = written.filter((entry) => frame.tables[entry.tbl] === 'record');
  const changed = changedSince(frame, target.n);
  if (changed.length > 0) {
    return fail({
      kind: 'conflict',
      message: 'This cannot be undone any more: the same entries were changed since.',
      revision: revisionOf(db, entries[0]),
      changed,
    });
  }
  try {
    run(db, 'insert into _undo (target, tx) select ?, n from _transaction where id = ?', [
      target.n,
      frame.transactionId,
    ]);
    return putBack(frame, entries);
  } catch (error) {
    if (isRefusal(error)) return stays(KEPT);
    throw error;
  }
}

/** A trigger or a unique index stands in the way, e.g. of an entry that was sealed meanwhile. */
function isRefusal(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'SQLITE_CONSTRAINT_TRIGGER' || code === 'SQLITE_CONSTRAINT_UNIQUE';
}

const UNDONE = 'This change was undone already.';
const KEPT =
  'This step is kept for the record and cannot be undone. Correct it with an amendment or a new version.';

function stays(message: string): Result<never> {
  return fail({ kind: 'blocked', message, rules: [] });
}

function revisionOf(db: Connection, entry: Entry | undefined): number {
  if (!entry) return 1;
  const row = first<{ revision: number }>(db, `select revision from ${identifier(entry.tbl)} where id = ?`, [
    entry.row,
  ]);
  return row?.revision ?? 1;
}

/**
 * Transactions after `:tx` that were taken back, with those that took them back (and those that took these back):
 * together they left everything as it was. Each chain begins at a root, which undid nothing or something up to
 * `:tx`; where the number of undos behind the root is even, the root stands and only the undos cancel each other.
 */
const CANCELLED = `with recursive
  chain (root, tx, depth) as (
    select n, n, 0 from _transaction where n > :tx and n not in (select tx from _undo where target > :tx)
    union all
    select chain.root, _undo.tx, chain.depth + 1 from chain join _undo on _undo.target = chain.tx),
  cancelled (tx) as (
    select chain.tx from chain join (select root, max(depth) as undos from chain group by root) using (root)
    where undos > 0 and (undos % 2 = 1 or chain.tx <> root))`;

/** Later changes of what the transaction wrote: of the same field, of a row that it added, or of a row since removed. */
function changedSince(frame: UndoFrame, tx: number): ChangedField[] {
  const { db } = frame;
  const later = all<{ tbl: string; field: string; after: SqlValue; actor: string; at: string }>(
    db,
    `${CANCELLED}
     select j.tbl, j.field, j.after, t.actor, t.at from _journal j join _transaction t on t.n = j.tx
     where j.tx > :tx and j.tx not in (select tx from cancelled)
       and j.op = 'update' and ${NOT_BOOKKEEPING} and exists (
       select 1 from _journal mine where mine.tx = :tx and mine.tbl = j.tbl and mine.row = j.row
         and (mine.op = 'insert' or mine.field = j.field or (j.field = 'deleted_at' and mine.field not in ('revision', 'updated_at'))))
     order by j.n desc limit 20`,
    { tx },
  ).map((row) => ({ path: `${row.tbl}.${row.field}`, current: row.after, by: row.actor, at: row.at }));
  return [...later, ...addedToSince(frame, tx)];
}

/** Rows that others added under a row that this transaction added, e.g. a coverage of a new patient. */
function addedToSince({ db, tables }: UndoFrame, tx: number): ChangedField[] {
  const added = all<{ tbl: string; row: string }>(
    db,
    `select tbl, row from _journal where tx = ? and op = 'insert'`,
    [tx],
  );
  if (added.length === 0) return [];
  const found: ChangedField[] = [];
  for (const { from, column, to } of references(db)) {
    const rule = tables[from];
    if (rule === undefined || rule === 'derived' || rule === 'log') continue;
    const alive = rule === 'record' ? 'and child.deleted_at is null' : '';
    for (const { row } of added.filter((parent) => parent.tbl === to)) {
      const child = first<{ actor: string; at: string }>(
        db,
        `select t.actor, t.at from ${identifier(from)} child
         join _journal j on j.tbl = :from and j.row = child.id and j.op = 'insert' and j.tx > :tx
         join _transaction t on t.n = j.tx
         where child.${identifier(column)} = :row ${alive} limit 1`,
        { from, tx, row },
      );
      if (child) found.push({ path: from, current: null, by: child.actor, at: child.at });
    }
  }
  return found;
}

interface Reference {
  readonly from: string;
  readonly column: string;
  readonly to: string;
}

function references(db: Connection): Reference[] {
  return ownTables(db).flatMap((from) =>
    all<{ column: string; to: string }>(
      db,
      `select "from" as "column", "table" as "to" from pragma_foreign_key_list(?)`,
      [from],
    ).map((reference) => ({ from, ...reference })),
  );
}

function putBack(frame: UndoFrame, entries: readonly Entry[]): Result<UndoneRow[]> {
  const { db, at } = frame;
  const rows = new Map<
    string,
    { table: string; id: string; added: boolean; values: Map<string, SqlValue> }
  >();
  for (const entry of entries) {
    const key = `${entry.tbl} ${entry.row}`;
    const added = entry.op === 'insert';
    const row = rows.get(key) ?? {
      table: entry.tbl,
      id: entry.row,
      added,
      values: new Map<string, SqlValue>(),
    };
    rows.set(key, row);
    if (added) row.values.set('deleted_at', at);
    if (row.added || entry.field === null || BOOKKEEPING.includes(entry.field) || row.values.has(entry.field))
      continue;
    row.values.set(entry.field, entry.before);
  }
  const undone: UndoneRow[] = [];
  for (const { table, id, values } of [...rows.values()].reverse()) {
    if (values.size === 0) continue;
    const fields = [...values.keys()].map((field) => `${identifier(field)} = ?`).join(', ');
    run(
      db,
      `update ${identifier(table)} set ${fields}, revision = revision + 1, updated_at = ? where id = ?`,
      [...values.values(), at, id],
    );
    undone.push({ table, id });
  }
  return ok(undone);
}
