// The end of every document: sheets become pages, typefaces are embedded, properties and bookmarks written. The same
// sheets give the same bytes: objects are numbered in the order in which they are made, and all times are given.
import { createHash } from 'node:crypto';
import { PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { PDFRef } from '@cantoo/pdf-lib';
import type { PacketModel } from '../../shared/packet/documentModel.ts';
import { writeOutline } from './outline.ts';
import type { Bookmark } from './outline.ts';
import type { Sheet } from './ownSheets.ts';
import { FACE_NAMES, newPen } from './pen.ts';
import type { Pen } from './pen.ts';
import type { PageNumbers } from './rows.ts';
import { drawStamp, drawWatermark } from './stampSheet.ts';
import type { Stamped } from './stampSheet.ts';
import type { Face, Typesetter } from './typesetter.ts';

export interface StampedSheet {
  readonly sheet: Sheet;
  readonly stamped: Stamped;
}

/** A document before its first page: the faces have their places, so that what is drawn can name them. */
export interface NewDocument {
  readonly document: PDFDocument;
  readonly faces: Readonly<Record<Face, PDFRef>>;
}

export async function newDocument(): Promise<NewDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  return {
    document,
    faces: { regular: context.nextRef(), semibold: context.nextRef(), italic: context.nextRef() },
  };
}

export interface Finish {
  readonly typesetter: Typesetter;
  readonly sheets: readonly StampedSheet[];
  readonly numbers: PageNumbers;
  /** What the stamp says of a page, by its index. */
  readonly pageText: (index: number) => string;
  readonly bookmarks: (pages: readonly PDFRef[]) => readonly Bookmark[];
  readonly properties: Pick<PacketModel, 'title' | 'language' | 'madeAt'>;
  /** SHA-256 of all that the document says: names it and its subset typefaces. */
  readonly fingerprint: Buffer;
  /** Printers are told to use one side of the paper. */
  readonly oneSided?: boolean;
}

/** Draws the sheets and writes the file. */
export async function finishDocument({ document, faces }: NewDocument, finish: Finish): Promise<Uint8Array> {
  const { context } = document;
  const { typesetter, sheets, numbers, fingerprint } = finish;
  const fontResources = context.register(
    context.obj(
      Object.fromEntries(Object.entries(FACE_NAMES).map(([face, name]) => [name, faces[face as Face]])),
    ),
  );
  const pageRefs: PDFRef[] = [];
  const pens = sheets.map(({ sheet, stamped }, index) => {
    const pen = newPen(typesetter);
    if (stamped.marks.length > 0) drawWatermark(pen, sheet, stamped);
    sheet.draw(pen, numbers);
    drawStamp(pen, sheet, stamped, typesetter, finish.pageText(index));
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

  for (const face of ['regular', 'semibold', 'italic'] as const) {
    typesetter.faces[face].embed(context, faces[face], subsetTag(fingerprint, face));
  }
  writeOutline(context, document.catalog, finish.bookmarks(pageRefs));
  writeProperties(document, finish.properties, fingerprint, finish.oneSided ?? false);
  return document.save({ addDefaultPage: false, updateFieldAppearances: false });

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

function writeProperties(
  document: PDFDocument,
  model: Finish['properties'],
  fingerprint: Buffer,
  oneSided: boolean,
): void {
  const { catalog, context } = document;
  const madeAt = new Date(model.madeAt);
  document.setTitle(model.title);
  document.setProducer('Claimwright');
  document.setCreator('Claimwright');
  document.setCreationDate(madeAt);
  document.setModificationDate(madeAt);
  catalog.set(PDFName.of('Lang'), PDFString.of(model.language));
  catalog.set(
    PDFName.of('ViewerPreferences'),
    context.obj({ DisplayDocTitle: true, ...(oneSided ? { Duplex: 'Simplex' } : {}) }),
  );
  const id = PDFHexString.of(fingerprint.subarray(0, 16).toString('hex'));
  context.trailerInfo.ID = context.obj([id, id]);
}

/** Six letters that differ from document to document (ISO 32000-1 section 9.6.4). */
function subsetTag(fingerprint: Buffer, face: Face): string {
  const hash = createHash('sha256').update(fingerprint).update(face).digest();
  return Array.from(hash.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}
