import { expect, test } from 'vitest';
import { clockText, instantOf, stopTimers } from '../../../renderer/records/laborTimer.ts';
import { anId } from './fakeProgram.ts';

const START = Date.parse('2026-06-10T15:00:00.000Z');
const line = {
  id: anId(1),
  repairedCode: '',
  standardRepair: '',
  description: '',
  minutes: 10,
  hourlyRateCents: 7200,
  runs: [],
};
const running = { ...line, runs: [{ from: instantOf(START), to: null }] };

test('the clock shows hours, minutes and seconds of the open run', () => {
  expect(clockText(running, START + 3_725_000)).toBe('1:02:05');
  expect(clockText(running, START - 5_000)).toBe('0:00:00');
  expect(clockText(line, START)).toBeNull();
});

test('stopping ends every run and writes the minutes; without one the lines stay the same', () => {
  const other = { ...line, id: anId(2) };
  const later = START + 5 * 60_000;
  expect(stopTimers([running, other], later)).toEqual([
    { ...line, minutes: 15, runs: [{ from: instantOf(START), to: instantOf(later) }] },
    other,
  ]);
  const lines = [line];
  expect(stopTimers(lines, START)).toBe(lines);
});
