import { createHash, type Hash } from 'node:crypto';
import type { Connection } from './open.ts';
import { all, first, type SqlValue } from './rows.ts';

/**
 * How the audit trail hangs together: the hash of each entry covers all that it says and the hash before it, and an
 * entry of a change carries a digest of what the journal has of that change. Whoever changes, removes or adds a row
 * behind the program's back has to write everything after it anew, and the last hash then differs from the one that
 * was exported, printed or kept with a backup. Against somebody who has the key, only such a hash elsewhere helps.
 */

/** What stands before the first entry. */
export const GENESIS = createHash('sha256').update('claimwright audit trail, version 1').digest('hex');

/** The columns of `_audit` but its hash, in the order in which they are hashed. */
export const HASHED_COLUMNS = [
  'n',
  'id',
  'at',
  'user_id',
  'user_name',
  'kind',
  'channel',
  'subject',
  'subject_id',
  'patient_id',
  'details',
  'tx',
  'digest',
  'previous',
] as const;

export type HashedRow = Readonly<Record<(typeof HASHED_COLUMNS)[number], SqlValue>>;

/** A JSON array parts its values without doubt, and tells 1 from '1' and from null. */
export function hashOf(row: HashedRow): string {
  return createHash('sha256')
    .update(JSON.stringify(HASHED_COLUMNS.map((column) => row[column])))
    .digest('hex');
}

/** The row of `_transaction` that a digest is about. */
export interface TransactionRow {
  readonly n: number;
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
}

export interface JournaledRow {
  readonly n: number;
  readonly tx: number;
  readonly tbl: string;
  readonly row: string;
  readonly op: string;
  readonly field: string | null;
  readonly before: SqlValue;
  readonly after: SqlValue;
}

/** Rows read at once: a few milliseconds of work. */
const PAGE = 1000;

/**
 * Reads one transaction of the journal through and digests it, yielding after each page how many rows it had.
 * @param look sees every row on the way, so that one pass is enough
 * @returns the digest; and the number of journal rows, 0 where nothing was changed
 */
export function* digestTransaction(
  db: Connection,
  tx: number,
  look: (row: JournaledRow) => void = () => undefined,
): Generator<number, { readonly digest: string; readonly rows: number }, Connection> {
  const hash = createHash('sha256');
  const head = first<TransactionRow>(db, 'select n, id, at, actor, action from _transaction where n = ?', [
    tx,
  ]);
  add(hash, head ? [head.n, head.id, head.at, head.actor, head.action] : [null]);
  const undo = first<{ target: number }>(db, 'select target from _undo where tx = ?', [tx]);
  add(hash, ['undoes', undo?.target ?? null]);
  let rows = 0;
  let after = -1;
  for (;;) {
    const page = all<JournaledRow>(
      db,
      'select n, tx, tbl, row, op, field, before, after from _journal where tx = ? and n > ? order by n limit ?',
      [tx, after, PAGE],
    );
    for (const row of page) {
      addJournaled(hash, row);
      look(row);
    }
    rows += page.length;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { digest: hash.digest('hex'), rows };
    after = last.n;
    db = yield page.length;
  }
}

/**
 * Digests the whole journal up to a transaction: what was there before there was an audit trail.
 * @returns the digest, and how many transactions and rows it covers
 */
export function* digestJournal(
  db: Connection,
  lastTx: number,
): Generator<
  number,
  { readonly digest: string; readonly transactions: number; readonly rows: number },
  Connection
> {
  const hash = createHash('sha256');
  let transactions = 0;
  for (let after = -1; ;) {
    const page = all<TransactionRow & { target: number | null }>(
      db,
      `select t.n, t.id, t.at, t.actor, t.action, u.target from _transaction t left join _undo u on u.tx = t.n
       where t.n > ? and t.n <= ? order by t.n limit ?`,
      [after, lastTx, PAGE],
    );
    for (const row of page) add(hash, [row.n, row.id, row.at, row.actor, row.action, row.target]);
    transactions += page.length;
    const last = page.at(-1);
    if (!last) break;
    after = last.n;
    db = yield page.length;
  }
  let rows = 0;
  for (let after = -1; ;) {
    const page = all<JournaledRow>(
      db,
      `select n, tx, tbl, row, op, field, before, after from _journal where n > ? and tx <= ? order by n limit ?`,
      [after, lastTx, PAGE],
    );
    for (const row of page) addJournaled(hash, row);
    rows += page.length;
    const last = page.at(-1);
    if (!last) break;
    after = last.n;
    db = yield page.length;
  }
  return { digest: hash.digest('hex'), transactions, rows };
}

/** Runs a digest or a walk to its end at once. */
export function atOnce<T>(db: Connection, steps: Generator<unknown, T, Connection>): T {
  for (;;) {
    const step = steps.next(db);
    if (step.done) return step.value;
  }
}

function addJournaled(hash: Hash, row: JournaledRow): void {
  add(hash, [row.n, row.tx, row.tbl, row.row, row.op, row.field, row.before, row.after]);
}

function add(hash: Hash, values: readonly SqlValue[]): void {
  hash.update(JSON.stringify(values));
}
