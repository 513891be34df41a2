import { z } from 'zod';
import { Instant, IsoDate } from './dates.ts';
import { Id } from './ids.ts';
import type { ClaimValues } from './claim.ts';
import { Cents, formatCents } from './money.ts';
import { text } from './record.ts';
import { RepairStanding } from './repairStanding.ts';

/** Repair or replace: the figures that somebody saw, the reasons typed, and who signed. Never changed afterwards. */
export const ReplacementDecision = z.strictObject({
  id: Id,
  equipmentId: Id,
  visitId: Id.nullable(),
  decidedOn: IsoDate,
  decision: z.enum(['repair', 'replace']),
  /** This repair, all repairs before it, and a new device; null where not known. */
  repairCents: Cents.nullable(),
  earlierCents: Cents,
  /** How many repairs there were before, and of how many the cost was not known. */
  earlierRepairs: z.int().min(0),
  earlierUnknown: z.int().min(0),
  /** The payer whose limits were looked at, and these limits; '' and null where there was none. */
  payerName: text(80),
  capPercent: z.number().nullable(),
  screenPercent: z.number().nullable(),
  replacementCents: Cents.nullable(),
  replacementSource: text(120),
  /** Months that the device is still needed, as somebody stated it. */
  remainingMonths: z.int().min(0).max(600).nullable(),
  /** Who owned it, its rental, warranty and lifetime, and whose duty the repair was, on that day. */
  standing: RepairStanding,
  reason: text(1000),
  signedName: text(80),
  at: Instant,
  userId: Id,
});
export type ReplacementDecision = z.infer<typeof ReplacementDecision>;

/** The decision as the answers of a claim's cost comparison; the reason is cut to what the answer holds. */
export function comparisonOf(
  decision: Pick<
    ReplacementDecision,
    'decidedOn' | 'replacementSource' | 'reason' | 'signedName' | 'repairCents'
  >,
): ClaimValues['repair']['comparison'] {
  const { decidedOn, replacementSource, reason, signedName, repairCents } = decision;
  const sum = repairCents === null ? '' : `, ${formatCents(repairCents)}`;
  return {
    comparedOn: decidedOn,
    repairSource: `Parts and labor of the signed visit${sum}; decision signed by ${signedName}`.slice(0, 160),
    replacementSource,
    conclusion: reason.slice(0, 500),
  };
}
