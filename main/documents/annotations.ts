// What stands on top of a page: filled form fields, signatures, stamps, comments. A page that is placed into another
// document loses these unless they are placed with it, and a filled order would come out empty.
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, PDFStream, PDFString } from '@cantoo/pdf-lib';
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib';
import type { Matrix } from './pen.ts';
import { boxOf, entry, lookUp, numberAt, numbersOf } from './sourcePdf.ts';
import type { Box, SourcePage } from './sourcePdf.ts';

export type Overlay =
  /** An appearance that the file brings along, and the matrix that puts it into its place on the page. */
  | { readonly kind: 'appearance'; readonly source: PDFRef | PDFStream; readonly matrix: Matrix }
  /** A filled field without an appearance: its value in its place. */
  | { readonly kind: 'value'; readonly text: string; readonly box: Box };

const HIDDEN = 2;
const NO_VIEW = 32;
const MOST = 3000;

export function overlaysOf(context: PDFContext, page: SourcePage): readonly Overlay[] {
  const annotations = entry(context, page.dict, 'Annots');
  if (!(annotations instanceof PDFArray)) return [];
  return annotations
    .asArray()
    .slice(0, MOST)
    .flatMap((item) => {
      const annotation = lookUp(context, item);
      const overlay = annotation instanceof PDFDict ? overlayOf(context, annotation) : null;
      return overlay === null ? [] : [overlay];
    });
}

function overlayOf(context: PDFContext, annotation: PDFDict): Overlay | null {
  const flags = numberAt(context, annotation, 'F') ?? 0;
  const subtype = String(entry(context, annotation, 'Subtype'));
  if ((flags & (HIDDEN | NO_VIEW)) !== 0 || subtype === '/Popup' || subtype === '/Link') return null;
  const box = boxOf(numbersOf(context, entry(context, annotation, 'Rect')));
  if (box === null) return null;
  const appearance = appearanceOf(context, annotation);
  if (appearance === null) {
    const text = subtype === '/Widget' ? fieldValue(context, annotation) : '';
    return text === '' ? null : { kind: 'value', text, box };
  }
  const stream = lookUp(context, appearance);
  if (!(stream instanceof PDFStream)) return null;
  const matrix = placement(context, stream.dict, box);
  return matrix === null ? null : { kind: 'appearance', source: appearance, matrix };
}

/** The normal appearance, in the state that the annotation is in. */
function appearanceOf(context: PDFContext, annotation: PDFDict): PDFRef | PDFStream | null {
  const appearances = entry(context, annotation, 'AP');
  if (!(appearances instanceof PDFDict)) return null;
  const asStream = (object: PDFObject | undefined): PDFRef | PDFStream | null => {
    if (!(lookUp(context, object) instanceof PDFStream)) return null;
    return object instanceof PDFRef || object instanceof PDFStream ? object : null;
  };
  const normal = appearances.get(PDFName.of('N'));
  const states = lookUp(context, normal);
  if (states instanceof PDFStream) return asStream(normal);
  if (!(states instanceof PDFDict)) return null;
  const state = entry(context, annotation, 'AS');
  return state instanceof PDFName ? asStream(states.get(state)) : null;
}

/** The appearance's box, after its own matrix, is laid over the annotation's rectangle (ISO 32000-1 12.5.5). */
function placement(context: PDFContext, form: PDFDict, target: Box): Matrix | null {
  const box = boxOf(numbersOf(context, entry(context, form, 'BBox')));
  if (box === null) return null;
  const given = numbersOf(context, entry(context, form, 'Matrix'));
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] =
    given.length === 6 && given.every((value) => Number.isFinite(value)) ? given : [];
  const corners = [
    [box.left, box.bottom],
    [box.left + box.width, box.bottom],
    [box.left, box.bottom + box.height],
    [box.left + box.width, box.bottom + box.height],
  ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const);
  const left = Math.min(...corners.map(([x]) => x));
  const right = Math.max(...corners.map(([x]) => x));
  const bottom = Math.min(...corners.map(([, y]) => y));
  const top = Math.max(...corners.map(([, y]) => y));
  if (right - left < 1e-6 || top - bottom < 1e-6) return null;
  const scaleX = target.width / (right - left);
  const scaleY = target.height / (top - bottom);
  return [scaleX, 0, 0, scaleY, target.left - left * scaleX, target.bottom - bottom * scaleY];
}

/** The value of a text or choice field, its own or its parent field's; '' for anything else. */
function fieldValue(context: PDFContext, widget: PDFDict): string {
  let field: PDFDict = widget;
  let type: PDFObject | undefined;
  let value: PDFObject | undefined;
  for (let step = 0; step < 16; step += 1) {
    type ??= entry(context, field, 'FT');
    value ??= entry(context, field, 'V');
    const parent = entry(context, field, 'Parent');
    if (!(parent instanceof PDFDict)) break;
    field = parent;
  }
  const kind = String(type);
  if (kind !== '/Tx' && kind !== '/Ch') return '';
  if (!(value instanceof PDFString || value instanceof PDFHexString)) return '';
  return value.decodeText().slice(0, 5000);
}
