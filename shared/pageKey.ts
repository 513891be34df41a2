/**
 * The key by which the browser host knows requests of its own page. A cookie alone does not tell: browsers send it to
 * every port of an address, also to servers of other people. This key is kept where only pages of exactly this origin
 * read, and is sent by nobody but them.
 */

/** The header that carries it, with every message and every file in either direction. */
export const PAGE_KEY_HEADER = 'x-claimwright-key';

/** Its name in the page's local storage: all tabs of this origin share it, and a reload keeps it. */
export const PAGE_KEY_PLACE = 'claimwright-key';
