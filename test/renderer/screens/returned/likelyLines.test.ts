import { expect, test } from 'vitest';
import { likelyLines } from '../../../../renderer/screens/returned/likelyLines.ts';

const BILLED = [
  { id: 'one', code: 'K0739', chargeCents: 3_000 },
  { id: 'two', code: 'K0739', chargeCents: 4_500 },
  { id: 'three', code: 'A7000', chargeCents: 100 },
];

function paid(code: string, chargeCents: number, sentAs?: string) {
  const procedure = { qualifier: 'HC', code, modifiers: [], description: '' };
  return {
    procedure,
    submitted: sentAs === undefined ? null : { ...procedure, code: sentAs },
    chargeCents,
  };
}

test('code and charge go before the code alone, and each line is taken once', () => {
  expect(likelyLines([paid('K0739', 4_500), paid('K0739', 9_900)], BILLED)).toEqual(['two', 'one']);
  expect(likelyLines([paid('K0739', 1), paid('K0739', 2), paid('K0739', 3)], BILLED)).toEqual([
    'one',
    'two',
    null,
  ]);
});

test('a code that the payer changed is looked for as it was sent; another is left to the person', () => {
  expect(likelyLines([paid('E9999', 100, 'A7000'), paid('E0001', 100)], BILLED)).toEqual(['three', null]);
});
