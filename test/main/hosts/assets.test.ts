import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isScreenPath, pageWithNonce, readAssets } from '../../../main/hosts/assets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('every built file by its address, with its type', async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<meta nonce="__CSP_NONCE__">');
  writeFileSync(join(folder, 'assets', 'inter-1a2b.woff2'), 'font');
  const assets = await readAssets(folder);
  expect([...assets.keys()].sort()).toEqual(['/assets/inter-1a2b.woff2', '/index.html']);
  expect(assets.get('/assets/inter-1a2b.woff2')?.type).toBe('font/woff2');
  expect(pageWithNonce(assets, 'abc').toString()).toBe('<meta nonce="abc">');
});

test('an interface that was not built is an error', async () => {
  await expect(readAssets(folder)).rejects.toThrow('index.html');
});

test('addresses of screens are told from those of files and of the bridge', () => {
  for (const path of ['/', '/claims', '/claims/0190a-b/order', '/patients/new'])
    expect(isScreenPath(path)).toBe(true);
  for (const path of [
    '/call',
    '/files',
    '/files/x',
    '/copies/x',
    '/output/x',
    '/start',
    '/assets/x',
    '/a.js',
    '/a%20b',
    '/../a',
  ]) {
    expect(isScreenPath(path)).toBe(false);
  }
  expect(isScreenPath('/files-and-folders')).toBe(true);
});
