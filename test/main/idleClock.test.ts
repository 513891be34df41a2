import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIdleClock } from '../../main/idleClock.ts';

const YEAR = 365 * 86_400_000;

function aClock(): {
  readonly at: { wall: number; forward: number };
  readonly clock: ReturnType<typeof createIdleClock>;
} {
  const at = { wall: Date.parse('2026-11-02T16:00:00Z'), forward: 5 };
  return {
    at,
    clock: createIdleClock(
      () => at.wall,
      () => at.forward,
    ),
  };
}

test('the lock is due after the minutes, and a touch begins anew', () => {
  const { at, clock } = aClock();
  expect(clock.secondsLeft(15)).toBe(900);
  at.wall += 600_000;
  at.forward += 600_000;
  expect(clock.secondsLeft(15)).toBe(300);
  clock.touch();
  expect(clock.secondsLeft(15)).toBe(900);
  at.wall += 900_000;
  at.forward += 900_000;
  expect(clock.secondsLeft(15)).toBe(0);
});

test('a computer that slept: the clock on the wall counts', () => {
  const { at, clock } = aClock();
  at.wall += 8 * 3_600_000;
  expect(clock.secondsLeft(15)).toBe(0);
});

test('a clock that jumps by years, either way, keeps nothing open', () => {
  for (const jump of [YEAR, 20 * YEAR, -YEAR, -20 * YEAR, -3_600_000]) {
    const { at, clock } = aClock();
    at.wall += jump;
    expect(clock.secondsLeft(15), String(jump)).toBe(0);
  }
});

test('whatever is done to the clock on the wall, time that went by is never forgotten', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50 * YEAR, max: 50 * YEAR }), { maxLength: 6 }),
      fc.integer({ min: 0, max: 3_600_000 }),
      (jumps, passed) => {
        const { at, clock } = aClock();
        for (const jump of jumps) at.wall += jump;
        at.wall += passed;
        at.forward += passed;
        const honest = Math.max(0, Math.ceil((900_000 - passed) / 1000));
        expect(clock.secondsLeft(15)).toBeLessThanOrEqual(honest);
      },
    ),
    { numRuns: 300 },
  );
});

test('a network clock that puts it right by seconds locks nobody out', () => {
  const { at, clock } = aClock();
  at.wall -= 4_000;
  expect(clock.secondsLeft(15)).toBe(900);
});
