import { parseIcd10, type Icd10 } from './icd10.ts';

let loaded: Promise<Icd10> | null = null;

/** The shipped ICD-10-CM set, read and unpacked on first use. 1.5 MB: for the main process, never for the page. */
export function loadIcd10(): Promise<Icd10> {
  loaded ??= import('./data/icd10cm-2026-04.txt?raw').then(({ default: text }) => parseIcd10(text));
  return loaded;
}
