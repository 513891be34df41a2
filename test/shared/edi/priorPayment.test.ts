import { expect, test } from 'vitest';
import { PriorPayment } from '../../../shared/domain/filing.ts';
import { priorPaymentOf } from '../../../shared/edi/priorPayment.ts';

const COVERAGE = '01900000-0000-7000-8000-000000000001';
const LINES = [
  { id: '01900000-0000-7000-8000-000000000011', units: 2, from: 'line-1' },
  { id: '01900000-0000-7000-8000-000000000012', units: null, from: 'line-2' },
];
const DECIDED = {
  number: 'ICN7',
  decidedOn: '2026-11-21',
  decided: [
    {
      lineId: 'line-1',
      paidCents: 6_000,
      adjustments: [
        { group: 'CO', reason: '45', cents: 2_500 },
        { group: 'PR', reason: '2', cents: 1_500 },
      ],
    },
  ],
};

test('a decision by lines is told by lines; a line that it left out is there with nothing', () => {
  const prior = priorPaymentOf(DECIDED, COVERAGE, LINES);
  expect(PriorPayment.parse(prior)).toEqual({
    coverageId: COVERAGE,
    adjudicatedOn: '2026-11-21',
    claimNumber: 'ICN7',
    paidCents: 6_000,
    adjustments: [],
    lines: [
      {
        lineId: LINES[0]?.id,
        paidCents: 6_000,
        units: 2,
        adjustments: [
          { group: 'CO', reason: '45', cents: 2_500, quantity: null },
          { group: 'PR', reason: '2', cents: 1_500, quantity: null },
        ],
      },
      { lineId: LINES[1]?.id, paidCents: 0, units: 0, adjustments: [] },
    ],
  });
});

test('a decision on the whole claim alone is told of the whole; beside lines it takes off what they were paid', () => {
  const whole = {
    lineId: null,
    paidCents: 4_000,
    adjustments: [{ group: 'CO', reason: '97', cents: 6_000 }],
  };
  expect(priorPaymentOf({ ...DECIDED, decided: [whole] }, COVERAGE, LINES)).toMatchObject({
    paidCents: 4_000,
    lines: [],
    adjustments: [{ group: 'CO', reason: '97', cents: 6_000 }],
  });
  const beside = { ...whole, paidCents: -6_000 };
  expect(
    priorPaymentOf({ ...DECIDED, decided: [...DECIDED.decided, beside] }, COVERAGE, LINES),
  ).toMatchObject({
    paidCents: 0,
    lines: [{ paidCents: 6_000 }, { paidCents: 0 }],
    adjustments: [{ cents: 6_000 }],
  });
});

test('an amount that could not be read is left out, and a group that is no code of a claim is “other”', () => {
  const odd = {
    lineId: 'line-1',
    paidCents: 0,
    adjustments: [
      { group: 'CO', reason: '45', cents: null },
      { group: 'ZZ', reason: '45', cents: 100 },
    ],
  };
  const prior = priorPaymentOf({ ...DECIDED, decided: [odd] }, COVERAGE, LINES);
  expect(prior.lines[0]?.adjustments).toEqual([{ group: 'OA', reason: '45', cents: 100, quantity: null }]);
});
