import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  elapsedMinutes,
  laborByCode,
  laborUnits,
  reckonLabor,
  STANDARD_REPAIRS,
  standardRepair,
  standardRepairsOf,
  timerTime,
} from '../../../shared/codes/laborUnits.ts';

describe('standard units of labor', () => {
  test.each([
    ['powerWheelchair', 'Batteries', 2],
    ['powerWheelchair', 'Joystick', 2],
    ['powerWheelchair', 'Charger', 2],
    ['powerWheelchair', 'Shroud', 2],
    ['powerWheelchair', 'One drive-wheel motor', 2],
    ['powerWheelchair', 'Pair of drive-wheel motors', 3],
    ['powerWheelchair', 'Wheel or tire, each', 1],
    ['manualWheelchair', 'Wheel or tire, each', 1],
    ['powerWheelchair', 'Armrest or arm pad', 1],
    ['manualWheelchair', 'Armrest or arm pad', 1],
    ['manualWheelchair', 'Anti-tipping device', 1],
    ['hospitalBed', 'Pendant', 2],
    ['hospitalBed', 'Headboard or footboard', 2],
    ['cpap', 'Blower assembly', 2],
    ['seatLift', 'Hand control', 2],
    ['seatLift', 'Scissor mechanism', 3],
    ['patientLift', 'Hydraulic pump', 2],
  ] as const)('%s, %s: %i', (device, name, units) => {
    expect(standardRepairsOf(device).find((repair) => repair.name === name)?.units).toBe(units);
  });

  test('every row has a key of its own that is found by it', () => {
    expect(new Set(STANDARD_REPAIRS.map(({ key }) => key)).size).toBe(STANDARD_REPAIRS.length);
    for (const repair of STANDARD_REPAIRS) {
      expect(standardRepair(repair.key)).toBe(repair);
      expect(repair.key.length).toBeLessThanOrEqual(40);
    }
    expect(standardRepair('')).toBeNull();
  });

  test.each([null, 'stationaryConcentrator', 'portableConcentrator', 'orthosis', 'other'] as const)(
    'none for %s',
    (kind) => {
      expect(standardRepairsOf(kind)).toEqual([]);
    },
  );

  test('what is in doubt says so', () => {
    expect(STANDARD_REPAIRS.filter(({ note }) => note !== '').map(({ key }) => key)).toEqual(['wheelOrTire']);
  });
});

describe('units of a visit', () => {
  const timed = (minutes: number | null) => ({ minutes, standardRepair: '' });
  const motor = (minutes: number | null) => ({ minutes, standardRepair: 'powerMotorPair' });

  test.each([
    [[], { tabled: 0, doubtful: 0, doubts: [], timedMinutes: 0, least: 0, most: 0 }],
    [[timed(15)], { tabled: 0, doubtful: 0, doubts: [], timedMinutes: 15, least: 1, most: 1 }],
    [[timed(14)], { tabled: 0, doubtful: 0, doubts: [], timedMinutes: 14, least: 0, most: 1 }],
    [[timed(16)], { tabled: 0, doubtful: 0, doubts: [], timedMinutes: 16, least: 1, most: 2 }],
    [[timed(10), timed(20)], { tabled: 0, doubtful: 0, doubts: [], timedMinutes: 30, least: 2, most: 2 }],
    [[motor(120)], { tabled: 3, doubtful: 0, doubts: [], timedMinutes: 0, least: 3, most: 3 }],
    [[motor(null)], { tabled: 3, doubtful: 0, doubts: [], timedMinutes: 0, least: 3, most: 3 }],
    [[motor(5), timed(40)], { tabled: 3, doubtful: 0, doubts: [], timedMinutes: 40, least: 5, most: 6 }],
  ])('%j', (labor, units) => {
    expect(laborUnits(labor)).toEqual(units);
  });

  const row = (standardRepair: string) => ({ minutes: 30, standardRepair });

  test('two single motors are a pair, which is 3 units and not 4', () => {
    const units = laborUnits([row('powerMotorOne'), row('powerMotorOne')]);
    expect(units).toMatchObject({ tabled: 3, doubtful: 0, least: 3, most: 3 });
    expect(units?.doubts).toEqual([expect.stringMatching(/a pair is 3/)]);
    // A chair has two of them, however many rows say so.
    const more = laborUnits([row('powerMotorPair'), row('powerMotorOne'), row('powerMotorPair')]);
    expect(more).toMatchObject({ least: 3, most: 3, doubts: [expect.any(String)] });
  });

  test('a row of the table entered twice is in doubt, unless it is one for each', () => {
    const twice = laborUnits([row('powerBatteries'), row('powerBatteries')]);
    expect(twice).toMatchObject({ tabled: 2, doubtful: 2, least: 2, most: 4 });
    expect(twice?.doubts).toEqual([expect.stringMatching(/^“Batteries” .* 2 rows.* 2 units/)]);
    const wheels = laborUnits([row('wheelOrTire'), row('wheelOrTire')]);
    expect(wheels).toMatchObject({ least: 2, most: 2, doubtful: 0, doubts: [] });
    const all = ['powerMotorOne', 'powerBatteries', 'powerMotorOne', 'powerBatteries'].map(row);
    expect(laborUnits(all)).toMatchObject({ least: 5, most: 7 });
  });

  test('are not known while a timed stretch has no minutes', () => {
    expect(laborUnits([motor(30), timed(null)])).toBeNull();
  });
});

const MINUTES = fc.integer({ min: 1, max: 1440 });
const ROW = fc.record({
  repairedCode: fc.constantFrom('', 'K0823', 'E2368', 'E2361'),
  minutes: MINUTES,
  standardRepair: fc.constantFrom('', '', 'powerMotorPair', 'wheelOrTire', 'powerShroud', 'notInTheTable'),
});
const ROWS = fc.array(ROW, { maxLength: 12 });

describe('units from minutes', () => {
  test('more minutes are never fewer units', () => {
    fc.assert(
      fc.property(ROWS, fc.nat(11), MINUTES, (rows, at, more) => {
        const longer = rows.map((row, index) =>
          index === at ? { ...row, minutes: row.minutes + more } : row,
        );
        const [before, after] = [laborUnits(rows), laborUnits(longer)];
        expect(after?.least).toBeGreaterThanOrEqual(before?.least ?? 0);
        expect(after?.most).toBeGreaterThanOrEqual(before?.most ?? 0);
      }),
    );
  });

  test('never more than the minutes begin, and a row of the table counts whatever its minutes', () => {
    fc.assert(
      fc.property(ROWS, (rows) => {
        const timed = rows.filter((row) => standardRepair(row.standardRepair) === null);
        const named = (key: string) => rows.filter((row) => row.standardRepair === key).length;
        // A pair of motors once, a wheel each time, and one more unit in doubt for each further shroud.
        const fixed =
          (named('powerMotorPair') > 0 ? 3 : 0) + named('wheelOrTire') + (named('powerShroud') > 0 ? 2 : 0);
        const doubtful = 2 * Math.max(named('powerShroud') - 1, 0);
        const minutes = timed.reduce((sum, row) => sum + row.minutes, 0);
        const units = laborUnits(rows);
        expect(units?.most).toBe(fixed + doubtful + Math.ceil(minutes / 15));
        expect(units?.doubtful).toBe(doubtful);
        expect(units?.least).toBe(fixed + Math.floor(minutes / 15));
        expect(units?.tabled).toBe(fixed);
      }),
    );
  });

  test('the codes add up to the whole: minutes, and the units shared out', () => {
    fc.assert(
      fc.property(ROWS, fc.boolean(), (rows, up) => {
        const units = laborUnits(rows);
        if (units === null) throw new Error('every row has minutes');
        const asked = up ? units.most - units.doubtful : units.least;
        const byCode = laborByCode(rows, asked);
        const sum = (of: (code: (typeof byCode)[number]) => number) =>
          byCode.reduce((total, code) => total + of(code), 0);
        expect(sum(({ minutes }) => minutes)).toBe(rows.reduce((total, row) => total + row.minutes, 0));
        expect(sum(({ timedMinutes }) => timedMinutes)).toBe(units.timedMinutes);
        expect(sum((code) => code.units ?? Number.NaN)).toBe(asked);
        for (const code of byCode) {
          expect(code.units).toBeLessThanOrEqual(code.tabled + Math.ceil(code.timedMinutes / 15));
        }
      }),
    );
  });

  test('units outside of the record are not shared out', () => {
    expect(laborByCode([{ repairedCode: 'K0823', minutes: 30, standardRepair: '' }], 3)[0]?.units).toBeNull();
    expect(laborByCode([{ repairedCode: 'K0823', minutes: 20, standardRepair: '' }])[0]?.units).toBeNull();
  });
});

describe('timers', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 9, 22, 14, minute)).toISOString();
  const run = (from: number, to: number | null) => ({ from: at(from), to: to === null ? null : at(to) });

  test('pauses are told, and two timers at once count once', () => {
    expect(timerTime([run(0, 20), run(30, 50), run(40, 60)])).toEqual({
      minutes: 50,
      gaps: [{ from: at(20), to: at(30), minutes: 10 }],
    });
  });

  test('a timer that runs, or none at all, has no time', () => {
    expect(timerTime([run(0, 20), run(30, null)])).toBeNull();
    expect(timerTime([])).toBeNull();
  });

  test.each([
    ['09:00', '10:40', 100],
    ['23:30', '00:45', 75],
    ['', '10:40', null],
    ['09:00', '', null],
  ])('%s to %s', (from, to, minutes) => expect(elapsedMinutes(from, to)).toBe(minutes));
});

describe('labor reckoned', () => {
  const row = { repairedCode: 'K0823', minutes: 30, standardRepair: '', runs: [] };
  const visit = { labor: [row], arrivedAt: '09:00', leftAt: '10:00' };

  test('figures that agree', () => {
    const { figures, disagreements, open } = reckonLabor(visit, 2, true);
    expect(figures.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Labor on record: 30 min',
      'Units of the record: 2',
      'Units billed: 2',
      'Time on site: 60 min',
      'Timers: not used',
    ]);
    expect(disagreements).toEqual([]);
    expect(open).toEqual([]);
  });

  test('each disagreement in words', () => {
    const runs = [{ from: '2026-10-22T14:00:00.000Z', to: '2026-10-22T14:20:00.000Z' }];
    const { disagreements } = reckonLabor(
      { labor: [{ ...row, runs }], arrivedAt: '09:00', leftAt: '09:25' },
      3,
      true,
    );
    expect(disagreements).toEqual([
      '3 units are billed; the record comes to 2.',
      '30 minutes of labor do not fit into 25 minutes on site.',
      'The timers ran 20 minutes; the rows that were timed say 30.',
    ]);
  });

  test('leaving before coming is asked about where it cannot have been a night', () => {
    const mixed = { labor: [row], arrivedAt: '10:00', leftAt: '09:00' };
    expect(reckonLabor(mixed, null, true).disagreements).toEqual([
      'The technician left before coming, or stayed 1380 minutes past midnight: look at the times again.',
    ]);
    const night = { labor: [row], arrivedAt: '23:30', leftAt: '00:30' };
    expect(reckonLabor(night, null, true).disagreements).toEqual([]);
  });

  test('what is not on record is open, never an agreement', () => {
    const { open } = reckonLabor(
      { labor: [{ ...row, minutes: null, repairedCode: '' }], arrivedAt: '', leftAt: '' },
      2,
      false,
    );
    expect(open).toHaveLength(3);
  });

  test('the table counts for its payer only', () => {
    const motor = { ...visit, labor: [{ ...row, standardRepair: 'powerMotorPair' }] };
    expect(reckonLabor(motor, null, true).figures[1]?.value).toBe('3, 3 of them by the table');
    expect(reckonLabor(motor, null, false).figures[1]?.value).toBe('2');
  });
});
