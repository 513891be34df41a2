import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { isNpi } from './identifiers.ts';
import { Id } from './ids.ts';
import { Cents } from './money.ts';
import { Address, checkedText, NO_ADDRESS, text } from './record.ts';
import type { PayerClass } from './payer.ts';

/**
 * How claims are filed: the switches of a payer, the insured person of a coverage, and what a claim says about its own
 * way to the payer. Codes are those of the 837P (005010X222A1) and of the CMS-1500 (02/12).
 */

/** SBR09. */
export const FilingIndicator = z.enum([
  'MB',
  'MC',
  'CI',
  'BL',
  '16',
  'HM',
  '12',
  '13',
  '14',
  '15',
  'CH',
  'VA',
  'WC',
  'AM',
  'LM',
  'OF',
  'ZZ',
]);
export type FilingIndicator = z.infer<typeof FilingIndicator>;

export const FILING_INDICATOR_NAMES: Readonly<Record<FilingIndicator, string>> = {
  MB: 'Medicare Part B, DME contractor',
  MC: 'Medicaid',
  CI: 'Commercial insurance',
  BL: 'Blue Cross Blue Shield',
  '16': 'Medicare Advantage, HMO',
  HM: 'HMO',
  '12': 'PPO',
  '13': 'Point of service',
  '14': 'EPO',
  '15': 'Indemnity',
  CH: 'Tricare',
  VA: 'Veterans Affairs',
  WC: 'Workers’ compensation',
  AM: 'Automobile medical',
  LM: 'Liability',
  OF: 'Other federal program',
  ZZ: 'Mutually defined',
};

export const FilingSettings = z.strictObject({
  filingIndicator: FilingIndicator,
  /** Through whom its claims go; null: not chosen, so none can be written. */
  tradingPartnerId: Id.nullable(),
  /** Where the ordering practitioner is told: on each line (2420E), at the claim as referring (2310A), nowhere. */
  orderingAs: z.enum(['lineDK', 'claimDN', 'none']),
  authorizationOn: z.enum(['claim', 'line']),
  /** A rental month is told by its first day, or by its first and last. */
  rentalDates: z.enum(['single', 'span']),
  /** Takes replacements and voids of a claim (frequency 7 and 8). */
  takesReplacements: z.boolean(),
  /** Wants rental and purchase price beside a rental (SV5). */
  equipmentPrices: z.boolean(),
  sendsTaxonomy: z.boolean(),
  /** Diagnosis letters that a line of the paper form may have. */
  paperPointers: z.union([z.literal(1), z.literal(4)]),
});
export type FilingSettings = z.infer<typeof FilingSettings>;

/** What a new payer of a class begins with; a billing lead edits it. */
export function defaultFiling(payerClass: PayerClass): FilingSettings {
  const medicare = payerClass === 'medicare';
  const indicator = { medicare: 'MB', medicaid: 'MC', commercial: 'CI' } as const;
  return {
    filingIndicator: indicator[payerClass],
    tradingPartnerId: null,
    orderingAs: 'lineDK',
    authorizationOn: medicare ? 'line' : 'claim',
    rentalDates: medicare ? 'single' : 'span',
    takesReplacements: !medicare,
    equipmentPrices: false,
    sendsTaxonomy: true,
    paperPointers: medicare ? 1 : 4,
  };
}

/** The person who holds the insurance, where that is not the patient. */
export const Insured = z.strictObject({
  firstName: text(60),
  middleName: text(60),
  lastName: text(60),
  suffix: text(10),
  birthDate: IsoDate.nullable(),
  sex: z.enum(['female', 'male', 'unknown']),
  address: Address,
});
export type Insured = z.infer<typeof Insured>;

export const NO_INSURED: Insured = {
  firstName: '',
  middleName: '',
  lastName: '',
  suffix: '',
  birthDate: null,
  sex: 'unknown',
  address: NO_ADDRESS,
};

/** SBR05: why Medicare is not the first payer; '' where it is, or is none. */
export const InsuranceType = z.enum(['', '12', '13', '14', '15', '16', '41', '42', '43', '47']);
export type InsuranceType = z.infer<typeof InsuranceType>;

export const INSURANCE_TYPE_NAMES: Readonly<Record<InsuranceType, string>> = {
  '': 'Not a Medicare secondary claim',
  '12': 'Working aged, employer’s plan first',
  '13': 'End-stage renal disease, employer’s plan first',
  '14': 'No-fault insurance first',
  '15': 'Workers’ compensation first',
  '16': 'Public Health Service or another federal agency first',
  '41': 'Black lung first',
  '42': 'Veterans Affairs first',
  '43': 'Disabled under 65, large employer’s plan first',
  '47': 'Liability insurance first',
};

/** CAS01. */
export const AdjustmentGroup = z.enum(['CO', 'PR', 'OA', 'PI', 'CR']);
export type AdjustmentGroup = z.infer<typeof AdjustmentGroup>;

/** An adjustment of a payer: a positive amount lowers its payment. */
export const PayerAdjustment = z.strictObject({
  group: AdjustmentGroup,
  /** CARC. */
  reason: checkedText(
    5,
    (value) => /^[A-Z0-9]{1,5}$/.test(value),
    'A reason code has up to five places, as 45.',
  ),
  cents: z.int(),
  quantity: z.number().nullable(),
});
export type PayerAdjustment = z.infer<typeof PayerAdjustment>;

/** What another payer of the patient decided on this claim, before it goes to this claim's payer. */
export const PriorPayment = z.strictObject({
  coverageId: Id,
  adjudicatedOn: IsoDate.nullable(),
  /** That payer's own number of the claim. */
  claimNumber: text(50),
  paidCents: Cents.nullable(),
  /** At claim level only. */
  adjustments: z.array(PayerAdjustment).max(30),
  lines: z
    .array(
      z.strictObject({
        lineId: Id,
        paidCents: Cents,
        units: z.int().min(0).max(9999),
        adjustments: z.array(PayerAdjustment).max(30),
      }),
    )
    .max(50),
});
export type PriorPayment = z.infer<typeof PriorPayment>;

/** PWK01 of papers that suppliers send. */
export const AttachmentType = z.enum([
  'M1',
  '03',
  'B3',
  'DB',
  'CT',
  'DG',
  'EB',
  'LA',
  'OD',
  'OX',
  'OZ',
  'PO',
  'PY',
  'RT',
  'XP',
]);
export type AttachmentType = z.infer<typeof AttachmentType>;

export const ATTACHMENT_TYPE_NAMES: Readonly<Record<AttachmentType, string>> = {
  M1: 'Medical record',
  '03': 'Report justifying treatment beyond guidelines',
  B3: 'Physician order',
  DB: 'Durable medical equipment prescription',
  CT: 'Certification',
  DG: 'Diagnostic report',
  EB: 'Explanation of benefits',
  LA: 'Laboratory results',
  OD: 'Orders and treatments',
  OX: 'Oxygen therapy certification',
  OZ: 'Support data for the claim',
  PO: 'Prosthetic or orthotic certification',
  PY: 'Physician’s report',
  RT: 'Report of tests',
  XP: 'Photographs',
};

export const SendingWay = z.enum(['BM', 'FX', 'EL', 'EM', 'FT', 'AA']);
export type SendingWay = z.infer<typeof SendingWay>;

export const SENDING_WAY_NAMES: Readonly<Record<SendingWay, string>> = {
  BM: 'By mail',
  FX: 'By fax',
  EL: 'Electronically',
  EM: 'By e-mail',
  FT: 'File transfer',
  AA: 'Kept here, on request',
};

export const FilingAnswers = z.strictObject({
  frequency: z.enum(['original', 'replacement', 'void']),
  /** The payer's number of the claim that this one replaces or voids. */
  payerClaimNumber: text(50),
  patientPaidCents: Cents.nullable(),
  accident: z.enum(['no', 'auto', 'employment', 'other']),
  accidentOn: IsoDate.nullable(),
  /** Of an auto accident. */
  accidentState: checkedText(2, (value) => /^[A-Z]{2}$/.test(value), 'A state has two capital letters.'),
  /** CLM20; '' where the claim is on time. */
  delayReason: z.enum(['', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '15']),
  /** Where it was done, if neither at the patient's home nor at the supplier's. */
  facility: z.strictObject({
    name: text(60),
    npi: checkedText(10, isNpi, 'This is not a valid NPI: ten digits whose check digit fits.'),
    address: Address,
  }),
  attachments: z
    .array(
      z.strictObject({
        documentId: Id.nullable(),
        type: AttachmentType,
        how: SendingWay,
        controlNumber: text(50),
      }),
    )
    .max(10),
  priorPayments: z.array(PriorPayment).max(10),
});
export type FilingAnswers = z.infer<typeof FilingAnswers>;

export const NO_FILING: FilingAnswers = {
  frequency: 'original',
  payerClaimNumber: '',
  patientPaidCents: null,
  accident: 'no',
  accidentOn: null,
  accidentState: '',
  delayReason: '',
  facility: { name: '', npi: '', address: NO_ADDRESS },
  attachments: [],
  priorPayments: [],
};

/** LIN and CTP of a drug on a line. */
export const LineDrug = z.strictObject({
  ndc: checkedText(11, (value) => /^\d{11}$/.test(value), 'A National Drug Code has eleven digits here.'),
  quantity: z.number().positive().max(9_999_999),
  unit: z.enum(['F2', 'GR', 'ME', 'ML', 'UN']),
});
export type LineDrug = z.infer<typeof LineDrug>;
