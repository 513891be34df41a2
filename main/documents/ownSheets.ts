// The sections of a document model on sheets: a letterhead, then rows over pages.
import type { PacketModel, Section } from '../../shared/packet/documentModel.ts';
import { blockRows } from './blockRows.ts';
import type { DrawnLogo } from './letterheadLogo.ts';
import type { Pen } from './pen.ts';
import { drawLines, gap, paginate, styledLines } from './rows.ts';
import type { PageNumbers, PlacedRow, Row, StyledLine } from './rows.ts';
import { BODY, BODY_WIDTH, leading, LETTER, STYLES } from './sheet.ts';
import type { TextStyle, Typesetter } from './typesetter.ts';

export interface Sheet {
  readonly width: number;
  readonly height: number;
  draw(pen: Pen, pages: PageNumbers): void;
  /** What the second line of the stamp says of this page. */
  readonly stampNote: string;
  /** Left and right edge of the stamp: flush with what stands above it. */
  readonly margin: number;
}

export interface OwnSheets {
  readonly sheets: readonly Sheet[];
  /** Section -> the page it begins on, and how far up. */
  readonly sections: ReadonlyMap<string, { readonly page: number; readonly top: number }>;
}

const RUNNING_HEAD = 22;

/** @param logo drawn in the head of the first page */
export function ownSheets(
  model: PacketModel,
  typesetter: Typesetter,
  logo: DrawnLogo | null = null,
): OwnSheets {
  const letterhead = letterheadRows(model, typesetter, logo);
  const starts = new Set<Row>();
  const rows = [...letterhead, ...(hasStandIns(model, typesetter) ? standInNote(model, typesetter) : [])];
  model.sections.forEach((section, index) => {
    const sectionRows = rowsOfSection(section, index === 0, model, typesetter);
    const first = sectionRows[0];
    if (first && index > 0 && section.newPage) starts.add(first);
    rows.push(...sectionRows);
  });
  const room = BODY.top - BODY.bottom;
  const heightOf = (page: number): number => (page === 0 ? room + 12 : room - RUNNING_HEAD);
  const pages = paginate(rows, heightOf, (row) => starts.has(row));
  const sections = new Map<string, { readonly page: number; readonly top: number }>();
  const sheets = pages.map((placed, page): Sheet => {
    const top = page === 0 ? BODY.top + 12 : BODY.top - RUNNING_HEAD;
    for (const { row, top: offset } of placed) {
      if (row.section !== undefined) sections.set(row.section, { page, top: top - offset + 8 });
    }
    return ownSheet(placed, top, page, model, typesetter);
  });
  return { sheets, sections };
}

function ownSheet(
  placed: readonly PlacedRow[],
  top: number,
  page: number,
  model: PacketModel,
  typesetter: Typesetter,
): Sheet {
  return {
    ...LETTER,
    stampNote: '',
    margin: BODY.left,
    draw(pen, pages) {
      if (page > 0) runningHead(pen, model, typesetter);
      for (const { row, top: offset } of placed) row.draw(pen, BODY.left, top - offset, pages);
    },
  };
}

function rowsOfSection(
  section: Section,
  first: boolean,
  model: PacketModel,
  typesetter: Typesetter,
): readonly Row[] {
  const body = section.blocks.flatMap((block) => blockRows(block, model, typesetter));
  // The letterhead is the first section's title.
  const title = first ? [] : styledLines(typesetter, section.title, STYLES.section, BODY_WIDTH);
  const height = title.reduce((sum, line) => sum + leading(line.style), 0) + (first ? 0 : 5);
  const start = section.blocks[0]?.kind;
  // A table begins with a rule of its own.
  const ruled = start !== 'table' && start !== 'checklist';
  const titleRow: Row = {
    height,
    withNext: true,
    section: section.id,
    draw(pen, x, top) {
      if (first) return;
      drawLines(typesetter, pen, { x: 0, width: BODY_WIDTH, align: 'left', lines: title }, x, top);
      if (ruled) pen.line(x, top - height + 2, x + BODY_WIDTH, top - height + 2, 1);
    },
  };
  return [...(first || section.newPage ? [] : [gap(18)]), titleRow, ...body];
}

/** The supplier's picture, name and address on the left, what this is on the right, a rule below. */
function letterheadRows(model: PacketModel, typesetter: Typesetter, logo: DrawnLogo | null): readonly Row[] {
  const right = 176;
  const beside = logo === null ? 0 : logo.width + 12;
  const left = BODY_WIDTH - right - 20 - beside;
  const lines = (texts: readonly string[], style: TextStyle, width: number): readonly StyledLine[] =>
    texts.flatMap((text) => styledLines(typesetter, text, style, width));
  const supplier = [
    ...lines([model.supplier.name], STYLES.supplier, left),
    ...lines(model.supplier.lines, STYLES.note, left),
  ];
  const heading = [
    ...lines([model.heading.title], STYLES.title, right),
    ...lines(model.heading.lines.slice(0, 1), STYLES.strong, right),
    ...lines(model.heading.lines.slice(1), STYLES.note, right),
  ];
  const tall = (part: readonly StyledLine[]): number =>
    part.reduce((sum, line) => sum + leading(line.style), 0);
  const height = Math.max(tall(supplier), tall(heading), logo?.height ?? 0) + 6;
  return [
    {
      height,
      withNext: true,
      draw(pen, x, top) {
        logo?.draw(pen, x, top);
        drawLines(typesetter, pen, { x: beside, width: left, align: 'left', lines: supplier }, x, top);
        const at = BODY_WIDTH - right;
        drawLines(typesetter, pen, { x: at, width: right, align: 'right', lines: heading }, x, top);
        pen.line(x, top - height, x + BODY_WIDTH, top - height, 1.2);
      },
    },
    gap(6),
  ];
}

function runningHead(pen: Pen, model: PacketModel, typesetter: Typesetter): void {
  const style = STYLES.stampNote;
  const right = typesetter.prepare([model.heading.title, model.heading.lines[0] ?? ''].join('  '));
  const width = typesetter.width(right, style);
  const left = typesetter.fit(typesetter.prepare(model.supplier.name), style, BODY_WIDTH - width - 20);
  pen.text(left, BODY.left, BODY.top + 4, style);
  pen.text(right, BODY.right - width, BODY.top + 4, style);
  pen.line(BODY.left, BODY.top, BODY.right, BODY.top, 0.4, 0.4);
}

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) yield* textsOf(part);
  }
}

function hasStandIns(model: PacketModel, typesetter: Typesetter): boolean {
  for (const text of textsOf(model)) {
    for (const character of typesetter.prepare(text))
      if (typesetter.standsFor(character) !== null) return true;
  }
  return false;
}

function standInNote(model: PacketModel, typesetter: Typesetter): readonly Row[] {
  const text =
    'An empty box stands for a character that this document’s typeface does not have. The record keeps it as it was typed.';
  return blockRows({ kind: 'paragraph', text, weight: 'note' }, model, typesetter);
}
