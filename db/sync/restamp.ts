import { type EditValue, type SignedSet, WHOLE_ROW } from '../../shared/sync/changeSet.ts';
import {
  type ClockState,
  deviceOf,
  type Hlc,
  hlcOf,
  msOf,
  seen,
  tick,
} from '../../shared/sync/hybridClock.ts';
import type { Connection } from '../open.ts';
import { all, first, run, type SqlValue } from '../rows.ts';
import { deviceState } from './deviceState.ts';
import { judgeField, keepEdit, openVersions, standing } from './edits.ts';
import { type MergePorts, settleAgain } from './mergeSets.ts';
import { judgeSeals } from './writeStanding.ts';
import { digestOf } from './noteSet.ts';
import { setsOf } from './outbox.ts';
import { officeRow } from './roster.ts';
import { signatureOf } from './setSignatures.ts';

/**
 * Own sets that nobody has yet, written down anew: at the right time, because the clock of this computer was ahead of
 * everybody's; or under another device's name, because another copy of the store had used the one of before. Their order
 * and what each was made in knowledge of stay; what is stored of them is replaced, since nobody else has ever seen it.
 */

export interface Restamping {
  /** Own sets behind this one. Nobody may have any of them. */
  readonly after: number;
  /** The hub's clock, milliseconds since 1970: no time is put behind it, unless something seen is already. */
  readonly now: number;
  /** By how much the times go forward (or back, below zero), in milliseconds. */
  readonly shift: number;
  /** What the wall clock here lacks against the hub's from now on, in milliseconds. */
  readonly offset: number;
  /** Makes the store another device of the office; called when nothing here names the former one's sets any more. */
  readonly renew?: (db: Connection) => void;
}

export interface Restamped {
  readonly sets: number;
  /** Of the newest set, milliseconds since 1970; behind `now` where something seen was. */
  readonly newest: number;
}

/**
 * The number of the first own set behind `after` whose time lies behind `ms` (milliseconds since 1970), or null. Those
 * before it a hub may have taken already, with its answer lost.
 */
export function firstAhead(db: Connection, after: number, ms: number): number | null {
  const found = first<{ n: number | null }>(
    db,
    'select min(n) as n from _set where device = (select id from _device) and n > ? and hlc > ?',
    [after, hlcOf({ ms, counter: 0 }, '')],
  );
  return found?.n ?? null;
}

/** Inside a transaction that has no act open. */
export function restamp(db: Connection, how: Restamping, ports: MergePorts): Restamped {
  const former = deviceState(db);
  if (!former) throw new Error('an office with one device has nothing to put right');
  const own = all<{ n: number; hlc: Hlc }>(
    db,
    'select n, hlc from _set where device = ? and n > ? order by n',
    [former.id, how.after],
  );
  const last = first<{ hlc: Hlc; digest: string }>(
    db,
    'select hlc, digest from _set where device = ? and n = ?',
    [former.id, how.after],
  );
  const disputed = disputedIn(db, former.id, how.after);
  run(db, 'update _device set n = ?, head = ?, clock_offset = ?', [
    how.after,
    last?.digest ?? '',
    how.offset,
  ]);
  how.renew?.(db);
  const device = deviceState(db);
  if (!device) throw new Error('a device that is renewed is still one of several');
  const office = officeRow(db)?.id ?? '';
  const renewed = device.id !== former.id;
  const times = new Map<Hlc, Hlc>();
  const seals: { readonly table: string; readonly row: string }[] = [];
  let clock: ClockState = last ? seen({ ms: 0, counter: 0 }, last.hlc) : { ms: 0, counter: 0 };
  let { n, head } = device;
  for (const { n: formerN, hlc: formerHlc } of own) {
    const [set] = setsOf(db, former.id, formerN - 1, 1);
    if (set?.n !== formerN) throw new Error('an own set is not there');
    const edits = set.edits.map((edit) => ({
      ...edit,
      // What a person said of versions names them by their times.
      value: edit.table === ports.rules.reviews ? withTimes(edit.value, times) : edit.value,
      parent: edit.parent === null ? null : (times.get(edit.parent) ?? edit.parent),
    }));
    for (const { table, row, field } of edits)
      if (field === WHOLE_ROW && table in ports.rules.seals) seals.push({ table, row });
    clock = tick(behindSeen(db, clock, set), Math.min(msOf(formerHlc) + how.shift, how.now));
    while (isTaken(db, hlcOf(clock, device.id), formerHlc)) clock = tick(clock, 0);
    const hlc = hlcOf(clock, device.id);
    n += 1;
    const also: [string, number][] = renewed && n === 1 && how.after > 0 ? [[former.id, how.after]] : [];
    const told = [...set.seen, ...also].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const { signature: _, ...unsigned } = {
      ...set,
      device: device.id,
      n,
      hlc,
      previous: head,
      seen: told,
      edits,
    };
    head = digestOf(unsigned);
    run(
      db,
      `update _set set device = :device, n = :n, hlc = :hlc, previous = :previous, digest = :digest, seen = :seen,
         signature = :signature where device = :former and n = :formerN`,
      {
        device: device.id,
        n,
        hlc,
        previous: unsigned.previous,
        digest: head,
        seen: JSON.stringify(told),
        signature: device.signKey === '' ? '' : signatureOf(device.signKey, office, head),
        former: former.id,
        formerN,
      },
    );
    run(db, 'delete from _edit where hlc = ?', [formerHlc]);
    for (const edit of edits) keepEdit(db, hlc, edit, false);
    run(db, 'update _settled set hlc = ? where hlc = ?', [hlc, formerHlc]);
    times.set(formerHlc, hlc);
  }
  if (renewed) run(db, 'update _seen set told = n where device = ?', [former.id]);
  run(db, 'update _device set n = ?, head = ?, clock_ms = ?, clock_counter = ?', [
    n,
    head,
    ...newestOf(db, clock),
  ]);
  settle(db, disputed, ports);
  for (const { table, row } of seals) judgeSeals(db, ports.rules, table, row);
  return { sets: own.length, newest: clock.ms };
}

/** A time that another set has which is still to be put right itself. */
function isTaken(db: Connection, hlc: Hlc, by: Hlc): boolean {
  return hlc !== by && first(db, 'select 1 from _set where hlc = ?', [hlc]) !== undefined;
}

/** The clock behind everything that the set was made in knowledge of. */
function behindSeen(db: Connection, clock: ClockState, set: SignedSet): ClockState {
  let state = clock;
  for (const [device, n] of set.seen) {
    const hlc = first<{ hlc: Hlc }>(db, 'select hlc from _set where device = ? and n = ?', [device, n])?.hlc;
    if (hlc) state = seen(state, hlc);
  }
  for (const { parent } of set.edits) {
    if (parent !== null && deviceOf(parent) !== set.device) state = seen(state, parent);
  }
  return state;
}

/** The next own edit is behind everything that is here. */
function newestOf(db: Connection, clock: ClockState): [number, number] {
  const newest = first<{ hlc: Hlc }>(db, 'select hlc from _set order by hlc desc limit 1')?.hlc;
  const { ms, counter } = newest ? seen(clock, newest) : clock;
  return [ms, counter];
}

interface Disputed {
  readonly table: string;
  readonly row: string;
  readonly field: string;
  readonly value: SqlValue | undefined;
}

/** Fields of these sets in which others wrote without knowing of it: there the times decide what stands. */
function disputedIn(db: Connection, device: string, after: number): Disputed[] {
  return all<{ tbl: string; row: string; field: string }>(
    db,
    `select distinct e.tbl, e.row, e.field from _set s join _edit e on e.hlc = s.hlc
     where s.device = ? and s.n > ?`,
    [device, after],
  ).flatMap(({ tbl: table, row, field }) =>
    openVersions(db, table, row, field).length > 1
      ? [{ table, row, field, value: standing(db, table, row, field)?.value }]
      : [],
  );
}

function settle(db: Connection, disputed: readonly Disputed[], ports: MergePorts): void {
  const turned = disputed.filter(
    ({ table, row, field, value }) => standing(db, table, row, field)?.value !== value,
  );
  if (turned.length > 0) settleAgain(db, turned, ports);
  for (const { table, row, field } of disputed) judgeField(db, table, row, field);
}

const TIMES = /[0-9a-f]{12}-[0-9a-f]{5}-[0-9a-f-]{36}/g;

function withTimes(value: EditValue, times: ReadonlyMap<Hlc, Hlc>): EditValue {
  return typeof value === 'string' ? value.replaceAll(TIMES, (hlc) => times.get(hlc) ?? hlc) : value;
}
