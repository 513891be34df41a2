import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  /** The text of each page, in the order in which it was drawn, with single spaces. */
  readonly pages: readonly string[];
  /** Titles of the bookmarks with the number of the page that they lead to. */
  readonly bookmarks: readonly { readonly title: string; readonly page: number; readonly depth: number }[];
  readonly info: Readonly<Record<string, unknown>>;
  /** Width and height of each page in points. */
  readonly sizes: readonly (readonly [number, number])[];
}

/** Reads a PDF with a library other than the one that wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const document = await task.promise;
  const pages: string[] = [];
  const sizes: (readonly [number, number])[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    pages.push(text.replace(/\s+/g, ' ').trim());
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    sizes.push([right - left, top - bottom]);
  }
  const bookmarks: { title: string; page: number; depth: number }[] = [];
  async function walk(items: Awaited<ReturnType<typeof document.getOutline>>, depth: number): Promise<void> {
    for (const item of items) {
      const target: unknown = Array.isArray(item.dest) ? item.dest[0] : null;
      const page = await document.getPageIndex(target as { num: number; gen: number });
      bookmarks.push({ title: item.title, page: page + 1, depth });
      await walk(item.items, depth + 1);
    }
  }
  await walk((await document.getOutline()) ?? [], 0);
  const { info } = await document.getMetadata();
  await task.destroy();
  return { pages, bookmarks, info: info as Record<string, unknown>, sizes };
}
