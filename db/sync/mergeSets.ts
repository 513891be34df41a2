import {
  type ChangeSet,
  type Edit,
  type EditValue,
  MEMBERS,
  type SignedSet,
  WHOLE_ROW,
} from '../../shared/sync/changeSet.ts';
import { deviceOf, type Hlc } from '../../shared/sync/hybridClock.ts';
import { endAct } from '../journal.ts';
import type { Connection } from '../open.ts';
import { all, first, run } from '../rows.ts';
import { ableToTakeIn } from './ableEdits.ts';
import { sawHlc } from './deviceState.ts';
import { keepEdit, standing } from './edits.ts';
import type { Merge } from './merge.ts';
import { digestOf, keepSet } from './noteSet.ts';
import { type SyncRules, type Traveller, travellersOf } from './syncRules.ts';
import { addRow, settle, writeField } from './writeStanding.ts';

/**
 * Taking in change sets of other devices. Every edit is kept; those that win are written into the records, under the
 * name of who made them. The result depends on which sets were taken in and never on their order: a set that came too
 * early waits until what it stands on is there, and one of a newer schema until the program here is as new.
 */

export interface MergePorts {
  readonly rules: SyncRules;
  /** UUIDv7. */
  readonly newId: () => string;
  /** Why a set is not taken, though it follows from the one before it; null: it may be. Asked of new sets only. */
  readonly judge?: (set: SignedSet, digest: string) => 'notSigned' | 'removed' | null;
}

export interface Merged {
  /** Sets that were new here. */
  readonly sets: number;
  /** Edits that wait now, of these and earlier sets. */
  readonly waiting: number;
  /** Sets that were not taken in, and why. */
  readonly refused: readonly Refused[];
}

/**
 * `twin`: another set of that device and number is known, so that two stores write under one name (a copy that was not
 * made a device of its own). `notNext`: it does not follow from the device's set before it. `notSigned`: not by a device
 * of the office. `removed`: by one that belonged to it no more.
 */
export interface Refused {
  readonly device: string;
  readonly n: number;
  readonly why: 'twin' | 'notNext' | 'notSigned' | 'removed';
}

function mergeInto(db: Connection, { rules, newId }: MergePorts): Merge {
  return { db, travellers: travellersOf(db, rules), rules, newId, grown: new Set() };
}

/** To be called inside a transaction of SQLite that has no act open: all sets are taken in, or none. */
export function mergeSets(db: Connection, sets: readonly SignedSet[], ports: MergePorts): Merged {
  const merge = mergeInto(db, ports);
  // Sets refer to each other across devices: references are judged once all of them are in.
  db.pragma('defer_foreign_keys = on');
  run(db, 'insert into _merging (one) values (1)');
  let taken = 0;
  const refused: Refused[] = [];
  for (const set of sets) {
    const digest = digestOf(set);
    const known = first<{ digest: string }>(db, 'select digest from _set where device = ? and n = ?', [
      set.device,
      set.n,
    ]);
    const why = known
      ? known.digest === digest
        ? null
        : 'twin'
      : follows(db, set, digest)
        ? (ports.judge?.(set, digest) ?? null)
        : 'notNext';
    if (why !== null) refused.push({ device: set.device, n: set.n, why });
    else if (!known) {
      carefully(merge, set.edits, (able) => takeIn(merge, set, digest, able));
      taken += 1;
    }
  }
  wakeHeld(merge, merge.grown);
  run(db, 'delete from _merging');
  return { sets: taken, waiting: waitingIn(db), refused };
}

/** After the program here became newer: what waited for that is taken in. Inside a transaction, as above. */
export function replayHeld(db: Connection, ports: MergePorts): Merged {
  run(db, 'insert into _merging (one) values (1)');
  db.pragma('defer_foreign_keys = on');
  wakeHeld(mergeInto(db, ports), 'everything');
  run(db, 'delete from _merging');
  return { sets: 0, waiting: waitingIn(db), refused: [] };
}

/**
 * Writes what stands now of fields whose versions changed their order (restamp.ts), each under the name of who wrote what
 * stands. Inside a transaction, as above.
 */
export function settleAgain(
  db: Connection,
  fields: readonly Pick<Edit, 'table' | 'row' | 'field'>[],
  ports: MergePorts,
): void {
  const merge = mergeInto(db, ports);
  db.pragma('defer_foreign_keys = on');
  run(db, 'insert into _merging (one) values (1)');
  for (const { table, row, field } of fields) {
    const stands = standing(db, table, row, field);
    const set = stands
      ? first<SetRow>(db, 'select device, n, tx, at, actor, action, undoes from _set where hlc = ?', [
          stands.hlc,
        ])
      : undefined;
    const edit = first<EditRow>(
      db,
      'select tbl, row, field, value, parent, sealed from _edit where tbl = ? and row = ? and field = ? and hlc = ?',
      [table, row, field, stands?.hlc ?? ''],
    );
    if (!set || !edit) continue;
    const { tx: id, at, actor, action, undoes } = set;
    act(merge, { ...set, transaction: { id, at, actor, action, undoes } }, () => settle(merge, editOf(edit)));
  }
  run(db, 'delete from _merging');
}

function waitingIn(db: Connection): number {
  return first<{ n: number }>(db, 'select count(*) as n from _edit where held = 1')?.n ?? 0;
}

/** Each set names the one before it, as far as that has arrived; so does the one after it. Its time is its device's own. */
function follows(db: Connection, { device, n, hlc, previous }: ChangeSet, digest: string): boolean {
  const before = first<{ digest: string }>(db, 'select digest from _set where device = ? and n = ?', [
    device,
    n - 1,
  ]);
  const after = first<{ previous: string }>(db, 'select previous from _set where device = ? and n = ?', [
    device,
    n + 1,
  ]);
  return (
    deviceOf(hlc) === device &&
    first(db, 'select 1 from _set where hlc = ?', [hlc]) === undefined &&
    (n === 1) === (previous === '') &&
    (before === undefined || before.digest === previous) &&
    (after === undefined || after.previous === digest)
  );
}

function takeIn(merge: Merge, set: SignedSet, digest: string, able: readonly Edit[]): void {
  const { db } = merge;
  sawHlc(db, set.hlc);
  keepSet(db, set, digest, null);
  const { before = 0 } =
    first<{ before: number }>(db, 'select n as before from _seen where device = ?', [set.device]) ?? {};
  hear(db, set);
  // Told of only without a gap: who hears of it may rely on everything before it.
  if (set.n === before + 1) advanceSeen(db, set.device, before);
  const ready = new Set(able);
  for (const edit of set.edits) keepEdit(db, set.hlc, edit, !ready.has(edit));
  act(merge, set, () => {
    for (const edit of able) settle(merge, edit);
  });
}

/**
 * Does something with those edits of a set that can be taken in. Where the tables here refuse one of them all the same (a
 * newer program knows more values than their checks do), each is tried by itself, and what is refused waits: one set must
 * never stop all those behind it.
 */
function carefully(merge: Merge, edits: readonly Edit[], work: (able: readonly Edit[]) => void): void {
  const { db } = merge;
  const grown = [...merge.grown];
  db.exec('savepoint taking');
  try {
    work(ableToTakeIn(merge, edits));
    db.exec('release taking');
  } catch (error) {
    if (!isConstraint(error) || !db.inTransaction) throw error;
    db.exec('rollback to taking');
    db.exec('release taking');
    merge.grown.clear();
    for (const table of grown) merge.grown.add(table);
    work(
      ableToTakeIn(
        merge,
        ableToTakeIn(merge, edits).filter((edit) => fits(merge, edit)),
      ),
    );
  }
}

function isConstraint(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT');
}

/** Whether the tables here take what an edit writes. Nothing of the attempt is left. */
function fits(merge: Merge, edit: Edit): boolean {
  const { db } = merge;
  const traveller = merge.travellers(edit.table);
  if (!traveller || edit.field === MEMBERS) return true;
  db.exec('savepoint trying');
  try {
    beginTaking(merge, { at: '', actor: 'program', action: 'sync.try' });
    if (edit.field === WHOLE_ROW) addRow(merge, traveller, edit);
    else writeField(merge, traveller, edit.row, edit.field, edit.value);
    return true;
  } catch (error) {
    if (!isConstraint(error)) throw error;
    return false;
  } finally {
    db.exec('rollback to trying');
    db.exec('release trying');
  }
}

/** What the set tells of others: a hub that holds sets back is noticed by it. */
function hear(db: Connection, { device, n, seen }: SignedSet): void {
  // What it says of itself beyond that is nothing that anybody has taken in.
  const told = seen.filter(([other]) => other !== device);
  for (const [other, newest] of [...told, [device, n] as const]) {
    run(
      db,
      `insert into _seen (device, n, heard) select :other, 0, :newest where :other <> (select id from _device)
       on conflict (device) do update set heard = max(heard, excluded.heard)`,
      { other, newest },
    );
  }
}

function advanceSeen(db: Connection, device: string, before: number): void {
  let n = before;
  while (first(db, 'select 1 from _set where device = ? and n = ?', [device, n + 1])) n += 1;
  run(db, 'insert into _seen (device, n) values (?, ?) on conflict (device) do update set n = excluded.n', [
    device,
    n,
  ]);
}

/**
 * Edits that waited, as long as some of them can be taken in.
 * @param grown tables with new rows, on which all depends that may be taken in now
 */
function wakeHeld(merge: Merge, grown: ReadonlySet<string> | 'everything'): void {
  const { db } = merge;
  for (let news = grown; news === 'everything' || news.size > 0; news = new Set(merge.grown)) {
    const tables = Object.keys(merge.rules.tables).filter(
      (table) => news === 'everything' || dependsOn(merge.travellers(table), news),
    );
    merge.grown.clear();
    const waiting = all<EditRow & { hlc: Hlc }>(
      db,
      `select hlc, tbl, row, field, value, parent, sealed from _edit where held = 1
         and hlc in (select hlc from _edit where held = 1 and tbl in (select value from json_each(?)))
       order by hlc, tbl, row, field`,
      [JSON.stringify(tables)],
    );
    for (const [hlc, rows] of bySet(waiting)) {
      const set = first<SetRow>(
        db,
        'select device, n, tx, at, actor, action, undoes from _set where hlc = ?',
        [hlc],
      );
      if (!set) continue;
      carefully(merge, rows.map(editOf), (ready) => {
        if (ready.length === 0) return;
        for (const { table, row, field } of ready) {
          run(db, 'update _edit set held = 0 where tbl = ? and row = ? and field = ? and hlc = ?', [
            table,
            row,
            field,
            hlc,
          ]);
        }
        const { tx: id, at, actor, action, undoes } = set;
        act(merge, { ...set, transaction: { id, at, actor, action, undoes } }, () => {
          for (const edit of ready) settle(merge, edit);
        });
      });
    }
  }
}

function bySet<T extends { readonly hlc: Hlc }>(edits: readonly T[]): ReadonlyMap<Hlc, readonly T[]> {
  const sets = new Map<Hlc, T[]>();
  for (const edit of edits) {
    const known = sets.get(edit.hlc);
    if (known) known.push(edit);
    else sets.set(edit.hlc, [edit]);
  }
  return sets;
}

function dependsOn(traveller: Traveller | null, tables: ReadonlySet<string>): boolean {
  return (
    traveller !== null &&
    (tables.has(traveller.table) || traveller.references.some(({ table }) => tables.has(table)))
  );
}

interface EditRow {
  readonly tbl: string;
  readonly row: string;
  readonly field: string;
  readonly value: EditValue;
  readonly parent: Hlc | null;
  readonly sealed: number;
}

interface SetRow {
  readonly device: string;
  readonly n: number;
  readonly tx: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly undoes: string | null;
}

export function editOf({ tbl, row, field, value, parent, sealed }: EditRow): Edit {
  return { table: tbl, row, field, value, parent, sealed: sealed === 1 };
}

/** The frame that lets the journal's triggers know whose change this is: that of who made it there and then. */
function act(merge: Merge, set: Pick<ChangeSet, 'device' | 'n' | 'transaction'>, work: () => void): void {
  const { db } = merge;
  const local = beginTaking(merge, set.transaction);
  run(db, 'update _set set local = ? where device = ? and n = ? and local is null', [
    local,
    set.device,
    set.n,
  ]);
  work();
  noteUndo(db, set.transaction.undoes ?? '', local);
  endAct(db, merge.newId);
}

/** @returns the number of the transaction: one of its own here, as what the audit trail has sealed stays as it is */
function beginTaking(
  { db, newId }: Merge,
  { at, actor, action }: Pick<ChangeSet['transaction'], 'at' | 'actor' | 'action'>,
): number {
  run(db, 'insert into _transaction (id, at, actor, action) values (?, ?, ?, ?)', [
    newId(),
    at,
    actor,
    action,
  ]);
  const local = first<{ n: number }>(db, 'select last_insert_rowid() as n')?.n ?? 0;
  run(db, 'insert into _context (one, tx) values (1, ?)', [local]);
  return local;
}

/** An undo names the transaction that it took back as its device knew it. */
function noteUndo(db: Connection, undoes: string, local: number): void {
  run(
    db,
    `insert into _undo (target, tx)
     select n, :local from (
       select n from _transaction where id = :undoes union all select local from _set where tx = :undoes and local is not null)
     where n <> :local limit 1 on conflict do nothing`,
    { undoes, local },
  );
}
