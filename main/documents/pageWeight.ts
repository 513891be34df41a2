// How many bytes a page will add to a file, before the file is written: what it draws and all that this refers to.
import { deflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFRef, PDFStream } from '@cantoo/pdf-lib';
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib';
import type { PageWeight } from '../../shared/packet/auditParts.ts';
import { newPen } from './pen.ts';
import type { Sheet } from './ownSheets.ts';
import type { PageNumbers } from './rows.ts';
import type { Typesetter } from './typesetter.ts';

/** The page's own dictionary, its stamp, and its lines in the table of objects. */
const PAGE_BYTES = 1200;
/** An object's number and its place in the file. */
const OBJECT_BYTES = 40;

const NO_PAGES: PageNumbers = { total: 0, ofSection: () => null, ofAttachment: () => null };

/** Weighs sheets whose parts lie in `context`. A sheet's weight is an upper bound, close where pictures are large. */
export function weigher(context: PDFContext, typesetter: Typesetter): (sheet: Sheet) => PageWeight {
  const known = new Map<number, { readonly bytes: number; readonly next: readonly PDFRef[] }>();

  function objectAt(ref: PDFRef): { readonly bytes: number; readonly next: readonly PDFRef[] } {
    const found = known.get(ref.objectNumber);
    if (found) return found;
    const object = context.lookup(ref);
    const next: PDFRef[] = [];
    if (object !== undefined) referencesIn(object, next);
    const measured = { bytes: (object?.sizeInBytes() ?? 0) + OBJECT_BYTES, next };
    known.set(ref.objectNumber, measured);
    return measured;
  }

  return (sheet) => {
    const pen = newPen(typesetter);
    sheet.draw(pen, NO_PAGES);
    const shared = new Map<number, number>();
    const open = [...pen.placed.values()];
    for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
      if (shared.has(ref.objectNumber)) continue;
      const { bytes, next } = objectAt(ref);
      shared.set(ref.objectNumber, bytes);
      open.push(...next);
    }
    return { own: PAGE_BYTES + deflateSync(pen.content()).length, shared };
  };
}

function referencesIn(object: PDFObject, found: PDFRef[]): void {
  if (object instanceof PDFRef) found.push(object);
  else if (object instanceof PDFStream) referencesIn(object.dict, found);
  else if (object instanceof PDFDict) for (const [, value] of object.entries()) referencesIn(value, found);
  else if (object instanceof PDFArray) for (const value of object.asArray()) referencesIn(value, found);
}
