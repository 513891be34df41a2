import { LINES_PER_FORM } from './cms1500Grid.ts';

/** The boxes of the CMS-1500 as areas of its grid, for a drawing of our own: rows and columns inclusive. */
export interface FormBox {
  /** `24D.2` is box 24D of the form's second line. */
  readonly id: string;
  /** What stands there, in a few words of ours. */
  readonly label: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

function box(id: string, label: string, top: number, bottom: number, left: number, right: number): FormBox {
  return { id, label, top, bottom, left, right };
}

const HEAD: readonly FormBox[] = [
  box('carrier', 'Payer', 1, 5, 40, 79),
  box('1', 'Coverage', 7, 8, 1, 49),
  box('1a', 'Insured’s id', 7, 8, 50, 79),
  box('2', 'Patient', 9, 10, 1, 29),
  box('3', 'Birth date, sex', 9, 10, 30, 49),
  box('4', 'Insured', 9, 10, 50, 79),
  box('5', 'Patient’s address', 11, 16, 1, 29),
  box('6', 'Patient is', 11, 12, 30, 49),
  box('7', 'Insured’s address', 11, 16, 50, 79),
  box('8', 'Not used', 13, 16, 30, 49),
  box('9', 'Other insured', 17, 18, 1, 29),
  box('9a', 'Other policy', 19, 20, 1, 29),
  box('9b', 'Not used', 21, 22, 1, 29),
  box('9c', 'Not used', 23, 24, 1, 29),
  box('9d', 'Other plan', 25, 26, 1, 29),
  box('10', 'Condition comes from', 17, 18, 30, 49),
  box('10a', 'Work', 19, 20, 30, 49),
  box('10b', 'Auto accident', 21, 22, 30, 49),
  box('10c', 'Other accident', 23, 24, 30, 49),
  box('10d', 'Claim codes', 25, 26, 30, 49),
  box('11', 'Policy or group', 17, 18, 50, 79),
  box('11a', 'Insured’s birth date, sex', 19, 20, 50, 79),
  box('11b', 'Other claim id', 21, 22, 50, 79),
  box('11c', 'Insured’s plan', 23, 24, 50, 79),
  box('11d', 'Another plan', 25, 26, 50, 79),
  box('12', 'Patient’s signature', 27, 30, 1, 49),
  box('13', 'Insured’s signature', 27, 30, 50, 79),
  box('14', 'Date of illness or injury', 31, 32, 1, 29),
  box('15', 'Other date', 31, 32, 30, 49),
  box('16', 'Unable to work', 31, 32, 50, 79),
  box('17', 'Practitioner', 33, 34, 1, 28),
  box('17a', '', 33, 33, 29, 49),
  box('17b', 'NPI', 34, 34, 29, 49),
  box('18', 'Hospital stay', 33, 34, 50, 79),
  box('19', 'Additional information', 35, 36, 1, 49),
  box('20', 'Outside laboratory', 35, 36, 50, 79),
  box('21', 'Diagnoses', 37, 40, 1, 49),
  box('22', 'Resubmission, earlier number', 37, 38, 50, 79),
  box('23', 'Prior authorization', 39, 40, 50, 79),
];

const FOOT: readonly FormBox[] = [
  box('25', 'Tax id', 55, 56, 1, 21),
  box('26', 'Claim number', 55, 56, 22, 36),
  box('27', 'Assignment', 55, 56, 37, 49),
  box('28', 'Total charge', 55, 56, 50, 60),
  box('29', 'Paid', 55, 56, 61, 70),
  box('30', 'Not used', 55, 56, 71, 79),
  box('31', 'Supplier’s signature', 57, 61, 1, 21),
  box('32', 'Place of service', 57, 60, 22, 48),
  box('32a', '', 61, 61, 22, 34),
  box('32b', '', 61, 61, 35, 48),
  box('33', 'Supplier', 57, 60, 49, 79),
  box('33a', '', 61, 61, 49, 61),
  box('33b', '', 61, 61, 62, 79),
];

/** Columns of box 24 with their headings, which stand once above the lines. */
export const LINE_COLUMNS: readonly Omit<FormBox, 'top' | 'bottom'>[] = [
  { id: '24A', label: 'Dates of service', left: 1, right: 18 },
  { id: '24B', label: 'Place', left: 19, right: 21 },
  { id: '24C', label: 'Emg', left: 22, right: 24 },
  { id: '24D', label: 'Code, modifiers', left: 25, right: 44 },
  { id: '24E', label: 'Dx', left: 45, right: 49 },
  { id: '24F', label: 'Charge', left: 50, right: 58 },
  { id: '24G', label: 'Units', left: 59, right: 62 },
  { id: '24H', label: '', left: 63, right: 64 },
  { id: '24I', label: '', left: 65, right: 67 },
  { id: '24J', label: 'Rendering', left: 68, right: 79 },
];

const LINES: readonly FormBox[] = Array.from({ length: LINES_PER_FORM }, (_, index) => {
  const top = 43 + 2 * index;
  const nth = String(index + 1);
  return [
    box(`24.${nth}`, '', top, top, 1, 62),
    ...LINE_COLUMNS.map(({ id, left, right }) =>
      box(`${id}.${nth}`, '', left > 62 ? top : top + 1, top + 1, left, right),
    ),
  ];
}).flat();

/** Every box of a form in its order. */
export const FORM_BOXES: readonly FormBox[] = [...HEAD, ...LINES, ...FOOT];

/** `Box 24D, line 2`, `Box 17`, `Payer’s address` as people say it. */
export function boxName(id: string): string {
  if (id === 'carrier') return 'The payer’s address';
  const [number = '', line] = id.split('.');
  return line === undefined ? `Box ${number}` : `Box ${number}, line ${line}`;
}
