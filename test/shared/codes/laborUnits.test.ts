import { describe, expect, test } from 'vitest';
import {
  laborUnits,
  STANDARD_REPAIRS,
  standardRepair,
  standardRepairsOf,
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
    [[], { tabled: 0, timedMinutes: 0, least: 0, most: 0 }],
    [[timed(15)], { tabled: 0, timedMinutes: 15, least: 1, most: 1 }],
    [[timed(14)], { tabled: 0, timedMinutes: 14, least: 0, most: 1 }],
    [[timed(16)], { tabled: 0, timedMinutes: 16, least: 1, most: 2 }],
    [[timed(10), timed(20)], { tabled: 0, timedMinutes: 30, least: 2, most: 2 }],
    [[motor(120)], { tabled: 3, timedMinutes: 0, least: 3, most: 3 }],
    [[motor(null)], { tabled: 3, timedMinutes: 0, least: 3, most: 3 }],
    [[motor(5), timed(40)], { tabled: 3, timedMinutes: 40, least: 5, most: 6 }],
  ])('%j', (labor, units) => {
    expect(laborUnits(labor)).toEqual(units);
  });

  test('are not known while a timed stretch has no minutes', () => {
    expect(laborUnits([motor(30), timed(null)])).toBeNull();
  });
});
