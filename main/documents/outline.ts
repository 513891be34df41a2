// Bookmarks. The library has no call for them, so the tree is written by hand (ISO 32000-1 section 12.3.3).
import { PDFHexString, PDFName } from '@cantoo/pdf-lib';
import type { PDFContext, PDFDict, PDFRef } from '@cantoo/pdf-lib';

export interface Bookmark {
  readonly title: string;
  readonly page: PDFRef;
  /** Height on the page to scroll to; null: the whole page. */
  readonly top: number | null;
  readonly children: readonly Bookmark[];
}

/** Writes the tree; all of its branches are open. */
export function writeOutline(context: PDFContext, catalog: PDFDict, bookmarks: readonly Bookmark[]): void {
  if (bookmarks.length === 0) return;
  const root = context.nextRef();
  const { first, last, count } = writeLevel(context, root, bookmarks);
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: count }));
  catalog.set(PDFName.of('Outlines'), root);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

function writeLevel(
  context: PDFContext,
  parent: PDFRef,
  bookmarks: readonly Bookmark[],
): { readonly first: PDFRef; readonly last: PDFRef; readonly count: number } {
  const refs = bookmarks.map(() => context.nextRef());
  let count = bookmarks.length;
  bookmarks.forEach((bookmark, index) => {
    const own = refs[index];
    if (own === undefined) return;
    const item = context.obj({
      Title: PDFHexString.fromText(bookmark.title),
      Parent: parent,
      Dest:
        bookmark.top === null
          ? [bookmark.page, PDFName.of('Fit')]
          : [bookmark.page, PDFName.of('XYZ'), null, bookmark.top, null],
    });
    const [before, after] = [refs[index - 1], refs[index + 1]];
    if (before) item.set(PDFName.of('Prev'), before);
    if (after) item.set(PDFName.of('Next'), after);
    if (bookmark.children.length > 0) {
      const level = writeLevel(context, own, bookmark.children);
      item.set(PDFName.of('First'), level.first);
      item.set(PDFName.of('Last'), level.last);
      item.set(PDFName.of('Count'), context.obj(level.count));
      count += level.count;
    }
    context.assign(own, item);
  });
  const [first, last] = [refs[0], refs.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a level of bookmarks is empty');
  return { first, last, count };
}
