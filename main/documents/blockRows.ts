// How each kind of block looks. Everything is black on white with rules; nothing is said by colour.
import type { Attachment, Block, CheckStatus, Fact, PacketModel } from '../../shared/packet/documentModel.ts';
import { formatUsDate } from '../../shared/domain/dates.ts';
import type { Pen } from './pen.ts';
import { cellRows, drawLines, gap, styledLines } from './rows.ts';
import type { Cell, Row, StyledLine } from './rows.ts';
import { BODY_WIDTH, leading, STYLES } from './sheet.ts';
import type { TextStyle, Typesetter } from './typesetter.ts';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { readonly kind: Kind }>;

const NOT_GIVEN = 'not given';
/** Taller than this, a group that would stay together is taken apart into lines. */
const TALLEST_TOGETHER = 420;

export function blockRows(block: Block, model: PacketModel, typesetter: Typesetter): readonly Row[] {
  switch (block.kind) {
    case 'heading':
      return headingRows(block.text, typesetter);
    case 'paragraph':
      return paragraphRows(block, typesetter);
    case 'facts':
      return [gap(3), ...factRows(block.rows, block.columns, typesetter), gap(4)];
    case 'panels':
      return panelRows(block, typesetter);
    case 'table':
      return tableRows(block, typesetter);
    case 'checklist':
      return checklistRows(block, typesetter);
    case 'notice':
      return noticeRows(block, typesetter);
    case 'signatures':
      return signatureRows(block, typesetter);
    case 'contents':
      return contentsRows(model, typesetter);
    case 'attachmentList':
      return attachmentListRows(model.attachments, typesetter);
  }
}

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
function paragraphRows(block: BlockOf<'paragraph'>, typesetter: Typesetter): readonly Row[] {
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

function valueLines(
  typesetter: Typesetter,
  value: string | null,
  width: number,
  style: TextStyle = STYLES.body,
  absent: TextStyle = STYLES.absent,
): readonly StyledLine[] {
  return value === null ? [{ text: NOT_GIVEN, style: absent }] : styledLines(typesetter, value, style, width);
}

/** The first row does not end a page alone, the last one does not begin one. */
function withoutWidows(rows: readonly Row[]): readonly Row[] {
  return rows.map((row, index) =>
    index === 0 || index === rows.length - 2 ? { ...row, withNext: index < rows.length - 1 } : row,
  );
}

function factRows(facts: readonly Fact[], columns: 1 | 2, typesetter: Typesetter): readonly Row[] {
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

function panelRows(block: BlockOf<'panels'>, typesetter: Typesetter): readonly Row[] {
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

const CELL_PAD = 4;

interface Column {
  readonly x: number;
  readonly width: number;
  readonly title: string;
  readonly align: 'left' | 'right' | 'center';
}

function columnsOf(
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
function inner(columns: readonly Column[], index: number): { readonly x: number; readonly width: number } {
  const column = columns[index] ?? { x: 0, width: BODY_WIDTH };
  const left = index === 0 ? 0 : CELL_PAD;
  const right = index === columns.length - 1 ? 0 : CELL_PAD;
  return { x: column.x + left, width: Math.max(8, column.width - left - right) };
}

function tableHead(columns: readonly Column[], typesetter: Typesetter): readonly Row[] {
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

function tableRows(block: BlockOf<'table'>, typesetter: Typesetter): readonly Row[] {
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

const STATUS_WORDS: Readonly<Record<CheckStatus, string>> = {
  met: 'Met',
  unmet: 'Unmet',
  unknown: 'Not known',
  notApplicable: 'Not applicable',
};

function checklistRows(block: BlockOf<'checklist'>, typesetter: Typesetter): readonly Row[] {
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

function noticeRows(block: BlockOf<'notice'>, typesetter: Typesetter): readonly Row[] {
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

function signatureRows(block: BlockOf<'signatures'>, typesetter: Typesetter): readonly Row[] {
  const gutter = 18;
  const width = (BODY_WIDTH - gutter * (block.signers.length - 1)) / block.signers.length;
  const signers = block.signers.map((signer, index) => {
    const name = signer.name ?? '';
    return {
      x: index * (width + gutter),
      role: styledLines(typesetter, signer.role, STYLES.label, width),
      name: styledLines(typesetter, name === '' ? ' ' : name, { face: 'italic', size: 11, gray: 0 }, width),
      below: [
        ...(signer.signed !== null || name === '' ? [] : styledLines(typesetter, name, STYLES.note, width)),
        ...(signer.detail === '' ? [] : styledLines(typesetter, signer.detail, STYLES.note, width)),
        ...styledLines(typesetter, signer.signed ?? 'Signature and date', STYLES.note, width),
      ],
      signed: signer.signed !== null,
    };
  });
  const tall = (lines: readonly StyledLine[]): number =>
    lines.reduce((sum, line) => sum + leading(line.style), 0);
  const roleHeight = Math.max(...signers.map((signer) => tall(signer.role)));
  const nameHeight = Math.max(18, ...signers.map((signer) => tall(signer.name)));
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
          // A name that nobody signed for is printed small below, not where a signature would stand.
          if (signer.signed) drawLines(typesetter, pen, cell(signer.name), x, line + 1 + tall(signer.name));
          pen.line(x + signer.x, line, x + signer.x + width, line, 0.6);
          drawLines(typesetter, pen, cell(signer.below), x, line - 2);
        }
      },
    },
    gap(3),
  ];
}

/** More papers than this are listed with the papers only, so that the cover stays one page. */
const MOST_IN_CONTENTS = 10;

function contentsRows(model: PacketModel, typesetter: Typesetter): readonly Row[] {
  const style = STYLES.cell;
  const first = model.attachments[0];
  const papers =
    first !== undefined && model.attachments.length > MOST_IN_CONTENTS
      ? [
          {
            title: `Papers 1 to ${String(model.attachments.length)}`,
            section: '',
            document: first.documentId,
          },
        ]
      : model.attachments.map((attachment, index) => ({
          title: `${String(index + 1)}. ${attachmentTitle(attachment)}`,
          section: '',
          document: attachment.documentId,
        }));
  const entries = [
    ...model.sections.map((section) => ({ title: section.title, section: section.id, document: '' })),
    ...papers,
  ];
  const gutter = 18;
  const width = (BODY_WIDTH - gutter) / 2;
  const half = Math.ceil(entries.length / 2);
  const height = leading(style) + 1;
  return [
    gap(2),
    ...Array.from({ length: half }, (_, index): Row => ({
      height,
      withNext: index < half - 1,
      draw(pen, x, top, pages) {
        [entries[index], entries[index + half]].forEach((entry, column) => {
          if (entry === undefined) return;
          const page =
            entry.section === ''
              ? (pages.ofAttachment(entry.document)?.first ?? null)
              : pages.ofSection(entry.section);
          const left = x + column * (width + gutter);
          const shown = page === null ? '–' : String(page + 1);
          const pageWidth = typesetter.width(shown, style);
          const title = typesetter.fit(typesetter.prepare(entry.title), style, width - 26);
          const y = top - height + style.size * 0.3;
          pen.text(title, left, y, style);
          pen.text(shown, left + width - pageWidth, y, style);
          const from = left + typesetter.width(title, style) + 4;
          const to = left + width - pageWidth - 4;
          if (to > from) pen.line(from, y + 1, to, y + 1, 0.3, 0.6);
          if (page !== null) pen.link({ left, bottom: top - height, width, height, to: page });
        });
      },
    })),
    gap(4),
  ];
}

/** `Physician order` or `Physician order: Repair of the concentrator`. */
export function attachmentTitle(attachment: Attachment): string {
  return attachment.title.toLowerCase().startsWith(attachment.typeName.toLowerCase())
    ? attachment.title
    : `${attachment.typeName}: ${attachment.title}`;
}

function attachmentListRows(attachments: readonly Attachment[], typesetter: Typesetter): readonly Row[] {
  const columns = columnsOf([
    { title: 'No.', share: 22, align: 'right' },
    { title: 'Paper and file', share: 208, align: 'left' },
    { title: 'Date', share: 58, align: 'left' },
    { title: 'Pages', share: 36, align: 'right' },
    { title: 'SHA-256 of the original', share: 146, align: 'left' },
    { title: 'Page here', share: 46, align: 'right' },
  ]);
  const head = tableHead(columns, typesetter);
  const fingerprint: TextStyle = { face: 'regular', size: 6.5, gray: 0.1 };
  const rows = attachments.flatMap((attachment, index) => {
    const box = (column: number): { readonly x: number; readonly width: number } => inner(columns, column);
    const cell = (column: number, lines: readonly StyledLine[]): Cell => ({
      ...box(column),
      align: columns[column]?.align ?? 'left',
      lines,
    });
    const plain = (column: number, text: string): Cell =>
      cell(column, styledLines(typesetter, text, STYLES.cell, box(column).width));
    const cells = [
      plain(0, String(index + 1)),
      cell(1, [
        ...styledLines(typesetter, attachmentTitle(attachment), STYLES.cell, box(1).width),
        ...styledLines(typesetter, attachment.fileName, STYLES.note, box(1).width),
      ]),
      attachment.date === null
        ? cell(2, [{ text: 'no date', style: STYLES.cellAbsent }])
        : plain(2, formatUsDate(attachment.date)),
      plain(3, attachment.pages === null ? '–' : String(attachment.pages)),
      cell(4, [
        { text: attachment.sha256.slice(0, 32), style: fingerprint },
        { text: attachment.sha256.slice(32), style: fingerprint },
      ]),
    ];
    const last = box(5);
    return cellRows(typesetter, cells, { padTop: 2, padBottom: 2.5, rule: 0.3, ruleGray: 0.7, head }).map(
      (row, part): Row => ({
        ...row,
        draw(pen, x, top, pages) {
          row.draw(pen, x, top, pages);
          const placed = pages.ofAttachment(attachment.documentId);
          if (placed === null) return;
          pen.link({
            left: x,
            bottom: top - row.height,
            width: BODY_WIDTH,
            height: row.height,
            to: placed.first,
          });
          if (part > 0) return;
          const end = placed.first + placed.pages;
          const range = placed.pages === 1 ? String(end) : `${String(placed.first + 1)}–${String(end)}`;
          const lines: StyledLine[] = [{ text: range, style: STYLES.cell }];
          if (!placed.shown) lines.push({ text: 'not shown', style: STYLES.note });
          drawLines(typesetter, pen, { ...last, align: 'right', lines }, x, top - 2);
        },
      }),
    );
  });
  return [gap(4), ...head, ...rows, gap(6)];
}
