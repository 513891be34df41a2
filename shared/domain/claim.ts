import { z } from 'zod';
import { Instant, IsoDate } from './dates.ts';
import { Id } from './ids.ts';
import { Cents, sumCents } from './money.ts';
import { HcpcsCode, isIcd10Shape, Modifier } from './identifiers.ts';
import { stored, text } from './record.ts';
import { Role } from './people.ts';

export const ClaimKind = z.enum(['repair', 'portableRental']);
export type ClaimKind = z.infer<typeof ClaimKind>;

export const CLAIM_KIND_NAMES: Readonly<Record<ClaimKind, string>> = {
  repair: 'Concentrator repair',
  portableRental: 'Portable concentrator',
};

/** The code that the billing guide of a claim kind is about. */
export const GUIDE_CODE: Readonly<Record<ClaimKind, string>> = { repair: 'L7600', portableRental: 'E1392' };

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
  units: z.int().min(1).max(9999).nullable(),
  chargeCents: Cents.nullable(),
  description: text(120),
  /** Line note for the payer, e.g. what was repaired. */
  narrative: text(500),
});
export type ClaimLine = z.infer<typeof ClaimLine>;

export const RepairAnswers = z.strictObject({
  /** The repair-against-replacement comparison. The repair's own figure comes from parts and labour. */
  comparison: z.strictObject({
    comparedOn: IsoDate.nullable(),
    /** Where the repair figure comes from, e.g. the itemised parts and labour of the visit. */
    repairSource: text(160),
    replacementSource: text(160),
    conclusion: text(500),
  }),
  /** L7600-MOD-NU: why the work amounts to a functional renewal. */
  renewalReason: text(500),
  /** L7600-DENY-FREQUENCY: why another repair so soon. */
  frequencyReason: text(500),
  /** L7600-PAY-VERIFY. */
  coverageVerifiedOn: IsoDate.nullable(),
  coverageReference: text(80),
  patientToldOn: IsoDate.nullable(),
});
export type RepairAnswers = z.infer<typeof RepairAnswers>;

export const RentalAnswers = z.strictObject({
  basis: z.enum(['rental', 'purchase']).nullable(),
  /** Months already billed as rental before this claim. */
  rentalMonthsBilled: z.int().min(0).max(120).nullable(),
  deliveredOn: IsoDate.nullable(),
  /** Agreed term in months, where the payer sets a minimum. */
  agreedTermMonths: z.int().min(1).max(120).nullable(),
  /** E1392-DOC-PORTABLE: why a portable device. */
  portableReason: text(1000),
  mobilityInHome: text(1000),
  /** E1392-DOC-DURATION. */
  duration: z.enum(['shortTerm', 'longTerm']).nullable(),
  durationMonths: z.int().min(1).max(99).nullable(),
  /** E1392-DOC-GUIDELINE: the physician's word that use agrees with guidelines for long-term oxygen, and which. */
  followsGuideline: z.boolean().nullable(),
  guideline: text(200),
  /** E1392-CRITERIA-OTHER. */
  otherTreatment: text(1000),
  uncorrectedByOtherTreatment: z.boolean().nullable(),
  /** E1392-MOD-GA. */
  abnIssuedOn: IsoDate.nullable(),
  abnSignedOn: IsoDate.nullable(),
  abnOption: z.enum(['1', '2', '3']).nullable(),
  /** E1392-MOD-KX: who attests, on the record, that every coverage criterion is met and documented. */
  criteriaAttestedBy: text(80),
  criteriaAttestedOn: IsoDate.nullable(),
  authorizationNumber: text(40),
  authorizationFrom: IsoDate.nullable(),
  authorizationTo: IsoDate.nullable(),
  stationaryTrialFrom: IsoDate.nullable(),
  stationaryTrialTo: IsoDate.nullable(),
  stationaryTrialOutcome: text(500),
});
export type RentalAnswers = z.infer<typeof RentalAnswers>;

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
  repair: RepairAnswers,
  rental: RentalAnswers,
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
    repair: {
      comparison: { comparedOn: null, repairSource: '', replacementSource: '', conclusion: '' },
      renewalReason: '',
      frequencyReason: '',
      coverageVerifiedOn: null,
      coverageReference: '',
      patientToldOn: null,
    },
    rental: {
      basis: null,
      rentalMonthsBilled: null,
      deliveredOn: null,
      agreedTermMonths: null,
      portableReason: '',
      mobilityInHome: '',
      duration: null,
      durationMonths: null,
      followsGuideline: null,
      guideline: '',
      otherTreatment: '',
      uncorrectedByOtherTreatment: null,
      abnIssuedOn: null,
      abnSignedOn: null,
      abnOption: null,
      criteriaAttestedBy: '',
      criteriaAttestedOn: null,
      authorizationNumber: '',
      authorizationFrom: null,
      authorizationTo: null,
      stationaryTrialFrom: null,
      stationaryTrialTo: null,
      stationaryTrialOutcome: '',
    },
    note: '',
  };
}
