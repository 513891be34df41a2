import { type HcpcsBook, parseHcpcs } from './hcpcsBook.ts';

let loaded: Promise<HcpcsBook> | null = null;

/** The whole code book, read and unpacked on first use. 1.2 MB: for the main process, never for the page. */
export function loadHcpcs(): Promise<HcpcsBook> {
  loaded ??= Promise.all([
    import('./data/hcpcs-descriptors.txt?raw'),
    import('./data/hcpcs-earlier.txt?raw'),
  ]).then(([descriptors, earlier]) => parseHcpcs(descriptors.default, earlier.default));
  return loaded;
}
