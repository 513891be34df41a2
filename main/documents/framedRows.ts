// Notices in a frame, and lines to sign on.
import { TALLEST_TOGETHER, valueLines } from './blockText.ts';
import type { BlockOf } from './blockText.ts';
import { drawSignature } from './drawnMarks.ts';
import { cellRows, drawLines, gap, styledLines } from './rows.ts';
import type { Cell, Row, StyledLine } from './rows.ts';
import { BODY_WIDTH, leading, STYLES } from './sheet.ts';
import type { Typesetter } from './typesetter.ts';

export function noticeRows(block: BlockOf<'notice'>, typesetter: Typesetter): readonly Row[] {
  const pad = 8;
  const width = BODY_WIDTH - 2 * pad;
  const labelWidth = 74;
  const stack: { readonly cells: readonly Cell[]; readonly height: number }[] = [];
  const push = (cells: readonly Cell[], after: number): void => {
    const tall = cells.map((cell) => cell.lines.reduce((sum, line) => sum + leading(line.style), 0));
    stack.push({ cells, height: Math.max(0, ...tall) + after });
  };
  const whole = (lines: readonly StyledLine[], after: number): void =>
    push([{ x: pad, width, align: 'left', lines }], after);
  whole(styledLines(typesetter, block.title, STYLES.heading, width), 2);
  for (const text of block.text) whole(styledLines(typesetter, text, STYLES.body, width), 2);
  for (const row of block.rows) {
    push(
      [
        {
          x: pad,
          width: labelWidth,
          align: 'left',
          lines: styledLines(typesetter, row.label, STYLES.label, labelWidth),
        },
        {
          x: pad + labelWidth + 6,
          width: width - labelWidth - 6,
          align: 'left',
          lines: valueLines(typesetter, row.value, width - labelWidth - 6),
        },
      ],
      1.5,
    );
  }
  const height = stack.reduce((sum, part) => sum + part.height, 0) + 2 * pad - 3;
  if (height > TALLEST_TOGETHER) {
    const plain = { padTop: 1, padBottom: 1, rule: 0, ruleGray: 0 };
    return [gap(5), ...stack.flatMap((part) => cellRows(typesetter, part.cells, plain)), gap(5)];
  }
  return [
    gap(5),
    {
      height,
      withNext: false,
      draw(pen, x, top) {
        pen.frame(
          { left: x, bottom: top - height, width: BODY_WIDTH, height },
          block.weight === 'heavy' ? 1.2 : 0.5,
        );
        let y = top - pad + 2;
        for (const part of stack) {
          for (const cell of part.cells) drawLines(typesetter, pen, cell, x, y);
          y -= part.height;
        }
      },
    },
    gap(5),
  ];
}

/** Points; the width follows from the field of 1000 by 300. */
const DRAWN_HEIGHT = 40;

export function signatureRows(block: BlockOf<'signatures'>, typesetter: Typesetter): readonly Row[] {
  const gutter = 18;
  const width = (BODY_WIDTH - gutter * (block.signers.length - 1)) / block.signers.length;
  const signers = block.signers.map((signer, index) => {
    const name = signer.name ?? '';
    const drawn = signer.drawn ?? [];
    // A name that nobody signed for is printed small below, not where a signature would stand; so is one beside a drawing.
    const small = name !== '' && (signer.signed === null || drawn.length > 0);
    return {
      drawn,
      x: index * (width + gutter),
      role: styledLines(typesetter, signer.role, STYLES.label, width),
      name: styledLines(typesetter, name === '' ? ' ' : name, { face: 'italic', size: 11, gray: 0 }, width),
      below: [
        ...(small ? styledLines(typesetter, name, STYLES.note, width) : []),
        ...(signer.detail === '' ? [] : styledLines(typesetter, signer.detail, STYLES.note, width)),
        ...styledLines(typesetter, signer.signed ?? 'Signature and date', STYLES.note, width),
      ],
      signed: signer.signed !== null && drawn.length === 0,
    };
  });
  const tall = (lines: readonly StyledLine[]): number =>
    lines.reduce((sum, line) => sum + leading(line.style), 0);
  const roleHeight = Math.max(...signers.map((signer) => tall(signer.role)));
  const nameHeight = Math.max(
    18,
    ...signers.map(({ drawn }) => (drawn.length > 0 ? DRAWN_HEIGHT : 0)),
    ...signers.map((signer) => tall(signer.name)),
  );
  const height = roleHeight + nameHeight + 3 + Math.max(...signers.map((signer) => tall(signer.below)));
  return [
    gap(8),
    {
      height,
      withNext: true,
      draw(pen, x, top) {
        const line = top - roleHeight - nameHeight - 1;
        for (const signer of signers) {
          const cell = (lines: readonly StyledLine[]): Cell => ({ x: signer.x, width, align: 'left', lines });
          drawLines(typesetter, pen, cell(signer.role), x, top);
          if (signer.signed) drawLines(typesetter, pen, cell(signer.name), x, line + 1 + tall(signer.name));
          drawSignature(pen, signer.drawn, {
            left: x + signer.x,
            bottom: line + 1,
            width: (DRAWN_HEIGHT * 1000) / 300,
            height: DRAWN_HEIGHT,
          });
          pen.line(x + signer.x, line, x + signer.x + width, line, 0.6);
          drawLines(typesetter, pen, cell(signer.below), x, line - 2);
        }
      },
    },
    gap(3),
  ];
}
