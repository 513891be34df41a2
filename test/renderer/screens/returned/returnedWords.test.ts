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
  expect(outcomesOf({ summary, copies: [] }).map(({ text }) => text)).toEqual([
    '1 claim rejected',
    '3 claims wait for a person',
    '2 claims accepted',
    '1 part known before, not read again',
  ]);
  expect(outcomeText({ summary: NO_SUMMARY, copies: [] })).toBe('Nothing in it changed anything');
});

test('claims of a copy are told as those of a copy, not among what waits for a person', () => {
  const summary = { ...NO_SUMMARY, waiting: 5 };
  const texts = (waiting: number) =>
    outcomesOf({ summary, copies: [{ claims: 4, waiting }] }).map(({ text }) => text);
  expect(texts(4)).toEqual([
    'A copy of a payment that is posted: 4 claims to put aside',
    '1 claim waits for a person',
  ]);
  expect(texts(0)[0]).toBe('A copy of a payment that is posted: nothing of it waits');
});

test('a claim that was put aside says as what', () => {
  const aside = { posted: false, how: 'notOurs' } as const;
  expect(standingOf({ ...aside, doubts: [{ what: 'seenBefore' }] }).text).toBe('Copy, put aside');
  expect(standingOf({ ...aside, doubts: [{ what: 'envelopeAgain' }] }).text).toBe('Put aside');
});

test('a claim of a remittance is posted, not ours, or waits', () => {
  expect(standingOf({ posted: true, how: 'number', doubts: [] }).text).toBe('Posted');
  expect(standingOf({ posted: true, how: 'person', doubts: [] }).text).toBe('Posted by hand');
  expect(standingOf({ posted: false, how: 'notOurs', doubts: [] }).text).toBe('Not ours');
  expect(standingOf({ posted: false, how: null, doubts: [] }).text).toBe('Waits for a person');
  expect(statusWords('22')).toBe('Reversal of an earlier payment (22)');
});
