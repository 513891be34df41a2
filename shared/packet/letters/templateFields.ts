import type { TemplateKind } from '../../domain/letter.ts';

/** The fields that a letter's text may name: a closed list for each kind, so that nothing else can get into it. */

/** Fields within a line, with their names for people. */
export const INLINE_FIELDS = {
  today: 'Day of the letter',
  officeName: 'Our name',
  officePhone: 'Our telephone',
  officeFax: 'Our fax',
  senderName: 'Who writes',
  physicianName: 'Physician',
  physicianPhone: 'Physician’s telephone',
  physicianFax: 'Physician’s fax',
  patientName: 'Patient',
  patientBirthDate: 'Patient’s birth date',
  memberId: 'Patient’s number with the payer',
  payerName: 'Payer',
  claimNumber: 'Our claim number',
  dateOfService: 'Date of service',
  itemName: 'Device or item',
  total: 'Total charge',
  denialReason: 'Reason of the denial',
  deadline: 'Last day of the appeal',
} as const;
export type InlineField = keyof typeof INLINE_FIELDS;

/** Fields that stand in a paragraph of their own and become lists, tables and lines to sign. */
export const BLOCK_FIELDS = {
  asks: 'What is asked for, what is missing, and why',
  orderElements: 'What a complete order shows',
  note: 'What was typed when the letter was made',
  transmission: 'From, to, and number of pages',
  order: 'The order, prefilled',
  orderSignature: 'Where the prescriber signs',
  abn: 'What goes into the form, box by box',
  delivery: 'What was delivered, to whom',
  deliverySignature: 'Where the patient signs',
  denial: 'The claim, the denied lines and the reason',
  answer: 'Our answer',
  enclosures: 'The evidence, listed from the claim',
  appealFacts: 'How this level of appeal works',
  lines: 'What is provided and charged',
  share: 'What the patient may expect to pay',
} as const;
export type BlockField = keyof typeof BLOCK_FIELDS;

const OFFICE: readonly InlineField[] = ['today', 'officeName', 'officePhone', 'officeFax', 'senderName'];
const PHYSICIAN: readonly InlineField[] = ['physicianName', 'physicianPhone', 'physicianFax'];
const PATIENT: readonly InlineField[] = ['patientName', 'patientBirthDate'];
const CLAIM: readonly InlineField[] = ['payerName', 'claimNumber', 'dateOfService', 'itemName'];

export interface KindFields {
  readonly inline: readonly InlineField[];
  /** Without these it would not be this letter. */
  readonly required: readonly BlockField[];
  readonly further: readonly BlockField[];
}

export const TEMPLATE_FIELDS: Readonly<Record<TemplateKind, KindFields>> = {
  physicianLetter: {
    inline: [...OFFICE, ...PHYSICIAN, ...PATIENT, ...CLAIM],
    required: ['asks'],
    further: ['orderElements', 'note'],
  },
  // Whoever stands at the other fax sees the cover: it names no patient and no claim.
  faxCover: { inline: [...OFFICE, ...PHYSICIAN], required: ['transmission'], further: [] },
  writtenOrder: {
    inline: [...OFFICE, ...PHYSICIAN, ...PATIENT, 'itemName'],
    required: ['order', 'orderSignature'],
    further: ['note'],
  },
  abnData: { inline: [...OFFICE, ...PATIENT, ...CLAIM], required: ['abn'], further: ['note'] },
  proofOfDelivery: {
    inline: [...OFFICE, ...PATIENT, 'itemName', 'dateOfService'],
    required: ['delivery', 'deliverySignature'],
    further: ['note'],
  },
  appeal: {
    inline: [...OFFICE, ...PATIENT, ...CLAIM, 'memberId', 'total', 'denialReason', 'deadline'],
    required: ['denial', 'answer', 'enclosures'],
    further: ['appealFacts'],
  },
  estimate: {
    inline: [...OFFICE, ...PATIENT, ...CLAIM, 'total'],
    required: ['lines', 'share'],
    further: ['note'],
  },
};

/** Fields in the order of the list beside the editor. */
export function blocksOf(kind: TemplateKind): readonly BlockField[] {
  return [...TEMPLATE_FIELDS[kind].required, ...TEMPLATE_FIELDS[kind].further];
}
