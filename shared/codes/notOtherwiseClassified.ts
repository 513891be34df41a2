/**
 * Codes that stand for anything without a code of its own, among those that suppliers bill: a claim says beside them
 * what the item is. From the descriptions of CMS's HCPCS release of October 2025, by their own words (miscellaneous, not
 * otherwise classified or specified, unlisted).
 */
const CODES: ReadonlySet<string> = new Set([
  ...['A4335', 'A4421', 'A4649', 'A4913', 'A6261', 'A6262', 'A6512', 'A6519', 'A6549', 'A6584', 'A6609'],
  ...['A9279', 'A9280', 'A9698', 'A9699', 'A9900', 'A9999', 'B9998', 'B9999', 'E0446', 'E0625', 'E0676'],
  ...['E0769', 'E0770', 'E1229', 'E1239', 'E1399', 'E1699', 'E2599', 'J3490', 'J3590', 'J7599', 'J7699'],
  ...['J7799', 'J8499', 'J9999', 'K0108', 'K0812', 'K0898', 'K0899', 'L0999', 'L1499', 'L2999', 'L3649'],
  ...['L3999', 'L5999', 'L7499', 'L8039', 'L8048', 'L8499', 'L8698', 'L8699', 'T5999', 'V2799', 'V5298'],
]);

/** Whether a line with this code has to say what it is (SV101-7, box 24 shaded). */
export function isNotOtherwiseClassified(code: string): boolean {
  return CODES.has(code);
}
