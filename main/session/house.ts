import os from 'node:os';
import type { AttemptKind } from '../../db/attempts.ts';
import type { KdfParameters } from '../../db/keys.ts';
import type { Store } from '../../db/store.ts';
import type { StoreSchema } from '../../db/tables.ts';
import type { User } from '../../shared/domain/people.ts';
import { fail, type Fault, forbidden, locked, ok, type Result } from '../../shared/result.ts';
import type { Ports } from '../hosts/ports.ts';
import { createIdleClock, type IdleClock } from '../idleClock.ts';

/**
 * What every part of the session knows and changes: which office is open, who sits in it, and whose turn it is. Nobody
 * outside this folder holds it.
 */

export interface Door {
  readonly sample: boolean;
  readonly store: Store;
  user: User | null;
  /** Somebody whose passphrase was right and who is not admitted yet: the store is unlocked, and answers nobody. */
  arriving: Arrival | null;
  /** Set while the office is read by the emergency code. */
  emergency: { readonly name: string; readonly reason: string; readonly at: string } | null;
  draftKey: string | null;
  /** The secret of a device that is being enrolled. */
  enrolling: string | null;
}

/** The message that a way in comes with. */
export const WAYS_IN = {
  passphrase: 'session.unlock',
  recovery: 'session.recover',
  emergency: 'session.openInEmergency',
} as const satisfies Record<AttemptKind, string>;
export type WayIn = (typeof WAYS_IN)[AttemptKind];

export type Stage = 'code' | 'change' | 'enroll';

export interface Arrival {
  readonly user: User;
  readonly stage: Stage;
  readonly codeTaken: boolean;
  /** Tells a new passphrase from the one in use. */
  readonly inUse: (passphrase: string) => boolean | Promise<boolean>;
}

export function newDoor(sample: boolean, store: Store): Door {
  return { sample, store, user: null, arriving: null, emergency: null, draftKey: null, enrolling: null };
}

export interface House {
  readonly ports: Ports;
  readonly kdf: KdfParameters | undefined;
  readonly schema: StoreSchema;
  /** Absent where nobody sits before a window. */
  readonly idle: IdleClock | null;
  /**
   * Whole milliseconds since the computer was started. How long wrong tries wait is measured by it, for nobody can set it.
   * Absent where nobody sits before a window.
   */
  readonly uptime: (() => number) | null;
  door: Door | null;
  /** Why the own folder cannot be used, as found when it was last tried. */
  problem: Fault | null;
  /** What this sitting may take back, newest last. */
  undo: readonly { readonly transactionId: string; readonly label: string }[];
  sitting: number;
  /** Work of minutes that nobody has to sit by, during which the office does not lock itself. */
  absorbed: number;
  /** Tells the emergency code just made from others, until it was typed back. */
  newCode: ((typed: string) => boolean) | null;
  /** What is to be forgotten or stopped with a sitting. */
  sittingOver: () => void;
  /**
   * Whatever opens or shuts a door runs one after the other: between the check of a passphrase and the signing in
   * nobody else may ask.
   */
  inTurn<T>(work: () => Promise<T> | T): Promise<T>;
}

export function createHouse(ports: Ports, kdf: KdfParameters | undefined, schema: StoreSchema): House {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    ports,
    kdf,
    schema,
    idle: ports.monotonic ? createIdleClock(ports.clock, ports.monotonic) : null,
    uptime: ports.monotonic ? () => Math.floor(os.uptime() * 1000) : null,
    door: null,
    problem: null,
    undo: [],
    sitting: 0,
    absorbed: 0,
    newCode: null,
    sittingOver: () => undefined,
    inTurn(work) {
      const next = turn.then(work);
      turn = next.catch(() => undefined);
      return next;
    },
  };
}

/** The open store and who uses it; null while locked. */
export function openOffice(house: House): { readonly store: Store; readonly user: User } | null {
  const door = house.door;
  return door?.user ? { store: door.store, user: door.user } : null;
}

export function awaitsRecovery(house: House): boolean {
  return house.door !== null && house.door.user !== null && !house.door.store.recoveryConfirmed();
}

/** The open office of somebody with a sign-in of their own. */
export function ownOffice(house: House): Result<{ readonly store: Store; readonly user: User }> {
  const door = house.door;
  if (!door?.user) return locked();
  if (door.sample) return forbidden('The sample office has no sign-in of its own.');
  if (door.emergency) return forbidden('This sitting has no sign-in of its own.');
  return ok({ store: door.store, user: door.user });
}

export function admit(house: House, door: Door, user: User | null): void {
  door.user = user;
  door.arriving = null;
  door.emergency = null;
  door.draftKey = null;
  door.enrolling = null;
  house.undo = [];
  house.sitting += 1;
  house.sittingOver();
  house.idle?.touch();
}

/** The sitting ends with the office: whatever was made for it stops. */
export function endSitting(house: House): void {
  house.undo = [];
  house.sitting += 1;
  house.sittingOver();
}

/** A fault of the file is shown instead of the lock screen; a wrong passphrase is answered where it was typed. */
export function afterFailure(house: House, door: Door, fault: Fault): Result<never> {
  if (fault.kind === 'unavailable') {
    house.problem = fault;
    door.store.close();
    house.door = null;
    if (door.user) endSitting(house);
  }
  return fail(fault);
}
