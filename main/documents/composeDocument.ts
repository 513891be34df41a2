// Makes the PDF of a document model: lays out the sections, prepares the attachments, and, when every page is known,
// draws them in order. The same model, files and fonts give the same bytes: all times come from the model, objects
// are numbered in the order in which they are made, and nothing is drawn by chance.
import { createHash } from 'node:crypto';
import type { PDFRef } from '@cantoo/pdf-lib';
import { attachmentTitle } from '../../shared/packet/attachments.ts';
import type { PacketModel } from '../../shared/packet/documentModel.ts';
import { finishDocument, newDocument } from './finishDocument.ts';
import type { DocumentFonts } from './fonts.ts';
import type { Bookmark } from './outline.ts';
import { logoOf } from './letterheadLogo.ts';
import { ownSheets } from './ownSheets.ts';
import type { OwnSheets } from './ownSheets.ts';
import { attachedSheets, platesOf } from './paperSheets.ts';
import type { AttachedSheets, ComposeOptions, GetFile } from './paperSheets.ts';
import type { PlateShop } from './plates.ts';
import type { PageNumbers, PlacedAttachment } from './rows.ts';
import { openTypesetter } from './typesetter.ts';

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

/** Draws the document. Attachments that cannot be shown never stop it; everything else that throws is a bug. */
export async function composeDocument(
  model: PacketModel,
  file: GetFile,
  fonts: DocumentFonts,
  options: ComposeOptions = {},
): Promise<RenderedDocument> {
  const begun = await newDocument();
  const typesetter = openTypesetter(fonts);
  const shop: PlateShop = { context: begun.document.context, typesetter };
  const own = ownSheets(model, typesetter, await logoOf(shop, model, file));
  const problems: AttachmentProblem[] = [];
  const attached: AttachedSheets[] = [];
  for (const [index, attachment] of model.attachments.entries()) {
    const { plates, problem } = await platesOf(shop, attachment, file, options);
    if (problem !== null) problems.push({ documentId: attachment.documentId, message: problem });
    attached.push(attachedSheets(shop, model, attachment, index + 1, { plates, problem }));
  }
  const sheets = [...own.sheets, ...attached.flatMap((part) => part.sheets)];
  const bytes = await finishDocument(begun, {
    typesetter,
    sheets: sheets.map((sheet) => ({ sheet, stamped: model })),
    numbers: pageNumbers(sheets.length, own, attached),
    pageText: (index) => `Page ${String(index + 1)} of ${String(sheets.length)}`,
    bookmarks: (pages) => bookmarks(model, own, attached, pages),
    properties: model,
    fingerprint: createHash('sha256').update(JSON.stringify(model)).digest(),
  });
  return { bytes, pages: sheets.length, problems };
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
