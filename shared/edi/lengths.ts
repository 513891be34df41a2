/** Lengths of the guide's elements, in characters, that the office's own fields can exceed. */
export const MOST = {
  lastOrOrgName: 60,
  firstName: 35,
  middleName: 25,
  suffix: 10,
  street: 55,
  city: 30,
  claimNumber: 20,
  lineControl: 30,
  batchId: 30,
  reference: 50,
  memberId: 80,
  payerId: 80,
  groupNumber: 50,
  planName: 60,
  description: 80,
  contactName: 60,
  email: 256,
  interchangeId: 15,
} as const;

/** Numbers that the guide sets for a file. */
export const CLAIMS_PER_SUBSCRIBER = 100;
export const LINES_PER_CLAIM = 50;
export const DIAGNOSES_PER_CLAIM = 12;
export const POINTERS_PER_LINE = 4;
export const ATTACHMENTS_PER_CLAIM = 10;
export const OTHER_PAYERS_PER_CLAIM = 10;
export const ADJUSTMENTS_PER_SEGMENT = 6;
export const ADJUSTMENT_SEGMENTS = 5;
