/**
 * Where everything stands on the CMS-1500 (02/12): a grid of characters, ten to the inch across and six lines to the
 * inch down. Row 1, column 1 is the first position that the form prints at; 1-based, widths in characters. Positions
 * are those that the trade's open software prints with; widths are the NUCC's. Only positions: the form's art and
 * wording are its owners'. The short labels are ours.
 */

export const GRID = { columns: 79, rows: 64 } as const;

/**
 * The grid on the paper, in points from the upper left corner. The form's own measures: the first column 0.3 inches
 * from the edge, and the row above box 1's marks, which is row 7, 1.33 inches below it.
 */
export const PAPER = { width: 612, height: 792, left: 21.6, top: 24, column: 7.2, row: 12 } as const;

/** Lines of service that one form holds. */
export const LINES_PER_FORM = 6;

/** A run of characters. */
export interface Run {
  readonly row: number;
  readonly column: number;
  readonly width: number;
}

/** Where one value of the claim is printed. */
export type Slot = { readonly box: string; readonly name: string } & (
  | ({ readonly kind: 'text' } & Run)
  /** Several lines under each other; empty ones are closed up. */
  | ({ readonly kind: 'lines'; readonly rows: number } & Run)
  /** Month, day and year, each from its own column. */
  | {
      readonly kind: 'date';
      readonly row: number;
      readonly columns: readonly [number, number, number];
      readonly yearDigits: 2 | 4;
    }
  /** An X in one of several squares. */
  | { readonly kind: 'mark'; readonly row: number; readonly squares: Readonly<Record<string, number>> }
  /** Right-justified. */
  | ({ readonly kind: 'money' } & Run)
  /** Area code and number. */
  | { readonly kind: 'phone'; readonly row: number; readonly columns: readonly [number, number] }
  /** A note that runs over two lines, the first beside the box's label. */
  | { readonly kind: 'note'; readonly runs: readonly [Run, Run] }
);

function text(box: string, name: string, row: number, column: number, width: number): Slot {
  return { kind: 'text', box, name, row, column, width };
}
function lines(box: string, name: string, row: number, rows: number, column: number, width: number): Slot {
  return { kind: 'lines', box, name, row, rows, column, width };
}
function date(
  box: string,
  name: string,
  row: number,
  columns: readonly [number, number, number],
  yearDigits: 2 | 4 = 4,
): Slot {
  return { kind: 'date', box, name, row, columns, yearDigits };
}
function mark(box: string, name: string, row: number, squares: Readonly<Record<string, number>>): Slot {
  return { kind: 'mark', box, name, row, squares };
}
function money(box: string, name: string, row: number, column: number): Slot {
  return { kind: 'money', box, name, row, column, width: 8 };
}
function phone(box: string, name: string, row: number, area: number, number: number): Slot {
  return { kind: 'phone', box, name, row, columns: [area, number] };
}
const yesNo = (yes: number, no: number): Readonly<Record<string, number>> => ({ yes, no });

/** Slots of the claim as a whole, in the order of the boxes. */
export const CLAIM_SLOTS = {
  carrier: lines('carrier', 'Payer', 2, 4, 41, 38),
  '1': mark('1', 'Kind of coverage', 8, {
    medicare: 1,
    medicaid: 8,
    tricare: 15,
    champva: 24,
    group: 31,
    feca: 39,
    other: 45,
  }),
  '1a': text('1a', 'Insured’s id', 8, 50, 29),
  '2': text('2', 'Patient', 10, 1, 28),
  '3.date': date('3', 'Patient’s birth date', 10, [31, 34, 37]),
  '3.sex': mark('3', 'Patient’s sex', 10, { male: 42, female: 47 }),
  '4': text('4', 'Insured', 10, 50, 29),
  '5.street': text('5', 'Patient’s street', 12, 1, 28),
  '5.city': text('5', 'Patient’s city', 14, 1, 24),
  '5.state': text('5', 'Patient’s state', 14, 26, 2),
  '5.zip': text('5', 'Patient’s ZIP', 16, 1, 12),
  '5.phone': phone('5', 'Patient’s phone', 16, 15, 19),
  '6': mark('6', 'Patient is the insured’s', 12, { self: 33, spouse: 38, child: 42, other: 47 }),
  '7.street': text('7', 'Insured’s street', 12, 50, 29),
  '7.city': text('7', 'Insured’s city', 14, 50, 23),
  '7.state': text('7', 'Insured’s state', 14, 74, 2),
  '7.zip': text('7', 'Insured’s ZIP', 16, 50, 12),
  '7.phone': phone('7', 'Insured’s phone', 16, 65, 69),
  '9': text('9', 'Other insured', 18, 1, 28),
  '9a': text('9a', 'Other policy', 20, 1, 28),
  '9d': text('9d', 'Other plan', 26, 1, 28),
  '10a': mark('10a', 'From work', 20, yesNo(35, 41)),
  '10b': mark('10b', 'From an auto accident', 22, yesNo(35, 41)),
  '10b.state': text('10b', 'State of the accident', 22, 45, 2),
  '10c': mark('10c', 'From another accident', 24, yesNo(35, 41)),
  '11': text('11', 'Insured’s policy or group', 18, 50, 29),
  '11a.date': date('11a', 'Insured’s birth date', 20, [53, 56, 59]),
  '11a.sex': mark('11a', 'Insured’s sex', 20, { male: 68, female: 75 }),
  '11c': text('11c', 'Insured’s plan', 24, 50, 29),
  '11d': mark('11d', 'Another health plan', 26, yesNo(52, 57)),
  '12': text('12', 'Patient’s signature', 29, 7, 22),
  '13': text('13', 'Insured’s signature', 29, 55, 22),
  '14.date': date('14', 'Date of the illness or injury', 32, [2, 5, 8]),
  '14.qualifier': text('14', 'What date it is', 32, 16, 3),
  '15.qualifier': text('15', 'What other date it is', 32, 31, 3),
  '15.date': date('15', 'Other date', 32, [37, 40, 43]),
  '17.qualifier': text('17', 'Role of the practitioner', 34, 1, 2),
  '17': text('17', 'Practitioner', 34, 4, 25),
  '17b': text('17b', 'Practitioner’s NPI', 34, 33, 10),
  // Box 20 begins in column 50 of the same row: of the 71 characters, 23 stand beside the label.
  '19': {
    kind: 'note',
    box: '19',
    name: 'Note',
    runs: [
      { row: 35, column: 27, width: 23 },
      { row: 36, column: 1, width: 48 },
    ],
  },
  '20': mark('20', 'Outside laboratory', 36, yesNo(52, 57)),
  '21.version': text('21', 'Version of the diagnosis codes', 37, 42, 1),
  '21.A': text('21', 'Diagnosis A', 38, 3, 8),
  '21.B': text('21', 'Diagnosis B', 38, 16, 8),
  '21.C': text('21', 'Diagnosis C', 38, 29, 8),
  '21.D': text('21', 'Diagnosis D', 38, 42, 8),
  '21.E': text('21', 'Diagnosis E', 39, 3, 8),
  '21.F': text('21', 'Diagnosis F', 39, 16, 8),
  '21.G': text('21', 'Diagnosis G', 39, 29, 8),
  '21.H': text('21', 'Diagnosis H', 39, 42, 8),
  '21.I': text('21', 'Diagnosis I', 40, 3, 8),
  '21.J': text('21', 'Diagnosis J', 40, 16, 8),
  '21.K': text('21', 'Diagnosis K', 40, 29, 8),
  '21.L': text('21', 'Diagnosis L', 40, 42, 8),
  '22.code': text('22', 'Resubmission code', 38, 50, 11),
  '22.reference': text('22', 'Payer’s number of the earlier claim', 38, 62, 18),
  '23': text('23', 'Prior authorization', 40, 50, 29),
  '25': text('25', 'Tax id', 56, 1, 15),
  '25.kind': mark('25', 'Kind of tax id', 56, { ssn: 17, ein: 19 }),
  '26': text('26', 'Claim number', 56, 23, 14),
  '27': mark('27', 'Takes assignment', 56, yesNo(38, 43)),
  '28': money('28', 'Total charge', 56, 52),
  '29': money('29', 'Paid already', 56, 62),
  '31': text('31', 'Supplier’s signature', 60, 1, 20),
  '31.date': date('31', 'Day of the signature', 61, [6, 9, 12]),
  '32': lines('32', 'Place of service', 58, 3, 23, 26),
  '32a': text('32a', 'NPI of the place', 61, 23, 10),
  '33': lines('33', 'Supplier', 58, 3, 50, 29),
  '33.phone': phone('33', 'Supplier’s phone', 57, 66, 70),
  '33a': text('33a', 'Supplier’s NPI', 61, 50, 10),
  '33b': text('33b', 'Supplier’s taxonomy', 61, 63, 17),
} as const satisfies Readonly<Record<string, Slot>>;

/** Slots of a line of service, at the place of the form's first line. */
export const LINE_SLOTS = {
  supplement: text('24', 'Supplemental information', 43, 1, 61),
  '24A.from': date('24A', 'From', 44, [1, 4, 7], 2),
  '24A.to': date('24A', 'To', 44, [10, 13, 16], 2),
  '24B': text('24B', 'Place of service', 44, 19, 2),
  '24C': text('24C', 'Emergency', 44, 22, 2),
  '24D': text('24D', 'Code', 44, 25, 6),
  '24D.1': text('24D', 'Modifier 1', 44, 33, 2),
  '24D.2': text('24D', 'Modifier 2', 44, 36, 2),
  '24D.3': text('24D', 'Modifier 3', 44, 39, 2),
  '24D.4': text('24D', 'Modifier 4', 44, 42, 2),
  '24E': text('24E', 'Diagnosis pointers', 44, 45, 4),
  '24F': money('24F', 'Charge', 44, 50),
  '24G': text('24G', 'Units', 44, 59, 3),
} as const satisfies Readonly<Record<string, Slot>>;

export type ClaimSlotId = keyof typeof CLAIM_SLOTS;
export type LineSlotId = keyof typeof LINE_SLOTS;

/** Places of a slot's characters: what it may print, and nothing beside. @param line index of the line on its form */
export function runsOf(slot: Slot, line = 0): readonly Run[] {
  const down = 2 * line;
  switch (slot.kind) {
    case 'text':
    case 'money':
      return [{ row: slot.row + down, column: slot.column, width: slot.width }];
    case 'lines':
      return Array.from({ length: slot.rows }, (_, index) => ({
        row: slot.row + index,
        column: slot.column,
        width: slot.width,
      }));
    case 'date':
      return slot.columns.map((column, index) => ({
        row: slot.row + down,
        column,
        width: index === 2 ? slot.yearDigits : 2,
      }));
    case 'mark':
      return Object.values(slot.squares).map((column) => ({ row: slot.row, column, width: 1 }));
    case 'phone':
      return slot.columns.map((column, index) => ({ row: slot.row, column, width: index === 0 ? 3 : 7 }));
    case 'note':
      return slot.runs;
  }
}
