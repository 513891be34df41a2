import { z } from 'zod';
import { IsoDate } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { Cents } from '../domain/money.ts';
import { text } from '../domain/record.ts';
import { ReplacementDecision } from '../domain/replacementDecision.ts';
import { RepairStanding } from '../domain/repairStanding.ts';
import { DESK, effect, read, write } from './channel.ts';

/** Repair or replace: what the record holds on both sides, and what was decided. */
export const ReplacementView = z.strictObject({
  deviceName: z.string(),
  /** Of the visit that is asked about; null without one. `unpricedLines`: while there is one, it is a lower bound. */
  repair: z
    .strictObject({ partsCents: z.int(), laborCents: z.int(), totalCents: z.int(), unpricedLines: z.int() })
    .nullable(),
  earlier: z.array(
    z.strictObject({
      visitId: Id.nullable(),
      claimNumber: z.string(),
      on: IsoDate.nullable(),
      costCents: z.int().nullable(),
    }),
  ),
  replacementCents: Cents.nullable(),
  replacementSource: z.string(),
  /** The payer that is asked first on that day; '' and null where there is none. */
  payerName: z.string(),
  capPercent: z.number().nullable(),
  screenPercent: z.number().nullable(),
  /** Who has to keep it going before a payer is asked, as of the visit, else of today. */
  standing: RepairStanding,
  /** Visits to the device, newest first: one of them is what a decision to repair is about. */
  visits: z.array(z.strictObject({ id: Id, visitedOn: IsoDate.nullable(), purpose: z.string() })),
  /** Newest first. */
  decisions: z.array(ReplacementDecision),
});
export type ReplacementView = z.infer<typeof ReplacementView>;

const About = { equipmentId: Id, visitId: Id.nullable() };

export const replacementChannels = {
  'equipment.replacementView': read(z.strictObject(About), ReplacementView, [...DESK, 'readOnly']),
  /** Signs a decision over the figures of this moment. It is kept for good: a new one stands beside it. */
  'equipment.decideReplacement': write(
    null,
    DESK,
    z.strictObject({
      ...About,
      decision: z.enum(['repair', 'replace']),
      remainingMonths: z.int().min(0).max(600).nullable(),
      reason: text(1000).min(10, { error: 'Give the reason in a sentence: at least 10 characters.' }),
      signedName: text(80),
    }),
    ReplacementDecision,
  ),
  /** The decision as a sheet to sign and send, ready at GET /output/<outputId>. */
  'equipment.justificationSheet': effect(
    [...DESK, 'readOnly'],
    z.strictObject({ id: Id }),
    z.strictObject({ outputId: z.string(), fileName: z.string() }),
  ),
};
