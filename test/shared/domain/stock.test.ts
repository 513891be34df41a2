import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  branchStates,
  countDifference,
  lotTaken,
  partFits,
  type StockLine,
  stockOf,
  stockState,
  worstState,
} from '../../../shared/domain/stock.ts';

const move = fc.record({
  branch: fc.constantFrom('North', 'South'),
  lot: fc.constantFrom('', 'L1', 'L2'),
  quantity: fc.integer({ min: -50, max: 50 }).filter((pieces) => pieces !== 0),
});

describe('stock over any history', () => {
  test('is the sum of its movements, in every branch and lot', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        // Counted piece by piece, in another way than the sums.
        const shelf = new Map<string, number>();
        for (const { branch, lot, quantity } of moves) {
          for (let piece = 0; piece < Math.abs(quantity); piece += 1) {
            const key = `${branch}/${lot}`;
            shelf.set(key, (shelf.get(key) ?? 0) + Math.sign(quantity));
          }
        }
        const lines = stockOf(moves);
        expect(new Map(lines.map(({ branch, lot, quantity }) => [`${branch}/${lot}`, quantity]))).toEqual(
          shelf,
        );
      }),
    );
  });

  test('is never below zero unseen', () => {
    fc.assert(
      fc.property(
        fc.array(move, { maxLength: 60 }),
        fc.option(fc.nat(20), { nil: null }),
        (moves, reorderAt) => {
          const lines = stockOf(moves);
          const below = lines.some(({ quantity }) => quantity < 0);
          expect(worstState(lines, 'North', reorderAt) === 'belowZero').toBe(below);
        },
      ),
    );
  });

  test('is what was counted, once its difference is entered', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), fc.nat(200), (moves, counted) => {
        const here = (lines: readonly StockLine[]): number =>
          lines.find(({ branch, lot }) => branch === 'North' && lot === 'L1')?.quantity ?? 0;
        const quantity = countDifference(here(stockOf(moves)), counted);
        expect(here(stockOf([...moves, { branch: 'North', lot: 'L1', quantity }]))).toBe(counted);
      }),
    );
  });
});

test('low, none left and enough; a part that is not watched is never low', () => {
  const lines = (quantity: number): StockLine[] => [{ branch: 'North', lot: '', quantity }];
  expect(stockState(lines(4), 4)).toBe('enough');
  expect(stockState(lines(3), 4)).toBe('low');
  expect(stockState(lines(0), 4)).toBe('out');
  expect(stockState([], 4)).toBe('out');
  expect(stockState([], null)).toBe('enough');
  expect(stockState(lines(-1), null)).toBe('belowZero');
  // The limit is for the shelf that is reordered from: a van with a few pieces is not low, an empty one is told.
  const van = (quantity: number): StockLine[] => [...lines(9), { branch: 'Van', lot: '', quantity }];
  expect(worstState(van(1), 'North', 2)).toBe('enough');
  expect(branchStates(van(0), 'North', 2)).toEqual(
    new Map([
      ['North', 'enough'],
      ['Van', 'out'],
    ]),
  );
  // Another branch that ran out is told as well.
  expect(worstState([...lines(9), { branch: 'South', lot: '', quantity: 0 }], 'North', 2)).toBe('out');
});

test('a part fits, does not, or it is not known', () => {
  const device = { make: 'Examplair', model: 'Home 5' };
  expect(partFits({ fits: ['examplair  HOME5'] }, device)).toBe(true);
  expect(partFits({ fits: ['Home 5'] }, device)).toBe(true);
  expect(partFits({ fits: ['Examplair Go 3'] }, device)).toBe(false);
  expect(partFits({ fits: [] }, device)).toBeNull();
  expect(partFits({ fits: ['Examplair Go 3'] }, { make: 'Examplair', model: '' })).toBeNull();
});

test('a lot is taken as noted and never guessed', () => {
  expect(lotTaken('l 1', ['L1', 'L2'])).toBe('L1');
  expect(lotTaken('L9', ['L1'])).toBe('');
  expect(lotTaken('', ['L1'])).toBe('');
});
