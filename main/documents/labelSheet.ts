// Labels for devices: a QR code, and what tells the device apart for people. Nothing about a patient.
import { createHash } from 'node:crypto';
import { PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import type { PDFRef } from '@cantoo/pdf-lib';
import { encode } from 'uqr';
import { spacedLabel } from '../../shared/domain/deviceLabel.ts';
import { labelPlace, labelsPerPage } from '../../shared/domain/labelSheets.ts';
import type { LabelSheet } from '../../shared/domain/labelSheets.ts';
import type { DocumentFonts } from './fonts.ts';
import { FACE_NAMES, newPen } from './pen.ts';
import type { Pen } from './pen.ts';
import { openTypesetter } from './typesetter.ts';
import type { Face, TextStyle, Typesetter } from './typesetter.ts';

export interface DeviceLabelText {
  /** What the code says: `deviceLabel(id)`. */
  readonly label: string;
  readonly make: string;
  readonly model: string;
  readonly serial: string;
}

const INCH = 72;
/** Modules of blank paper around a code (ISO/IEC 18004 section 5.3.8). */
const QUIET = 4;
const LARGEST_CODE = 1.25 * INCH;

/** The squares of a code, row by row; true is dark. A scratched label still reads: a quarter may be lost. */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  return encode(text, { ecc: 'Q', border: 0 }).data;
}

/**
 * Draws the labels row by row. The same labels give the same bytes.
 * @param start how many labels of the first sheet are used up already @param madeAt instant of the print
 */
export async function renderLabelSheet(
  labels: readonly DeviceLabelText[],
  options: {
    readonly sheet: LabelSheet;
    readonly start: number;
    readonly officeName: string;
    readonly madeAt: string;
  },
  fonts: DocumentFonts,
): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
  const { sheet, start, officeName, madeAt } = options;
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const typesetter = openTypesetter(fonts);
  const faces: Readonly<Record<Face, PDFRef>> = {
    regular: context.nextRef(),
    semibold: context.nextRef(),
    italic: context.nextRef(),
  };
  const resources = context.register(
    context.obj(
      Object.fromEntries(Object.entries(FACE_NAMES).map(([face, name]) => [name, faces[face as Face]])),
    ),
  );
  const pens: Pen[] = [];
  for (const [index, label] of labels.entries()) {
    const nth = start + index;
    const page = Math.floor(nth / labelsPerPage(sheet));
    const pen = (pens[page] ??= newPen(typesetter));
    drawLabel(pen, typesetter, label, officeName, sheet, labelPlace(sheet, nth % labelsPerPage(sheet)));
  }
  for (const pen of pens) {
    const { node } = document.addPage([sheet.page.width * INCH, sheet.page.height * INCH]);
    node.set(PDFName.of('Contents'), context.register(context.flateStream(pen.content())));
    node.set(PDFName.of('Resources'), context.obj({ Font: resources }));
  }
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([labels, options]))
    .digest();
  for (const [face, tag] of [
    ['regular', 'LABELR'],
    ['semibold', 'LABELS'],
    ['italic', 'LABELI'],
  ] as const) {
    typesetter.faces[face].embed(context, faces[face], tag);
  }
  document.setTitle('Device labels');
  document.setProducer('Claimwright');
  document.setCreator('Claimwright');
  document.setCreationDate(new Date(madeAt));
  document.setModificationDate(new Date(madeAt));
  // Scaled to fit, the labels would miss their places.
  document.catalog.set(
    PDFName.of('ViewerPreferences'),
    context.obj({ DisplayDocTitle: true, PrintScaling: 'None' }),
  );
  const id = PDFHexString.of(fingerprint.subarray(0, 16).toString('hex'));
  context.trailerInfo.ID = context.obj([id, id]);
  const bytes = await document.save({ addDefaultPage: false, updateFieldAppearances: false });
  return { bytes, pages: pens.length };
}

function drawLabel(
  pen: Pen,
  typesetter: Typesetter,
  label: DeviceLabelText,
  officeName: string,
  sheet: LabelSheet,
  place: { readonly x: number; readonly y: number },
): void {
  const width = sheet.label.width * INCH;
  const height = sheet.label.height * INCH;
  const left = place.x * INCH;
  const bottom = (sheet.page.height - place.y - sheet.label.height) * INCH;
  const modules = qrModules(label.label);
  // Larger than this it reads no better and takes the room of the words.
  const side = Math.min(height, width * 0.42, LARGEST_CODE);
  const module = side / (modules.length + 2 * QUIET);
  const top = bottom + (height + side) / 2;
  for (const run of darkRuns(modules)) {
    pen.fill(
      {
        left: left + (QUIET + run.from) * module,
        bottom: top - (QUIET + run.row + 1) * module,
        width: run.length * module,
        height: module,
      },
      0,
    );
  }
  const textLeft = left + side;
  const room = width - side - Math.max(3, height * 0.06);
  const lines = linesOf(label, officeName, height);
  const depth = lines.reduce((sum, { style }) => sum + style.size * 1.25, 0);
  let y = bottom + (height + depth) / 2;
  for (const { text, style } of lines) {
    y -= style.size * 1.25;
    const prepared = typesetter.prepare(text);
    const size = Math.max(
      style.size * 0.6,
      Math.min(style.size, (style.size * room * 0.999) / Math.max(1, typesetter.width(prepared, style))),
    );
    const shown = { ...style, size };
    pen.text(typesetter.fit(prepared, shown, room), textLeft, y + style.size * 0.3, shown);
  }
}

/** What fits by the height of a label: the serial always, and the office and the label's own letters where there is room. */
function linesOf(
  { label, make, model, serial }: DeviceLabelText,
  officeName: string,
  height: number,
): { readonly text: string; readonly style: TextStyle }[] {
  const base = Math.min(14, height / 8);
  const name = [make, model].filter(Boolean).join(' ');
  const style = (face: Face, times: number): TextStyle => ({ face, size: base * times, gray: 0 });
  return [
    { text: officeName, style: style('regular', 0.9) },
    { text: name, style: style('semibold', 1.15) },
    { text: serial === '' ? '' : `SN ${serial}`, style: style('semibold', 1.15) },
    { text: spacedLabel(label), style: style('regular', 0.7) },
  ].filter(({ text }) => text !== '');
}

/** Dark squares that lie side by side, as one rectangle each. */
function* darkRuns(
  modules: readonly (readonly boolean[])[],
): Generator<{ readonly row: number; readonly from: number; readonly length: number }> {
  for (const [row, cells] of modules.entries()) {
    let from = 0;
    while (from < cells.length) {
      let end = from;
      while (cells[end] === true) end += 1;
      if (end > from) yield { row, from, length: end - from };
      from = end + 1;
    }
  }
}
