// Tables: columns by their shares, a head that is repeated on every page.
import { paragraphRows, valueLines, withoutWidows } from './blockText.ts';
import type { BlockOf } from './blockText.ts';
import { cellRows, gap, styledLines } from './rows.ts';
import type { Cell, Row } from './rows.ts';
import { BODY_WIDTH, STYLES } from './sheet.ts';
import type { Typesetter } from './typesetter.ts';

const CELL_PAD = 4;

export interface Column {
  readonly x: number;
  readonly width: number;
  readonly title: string;
  readonly align: 'left' | 'right' | 'center';
}

export function columnsOf(
  columns: readonly { readonly title: string; readonly share: number; readonly align: Column['align'] }[],
): readonly Column[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  let x = 0;
  return columns.map((column) => {
    const width = (column.share / shares) * BODY_WIDTH;
    const placed = { x, width, title: column.title, align: column.align };
    x += width;
    return placed;
  });
}

/** Text keeps off its neighbours; the outer columns are flush with the body. */
export function inner(
  columns: readonly Column[],
  index: number,
): { readonly x: number; readonly width: number } {
  const column = columns[index] ?? { x: 0, width: BODY_WIDTH };
  const left = index === 0 ? 0 : CELL_PAD;
  const right = index === columns.length - 1 ? 0 : CELL_PAD;
  return { x: column.x + left, width: Math.max(8, column.width - left - right) };
}

export function tableHead(columns: readonly Column[], typesetter: Typesetter): readonly Row[] {
  const cells = columns.map((column, index): Cell => {
    const box = inner(columns, index);
    return {
      ...box,
      align: column.align,
      lines: styledLines(typesetter, column.title, STYLES.columnTitle, box.width),
    };
  });
  return cellRows(typesetter, cells, {
    padTop: 2.5,
    padBottom: 2,
    rule: 0.8,
    ruleGray: 0,
    ruleAbove: 0.8,
    withNext: true,
  });
}

export function tableRows(block: BlockOf<'table'>, typesetter: Typesetter): readonly Row[] {
  if (block.rows.length === 0) {
    return block.whenEmpty === ''
      ? []
      : paragraphRows({ kind: 'paragraph', text: block.whenEmpty, weight: 'body' }, typesetter);
  }
  const columns = columnsOf(block.columns);
  const head = tableHead(columns, typesetter);
  const rows = block.rows.flatMap((row, place) => {
    const strong = row.weight !== 'body';
    const cells = columns.map((column, index): Cell => {
      const box = inner(columns, index);
      const value = row.cells[index];
      return {
        ...box,
        align: column.align,
        lines: valueLines(
          typesetter,
          value === undefined ? '' : value,
          box.width,
          strong ? STYLES.cellStrong : STYLES.cell,
          STYLES.cellAbsent,
        ),
      };
    });
    const beforeTotal = block.rows[place + 1]?.weight === 'total';
    return cellRows(typesetter, cells, {
      padTop: 2,
      padBottom: 2.5,
      rule: row.weight === 'total' ? 0.8 : beforeTotal ? 0.8 : 0.3,
      ruleGray: row.weight === 'total' || beforeTotal ? 0 : 0.7,
      head,
      // A total without a line above it says nothing.
      withNext: beforeTotal || row.weight === 'group',
    });
  });
  return [gap(4), ...head, ...withoutWidows(rows), gap(6)];
}
