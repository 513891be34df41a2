import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amountOf,
  billingUnit,
  unitsFor,
  type BilledUnits,
  type BillingUnit,
} from '../../../../shared/rules/checks/radiopharmaceuticalDose.ts';
import { loadHcpcs } from '../../../../shared/codes/loadHcpcs.ts';
import { payerOf, radiopharmaceutical } from '../startingCases.ts';

const BOOK = await loadHcpcs();

function unitOf(code: string): BillingUnit {
  const unit = billingUnit(code, null, null);
  if (unit === null) throw new Error('no unit');
  return unit;
}

function unitsOf(
  code: string,
  given: number,
  discarded: number,
  unit: 'millicurie' | 'microcurie' | 'treatmentDose' = 'millicurie',
): BilledUnits | string {
  return unitsFor(unitOf(code), amountOf(given, unit), amountOf(discarded, unit));
}

describe('units of a dose', () => {
  test.each([
    // A begun unit counts whole, and the last one covers what was left of it.
    ['A9600', 4, 0, { given: 4, discarded: 0 }],
    ['A9600', 3.2, 0.8, { given: 4, discarded: 0 }],
    ['A9600', 3.2, 0.801, { given: 4, discarded: 1 }],
    ['A9600', 3.001, 1, { given: 4, discarded: 1 }],
    ['A9600', 0.001, 0, { given: 1, discarded: 0 }],
    ['A9513', 200, 5.5, { given: 200, discarded: 6 }],
    ['A9607', 199.999, 0.001, { given: 200, discarded: 0 }],
    // Sums that no binary fraction holds.
    ['A9600', 0.1, 0.2, { given: 1, discarded: 0 }],
    ['A9600', 1.1, 2.2, { given: 2, discarded: 2 }],
    ['A9600', 4.35, 0.65, { given: 5, discarded: 0 }],
    ['A9600', 1.005, 0.995, { given: 2, discarded: 0 }],
  ] as const)('%s: %d mCi given, %d discarded', (code, given, discarded, units) => {
    expect(unitsOf(code, given, discarded)).toEqual(units);
  });

  test('by the microcurie, whatever unit the record is kept in', () => {
    expect(unitsOf('A9606', 148.2, 12.5, 'microcurie')).toEqual({ given: 149, discarded: 12 });
    expect(unitsOf('A9606', 0.148, 0.013)).toEqual({ given: 148, discarded: 13 });
    expect(unitsOf('A9600', 4000, 0, 'microcurie')).toEqual({ given: 4, discarded: 0 });
    expect(unitsOf('A9600', 4000.001, 0, 'microcurie')).toEqual({ given: 5, discarded: 0 });
  });

  test('a treatment dose is one unit up to the activity of its descriptor, and its rest is part of it', () => {
    expect(unitsOf('A9604', 67.5, 10)).toEqual({ given: 1, discarded: 0 });
    expect(unitsOf('A9604', 150, 0)).toEqual({ given: 1, discarded: 0 });
    expect(unitsOf('A9604', 150.001, 0)).toContain('up to 150 millicuries');
    expect(unitsOf('A9604', 150_000, 0, 'microcurie')).toEqual({ given: 1, discarded: 0 });
    expect(unitsOf('A9543', 40.001, 0)).toContain('up to 40 millicuries');
    expect(unitsOf('A9545', 500, 0)).toEqual({ given: 1, discarded: 0 });
    expect(unitsOf('A9604', 0, 0)).toEqual({ given: 0, discarded: 0 });
    expect(unitsOf('A9604', 2, 0, 'treatmentDose')).toEqual({ given: 2, discarded: 0 });
    expect(unitsOf('A9604', 0.5, 0.5, 'treatmentDose')).toContain('billed whole');
    expect(unitsOf('A9600', 1, 0, 'treatmentDose')).toContain('counts treatment doses');
  });

  test('for any dose the units are those of exact arithmetic', () => {
    const thousandths = fc.integer({ min: 1, max: 1_000_000_000 });
    const rest = fc.integer({ min: 0, max: 1_000_000_000 });
    const kinds = [
      { code: 'A9600', record: 'millicurie', per: 1_000n },
      { code: 'A9513', record: 'microcurie', per: 1_000_000n },
      { code: 'A9606', record: 'microcurie', per: 1_000n },
      { code: 'A9606', record: 'millicurie', per: 1n },
    ] as const;
    const kind = fc.constantFrom(...kinds);
    fc.assert(
      fc.property(thousandths, rest, kind, (given, left, { code, record, per }) => {
        const up = (amount: bigint): number => Number((amount + per - 1n) / per);
        const whole = up(BigInt(given));
        expect(unitsOf(code, given / 1000, left / 1000, record)).toEqual({
          given: whole,
          discarded: up(BigInt(given) + BigInt(left)) - whole,
        });
      }),
      { numRuns: 2000 },
    );
  });

  test('the unit of the record does not change what is billed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.constantFrom('A9600', 'A9606', 'A9607'),
        (given, left, code) => {
          expect(unitsOf(code, given, left, 'microcurie')).toEqual(unitsOf(code, given / 1000, left / 1000));
        },
      ),
    );
  });

  test('more given never bills less, and what is discarded never lessens what was given', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (given, more, left) => {
          const less = unitsOf('A9600', given / 1000, left / 1000);
          const greater = unitsOf('A9600', (given + more) / 1000, left / 1000);
          if (typeof less === 'string' || typeof greater === 'string') throw new Error('no units');
          expect(greater.given).toBeGreaterThanOrEqual(less.given);
          expect(less.discarded).toBeGreaterThanOrEqual(0);
          expect(less.discarded).toBeLessThanOrEqual(Math.ceil(left / 1000));
          expect(unitsOf('A9600', given / 1000, 0)).toEqual({ given: less.given, discarded: 0 });
        },
      ),
    );
  });
});

describe('what one unit stands for', () => {
  test.each(['A9513', 'A9517', 'A9527', 'A9530', 'A9563', 'A9564', 'A9590', 'A9600', 'A9607'])(
    '%s bills by the millicurie, as its descriptor says',
    (code) => {
      expect(unitOf(code)).toMatchObject({ is: 'activity', thousandths: 1_000_000 });
      expect(BOOK.entry(code)?.long).toMatch(/millicurie$/);
    },
  );

  test('A9606 bills by the microcurie, A9604 and A9543 by the treatment dose', () => {
    expect(unitOf('A9606')).toMatchObject({ is: 'activity', thousandths: 1000 });
    expect(BOOK.entry('A9606')?.long).toMatch(/microcurie$/);
    for (const [code, most] of [
      ['A9604', 150],
      ['A9543', 40],
    ] as const) {
      expect(unitOf(code)).toMatchObject({ is: 'treatmentDose', atMost: most * 1_000_000 });
      expect(BOOK.entry(code)?.long).toContain(`per treatment dose, up to ${most} millicuries`);
    }
  });

  test('no source says what A9699 or a code of another kind stands for', () => {
    expect(billingUnit('A9699', null, null)).toBeNull();
    expect(billingUnit('L1320', null, null)).toBeNull();
  });

  test('A9600 is a treatment dose only for a payer that has agreed to the guide, and never for Medicare', () => {
    const payer = payerOf(radiopharmaceutical());
    expect(billingUnit('A9600', payer, null)?.is).toBe('treatmentDose');
    expect(billingUnit('A9600', payer, 'guide')?.is).toBe('treatmentDose');
    expect(billingUnit('A9600', payer, 'official')?.is).toBe('activity');
    expect(billingUnit('A9600', null, null)?.is).toBe('activity');
    expect(billingUnit('A9600', { ...payer, class: 'medicare' }, null)?.is).toBe('activity');
    for (const agreement of [
      { code: 'A9600', source: ' ', confirmedOn: '2026-02-02' },
      { code: 'A9600', source: 'Manual, page 1', confirmedOn: null },
      { code: 'L1320', source: 'Manual, page 1', confirmedOn: '2026-02-02' },
    ]) {
      const settings = { ...payer.settings, codeAgreements: [agreement] };
      expect(billingUnit('A9600', { ...payer, settings }, null)?.is).toBe('activity');
    }
    expect(billingUnit('A9513', payer, null)?.is).toBe('activity');
  });
});
