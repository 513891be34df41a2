import type { Connection } from '../open.ts';
import { all, run } from '../rows.ts';
import { deviceState } from './deviceState.ts';
import { hubHolds } from './offers.ts';
import { roster } from './roster.ts';

/**
 * What a hub did with the line that an honest and healthy one does not do, kept so that the screen can say since when.
 * Nothing of it loses a record: what is doubtful is not taken in, and is asked for again.
 */

/**
 * `altered`: a set does not open: changed, or put in another's place. `keyUnknown`: it is sealed with a key that was
 * given to this device by no statement. `notSigned`: by no device of the office. `removed`: by one that had been removed
 * before. `twin`: another set of that device and number is known. `notNext`: it does not follow from the one before it.
 * `gap`: the line has a place that the hub passed over; `n` is that place. `withheld`: others have told of the set, or it was confirmed as taken, and the line does not hold it. `setBack`: the
 * hub had forgotten something, e.g. was restored from a backup. `lost`: it had forgotten everything. `ahead`: it claimed
 * newer sets of this device than this device ever made. `file`: an attachment is not what its name says.
 */
export const DOUBT_KINDS = [
  'altered',
  'keyUnknown',
  'notSigned',
  'removed',
  'twin',
  'notNext',
  'gap',
  'withheld',
  'setBack',
  'lost',
  'ahead',
  'file',
] as const;
export type DoubtKind = (typeof DOUBT_KINDS)[number];

export interface Doubt {
  readonly kind: DoubtKind;
  /** Whose set it is, as the hub says; for `file` the attachment's name; for doubts of the hub itself this device. */
  readonly device: string;
  /** The set's number; for `setBack` and `lost` how long the line had been. */
  readonly n: number;
  /** Instant, ISO 8601 UTC. */
  readonly since: string;
  /** Its place in the hub's line; null: it has none. */
  readonly seq: number | null;
}

/** A doubt that is known already keeps the time since when it is. */
export function noteDoubt(db: Connection, doubt: Doubt): void {
  run(
    db,
    `insert into _doubt (kind, device, n, since, seq) values (:kind, :device, :n, :since, :seq)
     on conflict (kind, device, n) do update set seq = excluded.seq`,
    { ...doubt },
  );
}

/** A set was taken in after all. */
export function settleDoubts(db: Connection, device: string, n: number): void {
  run(
    db,
    `delete from _doubt where device = ? and n = ? and kind not in ('setBack', 'lost', 'ahead', 'gap')`,
    [device, n],
  );
}

/** One doubt is answered. */
export function settleDoubt(db: Connection, { kind, device, n }: Pick<Doubt, 'kind' | 'device' | 'n'>): void {
  run(db, 'delete from _doubt where kind = ? and device = ? and n = ?', [kind, device, n]);
}

/** A person has seen it, or it is a matter of a hub that is not asked any more. */
export function dropDoubts(db: Connection, kinds: readonly DoubtKind[]): void {
  for (const kind of kinds) run(db, 'delete from _doubt where kind = ?', [kind]);
}

/** The oldest first. @param limit doubts at most */
export function listDoubts(db: Connection, limit: number): Doubt[] {
  return all<Doubt>(
    db,
    'select kind, device, n, since, seq from _doubt order by since, kind, device, n limit ?',
    [limit],
  );
}

/** Doubts of sets that have a place in the line: they may open or count by now. */
export function doubtsToLookAt(db: Connection, limit: number): Doubt[] {
  return all<Doubt>(
    db,
    `select kind, device, n, since, seq from _doubt
     where seq is not null and (kind in ('altered', 'keyUnknown', 'notSigned', 'gap')
       or kind = 'removed' and n <= (select heard from _seen where _seen.device = _doubt.device))
     order by seq limit ?`,
    [limit],
  );
}

/**
 * To be called when the line was read to its end: what somebody has told of and what is not there is withheld, for the
 * moment or for good; what has come since is forgotten.
 */
export function noteWithheld(db: Connection, at: string): void {
  const own = deviceState(db);
  if (!own) return;
  const devices = roster(db);
  const missing = new Map(
    all<{ device: string; n: number }>(db, 'select device, n + 1 as n from _seen where heard > n')
      // A hub takes nothing of a removed device any more, also not what others have of it.
      .filter(({ device, n }) => n <= (devices.get(device)?.removedUpTo ?? n))
      .map(({ device, n }) => [device, n]),
  );
  // The own line comes back too: what the hub confirmed must be in it.
  const shown = hubHolds(db, own.id);
  if (shown < own.sent) missing.set(own.id, shown + 1);
  for (const { device, n } of all<{ device: string; n: number }>(
    db,
    `select device, n from _doubt where kind = 'withheld'`,
  )) {
    if (missing.get(device) !== n)
      run(db, `delete from _doubt where kind = 'withheld' and device = ? and n = ?`, [device, n]);
  }
  for (const [device, n] of missing) noteDoubt(db, { kind: 'withheld', device, n, since: at, seq: null });
}
