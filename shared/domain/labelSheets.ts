/** Sheets of labels that shops sell, by the numbers under which they are known. Lengths in inches. */

export interface LabelSheet {
  readonly id: LabelSheetId;
  /** Shown where one is chosen. */
  readonly name: string;
  readonly page: { readonly width: number; readonly height: number };
  readonly label: { readonly width: number; readonly height: number };
  readonly columns: number;
  readonly rows: number;
  /** Left and upper edge of the first label. */
  readonly left: number;
  readonly top: number;
  /** From one label to the next. */
  readonly across: number;
  readonly down: number;
}

export const LABEL_SHEET_IDS = ['avery5160', 'avery5163', 'avery5167', 'roll2x1'] as const;
export type LabelSheetId = (typeof LABEL_SHEET_IDS)[number];

const LETTER = { width: 8.5, height: 11 };

/** Measures of the makers' templates. */
export const LABEL_SHEETS: Readonly<Record<LabelSheetId, LabelSheet>> = {
  avery5160: {
    id: 'avery5160',
    name: 'Avery 5160, 30 labels of 2⅝ × 1 inch',
    page: LETTER,
    label: { width: 2.625, height: 1 },
    columns: 3,
    rows: 10,
    left: 0.1875,
    top: 0.5,
    across: 2.75,
    down: 1,
  },
  avery5163: {
    id: 'avery5163',
    name: 'Avery 5163, 10 labels of 4 × 2 inches',
    page: LETTER,
    label: { width: 4, height: 2 },
    columns: 2,
    rows: 5,
    left: 0.15625,
    top: 0.5,
    across: 4.1875,
    down: 2,
  },
  avery5167: {
    id: 'avery5167',
    name: 'Avery 5167, 80 labels of 1¾ × ½ inch',
    page: LETTER,
    label: { width: 1.75, height: 0.5 },
    columns: 4,
    rows: 20,
    left: 0.28125,
    top: 0.5,
    across: 2.0625,
    down: 0.5,
  },
  roll2x1: {
    id: 'roll2x1',
    name: 'Roll, labels of 2 × 1 inch',
    page: { width: 2, height: 1 },
    label: { width: 2, height: 1 },
    columns: 1,
    rows: 1,
    left: 0,
    top: 0,
    across: 2,
    down: 1,
  },
};

export function labelsPerPage({ columns, rows }: LabelSheet): number {
  return columns * rows;
}

/** Left and upper edge of the nth label of a page, row by row, in inches from the page's upper left corner. */
export function labelPlace(sheet: LabelSheet, nth: number): { readonly x: number; readonly y: number } {
  return {
    x: sheet.left + (nth % sheet.columns) * sheet.across,
    y: sheet.top + Math.floor(nth / sheet.columns) * sheet.down,
  };
}
