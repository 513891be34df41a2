import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { evaluateCase, type Requirement } from '../../../../shared/rules/evaluate.ts';
import { cleanCase, settingsOf } from '../packs/payerTerms/brokenTerms.ts';
import { lineOf, recordOf, TODAY } from '../startingCases.ts';

/** What one rule of a Medicaid payer's terms says of a clean oxygen rental once it is changed. */
function asked(rule: string, change: (theCase: ClaimCase) => void): Requirement {
  const theCase = cleanCase('oxygenRental', 'medicaid');
  change(theCase);
  const answer = evaluateCase(theCase, TODAY).requirements.find(({ id }) => id === `MCD-${rule}`);
  if (answer === undefined) throw new Error(`no such rule: ${rule}`);
  return answer;
}

describe('codes that need authorization', () => {
  const listed = (change: (theCase: ClaimCase) => void) =>
    asked('AUTH', (c) => {
      settingsOf(c).authorization.codes = ['E0431', 'E1390'];
      change(c);
    });

  test('every listed code that is billed is named', () => {
    expect(listed(() => undefined)).toMatchObject({
      status: 'unmet',
      evidence: 'E1390, E0431: not given: the number, the first day, the last day',
    });
  });

  test('met by an authorization of that day; not asked of other codes', () => {
    expect(
      listed((c) => {
        c.claim.authorization = {
          authorizationNumber: 'PA-1',
          authorizationFrom: '2026-10-07',
          authorizationTo: '2026-10-07',
        };
      }).status,
    ).toBe('met');
    expect(
      listed((c) => {
        for (const line of c.claim.lines) line.code = 'E1391';
      }).status,
    ).toBe('notApplicable');
    expect(asked('AUTH', () => undefined).status).toBe('notApplicable');
    expect(
      listed((c) => {
        c.claim.lines = [];
      }).status,
    ).toBe('unknown');
  });
});

describe('how long a decision is good', () => {
  const since = (
    authorizationFrom: string | null,
    authorizationNumber = 'PA-1',
    validDays: number | null = 30,
  ) =>
    asked('AUTH-DAYS', (c) => {
      settingsOf(c).authorization.validDays = validDays;
      c.claim.authorization = { authorizationNumber, authorizationFrom, authorizationTo: '2027-12-31' };
    });

  test('the thirtieth day still counts, the next does not', () => {
    // The date of service is 2026-10-07.
    expect(since('2026-09-09').status).toBe('met');
    expect(since('2026-09-08').status).toBe('met');
    expect(since('2026-09-07')).toMatchObject({
      status: 'unmet',
      evidence: 'By that it ended on 2026-10-06, before the date of service',
    });
  });

  test('without a limit, without an authorization, without its first day', () => {
    expect(since('2020-01-01', 'PA-1', null).status).toBe('notApplicable');
    expect(since(null, '  ').status).toBe('notApplicable');
    expect(since(null).status).toBe('unknown');
    expect(since('2026-09-07', '').status).toBe('unmet');
  });

  test('waits for the date of service', () => {
    expect(
      asked('AUTH-DAYS', (c) => {
        settingsOf(c).authorization.validDays = 30;
        c.claim.authorization.authorizationNumber = 'PA-1';
        c.claim.authorization.authorizationFrom = '2026-09-07';
        c.claim.dateOfService = null;
      }).evidence,
    ).toMatch(/^Waits for CLAIM-DATE/);
  });
});

describe('a visit before the order', () => {
  // The order is of 2026-09-30.
  const visit = (faceToFaceOn: string | null, months: number | null = 6) =>
    asked('FACE', (c) => {
      settingsOf(c).orders.faceToFaceMonths = months;
      recordOf(c.order).faceToFaceOn = faceToFaceOn;
    });

  test('within six months to the day, also on the day of the order', () => {
    expect(visit('2026-09-30').status).toBe('met');
    expect(visit('2026-03-30').status).toBe('met');
    expect(visit('2026-03-29').status).toBe('unmet');
    expect(visit('2026-10-01').evidence).toBe('The visit came after the order');
    expect(visit(null).evidence).toBe('The day of the visit is not given');
    expect(visit('2020-01-01', null).status).toBe('notApplicable');
  });

  test('the message names the payer’s months', () => {
    const message = (months: number) => {
      const theCase = cleanCase('oxygenRental', 'medicaid');
      settingsOf(theCase).orders.faceToFaceMonths = months;
      recordOf(theCase.order).faceToFaceOn = null;
      return evaluateCase(theCase, TODAY).findings[0]?.message;
    };
    expect(message(1)).toContain('within 1 month before');
    expect(message(6)).toContain('within 6 months before');
  });

  test('waits for the order and for its date', () => {
    const without = (change: (theCase: ClaimCase) => void) =>
      asked('FACE', (c) => {
        settingsOf(c).orders.faceToFaceMonths = 6;
        change(c);
      }).evidence;
    expect(
      without((c) => {
        c.order = null;
        c.claim.orderId = null;
      }),
    ).toMatch(/^Waits for MCD-ORDER-RENTAL/);
    expect(
      without((c) => {
        recordOf(c.order).orderedOn = null;
      }),
    ).toMatch(/^Waits for MCD-ORDER-RENTAL/);
  });
});

test('the payer’s list of modifiers is asked of all that stand on a line', () => {
  const list = (acceptedModifiers: string[], furtherModifiers: string[] = []) =>
    asked('MODIFIERS', (c) => {
      settingsOf(c).acceptedModifiers = acceptedModifiers;
      lineOf(c).furtherModifiers = furtherModifiers;
    });
  expect(list([]).status).toBe('notApplicable');
  expect(list(['RR', 'KX']).status).toBe('met');
  expect(list(['RR']).evidence).toBe('KX on line 1 is not on the payer’s list');
  expect(list(['RR', 'KX'], ['QE']).evidence).toBe('QE on line 1 is not on the payer’s list');
});
