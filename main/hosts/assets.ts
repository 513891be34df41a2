// The built interface, read once and served from memory: a request can name a file of this list or nothing.
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface Asset {
  readonly bytes: Buffer;
  readonly type: string;
}

/** Keyed by the path in the address, e.g. `/assets/main-3f2a.js`. */
export type Assets = ReadonlyMap<string, Asset>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** Reads every file below `folder`. Throws when the interface has not been built. */
export async function readAssets(folder: string): Promise<Assets> {
  const assets = new Map<string, Asset>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length).replaceAll('\\', '/');
    assets.set(path.startsWith('/') ? path : `/${path}`, {
      bytes: await readFile(file),
      type: types[extname(entry.name)] ?? 'application/octet-stream',
    });
  }
  if (!assets.has('/index.html')) throw new Error('the built interface has no index.html');
  return assets;
}

const noncePlaceholder = 'nonce="__CSP_NONCE__"';

/** The page with this load's nonce in it. */
export function pageWithNonce(assets: Assets, nonce: string): Buffer {
  const page = assets.get('/index.html');
  if (!page) throw new Error('the built interface has no index.html');
  return Buffer.from(page.bytes.toString('utf8').replaceAll(noncePlaceholder, `nonce="${nonce}"`), 'utf8');
}

/**
 * True for an address of a screen (`/`, `/claims/0190…/order`): those all answer with the page, which finds the
 * screen itself. Addresses of files have a dot, those of the bridge have names of their own.
 */
export function isScreenPath(path: string): boolean {
  return /^\/[A-Za-z0-9/_~-]*$/.test(path) && !/^\/(call|files|copies|output|start|assets)(\/|$)/.test(path);
}
