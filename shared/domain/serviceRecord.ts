import { z } from 'zod';
import { Instant } from './dates.ts';
import { Id } from './ids.ts';
import { text } from './record.ts';

/**
 * The decision that a signed visit stays a service record and is not billed: who decided, when, and what the program
 * had answered. Kept for good; a claim that is opened later stands beside it.
 */
export const ServiceRecord = z.strictObject({
  id: Id,
  visitId: Id,
  /** The payer that it would have been billed to; '' where the patient had none. */
  payerName: text(80),
  /** What "billable at all?" answered, and on what ground. */
  answer: z.enum(['bill', 'doNotBill', 'billAnotherWay', 'needsPerson']),
  why: text(1000),
  source: text(300),
  /** The person's own words; '' where the answer says enough. */
  note: text(500),
  at: Instant,
  userId: Id,
  userName: text(80),
});
export type ServiceRecord = z.infer<typeof ServiceRecord>;
