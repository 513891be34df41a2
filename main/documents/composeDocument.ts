// Makes the PDF of a document model: lays out the sections, prepares the attachments, and, when every page is known,
// draws them in order. The same model, files and fonts give the same bytes: all times come from the model, objects
// are numbered in the order in which they are made, and nothing is drawn by chance.
import { createHash } from 'node:crypto';
import { PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { PDFRef } from '@cantoo/pdf-lib';
import type { Attachment, PacketModel, Section } from '../../shared/packet/documentModel.ts';
import { blockRows } from './blockRows.ts';
import { attachmentTitle } from './listRows.ts';
import type { DocumentFonts } from './fonts.ts';
import { writeOutline } from './outline.ts';
import type { Bookmark } from './outline.ts';
import { pdfPlates } from './pdfPlates.ts';
import { FACE_NAMES, newPen } from './pen.ts';
import type { Pen } from './pen.ts';
import { jpegPlates, pngPlates } from './picturePlates.ts';
import { cannotShow } from './plates.ts';
import type { Plate, Plates, PlateShop } from './plates.ts';
import { drawLines, gap, paginate, styledLines } from './rows.ts';
import type { PageNumbers, PlacedAttachment, PlacedRow, Row, StyledLine } from './rows.ts';
import { BODY, BODY_WIDTH, leading, LETTER, STYLES } from './sheet.ts';
import { problemPlate, textPlates } from './textPlates.ts';
import { openTypesetter } from './typesetter.ts';
import type { Face, TextStyle, Typesetter } from './typesetter.ts';

export interface SourceFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export interface AttachmentProblem {
  readonly documentId: string;
  readonly message: string;
}

export interface RenderedDocument {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Attachments that are not shown, or not whole. The document says so too. */
  readonly problems: readonly AttachmentProblem[];
}

export interface ComposeOptions {
  /** Called before each attachment is opened: who watches the clock then knows which one it is. */
  readonly onAttachment?: (documentId: string) => void;
  /** Attachments that are not even to be opened, with the reason that is printed. */
  readonly skip?: ReadonlyMap<string, string>;
}

interface Sheet {
  readonly width: number;
  readonly height: number;
  draw(pen: Pen, pages: PageNumbers): void;
  /** What the second line of the stamp says of this page. */
  readonly stampNote: string;
  /** Left and right edge of the stamp: flush with what stands above it. */
  readonly margin: number;
}

interface AttachedSheets {
  readonly attachment: Attachment;
  readonly sheets: readonly Sheet[];
  readonly shown: boolean;
}

/** Draws the document. Attachments that cannot be shown never stop it; everything else that throws is a bug. */
export async function composeDocument(
  model: PacketModel,
  file: (documentId: string) => Promise<SourceFile | null>,
  fonts: DocumentFonts,
  options: ComposeOptions = {},
): Promise<RenderedDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const typesetter = openTypesetter(fonts);
  const faceRefs: Readonly<Record<Face, PDFRef>> = {
    regular: context.nextRef(),
    semibold: context.nextRef(),
    italic: context.nextRef(),
  };
  const shop: PlateShop = { context, typesetter };
  const own = ownSheets(model, typesetter);
  const problems: AttachmentProblem[] = [];
  const attached: AttachedSheets[] = [];
  for (const [index, attachment] of model.attachments.entries()) {
    const { plates, problem } = await platesOf(shop, attachment, file, options);
    if (problem !== null) problems.push({ documentId: attachment.documentId, message: problem });
    attached.push(attachedSheets(shop, model, attachment, index + 1, { plates, problem }));
  }
  const sheets = [...own.sheets, ...attached.flatMap((part) => part.sheets)];
  const numbers = pageNumbers(sheets.length, own, attached);

  const fontResources = context.register(
    context.obj(
      Object.fromEntries(Object.entries(FACE_NAMES).map(([face, name]) => [name, faceRefs[face as Face]])),
    ),
  );
  const pageRefs: PDFRef[] = [];
  const pens = sheets.map((sheet, index) => {
    const pen = newPen(typesetter);
    if (model.marks.length > 0) watermark(pen, sheet, model);
    sheet.draw(pen, numbers);
    stamp(pen, sheet, model, typesetter, index, sheets.length);
    pageRefs.push(document.addPage([sheet.width, sheet.height]).ref);
    return pen;
  });
  pens.forEach((pen, index) => {
    const { node } = document.getPage(index);
    const placed = Object.fromEntries(pen.placed);
    node.set(PDFName.of('Contents'), context.register(context.flateStream(pen.content())));
    node.set(PDFName.of('Resources'), context.obj({ Font: fontResources, XObject: placed }));
    if (pen.links.length > 0) {
      node.set(PDFName.of('Annots'), context.obj(pen.links.map((link) => linkTo(link, pageRefs[link.to]))));
    }
  });

  const fingerprint = createHash('sha256').update(JSON.stringify(model)).digest();
  for (const face of ['regular', 'semibold', 'italic'] as const) {
    typesetter.faces[face].embed(context, faceRefs[face], subsetTag(fingerprint, face));
  }
  writeOutline(context, document.catalog, bookmarks(model, own, attached, pageRefs));
  writeProperties(document, model, fingerprint);
  const bytes = await document.save({ addDefaultPage: false, updateFieldAppearances: false });
  return { bytes, pages: sheets.length, problems };

  function linkTo(link: Pen['links'][number], page: PDFRef | undefined): PDFRef {
    return context.register(
      context.obj({
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [link.left, link.bottom, link.left + link.width, link.bottom + link.height],
        Border: [0, 0, 0],
        F: 4,
        Dest: page === undefined ? [] : [page, PDFName.of('Fit')],
      }),
    );
  }
}

interface OwnSheets {
  readonly sheets: readonly Sheet[];
  /** Section -> the page it begins on, and how far up. */
  readonly sections: ReadonlyMap<string, { readonly page: number; readonly top: number }>;
}

const RUNNING_HEAD = 22;

function ownSheets(model: PacketModel, typesetter: Typesetter): OwnSheets {
  const letterhead = letterheadRows(model, typesetter);
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

/** The supplier's name and address on the left, what this is on the right, a rule below. */
function letterheadRows(model: PacketModel, typesetter: Typesetter): readonly Row[] {
  const right = 176;
  const left = BODY_WIDTH - right - 20;
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
  const height = Math.max(tall(supplier), tall(heading)) + 6;
  return [
    {
      height,
      withNext: true,
      draw(pen, x, top) {
        drawLines(typesetter, pen, { x: 0, width: left, align: 'left', lines: supplier }, x, top);
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

/** Whose page it is, which claim, which page of how many; below, which paper, or what the reader must know. */
function stamp(
  pen: Pen,
  sheet: Sheet,
  model: PacketModel,
  typesetter: Typesetter,
  index: number,
  total: number,
): void {
  const left = sheet.margin;
  const right = sheet.width - sheet.margin;
  const line = 41;
  pen.line(left, line, right, line, 0.5, 0.3);
  const page = `Page ${String(index + 1)} of ${String(total)}`;
  const pageWidth = typesetter.width(page, STYLES.stamp);
  const reference = typesetter.prepare(model.stamp.reference);
  const room = right - left - pageWidth - 24 - typesetter.width(`  ·  ${reference}`, STYLES.stamp);
  // The claim's number is never cut; a very long name is.
  const subject = typesetter.fit(typesetter.prepare(model.stamp.subject), STYLES.stamp, Math.max(60, room));
  pen.text([subject, reference].filter(Boolean).join('  ·  '), left, line - 11, STYLES.stamp);
  pen.text(page, right - pageWidth, line - 11, STYLES.stamp);
  const mark = markText(model);
  const markWidth = typesetter.width(mark, STYLES.stampNote);
  pen.text(mark, right - markWidth, line - 20, STYLES.stampNote);
  const note = typesetter.fit(
    typesetter.prepare(sheet.stampNote),
    STYLES.stampNote,
    right - left - markWidth - 20,
  );
  pen.text(note, left, line - 20, STYLES.stampNote);
}

const MARKS = {
  draft: { word: 'DRAFT', text: 'Draft: this claim is not finalized' },
  sample: { word: 'SAMPLE', text: 'Sample office: invented people, not a real claim' },
} as const;

function markText(model: PacketModel): string {
  return model.marks.map((mark) => MARKS[mark].text).join('. ');
}

/** A word across the sheet, so light that print over it reads well, also in black and white. */
function watermark(pen: Pen, sheet: Sheet, model: PacketModel): void {
  const word = model.marks.map((mark) => MARKS[mark].word).join(' ');
  const style: TextStyle = { face: 'semibold', size: word.length > 8 ? 66 : 104, gray: 0.93 };
  const cos = Math.cos(Math.PI / 4);
  const length = word.length * style.size * 0.68;
  const x = sheet.width / 2 - (length / 2) * cos + style.size * 0.25;
  const y = sheet.height / 2 - (length / 2) * cos - style.size * 0.25;
  pen.transform([cos, cos, -cos, cos, x, y]);
  pen.text(word, 0, 0, style);
  pen.restore();
}

async function platesOf(
  shop: PlateShop,
  attachment: Attachment,
  file: (documentId: string) => Promise<SourceFile | null>,
  options: ComposeOptions,
): Promise<Plates> {
  const skipped = options.skip?.get(attachment.documentId);
  if (skipped !== undefined) return cannotShow(skipped);
  options.onAttachment?.(attachment.documentId);
  try {
    const source = await file(attachment.documentId);
    if (source === null) return cannotShow('The file of this paper is not in the store.');
    switch (source.mediaType) {
      case 'application/pdf':
        return await pdfPlates(shop, source.bytes);
      case 'image/jpeg':
        return jpegPlates(shop, source.bytes, attachment.marks);
      case 'image/png':
        return await pngPlates(shop, source.bytes, attachment.marks);
      case 'text/plain':
        return textPlates(shop, source.bytes);
      default:
        return cannotShow('A file of this kind cannot be shown in a packet.');
    }
  } catch {
    // Whatever a strange file does to the code that reads it, the rest of the packet is made.
    return cannotShow('The file cannot be read. Ask for it again, or print it to a new PDF and add that.');
  }
}

function attachedSheets(
  shop: PlateShop,
  model: PacketModel,
  attachment: Attachment,
  number: number,
  { plates, problem }: Plates,
): AttachedSheets {
  const shown = plates.length > 0;
  const notice: readonly Plate[] =
    problem === null ? [] : [problemPlate(shop, model, attachment, number, problem)];
  const all = shown ? [...plates, ...notice] : notice;
  return {
    attachment,
    shown,
    sheets: all.map((plate, index): Sheet => {
      const size = plate.landscape ? { width: LETTER.height, height: LETTER.width } : LETTER;
      const paper = `Paper ${String(number)}: ${attachmentTitle(attachment)}`;
      const place = all.length === 1 ? '' : `, page ${String(index + 1)} of ${String(all.length)}`;
      return { ...size, margin: 36, stampNote: `${paper}${place}`, draw: (pen) => plate.draw(pen) };
    }),
  };
}

function pageNumbers(total: number, own: OwnSheets, attached: readonly AttachedSheets[]): PageNumbers {
  const placed = new Map<string, PlacedAttachment>();
  let first = own.sheets.length;
  for (const part of attached) {
    placed.set(part.attachment.documentId, { first, pages: part.sheets.length, shown: part.shown });
    first += part.sheets.length;
  }
  return {
    total,
    ofSection: (id) => own.sections.get(id)?.page ?? null,
    ofAttachment: (documentId) => placed.get(documentId) ?? null,
  };
}

function bookmarks(
  model: PacketModel,
  own: OwnSheets,
  attached: readonly AttachedSheets[],
  pages: readonly PDFRef[],
): readonly Bookmark[] {
  const sections = model.sections.flatMap((section): readonly Bookmark[] => {
    const place = own.sections.get(section.id);
    const page = place === undefined ? undefined : pages[place.page];
    if (place === undefined || page === undefined) return [];
    return [{ title: section.title, page, top: Math.round(place.top), children: [] }];
  });
  let first = own.sheets.length;
  const papers = attached.flatMap((part, index): readonly Bookmark[] => {
    const page = pages[first];
    first += part.sheets.length;
    if (page === undefined) return [];
    const title = `${String(index + 1)}. ${attachmentTitle(part.attachment)}`;
    return [{ title, page, top: null, children: [] }];
  });
  const last = sections.at(-1);
  // The list of papers is the parent of the papers where the document has such a list.
  if (last !== undefined && model.sections.at(-1)?.id === 'papers' && papers.length > 0) {
    return [...sections.slice(0, -1), { ...last, children: papers }];
  }
  return [...sections, ...papers];
}

function writeProperties(document: PDFDocument, model: PacketModel, fingerprint: Buffer): void {
  const { catalog, context } = document;
  const madeAt = new Date(model.madeAt);
  document.setTitle(model.title);
  document.setProducer('Claimwright');
  document.setCreator('Claimwright');
  document.setCreationDate(madeAt);
  document.setModificationDate(madeAt);
  catalog.set(PDFName.of('Lang'), PDFString.of(model.language));
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  const id = PDFHexString.of(fingerprint.subarray(0, 16).toString('hex'));
  context.trailerInfo.ID = context.obj([id, id]);
}

/** Six letters that differ from document to document (ISO 32000-1 section 9.6.4). */
function subsetTag(fingerprint: Buffer, face: Face): string {
  const hash = createHash('sha256').update(fingerprint).update(face).digest();
  return Array.from(hash.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
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
