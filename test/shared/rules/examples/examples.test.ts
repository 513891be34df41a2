import { describe, expect, test } from 'vitest';
import { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { PayerClass } from '../../../../shared/domain/payer.ts';
import { evaluateCase } from '../../../../shared/rules/evaluate.ts';
import { exampleOrthosis } from '../../../../shared/rules/examples/exampleOrthosis.ts';
import { exampleRadiopharmaceutical } from '../../../../shared/rules/examples/exampleRadiopharmaceutical.ts';
import { EXAMPLE_TODAY } from '../../../../shared/rules/examples/people.ts';

const MAKERS = [
  ['orthosis', exampleOrthosis],
  ['radiopharmaceutical', exampleRadiopharmaceutical],
] as const;

describe.each(PayerClass.options)('for a payer of class %s', (payerClass) => {
  test.each(MAKERS)('the %s is valid, and nothing is found with every shipped pack', (kind, make) => {
    const theCase = make(payerClass);
    expect(ClaimCase.safeParse(theCase).error?.issues ?? []).toEqual([]);
    expect(theCase.claim.kind).toBe(kind);
    expect(theCase.payer?.class).toBe(payerClass);
    const evaluation = evaluateCase(theCase, EXAMPLE_TODAY);
    expect(evaluation.findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    expect(evaluation).toMatchObject({ finalisable: true, billable: { answer: 'bill' } });
  });
});

test('the same example every time, and a commercial payer where none is named', () => {
  for (const [, make] of MAKERS) {
    expect(make()).toEqual(make('commercial'));
    expect(make('medicare')).toEqual(make('medicare'));
  }
});

test('Medicare is billed official codes only, and no agreement with a payer speaks for it', () => {
  for (const [, make] of MAKERS) {
    const { claim, payer } = make('medicare');
    expect(claim.lines.map(({ code }) => code)).not.toContain('L1320');
    expect(claim.lines.map(({ code }) => code)).not.toContain('A9600');
    expect(payer?.settings.codeAgreements).toEqual([]);
  }
});
