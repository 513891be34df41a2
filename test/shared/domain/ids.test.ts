import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Id, idSource, msOfId } from '../../../shared/domain/ids.ts';

const noise = (bytes: number) => new Uint8Array(bytes).fill(0xff);

test('ids are valid, each once, and sort by time even when the clock stands still or goes back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 47 }), { minLength: 2, maxLength: 50 }), (times) => {
      let at = 0;
      const next = idSource(() => times[Math.min(at++, times.length - 1)] ?? 0, noise);
      const ids = times.map(() => next());
      expect(ids.every((id) => Id.safeParse(id).success)).toBe(true);
      expect([...ids].sort()).toEqual(ids);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test('more ids in a millisecond than the counter holds go on into the next', () => {
  const next = idSource(() => 1_700_000_000_000, noise);
  const ids = Array.from({ length: 5_000 }, next);
  expect(new Set(ids).size).toBe(5_000);
  expect([...ids].sort()).toEqual(ids);
});

test('the time is in front, the noise behind', () => {
  const next = idSource(
    () => 0x0123456789ab,
    () => new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]),
  );
  expect(next()).toBe('01234567-89ab-7000-8102-030405060708');
});

test('other ids are refused', () => {
  for (const text of [
    '',
    'x',
    '01234567-89ab-4000-8102-030405060708',
    '01234567-89AB-7000-8102-030405060708',
    '01234567-89ab-7000-c102-030405060708',
  ]) {
    expect(Id.safeParse(text).success).toBe(false);
  }
});

test('an id says when it was made', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 47 }), (ms) => {
      expect(msOfId(idSource(() => ms, noise)())).toBe(ms);
    }),
  );
});
