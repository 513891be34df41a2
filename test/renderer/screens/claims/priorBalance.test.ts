import { describe, expect, test } from 'vitest';
import {
  claimOff,
  lineOff,
  linesMatch,
  matchLines,
  offWords,
} from '../../../../renderer/screens/claims/priorBalance.ts';
import { nextControlNumber } from '../../../../renderer/screens/claims/filingWords.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';
import type { PayerAdjustment, PriorPayment } from '../../../../shared/domain/filing.ts';
import { there } from '../../../support/sampleRecords.ts';

const line = { ...there(exampleRepair().claim.lines[0]), chargeCents: 10_000, units: 2 };

function adjustment(cents: number): PayerAdjustment {
  return { group: 'CO', reason: '45', cents, quantity: null };
}

const PRIOR: PriorPayment = {
  coverageId: line.id,
  adjudicatedOn: '2026-11-01',
  claimNumber: '',
  paidCents: 7_000,
  adjustments: [],
  lines: [{ lineId: line.id, paidCents: 7_000, units: 2, adjustments: [adjustment(3_000)] }],
};

describe('what another payer decided', () => {
  test('balances where payment and adjustments come to the charge, to the cent', () => {
    const decision = there(PRIOR.lines[0]);
    expect(lineOff(10_000, decision)).toBe(0);
    expect(offWords(lineOff(10_001, decision))).toBe('$0.01 not accounted for');
    expect(offWords(lineOff(9_000, decision))).toBe('$10.00 too much');
    // A correction of an earlier reduction adds to the payment.
    expect(lineOff(10_000, { paidCents: 10_500, adjustments: [adjustment(-500)] })).toBe(0);
  });

  test('comes to what was paid in all, with what was taken off the claim as a whole', () => {
    expect(claimOff([line], PRIOR)).toBe(0);
    expect(claimOff([line], { ...PRIOR, paidCents: 6_900 })).toBe(100);
    expect(claimOff([line], { ...PRIOR, paidCents: 6_900, adjustments: [adjustment(100)] })).toBe(0);
    expect(claimOff([line], { ...PRIOR, paidCents: null })).toBeNull();
  });

  test('is measured against the charges where it was decided as a whole', () => {
    const whole = { ...PRIOR, lines: [], adjustments: [adjustment(3_000)] };
    expect(claimOff([line], whole)).toBe(0);
    expect(claimOff([line, line], whole)).toBe(10_000);
  });

  test('follows the lines of the claim: what was entered stays, a new line is asked for', () => {
    const other = { ...line, id: '01920000-0000-7000-8000-000000000999', units: 1 };
    expect(linesMatch([line], PRIOR)).toBe(true);
    expect(linesMatch([line, other], PRIOR)).toBe(false);
    const matched = matchLines([line, other], PRIOR);
    expect(matched.lines[0]).toEqual(PRIOR.lines[0]);
    expect(matched.lines[1]).toMatchObject({ lineId: other.id, paidCents: 0, units: 1 });
    expect(matchLines([other], PRIOR).lines.map(({ lineId }) => lineId)).toEqual([other.id]);
    expect(linesMatch([line], { lines: [] })).toBe(true);
  });
});

test('a control number is proposed that the claim has not yet', () => {
  expect(nextControlNumber('CW-2026-000123', [])).toBe('CW-2026-000123A1');
  expect(nextControlNumber('CW-2026-000123', ['CW-2026-000123A1', 'CW-2026-000123A3'])).toBe(
    'CW-2026-000123A2',
  );
});
