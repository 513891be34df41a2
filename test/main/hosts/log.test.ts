import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog, describeError } from '../../../main/hosts/log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const clock = (): number => Date.UTC(2026, 5, 3, 12);

test('a line has its time and counts', () => {
  createLog(folder, clock).info('opened', { patients: 12, sample: true });
  const text = readFileSync(join(folder, 'claimwright.log'), 'utf8');
  expect(text).toBe('2026-06-03T12:00:00.000Z info opened patients=12 sample=true\n');
  expect(statSync(join(folder, 'claimwright.log')).mode & 0o077).toBe(0);
});

test('an error is told by kind, code and place, never by its message', () => {
  const error = Object.assign(new TypeError('no such patient: Marigold Testpatient\n    at (Marigold:1:1)'), {
    code: 'SQLITE_FULL',
  });
  const line = describeError(error);
  expect(line).toMatch(/^TypeError SQLITE_FULL \| at .*log\.test\.ts:\d+:\d+/);
  expect(line).not.toContain('Marigold');
  expect(describeError('Marigold')).toBe('string');
  expect(describeError(Object.assign(new Error(''), { code: 'Marigold T' }))).not.toContain('Marigold');
});

test('each error is echoed with its reference', () => {
  const echoed: string[] = [];
  createLog(folder, clock, (line) => echoed.push(line)).error('7F3A', new RangeError('x'));
  expect(echoed[0]).toMatch(/^error 7F3A RangeError \| at /);
});

test('the file stays small: one generation is kept', () => {
  writeFileSync(join(folder, 'claimwright.log'), 'x'.repeat(1024 * 1024 + 1));
  createLog(folder, clock).info('next');
  expect(statSync(join(folder, 'claimwright.log')).size).toBeLessThan(100);
  expect(existsSync(join(folder, 'claimwright.log.1'))).toBe(true);
});

test('a log that cannot be written stops nothing', () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const log = createLog(join(file, 'below'), clock);
  expect(() => {
    log.info('opened');
  }).not.toThrow();
});
