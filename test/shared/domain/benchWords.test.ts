import { expect, test } from 'vitest';
import { findingsOf, readingsOf } from '../../../shared/domain/benchWords.ts';
import { EquipmentKind } from '../../../shared/domain/equipment.ts';
import { FAULT_FINDING_NAMES, FaultFinding, NO_READINGS } from '../../../shared/domain/serviceVisit.ts';

test('a power wheelchair is asked for its motors and batteries, not for oxygen', () => {
  const findings = findingsOf('powerWheelchair', []);
  expect(findings).toEqual(
    expect.arrayContaining(['motor', 'battery', 'joystick', 'tires', 'brakes', 'frame', 'electronics']),
  );
  expect(findings).not.toContain('sieveBed');
  expect(findings).not.toContain('lowOxygen');
  expect(readingsOf('powerWheelchair', NO_READINGS)).toEqual(['hourMeter']);
});

test('a concentrator is asked as ever, and a wheelchair that is pushed has no readings', () => {
  expect(findingsOf('stationaryConcentrator', [])).toContain('sieveBed');
  expect(findingsOf('stationaryConcentrator', [])).not.toContain('joystick');
  expect(readingsOf('portableConcentrator', NO_READINGS)).toHaveLength(5);
  expect(readingsOf('manualWheelchair', NO_READINGS)).toEqual([]);
});

test('what was picked or read stays in sight, and an unknown kind is asked for everything', () => {
  expect(findingsOf('powerWheelchair', ['sieveBed'])).toContain('sieveBed');
  expect(readingsOf('powerWheelchair', { ...NO_READINGS, oxygenPercent: 0 })).toEqual([
    'oxygenPercent',
    'hourMeter',
  ]);
  expect(findingsOf(null, [])).toEqual(FaultFinding.options);
  expect(readingsOf(null, NO_READINGS)).toHaveLength(5);
});

test('every kind can say that nothing was found, or something else, and no finding stands twice', () => {
  for (const kind of EquipmentKind.options) {
    const findings = findingsOf(kind, ['noFault', 'damage']);
    expect(findings.slice(-2), kind).toEqual(expect.arrayContaining(['noFault', 'other']));
    expect(new Set(findings).size, kind).toBe(findings.length);
  }
  expect(new Set(Object.values(FAULT_FINDING_NAMES)).size).toBe(FaultFinding.options.length);
});
