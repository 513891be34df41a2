import { expect, test } from 'vitest';
import {
  deadlineWords,
  reasonCode,
  refusalTitle,
  stepsFor,
  wordsAfterCode,
} from '../../../../renderer/screens/refusals/refusalWords.ts';

test('a deadline is a word, not a color alone', () => {
  expect(deadlineWords(null).text).toBe('No last day known');
  expect(deadlineWords(-1)).toEqual({ text: '1 day too late', tone: 'unmet' });
  expect(deadlineWords(0)).toEqual({ text: 'Last day today', tone: 'unmet' });
  expect(deadlineWords(14)).toEqual({ text: 'Soon: 14 days left', tone: 'unknown' });
  expect(deadlineWords(15)).toEqual({ text: '15 days left', tone: 'neutral' });
});

test('what was never judged can neither be appealed nor replaced', () => {
  const rejected = stepsFor('rejected').map(({ value }) => value);
  expect(rejected).not.toContain('appeal');
  expect(rejected).not.toContain('replaceOrReopen');
  expect(stepsFor('denied').map(({ value }) => value)).toEqual(
    expect.arrayContaining(['appeal', 'replaceOrReopen']),
  );
});

test('a payment that was taken back has no reason: its status is not to be read as one', () => {
  const back = { reasonGroup: '22', reason: '', words: 'The payer took its payment back.' };
  expect(reasonCode(back)).toBe('');
  expect(wordsAfterCode(back)).toBe(back.words);
  expect(refusalTitle({ ...back, kind: 'denied' })).toBe('Denied');
  expect(refusalTitle({ kind: 'denied', reasonGroup: 'CO', reason: '50' })).toBe('Denied: CO 50');
});

test('the code is not said twice', () => {
  const denial = { reasonGroup: 'CO', reason: '50', words: 'CO 50: not regarded as medically necessary' };
  expect(reasonCode(denial)).toBe('CO 50');
  expect(wordsAfterCode(denial)).toBe('Not regarded as medically necessary');
  expect(wordsAfterCode({ ...denial, reason: '5' })).toBe(denial.words);
});
