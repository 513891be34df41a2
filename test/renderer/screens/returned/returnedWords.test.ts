import { expect, test } from 'vitest';
import {
  outcomesOf,
  outcomeText,
  standingOf,
  statusWords,
} from '../../../../renderer/screens/returned/returnedWords.ts';
import { NO_SUMMARY } from '../../../../shared/domain/returned.ts';

test('what a file did is told with the work first, and nothing is told of nothing', () => {
  const summary = { ...NO_SUMMARY, rejected: 1, accepted: 2, known: 1, waiting: 3 };
  expect(outcomesOf({ summary }).map(({ text }) => text)).toEqual([
    '1 claim rejected',
    '3 claims wait for a person',
    '2 claims accepted',
    '1 part known before, not read again',
  ]);
  expect(outcomeText({ summary: NO_SUMMARY })).toBe('Nothing in it changed anything');
});

test('a claim of a remittance is posted, not ours, or waits', () => {
  expect(standingOf({ posted: true, how: 'number', doubts: [] }).text).toBe('Posted');
  expect(standingOf({ posted: true, how: 'person', doubts: [] }).text).toBe('Posted by hand');
  expect(standingOf({ posted: false, how: 'notOurs', doubts: [] }).text).toBe('Not ours');
  expect(standingOf({ posted: false, how: null, doubts: [] }).text).toBe('Waits for a person');
  expect(statusWords('22')).toBe('Reversal of an earlier payment (22)');
});
