import { z } from 'zod';
import { formatUsDate, Instant, IsoDate } from './dates.ts';
import type { EquipmentValues } from './equipment.ts';
import { Id } from './ids.ts';
import { isBlank, text } from './record.ts';

/**
 * Where a device has been: who held it from when to when. Entries are added and never changed. Below them what a move
 * may do, what it does to the device, and the periods that a log amounts to: the page, the dialog and the store
 * judge by the same functions.
 */

export const CustodyKind = z.enum([
  'received',
  'delivered',
  'pickedUp',
  'exchangedIn',
  'exchangedOut',
  'loaned',
  'returned',
  'moved',
  'titleTransferred',
  'retired',
  'reinstated',
]);
export type CustodyKind = z.infer<typeof CustodyKind>;

export const CUSTODY_KIND_NAMES: Readonly<Record<CustodyKind, string>> = {
  received: 'Received into stock',
  delivered: 'Delivered',
  pickedUp: 'Picked up',
  exchangedIn: 'Brought in exchange',
  exchangedOut: 'Taken back in exchange',
  loaned: 'Lent out',
  returned: 'Returned from loan',
  moved: 'Moved',
  titleTransferred: 'Title passed to the patient',
  retired: 'Retired',
  reinstated: 'Put back into use',
};

export const CustodyEntry = z.strictObject({
  id: Id,
  equipmentId: Id,
  kind: CustodyKind,
  on: IsoDate,
  /** Who holds it from then on; null: nobody. */
  holderId: Id.nullable(),
  location: text(80),
  /** The device that came or went in its place. */
  otherEquipmentId: Id.nullable(),
  reason: text(300),
  at: Instant,
  userId: Id,
  userName: text(80),
});
export type CustodyEntry = z.infer<typeof CustodyEntry>;

/** What a person may say happened to one device; the two halves of an exchange come together. */
export const MoveKind = CustodyKind.extract([
  'delivered',
  'pickedUp',
  'loaned',
  'returned',
  'moved',
  'titleTransferred',
  'retired',
  'reinstated',
]);
export type MoveKind = z.infer<typeof MoveKind>;

/** One move as it is asked for. */
export const Move = z.strictObject({
  kind: MoveKind,
  on: IsoDate,
  /** Who gets it: of a delivery and a loan only. */
  holderId: Id.nullable(),
  /** Of a delivery: rented out, or sold to the patient. */
  ownership: z.enum(['rental', 'patientOwned']).nullable(),
  location: text(80),
  reason: text(300),
});
export type Move = z.infer<typeof Move>;

/** The parts of a device that moves change. */
export type Placement = Pick<
  EquipmentValues,
  'ownership' | 'status' | 'holderId' | 'location' | 'rentalStartedOn'
>;

/** What could be done with a device as it stands, in the order in which it is offered. */
export function possibleMoves(device: Pick<Placement, 'ownership' | 'status' | 'holderId'>): MoveKind[] {
  if (device.status === 'retired') return ['reinstated', 'moved'];
  if (device.holderId === null) {
    return [device.ownership === 'loaner' ? 'loaned' : 'delivered', 'moved', 'retired'];
  }
  if (device.ownership === 'loaner') return ['returned', 'moved', 'retired'];
  return device.ownership === 'rental'
    ? ['pickedUp', 'titleTransferred', 'moved', 'retired']
    : ['pickedUp', 'moved', 'retired'];
}

/** Why a move cannot be; `path` is the field of `Move` that mends it. */
export interface MoveProblem {
  readonly path: keyof Move;
  readonly message: string;
}

/**
 * Judges a move by the device and its log.
 * @param lastOn day of the device's latest entry, null without one @param today the office's day
 * @returns what is wrong and how to mend it, or null
 */
export function moveProblem(
  device: Pick<Placement, 'ownership' | 'status' | 'holderId'>,
  move: Move,
  lastOn: IsoDate | null,
  today: IsoDate,
): MoveProblem | null {
  return dateProblem(move.on, lastOn, today) ?? placeProblem(device, move) ?? detailProblem(device, move);
}

/** A day of the log: not to come, and not before what was entered last. */
export function dateProblem(
  on: IsoDate,
  lastOn: IsoDate | null,
  today: IsoDate,
): { readonly path: 'on'; readonly message: string } | null {
  if (on > today) {
    return { path: 'on', message: 'This day is still to come. Enter the move on the day when it happens.' };
  }
  if (lastOn !== null && on < lastOn) {
    return {
      path: 'on',
      message: `The last move of this device was on ${formatUsDate(lastOn)}. Give that day or a later one; if the day is wrong, correct “Acquired on” or the rental of the device.`,
    };
  }
  return null;
}

function placeProblem(
  device: Pick<Placement, 'ownership' | 'status' | 'holderId'>,
  move: Move,
): MoveProblem | null {
  const { kind } = move;
  if (device.status === 'retired') {
    if (kind === 'reinstated' || kind === 'moved') return null;
    return { path: 'kind', message: 'This device is retired. Put it back into use first.' };
  }
  if (possibleMoves(device).includes(kind)) return null;
  switch (kind) {
    case 'delivered':
      return device.holderId === null
        ? { path: 'kind', message: 'This is a loaner: lend it out, or change its ownership first.' }
        : heldAlready(device.holderId === move.holderId);
    case 'loaned':
      return device.holderId === null
        ? {
            path: 'kind',
            message: 'Only a loaner is lent out. Deliver this device, or make it a loaner first.',
          }
        : heldAlready(device.holderId === move.holderId);
    case 'pickedUp':
      return device.holderId === null
        ? { path: 'kind', message: 'Nobody holds this device, so there is nothing to pick up.' }
        : { path: 'kind', message: 'This is a loaner: enter its return instead.' };
    case 'returned':
      return device.holderId === null
        ? { path: 'kind', message: 'Nobody holds this device, so there is nothing to return.' }
        : { path: 'kind', message: 'This device was not lent out. Pick it up instead.' };
    case 'titleTransferred':
      return { path: 'kind', message: 'Title passes only while the device is rented out to somebody.' };
    default:
      return { path: 'kind', message: 'This device is in use already.' };
  }
}

function heldAlready(bySame: boolean): MoveProblem {
  return {
    path: 'kind',
    message: bySame
      ? 'This patient holds the device already.'
      : 'This device is in another home. Pick it up there first, or exchange it.',
  };
}

function detailProblem(device: Pick<Placement, 'ownership'>, move: Move): MoveProblem | null {
  switch (move.kind) {
    case 'delivered':
      if (move.holderId === null) return { path: 'holderId', message: 'Choose who gets the device.' };
      return move.ownership === null
        ? { path: 'ownership', message: 'Say whether it is rented out or was sold to the patient.' }
        : null;
    case 'loaned':
      return move.holderId === null ? { path: 'holderId', message: 'Choose who borrows the device.' } : null;
    case 'moved':
      return isBlank(move.location) ? { path: 'location', message: 'Say where the device is now.' } : null;
    case 'pickedUp':
      return device.ownership === 'patientOwned' && isBlank(move.reason)
        ? { path: 'reason', message: 'The patient owns this device. Say why it comes into your stock.' }
        : null;
    case 'retired':
      return isBlank(move.reason) ? { path: 'reason', message: 'Say why the device is retired.' } : null;
    default:
      return null;
  }
}

/** Where a device stands after a move that `moveProblem` has nothing against. */
export function placementAfter(device: Placement, move: Move): Placement {
  const location = move.location.trim() === '' ? device.location : move.location.trim();
  const back = { holderId: null, rentalStartedOn: null, location: move.location.trim() } as const;
  switch (move.kind) {
    case 'delivered': {
      const rented = move.ownership === 'rental';
      return {
        ownership: move.ownership,
        status: 'inService',
        holderId: move.holderId,
        location: move.location.trim(),
        rentalStartedOn: rented ? move.on : null,
      };
    }
    case 'loaned':
      return {
        ...device,
        status: 'inService',
        holderId: move.holderId,
        location: move.location.trim(),
        rentalStartedOn: null,
      };
    case 'pickedUp':
      return { ...back, ownership: 'stock', status: 'inStock' };
    case 'returned':
      return { ...back, ownership: device.ownership, status: 'inStock' };
    case 'moved':
      return { ...device, location };
    case 'titleTransferred':
      return { ...device, location, ownership: 'patientOwned', rentalStartedOn: null };
    case 'retired':
      return { ...back, ownership: device.ownership === 'loaner' ? 'loaner' : 'stock', status: 'retired' };
    case 'reinstated':
      return { ...device, location, status: 'inStock' };
  }
}

/** The entry by which a change of the holder outside of a move is kept. */
export function kindOfHolderChange(
  before: Pick<Placement, 'holderId'>,
  after: Pick<Placement, 'holderId' | 'ownership'>,
): CustodyKind {
  if (after.holderId === null) return after.ownership === 'loaner' ? 'returned' : 'pickedUp';
  if (before.holderId !== null) return 'moved';
  return after.ownership === 'loaner' ? 'loaned' : 'delivered';
}

/** A stretch of time with one holder, or with none. */
export interface CustodyPeriod {
  readonly holderId: Id | null;
  /** First day; null where the register does not know it. */
  readonly from: IsoDate | null;
  /** The day on which the next period begins; null for the present one. */
  readonly to: IsoDate | null;
  /** Where it was last said to be in this time. */
  readonly location: string;
  /** What began it; null where only the device's own record says so. */
  readonly kind: CustodyKind | null;
}

/**
 * Who held a device from when to when, oldest first; neighbors with the same holder are one period. Where the
 * device's own record names another holder than its log does, the record is believed and stands last, without a day
 * unless there is no log at all: then the first day of the rental is its day.
 * @param entries in the order in which they were added
 */
export function custodyPeriods(
  device: Pick<Placement, 'holderId' | 'location' | 'rentalStartedOn'>,
  entries: readonly Pick<CustodyEntry, 'holderId' | 'on' | 'kind' | 'location'>[],
): CustodyPeriod[] {
  const periods: CustodyPeriod[] = [];
  for (const { holderId, on, kind, location } of entries) {
    const last = periods.at(-1);
    if (last?.holderId === holderId) {
      periods[periods.length - 1] = { ...last, location: location === '' ? last.location : location };
      continue;
    }
    if (last) periods[periods.length - 1] = { ...last, to: on };
    periods.push({ holderId, from: on, to: null, location, kind });
  }
  const last = periods.at(-1);
  if (last && last.holderId === device.holderId) return periods;
  if (!last && device.holderId === null) return [];
  const from = last ? null : device.rentalStartedOn;
  periods.push({ holderId: device.holderId, from, to: null, location: device.location, kind: null });
  return periods;
}
