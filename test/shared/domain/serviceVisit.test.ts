import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  effectiveVisit,
  laborCost,
  partCost,
  repairCost,
  ServiceVisit,
  type Amendment,
} from '../../../shared/domain/serviceVisit.ts';
import { exampleId } from '../../../shared/rules/examples/people.ts';
import { recordOf, repair } from '../rules/startingCases.ts';

const visit = (): ServiceVisit => recordOf(repair().visit);

function amendment(path: string, after: Amendment['after']): Amendment {
  return {
    id: exampleId(91),
    path,
    before: null,
    after,
    reason: 'Mistyped',
    at: '2026-10-22T09:00:00.000Z',
    userId: exampleId(5),
    userName: 'Morgan Benchworth',
  };
}

describe('cost', () => {
  test('of parts and labor, and of what is not known', () => {
    expect(partCost({ quantity: 3, unitCostCents: 333 })).toBe(999);
    expect(partCost({ quantity: null, unitCostCents: 333 })).toBeNull();
    expect(partCost({ quantity: 3, unitCostCents: null })).toBeNull();
    expect(laborCost({ minutes: 75, hourlyRateCents: 8_000 })).toBe(10_000);
    expect(laborCost({ minutes: 1, hourlyRateCents: 89 })).toBe(1);
    expect(laborCost({ minutes: 1, hourlyRateCents: 90 })).toBe(2);
    expect(laborCost({ minutes: null, hourlyRateCents: 90 })).toBeNull();
  });

  test('of the example', () => {
    expect(repairCost(visit())).toEqual({
      partsCents: 14_150,
      laborCents: 10_000,
      totalCents: 24_150,
      unpricedLines: 0,
    });
  });

  test('a part that is not billed costs nothing; a line without a price is counted', () => {
    const { parts, labor } = visit();
    const changed = parts.map((part, index) =>
      index === 0 ? { ...part, billed: false } : { ...part, quantity: null },
    );
    expect(repairCost({ parts: changed, labor })).toEqual({
      partsCents: 0,
      laborCents: 10_000,
      totalCents: 10_000,
      unpricedLines: 1,
    });
  });

  test('is whole cents for any line', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1440 }),
        fc.integer({ min: 0, max: 100_000 }),
        (minutes, hourlyRateCents) => {
          const cost = laborCost({ minutes, hourlyRateCents }) ?? NaN;
          expect(Number.isInteger(cost)).toBe(true);
          expect(Math.abs(cost - (minutes * hourlyRateCents) / 60)).toBeLessThanOrEqual(0.5);
        },
      ),
    );
  });
});

describe('amendments', () => {
  test('apply in their order, and leave the original alone', () => {
    const sealed = {
      ...visit(),
      amendments: [amendment('resultNote', 'first'), amendment('resultNote', 'second')],
    };
    const before = JSON.stringify(sealed);
    expect(effectiveVisit(sealed).resultNote).toBe('second');
    expect(JSON.stringify(sealed)).toBe(before);
  });

  test('reach into lists', () => {
    const changed = effectiveVisit({
      ...visit(),
      amendments: [amendment('parts.1.quantity', 2), amendment('before.flowLpm', 1.5)],
    });
    expect(changed.parts.map((part) => part.quantity)).toEqual([2, 2]);
    expect(changed.before.flowLpm).toBe(1.5);
  });

  test.each([
    ['nowhere', 'x'],
    ['parts.9.quantity', 2],
    ['parts.0.nothing', 2],
    ['parts.0.quantity', 'two'],
    ['constructor.name', 'x'],
    ['__proto__.x', 'x'],
    ['', 'x'],
  ])('%j = %j cannot apply and is passed over', (path, after) => {
    const sealed = { ...visit(), amendments: [amendment(path, after), amendment('resultNote', 'still')] };
    const { resultNote, ...rest } = effectiveVisit(sealed);
    const { resultNote: _, ...original } = sealed;
    expect(rest).toEqual(original);
    expect(resultNote).toBe('still');
  });

  test('any amendment whatever leaves a valid visit', () => {
    const path = fc.oneof(
      fc.constantFrom(
        'parts',
        'parts.0',
        'parts.0.reason',
        'labor.0.minutes',
        'seal',
        'amendments',
        'id',
        'revision',
      ),
      fc.string({ maxLength: 30 }),
    );
    fc.assert(
      fc.property(path, fc.jsonValue({ maxDepth: 2 }), (where, after) => {
        // What came through JSON, as every stored amendment did.
        const value = JSON.parse(JSON.stringify(after));
        expect(
          ServiceVisit.safeParse(effectiveVisit({ ...visit(), amendments: [amendment(where, value)] }))
            .success,
        ).toBe(true);
      }),
    );
  });
});
