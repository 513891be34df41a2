import { describe, expect, test } from 'vitest';
import { settledLines } from '../../../../renderer/screens/claims/settledLines.ts';
import type { Payment } from '../../../../shared/domain/returned.ts';
import { anId } from '../../records/fakeProgram.ts';

const LINES = [
  { id: anId(1), code: 'K0739', modifiers: ['RB'], chargeCents: 10_000 },
  { id: anId(2), code: 'E1390', modifiers: [], chargeCents: 5_000 },
];

let next = 100;

function aPayment(more: Partial<Payment>): Payment {
  return {
    id: anId((next += 1)),
    claimId: anId(8),
    lineId: anId(1),
    remittanceClaimId: null,
    turnsId: null,
    from: null,
    paidCents: 0,
    allowedCents: null,
    patientCents: 0,
    adjustments: [],
    remarks: [],
    on: '2026-11-20',
    note: '',
    at: '2026-11-20T10:00:00.000Z',
    userName: 'Sam Exampledesk',
    ...more,
  };
}

describe('what is settled of a claim', () => {
  test('charged is paid, the patient’s, adjusted and open', () => {
    const adjustments = [
      { group: 'CO', reason: '45', cents: 2_000 },
      { group: 'PR', reason: '2', cents: 1_500 },
    ];
    const { rows, total } = settledLines(LINES, [
      aPayment({ paidCents: 6_000, patientCents: 1_500, adjustments, remarks: ['N115'] }),
    ]);
    expect(rows[0]).toMatchObject({
      label: '1: K0739 RB',
      paidCents: 6_000,
      patientCents: 1_500,
      adjustedCents: 2_000,
      openCents: 500,
      remarks: ['N115'],
    });
    expect(rows[1]).toMatchObject({ openCents: 5_000, days: [], unpaid: true });
    expect(total).toEqual({
      chargeCents: 15_000,
      paidCents: 6_000,
      patientCents: 1_500,
      adjustedCents: 2_000,
      openCents: 5_500,
    });
  });

  test('a reversal takes its own back, and reasons that come to nothing are left out', () => {
    const cut = { group: 'CO', reason: '197', cents: 10_000 };
    const { rows } = settledLines(LINES, [
      aPayment({ adjustments: [cut] }),
      aPayment({ adjustments: [{ ...cut, cents: -10_000 }] }),
      aPayment({ paidCents: 10_000, on: '2026-11-25' }),
    ]);
    expect(rows[0]).toMatchObject({ paidCents: 10_000, openCents: 0, adjustments: [] });
    expect(rows[0]?.days).toEqual(['2026-11-20', '2026-11-25']);
  });

  test('a second payer’s word takes the place of the first one’s on what the patient owes', () => {
    const from = {
      payerIdentifier: '1',
      payerName: 'A',
      status: '1',
      payerClaimNumber: 'A1',
      originalPayerClaimNumber: '',
    };
    const first = [
      { group: 'CO', reason: '45', cents: 2_000 },
      { group: 'PR', reason: '2', cents: 3_000 },
    ];
    const { total } = settledLines(LINES.slice(0, 1), [
      aPayment({ from, paidCents: 5_000, patientCents: 3_000, adjustments: first }),
      aPayment({
        from: { ...from, payerIdentifier: '2', status: '2' },
        paidCents: 3_000,
        adjustments: [{ group: 'OA', reason: '23', cents: 7_000 }],
      }),
    ]);
    expect(total).toMatchObject({ paidCents: 8_000, patientCents: 0, adjustedCents: 2_000, openCents: 0 });
  });

  test('what is said of the whole claim has a row of its own and counts in the sum', () => {
    const { rows, total } = settledLines(LINES, [aPayment({ lineId: null, paidCents: -300 })]);
    expect(rows.at(-1)).toMatchObject({ lineId: null, label: 'Whole claim', paidCents: -300 });
    expect(total.paidCents).toBe(-300);
    expect(settledLines(LINES, []).rows).toHaveLength(2);
  });
});
