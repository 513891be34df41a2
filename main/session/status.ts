import { backupHistory } from '../../db/backupRuns.ts';
import { getOffice } from '../../db/offices.ts';
import { safeguardsOf } from '../../db/safeguards.ts';
import { listUsers } from '../../db/users.ts';
import type { SessionStatus } from '../../shared/contract/session.ts';
import { dateInZone } from '../../shared/domain/dates.ts';
import type { Office } from '../../shared/domain/people.ts';
import type { SafeguardsValues } from '../../shared/domain/safeguards.ts';
import { type Fault, ok, type Result } from '../../shared/result.ts';
import { keptHere } from '../computerSignIn.ts';
import { hasEmergencyCode } from '../officeKeys.ts';
import { awaitsRecovery, type House } from './house.ts';

/** What the screens are told of the session: which state it is in, whose office it is, who may come in. */

export function statusOf(house: House): Result<SessionStatus> {
  const door = house.door;
  const now = house.ports.clock();
  const office = officeOf(house);
  const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const holders = door?.store.holders();
  const problem = house.problem ?? faultOfDoor(house);
  return ok({
    state: stateOf(house),
    problem: problem
      ? { code: problem.kind === 'unavailable' ? problem.code : problem.kind, message: problem.message }
      : null,
    sample: door?.sample ?? house.ports.sample,
    canLeaveSample: (door?.sample ?? false) && !house.ports.sample,
    office: office && { name: office.name, branch: office.branch, timeZone: office.timeZone },
    user: door?.user ?? null,
    arriving: door?.arriving ? { id: door.arriving.user.id, name: door.arriving.user.name } : null,
    emergency: door?.user ? door.emergency : null,
    emergencyReady: door !== null && !door.sample && hasEmergencyCode(door.store),
    idleMinutes: idleMinutes(house),
    clipboardSeconds: safeguardsNow(house)?.clipboardSeconds ?? 0,
    draftKey: door?.user ? door.draftKey : null,
    users:
      samplePeople(house) ??
      (holders?.ok ? holders.value.map(({ userId, label }) => ({ id: userId, name: label })) : []),
    computerUsers: [...computerUsers(house)],
    today: dateInZone(now, office?.timeZone ?? machineZone),
    now: new Date(now).toISOString(),
    lastBackupAt: lastBackupAt(house),
    canPickFolder: house.ports.folders !== undefined,
    version: house.ports.version,
  });
}

function stateOf(house: House): SessionStatus['state'] {
  const door = house.door;
  if (!door) return 'unusable';
  if (door.user) return awaitsRecovery(house) ? 'recovery' : 'open';
  if (door.arriving) return door.arriving.stage;
  const state = door.store.state();
  if (!state.ok) return 'unusable';
  return state.value === 'empty' ? 'new' : 'locked';
}

/** What stands before the lock screen, e.g. a key file that was taken away since. */
function faultOfDoor({ door }: House): Fault | null {
  if (!door || door.user || door.arriving) return null;
  const state = door.store.state();
  return state.ok ? null : state.fault;
}

/** Who may be sat here as in the sample office: everybody who works there, with a key or without. Null elsewhere. */
function samplePeople(house: House): SessionStatus['users'] | null {
  const door = house.door;
  if (!door?.sample || !door.user) return null;
  const people = door.store.read((db) => ok(listUsers(db)));
  if (!people.ok) return null;
  return people.value.filter(({ active }) => active).map(({ id, name }) => ({ id, name }));
}

export function computerUsers(house: House): readonly string[] {
  const door = house.door;
  return !door || door.sample || house.sitting > 0 ? [] : keptHere(house.ports);
}

export function officeOf(house: House): Office | null {
  const door = house.door;
  if (!door?.user) return null;
  const office = door.store.read((db) => ok(getOffice(db)));
  return office.ok ? office.value : null;
}

function safeguardsNow(house: House): SafeguardsValues | null {
  const door = house.door;
  if (!door?.user && !door?.arriving) return null;
  const found = door.store.read((db) => ok(safeguardsOf(db)));
  return found.ok ? found.value : null;
}

/** Minutes without a sign of life until the lock; null where it never comes: locked, or in the sample office. */
export function idleMinutes(house: House): number | null {
  if (!house.idle || house.door?.sample !== false) return null;
  return safeguardsNow(house)?.idleMinutes ?? null;
}

function lastBackupAt(house: House): string | null {
  const door = house.door;
  if (!door?.user) return null;
  const history = door.store.read((db) => ok(backupHistory(db, '')));
  return history.ok ? history.value.lastGoodAt : null;
}
