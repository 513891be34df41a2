import { z } from 'zod';
import { IsoDate } from './dates.ts';
import type { Override } from './claim.ts';
import { Claim } from './claim.ts';
import { Order, OxygenTest } from './clinical.ts';
import { DocumentRecord } from './document.ts';
import { Equipment } from './equipment.ts';
import { Coverage, Diagnosis, Office, Patient, Physician } from './people.ts';
import { Payer } from './payer.ts';
import { ServiceVisit } from './serviceVisit.ts';

/**
 * Everything that the rules may look at for one claim, gathered once: the claim and the records it names.
 * A record that is not named or not there is null. The same value is read from the store, from a file by the
 * command line, and by every rule. Paths of findings are dotted paths into this value, e.g. `visit.malfunction`
 * or `visit.parts.0.reason`.
 */
export const ClaimCase = z.strictObject({
  version: z.literal(1),
  office: Office,
  patient: Patient,
  diagnoses: z.array(Diagnosis),
  coverage: Coverage.nullable(),
  payer: Payer.nullable(),
  physician: Physician.nullable(),
  order: Order.nullable(),
  oxygenTest: OxygenTest.nullable(),
  equipment: Equipment.nullable(),
  visit: ServiceVisit.nullable(),
  /** Papers of the claim's packet: metadata only. */
  documents: z.array(DocumentRecord),
  /** Earlier repairs of the same device, newest first, whether on claims here or known otherwise. */
  priorRepairs: z.array(z.strictObject({ dateOfService: IsoDate, claimNumber: z.string().max(20) })).max(500),
  claim: Claim,
});
export type ClaimCase = z.infer<typeof ClaimCase>;

export function activeOverrides(overrides: readonly Override[]): readonly Override[] {
  return overrides.filter((override) => override.withdrawnAt === null);
}
