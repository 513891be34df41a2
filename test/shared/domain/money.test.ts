import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Cents, formatCents, parseCents, percentOf, sumCents } from '../../../shared/domain/money.ts';

const cents = fc.integer({ min: 0, max: 999_999_999 });

test('what is shown can be typed again, to the cent', () => {
  fc.assert(fc.property(cents, (amount) => parseCents(formatCents(amount)) === amount));
});

test.each([
  ['1234.5', 123_450],
  ['$1,234.50', 123_450],
  ['1 234', 123_400],
  ['.75', 75],
  ['0', 0],
  ['12.', 1_200],
  [' $ 7 ', 700],
  ['1,234,567.89', 123_456_789],
])('%j is %i cents', (typed, amount) => {
  expect(parseCents(typed)).toBe(amount);
});

test.each(['', '.', '$', '-5', '1.234', 'abc', '1e3', '12.3.4', '123456789'])('%j is no amount', (typed) => {
  expect(parseCents(typed)).toBeNull();
});

test('amounts are shown with their groups and both decimals', () => {
  expect(formatCents(0)).toBe('$0.00');
  expect(formatCents(5)).toBe('$0.05');
  expect(formatCents(123_456_789)).toBe('$1,234,567.89');
  expect(formatCents(-150)).toBe('-$1.50');
  expect(formatCents(null)).toBe('');
});

test('a share is rounded up, so that over the cap never looks like at the cap', () => {
  expect(percentOf(24_150, 40_250)).toBe(60);
  expect(percentOf(24_150, 40_249)).toBe(60.01);
  expect(percentOf(0, 100)).toBe(0);
  expect(percentOf(100, 100)).toBe(100);
});

test('sums, and the bounds of an amount', () => {
  expect(sumCents([])).toBe(0);
  expect(sumCents([1, 2, 3])).toBe(6);
  expect([0, 1_000_000_000].every((amount) => Cents.safeParse(amount).success)).toBe(true);
  expect([-1, 0.5, 1_000_000_001, NaN, '1'].some((amount) => Cents.safeParse(amount).success)).toBe(false);
});
