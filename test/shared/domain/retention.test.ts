import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, type IsoDate } from '../../../shared/domain/dates.ts';
import {
  backupsHoldUntil,
  dueOn,
  lastDueService,
  lastService,
  Obstacle,
  ObstacleKind,
  obstacleWords,
  retentionState,
  SERVICE_KINDS,
} from '../../../shared/domain/retention.ts';

const day = fc.integer({ min: 0, max: 36_500 }).map((days): IsoDate => addDays('1990-01-01', days));
const years = fc.integer({ min: 1, max: 100 });
const obstacles = fc.array(
  fc.record({ kind: fc.constantFrom(...ObstacleKind.options), count: fc.integer({ min: 1, max: 9 }) }),
  { maxLength: 3 },
);

test('the years are counted from the date of service, and are over the day after', () => {
  expect(dueOn('2019-11-21', 7)).toBe('2026-11-22');
  expect(dueOn('2019-12-31', 7)).toBe('2027-01-01');
  // No February 29 in 2023: the years are over on March 1.
  expect(dueOn('2016-02-29', 7)).toBe('2023-03-02');
  expect(dueOn('2016-02-29', 8)).toBe('2024-03-01');
  expect(dueOn('1896-02-29', 4)).toBe('1900-03-02');
  // A year that was mistyped is no error, only never due.
  expect(dueOn('2190-06-01', 7)).toBe('2197-06-02');
  expect(dueOn('2190-06-01', 70)).toBe('2199-12-31');
});

test('never before the years are over', () => {
  fc.assert(
    fc.property(day, years, (last, kept) => {
      const due = dueOn(last, kept);
      expect(Number(due.slice(0, 4)) - Number(last.slice(0, 4))).toBeGreaterThanOrEqual(kept);
      // The shortest that so many years can be, and a day.
      expect(daysBetween(last, due)).toBeGreaterThan(Math.floor(kept * 365.2425) - 2);
      expect(daysBetween(last, due)).toBeGreaterThan(kept * 365);
      expect(`${String(Number(due.slice(0, 4)) - kept).padStart(4, '0')}${due.slice(4)}` > last).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a later date of service is never due earlier', () => {
  fc.assert(
    fc.property(day, day, years, (one, other, kept) => {
      const [earlier, later] = one <= other ? [one, other] : [other, one];
      expect(dueOn(earlier, kept) <= dueOn(later, kept)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('what the store is asked for is what is due', () => {
  fc.assert(
    fc.property(day, years, fc.integer({ min: -3, max: 3 }), (last, kept, shift) => {
      const today = addDays(dueOn(last, kept), shift);
      expect(last <= lastDueService(today, kept)).toBe(dueOn(last, kept) <= today);
    }),
    { numRuns: 1000 },
  );
});

test('the newest date decides', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ kind: fc.constantFrom(...SERVICE_KINDS), on: day }), {
        minLength: 1,
        maxLength: 8,
      }),
      (dates) => {
        const last = lastService(dates);
        expect(dates).toContainEqual(last);
        expect(dates.every(({ on }) => last !== null && on <= last.on)).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
  expect(lastService([])).toBeNull();
  expect(
    lastService([
      { kind: 'letter', on: '2020-01-01' },
      { kind: 'claim', on: '2020-01-01' },
    ])?.kind,
  ).toBe('claim');
});

test('a hold always wins, and so does anything else in the way', () => {
  fc.assert(
    fc.property(day, day, years, obstacles, (last, today, kept, others) => {
      const held = [...others, Obstacle.parse({ kind: 'hold', count: 1 })];
      expect(retentionState({ last, today, years: kept, obstacles: held })).not.toBe('due');
      const state = retentionState({ last, today, years: kept, obstacles: others });
      expect(state === 'due').toBe(others.length === 0 && today >= dueOn(last, kept));
      expect(state === 'kept').toBe(today < dueOn(last, kept));
    }),
    { numRuns: 500 },
  );
});

test('obstacles are said as people say them', () => {
  expect(obstacleWords({ kind: 'openClaim', count: 1 })).toBe('1 open claim');
  expect(obstacleWords({ kind: 'device', count: 2 })).toBe('2 devices of the office still held');
});

test('the last backup with a purged patient lasts as long as the longest rule', () => {
  expect(backupsHoldUntil('2026-01-01', { backupDaily: 7, backupWeekly: 0, backupMonthly: 0 })).toBe(
    '2026-01-09',
  );
  expect(backupsHoldUntil('2026-01-01', { backupDaily: 7, backupWeekly: 4, backupMonthly: 12 })).toBe(
    '2027-01-09',
  );
});
