// Packages the desktop program around a stand-in for Electron (the real one is a download) and looks at the result:
// the fuses, and what is in the package and what is not.
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../build/build.mjs';
import { capture } from '../build/run.mjs';

const root = join(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'claimwright-package-'));
const packaged = join(work, 'dist', 'linux-unpacked');
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** What Electron's program carries: the sentinel, the fuses' version, their number, and each one's state. */
const fuseWire = `${sentinel}\u0001\u0009011100101`;
const fuseNames = [
  'RunAsNode',
  'EnableCookieEncryption',
  'EnableNodeOptionsEnvironmentVariable',
  'EnableNodeCliInspectArguments',
  'EnableEmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'LoadBrowserProcessSpecificV8Snapshot',
  'GrantFileProtocolExtraPrivileges',
];

function readFuses(program: string): Readonly<Record<string, boolean>> {
  const text = readFileSync(program).toString('latin1');
  const states = text.slice(text.indexOf(sentinel) + sentinel.length + 2);
  return Object.fromEntries(fuseNames.map((name, index) => [name, states[index] === '1']));
}

interface AsarFolder {
  readonly files?: Readonly<Record<string, AsarFolder>>;
}

/** The paths in an asar package: its head is a JSON tree, its length the fourth number. */
function listPackage(file: string): string[] {
  const bytes = readFileSync(file);
  const head = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as AsarFolder;
  function below(folder: AsarFolder, path: string): string[] {
    return Object.entries(folder.files ?? {}).flatMap(([name, entry]) => [
      ...(entry.files ? [] : [`${path}/${name}`]),
      ...below(entry, `${path}/${name}`),
    ]);
  }
  return below(head, '');
}

function writeStandIn(folder: string): void {
  for (const part of ['locales', 'resources']) mkdirSync(join(folder, part), { recursive: true });
  copyFileSync('/bin/true', join(folder, 'electron'));
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'electron'), fuseWire, { flag: 'a' });
  const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string };
  writeFileSync(join(folder, 'version'), version);
  for (const licence of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, licence), '');
}

const onLinux = process.platform === 'linux';

beforeAll(async () => {
  if (!onLinux) return;
  await ensureBuilt(['renderer', 'main'], () => undefined);
  writeStandIn(join(work, 'electron'));
  const { code, output } = await capture(process.execPath, [
    join(root, 'node_modules', 'electron-builder', 'cli.js'),
    '--linux',
    'dir',
    '--config',
    join(root, 'electron-builder.yml'),
    `-c.electronDist=${join(work, 'electron')}`,
    `-c.directories.output=${join(work, 'dist')}`,
  ]);
  expect(code, output).toBe(0);
}, 120_000);

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

test.runIf(onLinux)('the fuses are set: nothing but our own package runs in it', () => {
  expect(readFuses(join(packaged, 'claimwright'))).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  });
});

test.runIf(onLinux)('the package holds the program, its native modules, and nothing of the workshop', () => {
  const files = listPackage(join(packaged, 'resources', 'app.asar'));
  for (const needed of [
    '/out/main/index.js',
    '/out/main/preload.cjs',
    '/out/renderer/index.html',
    '/LICENSE',
  ]) {
    expect(files).toContain(needed);
  }
  const own = files.filter((file) => !file.startsWith('/node_modules/'));
  const foreign = own.filter((file) => !/^\/(out\/(main|renderer)\/.*|package\.json|LICENSE)$/.test(file));
  expect(foreign).toEqual([]);
  expect(own).not.toContain('/out/main/browser.js');
  const packages = new Set(
    files.flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []),
  );
  packages.delete('@node-rs');
  expect([...packages].sort()).toEqual([
    '@node-rs/argon2',
    `@node-rs/argon2-linux-${process.arch}-gnu`,
    'better-sqlite3',
  ]);
  const unpacked = join(packaged, 'resources', 'app.asar.unpacked', 'node_modules');
  expect(readdirSync(join(unpacked, 'better-sqlite3', 'prebuilds'))).toEqual([`linux-${process.arch}.node`]);
});
