import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupProblem, isBackupDue, type KeptBackup, toKeep } from '../../../shared/domain/backups.ts';
import { addDays, dateInZone } from '../../../shared/domain/dates.ts';

const RULES = { daily: 7, weekly: 4, monthly: 12 };
const DAY = 86_400_000;

function backupOn(day: string, overrides: Partial<KeptBackup> = {}): KeptBackup {
  return { name: `b-${day}`, madeAt: `${day}T17:00:00.000Z`, day, good: true, own: true, ...overrides };
}

const anyDay = fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2024-01-01', days));
const anyBackups = fc
  .uniqueArray(
    fc.record({ day: anyDay, hour: fc.integer({ min: 0, max: 23 }), good: fc.boolean(), own: fc.boolean() }),
    { maxLength: 40, selector: ({ day, hour }) => `${day} ${hour}` },
  )
  .map((all) =>
    all.map(({ day, hour, good, own }) => {
      const madeAt = `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;
      return { name: madeAt, madeAt, day, good, own };
    }),
  );
const anyRules = fc.record({
  daily: fc.integer({ min: 1, max: 10 }),
  weekly: fc.integer({ min: 0, max: 6 }),
  monthly: fc.integer({ min: 0, max: 14 }),
});

function removed(all: readonly KeptBackup[], today: string, rules = RULES): KeptBackup[] {
  const kept = toKeep(all, today, rules);
  return all.filter(({ name }) => !kept.has(name));
}

describe('what stays', () => {
  test('never goes: the newest good one, anything foreign, anything of today or later', () => {
    fc.assert(
      fc.property(anyBackups, anyDay, anyRules, (all, today, rules) => {
        const gone = removed(all, today, rules);
        const newest = all
          .filter(({ good, own }) => good && own)
          .sort((left, right) => (left.madeAt < right.madeAt ? 1 : -1))[0];
        expect(gone).not.toContain(newest);
        for (const backup of gone) {
          expect(backup.own).toBe(true);
          expect(backup.day < today).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('has one of each of the last days, weeks and months that had a good one, and no more than the rules say', () => {
    fc.assert(
      fc.property(anyBackups, anyDay, anyRules, (all, today, rules) => {
        const kept = toKeep(all, today, rules);
        const past = all.filter(({ own, good, day }) => own && good && day <= today);
        const days = [...new Set(past.map(({ day }) => day))].sort().slice(-rules.daily);
        const months = [...new Set(past.map(({ day }) => day.slice(0, 7)))]
          .sort()
          .slice(-rules.monthly || 99_999);
        const stays = past.filter(({ name }) => kept.has(name));
        for (const day of days) expect(stays.some((each) => each.day === day)).toBe(true);
        for (const month of rules.monthly > 0 ? months : []) {
          expect(stays.some(({ day }) => day.startsWith(month))).toBe(true);
        }
        const older = stays.filter(({ day }) => day < today);
        expect(older.length).toBeLessThanOrEqual(rules.daily + rules.weekly + rules.monthly + 1);
      }),
      { numRuns: 500 },
    );
  });

  test('stays when it is asked again', () => {
    fc.assert(
      fc.property(anyBackups, anyDay, anyRules, (all, today, rules) => {
        const kept = toKeep(all, today, rules);
        const rest = all.filter(({ name }) => kept.has(name));
        expect(toKeep(rest, today, rules)).toEqual(kept);
      }),
      { numRuns: 300 },
    );
  });

  test('after three years of days: a week of days, a month of weeks, a year of months', () => {
    let all: KeptBackup[] = [];
    for (let n = 0; n < 1096; n += 1) {
      const today = addDays('2024-01-01', n); // with a leap day
      all.push(backupOn(today));
      const kept = toKeep(all, today, RULES);
      all = all.filter(({ name }) => kept.has(name));
    }
    const days = all.map(({ day }) => day);
    expect(days.slice(-7)).toEqual([25, 26, 27, 28, 29, 30, 31].map((day) => `2026-12-${day}`));
    expect(days).toContain('2026-12-20'); // a Sunday: the end of its week
    expect(days).toEqual(expect.arrayContaining(['2026-02-28', '2026-06-30', '2026-11-30']));
    expect(days[0]).toBe('2026-01-31');
    expect(days.length).toBeLessThanOrEqual(23);
  });

  test('a broken one goes once all kept days are younger, a good one of a wrong future stays', () => {
    const days = Array.from({ length: 9 }, (_, n) => addDays('2026-06-01', n));
    const all = [
      ...days.map((day) => backupOn(day)),
      backupOn('2026-05-20', { name: 'old broken', good: false }),
      backupOn('2026-06-08', { name: 'new broken', good: false }),
      backupOn('2031-01-01', { name: 'future' }),
    ];
    const gone = removed(all, '2026-06-09', { daily: 7, weekly: 0, monthly: 0 }).map(({ name }) => name);
    expect(gone).toEqual(['b-2026-06-01', 'b-2026-06-02', 'old broken']);
  });
});

describe('when one is due', () => {
  const timeZone = 'America/New_York';
  const at = (text: string): number => Date.parse(text);
  function due(now: string, lastGood: string | null, lastFailed: string | null = null): boolean {
    return isBackupDue({
      now: at(now),
      timeZone,
      hour: 12,
      lastGoodAt: lastGood === null ? null : at(lastGood),
      lastFailedAt: lastFailed === null ? null : at(lastFailed),
    });
  }

  test.each([
    ['never made', '2026-06-03T12:00:00Z', null, true],
    ['before the hour, made yesterday after it', '2026-06-03T15:59:00Z', '2026-06-02T16:30:00Z', false],
    ['at the hour', '2026-06-03T16:00:00Z', '2026-06-02T16:30:00Z', true],
    ['made today', '2026-06-03T22:00:00Z', '2026-06-03T16:00:10Z', false],
    ['made today before the hour', '2026-06-03T16:00:00Z', '2026-06-03T13:00:00Z', true],
    ['missed yesterday, before today’s hour', '2026-06-03T12:00:00Z', '2026-06-01T16:30:00Z', true],
    ['the clock went forward in the night', '2026-03-08T16:00:00Z', '2026-03-07T17:10:00Z', true],
    ['the clock went back in the night', '2026-11-01T16:59:00Z', '2026-10-31T16:10:00Z', false],
    [
      'the last one was made while the clock was years ahead',
      '2026-06-03T12:00:00Z',
      '2031-06-03T12:00:00Z',
      true,
    ],
  ])('%s', (_, now, lastGood, expected) => {
    expect(due(now, lastGood)).toBe(expected);
  });

  test('after a failure half an hour passes', () => {
    expect(due('2026-06-03T17:00:00Z', null, '2026-06-03T16:45:00Z')).toBe(false);
    expect(due('2026-06-03T17:16:00Z', null, '2026-06-03T16:45:00Z')).toBe(true);
  });

  test('on every day of every zone it is due once, whatever the clock does', () => {
    const zones = ['America/New_York', 'Pacific/Honolulu', 'America/Anchorage', 'Australia/Lord_Howe'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 350 }),
        (zone, hour, first) => {
          let lastGoodAt: number | null = null;
          const days: string[] = [];
          const start = Date.UTC(2026, 0, 1) + first * DAY;
          for (let now = start; now < start + 12 * DAY; now += DAY / 24) {
            if (!isBackupDue({ now, timeZone: zone, hour, lastGoodAt, lastFailedAt: null })) continue;
            lastGoodAt = now;
            days.push(dateInZone(now, zone));
          }
          expect(days.length).toBeGreaterThanOrEqual(11);
          expect(new Set(days.slice(1)).size).toBe(days.length - 1);
        },
      ),
      { numRuns: 6 },
    );
  });
});

describe('the sign', () => {
  const NOW = Date.UTC(2026, 5, 3);
  const fine = {
    now: NOW,
    beganAt: NOW - 90 * DAY,
    lastGoodAt: NOW - DAY,
    lastFailed: false,
    folderThere: true,
  };
  test.each([
    ['a good one of yesterday', {}, null],
    ['two days and more', { lastGoodAt: NOW - 2 * DAY - 1 }, 'late'],
    ['the folder is gone', { folderThere: false }, 'folderMissing'],
    ['the last one failed', { lastFailed: true }, 'failed'],
    ['none in a new office', { lastGoodAt: null, beganAt: NOW - DAY }, null],
    ['none in an old office', { lastGoodAt: null }, 'none'],
    ['none, and the first failed', { lastGoodAt: null, lastFailed: true, beganAt: NOW }, 'failed'],
    ['one of a wrong future', { lastGoodAt: NOW + 900 * DAY }, 'late'],
  ])('%s', (_, change, expected) => {
    expect(backupProblem({ ...fine, ...change })).toBe(expected);
  });
});
