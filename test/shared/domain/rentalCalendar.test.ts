import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, type IsoDate } from '../../../shared/domain/dates.ts';
import type { RentalBreak, RentalClass, RentalValues } from '../../../shared/domain/rental.ts';
import {
  maintenanceDue,
  monthBeginningIn,
  monthOn,
  type RentalCalendar,
  rentalCalendar,
} from '../../../shared/domain/rentalCalendar.ts';
import { breakRule, gapRules, monthRule, openQuestions } from '../../../shared/domain/rentalWords.ts';

const ID = '019a0000-0000-7000-8000-000000000001';

function aRental(more: Partial<RentalValues> = {}): RentalValues {
  return {
    patientId: ID,
    equipmentId: null,
    coverageId: null,
    class: 'oxygenStationary',
    code: 'E1390',
    startedOn: '2022-03-10',
    endedOn: null,
    endReason: '',
    monthsBefore: 0,
    lifeStartedOn: null,
    paidMonthsEndedOn: null,
    titleTransferredOn: null,
    monthlyCents: 10_000,
    breaks: [],
    note: '',
    ...more,
  };
}

function aBreak(
  from: IsoDate,
  to: IsoDate | null,
  kind: RentalBreak['kind'] = 'billing',
  n = 2,
): RentalBreak {
  return { id: `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`, from, to, kind, reason: '' };
}

function calendarOf(rental: RentalValues, until: IsoDate): RentalCalendar {
  const calendar = rentalCalendar(rental, { until });
  if (!calendar) throw new Error('no calendar');
  return calendar;
}

describe('months', () => {
  test('run from a day to the day before the same day of the next month', () => {
    const { months } = calendarOf(aRental(), '2022-06-09');
    expect(months.map(({ number, from, to }) => [number, from, to])).toEqual([
      [1, '2022-03-10', '2022-04-09'],
      [2, '2022-04-10', '2022-05-09'],
      [3, '2022-05-10', '2022-06-09'],
    ]);
  });

  test('a 31st becomes the last day of a shorter month and comes back', () => {
    const { months } = calendarOf(aRental({ startedOn: '2023-12-31' }), '2024-05-31');
    expect(months.map(({ from }) => from)).toEqual([
      '2023-12-31',
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
      '2024-05-31',
    ]);
  });

  test('months billed elsewhere before are counted on', () => {
    const { months } = calendarOf(aRental({ monthsBefore: 30, lifeStartedOn: '2019-09-02' }), '2022-09-30');
    expect(months.map(({ number, phase }) => `${number} ${phase}`)).toEqual([
      '31 paid',
      '32 paid',
      '33 paid',
      '34 paid',
      '35 paid',
      '36 paid',
      '37 duty',
    ]);
  });

  test('after month 36 the supplier supplies on, and after five years the patient may choose', () => {
    const calendar = calendarOf(aRental(), '2027-04-30');
    expect(calendar).toMatchObject({ paidUntil: '2025-03-09', lifeOver: '2027-03-10', titleOn: null });
    expect(monthOn(calendar, '2025-03-09')).toMatchObject({ number: 36, phase: 'paid' });
    expect(monthOn(calendar, '2025-03-10')).toMatchObject({ number: 37, phase: 'duty' });
    expect(monthOn(calendar, '2027-03-09')).toMatchObject({ number: 60, phase: 'duty' });
    expect(monthOn(calendar, '2027-03-10')).toMatchObject({ number: 61, phase: 'afterLife' });
  });

  test('capped rental: KH, KI, KJ, and title after month 13', () => {
    const calendar = calendarOf(aRental({ class: 'cappedRental', code: 'E0260' }), '2023-05-31');
    expect(calendar.months.map(({ modifier }) => modifier ?? '-').join(' ')).toBe(
      'KH KI KI KJ KJ KJ KJ KJ KJ KJ KJ KJ KJ - -',
    );
    expect(calendar).toMatchObject({ paidUntil: '2023-04-09', titleOn: '2023-04-10' });
    expect(calendar.months.at(-1)).toMatchObject({ number: 15, phase: 'owned' });
  });

  test('title that passed on another day ends the paid months on that day', () => {
    const rental = aRental({ class: 'cappedRental', titleTransferredOn: '2022-07-10' });
    const calendar = calendarOf(rental, '2022-08-31');
    expect(calendar.titleOn).toBe('2022-07-10');
    expect(calendar.months.map(({ phase }) => phase)).toEqual([
      'paid',
      'paid',
      'paid',
      'paid',
      'owned',
      'owned',
    ]);
  });

  test('other rentals are only counted; nothing is counted without a first day or a class', () => {
    expect(calendarOf(aRental({ class: 'other' }), '2027-12-31').months.at(-1)?.phase).toBe('counted');
    expect(rentalCalendar(aRental({ startedOn: null }), { until: '2026-01-01' })).toBeNull();
    expect(rentalCalendar(aRental({ class: null }), { until: '2026-01-01' })).toBeNull();
  });

  test('the stationary system’s lifetime governs the portable one’s, unless the record says otherwise', () => {
    const portable = aRental({ class: 'oxygenPortable', code: 'E1392', startedOn: '2024-01-05' });
    const options = { until: '2024-02-01', stationaryLife: { from: '2022-03-10' } };
    expect(rentalCalendar(portable, options)?.lifeOver).toBe('2027-03-10');
    expect(rentalCalendar(aRental({ startedOn: '2024-01-05' }), options)?.lifeOver).toBe('2029-01-05');
    const exchanged = { ...portable, lifeStartedOn: '2021-06-01' };
    expect(rentalCalendar(exchanged, options)?.lifeOver).toBe('2026-06-01');
  });

  test('the day of the pickup begins no month', () => {
    const from = (more: Partial<RentalValues>) =>
      calendarOf(aRental({ startedOn: '2026-10-05', ...more }), '2026-12-31').months.map(
        (month) => month.from,
      );
    expect(from({ endedOn: '2026-11-05' })).toEqual(['2026-10-05']);
    expect(from({ endedOn: '2026-11-06' })).toEqual(['2026-10-05', '2026-11-05']);
    expect(from({ endedOn: '2026-10-05' })).toEqual([]);
  });
});

describe('a rental taken over from another supplier', () => {
  const TAKEN = { startedOn: '2025-03-10', monthsBefore: 30 } as const;

  test('has no end of the useful lifetime before the first day over there is known', () => {
    const calendar = calendarOf(aRental(TAKEN), '2026-12-31');
    expect(calendar).toMatchObject({ lifeFrom: null, lifeOver: null, paidUntil: '2025-09-09' });
    expect(calendar.months.at(-1)).toMatchObject({ number: 52, phase: 'afterPaid' });
    expect(openQuestions(calendar).join(' ')).toMatch(
      /useful lifetime .* not known.*first day with the earlier/,
    );
    const known = calendarOf(aRental({ ...TAKEN, lifeStartedOn: '2021-10-02' }), '2026-12-31');
    expect(known).toMatchObject({ lifeFrom: '2021-10-02', lifeOver: '2026-10-02' });
    expect(known.months.at(-1)?.phase).toBe('afterLife');
    expect(openQuestions(known)).toEqual([]);
  });

  test('after all 36 months, maintenance is counted from the end of the last paid one, once that is given', () => {
    const device = { kind: 'stationaryConcentrator', warrantyLaborUntil: null } as const;
    const rental = aRental({ startedOn: '2025-03-10', monthsBefore: 36, lifeStartedOn: '2022-01-05' });
    const open = calendarOf(rental, '2026-12-31');
    expect(open.paidUntil).toBeNull();
    expect(maintenanceDue(rental, open, device, null)).toBeNull();
    expect(openQuestions(open).join(' ')).toMatch(/maintenance .* not known/);
    const told = { ...rental, paidMonthsEndedOn: '2025-01-31' };
    const calendar = calendarOf(told, '2026-12-31');
    expect(openQuestions(calendar)).toEqual([]);
    expect(maintenanceDue(told, calendar, device, null)?.on).toBe('2025-08-01');
  });

  test('a capped rental with all 13 months before has no day of title until it is told', () => {
    const rental = aRental({
      class: 'cappedRental',
      code: 'E0260',
      monthsBefore: 13,
      lifeStartedOn: '2021-01-01',
    });
    const open = calendarOf(rental, '2022-12-31');
    expect(open).toMatchObject({ titleOn: null, paidUntil: null });
    expect(openQuestions(open).join(' ')).toMatch(/title .* not known/i);
    expect(calendarOf({ ...rental, paidMonthsEndedOn: '2022-02-28' }, '2022-12-31').titleOn).toBe(
      '2022-03-01',
    );
  });

  test('the portable system has no lifetime where that of the stationary one is not known', () => {
    const portable = aRental({ class: 'oxygenPortable', code: 'E1392', startedOn: '2024-01-05' });
    const calendar = rentalCalendar(portable, { until: '2024-02-01', stationaryLife: { from: null } });
    expect(calendar?.lifeOver).toBeNull();
    expect(calendar && openQuestions(calendar).join(' ')).toMatch(/stationary/);
  });
});

describe('breaks', () => {
  test('a break that ends within its month changes nothing', () => {
    const broken = calendarOf(aRental({ breaks: [aBreak('2022-04-12', '2022-05-09')] }), '2022-12-31');
    expect(broken.months).toEqual(calendarOf(aRental(), '2022-12-31').months);
    expect(broken.gaps).toEqual([]);
  });

  test('away on the first day of a month: the return is the first day, and counts from then on', () => {
    const { months, gaps } = calendarOf(
      aRental({ breaks: [aBreak('2022-05-02', '2022-05-14')] }),
      '2022-07-01',
    );
    expect(gaps).toEqual([{ from: '2022-05-10', to: '2022-05-14', breakIds: [aBreak('', null).id] }]);
    expect(months.map(({ number, from, to }) => [number, from, to])).toEqual([
      [1, '2022-03-10', '2022-04-09'],
      [2, '2022-04-10', '2022-05-09'],
      [3, '2022-05-15', '2022-06-14'],
      [4, '2022-06-15', '2022-07-14'],
    ]);
  });

  test('60 days and the rest of the month is an interruption; a day more of need may begin anew', () => {
    // Month 2 ends on 05/09; 60 days after that is 07/08.
    const readings = (to: IsoDate, kind: RentalBreak['kind']) =>
      calendarOf(aRental({ breaks: [aBreak('2022-04-20', to, kind)] }), '2022-12-31').breaks[0];
    expect(readings('2022-07-08', 'need')).toMatchObject({
      temporaryUntil: '2022-07-08',
      long: false,
      mayBeginAnew: false,
    });
    expect(readings('2022-07-09', 'need')).toMatchObject({ long: true, mayBeginAnew: true });
    expect(readings('2022-07-09', 'billing')).toMatchObject({ long: true, mayBeginAnew: false });
  });

  test('a long break in need ends nothing by itself: the count goes on', () => {
    const { months } = calendarOf(
      aRental({ breaks: [aBreak('2022-04-20', '2022-11-30', 'need')] }),
      '2022-12-31',
    );
    expect(months.at(-1)).toMatchObject({ number: 3, from: '2022-12-01' });
  });

  test('in month 36 and after it no break begins the count anew', () => {
    const at = (from: IsoDate, to: IsoDate) =>
      calendarOf(aRental({ breaks: [aBreak(from, to, 'need')] }), '2026-12-31').breaks[0];
    expect(at('2025-02-08', '2025-12-31')).toMatchObject({ mayBeginAnew: true, afterPaidMonths: false });
    expect(at('2025-02-20', '2025-12-31')).toMatchObject({ mayBeginAnew: false, afterPaidMonths: true });
    expect(at('2025-05-20', '2025-12-31')).toMatchObject({ mayBeginAnew: false, afterPaidMonths: true });
  });

  test('breaks that follow one another are one time away', () => {
    const breaks = [aBreak('2022-05-12', '2022-06-11', 'need', 3), aBreak('2022-05-08', '2022-05-11')];
    const { gaps } = calendarOf(aRental({ breaks }), '2022-08-01');
    expect(gaps).toEqual([
      { from: '2022-05-10', to: '2022-06-11', breakIds: [breaks[1]?.id, breaks[0]?.id] },
    ]);
  });

  test('a break that lasts suspends all that follows', () => {
    const { months, gaps } = calendarOf(aRental({ breaks: [aBreak('2022-05-02', null)] }), '2023-01-31');
    expect(months).toHaveLength(2);
    expect(gaps).toMatchObject([{ from: '2022-05-10', to: '2023-01-31' }]);
  });
});

describe('what a break does, in words', () => {
  const said = (more: Partial<RentalValues>, one: RentalBreak) => {
    const [reading] = calendarOf(aRental({ ...more, breaks: [one] }), '2026-12-31').breaks;
    if (!reading) throw new Error('no break');
    return breakRule(reading);
  };

  test('in a rental of no class that has a cap, a long break is the payer’s to judge, and keeps its kind', () => {
    const rule = said({ class: 'other', code: 'E0500' }, aBreak('2022-04-20', '2022-11-30', 'need'));
    expect(rule.text).toMatch(/^A break in need beyond .* payer/);
    expect(rule.source.verified).toBe(false);
  });

  test('in a capped rental nothing is owed after month 13: the item is the patient’s', () => {
    const capped = { class: 'cappedRental', code: 'E0260' } as const;
    const rule = said(capped, aBreak('2023-05-20', '2023-11-30', 'need'));
    expect(rule.text).not.toMatch(/duty/);
    expect(rule.text).toMatch(/belongs to the patient/);
    expect(rule.source.title).toMatch(/capped/);
    expect(said({}, aBreak('2025-05-20', '2025-12-31', 'need')).text).toMatch(/duty/);
  });
});

describe('maintenance', () => {
  const device = { kind: 'stationaryConcentrator', warrantyLaborUntil: null } as const;

  test('is due six months after month 36, then once in six months', () => {
    const rental = aRental();
    const calendar = calendarOf(rental, '2027-03-10');
    expect(maintenanceDue(rental, calendar, device, null)).toEqual({
      on: '2025-09-10',
      first: true,
      afterWarranty: null,
    });
    expect(maintenanceDue(rental, calendar, device, '2025-10-01')).toMatchObject({
      on: '2026-04-01',
      first: false,
    });
  });

  test('tells of a later warranty, which is unverified, and keeps the verified day', () => {
    const calendar = calendarOf(aRental(), '2027-03-10');
    const due = maintenanceDue(aRental(), calendar, { ...device, warrantyLaborUntil: '2025-08-31' }, null);
    expect(due).toEqual({ on: '2025-09-10', first: true, afterWarranty: '2026-02-28' });
  });

  test('cylinders and other classes have none; neither has a rental within its paid months', () => {
    const calendar = calendarOf(aRental(), '2027-03-10');
    expect(maintenanceDue(aRental(), calendar, { ...device, kind: 'gaseousCylinders' }, null)).toBeNull();
    expect(maintenanceDue(aRental(), calendar, { ...device, kind: null }, null)).toBeNull();
    expect(maintenanceDue(aRental({ class: 'cappedRental' }), calendar, device, null)).toBeNull();
    expect(maintenanceDue(aRental(), calendarOf(aRental(), '2024-01-01'), device, null)).toBeNull();
  });
});

/** A calendar by counting single days with its own dates: no function of the one under test, and no ISO arithmetic. */
interface Day {
  readonly y: number;
  readonly m: number;
  readonly d: number;
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function lengthOf(y: number, m: number): number {
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  return m === 2 && leap ? 29 : (LENGTHS[m - 1] ?? 0);
}

function tomorrow({ y, m, d }: Day): Day {
  if (d < lengthOf(y, m)) return { y, m, d: d + 1 };
  return m < 12 ? { y, m: m + 1, d: 1 } : { y: y + 1, m: 1, d: 1 };
}

function iso({ y, m, d }: Day): string {
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

function dayOf(text: string): Day {
  const [y = 0, m = 0, d = 0] = text.split('-').map(Number);
  return { y, m, d };
}

/** What each day is: a month's number, or away. */
function byDays(rental: RentalValues, until: string): Map<string, number | 'away'> {
  const days = new Map<string, number | 'away'>();
  const away = new Set<string>();
  for (const { from, to } of rental.breaks) {
    for (let day = dayOf(from); iso(day) <= (to ?? until); day = tomorrow(day)) away.add(iso(day));
  }
  let number = rental.monthsBefore;
  let dayOfMonth = dayOf(rental.startedOn ?? '').d;
  let running = false;
  let wasAway = false;
  for (let day = dayOf(rental.startedOn ?? ''); ; day = tomorrow(day)) {
    const text = iso(day);
    // A month ends when its day of the month comes round, or the last day of a month that has none.
    if (running && day.d === Math.min(dayOfMonth, lengthOf(day.y, day.m))) running = false;
    if (!running) {
      // Nobody uses it on a day that begins with its pickup.
      if (text > until || (rental.endedOn !== null && text >= rental.endedOn)) return days;
      if (away.has(text)) {
        wasAway = true;
        days.set(text, 'away');
        continue;
      }
      if (wasAway) dayOfMonth = day.d;
      wasAway = false;
      running = true;
      number += 1;
    }
    days.set(text, number);
  }
}

const dates = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2018-01-01', days));

/** Histories with any first day, breaks of any length and place that do not overlap, some that last, some that ended. */
const histories = fc
  .record({
    startedOn: dates,
    class: fc.constantFrom<RentalClass>('oxygenStationary', 'oxygenPortable', 'cappedRental', 'other'),
    monthsBefore: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 })),
    spans: fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 300 }),
        fc.oneof(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 400 })),
        fc.constantFrom<RentalBreak['kind']>('need', 'billing'),
      ),
      { maxLength: 8 },
    ),
    lasts: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    endsAfter: fc.option(fc.integer({ min: 0, max: 2500 }), { freq: 4 }),
    // Ends where a month would begin, as often as not.
    endsAtMonth: fc.option(fc.integer({ min: 0, max: 80 })),
    length: fc.integer({ min: 0, max: 2600 }),
    reversed: fc.boolean(),
  })
  .map(({ startedOn, spans, lasts, endsAfter, endsAtMonth, length, reversed, ...more }) => {
    const breaks: RentalBreak[] = [];
    let day = startedOn;
    spans.forEach(([pause, days, kind], index) => {
      const from = addDays(day, pause + 1);
      const to = addDays(from, days);
      const open = lasts && index === spans.length - 1;
      breaks.push(aBreak(from, open ? null : to, kind, index + 2));
      day = to;
    });
    const rental = aRental({
      ...more,
      startedOn,
      breaks: reversed ? breaks.reverse() : breaks,
      endedOn:
        endsAfter === null
          ? null
          : endsAtMonth === null
            ? addDays(startedOn, endsAfter)
            : addMonths(startedOn, endsAtMonth),
    });
    return { rental, until: addDays(startedOn, length) };
  });

describe('against a calendar of single days', () => {
  test('every day belongs to the same month, or to none', () => {
    fc.assert(
      fc.property(histories, ({ rental, until }) => {
        const { months, gaps } = calendarOf(rental, until);
        const told = new Map<string, number | 'away'>();
        for (const { from, to, number } of months)
          for (let day = from; day <= to; day = addDays(day, 1)) told.set(day, number);
        for (const { from, to } of gaps)
          for (let day = from; day <= to; day = addDays(day, 1)) told.set(day, 'away');
        expect([...told].sort()).toEqual([...byDays(rental, until)].sort());
      }),
      { numRuns: 600 },
    );
  });

  test('a break is temporary for the days of its month that are left, and 60 more', () => {
    fc.assert(
      fc.property(histories, ({ rental, until }) => {
        const days = byDays(rental, until);
        const cap = { oxygenStationary: 36, oxygenPortable: 36, cappedRental: 13, other: null }[
          rental.class ?? 'other'
        ];
        for (const reading of calendarOf(rental, until).breaks) {
          // What happened before its last day decides; breaks behind the calendar's end are not judged here.
          const number = days.get(reading.from);
          if (number === undefined || reading.to === null || reading.to > until) continue;
          let rest = 0;
          for (let day = reading.from; day <= reading.to && days.get(day) === number && number !== 'away';) {
            rest += 1;
            day = iso(tomorrow(dayOf(day)));
          }
          let without = 0;
          for (let day = dayOf(reading.from); iso(day) <= reading.to; day = tomorrow(day)) without += 1;
          expect(reading.long).toBe(without - rest > 60);
          if (number === 'away') continue;
          const capped = cap !== null && number >= cap;
          expect(reading.mayBeginAnew).toBe(
            reading.kind === 'need' && without - rest > 60 && cap !== null && !capped,
          );
        }
      }),
      { numRuns: 400 },
    );
  });

  test('no calendar month holds the beginning of two rental months', () => {
    fc.assert(
      fc.property(histories, ({ rental, until }) => {
        const calendar = calendarOf(rental, until);
        const begun = calendar.months.map(({ from }) => from.slice(0, 7));
        expect(new Set(begun).size).toBe(begun.length);
        for (const month of calendar.months)
          expect(monthBeginningIn(calendar, month.from.slice(0, 7))).toEqual(month);
      }),
    );
  });

  test('phases and modifiers follow the number and the lifetime alone', () => {
    fc.assert(
      fc.property(histories, ({ rental, until }) => {
        const calendar = calendarOf(rental, until);
        const oxygen = rental.class === 'oxygenStationary' || rental.class === 'oxygenPortable';
        for (const { number, phase, modifier, from } of calendar.months) {
          const aged = from >= addMonths(rental.startedOn ?? '', 60);
          const after = rental.monthsBefore > 0 ? 'afterPaid' : aged ? 'afterLife' : 'duty';
          const expected =
            rental.class === 'other'
              ? 'counted'
              : rental.class === 'cappedRental'
                ? number <= 13
                  ? 'paid'
                  : 'owned'
                : number <= 36
                  ? 'paid'
                  : after;
          expect(phase).toBe(expected);
          const code = number === 1 ? 'KH' : number <= 3 ? 'KI' : 'KJ';
          expect(modifier).toBe(oxygen || rental.class === 'other' || number > 13 ? null : code);
        }
      }),
    );
  });
});

test('every sentence names what it rests on', () => {
  fc.assert(
    fc.property(histories, ({ rental, until }) => {
      const calendar = calendarOf(rental, until);
      const rules = [
        ...calendar.months.map((month) => monthRule(rental, month)),
        ...calendar.gaps.flatMap((gap) => gapRules(calendar, gap)),
        ...calendar.breaks.map(breakRule),
      ];
      for (const { text, source } of rules) {
        expect(text).toMatch(/^[A-Z0-9].*\.$/s);
        expect(source.title).not.toBe('');
        expect(source.date).toMatch(/^\d{4}/);
      }
      const { lifeFrom, lifeOver } = calendar;
      if (lifeFrom === null || lifeOver === null) expect(openQuestions(calendar)).not.toEqual([]);
      else expect(daysBetween(lifeFrom, lifeOver)).toBeGreaterThan(1820);
    }),
    { numRuns: 50 },
  );
});
