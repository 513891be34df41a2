import { z } from 'zod';
import { Instant, IsoDate } from './dates.ts';
import { Id } from './ids.ts';
import { Cents, sumCents } from './money.ts';
import { HcpcsCode, isIcd10Shape, Modifier } from './identifiers.ts';
import { stored, text } from './record.ts';
import { ClaimKind } from './claimKind.ts';
import { FilingAnswers, LineDrug, NO_FILING } from './filing.ts';
import { Role } from './people.ts';
import {
  Attestation,
  Authorization,
  Delivery,
  LiabilityNotice,
  NO_ATTESTATION,
  NO_AUTHORIZATION,
  NO_DELIVERY,
  NO_NOTICE,
  NO_ORTHOSIS_ANSWERS,
  NO_OWNED_REPAIR_ANSWERS,
  NO_RADIOPHARMACEUTICAL_ANSWERS,
  NO_RENTAL_ANSWERS,
  NO_REPAIR_ANSWERS,
  OrthosisAnswers,
  OwnedRepairAnswers,
  RadiopharmaceuticalAnswers,
  RentalAnswers,
  RepairAnswers,
} from './claimAnswers.ts';

/** Where a claim stands. `rejected` is the clearinghouse's word, `denied` the payer's: never mixed. */
export const ClaimState = z.enum([
  'draft',
  'onHold',
  'review',
  'finalised',
  'sent',
  'rejected',
  'denied',
  'paid',
  'closed',
]);
export type ClaimState = z.infer<typeof ClaimState>;

export const CLAIM_STATE_NAMES: Readonly<Record<ClaimState, string>> = {
  draft: 'Draft',
  onHold: 'On hold',
  review: 'Ready to review',
  finalised: 'Ready to send',
  sent: 'Sent',
  rejected: 'Rejected',
  denied: 'Denied',
  paid: 'Paid',
  closed: 'Closed',
};

/** The states in which a claim can still be edited. */
export const OPEN_STATES: readonly ClaimState[] = ['draft', 'onHold', 'review'];

/** What may follow what once a claim is finalised; editing states move freely among themselves. */
export const NEXT_STATES: Readonly<Record<ClaimState, readonly ClaimState[]>> = {
  draft: ['onHold', 'review', 'closed'],
  onHold: ['draft', 'review', 'closed'],
  review: ['draft', 'onHold', 'closed'],
  finalised: ['sent', 'closed'],
  sent: ['rejected', 'denied', 'paid'],
  rejected: ['sent', 'closed'],
  denied: ['sent', 'paid', 'closed'],
  paid: ['closed', 'denied'],
  closed: [],
};

export const ClaimLine = z.strictObject({
  id: Id,
  code: z.union([z.literal(''), HcpcsCode]),
  modifiers: z.array(Modifier).max(4),
  /** Modifiers that apply beyond the four that a line holds; they are told in the narrative under 99. */
  furtherModifiers: z.array(Modifier).max(8),
  units: z.int().min(1).max(9999).nullable(),
  chargeCents: Cents.nullable(),
  description: text(120),
  /** Line note for the payer, e.g. what was repaired. */
  narrative: text(500),
  /** Rows of the service log (parts, labor) that this line rests on. */
  logIds: z.array(Id).max(100),
  /** Places in the claim's diagnoses, from 1, most important first; empty: all of them, where there are at most four. */
  pointers: z.array(z.int().min(1).max(12)).max(4),
  drug: LineDrug.nullable(),
});
export type ClaimLine = z.infer<typeof ClaimLine>;

export const ClaimValues = z.strictObject({
  kind: ClaimKind,
  patientId: Id,
  coverageId: Id.nullable(),
  equipmentId: Id.nullable(),
  visitId: Id.nullable(),
  orderId: Id.nullable(),
  oxygenTestId: Id.nullable(),
  dateOfService: IsoDate.nullable(),
  /** CMS place of service code, e.g. 12 home; '' when not given. */
  placeOfService: z.union([z.literal(''), z.string().regex(/^\d{2}$/)]),
  /** ICD-10-CM codes in the order of the claim. */
  diagnosisCodes: z.array(z.string().refine(isIcd10Shape)).max(12),
  lines: z.array(ClaimLine).max(50),
  /** Documents that belong to this claim's packet. */
  documentIds: z.array(Id).max(200),
  delivery: Delivery,
  notice: LiabilityNotice,
  authorization: Authorization,
  attestation: Attestation,
  repair: RepairAnswers,
  ownedRepair: OwnedRepairAnswers,
  rental: RentalAnswers,
  orthosis: OrthosisAnswers,
  radiopharmaceutical: RadiopharmaceuticalAnswers,
  filing: FilingAnswers,
  note: text(2000),
});
export type ClaimValues = z.infer<typeof ClaimValues>;

/** A finding set aside by somebody who may, with the reason typed. */
export const Override = z.strictObject({
  ruleId: text(40),
  reason: text(500),
  userId: Id,
  userName: text(80),
  role: Role,
  at: Instant,
  /** Last day on which it counts; null: no end. */
  expiresOn: IsoDate.nullable(),
  /** Set when it was taken back; it is kept for the record. */
  withdrawnAt: Instant.nullable(),
});
export type Override = z.infer<typeof Override>;

export const ClaimEvent = z.strictObject({
  id: Id,
  state: ClaimState,
  at: Instant,
  userName: text(80),
  note: text(500),
});
export type ClaimEvent = z.infer<typeof ClaimEvent>;

export const Claim = stored(ClaimValues).extend({
  /** As shown and printed: CW-2026-000123. */
  number: text(20),
  state: ClaimState,
  holdReason: text(200),
  ownerId: Id.nullable(),
  overrides: z.array(Override),
  /** The claim that this one corrects. */
  replacesId: Id.nullable(),
  finalisedAt: Instant.nullable(),
});
export type Claim = z.infer<typeof Claim>;

/** Units times nothing: a line's charge is the whole line's charge, as in box 24F. Null while one is missing. */
export function totalCharge(lines: readonly Pick<ClaimLine, 'chargeCents'>[]): Cents | null {
  const charges = lines.map((line) => line.chargeCents);
  return charges.every((charge) => charge !== null) ? sumCents(charges) : null;
}

/** An empty claim of a kind for a patient. */
export function newClaimValues(kind: ClaimKind, patientId: Id): ClaimValues {
  return {
    kind,
    patientId,
    coverageId: null,
    equipmentId: null,
    visitId: null,
    orderId: null,
    oxygenTestId: null,
    dateOfService: null,
    placeOfService: '',
    diagnosisCodes: [],
    lines: [],
    documentIds: [],
    delivery: NO_DELIVERY,
    notice: NO_NOTICE,
    authorization: NO_AUTHORIZATION,
    attestation: NO_ATTESTATION,
    repair: NO_REPAIR_ANSWERS,
    ownedRepair: NO_OWNED_REPAIR_ANSWERS,
    rental: NO_RENTAL_ANSWERS,
    orthosis: NO_ORTHOSIS_ANSWERS,
    radiopharmaceutical: NO_RADIOPHARMACEUTICAL_ANSWERS,
    filing: NO_FILING,
    note: '',
  };
}
