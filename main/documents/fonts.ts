// The typeface of every document, shipped with the program.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** TrueType files. They are passed in, so that who draws does not read disks. */
export interface DocumentFonts {
  readonly regular: Uint8Array;
  readonly semibold: Uint8Array;
  readonly italic: Uint8Array;
}

/** The build copies these from the package to `assets/fonts` beside the bundle (build/documentAssets.mjs). */
const FILES = {
  regular: { folder: '400Regular', file: 'NotoSans_400Regular.ttf' },
  semibold: { folder: '600SemiBold', file: 'NotoSans_600SemiBold.ttf' },
  italic: { folder: '400Regular_Italic', file: 'NotoSans_400Regular_Italic.ttf' },
} as const;

let loaded: Promise<DocumentFonts> | null = null;

/** Reads the typeface once. Throws when the program is not whole: the fonts are part of it. */
export function loadFonts(): Promise<DocumentFonts> {
  loaded ??= readFonts();
  return loaded;
}

async function readFonts(): Promise<DocumentFonts> {
  const read = async (face: keyof typeof FILES): Promise<Uint8Array> =>
    new Uint8Array(await readFile(placeOf(FILES[face])));
  const [regular, semibold, italic] = await Promise.all([read('regular'), read('semibold'), read('italic')]);
  return { regular, semibold, italic };
}

function placeOf(font: { readonly folder: string; readonly file: string }): string {
  const here = dirname(fileURLToPath(import.meta.url));
  // A bundle stands beside its assets, one of its chunks a folder below.
  const shipped = [here, dirname(here)]
    .map((folder) => join(folder, 'assets', 'fonts', font.file))
    .find((path) => existsSync(path));
  if (shipped !== undefined) return shipped;
  const name = `@expo-google-fonts/noto-sans/${font.folder}/${font.file}`;
  return createRequire(import.meta.url).resolve(name);
}
