import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { Id } from './ids.ts';
import { stored, text } from './record.ts';

/** A loaner in a patient's home while the own device is repaired (K0462). */
export const LoanValues = z.strictObject({
  /** The loaner, and the device that it stands in for. */
  equipmentId: Id,
  forEquipmentId: Id,
  patientId: Id,
  /** The repair during which it was lent. */
  visitId: Id.nullable(),
  from: IsoDate.nullable(),
  to: IsoDate.nullable(),
  /** Why the repair takes more than a day. */
  reason: text(300),
  note: text(300),
});
export type LoanValues = z.infer<typeof LoanValues>;
export const Loan = stored(LoanValues);
export type Loan = z.infer<typeof Loan>;
