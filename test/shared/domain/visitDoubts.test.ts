import { describe, expect, test } from 'vitest';
import { newVisit, NO_READINGS, type ServiceVisitValues } from '../../../shared/domain/serviceVisit.ts';
import { timeOnSite } from '../../../shared/domain/timeOnSite.ts';
import { visitDoubts } from '../../../shared/domain/visitDoubts.ts';

const TODAY = '2026-11-02';

function doubtsOf(
  values: Partial<ServiceVisitValues>,
  device: Parameters<typeof visitDoubts>[1] = null,
): readonly string[] {
  return visitDoubts(newVisit({ visitedOn: '2026-11-01', ...values }), device, TODAY).map(({ path }) => path);
}

const hours = (hourMeter: number | null) => ({ ...NO_READINGS, hourMeter });

describe('what can hardly be true of a visit', () => {
  test('an ordinary one has nothing to ask', () => {
    expect(doubtsOf({ arrivedAt: '09:00', leftAt: '10:30', before: hours(100), after: hours(101) })).toEqual(
      [],
    );
    expect(doubtsOf({ arrivedAt: '23:00', leftAt: '01:30' })).toEqual([]);
    expect(doubtsOf({}, { hourMeter: null, hourMeterOn: null })).toEqual([]);
  });

  test.each([
    ['a year before there was a register', { visitedOn: '1999-12-31' }, ['visitedOn']],
    ['a day to come', { visitedOn: '2026-11-03' }, ['visitedOn']],
    ['leaving an hour before coming', { arrivedAt: '10:00', leftAt: '09:00' }, ['leftAt']],
    ['a meter that ran back', { before: hours(200), after: hours(199) }, ['after.hourMeter']],
  ])('%s is asked about', (_, values, paths) => {
    expect(doubtsOf(values)).toEqual(paths);
  });

  test('a meter below that of the register is asked about, unless the register is of a later day', () => {
    const device = { hourMeter: 500, hourMeterOn: '2026-10-01' };
    expect(doubtsOf({ before: hours(499), after: hours(501) }, device)).toEqual(['before.hourMeter']);
    expect(doubtsOf({ before: hours(499) }, { ...device, hourMeterOn: null })).toEqual(['before.hourMeter']);
    expect(doubtsOf({ before: hours(499) }, { ...device, hourMeterOn: '2026-11-02' })).toEqual([]);
  });
});

test.each([
  ['09:00', '10:30', { minutes: 90, pastMidnight: false, doubtful: false }],
  ['09:00', '09:00', { minutes: 0, pastMidnight: false, doubtful: false }],
  ['23:30', '00:15', { minutes: 45, pastMidnight: true, doubtful: false }],
  ['20:00', '08:00', { minutes: 720, pastMidnight: true, doubtful: false }],
  ['10:00', '09:00', { minutes: 1380, pastMidnight: true, doubtful: true }],
  ['', '09:00', null],
  ['09:00', '', null],
])('from %j to %j', (from, to, time) => {
  expect(timeOnSite(from, to)).toEqual(time);
});
