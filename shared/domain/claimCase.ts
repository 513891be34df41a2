import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { Claim, ClaimState, type Override } from './claim.ts';
import { ClaimKind } from './claimKind.ts';
import { CodeFact } from './codeFact.ts';
import { Modifier } from './identifiers.ts';
import { Cents } from './money.ts';
import { Order, OxygenTest } from './clinical.ts';
import { DocumentRecord } from './document.ts';
import { Equipment } from './equipment.ts';
import { Coverage, Diagnosis, Office, Patient, Physician } from './people.ts';
import { Payer, PayerClass } from './payer.ts';
import { FilingIndicator } from './filing.ts';
import { Rental } from './rental.ts';
import { ClockTime, FaultFinding, ServiceVisit } from './serviceVisit.ts';

/** Which branch of the office serves somebody is nothing that a claim rests on. */
const CasePatient = Patient.omit({ branchId: true });
const CaseEquipment = Equipment.omit({ branchId: true });
const CaseVisit = ServiceVisit.omit({ branchId: true });

/** Another coverage of the patient with what a claim tells of its payer. */
export const OtherCoverage = z.strictObject({
  coverage: Coverage,
  payer: z.strictObject({
    name: z.string().max(80),
    payerIdentifier: z.string().max(20),
    class: PayerClass,
    filingIndicator: FilingIndicator,
  }),
});
export type OtherCoverage = z.infer<typeof OtherCoverage>;

export const OtherClaim = z.strictObject({
  claimNumber: z.string().max(20),
  state: ClaimState,
  kind: ClaimKind,
  dateOfService: IsoDate.nullable(),
  samePatient: z.boolean(),
  sameEquipment: z.boolean(),
  samePayer: z.boolean(),
  lines: z
    .array(
      z.strictObject({ code: z.string().max(5), modifiers: z.array(Modifier), units: z.int().nullable() }),
    )
    .max(50),
});
export type OtherClaim = z.infer<typeof OtherClaim>;

/** What the office's other records say about the device and the technician of the claim's visit. */
export const ServiceHistory = z.strictObject({
  /** Other signed visits of the device, newest first. */
  deviceVisits: z
    .array(
      z.strictObject({
        visitedOn: IsoDate.nullable(),
        findings: z.array(FaultFinding),
        /** Lots and serials of the parts that were fitted. */
        partMarks: z.array(z.string().max(60)),
      }),
    )
    .max(200),
  /** Other visits that the technician made on the day of this one. */
  technicianVisits: z
    .array(z.strictObject({ arrivedAt: ClockTime, leftAt: ClockTime, samePatient: z.boolean() }))
    .max(50),
  /** Other devices of the same make and serial that somebody else holds now. */
  sameSerialHeldElsewhere: z.int().min(0),
});
export type ServiceHistory = z.infer<typeof ServiceHistory>;

export const NO_SERVICE_HISTORY: ServiceHistory = {
  deviceVisits: [],
  technicianVisits: [],
  sameSerialHeldElsewhere: 0,
};

/**
 * Everything that the rules may look at for one claim, gathered once: the claim and the records it names.
 * A record that is not named or not there is null. The same value is read from the store, from a file by the
 * command line, and by every rule. Paths of findings are dotted paths into this value, e.g. `visit.malfunction`
 * or `visit.parts.0.reason`.
 */
export const ClaimCase = z.strictObject({
  version: z.literal(4),
  office: Office,
  patient: CasePatient,
  diagnoses: z.array(Diagnosis),
  coverage: Coverage.nullable(),
  payer: Payer.nullable(),
  physician: Physician.nullable(),
  order: Order.nullable(),
  oxygenTest: OxygenTest.nullable(),
  equipment: CaseEquipment.nullable(),
  visit: CaseVisit.nullable(),
  /** Papers of the claim's packet: metadata only. */
  documents: z.array(DocumentRecord),
  /** Earlier repairs of the same device, newest first, whether on claims here or known otherwise. */
  priorRepairs: z
    .array(
      z.strictObject({
        dateOfService: IsoDate,
        claimNumber: z.string().max(20),
        /** What the repair cost, parts and labor; null: not known. */
        costCents: Cents.nullable(),
      }),
    )
    .max(500),
  serviceHistory: ServiceHistory,
  /** Other oxygen tests and orders of the patient, newest first. */
  otherTests: z.array(OxygenTest).max(100),
  otherOrders: z.array(Order).max(100),
  /** Other claims of the patient and of the device, newest first: what was billed beside and before this one. */
  otherClaims: z.array(OtherClaim).max(500),
  /** The patient's other coverages on the day of service, by rank. */
  otherCoverages: z.array(OtherCoverage).max(20),
  /** The rental under which the patient holds the device, or held it on the day of service. */
  rentalRecord: Rental.nullable(),
  /** What imported releases say of the billed codes; empty: the shipped library answers alone. */
  importedCodes: z.array(CodeFact).max(400),
  claim: Claim,
});
export type ClaimCase = z.infer<typeof ClaimCase>;

export function activeOverrides(overrides: readonly Override[]): readonly Override[] {
  return overrides.filter((override) => override.withdrawnAt === null);
}
