import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// The real entry in a process of its own: Node runs the sources as they are.
const entry = join(import.meta.dirname, '..', '..', 'main', 'cli.ts');

function cli(args: readonly string[], input = ''): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', entry, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, out: stdout, err: stderr };
}

describe('the command line as a process', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cli-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(['L7600', 'A9600 --payer medicare'])('example %s piped into check is clean', (words) => {
    const example = cli(['example', ...words.split(' ')]);
    expect(example.code).toBe(0);
    const checked = cli(['check', '-'], example.out);
    const report = JSON.parse(checked.out);
    expect(report).toMatchObject({ finalisable: true, findings: [], counts: { unmet: 0, unknown: 0 } });
    expect(checked).toMatchObject({ code: 0, err: '' });
  });

  test('a file, a folder of files, a missing one, a folder in its place', () => {
    const example = cli(['example', 'L7600']).out;
    const file = join(folder, 'clean.json');
    writeFileSync(file, example);
    const blocked = JSON.parse(example);
    blocked.order.signature = 'none';
    writeFileSync(join(folder, 'unsigned.json'), JSON.stringify(blocked));
    expect(cli(['check', file, '--on', '2026-11-02']).code).toBe(0);
    const batch = cli(['check', '--batch', folder]);
    expect(batch.out.split('\n')).toEqual([
      'finalizable  clean.json',
      'blocked      unsigned.json  L7600-DOC-ORDER',
      '2 files: 1 finalizable, 1 blocked, 0 not valid',
      '',
    ]);
    expect(batch).toMatchObject({ code: 1, err: '' });
    expect(cli(['check', join(folder, 'none.json')])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('there is no such file'),
    });
    expect(cli(['check', folder])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('this is a folder'),
    });
    expect(cli(['check', '--batch', file])).toMatchObject({
      code: 2,
      err: expect.stringContaining('this is a file'),
    });
    expect(cli(['check', '--batch', join(folder, 'none')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no such folder'),
    });
  });
});
