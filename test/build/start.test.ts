// The start command as a person types it, on what is installed and built already.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStartAddress } from '../support/browserSession.ts';

const script = join(import.meta.dirname, '..', '..', 'build', 'start.mjs');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

interface Started {
  readonly child: ChildProcess;
  readonly printed: () => string;
  readonly ended: Promise<number | null>;
}

function start(...args: readonly string[]): Started {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  return { child, printed: () => text, ended };
}

test('says its host and why, serves the sample office, and ends cleanly at Ctrl-C', async () => {
  const started = start('--host', 'browser', '--no-window', '--sample', '--data', folder);
  try {
    await expect
      .poll(started.printed, { timeout: 60_000 })
      .toMatch(/http:\/\/127\.0\.0\.1:\d+\/start\?token=/);
    expect(started.printed()).toContain('Host: browser (as asked).');
    const address = /http:\S+/.exec(started.printed())?.[0] ?? '';
    const headers = await openStartAddress(address);
    const status = await fetch(new URL('/call', address), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: 'session.status', input: {} }),
    });
    expect(await status.json()).toMatchObject({ ok: true, value: { state: 'open', sample: true } });
  } finally {
    started.child.kill('SIGINT');
  }
  expect(await started.ended).toBe(0);
  expect(started.printed()).toContain('Closed.');
}, 90_000);

test('the program does not outlive the command that started it', async () => {
  const started = start('--host', 'browser', '--no-window', '--data', folder);
  await expect.poll(started.printed, { timeout: 60_000 }).toMatch(/start\?token=/);
  const { origin } = new URL(/http:\S+/.exec(started.printed())?.[0] ?? '');
  started.child.kill('SIGKILL');
  await expect
    .poll(
      async () =>
        fetch(origin).then(
          () => 'serves',
          () => 'gone',
        ),
      { timeout: 10_000 },
    )
    .toBe('gone');
}, 90_000);

test.each([
  [['--host', 'firefox'], '--host is electron or browser'],
  [['--color'], '--color'],
])('an option it does not know is an error with the list: %j', async (args, sentence) => {
  const started = start(...args);
  expect(await started.ended).toBe(1);
  expect(started.printed()).toContain(sentence);
  expect(started.printed()).not.toContain('    at ');
});

test('a port that is no port is refused in a sentence', async () => {
  const started = start('--host', 'browser', '--port', '99999', '--data', folder);
  expect(await started.ended).toBe(2);
  expect(started.printed()).toContain('--port takes a number');
}, 60_000);
