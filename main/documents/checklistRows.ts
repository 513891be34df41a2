// The checklist: requirement by requirement, its answer, its evidence.
import type { CheckStatus } from '../../shared/packet/documentModel.ts';
import { withoutWidows } from './blockText.ts';
import type { BlockOf } from './blockText.ts';
import type { Pen } from './pen.ts';
import { cellRows, gap, styledLines } from './rows.ts';
import type { Cell, Row } from './rows.ts';
import { BODY_WIDTH, leading, STYLES } from './sheet.ts';
import { columnsOf, inner, tableHead } from './tableRows.ts';
import type { Column } from './tableRows.ts';
import type { Typesetter } from './typesetter.ts';

const STATUS_WORDS: Readonly<Record<CheckStatus, string>> = {
  met: 'Met',
  unmet: 'Unmet',
  unknown: 'Not known',
  notApplicable: 'Not applicable',
};

export function checklistRows(block: BlockOf<'checklist'>, typesetter: Typesetter): readonly Row[] {
  const columns = columnsOf([
    { title: 'Answer', share: 80, align: 'left' },
    { title: 'Requirement', share: 152, align: 'left' },
    { title: 'Evidence, or what is missing', share: 182, align: 'left' },
    { title: 'Rule', share: 98, align: 'left' },
  ]);
  const head = tableHead(columns, typesetter);
  const rows = block.groups.flatMap((group) => {
    const title: Cell = {
      x: 0,
      width: BODY_WIDTH,
      align: 'left',
      lines: styledLines(typesetter, group.title, STYLES.cellStrong, BODY_WIDTH),
    };
    const items = group.items.flatMap((item) => checklistItem(item, columns, head, typesetter));
    return [
      ...cellRows(typesetter, [title], {
        padTop: 5,
        padBottom: 2.5,
        rule: 0.5,
        ruleGray: 0.3,
        head,
        withNext: true,
      }),
      ...items,
    ];
  });
  return [gap(4), ...head, ...withoutWidows(rows), gap(6)];
}

function checklistItem(
  item: BlockOf<'checklist'>['groups'][number]['items'][number],
  columns: readonly Column[],
  head: readonly Row[],
  typesetter: Typesetter,
): readonly Row[] {
  const status = inner(columns, 0);
  const asked = inner(columns, 1);
  const evidence = inner(columns, 2);
  const rule = inner(columns, 3);
  const answered = item.status === 'met' || item.status === 'notApplicable';
  const markWidth = 13;
  const cells: readonly Cell[] = [
    {
      x: status.x + markWidth,
      width: status.width - markWidth,
      align: 'left',
      lines: styledLines(
        typesetter,
        STATUS_WORDS[item.status],
        answered ? STYLES.cell : STYLES.cellStrong,
        status.width - markWidth,
      ),
    },
    {
      ...asked,
      align: 'left',
      lines: styledLines(typesetter, item.title, STYLES.cell, asked.width),
    },
    {
      ...evidence,
      align: 'left',
      lines:
        item.evidence === null
          ? [{ text: 'none', style: STYLES.cellAbsent }]
          : styledLines(typesetter, item.evidence, STYLES.cell, evidence.width),
    },
    { ...rule, align: 'left', lines: styledLines(typesetter, item.id, STYLES.ruleId, rule.width) },
  ];
  const rows = cellRows(typesetter, cells, { padTop: 2, padBottom: 2.5, rule: 0.3, ruleGray: 0.7, head });
  return rows.map((row, index) =>
    index > 0
      ? row
      : {
          ...row,
          draw(pen, x, top, pages) {
            statusMark(pen, item.status, x + 4, top - 2 - leading(STYLES.cell) / 2);
            row.draw(pen, x, top, pages);
          },
        },
  );
}

/** A mark that is told apart without colour: tick, cross in a ring, question, dash. */
function statusMark(pen: Pen, status: CheckStatus, x: number, y: number): void {
  if (status === 'met') {
    pen.stroke(
      [
        [x - 3, y - 0.2],
        [x - 0.8, y - 2.6],
        [x + 3.6, y + 3],
      ],
      1.3,
    );
  } else if (status === 'unmet') {
    pen.stroke(
      [
        [x - 2.8, y - 2.8],
        [x + 2.8, y + 2.8],
      ],
      1.5,
    );
    pen.stroke(
      [
        [x - 2.8, y + 2.8],
        [x + 2.8, y - 2.8],
      ],
      1.5,
    );
  } else if (status === 'unknown') {
    pen.text('?', x - 2.2, y - 3.4, { face: 'semibold', size: 9.5, gray: 0 });
  } else {
    pen.stroke(
      [
        [x - 2.6, y],
        [x + 2.6, y],
      ],
      0.8,
    );
  }
}
