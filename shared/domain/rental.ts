import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { HcpcsCode } from './identifiers.ts';
import { Id } from './ids.ts';
import { Cents } from './money.ts';
import { stored, text } from './record.ts';

/** A rental: one item billed by the month to one patient, with its breaks. Its months are counted in rentalCalendar. */

/** Stationary and portable oxygen are counted apart; capped rental passes to the patient; other rentals only count. */
export const RentalClass = z.enum(['oxygenStationary', 'oxygenPortable', 'cappedRental', 'other']);
export type RentalClass = z.infer<typeof RentalClass>;

export const RENTAL_CLASS_NAMES: Readonly<Record<RentalClass, string>> = {
  oxygenStationary: 'Oxygen, stationary',
  oxygenPortable: 'Oxygen, portable',
  cappedRental: 'Capped rental',
  other: 'Other rental',
};

export const RentalBreak = z.strictObject({
  id: Id,
  /** First day without use, and the last; null while it lasts. */
  from: IsoDate,
  to: IsoDate.nullable(),
  /** The need ended, or somebody else paid (hospital, nursing facility, another plan). */
  kind: z.enum(['need', 'billing']),
  reason: text(200),
});
export type RentalBreak = z.infer<typeof RentalBreak>;

export const RentalValues = z.strictObject({
  patientId: Id,
  equipmentId: Id.nullable(),
  coverageId: Id.nullable(),
  class: RentalClass.nullable(),
  /** Code that is billed each month, e.g. E1390. */
  code: z.union([z.literal(''), HcpcsCode]),
  startedOn: IsoDate.nullable(),
  /** Day of pick-up or of the last use; null while it runs. */
  endedOn: IsoDate.nullable(),
  endReason: text(200),
  /** Months that another program or supplier billed before the first day here. */
  monthsBefore: z.int().min(0).max(60),
  /**
   * First day of the useful lifetime where it is not the first day of the rental, as when a device was exchanged; for a
   * rental taken over, the first day with the earlier supplier.
   */
  lifeStartedOn: IsoDate.nullable(),
  /** Last day of the last paid month, where an earlier supplier billed all that are paid; else the months here tell it. */
  paidMonthsEndedOn: IsoDate.nullable(),
  titleTransferredOn: IsoDate.nullable(),
  monthlyCents: Cents.nullable(),
  breaks: z.array(RentalBreak).max(40),
  note: text(500),
});
export type RentalValues = z.infer<typeof RentalValues>;
export const Rental = stored(RentalValues);
export type Rental = z.infer<typeof Rental>;

/** A rental of which only the patient is known. */
export function newRentalValues(patientId: Id): RentalValues {
  return {
    patientId,
    equipmentId: null,
    coverageId: null,
    class: null,
    code: '',
    startedOn: null,
    endedOn: null,
    endReason: '',
    monthsBefore: 0,
    lifeStartedOn: null,
    paidMonthsEndedOn: null,
    titleTransferredOn: null,
    monthlyCents: null,
    breaks: [],
    note: '',
  };
}

/** Which month of a rental a claim bills: one claim a month, whatever runs it. */
export const RentalBill = z.strictObject({
  id: Id,
  rentalId: Id,
  /** First day of the rental month. */
  monthFrom: IsoDate,
  claimId: Id,
});
export type RentalBill = z.infer<typeof RentalBill>;
