import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { evaluateCase, gapText } from '../../../shared/rules/evaluate.ts';
import { exampleId } from '../../../shared/rules/examples/people.ts';
import type { rental } from './startingCases.ts';
import {
  anOverride,
  blockerIds,
  dropPapers,
  findingIds,
  judged,
  lineOf,
  paperOf,
  payerOf,
  recordOf,
  repair,
  statusOf,
} from './startingCases.ts';

describe('one gap, one finding', () => {
  test('without a visit only the log speaks; everything that needs the visit waits for it', () => {
    const evaluation = judged('repair', (c) => {
      c.visit = null;
    });
    expect(findingIds(evaluation)).toEqual(['L7600-DOC-LOG']);
    const waiting = evaluation.requirements.filter(({ evidence }) =>
      evidence.startsWith('Waits for L7600-DOC-LOG'),
    );
    expect(waiting.map(({ id }) => id).sort()).toEqual([
      'CLAIM-LOG-LINK',
      'L7600-COST-CAP',
      'L7600-COST-COMPARE',
      'L7600-DENY-ROUTINE',
      'L7600-DOC-COMPLETE',
      'L7600-DOC-INVOICE',
      'L7600-DOC-MALFUNCTION',
      'L7600-DOC-PARTS',
      'L7600-DOC-PARTS-NONE',
      'L7600-DOC-REPAIR',
      'L7600-DOC-REPORT',
      'L7600-PAY-COSTRATIO',
      'L7600-PAY-PARTS',
      'L7600-SCOPE-REPAIR',
      'L7600-SCOPE-SUPPLIER',
      'RECORD-DELIVERY',
      'RECORD-LABOR-TIME',
      'RECORD-PART-TWICE',
      'RECORD-SAME-FAULT',
      'RECORD-TECHNICIAN',
      'RECORD-WARRANTY',
    ]);
    expect(new Set(waiting.map(({ status }) => status))).toEqual(new Set(['unknown']));
    expect(evaluation.finalisable).toBe(false);
  });

  test('a rule that other rules wait for weighs as much as they do', () => {
    const evaluation = judged('rental', (c) => {
      c.claim.delivery.deliveredOn = null;
      lineOf(c).modifiers = ['RR', 'GA'];
      c.claim.notice.abnIssuedOn = '2026-10-05';
      c.claim.notice.abnSignedOn = '2026-10-05';
      c.documents.push({ ...paperOf(c, 'proofOfDelivery'), id: exampleId(99), type: 'abn' });
    });
    // Proof of delivery alone is a warning for a commercial payer; the notice hangs on the same day and blocks.
    expect(evaluation.findings).toMatchObject([{ rule: 'CLAIM-DELIVERY', severity: 'blocker' }]);
    expect(statusOf(evaluation, 'E1392-MOD-GA')).toBe('unknown');
    expect(evaluation.finalisable).toBe(false);
  });

  test('two gaps of one rule stand in one finding, and the cursor goes to the first', () => {
    const evaluation = judged('repair', (c) => {
      recordOf(c.visit).findings = [];
      recordOf(c.visit).result = null;
    });
    expect(evaluation.findings).toMatchObject([
      {
        rule: 'L7600-DOC-COMPLETE',
        path: 'visit.findings',
        message: expect.stringMatching(/finding.*; the result/),
      },
    ]);
  });

  test('a cost over the whole replacement is told once, and by the payer’s share once that was set aside', () => {
    const over = (c: ReturnType<typeof repair>): void => {
      recordOf(c.equipment).replacementCents = 20_000;
    };
    expect(findingIds(judged('repair', over))).toEqual(['L7600-COST-CAP']);
    const after = judged('repair', (c) => {
      over(c);
      c.claim.overrides = [anOverride('L7600-COST-CAP')];
    });
    expect([...blockerIds(after)].sort()).toEqual(['L7600-COST-CAP', 'L7600-PAY-COSTRATIO']);
    expect(after.finalisable).toBe(false);
  });

  test('a false statement of KX comes up when the thresholds were set aside', () => {
    const failing = (c: ReturnType<typeof rental>): void => {
      recordOf(c.oxygenTest).saturation = 92;
    };
    expect(findingIds(judged('rental', failing))).toEqual(['E1392-CRITERIA']);
    const waived = judged('rental', (c) => {
      failing(c);
      c.claim.overrides = [anOverride('E1392-CRITERIA'), anOverride('E1392-MOD-KX')];
    });
    expect(waived.finalisable).toBe(false);
    expect(waived.findings.find(({ rule }) => rule === 'E1392-MOD-KX')).toMatchObject({
      severity: 'blocker',
      override: null,
    });
    const honest = judged('rental', (c) => {
      failing(c);
      lineOf(c).modifiers = ['RR'];
      c.claim.overrides = [anOverride('E1392-CRITERIA')];
    });
    expect(honest.finalisable).toBe(true);
    expect(statusOf(honest, 'E1392-MOD-KX')).toBe('met');
  });
});

describe('overrides', () => {
  const noOrder = (c: ReturnType<typeof repair>): void => {
    recordOf(c.order).signature = 'none';
  };

  test.each(['billingLead', 'owner'] as const)(
    'a %s with a reason sets a finding aside, and it stays listed',
    (role) => {
      const override = anOverride('L7600-DOC-ORDER', { role });
      const evaluation = judged('repair', (c) => {
        noOrder(c);
        c.claim.overrides = [override];
      });
      expect(evaluation.findings).toMatchObject([{ rule: 'L7600-DOC-ORDER', severity: 'blocker', override }]);
      expect(evaluation.finalisable).toBe(true);
      expect(statusOf(evaluation, 'L7600-DOC-ORDER')).toBe('unmet');
      expect(evaluation.billReady.missing).toEqual([]);
      // A reviewer still asks for the order.
      expect(evaluation.auditReady.missing).toEqual([{ id: 'L7600-DOC-ORDER', title: 'Physician’s order' }]);
      expect(gapText(evaluation)).toBe('');
    },
  );

  test.each([
    ['office staff', { role: 'office' as const }],
    ['a technician', { role: 'technician' as const }],
    ['a reader', { role: 'readOnly' as const }],
    ['no reason', { reason: ' \n' }],
    ['taken back', { withdrawnAt: '2026-11-01T11:00:00.000Z' }],
    ['another rule', { ruleId: 'L7600-DOC-NOTES' }],
  ])('%s: it does not count', (_what, change) => {
    const evaluation = judged('repair', (c) => {
      noOrder(c);
      c.claim.overrides = [anOverride('L7600-DOC-ORDER', change)];
    });
    expect(evaluation.finalisable).toBe(false);
    expect(evaluation.findings).toMatchObject([
      { rule: 'L7600-DOC-ORDER', overridable: true, override: null },
    ]);
  });

  test('a later override of somebody who may counts beside one that was taken back', () => {
    const valid = anOverride('L7600-DOC-ORDER', { at: '2026-11-01T12:00:00.000Z' });
    const evaluation = judged('repair', (c) => {
      noOrder(c);
      c.claim.overrides = [anOverride('L7600-DOC-ORDER', { withdrawnAt: '2026-11-01T11:00:00.000Z' }), valid];
    });
    expect(evaluation.findings[0]?.override).toEqual(valid);
  });

  test('what may never be waived blocks all the same', () => {
    const evaluation = judged('repair', (c) => {
      lineOf(c).chargeCents = null;
      c.claim.overrides = [anOverride('CLAIM-LINES')];
    });
    expect(evaluation.findings).toMatchObject([{ rule: 'CLAIM-LINES', overridable: false, override: null }]);
    expect(evaluation.finalisable).toBe(false);
  });

  test('what waited for a finding that was set aside does not block either', () => {
    const evaluation = judged('repair', (c) => {
      c.order = null;
      c.physician = null;
      c.claim.overrides = [anOverride('L7600-DOC-ORDER')];
    });
    expect(findingIds(evaluation)).toEqual(['L7600-DOC-ORDER']);
    expect(statusOf(evaluation, 'CLAIM-PHYSICIAN')).toBe('unknown');
    expect(evaluation.finalisable).toBe(true);
  });

  test('an attestation is not carried by setting the missing test aside', () => {
    const evaluation = judged('rental', (c) => {
      c.oxygenTest = null;
      c.claim.overrides = [anOverride('E1392-DOC-TEST')];
    });
    expect([...blockerIds(evaluation)].sort()).toEqual(['E1392-DOC-TEST', 'E1392-MOD-KX']);
    expect(evaluation.finalisable).toBe(false);
    const medicare = judged('medicareRental', (c) => {
      c.oxygenTest = null;
      c.claim.overrides = [anOverride('E1392-DOC-TEST'), anOverride('E1392-MOD-KX')];
    });
    expect(medicare.finalisable).toBe(false);
    expect(medicare.findings.find(({ rule }) => rule === 'E1392-MOD-KX')).toMatchObject({ override: null });
  });

  test('an override of a rule that is met changes nothing', () => {
    expect(
      judged('repair', (c) => {
        c.claim.overrides = [anOverride('L7600-DOC-ORDER')];
      }),
    ).toEqual(judged('repair'));
  });
});

describe('the visit as amended', () => {
  test('an amendment mends a gap of the sealed log, and opens one', () => {
    const amend = (path: string, before: string, after: string) => ({
      id: exampleId(90),
      path,
      before,
      after,
      reason: 'Read from the bench sheet',
      at: '2026-10-22T09:00:00.000Z',
      userId: exampleId(5),
      userName: 'Morgan Benchworth',
    });
    const mended = judged('repair', (c) => {
      recordOf(c.visit).technicianName = '';
      recordOf(c.visit).amendments = [amend('technicianName', '', 'Morgan Benchworth')];
    });
    expect(mended.findings).toEqual([]);
    const opened = judged('repair', (c) => {
      recordOf(c.visit).amendments = [amend('parts.0.reason', 'Spent', '')];
    });
    expect(opened.findings).toMatchObject([{ rule: 'L7600-DOC-PARTS', path: 'visit.parts.0.reason' }]);
  });
});

describe('which pack judges', () => {
  test('the one of the date of service, not of today', () => {
    expect(evaluateCase(repair(), '2031-01-01').packs[0]).toBe('guides-2026-11');
  });

  test('a date before every pack: nothing was checked, and it says so', () => {
    const evaluation = judged('repair', (c) => {
      c.claim.dateOfService = '2019-12-31';
    });
    expect(evaluation).toMatchObject({
      pack: 'none',
      finalisable: false,
      counts: { met: 0, unmet: 0, unknown: 1, notApplicable: 0 },
      findings: [{ rule: 'CLAIM-DATE', severity: 'blocker', status: 'unknown', path: 'claim.dateOfService' }],
      billable: { answer: 'needsPerson' },
    });
    expect(evaluation.findings[0]?.message).toContain('2019-12-31');
    expect(gapText(evaluation)).toBe('Date of service');
  });

  test('the first day of the first pack is judged', () => {
    expect(
      judged('repair', (c) => {
        c.claim.dateOfService = '2020-01-01';
      }).pack,
    ).toBe('guides-2026-11');
  });

  test('without a date of service the visit’s day chooses, and then the delivery’s, and then today', () => {
    const before = judged('repair', (c) => {
      c.claim.dateOfService = null;
      recordOf(c.visit).visitedOn = '2019-06-01';
    });
    expect(before.pack).toBe('none');
    expect(
      judged('rental', (c) => {
        c.claim.dateOfService = null;
        c.claim.delivery.deliveredOn = '2019-06-01';
      }).pack,
    ).toBe('none');
    const bare = judged('rental', (c) => {
      c.claim.dateOfService = null;
      c.claim.delivery.deliveredOn = null;
    });
    expect(bare.pack).toBe('guides-2026-11');
    expect(findingIds(bare)).toContain('CLAIM-DATE');
  });
});

describe('rules that begin on a day', () => {
  test('order before delivery is asked from 13 April 2026 on, and of Medicare only', () => {
    const on = (day: string) =>
      judged('medicareRental', (c) => {
        c.claim.dateOfService = day;
        c.claim.delivery.deliveredOn = day;
        recordOf(c.equipment).rentalStartedOn = day;
        recordOf(c.oxygenTest).testedOn = day;
        recordOf(c.order).receivedOn = null;
      });
    expect(statusOf(on('2026-04-12'), 'CLAIM-ORDER-FIRST')).toBe('notApplicable');
    expect(statusOf(on('2026-04-13'), 'CLAIM-ORDER-FIRST')).toBe('unmet');
    expect(statusOf(on('2026-04-14'), 'CLAIM-ORDER-FIRST')).toBe('unmet');
    expect(statusOf(judged('rental'), 'CLAIM-ORDER-FIRST')).toBe('notApplicable');
  });

  test('and goes by the first day of the rental, whichever of its months is billed', () => {
    const begun = (day: string | null, change: (c: ClaimCase) => void = () => undefined) =>
      statusOf(
        judged('medicareRental', (c) => {
          recordOf(c.equipment).rentalStartedOn = day;
          recordOf(c.order).receivedOn = null;
          change(c);
        }),
        'CLAIM-ORDER-FIRST',
      );
    expect(['2026-04-12', '2026-04-13', '2026-04-14'].map((day) => begun(day))).toEqual([
      'notApplicable',
      'unmet',
      'unmet',
    ]);
    expect(begun(null)).toBe('unknown');
    // A device that was sold has no rental: the day of its delivery counts.
    const sold = (c: ClaimCase) => (c.claim.rental.basis = 'purchase');
    expect(begun('2020-01-01', sold)).toBe('unmet');
  });
});

describe('billable at all', () => {
  test('Medicare does not pay a concentrator’s repair, and the source says why', () => {
    const evaluation = judged('repair', (c) => {
      payerOf(c).class = 'medicare';
    });
    expect(evaluation.billable).toMatchObject({
      answer: 'doNotBill',
      source: {
        title: 'Medicare Benefit Policy Manual',
        ref: expect.stringContaining('110.2'),
        verified: 'verified',
      },
    });
  });

  test('L7600 without the payer’s agreement points to the official code', () => {
    const evaluation = judged('repair', (c) => {
      payerOf(c).settings.codeAgreements = [];
    });
    expect(evaluation.billable).toMatchObject({
      answer: 'billAnotherWay',
      why: expect.stringContaining('K0740'),
    });
    expect(findingIds(evaluation)).toEqual(['CODE-CONFLICT']);
  });

  test('the last day of a warranty asks for a person, the day after bills', () => {
    const until = (day: string) =>
      judged('repair', (c) => {
        recordOf(c.equipment).warrantyUntil = day;
      });
    expect(until('2026-10-20').billable.answer).toBe('needsPerson');
    expect(until('2026-10-20').finalisable).toBe(false);
    expect(until('2026-10-19').billable.answer).toBe('bill');
  });

  test('Medicare’s 36th month is billed, the 37th another way', () => {
    const billed = (months: number | null) =>
      judged('medicareRental', (c) => {
        c.claim.rental.rentalMonthsBilled = months;
      });
    expect(billed(35).billable.answer).toBe('bill');
    expect(billed(36).billable.answer).toBe('billAnotherWay');
    expect(billed(null).billable.answer).toBe('needsPerson');
    expect(billed(null).finalisable).toBe(true);
  });
});

describe('findings', () => {
  test('carry why, source, risk and section, the most severe first', () => {
    const evaluation = judged('repair', (c) => {
      lineOf(c).modifiers = ['LT'];
      recordOf(c.order).covers = null;
      dropPapers(c, 'partsInvoice');
      payerOf(c).settings.codeAgreements = [];
    });
    expect(evaluation.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['L7600-DOC-ORDER', 'blocker'],
      ['L7600-DOC-INVOICE', 'blocker'],
      ['CODE-CONFLICT', 'warning'],
      ['L7600-MOD-SIDE', 'warning'],
    ]);
    expect(evaluation.findings[0]).toMatchObject({
      section: 'order',
      risk: expect.stringMatching(/^CARC 173 \(.+\).*RARC N668 \(.+\)$/),
      source: { title: expect.any(String), date: expect.any(String), ref: expect.any(String) },
    });
    const conflict = evaluation.findings[2]?.message ?? '';
    expect(conflict).toContain('Prosthetic donning sleeve, any material, each');
    expect(conflict).toContain('repair or servicing of an oxygen concentrator');
    expect(conflict).toContain('K0740');
  });

  test('a remark that nobody has read in the list says so', () => {
    const risk = judged('orthosis', (c) => {
      c.claim.diagnosisCodes = [];
    }).findings.find(({ rule }) => rule === 'L1320-DENY-DIAGNOSIS')?.risk;
    expect(risk).toContain('RARC MA63 (the principal diagnosis is missing or not valid; not verified)');
    expect(risk).toMatch(/CARC 11 \([^;]+\), /);
  });

  test('what is missing, in words for a queue', () => {
    const evaluation = judged('repair', (c) => {
      lineOf(c).modifiers = ['LT'];
      recordOf(c.order).covers = null;
      dropPapers(c, 'partsInvoice');
      dropPapers(c, 'clinicalNote');
      recordOf(c.visit).malfunction = '';
      c.claim.diagnosisCodes = [];
    });
    expect(gapText(evaluation)).toBe('The specific malfunction · Physician’s order · Diagnosis · 2 more');
    expect(
      gapText(
        judged('repair', (c) => {
          lineOf(c).modifiers = ['LT'];
        }),
      ),
    ).toBe('No side of the body');
    expect(gapText(judged('repair'))).toBe('');
  });

  test('meters count what applies, and name what is missing', () => {
    const { billReady, auditReady, requirements } = judged('repair', (c) => {
      dropPapers(c, 'clinicalNote');
      recordOf(c.visit).seal = null;
    });
    expect(billReady.missing.map(({ id }) => id)).toEqual(['L7600-PAY-NEED', 'L7600-DOC-NOTES']);
    expect(billReady.done).toBe(billReady.total - 2);
    expect(auditReady.missing.map(({ id }) => id)).toEqual([
      'L7600-PAY-NEED',
      'L7600-DOC-NOTES',
      'L7600-DOC-REPORT',
    ]);
    expect(auditReady.total).toBe(
      requirements.filter(({ kind, status }) => kind !== 'check' && status !== 'notApplicable').length,
    );
  });
});
