// The CMS-1500 as it goes onto the printed red form: characters only, each in its place. The form itself is bought.
import { createHash } from 'node:crypto';
import { PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import {
  CLAIM_SLOTS,
  GRID,
  LINE_SLOTS,
  LINES_PER_FORM,
  PAPER,
  runsOf,
} from '../../shared/billing/cms1500Grid.ts';
import type { Slot } from '../../shared/billing/cms1500Grid.ts';
import type { Cms1500Form } from '../../shared/billing/cms1500.ts';
import type { PrinterOffset } from '../../shared/billing/printerOffset.ts';
import { number } from './pen.ts';
import { openTypeface } from './typeface.ts';

/** Points: ten characters to the inch. */
const SIZE = 12;
/** From the lower edge of a row to the baseline. */
const BASELINE = 3;
const POINTS_A_TENTH = 72 / 254;

interface Character {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface FormOptions {
  readonly offset: PrinterOffset;
  /** Instant that the document is dated with. The same forms with the same options give the same bytes. */
  readonly madeAt: string;
}

export interface PrintedForms {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** One page for each form. @param font the face of loadFormFont() */
export function renderCms1500(
  forms: readonly Cms1500Form[],
  options: FormOptions,
  font: Uint8Array,
): Promise<PrintedForms> {
  return draw(
    'CMS-1500',
    forms.map(({ entries }) => ({ characters: entries, lines: [] })),
    options,
    font,
  );
}

/**
 * A page that shows on a form whether the printer hits its boxes: the first and the last place of each, and crosses
 * at the corners of the grid.
 */
export function renderAlignmentPage(options: FormOptions, font: Uint8Array): Promise<PrintedForms> {
  const { right, down } = options.offset;
  const millimeters = (tenths: number): string => (tenths / 10).toFixed(1);
  const words: readonly Character[] = [
    { row: 2, column: 1, text: 'ALIGNMENT TEST' },
    { row: 3, column: 1, text: `RIGHT ${millimeters(right)} MM, DOWN ${millimeters(down)} MM` },
  ];
  const slots: readonly (readonly [Slot, number])[] = [
    ...Object.values(CLAIM_SLOTS).map((slot): [Slot, number] => [slot, 0]),
    ...Array.from({ length: LINES_PER_FORM }, (_, line) =>
      Object.values(LINE_SLOTS).map((slot): [Slot, number] => [slot, line]),
    ).flat(),
  ];
  const ends = slots.flatMap(([slot, line]) =>
    runsOf(slot, line).flatMap(({ row, column, width }): Character[] =>
      width === 1
        ? [{ row, column, text: 'X' }]
        : [
            { row, column, text: '<' },
            { row, column: column + width - 1, text: '>' },
          ],
    ),
  );
  const corners = [
    { row: 1, column: 1 },
    { row: 1, column: GRID.columns },
    { row: GRID.rows, column: 1 },
    { row: GRID.rows, column: GRID.columns },
  ];
  return draw(
    'CMS-1500 alignment test',
    [{ characters: [...words, ...ends], lines: corners }],
    options,
    font,
  );
}

interface Page {
  readonly characters: readonly Character[];
  /** Places that get a cross. */
  readonly lines: readonly { readonly row: number; readonly column: number }[];
}

async function draw(
  title: string,
  pages: readonly Page[],
  { offset, madeAt }: FormOptions,
  font: Uint8Array,
): Promise<PrintedForms> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const face = openTypeface(font);
  // The face is a hair narrower than a tenth of an inch: over 71 characters it would lose a third of a point.
  const spacing = PAPER.column - (face.advance(0x58) * SIZE) / 1000;
  const x = (column: number): number =>
    PAPER.left + (column - 1) * PAPER.column + offset.right * POINTS_A_TENTH;
  const y = (row: number): number =>
    PAPER.height - PAPER.top - row * PAPER.row + BASELINE - offset.down * POINTS_A_TENTH;
  const faceRef = context.nextRef();
  const resources = context.register(context.obj({ F1: faceRef }));
  for (const { characters, lines } of pages) {
    const shown = characters.filter(({ text }) => text.trim() !== '');
    const content = [
      ...lines.map(({ row, column }) => cross(x(column) + PAPER.column / 2, y(row) + PAPER.row / 4)),
      'BT',
      `/F1 ${SIZE} Tf ${spacing.toFixed(5)} Tc 0 g`,
      ...shown.map(({ row, column, text }) => {
        const start = text.length - text.trimStart().length;
        const glyphs = face.encode(text.trim());
        return `1 0 0 1 ${number(x(column + start))} ${number(y(row))} Tm ${glyphs} Tj`;
      }),
      'ET',
    ].join('\n');
    const { node } = document.addPage([PAPER.width, PAPER.height]);
    node.set(PDFName.of('Contents'), context.register(context.flateStream(content)));
    node.set(PDFName.of('Resources'), context.obj({ Font: resources }));
  }
  face.embed(context, faceRef, 'FORMSC');
  document.setTitle(title);
  document.setProducer('Claimwright');
  document.setCreator('Claimwright');
  document.setCreationDate(new Date(madeAt));
  document.setModificationDate(new Date(madeAt));
  // Scaled to fit, every character would miss its box.
  document.catalog.set(
    PDFName.of('ViewerPreferences'),
    context.obj({ DisplayDocTitle: true, PrintScaling: 'None' }),
  );
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([title, pages, offset, madeAt]))
    .digest();
  const id = PDFHexString.of(fingerprint.subarray(0, 16).toString('hex'));
  context.trailerInfo.ID = context.obj([id, id]);
  const bytes = await document.save({ addDefaultPage: false, updateFieldAppearances: false });
  return { bytes, pages: pages.length };
}

function cross(x: number, y: number): string {
  const arm = 9;
  return [
    'q 0.5 w 0 G',
    `${number(x - arm)} ${number(y)} m ${number(x + arm)} ${number(y)} l`,
    `${number(x)} ${number(y - arm)} m ${number(x)} ${number(y + arm)} l S Q`,
  ].join(' ');
}
