import { hlcOf, seen, tick, type Hlc } from '../../shared/sync/hybridClock.ts';
import type { Connection } from '../open.ts';
import { first, run } from '../rows.ts';

/** The one row that says who this device is and how far it has come. */
export interface DeviceState {
  readonly id: string;
  readonly clockMs: number;
  readonly clockCounter: number;
  readonly clockOffset: number;
  readonly n: number;
  readonly head: string;
  readonly sent: number;
  readonly pulled: number;
  readonly pulledMark: string | null;
  readonly epoch: string | null;
  readonly given: number;
  /** Ed25519 private key, PKCS #8, base64; '' while the office trusts nobody by signatures. */
  readonly signKey: string;
  readonly boundTo: string;
}

/** Null: the office has this one device only, and nothing is kept for others. */
export function deviceState(db: Connection): DeviceState | null {
  return (
    first<DeviceState>(
      db,
      `select id, clock_ms as clockMs, clock_counter as clockCounter, clock_offset as clockOffset, n, head, sent, pulled,
         pulled_mark as pulledMark, epoch, given, sign_key as signKey, bound_to as boundTo from _device`,
    ) ?? null
  );
}

/** Private keys of a device, PKCS #8, base64, and the copy of the store that it is. */
export interface DeviceKeys {
  readonly signKey: string;
  readonly boxKey: string;
  readonly boundTo: string;
}

/**
 * Makes the store one of several of its office. From here on its changes are kept for the others.
 * @param id a UUIDv7 that no store ever had: also a copy of this very store needs another one before it writes
 */
export function beginDevice(
  db: Connection,
  id: string,
  keys: DeviceKeys = { signKey: '', boxKey: '', boundTo: '' },
): void {
  const before = deviceState(db);
  if (before && before.n > 0) {
    run(
      db,
      'insert into _seen (device, n, told) values (?, ?, 0) on conflict (device) do update set n = excluded.n',
      [before.id, before.n],
    );
  }
  run(
    db,
    `insert into _device (one, id, sign_key, box_key, bound_to) values (1, :id, :signKey, :boxKey, :boundTo)
     on conflict (one) do update set id = excluded.id, n = 0, head = '', sent = 0, given = 0, pulled = 0,
       pulled_mark = null, epoch = null, sign_key = excluded.sign_key, box_key = excluded.box_key,
       bound_to = excluded.bound_to`,
    { id, ...keys },
  );
}

/** The hub has confirmed own sets up to `n`. */
export function confirmSent(db: Connection, n: number): void {
  run(db, 'update _device set sent = max(sent, ?)', [n]);
}

/** What the wall clock lacks against the hub's, in milliseconds. */
export function learnOffset(db: Connection, offset: number): void {
  run(db, 'update _device set clock_offset = ?', [offset]);
}

/** A file for another device holds own sets up to `n`. */
export function gaveAway(db: Connection, n: number): void {
  run(db, 'update _device set given = max(given, ?)', [n]);
}

/** How far a hub's line was read: a number, and the mark that the hub drew at random when it took in what stands there. */
export interface Place {
  readonly seq: number;
  readonly mark: string;
}

export function pulledTo(db: Connection, { seq, mark }: Place, epoch: string): void {
  run(db, 'update _device set pulled = ?, pulled_mark = ?, epoch = ?', [seq, mark, epoch]);
}

/** The hub is not the one that was known, or was set back: everything is read and offered again. */
export function startOver(db: Connection, epoch: string): void {
  run(db, 'update _device set sent = 0, pulled = 0, pulled_mark = null, epoch = ?', [epoch]);
}

/** The time of the next own edit. @param now the wall clock, milliseconds since 1970 */
export function nextHlc(db: Connection, device: DeviceState, now: number): Hlc {
  const state = deviceState(db) ?? device;
  const next = tick({ ms: state.clockMs, counter: state.clockCounter }, now + state.clockOffset);
  run(db, 'update _device set clock_ms = ?, clock_counter = ?', [next.ms, next.counter]);
  return hlcOf(next, state.id);
}

/** Puts the clock behind an edit of somebody else. */
export function sawHlc(db: Connection, hlc: Hlc): void {
  const state = deviceState(db);
  if (!state) return;
  const next = seen({ ms: state.clockMs, counter: state.clockCounter }, hlc);
  run(db, 'update _device set clock_ms = ?, clock_counter = ?', [next.ms, next.counter]);
}
