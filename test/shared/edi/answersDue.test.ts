import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/domain/dates.ts';
import {
  ANSWER_TIMES,
  answerTimesOn,
  overdueAnswer,
  overdueWords,
  type SentState,
} from '../../../shared/edi/answersDue.ts';

/** Sent on a Friday. */
const SENT: SentState = { sentOn: '2026-11-20', received: false, open: 3, unanswered: 3 };

describe('answers that should have come', () => {
  test.each([
    ['2026-11-20', null],
    ['2026-11-22', null],
    // Monday is the business day that it has.
    ['2026-11-23', null],
    ['2026-11-24', 'No receipt for 4 days'],
  ])('on %s: %s', (today, words) => {
    const late = overdueAnswer(SENT, today);
    expect(late && overdueWords(late)).toBe(words);
  });

  test('a receipt is followed by the claim answers, and those by the decision', () => {
    const received = { ...SENT, received: true };
    // Monday, Tuesday, Wednesday; Thursday is Thanksgiving.
    expect(overdueAnswer(received, '2026-11-25')).toBeNull();
    expect(overdueAnswer({ ...received, unanswered: 2 }, '2026-11-27')).toEqual({
      what: 'claimAnswer',
      dueOn: '2026-11-25',
      days: 7,
      claims: 2,
    });
    const answered = { ...received, unanswered: 0 };
    expect(overdueAnswer(answered, '2026-12-20')).toBeNull();
    expect(overdueAnswer(answered, '2026-12-21')).toMatchObject({ what: 'decision', claims: 3, days: 31 });
    // After a month the decision is what is missing, whoever left out the claim answer.
    expect(overdueAnswer(received, '2026-12-21')?.what).toBe('decision');
    expect(overdueAnswer(SENT, '2026-12-21')?.what).toBe('receipt');
  });

  test('nothing is awaited once no claim is under way', () => {
    expect(overdueAnswer({ ...SENT, open: 0, unanswered: 0 }, '2027-11-20')).toBeNull();
  });

  test('times are of the day of sending, each with its source', () => {
    const newer = {
      ...ANSWER_TIMES[0],
      from: '2027-01-01',
      receipt: 2,
      claimAnswer: 5,
      decision: 14,
      source: 'x',
    };
    const times = [newer, ...ANSWER_TIMES];
    expect(answerTimesOn('2027-01-01', times)).toBe(newer);
    expect(answerTimesOn('2026-12-31', times)).toBe(ANSWER_TIMES[0]);
    expect(answerTimesOn('1999-01-01', times)).toBe(ANSWER_TIMES[0]);
    expect(overdueAnswer(SENT, '2026-11-24', newer)).toBeNull();
    for (const { source } of ANSWER_TIMES) expect(source).not.toBe('');
  });

  test('what is late stays late, until it comes', () => {
    const state = fc.record({
      sentOn: fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01', days)),
      received: fc.boolean(),
      open: fc.integer({ min: 0, max: 5 }),
      unanswered: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(state, fc.integer({ min: 0, max: 60 }), (sent, after) => {
        const today = addDays(sent.sentOn, after);
        const late = overdueAnswer(sent, today);
        if (late) {
          expect(late.dueOn < today).toBe(true);
          expect(late.days).toBe(after);
          expect(overdueAnswer(sent, addDays(today, 1))).not.toBeNull();
        } else if (sent.open > 0) expect(after).toBeLessThanOrEqual(30);
      }),
      { numRuns: 300 },
    );
  });
});
