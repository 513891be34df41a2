import { type DeviceState, deviceState, pulledTo } from '../../db/sync/deviceState.ts';
import type { Connection } from '../../db/open.ts';
import {
  type DoubtKind,
  doubtsToLookAt,
  noteDoubt,
  noteWithheld,
  settleDoubt,
  settleDoubts,
} from '../../db/sync/doubts.ts';
import type { Merged, Refused } from '../../db/sync/mergeSets.ts';
import { officeKeys } from '../../db/sync/officeKeys.ts';
import { foundAtHub } from '../../db/sync/offers.ts';
import { roster } from '../../db/sync/roster.ts';
import { openSet } from '../../db/sync/sealedSets.ts';
import { ok } from '../../shared/result.ts';
import type { SignedSet } from '../../shared/sync/changeSet.ts';
import type { PulledSet } from '../../shared/sync/frames.ts';
import { asked, breathe, done, instant, isRefused, readOf, type Round, type Step, stored } from './steps.ts';

/**
 * The hub's line down: opened, judged and taken in, some thousand edits at a time, the place that was reached noted in
 * the same transaction. What does not open or does not count is noted as a doubt and passed over, and asked for again
 * once keys and devices of the office are better known; what follows it waits where it stands on it.
 */

const PULL_BYTES = 1024 * 1024;
const EDITS_TOGETHER = 2000;
const ASKED_AGAIN = 20;
const ASKED_AGAIN_WITH_NEWS = 500;

/** `again`: the hub was set back meanwhile. `after`: own sets behind that number are another copy's in the line. */
export type Taken =
  { readonly end: 'done' } | { readonly end: 'again' } | { readonly end: 'inDoubt'; readonly after: number };

/** A set of the line, or why it is none. */
interface Opened {
  readonly carried: PulledSet;
  readonly set: SignedSet | 'keyUnknown' | 'altered';
}

/** @param learn asks for the office's statements again: a device or a key is not known. True: something was new. */
export async function takeLine(round: Round, learn: () => Promise<Step<boolean>>): Promise<Step<Taken>> {
  const { hub, store } = round;
  let learned = false;
  for (;;) {
    const device = await readOf(store, deviceState);
    if (!device.ok) return device;
    const answer = await hub.pull(device.value?.pulled ?? 0, PULL_BYTES, 0);
    if (isRefused(answer, 'setBack')) return done({ end: 'again' });
    const line = asked(answer);
    if (!line.ok) return line;
    if (line.value.length === 0) return done({ end: 'done' });
    const noted = await noteGaps(round, device.value, line.value);
    if (!noted.ok) return noted;
    let opened = await open(round, line.value);
    if (!opened.ok) return opened;
    if (!learned && opened.value.lacksStatements) {
      learned = true;
      const news = await learn();
      if (!news.ok) return news;
      opened = await open(round, line.value);
      if (!opened.ok) return opened;
    }
    const taken = await takeTogether(round, opened.value.sets);
    if (!taken.ok || taken.value.end !== 'done') return taken;
  }
}

/** Places of the line are counted without a gap: one that is passed over is held back. */
async function noteGaps(
  round: Round,
  own: DeviceState | null,
  line: readonly PulledSet[],
): Promise<Step<void>> {
  const gaps: number[] = [];
  let next = (own?.pulled ?? 0) + 1;
  for (const { seq } of line) {
    for (; next < seq && gaps.length < ASKED_AGAIN_WITH_NEWS; next += 1) gaps.push(next);
    next = seq + 1;
  }
  if (gaps.length === 0) return done(undefined);
  const { store } = round;
  const since = instant(round);
  return stored(store, () =>
    store.keep((db) => {
      for (const seq of gaps) noteDoubt(db, { kind: 'gap', device: own?.id ?? '', n: seq, since, seq });
      return ok(undefined);
    }),
  );
}

async function open(
  { store }: Round,
  line: readonly PulledSet[],
): Promise<Step<{ readonly sets: readonly Opened[]; readonly lacksStatements: boolean }>> {
  const known = await readOf(store, (db) => ({ keys: officeKeys(db), devices: roster(db) }));
  if (!known.ok) return known;
  const { keys, devices } = known.value;
  const sets: Opened[] = [];
  for (const carried of line) {
    const { device, n, body } = carried;
    sets.push({ carried, set: keys ? openSet(keys, { device, n, body: Buffer.from(body) }) : 'keyUnknown' });
    if (sets.length % 200 === 0) await breathe();
  }
  const lacksStatements = sets.some(
    ({ carried, set }) => set === 'keyUnknown' || (set !== 'altered' && !devices.has(carried.device)),
  );
  return done({ sets, lacksStatements });
}

/** Takes sets in by parts, each with the place that it ends at. */
async function takeTogether(round: Round, opened: readonly Opened[]): Promise<Step<Taken>> {
  const { store } = round;
  for (let from = 0; from < opened.length;) {
    const part = partOf(opened, from);
    const own = await readOf(store, deviceState);
    if (!own.ok) return own;
    const strange = part.findIndex(({ set }) => isOwnAhead(set, own.value));
    const now = strange === -1 ? part : part.slice(0, strange);
    const merged = await merge(round, now, own.value?.id ?? '');
    if (!merged.ok) return merged;
    const twin = merged.value.refused.find(({ device, why }) => device === own.value?.id && why === 'twin');
    if (twin) return done({ end: 'inDoubt', after: twin.n - 1 });
    if (strange !== -1) return done({ end: 'inDoubt', after: own.value?.n ?? 0 });
    from += part.length;
    round.tell({ step: 'taking', left: opened.length - from });
    await breathe();
  }
  return done({ end: 'done' });
}

/** A set under this device's name that it never made: another copy of the store did. */
function isOwnAhead(set: Opened['set'], own: { readonly id: string; readonly n: number } | null): boolean {
  return typeof set === 'object' && own !== null && set.device === own.id && set.n > own.n;
}

function partOf(opened: readonly Opened[], from: number): readonly Opened[] {
  let edits = 0;
  let to = from;
  while (to < opened.length && (to === from || edits < EDITS_TOGETHER)) {
    const set = opened[to]?.set;
    edits += typeof set === 'object' ? set.edits.length : 1;
    to += 1;
  }
  return opened.slice(from, to);
}

async function merge(round: Round, part: readonly Opened[], own: string): Promise<Step<Merged>> {
  const { store, epoch, tally } = round;
  const last = part.at(-1)?.carried;
  if (!last) return done({ sets: 0, waiting: tally.held, refused: [] });
  const sets = part.flatMap(({ set }) => (typeof set === 'object' ? [set] : []));
  const merged = await stored(store, () =>
    store.merge(sets, (db, result) => {
      const why = new Map(result.refused.map((one) => [`${one.device} ${one.n}`, one.why]));
      for (const { carried, set } of part) {
        const { device, n } = carried;
        foundAtHub(db, device, n);
        const fault = typeof set === 'string' ? set : why.get(`${device} ${n}`);
        // What another copy wrote under this device's name is not held against the hub.
        if (fault === undefined) settleDoubts(db, device, n);
        else if (!(device === own && fault === 'twin')) note(round, db, carried, fault);
      }
      pulledTo(db, { seq: last.seq, mark: last.mark }, epoch);
    }),
  );
  if (merged.ok) {
    tally.taken += merged.value.sets;
    tally.held = merged.value.waiting;
  }
  return merged;
}

function note(
  round: Round,
  db: Connection,
  { device, n, seq }: PulledSet,
  kind: Extract<DoubtKind, Refused['why'] | 'keyUnknown' | 'altered'>,
): void {
  noteDoubt(db, { kind, device, n, since: instant(round), seq });
}

/**
 * Asks again for sets of the line that did not open, were signed by nobody known or were passed over; then looks what is
 * still missing. To be called when the line was read to its end.
 * @param news keys or devices have become known, so that more of it is worth asking for
 */
export async function askAgain(round: Round, news: boolean): Promise<Step<void>> {
  const { store, hub, tally } = round;
  const doubts = await readOf(store, (db) => doubtsToLookAt(db, news ? ASKED_AGAIN_WITH_NEWS : ASKED_AGAIN));
  if (!doubts.ok) return doubts;
  for (const doubt of doubts.value) {
    const { seq } = doubt;
    const line = asked(await hub.pull((seq ?? 1) - 1, 1, 0));
    if (!line.ok) return line;
    const [carried] = line.value;
    if (carried?.seq !== seq) continue;
    const opened = await open(round, [carried]);
    if (!opened.ok) return opened;
    const set = opened.value.sets[0]?.set;
    if (typeof set !== 'object') continue;
    const merged = await stored(store, () =>
      store.merge([set], (db, { refused }) => {
        if (refused.length > 0) return;
        settleDoubt(db, doubt);
        settleDoubts(db, set.device, set.n);
        foundAtHub(db, set.device, set.n);
      }),
    );
    if (!merged.ok) return merged;
    tally.taken += merged.value.sets;
    tally.held = merged.value.waiting;
  }
  return stored(store, () => store.keep((db) => ok(noteWithheld(db, instant(round)))));
}
