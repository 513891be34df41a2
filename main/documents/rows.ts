// Blocks become rows, rows become pages. A row is what is never torn apart: a line of a paragraph, a table's row, a
// frame. Rows say whether they stay with the next one and which head a table repeats on a new page.
import type { Pen } from './pen.ts';
import { BODY_WIDTH, leading } from './sheet.ts';
import type { TextStyle, Typesetter } from './typesetter.ts';

export interface Row {
  readonly height: number;
  /** Not to be the last of its page while another row follows it. */
  readonly withNext: boolean;
  /** Empty space: left out at the top of a page. */
  readonly space?: boolean;
  /** Rows to repeat above this one when it begins a page. */
  readonly head?: readonly Row[];
  /** `x` is the left edge of the body, `top` the upper edge of the row. */
  draw(pen: Pen, x: number, top: number, pages: PageNumbers): void;
  /** Begins a section: the page that it lands on is where the section's bookmark leads. */
  readonly section?: string;
}

/** Known only when every page has been laid out: drawing happens after that. */
export interface PageNumbers {
  readonly total: number;
  /** Index of the page on which a section begins; null when there is no such section. */
  ofSection(id: string): number | null;
  ofAttachment(documentId: string): PlacedAttachment | null;
}

export interface PlacedAttachment {
  /** Index of its first page in the document. */
  readonly first: number;
  /** How many pages of the document it takes. */
  readonly pages: number;
  /** False when a page says that it could not be shown. */
  readonly shown: boolean;
}

export interface PlacedRow {
  readonly row: Row;
  readonly top: number;
}

export function gap(height: number): Row {
  return { height, withNext: true, space: true, draw: () => undefined };
}

export interface Cell {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
  readonly lines: readonly StyledLine[];
}

export interface StyledLine {
  readonly text: string;
  readonly style: TextStyle;
}

/** Text in a style, broken to a width. */
export function styledLines(
  typesetter: Typesetter,
  text: string,
  style: TextStyle,
  width: number,
): readonly StyledLine[] {
  return typesetter.wrap(typesetter.prepare(text), style, width).map((line) => ({ text: line, style }));
}

export interface CellRowOptions {
  readonly padTop: number;
  readonly padBottom: number;
  /** Width of the rule below; 0: none. */
  readonly rule: number;
  readonly ruleGray: number;
  readonly ruleAbove?: number;
  readonly fill?: number;
  readonly head?: readonly Row[];
  readonly withNext?: boolean;
}

/** A row with more lines than this is continued on the next page instead of leaving the rest of this one white. */
const LINES_TOGETHER = 14;

/** Cells side by side, as one row or, when they are long, as several that belong together. */
export function cellRows(
  typesetter: Typesetter,
  cells: readonly Cell[],
  options: CellRowOptions,
): readonly Row[] {
  const longest = Math.max(1, ...cells.map((cell) => cell.lines.length));
  const rows: Row[] = [];
  for (let start = 0; start < longest;) {
    // No continuation of a single line.
    const end = longest - start <= LINES_TOGETHER + 1 ? longest : start + LINES_TOGETHER;
    const part = cells.map((cell) => ({ ...cell, lines: cell.lines.slice(start, end) }));
    rows.push(cellRow(typesetter, part, options, start === 0, end === longest));
    start = end;
  }
  return rows;
}

function cellRow(
  typesetter: Typesetter,
  cells: readonly Cell[],
  options: CellRowOptions,
  first: boolean,
  last: boolean,
): Row {
  const padTop = first ? options.padTop : 0;
  const padBottom = last ? options.padBottom : 0;
  const heights = cells.map((cell) => cell.lines.reduce((sum, line) => sum + leading(line.style), 0));
  const height = Math.max(0, ...heights) + padTop + padBottom;
  return {
    height,
    withNext: options.withNext ?? false,
    ...(options.head ? { head: options.head } : {}),
    draw(pen, x, top) {
      if (options.fill !== undefined) {
        pen.fill({ left: x, bottom: top - height, width: BODY_WIDTH, height }, options.fill);
      }
      if (first && options.ruleAbove) pen.line(x, top, x + BODY_WIDTH, top, options.ruleAbove);
      for (const cell of cells) drawLines(typesetter, pen, cell, x, top - padTop);
      if (last && options.rule > 0) {
        pen.line(x, top - height, x + BODY_WIDTH, top - height, options.rule, options.ruleGray);
      }
    },
  };
}

/** Of a line's height, from its top. */
export const BASELINE = 0.765;

/** The lines of a cell, downwards from `top`. */
export function drawLines(typesetter: Typesetter, pen: Pen, cell: Cell, x: number, top: number): void {
  let y = top;
  for (const line of cell.lines) {
    const step = leading(line.style);
    const spare = cell.align === 'left' ? 0 : cell.width - typesetter.width(line.text, line.style);
    const start = x + cell.x + (cell.align === 'right' ? spare : spare / 2);
    // The baseline lies at the same part of every line, so that a small label stands level with its value.
    pen.text(line.text, start, y - step * BASELINE, line.style);
    y -= step;
  }
}

/** Lays rows onto pages of `height`. A group of rows that fits on a page is not torn apart. */
export function paginate(
  rows: readonly Row[],
  height: (page: number) => number,
  breaksBefore: (row: Row) => boolean,
): readonly (readonly PlacedRow[])[] {
  const pages: PlacedRow[][] = [[]];
  let used = 0;
  const page = (): PlacedRow[] => pages[pages.length - 1] ?? [];
  const put = (row: Row): void => {
    page().push({ row, top: used });
    used += row.height;
  };
  const turn = (): void => {
    pages.push([]);
    used = 0;
  };
  for (let index = 0; index < rows.length;) {
    const group = groupFrom(rows, index, breaksBefore);
    const first = group[0];
    if (first && breaksBefore(first) && page().length > 0) turn();
    const needed = group.reduce((sum, row) => sum + row.height, 0);
    const room = height(pages.length - 1) - used;
    const fitsSomewhere = needed <= height(pages.length);
    if (needed > room && fitsSomewhere && page().length > 0) turn();
    for (const row of group) {
      if (used + row.height > height(pages.length - 1) && page().length > 0) turn();
      if (page().length === 0) {
        if (row.space) continue;
        for (const head of row.head ?? []) put(head);
      }
      put(row);
    }
    index += group.length;
  }
  return pages;
}

/** The rows from `start` that hold together: each but the last stays with the one after it. */
function groupFrom(rows: readonly Row[], start: number, breaksBefore: (row: Row) => boolean): readonly Row[] {
  let end = start;
  for (let row = rows[end]; row?.withNext; row = rows[end]) {
    const next = rows[end + 1];
    if (next === undefined || breaksBefore(next)) break;
    end += 1;
  }
  return rows.slice(start, end + 1);
}
