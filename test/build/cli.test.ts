// The command line's launcher: nothing but the answer on standard output, and the exit code of the program.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const script = join(import.meta.dirname, '..', '..', 'build', 'cli.mjs');

function cli(args: readonly string[], input = '', cwd = tmpdir()) {
  return spawnSync(process.execPath, [script, ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: cwd },
    maxBuffer: 64 * 1024 * 1024,
  });
}

test('an example goes through the pipe and is clean', () => {
  const example = cli(['example', 'L7600']);
  expect(example.status).toBe(0);
  const checked = cli(['check', '-'], example.stdout);
  expect(checked.status).toBe(0);
  expect(JSON.parse(checked.stdout)).toMatchObject({ finalisable: true, findings: [] });
}, 60_000);

test('file names are meant from where the person stands, and exit codes come through', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-test-'));
  try {
    writeFileSync(join(folder, 'case.json'), '{"not":"a case"}');
    const checked = cli(['check', 'case.json'], '', folder);
    expect(checked.status).toBe(2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
