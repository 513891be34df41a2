import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareWithReplacement, type ReplacementFigures } from '../../../shared/domain/replacementCost.ts';

const GIVEN: ReplacementFigures = {
  repair: { partsCents: 31_500, laborCents: 10_000, totalCents: 41_500, unpricedLines: 0 },
  earlier: [{ costCents: 24_000 }],
  replacementCents: 310_000,
  replacementSource: 'Sample Parts Depot price list of 2026-09-01',
  capPercent: 100,
  screenPercent: 60,
  remainingMonths: 24,
};

function answers(change: Partial<ReplacementFigures>): string[] {
  return compareWithReplacement({ ...GIVEN, ...change }).sentences.map(({ is }) => is);
}

describe('repair against replacement', () => {
  test('every figure and what it says', () => {
    const { figures, sentences } = compareWithReplacement(GIVEN);
    expect(figures.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'This repair: $415.00',
      '1 earlier repair: $240.00',
      'All repairs together: $655.00',
      'A new device: $3,100.00',
      'Where its price comes from: Sample Parts Depot price list of 2026-09-01',
      'Still needed: 24 months',
    ]);
    expect(sentences).toEqual([
      { is: 'within', text: 'This repair comes to 13.39% of a new device. The payer pays up to 100%.' },
      {
        is: 'within',
        text: 'All repairs together come to 21.13% of a new device. The payer looks closer above 60%.',
      },
      { is: 'says', text: 'Over 24 months of need the repair costs $17.29 a month, a new device $129.17.' },
    ]);
  });

  test('over the screen is over, even where part is not known', () => {
    expect(answers({ earlier: [{ costCents: 180_000 }, { costCents: null }] })[1]).toBe('over');
    expect(answers({ earlier: [{ costCents: null }] })[1]).toBe('unknown');
  });

  test.each<[Partial<ReplacementFigures>, string[]]>([
    [{ replacementCents: null }, ['unknown', 'unknown', 'unknown']],
    [{ replacementCents: 0 }, ['unknown', 'unknown', 'unknown']],
    [{ repair: null }, ['unknown', 'unknown', 'unknown']],
    [{ remainingMonths: null }, ['within', 'within', 'unknown']],
    [{ remainingMonths: 0 }, ['within', 'within', 'says']],
    [{ screenPercent: null, capPercent: null }, ['says', 'says', 'says']],
    [{ replacementSource: ' ' }, ['within', 'within', 'says', 'unknown']],
  ])('a figure that is missing is not known, never within: %#', (change, expected) => {
    expect(answers(change)).toEqual(expected);
  });

  test('a limit is passed exactly above it, and what is missing never makes it hold', () => {
    const cents = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(
        cents,
        fc.option(cents),
        cents,
        fc.integer({ min: 1, max: 200 }),
        (own, before, price, limit) => {
          const repair = { partsCents: own, laborCents: 0, totalCents: own, unpricedLines: 0 };
          const [, all] = answers({
            repair,
            earlier: [{ costCents: before }],
            replacementCents: price,
            screenPercent: limit,
          });
          const over = (own + (before ?? 0)) * 100 > price * limit;
          expect(all).toBe(over ? 'over' : before === null ? 'unknown' : 'within');
        },
      ),
    );
  });
});
