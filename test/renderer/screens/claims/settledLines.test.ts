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
    const { rows, total } = settledLines(
      LINES,
      [aPayment({ paidCents: 6_000, patientCents: 1_500, adjustments, remarks: ['N115'] })],
      [],
    );
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
      deniedCents: 0,
      openCents: 5_500,
    });
  });

  test('a reversal takes its own back, and reasons that come to nothing are left out', () => {
    const cut = { group: 'CO', reason: '197', cents: 10_000 };
    const { rows } = settledLines(
      LINES,
      [
        aPayment({ adjustments: [cut] }),
        aPayment({ adjustments: [{ ...cut, cents: -10_000 }] }),
        aPayment({ paidCents: 10_000, on: '2026-11-25' }),
      ],
      [],
    );
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
    const { total } = settledLines(
      LINES.slice(0, 1),
      [
        aPayment({ from, paidCents: 5_000, patientCents: 3_000, adjustments: first }),
        aPayment({
          from: { ...from, payerIdentifier: '2', status: '2' },
          paidCents: 3_000,
          adjustments: [{ group: 'OA', reason: '23', cents: 7_000 }],
        }),
      ],
      [],
    );
    expect(total).toMatchObject({ paidCents: 8_000, patientCents: 0, adjustedCents: 2_000, openCents: 0 });
  });

  test('what is said of the whole claim has a row of its own and counts in the sum', () => {
    const { rows, total } = settledLines(LINES, [aPayment({ lineId: null, paidCents: -300 })], []);
    expect(rows.at(-1)).toMatchObject({ lineId: null, label: 'Whole claim', paidCents: -300 });
    expect(total.paidCents).toBe(-300);
    expect(settledLines(LINES, [], []).rows).toHaveLength(2);
  });
});

describe('what was denied', () => {
  const denied = { lineId: anId(1), kind: 'denied', state: 'open', reasonGroup: 'CO', cents: 8_000 } as const;
  const cut = [
    { group: 'CO', reason: '45', cents: 2_000 },
    { group: 'CO', reason: '50', cents: 8_000 },
  ];

  test.each(['open', 'working', 'answered'] as const)('is no adjustment while its refusal is %s', (state) => {
    const { rows, total } = settledLines(LINES, [aPayment({ adjustments: cut })], [{ ...denied, state }]);
    expect(rows[0]).toMatchObject({ deniedCents: 8_000, adjustedCents: 2_000, openCents: 0 });
    expect(rows[1]).toMatchObject({ deniedCents: 0, openCents: 5_000 });
    expect(total).toMatchObject({ deniedCents: 8_000, adjustedCents: 2_000, openCents: 5_000 });
  });

  test('is taken off once the refusal is closed; what was rejected was never judged', () => {
    const gone = [
      { ...denied, state: 'closed' } as const,
      { ...denied, kind: 'rejected' } as const,
      { ...denied, reasonGroup: 'TWICE' } as const,
    ];
    const { rows, total } = settledLines(LINES, [aPayment({ adjustments: cut })], gone);
    expect(rows[0]).toMatchObject({ deniedCents: 0, adjustedCents: 10_000 });
    expect(total.deniedCents).toBe(0);
  });

  test('is never more than was taken off: not the patient’s share, not twice, not what was taken back', () => {
    const shared = [{ group: 'PR', reason: '96', cents: 10_000 }];
    const owed = settledLines(LINES, [aPayment({ patientCents: 10_000, adjustments: shared })], [denied]);
    expect(owed.rows[0]).toMatchObject({ deniedCents: 0, patientCents: 10_000 });
    const twice = settledLines(LINES, [aPayment({ adjustments: cut })], [denied, denied]);
    expect(twice.rows[0]).toMatchObject({ deniedCents: 10_000, adjustedCents: 0 });
    const back = settledLines(LINES, [], [{ ...denied, lineId: null }]);
    expect(back.total).toMatchObject({ deniedCents: 0, openCents: 15_000 });
  });

  test('without an amount is all that was taken off a line that was not paid', () => {
    const { rows } = settledLines(
      LINES,
      [aPayment({ adjustments: [{ group: 'CO', reason: '50', cents: 10_000 }] })],
      [{ ...denied, cents: 0 }],
    );
    expect(rows[0]).toMatchObject({ deniedCents: 10_000, adjustedCents: 0, openCents: 0 });
  });

  test('of the claim as a whole stands in its own row', () => {
    const { rows, total } = settledLines(
      LINES,
      [aPayment({ lineId: null, adjustments: [{ group: 'CO', reason: '29', cents: 15_000 }] })],
      [{ ...denied, lineId: null, cents: 15_000 }],
    );
    expect(rows.at(-1)).toMatchObject({ label: 'Whole claim', deniedCents: 15_000, adjustedCents: 0 });
    expect(total).toMatchObject({ deniedCents: 15_000, adjustedCents: 0 });
  });
});
