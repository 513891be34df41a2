import type { Connection } from '../open.ts';
import { all, first, run } from '../rows.ts';
import { deviceState, gaveAway, startOver } from './deviceState.ts';
import { countsUpTo, roster } from './roster.ts';

/**
 * What the hub is known to hold, and so what is worth offering it: after it was lost, everything that anybody knows;
 * else what came from elsewhere, such as a file of a branch that has no connection.
 */

/** The hub's name among those who hold sets (`_holds`). */
const HUB = 'hub';

/** Of a device's sets the newest that the hub is known to hold with all before it. */
export function hubHolds(db: Connection, about: string): number {
  return (
    first<{ n: number }>(db, 'select n from _holds where device = ? and about = ?', [HUB, about])?.n ?? 0
  );
}

/** The hub's line has a set. Counts as far as there is no gap. */
export function foundAtHub(db: Connection, about: string, n: number): void {
  if (n !== hubHolds(db, about) + 1) return;
  run(
    db,
    'insert into _holds (device, about, n) values (?, ?, ?) on conflict (device, about) do update set n = excluded.n',
    [HUB, about, n],
  );
}

/** The hub has confirmed the sets of a device up to `n`. */
export function gaveToHub(db: Connection, about: string, n: number): void {
  run(
    db,
    `insert into _holds (device, about, n) values (?, ?, ?)
     on conflict (device, about) do update set n = max(n, excluded.n)`,
    [HUB, about, n],
  );
}

/** The hub is not the one that was known, or was set back: nothing is known of what it holds. */
export function forgetHub(db: Connection, epoch: string): void {
  // What it had confirmed others may have: it keeps its time and its place.
  gaveAway(db, deviceState(db)?.sent ?? 0);
  startOver(db, epoch);
  run(db, 'delete from _holds where device = ?', [HUB]);
  run(db, 'delete from _file_sent');
}

export interface Offer {
  readonly device: string;
  /** The sets after this one, up to `upTo`. */
  readonly after: number;
  readonly upTo: number;
}

/** Sets of other devices that are here and that the hub is not known to hold; of removed ones only those that count. */
export function offersToHub(db: Connection): Offer[] {
  const rows = all<Offer>(
    db,
    `select s.device, coalesce(h.n, 0) as after, s.n as upTo
     from _seen s left join _holds h on h.device = ? and h.about = s.device
     where s.n > coalesce(h.n, 0) and s.device <> (select id from _device) order by s.device`,
    [HUB],
  );
  if (rows.length === 0) return [];
  const devices = roster(db);
  return rows.flatMap((offer) => {
    const upTo = Math.min(offer.upTo, countsUpTo(db, devices, offer.device));
    return upTo > offer.after ? [{ ...offer, upTo }] : [];
  });
}

/** Sets that the hub is not known to have yet. */
export function setsWaiting(db: Connection): number {
  const state = deviceState(db);
  if (!state) return 0;
  const others = offersToHub(db).reduce((sum, { after, upTo }) => sum + upTo - after, 0);
  return Math.max(0, state.n - state.sent) + others;
}

/** Names of the attachments that the hub has whole. */
export function filesSent(db: Connection): ReadonlySet<string> {
  return new Set(all<{ name: string }>(db, 'select name from _file_sent').map(({ name }) => name));
}

/** The hub has these attachments whole. */
export function noteFilesSent(db: Connection, names: readonly string[]): void {
  for (const name of names)
    run(db, 'insert into _file_sent (name) values (?) on conflict do nothing', [name]);
}
