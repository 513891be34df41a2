import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  clockText,
  minutesOnStop,
  minutesSoFar,
  stopTimers,
  useTimers,
} from '../../../renderer/records/laborTimer.ts';
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

beforeEach(() => {
  localStorage.clear();
  useTimers.setState({ running: {} });
});

afterEach(() => vi.resetModules());

test('counts whole minutes on top of those the line had', () => {
  const timer = { startedAt: START, baseMinutes: 10 };
  expect(minutesSoFar(timer, START + 59_999)).toBe(10);
  expect(minutesSoFar(timer, START + 60_000)).toBe(11);
  expect(minutesSoFar(timer, START + 90 * 60_000)).toBe(100);
});

test('a clock that was set back takes nothing away', () => {
  expect(minutesSoFar({ startedAt: START, baseMinutes: 10 }, START - 3_600_000)).toBe(10);
});

test('a forgotten timer stops at a day, and the shortest work is a minute', () => {
  expect(minutesSoFar({ startedAt: START, baseMinutes: 0 }, START + 9 * 86_400_000)).toBe(1440);
  expect(minutesOnStop({ startedAt: START, baseMinutes: 0 }, START + 5_000)).toBe(1);
});

test('the clock shows hours, minutes and seconds', () => {
  expect(clockText({ startedAt: START, baseMinutes: 0 }, START + 3_725_000)).toBe('1:02:05');
});

test('stopping writes the minutes into the line and forgets the timer', () => {
  useTimers.getState().start(line.id, 10, START);
  const other = { ...line, id: anId(2) };
  expect(stopTimers([line, other], START + 5 * 60_000)).toEqual([{ ...line, minutes: 15 }, other]);
  expect(useTimers.getState().running).toEqual({});
  const lines = [line];
  expect(stopTimers(lines, START)).toBe(lines);
});

test('a running timer survives a reload; what is not one in the kept text does not', async () => {
  useTimers.getState().start(line.id, 10, START);
  const kept = JSON.parse(localStorage.getItem('claimwright.timers') ?? '{}');
  localStorage.setItem('claimwright.timers', JSON.stringify({ ...kept, odd: { startedAt: 'yesterday' } }));
  vi.resetModules();
  const fresh = await import('../../../renderer/records/laborTimer.ts');
  expect(fresh.useTimers.getState().running).toEqual({ [line.id]: { startedAt: START, baseMinutes: 10 } });
});
