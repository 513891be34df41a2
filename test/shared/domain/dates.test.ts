import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dateInZone,
  daysBetween,
  daysInMonth,
  formatTime,
  formatUsDate,
  isIsoDate,
  isTimeZone,
  parseTypedDate,
  rentalMonthOn,
} from '../../../shared/domain/dates.ts';

const date = fc.integer({ min: 0, max: 100_000 }).map((days) => addDays('1900-01-01', days));

test.each(['2026-02-28', '2024-02-29', '2000-02-29', '1850-01-01', '2199-12-31'])('%s is a date', (text) => {
  expect(isIsoDate(text)).toBe(true);
});

test.each([
  '2026-02-29',
  '1900-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '26-04-01',
  '2026-4-1',
  '1849-12-31',
  '2200-01-01',
  '2026-04-01 ',
  '',
])('%j is none', (text) => {
  expect(isIsoDate(text)).toBe(false);
});

test('adding days and counting them are each other’s inverse', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
      expect(daysBetween(from, addDays(from, days))).toBe(days);
      expect(isIsoDate(addDays(from, days))).toBe(true);
    }),
  );
});

test('months end where there is no such day, and go back over a year’s end', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  expect(addMonths('2026-11-30', 15)).toBe('2028-02-29');
  expect(daysInMonth(2026, 2)).toBe(28);
});

test('rental months run from anniversary to the day before the next', () => {
  expect(rentalMonthOn('2026-10-05', '2026-10-04')).toBe(0);
  expect(rentalMonthOn('2026-10-05', '2026-10-05')).toBe(1);
  expect(rentalMonthOn('2026-10-05', '2026-11-04')).toBe(1);
  expect(rentalMonthOn('2026-10-05', '2026-11-05')).toBe(2);
  expect(rentalMonthOn('2026-10-05', '2029-10-04')).toBe(36);
  expect(rentalMonthOn('2026-10-05', '2029-10-05')).toBe(37);
});

test('the day is the zone’s own, over a change of clocks too', () => {
  const midnight = Date.UTC(2026, 10, 3, 6);
  expect(dateInZone(midnight - 1, 'America/Chicago')).toBe('2026-11-02');
  expect(dateInZone(midnight, 'America/Chicago')).toBe('2026-11-03');
  expect(dateInZone(Date.UTC(2026, 6, 3, 4, 59), 'America/Chicago')).toBe('2026-07-02');
  expect(dateInZone(Date.UTC(2026, 6, 3, 5), 'America/Chicago')).toBe('2026-07-03');
  expect(dateInZone(Date.UTC(2026, 0, 1, 9, 59), 'Pacific/Honolulu')).toBe('2025-12-31');
  expect(isTimeZone('America/Chicago')).toBe(true);
  expect(isTimeZone('Mars/Olympus')).toBe(false);
  expect(isTimeZone('')).toBe(false);
});

describe('typed dates', () => {
  const today = '2026-11-02';
  test.each([
    ['6/3/26', '2026-06-03'],
    ['06-03-2026', '2026-06-03'],
    ['06.03.2026', '2026-06-03'],
    ['060326', '2026-06-03'],
    ['06032026', '2026-06-03'],
    ['2026-06-03', '2026-06-03'],
    [' T ', '2026-11-02'],
    ['today', '2026-11-02'],
    ['yesterday', '2026-11-01'],
    ['Tomorrow', '2026-11-03'],
    ['t-7', '2026-10-26'],
    ['t + 30', '2026-12-02'],
    ['6/3', '2026-06-03'],
    ['3/14/51', '1951-03-14'],
    ['3/14/46', '2046-03-14'],
    ['3/14/47', '1947-03-14'],
    ['2/29/24', '2024-02-29'],
  ])('%j is %s', (typed, read) => {
    expect(parseTypedDate(typed, today)).toBe(read);
  });

  test.each([
    '',
    'x',
    '13/1/26',
    '2/29/26',
    '6/31/26',
    '6/3/6',
    '6/3/206',
    '1/2/3/4',
    '6326',
    't-',
    '00/10/26',
  ])('%j is none', (typed) => {
    expect(parseTypedDate(typed, today)).toBeNull();
  });

  test('what is shown can be typed again', () => {
    fc.assert(
      fc.property(date, (day) => {
        expect(parseTypedDate(formatUsDate(day), today)).toBe(day);
        expect(parseTypedDate(formatUsDate(day).replaceAll('/', ''), today)).toBe(day);
        expect(parseTypedDate(day, today)).toBe(day);
      }),
    );
  });

  test('nothing typed makes it fail, and every answer is a date', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (typed) => {
        const read = parseTypedDate(typed, today);
        expect(read === null || isIsoDate(read)).toBe(true);
      }),
    );
  });
});

test.each([
  ['00:00', '12:00 AM'],
  ['09:05', '9:05 AM'],
  ['12:30', '12:30 PM'],
  ['23:59', '11:59 PM'],
  ['', ''],
])('%j on the clock reads %j', (time, text) => {
  expect(formatTime(time)).toBe(text);
});
