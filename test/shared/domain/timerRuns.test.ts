import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Labor, TimerRun } from '../../../shared/domain/serviceVisit.ts';
import {
  clockWasSetBack,
  gapsBetween,
  isForgotten,
  minutesSoFar,
  MOST_RUNS,
  openRun,
  ranFor,
  runMillis,
  runText,
  startRun,
  stopRun,
} from '../../../shared/domain/timerRuns.ts';

const START = Date.parse('2026-06-10T15:00:00.000Z');
const ZONE = 'America/New_York';

function at(minutes: number): string {
  return new Date(START + minutes * 60_000).toISOString();
}

function aLine(overrides: Partial<Labor> = {}): Labor {
  return {
    id: '01920000-0000-7000-8000-000000000001',
    repairedCode: '',
    standardRepair: '',
    description: '',
    minutes: null,
    hourlyRateCents: null,
    runs: [],
    ...overrides,
  };
}

describe('a labor line with a timer', () => {
  test('counts whole minutes on top of those that were typed', () => {
    const running = startRun(aLine({ minutes: 10 }), at(0));
    expect(minutesSoFar(running, START + 59_999)).toBe(11);
    expect(minutesSoFar(running, START + 90 * 60_000)).toBe(100);
    expect(stopRun(running, at(90))).toMatchObject({ minutes: 100, runs: [{ from: at(0), to: at(90) }] });
  });

  test('short runs add up; the first of them counts a minute at least', () => {
    let line = aLine();
    for (const start of [0, 1, 2, 3]) line = stopRun(startRun(line, at(start)), at(start + 0.5));
    expect(line.minutes).toBe(2);
    expect(stopRun(startRun(aLine(), at(0)), at(0.1)).minutes).toBe(1);
  });

  test('minutes corrected between two runs stay corrected', () => {
    const stopped = stopRun(startRun(aLine(), at(0)), at(30));
    expect(stopRun(startRun({ ...stopped, minutes: 20 }, at(40)), at(50)).minutes).toBe(30);
  });

  test('a clock that was set back takes nothing away and is told', () => {
    const line = stopRun(startRun(aLine({ minutes: 10 }), at(0)), at(-60));
    expect(line.minutes).toBe(10);
    expect(line.runs).toEqual([{ from: at(0), to: at(-60) }]);
    expect(clockWasSetBack(line.runs, START)).toBe(true);
    expect(stopRun(startRun(aLine(), at(0)), at(-60)).minutes).toBeNull();
    expect(clockWasSetBack([{ from: at(0), to: null }], START - 1)).toBe(true);
    expect(clockWasSetBack([{ from: at(0), to: at(5) }], START)).toBe(false);
  });

  test('a timer that was forgotten for days is not cut to one: it counts nothing, and says how long it ran', () => {
    const forgotten = stopRun(startRun(aLine(), at(0)), at(9 * 1440 + 125));
    expect(forgotten.minutes).toBeNull();
    expect(isForgotten(forgotten, START)).toBe(true);
    expect(ranFor(forgotten, START)).toBe('9 days 2 h');
    expect(stopRun(startRun(aLine({ minutes: 30 }), at(0)), at(1441)).minutes).toBe(30);
    const day = stopRun(startRun(aLine(), at(0)), at(1440));
    expect(day.minutes).toBe(1440);
    expect(isForgotten(day, START)).toBe(false);
  });

  test('a line holds so many runs', () => {
    const full = aLine({ runs: Array.from({ length: MOST_RUNS }, (_, n) => ({ from: at(n), to: at(n) })) });
    expect(startRun(full, at(500))).toBe(full);
  });

  test('one run is open at a time', () => {
    const running = startRun(aLine(), at(0));
    expect(startRun(running, at(5))).toBe(running);
    expect(openRun(running)).toEqual({ from: at(0), to: null });
    expect(stopRun(aLine(), at(5))).toEqual(aLine());
  });

  test('never negative, never less than typed, whatever the clock does', () => {
    const step = fc.record({
      begin: fc.integer({ min: -3000, max: 3000 }),
      last: fc.integer({ min: -3000, max: 3000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.integer({ min: 1, max: 200 }), (steps, typed) => {
        let line = aLine({ minutes: typed });
        for (const { begin, last } of steps) {
          line = stopRun(startRun(line, at(begin)), at(begin + last));
          expect(line.minutes).toBeGreaterThanOrEqual(typed);
        }
        const worked = steps.reduce((sum, { last }) => sum + Math.max(0, last), 0);
        expect(line.minutes).toBeLessThanOrEqual(Math.min(1440, typed + Math.max(1, worked)));
      }),
    );
  });
});

describe('the runs as they are read', () => {
  const run = (from: string, to: string | null): TimerRun => ({ from, to });

  test('pauses and a clock that went back between runs', () => {
    expect(
      gapsBetween([run(at(0), at(10)), run(at(25), at(30)), run(at(30.5), at(40)), run(at(35), null)]),
    ).toEqual([{ kind: 'pause', minutes: 15 }, null, { kind: 'overlap', minutes: 5 }]);
  });

  test('across midnight both days stand, and the time is what passed', () => {
    const night = run('2026-06-11T03:50:00.000Z', '2026-06-11T04:20:00.000Z');
    expect(runText(night, ZONE)).toBe('06/10/2026, 11:50 PM to 06/11/2026, 12:20 AM');
    expect(runMillis(night, 0)).toBe(30 * 60_000);
  });

  test('across the change from and to daylight time the zones stand, and the time is what passed', () => {
    const back = run('2026-11-01T05:40:00.000Z', '2026-11-01T06:10:00.000Z');
    expect(runText(back, ZONE)).toBe('11/01/2026, 1:40 AM EDT to 1:10 AM EST');
    expect(runMillis(back, 0)).toBe(30 * 60_000);
    const ahead = run('2026-03-08T06:50:00.000Z', '2026-03-08T07:20:00.000Z');
    expect(runText(ahead, ZONE)).toBe('03/08/2026, 1:50 AM EST to 3:20 AM EDT');
    expect(runText(run(at(0), null), ZONE)).toBe('06/10/2026, 11:00 AM, still running');
  });
});
