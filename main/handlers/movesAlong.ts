import { openLoanOf } from '../../db/loans.ts';
import { equipment, loans, rentals } from '../../db/nouns.ts';
import type { RentalStart } from '../../shared/contract/custody.ts';
import type { Move } from '../../shared/domain/custody.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import type { Equipment } from '../../shared/domain/equipment.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { newRentalValues, type Rental, type RentalValues } from '../../shared/domain/rental.ts';
import { rentalProblems } from '../../shared/domain/rentalProblems.ts';
import { fail, type Fault, invalid, ok, type Result } from '../../shared/result.ts';
import type { WriteContext } from '../dispatch.ts';
import { fittingRental } from './fittingRental.ts';
import { frameOf } from './frame.ts';

/** Rentals and loans that begin, end or go over to another device when a device moves: each in the move's own write. */

/**
 * Begins the rental of a delivered device on the day of the delivery. A rental of the same class and code that runs
 * without a device, as after a pickup in a hospital stay, goes on with this one instead: its months are not begun anew.
 * @returns the device as the register has it then; `invalid` at `rental` where another rental stands in the way
 */
export function startRental(
  context: WriteContext,
  device: Equipment,
  holderId: Id,
  { class: rentalClass, code, on }: RentalStart & { readonly on: IsoDate },
): Result<Equipment> {
  const frame = frameOf(context);
  const waiting = rentals
    .select(
      context.db,
      `where patient_id = ? and equipment_id is null and ended_on is null and started_on is not null
         and deleted_at is null order by started_on, id`,
      [holderId],
    )
    .find((rental) => rental.class === rentalClass && rental.code === code);
  if (waiting) {
    const resumed = changed(context, waiting, (rental) => ({ ...rental, equipmentId: device.id }));
    if (!resumed.ok) return resumed;
    return startedOn(context, device, waiting.startedOn);
  }
  const values: RentalValues = {
    ...newRentalValues(holderId),
    equipmentId: device.id,
    class: rentalClass,
    code,
    startedOn: on,
  };
  const fitting = fittingRental(context, null, values);
  if (!fitting.ok) return fail(atRental(fitting.fault));
  rentals.insert(frame, values);
  return ok(device);
}

/** The first day in the register, which a move has just set to its own day. */
function startedOn(context: WriteContext, device: Equipment, day: IsoDate | null): Result<Equipment> {
  const { id, revision, ...values } = device;
  return equipment.update(frameOf(context), { id, revision }, { ...values, rentalStartedOn: day });
}

/** The dialog of a move has one place for what is wrong with the rental. */
function atRental(fault: Fault): Fault {
  if (fault.kind !== 'invalid') return fault;
  const message = fault.issues[0]?.message ?? fault.message;
  return { kind: 'invalid', message, issues: [{ path: 'rental', message }] };
}

/** Ends the rentals of a device that comes back, or lets them run on without it until another device is delivered. */
export function endRentals(
  context: WriteContext,
  device: Equipment,
  { on, ends, reason }: { readonly on: IsoDate; readonly ends: boolean; readonly reason: string },
): Result<void> {
  return changeRentals(context, device, (rental) => {
    if (!ends) return { ...rental, equipmentId: null };
    return rental.startedOn !== null && rental.startedOn > on
      ? rental
      : { ...rental, endedOn: on, endReason: rental.endReason || reason };
  });
}

/**
 * Changes the rentals of this device that run.
 * @returns `invalid` at the day of the move where a rental cannot be right after it; what was wrong before is no hindrance
 */
export function changeRentals(
  context: WriteContext,
  { id: equipmentId }: Equipment,
  change: (rental: RentalValues) => RentalValues,
): Result<void> {
  const running = rentals.select(
    context.db,
    'where equipment_id = ? and ended_on is null and deleted_at is null',
    [equipmentId],
  );
  for (const rental of running) {
    const { id: _id, revision: _revision, ...before } = rental;
    const known = new Set(rentalProblems(before, context.today).map(({ message }) => message));
    const after = rentalProblems(change(before), context.today).find(({ message }) => !known.has(message));
    if (after) {
      return invalid('move.on', `The rental of this device does not fit that: ${after.message}`);
    }
    const saved = changed(context, rental, change);
    if (!saved.ok) return saved;
  }
  return ok(undefined);
}

function changed(
  context: WriteContext,
  { id, revision, ...values }: Rental,
  change: (rental: RentalValues) => RentalValues,
): Result<Rental> {
  return rentals.update(frameOf(context), { id, revision }, change(values));
}

/** Keeps the loan of a loaner that goes out in place of a patient's own device. */
export function openLoan(
  context: WriteContext,
  loaner: Equipment,
  move: Move,
  loan: { readonly forEquipmentId: Id },
): void {
  if (move.holderId === null) return;
  loans.insert(frameOf(context), {
    equipmentId: loaner.id,
    forEquipmentId: loan.forEquipmentId,
    patientId: move.holderId,
    visitId: null,
    from: move.on,
    to: null,
    reason: move.reason.trim(),
    note: '',
  });
}

/** Ends the loan of a loaner that comes back. @returns the device for which it stood, null where no loan ran */
export function endLoan(context: WriteContext, loaner: Equipment, on: IsoDate): Id | null {
  return changeLoan(context, loaner, { to: on });
}

/** An exchanged loaner: the loan goes on with the other one. */
export function passLoan(context: WriteContext, loaner: Equipment, otherId: Id): void {
  changeLoan(context, loaner, { equipmentId: otherId });
}

function changeLoan(
  context: WriteContext,
  loaner: Equipment,
  change: { readonly to: IsoDate } | { readonly equipmentId: Id },
): Id | null {
  const open = openLoanOf(context.db, loaner.id);
  if (open === null) return null;
  const { id, revision, ...values } = open;
  loans.update(frameOf(context), { id, revision }, { ...values, ...change });
  return open.forEquipmentId;
}
