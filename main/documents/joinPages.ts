import { PDFDocument } from '@cantoo/pdf-lib';

/**
 * One PDF of several that this program made, in order.
 * @param title among the document's properties: never patient data
 */
export async function joinPages(
  documents: readonly Uint8Array[],
  title: string,
  madeAt: Date,
): Promise<{ bytes: Uint8Array; pages: number }> {
  const joined = await PDFDocument.create({ updateMetadata: false });
  for (const bytes of documents) {
    const part = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const page of await joined.copyPages(part, part.getPageIndices())) joined.addPage(page);
  }
  joined.setTitle(title);
  joined.setLanguage('en-US');
  joined.setCreationDate(madeAt);
  joined.setModificationDate(madeAt);
  return { bytes: await joined.save(), pages: joined.getPageCount() };
}
