// Facts in one or two columns, and titled groups of them side by side.
import type { Fact } from '../../shared/packet/documentModel.ts';
import { headingRows, TALLEST_TOGETHER, valueLines, withoutWidows } from './blockText.ts';
import type { BlockOf } from './blockText.ts';
import type { Pen } from './pen.ts';
import { cellRows, drawLines, gap, styledLines } from './rows.ts';
import type { Cell, Row, StyledLine } from './rows.ts';
import { BODY_WIDTH, leading, STYLES } from './sheet.ts';
import type { Typesetter } from './typesetter.ts';

export function factRows(facts: readonly Fact[], columns: 1 | 2, typesetter: Typesetter): readonly Row[] {
  const gutter = 16;
  const width = columns === 1 ? BODY_WIDTH : (BODY_WIDTH - gutter) / 2;
  const labelWidth = columns === 1 ? 112 : 92;
  const rows: Row[] = [];
  for (let index = 0; index < facts.length; index += columns) {
    const cells = facts.slice(index, index + columns).flatMap((fact, column): readonly Cell[] => {
      const x = column * (width + gutter);
      const valueWidth = width - labelWidth - 6;
      return [
        {
          x,
          width: labelWidth,
          align: 'left',
          lines: styledLines(typesetter, fact.label, STYLES.label, labelWidth),
        },
        {
          x: x + labelWidth + 6,
          width: valueWidth,
          align: 'left',
          lines: valueLines(typesetter, fact.value, valueWidth),
        },
      ];
    });
    rows.push(...cellRows(typesetter, cells, { padTop: 1.5, padBottom: 2, rule: 0.3, ruleGray: 0.75 }));
  }
  return withoutWidows(rows);
}

export function panelRows(block: BlockOf<'panels'>, typesetter: Typesetter): readonly Row[] {
  const gutter = 18;
  const width = (BODY_WIDTH - gutter) / 2;
  const rows: Row[] = [];
  for (let index = 0; index < block.panels.length; index += 2) {
    const pair = block.panels
      .slice(index, index + 2)
      .map((panel, column) => panelOf(panel, column * (width + gutter), width, typesetter));
    const height = Math.max(...pair.map((panel) => panel.height));
    if (height > TALLEST_TOGETHER) {
      for (const panel of block.panels.slice(index, index + 2)) {
        rows.push(...headingRows(panel.title, typesetter), ...factRows(panel.rows, 1, typesetter));
      }
      continue;
    }
    rows.push(gap(index === 0 ? 2 : 8), {
      height,
      withNext: false,
      draw: (pen, x, top) => {
        for (const panel of pair) panel.draw(pen, x, top);
      },
    });
  }
  return [...rows, gap(4)];
}

interface Panel {
  readonly height: number;
  draw(pen: Pen, x: number, top: number): void;
}

function panelOf(
  panel: BlockOf<'panels'>['panels'][number],
  offset: number,
  width: number,
  typesetter: Typesetter,
): Panel {
  const labelWidth = 74;
  const titleHeight = leading(STYLES.heading) + 3;
  const lines = panel.rows.map((fact) => {
    const label = styledLines(typesetter, fact.label, STYLES.label, labelWidth);
    const value = valueLines(typesetter, fact.value, width - labelWidth - 6);
    const tall = (part: readonly StyledLine[]): number =>
      part.reduce((sum, line) => sum + leading(line.style), 0);
    return { label, value, height: Math.max(tall(label), tall(value)) + 1.5 };
  });
  return {
    height: titleHeight + 3 + lines.reduce((sum, line) => sum + line.height, 0),
    draw(pen, x, top) {
      const title = typesetter.fit(typesetter.prepare(panel.title), STYLES.heading, width);
      drawLines(
        typesetter,
        pen,
        { x: offset, width, align: 'left', lines: [{ text: title, style: STYLES.heading }] },
        x,
        top,
      );
      pen.line(x + offset, top - titleHeight, x + offset + width, top - titleHeight, 0.8);
      let y = top - titleHeight - 3;
      for (const line of lines) {
        drawLines(typesetter, pen, { x: offset, width: labelWidth, align: 'left', lines: line.label }, x, y);
        drawLines(
          typesetter,
          pen,
          { x: offset + labelWidth + 6, width: width - labelWidth - 6, align: 'left', lines: line.value },
          x,
          y,
        );
        y -= line.height;
      }
    },
  };
}
