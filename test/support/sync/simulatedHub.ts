// What a hub does, in memory, with every fault that a network and an operator can add.
import type { SignedSet } from '../../../shared/sync/changeSet.ts';
import { confirmSent, deviceState, pulledTo, startOver } from '../../../db/sync/deviceState.ts';
import { knownDevices, setsOf } from '../../../db/sync/outbox.ts';
import { inTransaction, type SmallDevice } from './smallOffice.ts';

export interface SimulatedHub {
  epoch: string;
  /** `mark`: drawn anew at each push. */
  line: { readonly set: SignedSet; readonly mark: string }[];
  pushes: number;
}

export function addToHub(hub: SimulatedHub, sets: readonly SignedSet[]): void {
  hub.pushes += 1;
  const mark = `mark ${hub.pushes}`;
  for (const set of sets) {
    const known = hub.line.some((there) => there.set.device === set.device && there.set.n === set.n);
    if (!known) hub.line.push({ set, mark });
  }
}

/** The hub is another one, or was set back, if the place that was reached is not what it was. */
function checkHub({ db }: SmallDevice, hub: SimulatedHub): void {
  const state = deviceState(db);
  if (!state) return;
  const there = state.pulled === 0 ? null : hub.line[state.pulled - 1];
  const moved = state.epoch !== hub.epoch || (state.pulled > 0 && there?.mark !== state.pulledMark);
  // Without a gap: others may have offered later ones of a device, of which a file had brought them some.
  const own = new Set(hub.line.filter(({ set }) => set.device === state.id).map(({ set }) => set.n));
  let mine = 0;
  while (own.has(mine + 1)) mine += 1;
  if (moved || mine < state.sent) inTransaction(db, () => startOver(db, hub.epoch));
}

/** @param limit sets at most @param acknowledged false: the answer is lost on its way */
export function push(device: SmallDevice, hub: SimulatedHub, limit: number, acknowledged: boolean): void {
  checkHub(device, hub);
  const state = deviceState(device.db);
  if (!state) return;
  // After a hub was lost everybody offers what they know, for those who are gone too.
  if (state.sent === 0) {
    for (const { device: other } of knownDevices(device.db)) {
      if (other !== state.id) addToHub(hub, setsOf(device.db, other, 0, 10_000));
    }
  }
  const sets = setsOf(device.db, state.id, state.sent, limit);
  addToHub(hub, sets);
  const last = sets.at(-1);
  if (acknowledged && last) inTransaction(device.db, () => confirmSent(device.db, last.n));
}

/** @param limit sets at most @param cut the program is killed before the commit */
export function pull(device: SmallDevice, hub: SimulatedHub, limit: number, cut: boolean): void {
  checkHub(device, hub);
  const state = deviceState(device.db);
  if (!state) return;
  const part = hub.line.slice(state.pulled, state.pulled + limit);
  const last = part.at(-1);
  if (!last) return;
  if (cut) {
    try {
      inTransaction(device.db, () => {
        throw new Error('killed');
      });
    } catch {
      return;
    }
  }
  device.merge(part.map(({ set }) => set));
  inTransaction(device.db, () =>
    pulledTo(device.db, { seq: state.pulled + part.length, mark: last.mark }, hub.epoch),
  );
}

/** Until nobody has anything left to say: twice, since a hub that was set back is noticed by asking it. */
export function exchangeAll(devices: readonly SmallDevice[], hub: SimulatedHub): void {
  for (let round = 0; round < 3; round += 1) {
    for (const device of devices) push(device, hub, 100_000, true);
    for (const device of devices) pull(device, hub, 100_000, false);
  }
}
