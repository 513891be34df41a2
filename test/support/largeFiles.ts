import { PDFName } from '@cantoo/pdf-lib';
import { aPdf } from './oddFiles.ts';

/** A PDF whose pages each hold a picture of so many bytes that cannot be packed: as scanned pages do. */
export function aNoisyPdf(pages: number, bytesPerPage: number): Promise<Uint8Array> {
  const orders = Array.from({ length: pages }, (_, index) => ({
    text: `scan ${String(index + 1)} of ${String(pages)}`,
  }));
  let state = 1;
  const noise = (): number => {
    // A plain generator, so that the same file comes out each time.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  };
  return aPdf(orders, (document) => {
    const { context } = document;
    for (const page of document.getPages()) {
      const height = Math.max(1, Math.floor(bytesPerPage / 200));
      const image = context.stream(Uint8Array.from({ length: 200 * height }, noise), {
        Type: 'XObject',
        Subtype: 'Image',
        Width: 200,
        Height: height,
        ColorSpace: 'DeviceGray',
        BitsPerComponent: 8,
      });
      page.node.setXObject(PDFName.of('Noise'), context.register(image));
      const draw = context.stream('q 500 0 0 600 50 60 cm /Noise Do Q');
      page.node.addContentStream(context.register(draw));
    }
  });
}
