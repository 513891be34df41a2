import { expect, test } from 'vitest';
import {
  blockerIds,
  findingIds,
  judged,
  partOf,
  payerOf,
  recordOf,
  repair,
  statusOf,
} from '../startingCases.ts';

// The example: parts 2 × $65.00 + $11.50, labour 75 min at $80.00 = $100.00; $241.50 in all.
function against(replacementCents: number, percent = 100) {
  return judged('repair', (c) => {
    recordOf(c.equipment).replacementCents = replacementCents;
    payerOf(c).settings.repair.costCapPercent = percent;
  });
}

test('at the cap is within it, one cent over is not', () => {
  expect(against(24_150).findings).toEqual([]);
  expect(blockerIds(against(24_149))).toEqual(['L7600-COST-CAP']);
});

test('the payer’s share: 60% of $402.50 is $241.50 exactly, a cent less is over', () => {
  expect(against(40_250, 60).findings).toEqual([]);
  expect(against(40_249, 60).findings).toMatchObject([
    { rule: 'L7600-PAY-COSTRATIO', message: expect.stringContaining('60.01%') },
  ]);
});

test('a share of the whole or more adds nothing to the cap', () => {
  expect(statusOf(against(24_150, 100), 'L7600-PAY-COSTRATIO')).toBe('notApplicable');
  expect(statusOf(against(24_150, 120), 'L7600-PAY-COSTRATIO')).toBe('notApplicable');
  expect(blockerIds(against(24_149, 120))).toEqual(['L7600-COST-CAP']);
});

test('a part fitted free of charge does not count', () => {
  const evaluation = judged('repair', (c) => {
    recordOf(c.equipment).replacementCents = 24_150;
    payerOf(c).settings.repair.costCapPercent = 100;
    c.visit = {
      ...recordOf(c.visit),
      parts: [
        ...recordOf(c.visit).parts,
        { ...partOf(c, 0), id: c.office.id, billed: false, unitCostCents: null },
      ],
    };
  });
  expect(evaluation.findings).toEqual([]);
});

test('labor is rounded half up to the cent', () => {
  const at = (hourlyRateCents: number) =>
    judged('repair', (c) => {
      const visit = recordOf(c.visit);
      visit.labor = [
        {
          id: recordOf(visit.labor[0] ?? null).id,
          repairedCode: '',
          standardRepair: '',
          description: 'Bench',
          minutes: 1,
          hourlyRateCents,
          runs: [],
        },
      ];
      recordOf(c.equipment).replacementCents = 14_150 + 1;
      payerOf(c).settings.repair.costCapPercent = 100;
    });
  expect(findingIds(at(89))).toEqual([]);
  expect(findingIds(at(90))).toEqual(['L7600-COST-CAP']);
});

test('a repair without any price is not cheap, but unknown', () => {
  const evaluation = judged('repair', (c) => {
    const visit = recordOf(c.visit);
    visit.labor = [];
    visit.parts = [];
    visit.workDone = 'Cleaned the housing and set the pressure.';
    visit.workKinds = ['cleaning'];
  });
  expect(evaluation.findings).toMatchObject([
    { rule: 'L7600-COST-COMPARE', status: 'unknown', path: 'visit.labor' },
    { rule: 'CLAIM-LOG-LINK', status: 'unmet', path: 'claim.lines.0.logIds' },
  ]);
  expect(statusOf(evaluation, 'L7600-COST-CAP')).toBe('unknown');
});

test('parts already over the cap are over it, whatever the labor still costs', () => {
  const evaluation = judged('repair', (c) => {
    recordOf(c.equipment).replacementCents = 14_149;
    const labor = recordOf(c.visit).labor[0];
    if (labor) labor.minutes = null;
  });
  expect(statusOf(evaluation, 'L7600-COST-CAP')).toBe('unmet');
});

test('the clean example is what this file reckons with', () => {
  expect(recordOf(repair().visit).parts.map((part) => [part.quantity, part.unitCostCents])).toEqual([
    [2, 6_500],
    [1, 1_150],
  ]);
});

test('a comparison made today stands', () => {
  const evaluation = judged('repair', (c) => {
    c.claim.repair.comparison.comparedOn = '2026-11-02';
  });
  expect(evaluation.findings).toEqual([]);
});

test.each(['quantity', 'unitCostCents'] as const)(
  'while a part’s %s is missing the cost is not known',
  (field) => {
    const evaluation = judged('repair', (c) => {
      partOf(c, 0)[field] = null;
    });
    for (const id of ['L7600-COST-CAP', 'L7600-COST-COMPARE', 'L7600-PAY-COSTRATIO', 'L7600-DOC-INVOICE']) {
      expect([id, statusOf(evaluation, id)]).toEqual([id, 'unknown']);
    }
    expect(findingIds(evaluation)).toEqual(['L7600-DOC-PARTS']);
  },
);
