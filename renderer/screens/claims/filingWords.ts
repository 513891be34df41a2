import type { DocumentType } from '../../../shared/domain/document.ts';
import type {
  AdjustmentGroup,
  AttachmentType,
  FilingAnswers,
  LineDrug,
} from '../../../shared/domain/filing.ts';

/** The answers of filing in words: for their fields, and for saying one in a difference. */

export const FREQUENCY_NAMES: Readonly<Record<FilingAnswers['frequency'], string>> = {
  original: 'First claim',
  replacement: 'Replaces a claim',
  void: 'Voids a claim',
};

export const ACCIDENT_NAMES: Readonly<Record<FilingAnswers['accident'], string>> = {
  no: 'No accident',
  auto: 'Automobile',
  employment: 'At work',
  other: 'Other accident',
};

/** CLM20. */
export const DELAY_REASON_NAMES: Readonly<Record<Exclude<FilingAnswers['delayReason'], ''>, string>> = {
  '1': 'Nobody could tell whether the patient was eligible',
  '2': 'A lawsuit',
  '3': 'The authorization came late',
  '4': 'The supplier was certified late',
  '5': 'Billing forms came late',
  '6': 'A custom-made item was delivered late',
  '7': 'Another payer or agency took long',
  '8': 'Eligibility was decided late',
  '9': 'The first claim was refused for another reason than lateness',
  '10': 'Prior approval took long',
  '11': 'Another reason',
  '15': 'A natural disaster',
};

export const GROUP_NAMES: Readonly<Record<AdjustmentGroup, string>> = {
  CO: 'CO, contract: written off',
  PR: 'PR, the patient owes it',
  OA: 'OA, other',
  PI: 'PI, the payer’s own reduction',
  CR: 'CR, correction of an earlier one',
};

export const DRUG_UNIT_NAMES: Readonly<Record<LineDrug['unit'], string>> = {
  UN: 'Unit',
  ML: 'Milliliter',
  ME: 'Milligram',
  GR: 'Gram',
  F2: 'International unit',
};

/** The kind under which a paper of the office is usually announced; anything else supports the claim. */
const TYPES: Readonly<Partial<Record<DocumentType, AttachmentType>>> = {
  physicianOrder: 'B3',
  clinicalNote: 'M1',
  oxygenTestResult: 'RT',
  certificateOfMedicalNecessity: 'CT',
  letterOfMedicalNecessity: 'PY',
  imagingReport: 'DG',
  laboratoryReport: 'LA',
  photo: 'XP',
};

export function attachmentTypeOf(type: DocumentType): AttachmentType {
  return TYPES[type] ?? 'OZ';
}

/** `CW-2026-000123A1`: the next control number that no attachment of the claim has. */
export function nextControlNumber(claimNumber: string, taken: readonly string[]): string {
  for (let nth = 1; ; nth += 1) {
    const proposed = `${claimNumber}A${nth}`;
    if (!taken.includes(proposed)) return proposed;
  }
}
