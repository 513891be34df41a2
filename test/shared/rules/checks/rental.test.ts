import { describe, expect, test } from 'vitest';
import { noticeOn } from '../brokenCases.ts';
import { evaluateCase } from '../../../../shared/rules/evaluate.ts';
import { exampleRental } from '../../../../shared/rules/examples/exampleRental.ts';
import {
  anOverride,
  blockerIds,
  findingIds,
  judged,
  lineOf,
  payerOf,
  recordOf,
  statusOf,
  TODAY,
} from '../startingCases.ts';

describe('a sale', () => {
  const sold = (
    months: number | null,
    asked: number,
    term: 'monthToMonth' | 'purchaseOnly' = 'monthToMonth',
  ) =>
    judged('rental', (c) => {
      c.claim.rental.basis = 'purchase';
      c.claim.rental.rentalMonthsBilled = months;
      recordOf(c.order).covers = 'purchase';
      lineOf(c).modifiers = ['NU', 'KX'];
      Object.assign(payerOf(c).settings.rental, { rentalMonthsBeforePurchase: asked, term });
    });

  test('Medicare does not buy: what it asks before a purchase is no question', () => {
    const theCase = structuredClone(exampleRental('medicare'));
    theCase.claim.rental.basis = 'purchase';
    lineOf(theCase).modifiers = ['NU', 'N1'];
    const evaluation = evaluateCase(theCase, TODAY);
    expect(statusOf(evaluation, 'CLAIM-BILLABLE')).toBe('unmet');
    expect(JSON.stringify(evaluation.findings)).not.toContain('rental before a purchase');
    theCase.claim.overrides = [anOverride('CLAIM-BILLABLE')];
    expect(statusOf(evaluateCase(theCase, TODAY), 'E1392-RENT-FIRST')).toBe('notApplicable');
  });

  test('after the months asked for, and not one before', () => {
    expect(findingIds(sold(10, 10))).toEqual([]);
    expect(sold(9, 10).findings).toMatchObject([
      {
        rule: 'E1392-RENT-FIRST',
        message:
          'This payer asks for 10 months of rental before a purchase; 9 months billed as rental so far.',
      },
    ]);
    expect(sold(0, 1).findings[0]?.message).toContain('1 month of rental');
  });

  test('a payer that only buys, or asks for no rental, does not ask', () => {
    expect(statusOf(sold(null, 10, 'purchaseOnly'), 'E1392-RENT-FIRST')).toBe('notApplicable');
    expect(statusOf(sold(null, 10, 'purchaseOnly'), 'E1392-PAY-TERM')).toBe('met');
    expect(statusOf(sold(null, 0), 'E1392-RENT-FIRST')).toBe('notApplicable');
    expect(statusOf(sold(10, 10), 'E1392-PAY-TERM')).toBe('notApplicable');
    expect(statusOf(sold(10, 10), 'E1392-PAY-RATE')).toBe('notApplicable');
  });

  test('carries NU or UE, exactly one, and no RR', () => {
    const carrying = (...modifiers: string[]) =>
      judged('rental', (c) => {
        c.claim.rental.basis = 'purchase';
        c.claim.rental.rentalMonthsBilled = 1;
        lineOf(c).modifiers = modifiers;
      });
    expect(findingIds(carrying('NU', 'KX'))).toEqual([]);
    expect(findingIds(carrying('UE', 'KX'))).toEqual([]);
    for (const wrong of [['KX'], ['NU', 'UE', 'KX'], ['NU', 'RR', 'KX']]) {
      expect(findingIds(carrying(...wrong))).toEqual(['E1392-MOD-RR']);
    }
  });
});

describe('what the payer asks', () => {
  test('the agreed term reaches the minimum, or falls short by a month', () => {
    const agreed = (months: number, asked: number | null) =>
      judged('rental', (c) => {
        c.claim.rental.agreedTermMonths = months;
        payerOf(c).settings.rental.minimumTermMonths = asked;
      });
    expect(findingIds(agreed(3, 3))).toEqual([]);
    expect(findingIds(agreed(2, 3))).toEqual(['E1392-PAY-TERM']);
    expect(statusOf(agreed(1, null), 'E1392-PAY-TERM')).toBe('notApplicable');
  });

  test('an authorization takes in its first and its last day', () => {
    const authorised = (from: string, to: string) =>
      judged('rental', (c) => {
        Object.assign(c.claim.authorization, { authorizationFrom: from, authorizationTo: to });
      });
    expect(findingIds(authorised('2026-10-05', '2026-10-05'))).toEqual([]);
    expect(findingIds(authorised('2026-10-06', '2026-12-01'))).toEqual(['E1392-PAY-AUTH']);
    expect(findingIds(authorised('2026-01-01', '2026-10-04'))).toEqual(['E1392-PAY-AUTH']);
  });

  test('a trial of a day is a trial; one that ends before it begins is none', () => {
    const tried = (from: string, to: string) =>
      judged('rental', (c) => {
        Object.assign(c.claim.rental, { stationaryTrialFrom: from, stationaryTrialTo: to });
      });
    expect(findingIds(tried('2026-10-04', '2026-10-04'))).toEqual([]);
    expect(findingIds(tried('2026-10-04', '2026-10-03'))).toEqual(['E1392-PAY-STATIONARY']);
    expect(findingIds(tried('2026-10-05', '2026-10-20'))).toEqual(['E1392-PAY-STATIONARY']);
  });

  test('what is not asked for does not apply', () => {
    const evaluation = judged('rental', (c) => {
      Object.assign(payerOf(c).settings.rental, {
        priorAuthorization: false,
        stationaryTrialFirst: false,
        allowedMonthlyCents: null,
        term: 'monthToMonth',
      });
      Object.assign(c.claim.rental, {
        authorizationNumber: '',
        stationaryTrialFrom: null,
        agreedTermMonths: null,
      });
    });
    expect(evaluation.findings).toEqual([]);
    expect(
      ['E1392-PAY-AUTH', 'E1392-PAY-STATIONARY', 'E1392-PAY-RATE'].map((id) => statusOf(evaluation, id)),
    ).toEqual(Array(3).fill('notApplicable'));
    expect(statusOf(evaluation, 'E1392-PAY-TERM')).toBe('met');
  });

  test('the charge is weighed by its units: at the allowance it stands, a cent below it does not', () => {
    const charged = (chargeCents: number, units: number) =>
      judged('rental', (c) => {
        Object.assign(lineOf(c), { chargeCents, units });
      });
    expect(findingIds(charged(14_000, 1))).toEqual([]);
    expect(findingIds(charged(28_000, 2))).toEqual([]);
    expect(findingIds(charged(27_999, 2))).toEqual(['E1392-PAY-RATE']);
  });
});

describe('duration', () => {
  test('long term needs no months; short term takes those of the order', () => {
    expect(
      findingIds(
        judged('rental', (c) => {
          c.claim.rental.durationMonths = null;
          recordOf(c.order).lengthOfNeedMonths = null;
        }),
      ),
    ).toEqual([]);
    const short = judged('rental', (c) => {
      Object.assign(c.claim.rental, { duration: 'shortTerm', durationMonths: null });
      recordOf(c.order).lengthOfNeedMonths = 1;
    });
    expect(short.requirements.find(({ id }) => id === 'E1392-DOC-DURATION')?.evidence).toBe(
      'Short term, 1 month',
    );
  });
});

describe('the notice', () => {
  test('signed after the delivery it may not hold, and N1 beside GA is at least questionable', () => {
    const noticed = (change: Parameters<typeof judged>[1]) =>
      judged('medicareRental', (c) => {
        lineOf(c).modifiers = ['RR', 'GA'];
        noticeOn(c, '2026-10-05');
        change?.(c);
      });
    expect(
      noticed((c) => {
        c.claim.notice.abnSignedOn = '2026-10-06';
      }).findings.map(({ rule, severity }) => `${rule} ${severity}`),
    ).toEqual(['E1392-MOD-GA advice']);
    expect(
      noticed((c) => {
        lineOf(c).modifiers = ['RR', 'GA', 'N1'];
      }).findings,
    ).toMatchObject([{ rule: 'E1392-MOD-GA', severity: 'warning' }]);
  });

  test('a voluntary notice is told by GX or GY', () => {
    const voluntary = (kind: 'voluntary' | 'required' | null, ...modifiers: string[]) =>
      statusOf(
        judged('medicareRental', (c) => {
          noticeOn(c, '2026-10-05');
          c.claim.notice.abnKind = kind;
          lineOf(c).modifiers = ['RR', ...modifiers];
        }),
        'E1392-MOD-GA',
      );
    expect(voluntary('voluntary', 'GX', 'GY')).toBe('notApplicable');
    expect(voluntary('voluntary', 'GX')).toBe('notApplicable');
    expect(voluntary('voluntary', 'GY')).toBe('notApplicable');
    expect(voluntary(null, 'GX')).toBe('notApplicable');
    expect(voluntary(null, 'GY')).toBe('unmet');
    expect(voluntary('voluntary', 'N1')).toBe('unmet');
    expect(voluntary('required', 'GX')).toBe('unmet');
  });

  test('a notice without its signature or its option lets the claim go', () => {
    const theCase = structuredClone(exampleRental('medicare'));
    recordOf(theCase.oxygenTest).saturation = 93;
    lineOf(theCase).modifiers = ['RR', 'GA'];
    noticeOn(theCase, '2026-10-05');
    Object.assign(theCase.claim.notice, { abnKind: 'required', abnSignedOn: null, abnOption: null });
    const evaluation = evaluateCase(theCase, TODAY);
    expect(blockerIds(evaluation)).toEqual([]);
    expect(evaluation.findings).toContainEqual(
      expect.objectContaining({ rule: 'E1392-MOD-GA', severity: 'advice' }),
    );
    theCase.claim.notice.abnIssuedOn = '2026-10-06';
    expect(blockerIds(evaluateCase(theCase, TODAY))).toEqual(['E1392-MOD-GA']);
  });

  test('any trace of a notice without GA is told', () => {
    for (const change of [{ abnIssuedOn: '2026-10-05' }, { abnSignedOn: '2026-10-05' }]) {
      expect(
        findingIds(
          judged('rental', (c) => {
            Object.assign(c.claim.notice, change);
          }),
        ),
      ).toEqual(['E1392-MOD-GA']);
    }
  });
});

test('an order may give the blood gas in place of the saturation', () => {
  const evaluation = judged('rental', (c) => {
    Object.assign(recordOf(c.order), { saturation: null, pao2: 54 });
  });
  expect(evaluation.requirements.find(({ id }) => id === 'E1392-DOC-ORDER-DETAIL')?.evidence).toContain(
    'PaO2 54',
  );
});
