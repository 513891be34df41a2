import { z } from 'zod';
import { ClaimKind } from '../domain/claimKind.ts';
import { Id } from '../domain/ids.ts';
import { PayerClass } from '../domain/payer.ts';
import { Revision, text } from '../domain/record.ts';
import { DESK, read, write } from './channel.ts';
import { ClaimView } from './claims.ts';
import { VisitView } from './records.ts';

/** What "billable at all?" answers before there is a claim. */
export const BillableAnswer = z.strictObject({
  answer: z.enum(['bill', 'doNotBill', 'billAnotherWay', 'needsPerson']),
  why: z.string(),
  source: z.strictObject({ title: z.string(), date: z.string(), ref: z.string(), verified: z.string() }),
  /** The payer that was asked about: of the patient's first coverage on that day; '' when there is none. */
  payerName: z.string(),
  payerClass: PayerClass.nullable(),
  /** What is not known and would decide, in words. */
  open: z.array(z.string()),
});
export type BillableAnswer = z.infer<typeof BillableAnswer>;

export const serviceRecordChannels = {
  /** Whether a claim of this kind would be billable, from visit, device and patient alone. */
  'claims.billable': read(
    z.strictObject({
      kind: ClaimKind,
      patientId: Id.nullable(),
      equipmentId: Id.nullable(),
      visitId: Id.nullable(),
    }),
    BillableAnswer,
  ),
  /** A signed visit stays a service record. `note` is asked for where the answer is not that it is not billed. */
  'visits.keepAsRecord': write(null, DESK, z.strictObject({ id: Id, note: text(500) }), VisitView),
  /** Closes an open claim and keeps its visit as a service record, in one. */
  'claims.closeAsRecord': write(null, DESK, z.strictObject({ id: Id, revision: Revision }), ClaimView),
};
