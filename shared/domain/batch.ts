import { z } from 'zod';
import { Instant } from './dates.ts';
import { Id } from './ids.ts';
import { Cents } from './money.ts';

/** A file of claims as it was written, and what became of it and of its claims on the way. */

export const Batch = z.strictObject({
  id: Id,
  partnerId: Id,
  /** ISA13, GS06, BHT03. */
  interchangeNumber: z.int(),
  groupNumber: z.int(),
  reference: z.string(),
  production: z.boolean(),
  bytes: z.int(),
  totalCents: Cents,
  at: Instant,
  userName: z.string(),
});
export type Batch = z.infer<typeof Batch>;

/** A claim in a batch, with the keys by which answers name it. */
export const BatchClaim = z.strictObject({
  claimId: Id,
  setControl: z.string(),
  claimNumber: z.string(),
  chargeCents: Cents,
  lines: z.array(z.strictObject({ lineId: Id, controlNumber: z.string(), chargeCents: Cents })),
});
export type BatchClaim = z.infer<typeof BatchClaim>;

/**
 * written · sent: a person handed it over · received: the interchange arrived (TA1) · acknowledged: its syntax was taken
 * (999) · rejected: at any of these, never judged by a payer · accepted: into processing (277CA) · payerAccepted: the
 * same, said by the payer itself · withdrawn: a person said that it will not be sent.
 */
export const BatchEventKind = z.enum([
  'written',
  'sent',
  'received',
  'acknowledged',
  'rejected',
  'accepted',
  'payerAccepted',
  'withdrawn',
]);
export type BatchEventKind = z.infer<typeof BatchEventKind>;

/** One thing that was refused: what it says, and the field of the claim that it is about. */
export const Refusal = z.strictObject({
  words: z.string(),
  /** Segment, loop and element as the answer names them, for the help desk of the other side. */
  place: z.string(),
  /** Dotted path into the claim case; null where the answer names no field of ours. */
  path: z.string().nullable(),
  /** Box of the CMS-1500; '' for none. */
  box: z.string(),
  lineId: Id.nullable(),
});
export type Refusal = z.infer<typeof Refusal>;

export const BatchEvent = z.strictObject({
  id: Id,
  batchId: Id,
  claimId: Id.nullable(),
  kind: BatchEventKind,
  fileId: Id.nullable(),
  refusals: z.array(Refusal),
  /** The payer's number of the claim, or what a person noted. */
  note: z.string(),
  /** Why an answer moved nothing: it came late, or is a test; '' where it counts. */
  setAside: z.string().default(''),
  /** When the other side made the answer, by its own clock: `2026-11-21T10:15`; '' where it does not say. */
  madeAt: z.string().default(''),
  at: Instant,
  userName: z.string(),
});
export type BatchEvent = z.infer<typeof BatchEvent>;
