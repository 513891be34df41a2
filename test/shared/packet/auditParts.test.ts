import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitIntoParts } from '../../../shared/packet/auditParts.ts';
import type { PacketUnit, PageWeight, PartLimits } from '../../../shared/packet/auditParts.ts';

const page = (own: number, shared: readonly (readonly [number, number])[] = []): PageWeight => ({
  own,
  shared: new Map(shared),
});
const unit = (pages: number, own = 10): PacketUnit => ({
  pages: Array.from({ length: pages }, () => page(own)),
});
const front =
  (pages = 1, bytes = 0) =>
  () => ({ pages, bytes });
const NO_LIMITS: PartLimits = { pages: null, bytes: null };

describe('a packet falls into parts', () => {
  test('one, where nothing limits it', () => {
    const parts = splitIntoParts([unit(3), unit(500)], NO_LIMITS, front());
    expect(parts).toEqual([
      {
        slices: [
          { unit: 0, from: 0, pages: 3 },
          { unit: 1, from: 0, pages: 500 },
        ],
        pages: 504,
        bytes: 5030,
        overLimit: false,
      },
    ]);
  });

  test('between papers where the next one does not fit, the covers counted', () => {
    const parts = splitIntoParts([unit(4), unit(5), unit(1)], { pages: 10, bytes: null }, front(2));
    expect(parts.map(({ slices, pages }) => [slices.map((slice) => slice.unit), pages])).toEqual([
      [[0], 6],
      [[1, 2], 8],
    ]);
  });

  test('inside a paper only where it is larger than a part, beginning in the room that is left', () => {
    const parts = splitIntoParts([unit(2), unit(20)], { pages: 10, bytes: null }, front());
    expect(parts.map(({ slices }) => slices)).toEqual([
      [
        { unit: 0, from: 0, pages: 2 },
        { unit: 1, from: 0, pages: 7 },
      ],
      [{ unit: 1, from: 7, pages: 9 }],
      [{ unit: 1, from: 16, pages: 4 }],
    ]);
  });

  test('what pages share is counted once in a part, and again in the next', () => {
    const shared = { pages: [page(1, [[7, 50]]), page(1, [[7, 50]]), page(1, [[7, 50]])] };
    expect(splitIntoParts([shared], { pages: null, bytes: 60 }, front(1, 5))).toMatchObject([{ bytes: 58 }]);
    expect(splitIntoParts([shared], { pages: null, bytes: 57 }, front(1, 5))).toMatchObject([
      { bytes: 57, slices: [{ pages: 2 }] },
      { bytes: 56, slices: [{ from: 2, pages: 1 }] },
    ]);
  });

  test('a page that alone is too large stands alone and is named', () => {
    const parts = splitIntoParts(
      [unit(1), { pages: [page(900)] }, unit(1)],
      { pages: null, bytes: 100 },
      front(),
    );
    expect(parts.map(({ overLimit, slices }) => [overLimit, slices.length])).toEqual([
      [false, 1],
      [true, 1],
      [false, 1],
    ]);
  });
});

const anyUnits = fc.array(
  fc.array(
    fc.record({
      own: fc.integer({ min: 1, max: 90 }),
      key: fc.integer({ min: 0, max: 3 }),
      size: fc.constant(40),
    }),
    { maxLength: 30 },
  ),
  { maxLength: 8 },
);

test('whatever the papers weigh: every page once and in order, limits kept, no paper torn that fits', () => {
  fc.assert(
    fc.property(
      anyUnits,
      fc.option(fc.integer({ min: 3, max: 40 }), { nil: null }),
      fc.option(fc.integer({ min: 150, max: 2000 }), { nil: null }),
      (given, pages, bytes) => {
        const units = given.map((list) => ({
          pages: list.map(({ own, key, size }) => page(own, [[key, size]])),
        }));
        const overhead = { pages: 2, bytes: 20 };
        const parts = splitIntoParts(units, { pages, bytes }, () => overhead);
        const seen = parts.flatMap(({ slices }) =>
          slices.flatMap(({ unit: at, from, pages: count }) =>
            Array.from({ length: count }, (_, index) => `${String(at)}.${String(from + index)}`),
          ),
        );
        expect(seen).toEqual(
          units.flatMap((each, at) => each.pages.map((_, index) => `${String(at)}.${String(index)}`)),
        );
        for (const part of parts) {
          const weight = weigh(part.slices, units);
          expect(part.pages).toBe(overhead.pages + weight.pages);
          expect(part.bytes).toBe(overhead.bytes + weight.bytes);
          const over = (pages !== null && part.pages > pages) || (bytes !== null && part.bytes > bytes);
          expect(part.overLimit).toBe(over);
          if (over) expect(weight.pages).toBeLessThanOrEqual(1);
        }
        units.forEach((each, at) => {
          const places = parts.flatMap(({ slices }) => slices.filter((slice) => slice.unit === at));
          if (places.length < 2) return;
          const whole = weigh([{ unit: at, from: 0, pages: each.pages.length }], units);
          const fits =
            (pages === null || overhead.pages + whole.pages <= pages) &&
            (bytes === null || overhead.bytes + whole.bytes <= bytes);
          expect(fits).toBe(false);
        });
      },
    ),
    { numRuns: 300 },
  );
});

function weigh(
  slices: readonly { unit: number; from: number; pages: number }[],
  units: readonly PacketUnit[],
): { pages: number; bytes: number } {
  let pages = 0;
  let bytes = 0;
  for (const slice of slices) {
    const shown = units[slice.unit]?.pages.slice(slice.from, slice.from + slice.pages) ?? [];
    pages += shown.length;
    bytes += shown.reduce((sum, { own }) => sum + own, 0);
    bytes += 40 * new Set(shown.flatMap(({ shared }) => [...shared.keys()])).size;
  }
  return { pages, bytes };
}
