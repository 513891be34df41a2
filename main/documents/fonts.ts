// The typefaces of documents and forms, shipped with the program.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** TrueType files. They are passed in, so that who draws does not read disks. */
export interface DocumentFonts {
  readonly regular: Uint8Array;
  readonly semibold: Uint8Array;
  readonly italic: Uint8Array;
}

/** The build copies these from the package to `assets/fonts` beside the bundle (build/bundles.mjs). */
const FILES = {
  regular: 'noto-sans/400Regular/NotoSans_400Regular.ttf',
  semibold: 'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  italic: 'noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
} as const;
/** Ten characters an inch at 12 points, for printed forms whose boxes are counted in characters. */
const FORM_FILE = 'courier-prime/400Regular/CourierPrime_400Regular.ttf';

let loaded: Promise<DocumentFonts> | null = null;
let loadedForm: Promise<Uint8Array> | null = null;

/** Reads the typeface once. Throws when the program is not whole: the fonts are part of it. */
export function loadFonts(): Promise<DocumentFonts> {
  loaded ??= readFonts();
  return loaded;
}

/** Reads the typewriter face of printed forms once: a TrueType file. Throws when the program is not whole. */
export function loadFormFont(): Promise<Uint8Array> {
  loadedForm ??= readFont(FORM_FILE);
  return loadedForm;
}

async function readFonts(): Promise<DocumentFonts> {
  const [regular, semibold, italic] = await Promise.all([
    readFont(FILES.regular),
    readFont(FILES.semibold),
    readFont(FILES.italic),
  ]);
  return { regular, semibold, italic };
}

async function readFont(font: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(placeOf(font)));
}

function placeOf(font: string): string {
  const here = dirname(fileURLToPath(import.meta.url));
  // A bundle stands beside its assets, one of its chunks a folder below.
  const shipped = [here, dirname(here)]
    .map((folder) => join(folder, 'assets', 'fonts', basename(font)))
    .find((path) => existsSync(path));
  if (shipped !== undefined) return shipped;
  return createRequire(import.meta.url).resolve(`@expo-google-fonts/${font}`);
}
