import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/domain/dates.ts';
import {
  isScheduleOf,
  maintenanceDue,
  type MaintenanceFacts,
  scheduleGap,
} from '../../../shared/domain/maintenanceDue.ts';

const TODAY = '2026-11-02';

const FACTS: MaintenanceFacts = {
  schedule: { everyDays: null, everyHours: null, afterPart: '', afterPartDays: null, active: true },
  lastDone: null,
  sinceOn: '2026-01-01',
  hourMeter: null,
  hourMeterOn: null,
  partFittedOn: null,
};

function due(schedule: Partial<MaintenanceFacts['schedule']>, facts: Partial<MaintenanceFacts> = {}) {
  return maintenanceDue({ ...FACTS, ...facts, schedule: { ...FACTS.schedule, ...schedule } }, TODAY);
}

describe('by days', () => {
  test('from the last time, else from when it was acquired', () => {
    expect(due({ everyDays: 365 })).toMatchObject({ state: 'notDue', dueOn: '2027-01-01' });
    const last = { doneOn: '2025-11-02', hourMeter: null };
    expect(due({ everyDays: 365 }, { lastDone: last })).toMatchObject({ state: 'soon', dueOn: TODAY });
    expect(due({ everyDays: 364 }, { lastDone: last })).toMatchObject({ state: 'overdue' });
    expect(due({ everyDays: 395 }, { lastDone: last })).toMatchObject({ state: 'soon' });
    expect(due({ everyDays: 396 }, { lastDone: last })).toMatchObject({ state: 'notDue' });
  });

  test('without a day to count from it is not known', () => {
    expect(due({ everyDays: 30 }, { sinceOn: null })).toMatchObject({ state: 'unknown', dueOn: null });
  });
});

describe('by hours', () => {
  const hours = { everyHours: 5000 };

  test('without a reading it is not known, and never "not due"', () => {
    expect(due(hours)).toMatchObject({ state: 'unknown', dueHours: 5000 });
    expect(due(hours, { hourMeter: 100 })).toMatchObject({ state: 'unknown' });
    const last = { doneOn: '2026-03-01', hourMeter: null };
    expect(due(hours, { lastDone: last, hourMeter: 100, hourMeterOn: TODAY })).toMatchObject({
      state: 'unknown',
      dueHours: null,
    });
  });

  test('a reading is trusted for as long as the device cannot have run further', () => {
    expect(due(hours, { hourMeter: 5000, hourMeterOn: null })).toMatchObject({ state: 'overdue' });
    expect(due(hours, { hourMeter: 4000, hourMeterOn: TODAY })).toMatchObject({ state: 'notDue' });
    expect(due(hours, { hourMeter: 4900, hourMeterOn: TODAY })).toMatchObject({
      state: 'soon',
      dueOn: '2026-11-07',
    });
    expect(due(hours, { hourMeter: 4000, hourMeterOn: '2026-08-01' })).toMatchObject({ state: 'unknown' });
  });

  test('a meter that reads less than before was replaced, and says nothing', () => {
    const last = { doneOn: '2026-03-01', hourMeter: 8000 };
    expect(due(hours, { lastDone: last, hourMeter: 12, hourMeterOn: TODAY })).toMatchObject({
      state: 'unknown',
      dueHours: 13_000,
    });
  });

  test('whatever the reading: never "not due" where it may have been reached', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(400), fc.integer({ min: 1, max: 20_000 }), (read, age, every) => {
        const answer = due({ everyHours: every }, { hourMeter: read, hourMeterOn: addDays(TODAY, -age) });
        const couldBeReached = read + age * 24 >= every;
        if (couldBeReached) expect(answer?.state).not.toBe('notDue');
        if (read >= every) expect(answer?.state).toBe('overdue');
      }),
    );
  });
});

describe('after a part', () => {
  const filter = { afterPart: 'FLT-1', afterPartDays: 30 };

  test('only once it was fitted, and until it was done afterwards', () => {
    expect(due(filter)).toBeNull();
    expect(due(filter, { partFittedOn: '2026-09-01' })).toMatchObject({
      state: 'overdue',
      dueOn: '2026-10-01',
    });
    const sameDay = { doneOn: '2026-09-01', hourMeter: null };
    expect(due(filter, { partFittedOn: '2026-09-01', lastDone: sameDay })).toMatchObject({
      state: 'overdue',
    });
    const after = { doneOn: '2026-09-20', hourMeter: null };
    expect(due(filter, { partFittedOn: '2026-09-01', lastDone: after })).toBeNull();
  });
});

test('several criteria: the most urgent is told, with what each of them says', () => {
  const answer = due(
    { everyDays: 30, everyHours: 5000 },
    { lastDone: { doneOn: '2026-09-01', hourMeter: 10 }, hourMeter: null },
  );
  expect(answer).toMatchObject({ state: 'overdue', dueOn: '2026-10-01', dueHours: 5010 });
  expect(answer?.reasons).toHaveLength(2);
  expect(due({ everyDays: 30, active: false })).toBeNull();
});

test('a schedule is of one device or of a make and model, and says when it is due', () => {
  const device = { id: 'a', make: 'Examplair', model: 'Home 5' };
  expect(isScheduleOf({ equipmentId: null, make: 'examplair', model: 'HOME5' }, device)).toBe(true);
  expect(isScheduleOf({ equipmentId: 'b', make: 'Examplair', model: 'Home 5' }, device)).toBe(false);
  const whole = {
    ...FACTS.schedule,
    name: 'Annual check',
    equipmentId: null,
    make: 'Examplair',
    model: '',
    task: '',
    source: '',
  };
  expect(scheduleGap({ ...whole, everyDays: 365 })).toBeNull();
  expect(scheduleGap(whole)?.path).toBe('everyDays');
  expect(scheduleGap({ ...whole, everyDays: 365, make: '' })?.path).toBe('make');
  expect(scheduleGap({ ...whole, everyDays: 365, name: ' ' })?.path).toBe('name');
  expect(scheduleGap({ ...whole, afterPartDays: 5 })?.path).toBe('afterPart');
});
