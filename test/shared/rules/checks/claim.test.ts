import { describe, expect, test } from 'vitest';
import { evaluateCase } from '../../../../shared/rules/evaluate.ts';
import {
  findingIds,
  judged,
  JUDGING,
  lineOf,
  payerOf,
  recordOf,
  repair,
  statusOf,
} from '../startingCases.ts';

describe('days', () => {
  test('the service may be today', () => {
    expect(evaluateCase(repair(), '2026-10-20', JUDGING).findings).toEqual([]);
    expect(findingIds(evaluateCase(repair(), '2026-10-19', JUDGING))).toContain('CLAIM-DATE');
  });

  test('the last day for filing counts, the day after is late', () => {
    const limit = (days: number) =>
      judged('repair', (c) => {
        payerOf(c).settings.timelyFilingDays = days;
      });
    expect(findingIds(limit(13))).toEqual([]);
    expect(limit(12).findings).toMatchObject([
      { rule: 'CLAIM-FILING', message: expect.stringContaining('13 days ago') },
    ]);
  });

  test('coverage takes in its first and its last day', () => {
    const coverage = (from: string | null, to: string | null) =>
      judged('repair', (c) => {
        Object.assign(recordOf(c.coverage), { from, to });
      });
    expect(findingIds(coverage('2026-10-20', '2026-10-20'))).toEqual([]);
    expect(findingIds(coverage(null, null))).toEqual([]);
    expect(findingIds(coverage('2026-10-21', null))).toEqual(['CLAIM-COVERAGE']);
    expect(findingIds(coverage(null, '2026-10-19'))).toEqual(['CLAIM-COVERAGE']);
  });

  test('a birth date may be today, and not tomorrow', () => {
    const born = (birthDate: string) =>
      judged('repair', (c) => {
        c.patient.birthDate = birthDate;
      });
    expect(findingIds(born('2026-11-02'))).toEqual([]);
    expect(findingIds(born('2026-11-03'))).toEqual(['CLAIM-PATIENT']);
  });
});

describe('the payer and who ordered', () => {
  test('coverage with another payer, a payer without a name', () => {
    expect(
      findingIds(
        judged('repair', (c) => {
          recordOf(c.coverage).payerId = c.office.id;
        }),
      ),
    ).toEqual(['CLAIM-PAYER']);
    expect(
      judged('repair', (c) => {
        payerOf(c).name = ' ';
      }).findings,
    ).toMatchObject([{ rule: 'CLAIM-PAYER', path: 'payer.name' }]);
  });

  test('the physician is the one whom the order names, with a name', () => {
    expect(
      judged('repair', (c) => {
        recordOf(c.order).physicianId = c.office.id;
      }).findings,
    ).toMatchObject([{ rule: 'CLAIM-PHYSICIAN', path: 'order.physicianId' }]);
    expect(
      judged('repair', (c) => {
        recordOf(c.physician).lastName = '';
      }).findings,
    ).toMatchObject([{ rule: 'CLAIM-PHYSICIAN', path: 'physician.lastName' }]);
  });

  test('a payer that asks for no order is not answered with one missing', () => {
    const without = (
      start: 'repair' | 'rental' | 'medicareRental',
      asked: boolean,
      told: 'none' | 'lineDK' | 'claimDN' = 'none',
    ) =>
      judged(start, (c) => {
        c.order = null;
        c.physician = null;
        c.claim.orderId = null;
        Object.assign(payerOf(c).settings.orders, { requiredForRepair: asked, requiredForRental: asked });
        payerOf(c).filing.orderingAs = told;
      });
    const orders = ({ findings }: ReturnType<typeof judged>) =>
      findings.filter(({ rule }) => /ORDER|PHYSICIAN/.test(rule)).map(({ rule }) => rule);
    expect(orders(without('repair', true))).toEqual(['L7600-DOC-ORDER']);
    expect(orders(without('repair', false))).toEqual([]);
    expect(without('repair', false).finalisable).toBe(true);
    // One that is told who ordered, on the line or at the claim, is not sent a claim that names nobody.
    expect(without('repair', false, 'lineDK').findings).toMatchObject([
      { rule: 'CLAIM-PHYSICIAN', path: 'claim.orderId' },
    ]);
    expect(orders(without('rental', false, 'claimDN'))).toEqual(['CLAIM-PHYSICIAN']);
    expect(orders(without('rental', true))).toEqual(['E1392-DOC-ORDER']);
    expect(orders(without('rental', false))).toEqual([]);
    // Medicare asks for one whatever a setting says.
    expect(orders(without('medicareRental', false))).toContain('E1392-DOC-ORDER');
  });

  test('an order that is named all the same has its physician', () => {
    const evaluation = judged('repair', (c) => {
      payerOf(c).settings.orders.requiredForRepair = false;
      recordOf(c.physician).npi = '';
    });
    expect(findingIds(evaluation)).toEqual(['CLAIM-PHYSICIAN']);
  });

  test('only Medicare’s number has a form that is known', () => {
    expect(
      findingIds(
        judged('medicareRental', (c) => {
          recordOf(c.coverage).memberId = '1eg4-te5-mk73';
        }),
      ),
    ).toEqual([]);
  });
});

describe('codes', () => {
  test('an agreement counts with both source and date, and only for its code', () => {
    const agreements = (...list: readonly { code: string; source: string; confirmedOn: string | null }[]) =>
      judged('repair', (c) => {
        payerOf(c).settings.codeAgreements = [...list];
      });
    const said = (evaluation: ReturnType<typeof judged>) => evaluation.findings[0]?.message ?? '';
    const none = agreements();
    const undated = agreements({ code: 'L7600', source: 'Manual', confirmedOn: null });
    const unsourced = agreements({ code: 'L7600', source: ' ', confirmedOn: '2026-01-01' });
    const other = agreements({ code: 'L4396', source: 'Manual', confirmedOn: '2026-01-01' });
    for (const evaluation of [none, undated, unsourced, other])
      expect(findingIds(evaluation)).toEqual(['CODE-CONFLICT']);
    expect([said(none), said(other)].filter((message) => message.includes('lacks its source'))).toEqual([]);
    expect(
      [said(undated), said(unsourced)].every((message) => message.includes('lacks its source or its date')),
    ).toBe(true);
    const agreed = agreements({ code: 'L7600', source: 'Manual', confirmedOn: '2026-01-01' });
    const evidence = agreed.requirements.find(({ id }) => id === 'CODE-CONFLICT')?.evidence ?? '';
    expect(evidence).toContain('donning sleeve');
    expect(evidence).toContain('oxygen concentrator');
    expect(evidence).toContain('2026-01-01');
  });

  test('Medicare’s agreement is nobody’s to give, and is not asked for in the finding', () => {
    const evaluation = judged('repair', (c) => {
      payerOf(c).class = 'medicare';
      payerOf(c).settings.codeAgreements = [{ code: 'L7600', source: '', confirmedOn: null }];
    });
    const finding = evaluation.findings.find(({ rule }) => rule === 'CODE-CONFLICT');
    expect(finding).toMatchObject({ severity: 'blocker' });
    expect(finding?.message).not.toContain('lacks its source');
  });

  describe('the meaning in which a code is billed', () => {
    type Meaning = 'official' | 'guide' | null;
    const ORTHOSES = ['L0627', 'L1320', 'L1832', 'L4396'];
    const brace = (code: string, codeMeaning: Meaning, start: 'orthosis' | 'medicareOrthosis') =>
      judged(start, (c) => {
        lineOf(c).code = code;
        c.claim.attestation.codeMeaning = codeMeaning;
        payerOf(c).settings.codeAgreements = [];
      });
    const conflictOf = (evaluation: ReturnType<typeof judged>) =>
      evaluation.findings.find(({ rule }) => rule === 'CODE-CONFLICT');

    test.each(ORTHOSES)('%s officially meant is met for any payer, with both texts', (code) => {
      for (const start of ['orthosis', 'medicareOrthosis'] as const) {
        const evaluation = brace(code, 'official', start);
        expect(conflictOf(evaluation)).toBeUndefined();
        const evidence = evaluation.requirements.find(({ id }) => id === 'CODE-CONFLICT')?.evidence;
        expect(evidence).toMatch(/the guide takes it for .+; officially it is ".+"; billed in the official/);
      }
    });

    test('strontium-89 officially meant is met', () => {
      expect(statusOf(judged('strontium'), 'CODE-CONFLICT')).toBe('met');
    });

    test.each(ORTHOSES)(
      '%s not said, or as the guide takes it: blocked for Medicare, else a warning',
      (code) => {
        for (const [start, severity] of [
          ['medicareOrthosis', 'blocker'],
          ['orthosis', 'warning'],
        ] as const) {
          expect(conflictOf(brace(code, null, start))).toMatchObject({
            severity,
            path: 'claim.attestation.codeMeaning',
            message: expect.stringContaining('is not said'),
            remedy: expect.stringContaining('in which meaning'),
          });
          const guide = conflictOf(brace(code, 'guide', start));
          expect(guide).toMatchObject({ severity, path: 'claim.lines.0.code' });
          expect(guide?.message).not.toContain('is not said');
        }
      },
    );

    test('as the guide takes it: met once the payer agreed, and never for Medicare', () => {
      const agreed = (payerClass: 'commercial' | 'medicaid' | 'medicare') =>
        judged('orthosis', (c) => {
          payerOf(c).class = payerClass;
          c.claim.attestation.codeMeaning = 'guide';
        });
      expect(statusOf(agreed('commercial'), 'CODE-CONFLICT')).toBe('met');
      expect(statusOf(agreed('medicaid'), 'CODE-CONFLICT')).toBe('met');
      expect(conflictOf(agreed('medicare'))).toMatchObject({ severity: 'blocker' });
    });

    test('a concentrator repair is never the official meaning of L7600, agreed or not', () => {
      const evaluation = judged('repair', (c) => (c.claim.attestation.codeMeaning = 'official'));
      expect(conflictOf(evaluation)).toMatchObject({ status: 'unmet', path: 'claim.lines.0.code' });
      expect(conflictOf(evaluation)?.message).toContain('Concentrator repair claim cannot be billed');
      expect(findingIds(judged('repair'))).toEqual([]);
    });

    test('where only the guide’s meaning can be billed nobody is asked', () => {
      const none = judged('repair', (c) => (payerOf(c).settings.codeAgreements = []));
      expect(conflictOf(none)).toMatchObject({ path: 'claim.lines.0.code' });
      expect(conflictOf(none)?.message).not.toContain('is not said');
      const contrast = judged('radiopharmaceutical', (c) => {
        lineOf(c).code = 'A9698';
        c.claim.attestation.codeMeaning = 'official';
      });
      expect(conflictOf(contrast)).toMatchObject({ path: 'claim.lines.0.code' });
    });
  });

  test('a code that no guide twists needs no payer to agree', () => {
    const evaluation = judged('repair', (c) => {
      lineOf(c).code = 'K0740';
      payerOf(c).settings.codeAgreements = [];
    });
    expect(evaluation.findings).toEqual([]);
    expect(statusOf(evaluation, 'CODE-CONFLICT')).toBe('met');
    expect(evaluation.billable.answer).toBe('bill');
  });

  test('an imported release decides over what is shipped, for the days it speaks of', () => {
    const withFact = (fact: { listed: boolean; to: string | null; speaksTo: string }) =>
      judged('repair', (c) => {
        lineOf(c).code = 'K0740';
        c.importedCodes = [
          {
            code: 'K0740',
            release: 'HCPCS Level II, October 2026',
            releasedOn: '2026-10-01',
            from: '2009-04-01',
            long: '',
            ...fact,
          },
        ];
      });
    const ended = withFact({ listed: true, to: '2026-09-30', speaksTo: '2026-12-31' });
    expect(ended.findings).toMatchObject([{ rule: 'CODE-ANNUAL', path: 'claim.lines.0.code' }]);
    expect(ended.findings[0]?.message).toContain('K0740 ended on 2026-09-30');
    const lastDay = withFact({ listed: true, to: '2026-10-20', speaksTo: '2026-12-31' });
    expect(findingIds(lastDay)).toEqual([]);
    const dropped = withFact({ listed: false, to: null, speaksTo: '2026-12-31' });
    expect(dropped.findings[0]?.message).toContain('not in HCPCS Level II, October 2026');
    const silent = withFact({ listed: false, to: null, speaksTo: '2026-10-19' });
    expect(findingIds(silent)).toEqual([]);
  });

  test('any one line is enough to refuse', () => {
    const evaluation = judged('repair', (c) => {
      c.claim.lines.unshift({ ...lineOf(c), id: c.office.id, code: 'K0740' });
      c.claim.lines.push({ ...lineOf(c), id: c.patient.id, code: 'E1340' });
    });
    expect(evaluation.findings).toMatchObject([
      { rule: 'CODE-ANNUAL', path: 'claim.lines.2.code' },
      { rule: 'CLAIM-LOG-LINK' },
    ]);
  });
});
