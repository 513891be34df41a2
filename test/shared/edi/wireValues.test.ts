import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentText } from '../../../shared/edi/segments.ts';
import { EMPTY, wireText } from '../../../shared/edi/wireText.ts';
import { code, control, d8, isQuantity, money, quantity, rd8 } from '../../../shared/edi/wireValues.ts';

test.each([
  [0, '0'],
  [5, '.05'],
  [50, '.5'],
  [100, '1'],
  [41250, '412.5'],
  [41255, '412.55'],
  [-2000, '-20'],
  [-7, '-.07'],
  [9_999_999_999, '99999999.99'],
])('%i cents are %s', (cents, expected) => {
  expect(money(cents)).toBe(expected);
});

test('an amount read back is the same cents', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), (cents) => {
      expect(Math.round(Number(money(cents)) * 100)).toBe(cents + 0);
    }),
  );
});

test('units have three decimals at most', () => {
  expect(quantity(1.5)).toBe('1.5');
  expect(quantity(0.125)).toBe('.125');
  expect(isQuantity(0.125, 0.001)).toBe(true);
  expect(isQuantity(0.1 + 0.2, 0.001)).toBe(true);
  for (const wrong of [0.0001, 1.00005, Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 100_000])
    expect(isQuantity(wrong, 0.001)).toBe(false);
});

test('dates and control numbers', () => {
  expect(d8('2026-11-05')).toBe('20261105');
  expect(rd8('2026-11-05', '2026-12-04')).toBe('20261105-20261204');
  expect(control(101, 9)).toBe('000000101');
  expect(() => d8('')).toThrow();
});

test('a code cannot carry data', () => {
  const data: string = 'A*B';
  // @ts-expect-error a mere string is no code
  expect(() => code(data)).toThrow();
  // @ts-expect-error nor is a literal with a delimiter
  expect(() => code('A:B')).toThrow();
});

test('a segment takes what went through a door, and nothing else', () => {
  expect(segmentText('NTE', [code('ADD'), wireText('a*b', 80).text, EMPTY])).toBe('NTE*ADD*A B');
  expect(segmentText('NTE', [EMPTY, EMPTY])).toBe('');
  expect(segmentText('HI', [[code('ABK'), EMPTY], EMPTY])).toBe('HI*ABK');
  const typed: string = 'a*b';
  // @ts-expect-error text of a person does not compile
  expect(segmentText('NTE', [typed])).toContain('*');
});
