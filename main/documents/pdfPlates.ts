// A PDF's pages as plates: every page becomes a form that is drawn upright and to scale on a Letter sheet.
import { PDFDict, PDFName, PDFObjectCopier, PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFRef } from '@cantoo/pdf-lib';
import { overlaysOf } from './annotations.ts';
import type { Overlay } from './annotations.ts';
import type { Matrix } from './pen.ts';
import { cannotShow, plateArea } from './plates.ts';
import type { Plate, Plates, PlateShop } from './plates.ts';
import { contentOf, openSourcePdf } from './sourcePdf.ts';
import type { Box, SourcePage, SourcePdf } from './sourcePdf.ts';
import { STYLES } from './sheet.ts';

/** More pages than this are not copied into a packet; the original is sent beside it. */
const MOST_PAGES = 600;
/** A page much smaller than Letter, such as a receipt, is made larger by at most so much. */
const MOST_ENLARGED = 1.6;

export const PDF_REFUSALS = {
  passwordProtected:
    'The file is protected by a password. Open it with the password, save it without one, and add it again.',
  damaged: 'The file is damaged and cannot be read. Ask for it again, or scan the paper.',
  noPages: 'The file has no pages.',
} as const;

const DYNAMIC_FORM =
  'The file is a form that draws itself only in Adobe Reader. Print it there to a new PDF and add that.';

/** Pages of a file, counted from 0. */
export interface PlateRange {
  readonly from: number;
  readonly count: number;
}

/** @param range the pages that will be drawn; without it all of them. Others take their place and nothing else. */
export async function pdfPlates(shop: PlateShop, bytes: Uint8Array, range?: PlateRange): Promise<Plates> {
  const source = await openSourcePdf(bytes);
  if (typeof source === 'string') return cannotShow(PDF_REFUSALS[source]);
  if (source.dynamicForm) return cannotShow(DYNAMIC_FORM);
  const copier = PDFObjectCopier.for(source.context, shop.context);
  const shown = source.pages.slice(0, MOST_PAGES);
  const unreadable: number[] = [];
  const plates = shown.map((page, index): Plate => {
    if (range && (index < range.from || index >= range.from + range.count)) return NOT_WANTED;
    try {
      return pagePlate(shop, source, page, copier);
    } catch {
      unreadable.push(index + 1);
      return emptyPlate(shop, `Page ${String(index + 1)} of the original cannot be read.`);
    }
  });
  if (!range && unreadable.length === shown.length) return cannotShow(PDF_REFUSALS.damaged);
  return { plates, problem: problemOf(source, unreadable) };
}

const NOT_WANTED: Plate = {
  landscape: false,
  draw() {
    throw new Error('a page that was not wanted is drawn');
  },
};

function problemOf(source: SourcePdf, unreadable: readonly number[]): string | null {
  const sentences = [
    ...(unreadable.length > 0 ? [`These pages of the file cannot be read: ${unreadable.join(', ')}.`] : []),
    ...(source.missing > 0
      ? [`The file is damaged: ${String(source.missing)} of its pages are missing.`]
      : []),
    ...(source.pages.length > MOST_PAGES
      ? [`Only the first ${String(MOST_PAGES)} of ${String(source.pages.length)} pages are shown.`]
      : []),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
}

function pagePlate(shop: PlateShop, source: SourcePdf, page: SourcePage, copier: PDFObjectCopier): Plate {
  const form = pageForm(shop, source, page, copier);
  const overlays = overlaysOf(source.context, page).flatMap((overlay) => placedOverlay(overlay, copier));
  if (form === null && overlays.length === 0) return emptyPlate(shop, 'This page is blank in the original.');
  const turned = page.turn === 90 || page.turn === 270;
  const upright = turned
    ? { width: page.box.height, height: page.box.width }
    : { width: page.box.width, height: page.box.height };
  const landscape = upright.width > upright.height * 1.05;
  const area = plateArea(landscape);
  const scale = Math.min(area.width / upright.width, area.height / upright.height, MOST_ENLARGED);
  const width = upright.width * scale;
  const height = upright.height * scale;
  const left = area.left + (area.width - width) / 2;
  const bottom = area.bottom + area.height - height;
  const matrix = uprightMatrix(page, scale, left, bottom);
  return {
    landscape,
    draw(pen) {
      pen.transform(matrix, page.box);
      if (form !== null) pen.place(form, [1, 0, 0, 1, 0, 0]);
      for (const overlay of overlays) {
        if (overlay.kind === 'appearance') pen.place(overlay.ref, overlay.matrix);
        else drawValue(shop, pen, overlay);
      }
      pen.restore();
      // Shows where the original ends: what lies outside is ours.
      pen.frame({ left, bottom, width, height }, 0.3, 0.55);
    },
  };
}

/** Turns the page upright, scales it and puts its lower left corner at (left, bottom). */
export function uprightMatrix(
  page: { readonly box: Box; readonly turn: SourcePage['turn'] },
  scale: number,
  left: number,
  bottom: number,
): Matrix {
  const { box } = page;
  const right = box.left + box.width;
  const top = box.bottom + box.height;
  switch (page.turn) {
    case 0:
      return [scale, 0, 0, scale, left - box.left * scale, bottom - box.bottom * scale];
    case 90:
      return [0, -scale, scale, 0, left - box.bottom * scale, bottom + right * scale];
    case 180:
      return [-scale, 0, 0, -scale, left + right * scale, bottom + top * scale];
    case 270:
      return [0, scale, -scale, 0, left + top * scale, bottom - box.left * scale];
  }
}

/** The page's own drawing as a form of our document; null for a blank page. */
function pageForm(
  shop: PlateShop,
  source: SourcePdf,
  page: SourcePage,
  copier: PDFObjectCopier,
): PDFRef | null {
  const content = contentOf(source.context, page);
  if (content.kind === 'blank') return null;
  const { box } = page;
  const resources = page.resources === null ? shop.context.obj({}) : copier.copy(page.resources);
  const form = {
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: [box.left, box.bottom, box.left + box.width, box.bottom + box.height],
    Resources: resources,
  };
  if (content.kind === 'bytes') return shop.context.register(shop.context.flateStream(content.bytes, form));
  const dict = shop.context.obj(form);
  for (const name of ['Filter', 'DecodeParms']) {
    const value = content.stream.dict.get(PDFName.of(name));
    if (value !== undefined) dict.set(PDFName.of(name), copier.copy(value));
  }
  // A group says how the page's transparent parts mix; without it they would mix with ours.
  const group = page.dict.lookup(PDFName.of('Group'));
  if (group instanceof PDFDict) dict.set(PDFName.of('Group'), copier.copy(group));
  return shop.context.register(PDFRawStream.of(dict, content.stream.contents));
}

type PlacedOverlay =
  | { readonly kind: 'appearance'; readonly ref: PDFRef; readonly matrix: Matrix }
  | Extract<Overlay, { kind: 'value' }>;

function placedOverlay(overlay: Overlay, copier: PDFObjectCopier): readonly PlacedOverlay[] {
  if (overlay.kind === 'value') return [overlay];
  const copied = copier.copy(overlay.source);
  // An appearance is a stream and so always stands behind a reference in a file that can be read.
  return 'objectNumber' in copied ? [{ kind: 'appearance', ref: copied, matrix: overlay.matrix }] : [];
}

function drawValue(
  { typesetter }: PlateShop,
  pen: Parameters<Plate['draw']>[0],
  { text, box }: Extract<Overlay, { kind: 'value' }>,
): void {
  const style = { ...STYLES.body, size: Math.max(4, Math.min(10, box.height * 0.7)) };
  const step = style.size * 1.2;
  const lines = typesetter.wrap(typesetter.prepare(text), style, Math.max(4, box.width - 4));
  const most = Math.max(1, Math.floor(box.height / step));
  const first =
    lines.length === 1 ? box.bottom + (box.height - style.size * 0.7) / 2 : box.bottom + box.height - step;
  lines.slice(0, most).forEach((line, index) => {
    pen.text(line, box.left + 2, first - index * step, style);
  });
}

function emptyPlate({ typesetter }: PlateShop, message: string): Plate {
  const area = plateArea(false);
  return {
    landscape: false,
    draw(pen) {
      pen.frame(area, 0.3, 0.55);
      const style = STYLES.absent;
      const width = typesetter.width(message, style);
      pen.text(message, area.left + (area.width - width) / 2, area.bottom + area.height / 2, style);
    },
  };
}
