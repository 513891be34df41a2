// How each part is bundled, for Vite.
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { root } from './places.mjs';

/** Native modules are loaded from node_modules; everything else is bundled. */
const external = ['electron', 'better-sqlite3', '@node-rs/argon2', 'pg-native'];

/** @type {import('vite').InlineConfig} */
const common = {
  configFile: false,
  root,
  logLevel: 'warn',
  cacheDir: join(root, 'node_modules', '.cache', 'vite'),
};

/**
 * The PDF reader asks for its image decoders by these names, beside the page. The plain JavaScript ones: the
 * page's content policy allows no WebAssembly.
 * @type {import('vite').Plugin}
 */
const pdfDecoders = {
  name: 'pdf-decoders',
  generateBundle() {
    for (const name of ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js']) {
      const source = readFileSync(join(root, 'node_modules', 'pdfjs-dist', 'wasm', name));
      this.emitFile({ type: 'asset', fileName: `pdfjs/${name}`, source });
    }
  },
};

/**
 * The typefaces of printed documents and forms, beside the bundle that embeds it (main/documents/fonts.ts). Copied by hand:
 * a bundle for Node leaves assets out.
 * @type {import('vite').Plugin}
 */
const documentFonts = {
  name: 'document-fonts',
  writeBundle({ dir }) {
    if (!dir) return;
    const folder = join(dir, 'assets', 'fonts');
    mkdirSync(folder, { recursive: true });
    const faces = [
      'noto-sans/400Regular/NotoSans_400Regular.ttf',
      'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
      'noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
      'courier-prime/400Regular/CourierPrime_400Regular.ttf',
    ];
    for (const face of faces) {
      copyFileSync(join(root, 'node_modules', '@expo-google-fonts', face), join(folder, basename(face)));
    }
  },
};

/**
 * A bundle for Node, with its entries by name.
 * @param {Record<string, string>} entries
 * @param {string} outDir
 * @param {'esm' | 'cjs'} format
 * @param {import('vite').Plugin[]} plugins
 * @returns {import('vite').InlineConfig}
 */
function forNode(entries, outDir, format = 'esm', plugins = []) {
  return {
    ...common,
    plugins,
    publicDir: false,
    ssr: { noExternal: true, external, target: 'node' },
    build: {
      ssr: true,
      target: 'node22',
      outDir,
      emptyOutDir: format === 'esm',
      minify: false,
      sourcemap: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: entries,
        external,
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          ...(format === 'cjs' ? { codeSplitting: false } : {}),
        },
      },
    },
  };
}

/** @type {Record<string, (outDir: string) => import('vite').InlineConfig[]>} */
export const bundles = {
  renderer: (outDir) => [
    {
      ...common,
      root: join(root, 'renderer'),
      base: '/',
      plugins: [react(), pdfDecoders],
      build: {
        outDir,
        emptyOutDir: true,
        target: 'chrome120',
        // A font or picture inlined as data: would need a wider content policy than the page has.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        sourcemap: false,
        chunkSizeWarningLimit: 2000,
      },
    },
  ],
  main: (outDir) => [
    forNode(
      Object.fromEntries(
        ['index', 'storeProcess', 'browser', 'cli']
          .filter((name) => existsSync(join(root, 'main', `${name}.ts`)))
          .map((name) => [name, join(root, 'main', `${name}.ts`)])
          // Started as a thread by its file name (main/documents/workerThread.ts).
          .concat([
            ['documentsWorker', join(root, 'main', 'documents', 'worker.ts')],
            ['storeThread', join(root, 'db', 'storeThread.ts')], // the same (db/storeTask.ts)
          ]),
      ),
      outDir,
      'esm',
      [documentFonts],
    ),
    // A sandboxed preload is one CommonJS file.
    forNode({ preload: join(root, 'main', 'hosts', 'electron', 'preload.ts') }, outDir, 'cjs'),
  ],
  hub: (outDir) => [forNode({ hub: join(root, 'main', 'hub', 'hub.ts') }, outDir)],
  bench: (outDir) => [forNode({ index: join(root, 'test', 'bench', 'index.ts') }, outDir)],
};
