// The hub as a process: how it starts, what it says, how it ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fingerprintOf, selfSignedCertificate } from '../../../main/hub/certificate.ts';
import { pullSets, pushSets, setsFrom, settledOffice, stateOf } from '../../support/hub/hubDevice.ts';
import { newPassableFolder, startPostgres, type TestPostgres } from '../../support/hub/postgres.ts';
import { spawnHub, startHub } from '../../support/hub/startHub.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function begin(
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
): {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  said(words: string): Promise<string>;
} {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], { env: { ...process.env, ...env } });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, out, err })));
  async function said(words: string): Promise<string> {
    while (!err.includes(words)) {
      if (child.exitCode !== null) throw new Error(`it ended: ${err}`);
      await wait(20);
    }
    return err;
  }
  return { child, ended, said };
}

test('what is wrong is said in a sentence, with an exit code, without the password', async () => {
  const entry = 'main/hub/hub.ts';
  const [options, nobody, missing] = await Promise.all([
    begin(entry, ['--port', 'x'], { CLAIMWRIGHT_HUB_DATABASE: 'postgres://u:a-secret@127.0.0.1:9/x' }).ended,
    begin(entry, ['--database', 'postgres://u:a-secret@127.0.0.1:9/x', '--port', '0']).ended,
    begin(entry, ['--database', postgres.url.replace(/[^/]*$/, 'missing'), '--port', '0']).ended,
  ]);
  expect(options).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--port is a number') });
  expect(nobody).toMatchObject({
    code: 1,
    out: '',
    err: 'The database does not answer at the address that was given.\n',
  });
  expect(missing).toMatchObject({ code: 1, err: 'There is no such database. Create it first.\n' });
  for (const { err } of [options, nobody, missing]) expect(err).not.toContain('a-secret');
});

test('asked to end, it finishes what has begun and lets go of the rest', async () => {
  const database = await postgres.newDatabase();
  const hub = await spawnHub({ database });
  const [device] = await settledOffice(hub.url);
  if (!device) throw new Error('no device');
  const waiting = pullSets(hub.url, device, 0, 1e6, 20);
  await wait(50);
  const pushing = pushSets(hub.url, device, setsFrom(device, 1, 5000, 400));
  await wait(15);
  const started = performance.now();
  await hub.stop();
  expect(performance.now() - started).toBeLessThan(5000);
  expect((await pushing).status).toBe(200);
  expect((await waiting).length).toBeGreaterThanOrEqual(0);
  expect(hub.log.at(-1)).toMatchObject({ event: 'ended' });
  const next = await startHub({ database });
  expect((await stateOf(next.url, device)).mine).toBe(5000);
  await next.stop();
});

test('HTTPS with a certificate that can be renewed while it runs', async () => {
  const database = await postgres.newDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-certificate-'));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  function renew(): string {
    const made = selfSignedCertificate(['127.0.0.1'], Date.now());
    writeFileSync(cert, made.cert);
    writeFileSync(key, made.key);
    return fingerprintOf(made.cert);
  }
  const first = renew();
  const { child, ended, said } = begin('main/hub/hub.ts', ['--port', '0', '--cert', cert, '--key', key], {
    CLAIMWRIGHT_HUB_DATABASE: database,
  });
  const words = await said('no new ones come');
  const port = Number(/https:\/\/127\.0\.0\.1:(\d+)/.exec(words)?.[1]);
  function shown(): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
        resolve(socket.getPeerX509Certificate()?.fingerprint256 ?? '');
        socket.destroy();
      });
      socket.on('error', reject);
    });
  }
  expect(await shown()).toBe(first);
  const second = renew();
  child.kill('SIGHUP');
  for (let tries = 0; (await shown()) === first && tries < 100; tries += 1) await wait(30);
  expect(await shown()).toBe(second);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
  rmSync(folder, { recursive: true });
});

test('npm run hub: a trial in one folder, from nothing, and again', async () => {
  const folder = newPassableFolder();
  const fingerprints: (string | undefined)[] = [];
  for (let round = 0; round < 2; round += 1) {
    const { child, ended, said } = begin('build/hub.mjs', [
      '--trial',
      '--data',
      join(folder, 'hub'),
      '--port',
      '0',
    ]);
    const words = await said('SHA-256');
    expect(words).toMatch(
      /serves at https:\/\/127\.0\.0\.1:\d+, on the database 127\.0\.0\.1:\d+\/postgres\./,
    );
    expect(words).toMatch(/code of admission \S{12}\n/);
    fingerprints.push(/SHA-256 is (\S+)\./.exec(words)?.[1]);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  }
  expect(fingerprints[0]).toBe(fingerprints[1]);
  rmSync(folder, { recursive: true });
});
