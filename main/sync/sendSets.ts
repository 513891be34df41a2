import { confirmSent, type DeviceState, deviceState } from '../../db/sync/deviceState.ts';
import { officeKeys } from '../../db/sync/officeKeys.ts';
import { gaveToHub, type Offer, offersToHub } from '../../db/sync/offers.ts';
import { setsOf } from '../../db/sync/outbox.ts';
import { type OfficeKeys, sealSet } from '../../db/sync/sealedSets.ts';
import { firstAhead } from '../../db/sync/restamp.ts';
import { ok } from '../../shared/result.ts';
import type { SignedSet } from '../../shared/sync/changeSet.ts';
import type { PushedSet } from '../../shared/sync/frames.ts';
import { CLOCK_TOLERANCE_MS, type Pushed } from '../../shared/sync/hubProtocol.ts';
import { msOf } from '../../shared/sync/hybridClock.ts';
import type { HubResult } from './hubClient.ts';
import {
  asked,
  breathe,
  done,
  isRefused,
  problem,
  problemOf,
  readOf,
  type Round,
  type Step,
  stored,
} from './steps.ts';

/** Change sets on their way to the hub: own ones, and those of others that it is not known to have. */

/** Sealed bytes of one push, roughly. */
const PUSH_TOGETHER = 1024 * 1024;
const READ_TOGETHER = 20;
const MOST_TOGETHER = 2000;

/**
 * Own sets up, until the hub has confirmed all. What has a time to come is put right first.
 * @returns `again`: the hub lacks what it had, so that the round begins anew
 */
export async function sendOwn(round: Round): Promise<Step<'done' | 'again'>> {
  const { store, hub } = round;
  let asGiven = false;
  for (;;) {
    const state = await readOf(round.store, deviceState);
    if (!state.ok) return state;
    const device = state.value;
    if (!device || device.sent >= device.n) return done('done');
    round.tell({ step: 'sending', left: device.n - device.sent });
    const handedOn = device.sent < device.given;
    const batch = await sealed(round, device.id, device.sent, handedOn ? device.given : device.n);
    if (!batch.ok) return batch;
    const last = batch.value.at(-1);
    if (!last)
      return problem('store', 'Changes that are to be sent cannot be read. Restore the newest backup.');
    const answer = await hub.push(batch.value, handedOn || asGiven);
    if (isRefused(answer, 'clockAhead') && !handedOn && !asGiven) {
      const put = await putTimeRight(round, answer, device);
      if (!put.ok) return put;
      asGiven = put.value;
      continue;
    }
    if (isRefused(answer, 'outOfPlace')) return done('again');
    const pushed = asked(answer);
    if (!pushed.ok) return pushed;
    const confirmed = Math.min(pushed.value.mine, last.n);
    // It took them and still lacks one before them: it lost something since the round began.
    if (confirmed <= device.sent) return done('again');
    round.tally.sent += confirmed - device.sent;
    const kept = await stored(store, () => store.keep((db) => ok(confirmSent(db, confirmed))));
    if (!kept.ok) return kept;
    await breathe();
  }
}

/** @returns true: something seen is ahead itself, so that the times stay and are given as they are */
async function putTimeRight(
  { store, clock }: Round,
  answer: HubResult<Pushed>,
  before: DeviceState,
): Promise<Step<boolean>> {
  if (answer.ok || answer.fault.kind !== 'refused') return done(false);
  const { now } = answer.fault.refusal;
  const restamped = await stored(store, () =>
    store.restamp((db) => {
      const device = deviceState(db);
      const fixed = Math.max(device?.sent ?? 0, device?.given ?? 0);
      const ahead = firstAhead(db, fixed, now + CLOCK_TOLERANCE_MS);
      if (ahead === null) return null;
      const after = ahead - 1;
      const offset = now - clock();
      return { after, now, offset, shift: Math.min(0, offset - before.clockOffset) };
    }),
  );
  if (!restamped.ok) return restamped;
  return done(restamped.value.sets === 0 || restamped.value.newest > now + CLOCK_TOLERANCE_MS);
}

/** Sets of others up that the hub is not known to have: nobody may be left to offer them. */
export async function sendOthers(round: Round): Promise<Step<void>> {
  const offers = await readOf(round.store, offersToHub);
  if (!offers.ok) return offers;
  for (const offer of offers.value) {
    const sent = await sendOffer(round, offer);
    if (!sent.ok) return sent;
  }
  return done(undefined);
}

async function sendOffer(round: Round, { device, after, upTo }: Offer): Promise<Step<void>> {
  const { store, hub } = round;
  for (let from = after; from < upTo;) {
    const batch = await sealed(round, device, from, upTo);
    if (!batch.ok) return batch;
    const last = batch.value.at(-1);
    if (!last) return done(undefined);
    round.tell({ step: 'sending', left: upTo - from });
    const answer = await hub.push(batch.value, true);
    if (!answer.ok) {
      // Of a device that the hub does not take anything of (any more): the others' sets are not held up by it.
      const skips = ['unknownDevice', 'removed', 'notAllowed', 'outOfPlace'] as const;
      if (skips.some((kind) => isRefused(answer, kind))) return done(undefined);
      return { ok: false, problem: problemOf(answer.fault) };
    }
    from = last.n;
    round.tally.sent += batch.value.length;
    const kept = await stored(store, () => store.keep((db) => ok(gaveToHub(db, device, last.n))));
    if (!kept.ok) return kept;
    await breathe();
  }
  return done(undefined);
}

/** Sets of a device after `after` and up to `upTo`, sealed: as many as go into one push. */
async function sealed(round: Round, device: string, after: number, upTo: number): Promise<Step<PushedSet[]>> {
  const batch: PushedSet[] = [];
  let bytes = 0;
  const keys = await readOf(round.store, officeKeys);
  if (!keys.ok) return keys;
  if (!keys.value) return problem('notSetUp', 'This office has one computer only.');
  for (let from = after; from < upTo && bytes < PUSH_TOGETHER && batch.length < MOST_TOGETHER;) {
    const sets = await readOf(round.store, (db) =>
      setsOf(db, device, from, Math.min(READ_TOGETHER, upTo - from)),
    );
    if (!sets.ok) return sets;
    for (const set of sets.value) {
      if (bytes >= PUSH_TOGETHER) break;
      const one = framed(keys.value, set);
      batch.push(one);
      bytes += one.body.length;
    }
    const last = sets.value.at(-1);
    if (!last) break;
    from = last.n;
    await breathe();
  }
  return done(batch);
}

function framed(keys: OfficeKeys, set: SignedSet): PushedSet {
  const { body } = sealSet(keys, set);
  return { device: set.device, n: set.n, ms: msOf(set.hlc), schema: set.schema, body };
}
