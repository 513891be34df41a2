import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addBusinessDays, federalHolidays, isBusinessDay } from '../../../shared/domain/businessDays.ts';
import { addDays, daysBetween } from '../../../shared/domain/dates.ts';

const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2000-01-01', count));

describe('business days', () => {
  test('the holidays of a year, as they are kept', () => {
    expect(federalHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      // A Saturday: kept on the Friday before.
      '2026-07-03',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ]);
    // A Sunday: kept on the Monday after. A Saturday's New Year belongs to the year before.
    expect(federalHolidays(2023)[0]).toBe('2023-01-02');
    expect(isBusinessDay('2021-12-31')).toBe(false);
    expect(isBusinessDay('2020-06-19')).toBe(true);
  });

  test.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-25', 1, '2026-11-27'],
    ['2026-11-25', 3, '2026-12-01'],
    ['2026-12-31', 1, '2027-01-04'],
    ['2028-02-28', 1, '2028-02-29'],
  ])('%s and %i more is %s', (from, count, to) => {
    expect(addBusinessDays(from, count)).toBe(to);
  });

  test('the next one is a business day, and none lies between', () => {
    fc.assert(
      fc.property(days, (from) => {
        const next = addBusinessDays(from, 1);
        expect(isBusinessDay(next)).toBe(true);
        const between = Array.from({ length: daysBetween(from, next) - 1 }, (_, at) => addDays(from, at + 1));
        expect(between.filter(isBusinessDay)).toEqual([]);
        // Thanksgiving's and New Year's weekends are the longest.
        expect(between.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 300 },
    );
  });

  test('days add up', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 1, max: 15 }),
        (from, one, more) => {
          expect(addBusinessDays(addBusinessDays(from, one), more)).toBe(addBusinessDays(from, one + more));
        },
      ),
      { numRuns: 200 },
    );
  });
});
