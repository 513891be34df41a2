// Headings, paragraphs and values: what the other blocks are made of.
import type { Block } from '../../shared/packet/documentModel.ts';
import { drawLines, gap, styledLines } from './rows.ts';
import type { Cell, Row, StyledLine } from './rows.ts';
import { BODY_WIDTH, leading, STYLES } from './sheet.ts';
import type { TextStyle, Typesetter } from './typesetter.ts';

export type BlockOf<Kind extends Block['kind']> = Extract<Block, { readonly kind: Kind }>;

const NOT_GIVEN = 'not given';
/** Taller than this, a group that would stay together is taken apart into lines. */
export const TALLEST_TOGETHER = 420;

export function headingRows(text: string, typesetter: Typesetter): readonly Row[] {
  const lines = styledLines(typesetter, text, STYLES.heading, BODY_WIDTH);
  return [gap(9), ...lines.map((line): Row => lineRow(typesetter, line, true)), { ...gap(2), space: true }];
}

function lineRow(typesetter: Typesetter, line: StyledLine, withNext: boolean): Row {
  const cell: Cell = { x: 0, width: BODY_WIDTH, align: 'left', lines: [line] };
  return {
    height: leading(line.style),
    withNext,
    draw: (pen, x, top) => drawLines(typesetter, pen, cell, x, top),
  };
}

/** Lines that may part, but never so that one stands alone. */
export function paragraphRows(block: BlockOf<'paragraph'>, typesetter: Typesetter): readonly Row[] {
  const style = { body: STYLES.body, note: STYLES.note, strong: STYLES.strong }[block.weight];
  return [
    gap(3),
    ...flowingLines(styledLines(typesetter, block.text, style, BODY_WIDTH), typesetter),
    gap(3),
  ];
}

export function flowingLines(lines: readonly StyledLine[], typesetter: Typesetter): readonly Row[] {
  const last = lines.length - 1;
  return lines.map((line, index) =>
    lineRow(typesetter, line, index < last && (index === 0 || index === last - 1)),
  );
}

export function valueLines(
  typesetter: Typesetter,
  value: string | null,
  width: number,
  style: TextStyle = STYLES.body,
  absent: TextStyle = STYLES.absent,
): readonly StyledLine[] {
  return value === null ? [{ text: NOT_GIVEN, style: absent }] : styledLines(typesetter, value, style, width);
}

/** The first row does not end a page alone, the last one does not begin one. */
export function withoutWidows(rows: readonly Row[]): readonly Row[] {
  return rows.map((row, index) =>
    index === 0 || index === rows.length - 2 ? { ...row, withNext: index < rows.length - 1 } : row,
  );
}
