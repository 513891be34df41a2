import { createHash } from 'node:crypto';
import {
  type ChangeSet,
  type Edit,
  MEMBERS,
  type SignedSet,
  WHOLE_ROW,
} from '../../shared/sync/changeSet.ts';
import type { TransactionRow } from '../auditChain.ts';
import type { Connection } from '../open.ts';
import { all, first, identifier, run, type SqlValue } from '../rows.ts';
import { deviceState, nextHlc } from './deviceState.ts';
import { judgeField, keepEdit, parentOf, takeReview } from './edits.ts';
import { signatureOf } from './setSignatures.ts';
import { type Closed, fieldOf, type SyncRules, type Traveller, travellersOf } from './syncRules.ts';

/**
 * At the end of an own write transaction: what it wrote in the journal becomes a change set for the other devices, in
 * the same commit. What a transaction changed several times travels once, as it ended.
 */

/** More edits than this go into several sets, so that no device has to hold an import of a whole register at once. */
const EDITS_IN_ONE_SET = 2_000;

interface Journaled {
  readonly tbl: string;
  readonly row: string;
  readonly op: 'insert' | 'update';
  readonly field: string | null;
  readonly after: SqlValue;
}

/** Nothing happens while the office has one device. @returns how many sets were kept */
export function noteSets(db: Connection, rules: SyncRules, transaction: TransactionRow): number {
  const device = deviceState(db);
  if (!device) return 0;
  const edits = editsOf(db, rules, transaction.n);
  let sets = 0;
  for (let from = 0; from < edits.length; from += EDITS_IN_ONE_SET) {
    keepOwn(db, rules, transaction, edits.slice(from, from + EDITS_IN_ONE_SET));
    sets += 1;
  }
  return sets;
}

function keepOwn(
  db: Connection,
  rules: SyncRules,
  transaction: TransactionRow,
  edits: readonly Edit[],
): void {
  const before = deviceState(db);
  if (!before) return;
  const hlc = nextHlc(db, before, Date.parse(transaction.at));
  const undone = first<{ id: string }>(
    db,
    'select t.id from _undo u join _transaction t on t.n = u.target where u.tx = ?',
    [transaction.n],
  );
  const news = all<{ device: string; n: number }>(
    db,
    'select device, n from _seen where n > told order by device',
  );
  const set: ChangeSet = {
    device: before.id,
    n: before.n + 1,
    hlc,
    schema: schemaOf(db),
    previous: before.head,
    seen: news.map(({ device, n }) => [device, n]),
    transaction: {
      id: transaction.id,
      at: transaction.at,
      actor: transaction.actor,
      action: transaction.action,
      undoes: undone?.id ?? null,
    },
    edits: [...edits],
  };
  if (news.length > 0) run(db, 'update _seen set told = n');
  const digest = digestOf(set);
  const office = first<{ id: string }>(db, 'select id from _office')?.id ?? '';
  const signature = before.signKey === '' ? '' : signatureOf(before.signKey, office, digest);
  keepSet(db, { ...set, signature }, digest, transaction.n);
  for (const edit of set.edits) {
    keepEdit(db, hlc, edit, false);
    judgeField(db, edit.table, edit.row, edit.field);
    if (edit.table === rules.reviews) takeReview(db, edit.table, edit.row);
  }
  run(db, 'update _device set n = ?, head = ?', [set.n, digest]);
}

/** Keeps what a set says of itself. @param local its transaction's number in the journal here, null while unknown */
export function keepSet(db: Connection, set: SignedSet, digest: string, local: number | null): void {
  run(
    db,
    `insert into _set (device, n, hlc, schema, previous, digest, seen, tx, local, at, actor, action,
       undoes, signature)
     values (:device, :n, :hlc, :schema, :previous, :digest, :seen, :tx, :local, :at, :actor, :action, :undoes,
       :signature)`,
    {
      device: set.device,
      n: set.n,
      hlc: set.hlc,
      schema: set.schema,
      previous: set.previous,
      digest,
      seen: JSON.stringify(set.seen),
      tx: set.transaction.id,
      local,
      at: set.transaction.at,
      actor: set.transaction.actor,
      action: set.transaction.action,
      undoes: set.transaction.undoes,
      signature: set.signature,
    },
  );
}

/** SHA-256 of a set in its one written form, as hex: the next set of the device names it. */
export function digestOf(set: ChangeSet): string {
  return createHash('sha256').update(written(set)).digest('hex');
}

/** The one text of a set: keys and edits in a fixed order. */
export function written(set: ChangeSet): string {
  const { transaction: t } = set;
  return JSON.stringify({
    device: set.device,
    n: set.n,
    hlc: set.hlc,
    schema: set.schema,
    previous: set.previous,
    seen: set.seen.toSorted(([a], [b]) => (a < b ? -1 : 1)),
    transaction: { id: t.id, at: t.at, actor: t.actor, action: t.action, undoes: t.undoes },
    edits: set.edits
      .toSorted(byPlace)
      .map(({ table, row, field, value, parent, sealed }) => ({ table, row, field, value, parent, sealed })),
  });
}

/** In the order of the table of edits, which is that of bytes. */
function byPlace(a: Edit, b: Edit): number {
  for (const key of ['table', 'row', 'field'] as const) {
    if (a[key] !== b[key]) return a[key] < b[key] ? -1 : 1;
  }
  return 0;
}

function schemaOf(db: Connection): number {
  return first<{ user_version: number }>(db, 'pragma user_version')?.user_version ?? 0;
}

function editsOf(db: Connection, rules: SyncRules, tx: number): Edit[] {
  const travellers = travellersOf(db, rules);
  const journaled = all<Journaled>(
    db,
    'select tbl, row, op, field, after from _journal where tx = ? order by n',
    [tx],
  );
  const rows = new Map<string, { traveller: Traveller; row: string; added: boolean; fields: Set<string> }>();
  for (const { tbl, row, op, field } of journaled) {
    const traveller = travellers(tbl);
    if (!traveller) continue;
    const key = `${tbl} ${row}`;
    const known = rows.get(key) ?? { traveller, row, added: false, fields: new Set<string>() };
    rows.set(key, known);
    if (op === 'insert') known.added = true;
    else if (field !== null && traveller.columns.includes(field)) known.fields.add(fieldOf(traveller, field));
  }
  const edits = [...rows.values()].flatMap(({ traveller, row, added, fields }) => {
    const now = added || fields.size > 0 ? readRow(db, traveller, row) : null;
    if (!now) return [];
    if (added) return [whole(traveller, row, now)];
    return [...fields].flatMap((field) => {
      const edit = single(db, traveller, row, field, now, false);
      return changedFrom(db, edit) ? [edit] : [];
    });
  });
  const sealing = [...rows.values()].filter(({ added, traveller }) => added && rules.seals[traveller.table]);
  const restated = sealing.flatMap(({ traveller, row }) => {
    const seal = readRow(db, traveller, row);
    return seal
      ? (rules.seals[traveller.table] ?? []).flatMap((closed) => restate(db, rules, seal, closed))
      : [];
  });
  const replaced = new Set(restated.map(placeOf));
  // As they were written: where they go into several sets, what others refer to goes first.
  return [...edits.filter((edit) => !replaced.has(placeOf(edit))), ...restated];
}

function placeOf({ table, row, field }: Edit): string {
  return `${table} ${row} ${field}`;
}

/** A field that was changed and changed back within the transaction is no edit. */
function changedFrom(db: Connection, edit: Edit): boolean {
  const before = first<{ value: SqlValue }>(
    db,
    'select value from _edit where tbl = ? and row = ? and field = ? and hlc = ?',
    [edit.table, edit.row, edit.field, edit.parent ?? ''],
  );
  return before === undefined || before.value !== edit.value;
}

/** Everything that a seal closes, as it is at this moment, and which rows it is. */
function restate(
  db: Connection,
  rules: SyncRules,
  seal: Readonly<Record<string, SqlValue>>,
  closed: Closed,
): Edit[] {
  const traveller = travellersOf(db, rules)(closed.table);
  if (!traveller) return [];
  const key = seal[closed.is] ?? null;
  const ids = all<{ id: string }>(
    db,
    `select id from ${identifier(closed.table)} where ${identifier(closed.by)} is ? order by id`,
    [key],
  ).map(({ id }) => id);
  const fields = new Set(
    traveller.columns
      .filter((column) => column !== 'id' && (closed.fields?.includes(column) ?? true))
      .map((column) => fieldOf(traveller, column)),
  );
  const edits = ids.flatMap((id) => {
    const now = readRow(db, traveller, id);
    return now ? [...fields].map((field) => single(db, traveller, id, field, now, true)) : [];
  });
  if (closed.by === 'id') return edits;
  // A row that somebody adds elsewhere at the same time is not part of what was signed.
  const members: Edit = {
    table: closed.table,
    row: String(key),
    field: MEMBERS,
    value: JSON.stringify(ids),
    parent: parentOf(db, closed.table, String(key), MEMBERS),
    sealed: true,
  };
  return [...edits, members];
}

function whole(traveller: Traveller, row: string, now: Readonly<Record<string, SqlValue>>): Edit {
  const value = JSON.stringify(
    Object.fromEntries(traveller.columns.map((column) => [column, now[column] ?? null])),
  );
  return { table: traveller.table, row, field: WHOLE_ROW, value, parent: null, sealed: false };
}

function single(
  db: Connection,
  traveller: Traveller,
  row: string,
  field: string,
  now: Readonly<Record<string, SqlValue>>,
  sealed: boolean,
): Edit {
  const { table } = traveller;
  return {
    table,
    row,
    field,
    value: valueOf(traveller, field, now),
    parent: parentOf(db, table, row, field),
    sealed,
  };
}

/** What a field holds: a column's value, or a group's columns as a JSON object. */
function valueOf(traveller: Traveller, field: string, now: Readonly<Record<string, SqlValue>>): SqlValue {
  const group = traveller.groups[field];
  if (!group) return now[field] ?? null;
  return JSON.stringify(Object.fromEntries(group.map((column) => [column, now[column] ?? null])));
}

function readRow(
  db: Connection,
  { table, columns }: Traveller,
  row: string,
): Readonly<Record<string, SqlValue>> | undefined {
  return first(db, `select ${columns.map(identifier).join(', ')} from ${identifier(table)} where id = ?`, [
    row,
  ]);
}
