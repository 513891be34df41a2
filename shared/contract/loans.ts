import { z } from 'zod';
import { IsoDate } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { Loan, LoanValues } from '../domain/loan.ts';
import { Revision, text } from '../domain/record.ts';
import { EVERYBODY, NOTHING, read, STAFF, write } from './channel.ts';

/** Loaners lent during a repair. */

export const LoanView = z.strictObject({
  loan: Loan,
  loaner: z.string(),
  /** The device that it stands in for. */
  own: z.string(),
  patientName: z.string(),
});
export type LoanView = z.infer<typeof LoanView>;

export const FreeLoaner = z.strictObject({
  id: Id,
  name: z.string(),
  location: z.string(),
  /** '' where nothing speaks against it. */ warning: z.string(),
});
export type FreeLoaner = z.infer<typeof FreeLoaner>;

export const loanChannels = {
  'loans.ofDevice': read(z.strictObject({ id: Id }), z.array(LoanView), EVERYBODY),
  'loans.ofVisit': read(z.strictObject({ id: Id }), z.array(LoanView), EVERYBODY),
  'loans.free': read(NOTHING, z.array(FreeLoaner), EVERYBODY),
  /** Lends a loaner: it goes to the patient in the same write, and its log of holders says so. */
  'loans.lend': write(
    null,
    STAFF,
    LoanValues.omit({ to: true }).extend({
      /** Why it is lent although something speaks against it: an open recall, a repair that is not done. */
      anywayReason: text(200).default(''),
    }),
    LoanView,
  ),
  /** Corrects why it was lent; which devices, who and when stay as they happened. */
  'loans.save': write(
    'Change loan',
    STAFF,
    z.strictObject({ id: Id, revision: Revision, reason: text(300), note: text(300) }),
    LoanView,
  ),
  /** The loaner comes back into stock. */
  'loans.close': write(
    null,
    STAFF,
    z.strictObject({ id: Id, revision: Revision, to: IsoDate, location: text(80) }),
    LoanView,
  ),
};
