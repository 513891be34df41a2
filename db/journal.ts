import type { TransactionRow } from './auditChain.ts';
import { noteChange } from './auditTrail.ts';
import type { Connection } from './open.ts';
import { all, first, run, type SqlValue } from './rows.ts';
import { BOOKKEEPING } from './tables.ts';

/**
 * Reading the journal, and the frame around a write that lets the triggers fill it. What changed, by whom and
 * when, for every field of every record.
 */

/** Who acts, for what. `actor` is the id of a user; `action` names the act, e.g. the channel `claims.finalise`. */
export interface Act {
  readonly actor: string;
  readonly action: string;
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
  /** UUIDv7 of this transaction. */
  readonly transactionId: string;
}

/** Opens the frame inside a running transaction: from here the triggers know who writes. */
export function beginAct(db: Connection, act: Act): void {
  run(db, 'insert into _transaction (id, at, actor, action) values (?, ?, ?, ?)', [
    act.transactionId,
    act.at,
    act.actor,
    act.action,
  ]);
  run(db, 'insert into _context (one, tx) select 1, n from _transaction where id = ?', [act.transactionId]);
}

/**
 * Closes the frame before the commit: what is written outside one fails. What was written goes into the audit trail,
 * under a digest that gives away a later change of the journal.
 * @param keepForOthers what is done with it for the office's other devices
 */
export function endAct(
  db: Connection,
  newId: () => string,
  keepForOthers: (transaction: TransactionRow) => void = () => undefined,
): void {
  const transaction = first<TransactionRow>(
    db,
    'select t.n, t.id, t.at, t.actor, t.action from _context c join _transaction t on t.n = c.tx',
  );
  run(db, 'delete from _context');
  if (!transaction) return;
  noteChange(db, transaction, newId);
  keepForOthers(transaction);
}

export interface FieldChange {
  /** Column name; for an insert null. */
  readonly field: string | null;
  readonly before: SqlValue;
  /** For an insert all values as a JSON object. */
  readonly after: SqlValue;
}

export interface HistoryEntry {
  readonly transactionId: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  /** The transaction that this one took back, or null. */
  readonly undoes: string | null;
  readonly op: 'insert' | 'update';
  readonly table: string;
  readonly row: string;
  readonly changes: readonly FieldChange[];
}

interface JournalRow {
  readonly n: number;
  readonly tx: number;
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly undoes: string | null;
  readonly tbl: string;
  readonly row: string;
  readonly op: 'insert' | 'update';
  readonly field: string | null;
  readonly before: SqlValue;
  readonly after: SqlValue;
}

const JOURNAL_ROWS = `select j.n, j.tx, t.id, t.at, t.actor, t.action, target.id as undoes, j.tbl, j.row, j.op, j.field,
    j.before, j.after
  from _journal j join _transaction t on t.n = j.tx
  left join _undo u on u.tx = j.tx left join _transaction target on target.n = u.target`;

/**
 * What happened to one row, newest first, one entry for each transaction.
 * @param options.limit entries at most (100); options.before a transaction id: only what came before it.
 */
export function history(
  db: Connection,
  table: string,
  row: string,
  options: { readonly limit?: number; readonly before?: string } = {},
): HistoryEntry[] {
  const rows = all<JournalRow>(
    db,
    `${JOURNAL_ROWS} where j.tbl = :table and j.row = :row and j.tx in (
       select tx from _journal where tbl = :table and row = :row
         and (:before is null or tx < (select n from _transaction where id = :before))
       group by tx order by tx desc limit :limit)
     order by j.tx desc, j.n`,
    { table, row, before: options.before ?? null, limit: options.limit ?? 100 },
  );
  return grouped(rows);
}

/** What one transaction changed, in its order, one entry for each row. */
export function changesOf(db: Connection, transactionId: string): HistoryEntry[] {
  return grouped(all<JournalRow>(db, `${JOURNAL_ROWS} where t.id = ? order by j.n`, [transactionId]));
}

/** Whether a transaction changed anything. */
export function hasChanges(db: Connection, transactionId: string): boolean {
  return (
    first(
      db,
      'select 1 from _transaction t where t.id = ? and exists (select 1 from _journal j where j.tx = t.n)',
      [transactionId],
    ) !== undefined
  );
}

/** The rows that a transaction wrote, each once. */
export function rowsWrittenBy(
  db: Connection,
  transactionId: string,
  ops: readonly HistoryEntry['op'][],
  tables: readonly string[],
): { readonly table: string; readonly row: string }[] {
  return all<{ table: string; row: string }>(
    db,
    `select distinct j.tbl as "table", j.row from _transaction t join _journal j on j.tx = t.n
     where t.id = :id and j.op in (select value from json_each(:ops))
       and j.tbl in (select value from json_each(:tables))`,
    { id: transactionId, ops: JSON.stringify(ops), tables: JSON.stringify(tables) },
  );
}

function grouped(rows: readonly JournalRow[]): HistoryEntry[] {
  const entries = new Map<string, HistoryEntry & { changes: FieldChange[] }>();
  for (const row of rows) {
    const key = `${row.tx} ${row.tbl} ${row.row} ${row.op}`;
    const change: FieldChange = { field: row.field, before: row.before, after: row.after };
    const entry = entries.get(key);
    if (entry) entry.changes.push(change);
    else {
      entries.set(key, {
        transactionId: row.id,
        at: row.at,
        actor: row.actor,
        action: row.action,
        undoes: row.undoes,
        op: row.op,
        table: row.tbl,
        row: row.row,
        changes: [change],
      });
    }
  }
  return [...entries.values()];
}

/** How a field changed since a revision: from what, and who changed it last and when. */
export interface LaterChange {
  readonly field: string;
  /** The value at that revision, and the last one. */
  readonly before: SqlValue;
  readonly after: SqlValue;
  readonly actor: string;
  readonly at: string;
}

/** The first transaction that changed a row after it had a revision; null when there is none. */
export function firstTransactionSince(
  db: Connection,
  table: string,
  row: string,
  revision: number,
): number | null {
  const found = first<{ tx: number }>(
    db,
    `select tx from _journal
     where tbl = ? and row = ? and op = 'update' and field = 'revision' and before >= ? order by n limit 1`,
    [table, row, revision],
  );
  return found?.tx ?? null;
}

/**
 * The fields of a row that changed after it had a revision, in the order of their last change.
 * @param revision a revision that the caller read from a committed state.
 */
export function changesSince(db: Connection, table: string, row: string, revision: number): LaterChange[] {
  const tx = firstTransactionSince(db, table, row, revision);
  if (tx === null) return [];
  return all<LaterChange>(
    db,
    `select later.field, earliest.before, latest.after, t.actor, t.at
     from (select field, min(n) as first, max(n) as last from _journal
           where tbl = :table and row = :row and op = 'update' and tx >= :tx group by field) later
     join _journal earliest on earliest.n = later.first
     join _journal latest on latest.n = later.last
     join _transaction t on t.n = latest.tx
     where later.field not in (${BOOKKEEPING.map((field) => `'${field}'`).join(', ')})
     order by latest.n`,
    { table, row, tx },
  );
}

export interface TransactionNote {
  readonly n: number;
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
}

export function transactionOf(db: Connection, id: string): TransactionNote | undefined {
  return first<TransactionNote>(db, 'select n, id, at, actor, action from _transaction where id = ?', [id]);
}

/** Whether an act of this name was ever finished. */
export function wasDone(db: Connection, action: string): boolean {
  return first(db, 'select 1 from _transaction where action = ? limit 1', [action]) !== undefined;
}

/** Number of the last transaction; 0 before there was one. */
export function newestTransaction(db: Connection): number {
  return first<{ n: number | null }>(db, 'select max(n) as n from _transaction')?.n ?? 0;
}
