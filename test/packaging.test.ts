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
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../build/build.mjs';
import { writeNotices } from '../build/pack.mjs';
import { capture } from '../build/run.mjs';
import { openStartAddress } from './support/browserSession.ts';

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

let running: ChildProcess | null = null;

/** Starts the other host from a folder of packed files; answers with the address that it prints. */
function startOn(folder: string): Promise<string> {
  const program = spawn(
    process.execPath,
    [join(folder, 'out', 'main', 'browser.js'), '--sample', '--no-window', '--data', join(work, 'data')],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running = program;
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/start\?token=[\w-]+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    };
    program.stdout.on('data', listen);
    program.stderr.on('data', listen);
    program.once('exit', () => {
      reject(new Error(`the packed program ended: ${said}`));
    });
  });
}

const onLinux = process.platform === 'linux';

beforeAll(async () => {
  if (!onLinux) return;
  await ensureBuilt(['renderer', 'main'], () => undefined);
  writeNotices();
  writeStandIn(join(work, 'electron'));
  const { code, output } = await pack();
  expect(code, output).toBe(0);
}, 120_000);

/** electron-builder judges the whole configuration, of all platforms, before it packs anything. */
function pack(...more: readonly string[]): Promise<{ code: number; output: string }> {
  return capture(process.execPath, [
    join(root, 'node_modules', 'electron-builder', 'cli.js'),
    '--linux',
    'dir',
    '--config',
    join(root, 'electron-builder.yml'),
    `-c.electronDist=${join(work, 'electron')}`,
    `-c.directories.output=${join(work, 'dist')}`,
    ...more,
  ]);
}

afterAll(() => {
  running?.kill('SIGKILL');
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

test.runIf(onLinux)(
  'a setting that electron-builder does not know is refused, so the configuration is valid',
  async () => {
    const { code, output } = await pack('-c.electronFuses.runAsNodes=true');
    expect(code).not.toBe(0);
    expect(output).toContain('configuration.electronFuses');
  },
);

test.runIf(onLinux)('the packed files start on Node with the browser host, and serve the page', async () => {
  const unpacked = join(work, 'unpacked');
  extractAll(join(packaged, 'resources', 'app.asar'), unpacked);
  // The one file that only checkouts have: the other host's entry. Everything that it leads to is the package's.
  copyFileSync(join(root, 'out', 'main', 'browser.js'), join(unpacked, 'out', 'main', 'browser.js'));
  const address = await startOn(unpacked);
  const headers = await openStartAddress(address);
  const { origin } = new URL(address);
  const page = await fetch(`${origin}/`, { headers });
  expect(page.status).toBe(200);
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1] ?? '';
  expect((await fetch(`${origin}${script}`, { headers })).status).toBe(200);
  const answer = await fetch(`${origin}/call`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'session.status', input: {} }),
  });
  // The store opened: its native modules are in the package and load.
  expect(await answer.json()).toMatchObject({ ok: true, value: { state: 'open', sample: true } });
});

test.runIf(onLinux)(
  'the packed process of the store answers over its line, and closes the store',
  async () => {
    const unpacked = join(work, 'unpacked-store');
    extractAll(join(packaged, 'resources', 'app.asar'), unpacked);
    // What Electron gives its second process: a port to the first.
    const bridge = join(unpacked, 'bridge.mjs');
    writeFileSync(
      bridge,
      `process.parentPort = {
      postMessage: (message) => process.send(message),
      on: (_event, listener) => process.on('message', (data) => listener({ data })),
    };
    await import('./out/main/storeProcess.js');`,
    );
    const args = ['--sample', '--data', join(work, 'store-data')];
    const child = fork(bridge, args, { stdio: 'ignore', serialization: 'advanced' });
    const answerTo = (request: { readonly id: number }): Promise<unknown> =>
      new Promise((resolve, reject) => {
        child.once('exit', () => {
          reject(new Error('the process of the store ended'));
        });
        child.on('message', (message: { readonly id: number }) => {
          if (message.id === request.id) resolve(message);
        });
        child.send(request);
      });
    try {
      const origin = { windowId: 'w' };
      expect(
        await answerTo({ id: 1, kind: 'call', channel: 'session.status', input: {}, origin } as never),
      ).toMatchObject({
        id: 1,
        value: { ok: true, value: { state: 'open', sample: true } },
      });
      expect(await answerTo({ id: 2, kind: 'close' } as never)).toEqual({ id: 2, value: null });
    } finally {
      child.kill('SIGKILL');
    }
  },
  30_000,
);

test.runIf(onLinux)('the notices of others lie beside the program', () => {
  const text = readFileSync(join(packaged, 'THIRD-PARTY.txt'), 'utf8');
  for (const name of ['react', 'zod', '@cantoo/pdf-lib', 'better-sqlite3-multiple-ciphers'])
    expect(text).toContain(`\n${name} `);
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
