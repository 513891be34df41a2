// Opens a PDF that came from elsewhere and finds its pages. Nothing in it is trusted: every look-up checks what it got.
import { inflateSync, constants } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFContentStream,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib';
import { unfiltered } from './png.ts';

export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

export interface SourcePage {
  readonly dict: PDFDict;
  readonly resources: PDFDict | null;
  /** What is to be seen of the page, in its own coordinates. */
  readonly box: Box;
  /** Clockwise turn to stand upright: 0, 90, 180 or 270. */
  readonly turn: 0 | 90 | 180 | 270;
}

export interface SourcePdf {
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly pages: readonly SourcePage[];
  /** Pages that the file speaks of and that are not there. */
  readonly missing: number;
  /** Drawn by a form language that only its maker's reader understands: the pages say "please wait". */
  readonly dynamicForm: boolean;
}

export type PdfRefusal = 'passwordProtected' | 'damaged' | 'noPages';

const LETTER: Box = { left: 0, bottom: 0, width: 612, height: 792 };
/** Of pages in a document; a hostile page tree could go on forever. */
const MOST_PAGES = 5000;
const MOST_DEPTH = 60;
/** What one page's drawing may unpack to. */
export const MOST_CONTENT_BYTES = 64 * 1024 * 1024;

/** Reads the file. A file that is only protected by an owner's password opens with the empty one. */
export async function openSourcePdf(bytes: Uint8Array): Promise<SourcePdf | PdfRefusal> {
  if (holdsBomb(bytes)) return 'damaged';
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(bytes, { password: '', updateMetadata: false, parseSpeed: Infinity });
  } catch (error) {
    return refusalOf(error, bytes);
  }
  if (document.isEncrypted) return 'passwordProtected';
  const { context } = document;
  const catalog = lookUp(context, context.trailerInfo.Root);
  if (!(catalog instanceof PDFDict)) return 'damaged';
  const found = pagesOf(context, catalog);
  if (found.pages.length === 0) return found.missing > 0 ? 'damaged' : 'noPages';
  return { context, catalog, ...found, dynamicForm: isDynamicForm(context, catalog) };
}

/**
 * True when a stream that the parser would unpack whole (of objects or cross-references) comes to more than any real
 * one. Only the first line of defence: what is written in other ways meets the limits of the worker.
 */
function holdsBomb(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    const dict = file.toString('latin1', Math.max(0, at - 1024), at);
    const last = dict.slice(dict.lastIndexOf(' obj') + 1);
    if (!/\/(ObjStm|XRef)\b/.test(last) || !last.includes('FlateDecode')) continue;
    const start = at + 6 + (file[at + 6] === 0x0d ? 2 : 1);
    try {
      inflateSync(file.subarray(start), { maxOutputLength: MOST_CONTENT_BYTES });
    } catch (error) {
      if (error instanceof RangeError) return true;
    }
  }
  return false;
}

function refusalOf(error: unknown, bytes: Uint8Array): PdfRefusal {
  const message = error instanceof Error ? error.message : '';
  if (/password|encrypt|unsupported encryption|unknown encryption|key length/i.test(message)) {
    return 'passwordProtected';
  }
  // A file encrypted for named readers fails in other ways; the trailer still says that it is encrypted.
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .subarray(-4096)
    .toString('latin1');
  return /\/Encrypt\s+\d+\s+\d+\s+R/.test(tail) ? 'passwordProtected' : 'damaged';
}

/** Follows references, and answers undefined for what is not there. */
export function lookUp(context: PDFContext, object: PDFObject | undefined): PDFObject | undefined {
  let current = object;
  for (let step = 0; step < 32 && current instanceof PDFRef; step += 1) current = context.lookup(current);
  return current instanceof PDFRef ? undefined : current;
}

export function entry(context: PDFContext, dict: PDFDict, name: string): PDFObject | undefined {
  return lookUp(context, dict.get(PDFName.of(name)));
}

export function numberAt(context: PDFContext, dict: PDFDict, name: string): number | null {
  const value = entry(context, dict, name);
  return value instanceof PDFNumber && Number.isFinite(value.asNumber()) ? value.asNumber() : null;
}

export function numbersOf(context: PDFContext, value: PDFObject | undefined): readonly number[] {
  if (!(value instanceof PDFArray)) return [];
  return value.asArray().map((item) => {
    const number = lookUp(context, item);
    return number instanceof PDFNumber ? number.asNumber() : Number.NaN;
  });
}

interface Inherited {
  readonly resources: PDFDict | null;
  readonly mediaBox: Box | null;
  readonly cropBox: Box | null;
  readonly rotate: number;
}

function pagesOf(context: PDFContext, catalog: PDFDict): Pick<SourcePdf, 'pages' | 'missing'> {
  const pages: SourcePage[] = [];
  const seen = new Set<PDFDict>();
  let missing = 0;

  function visit(node: PDFObject | undefined, inherited: Inherited, depth: number): void {
    const dict = lookUp(context, node);
    if (!(dict instanceof PDFDict) || seen.has(dict) || depth > MOST_DEPTH || pages.length >= MOST_PAGES) {
      missing += 1;
      return;
    }
    seen.add(dict);
    const own = inheritedBy(context, dict, inherited);
    const kids = entry(context, dict, 'Kids');
    if (kids instanceof PDFArray) {
      for (const kid of kids.asArray()) visit(kid, own, depth + 1);
      return;
    }
    pages.push({ dict, resources: own.resources, box: visibleBox(own), turn: turnOf(own.rotate) });
  }

  const root = catalog.get(PDFName.of('Pages'));
  if (root !== undefined) {
    visit(root, { resources: null, mediaBox: null, cropBox: null, rotate: 0 }, 0);
  }
  return { pages, missing };
}

function inheritedBy(context: PDFContext, dict: PDFDict, above: Inherited): Inherited {
  const resources = entry(context, dict, 'Resources');
  return {
    resources: resources instanceof PDFDict ? resources : above.resources,
    mediaBox: boxOf(numbersOf(context, entry(context, dict, 'MediaBox'))) ?? above.mediaBox,
    cropBox: boxOf(numbersOf(context, entry(context, dict, 'CropBox'))) ?? above.cropBox,
    rotate: numberAt(context, dict, 'Rotate') ?? above.rotate,
  };
}

/** A rectangle by any two opposite corners; null for what is none or has no area. */
export function boxOf(corners: readonly number[]): Box | null {
  const [x1, y1, x2, y2] = corners;
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return null;
  const box = {
    left: Math.min(x1, x2),
    bottom: Math.min(y1, y2),
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
  };
  const sound = [box.left, box.bottom, box.width, box.height].every((value) => Math.abs(value) < 1e6);
  return sound && box.width >= 1 && box.height >= 1 ? box : null;
}

/** The crop box as far as it lies on the medium. */
function visibleBox(page: Inherited): Box {
  const media = page.mediaBox ?? LETTER;
  if (page.cropBox === null) return media;
  const left = Math.max(media.left, page.cropBox.left);
  const bottom = Math.max(media.bottom, page.cropBox.bottom);
  const right = Math.min(media.left + media.width, page.cropBox.left + page.cropBox.width);
  const top = Math.min(media.bottom + media.height, page.cropBox.bottom + page.cropBox.height);
  return boxOf([left, bottom, Math.max(left, right), Math.max(bottom, top)]) ?? media;
}

function turnOf(rotate: number): SourcePage['turn'] {
  const turn = ((Math.round(rotate / 90) % 4) + 4) % 4;
  return turn === 1 ? 90 : turn === 2 ? 180 : turn === 3 ? 270 : 0;
}

function isDynamicForm(context: PDFContext, catalog: PDFDict): boolean {
  const form = entry(context, catalog, 'AcroForm');
  if (!(form instanceof PDFDict) || entry(context, form, 'XFA') === undefined) return false;
  return String(entry(context, catalog, 'NeedsRendering')) === 'true';
}

/** A page's drawing instructions: one stream that can be taken over as it is, or the bytes of several. */
export type PageContent =
  | { readonly kind: 'blank' }
  | { readonly kind: 'stream'; readonly stream: PDFRawStream }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** Throws when the instructions cannot be unpacked or unpack to more than any real page needs. */
export function contentOf(context: PDFContext, page: SourcePage): PageContent {
  const contents = entry(context, page.dict, 'Contents');
  if (contents === undefined) return { kind: 'blank' };
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((item) => lookUp(context, item)) : [contents];
  const present = streams.filter((stream) => stream instanceof PDFStream);
  if (present.length === 0) {
    if (streams.length === 0) return { kind: 'blank' };
    throw new Error('the page has no drawing instructions');
  }
  const unpacked = present.map((stream) => unpack(context, stream));
  const total = unpacked.reduce((sum, part) => sum + part.length, 0);
  if (total > MOST_CONTENT_BYTES) throw new Error('the page unpacks to too much');
  const only = present.length === 1 ? present[0] : undefined;
  if (only instanceof PDFRawStream) return { kind: 'stream', stream: only };
  return { kind: 'bytes', bytes: Buffer.concat(unpacked.flatMap((part) => [part, Buffer.from('\n')])) };
}

/** The bytes behind a stream's filters. Bounded for the usual filter, Flate. */
export function unpack(context: PDFContext, stream: PDFStream): Uint8Array {
  if (stream instanceof PDFContentStream) return stream.getUnencodedContents();
  if (!(stream instanceof PDFRawStream)) throw new Error('the stream is of an unknown kind');
  const filters = listed(context, stream.dict, 'Filter');
  const parameters = listed(context, stream.dict, 'DecodeParms');
  if (filters.length === 0) return stream.contents;
  if (filters.length > 1 || String(filters[0]) !== '/FlateDecode') return decodePDFRawStream(stream).decode();
  const plain = inflateSync(stream.contents, {
    maxOutputLength: MOST_CONTENT_BYTES,
    // A stream whose last bytes are cut off still shows what was there.
    finishFlush: constants.Z_SYNC_FLUSH,
  });
  return withoutPredictor(context, plain, parameters[0]);
}

function listed(context: PDFContext, dict: PDFDict, name: string): readonly (PDFObject | undefined)[] {
  const value = entry(context, dict, name);
  if (value === undefined) return [];
  return value instanceof PDFArray ? value.asArray().map((item) => lookUp(context, item)) : [value];
}

function withoutPredictor(
  context: PDFContext,
  plain: Uint8Array,
  parameters: PDFObject | undefined,
): Uint8Array {
  if (!(parameters instanceof PDFDict)) return plain;
  const predictor = numberAt(context, parameters, 'Predictor') ?? 1;
  if (predictor < 10) return plain;
  const colors = numberAt(context, parameters, 'Colors') ?? 1;
  const bits = numberAt(context, parameters, 'BitsPerComponent') ?? 8;
  const columns = numberAt(context, parameters, 'Columns') ?? 1;
  const length = Math.ceil((colors * bits * columns) / 8);
  const rows: Uint8Array[] = [];
  let previous: Uint8Array = new Uint8Array(length);
  for (let at = 0; at + 1 < plain.length; at += length + 1) {
    const raw = plain.subarray(at + 1, at + 1 + length);
    previous = unfiltered(raw, plain[at] ?? 0, previous, Math.max(1, (colors * bits) >> 3));
    rows.push(previous);
  }
  return Buffer.concat(rows);
}
