/** What the short codes of an 835 mean, in our own words: claim status, adjustment groups, provider adjustments. */

export const REMITTANCE_CODES_SOURCE = {
  source: 'X12 005010X221A1 and its external code lists, in own words',
  asOf: '2026-11-01',
} as const;

/** CLP02 */
export const CLAIM_STATUS: Readonly<Record<string, string>> = {
  '1': 'processed as primary',
  '2': 'processed as secondary',
  '3': 'processed as tertiary',
  '4': 'denied',
  '19': 'processed as primary, passed on to another payer',
  '20': 'processed as secondary, passed on to another payer',
  '21': 'processed as tertiary, passed on to another payer',
  '22': 'reversal of an earlier payment',
  '23': 'not this payer’s claim, passed on',
  '25': 'price forecast only, no payment',
};

/** CAS01 */
export const ADJUSTMENT_GROUPS: Readonly<Record<string, string>> = {
  CO: 'contractual: not to be billed to the patient',
  PR: 'for the patient to pay',
  OA: 'other',
  PI: 'payer’s own reduction',
  CR: 'correction or reversal',
};

/** PLB03-1 */
export const PROVIDER_ADJUSTMENTS: Readonly<Record<string, string>> = {
  '50': 'late charge',
  '51': 'interest penalty',
  '72': 'refund that was sent, credited',
  '90': 'early payment allowance',
  AH: 'origination fee',
  AM: 'applied to a borrower’s account',
  AP: 'benefits paid ahead of time',
  B2: 'rebate',
  B3: 'recovery allowance',
  BD: 'bad debt adjustment',
  BN: 'bonus',
  C5: 'temporary allowance',
  CR: 'capitation interest',
  CS: 'adjustment',
  CT: 'capitation payment',
  CV: 'capital pass-through',
  CW: 'nurse anesthetist pass-through',
  DM: 'direct medical education pass-through',
  E3: 'withholding',
  FB: 'balance carried between remittances',
  FC: 'fund allocation',
  GO: 'graduate medical education pass-through',
  HM: 'hemophilia clotting factor',
  IP: 'incentive premium payment',
  IR: 'tax withheld for the Internal Revenue Service',
  IS: 'interim settlement',
  J1: 'not reimbursable',
  L3: 'penalty',
  L6: 'interest owed',
  LE: 'levy',
  LS: 'lump sum',
  OA: 'organ acquisition pass-through',
  OB: 'offset for affiliated providers',
  PI: 'periodic interim payment',
  PL: 'final payment',
  RA: 'retroactive adjustment',
  RE: 'return on equity',
  SL: 'student loan repayment',
  TL: 'third party liability',
  WO: 'overpayment taken back',
  WU: 'unspecified recovery',
};
