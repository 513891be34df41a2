// Opens a PDF as the packet would, so that what cannot be shown is known when the file comes in and not at the end.
import { PDFDocument, PDFObjectCopier } from '@cantoo/pdf-lib';
import { contentOf, openSourcePdf } from './sourcePdf.ts';
import type { InspectedPdf } from './workerMessages.ts';

export async function inspectPdf(bytes: Uint8Array): Promise<InspectedPdf> {
  const source = await openSourcePdf(bytes);
  if (typeof source === 'string') return { kind: source };
  const scratch = await PDFDocument.create({ updateMetadata: false });
  const copier = PDFObjectCopier.for(source.context, scratch.context);
  const unreadable: number[] = [];
  source.pages.forEach((page, index) => {
    try {
      contentOf(source.context, page);
      if (page.resources !== null) copier.copy(page.resources);
    } catch {
      unreadable.push(index + 1);
    }
  });
  if (unreadable.length === source.pages.length) return { kind: 'damaged' };
  const sentences = [
    ...(unreadable.length > 0 ? [`These pages cannot be read: ${unreadable.join(', ')}.`] : []),
    ...(source.missing > 0 ? [`${String(source.missing)} of its pages are missing.`] : []),
    ...(source.dynamicForm
      ? ['It is a form that only Adobe Reader can draw. Print it there to a new PDF and add that as well.']
      : []),
  ];
  return {
    kind: 'pages',
    pages: source.pages.length,
    problem: sentences.length === 0 ? null : sentences.join(' '),
  };
}
