import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withGaps } from '../../../renderer/components/rowGaps.ts';

function row(index: number) {
  return { index, start: index * 10, end: index * 10 + 10 };
}

describe('the rows that are not drawn', () => {
  test('leave their height before, between and after', () => {
    expect(withGaps([row(2), row(7), row(8)], 200)).toEqual([
      { gap: 20 },
      { index: 2 },
      { gap: 40 },
      { index: 7 },
      { index: 8 },
      { gap: 110 },
    ]);
  });

  test('whatever is drawn, the whole keeps its height and every row its place', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(99)), (drawn) => {
        const rows = drawn.toSorted((a, b) => a - b).map(row);
        let top = 0;
        for (const part of withGaps(rows, 1_000)) {
          if ('index' in part) expect(top).toBe(part.index * 10);
          top += 'gap' in part ? part.gap : 10;
        }
        expect(top).toBe(1_000);
      }),
    );
  });
});
