import { describe, expect, test } from 'vitest';
import { ClaimKind } from '../../../../shared/domain/claimKind.ts';
import { PayerClass } from '../../../../shared/domain/payer.ts';
import { evaluateCase } from '../../../../shared/rules/evaluate.ts';
import { exampleCase } from '../../../../shared/rules/examples/exampleCase.ts';
import { lineOf, TODAY } from '../startingCases.ts';

describe('a claim without a diagnosis', () => {
  const each = ClaimKind.options.flatMap((kind) => PayerClass.options.map((payer) => [kind, payer] as const));

  test.each(each)('%s for %s is not finalized', (kind, payerClass) => {
    const theCase = structuredClone(exampleCase(kind, payerClass));
    theCase.claim.diagnosisCodes = [];
    const blockers = evaluateCase(theCase, TODAY)
      .findings.filter(({ severity, path }) => severity === 'blocker' && path === 'claim.diagnosisCodes')
      .map(({ rule }) => rule);
    expect(blockers).toHaveLength(1);
  });

  test('whatever is billed: a knee orthosis, and an agent that is not for bone', () => {
    for (const [kind, code] of [
      ['orthosis', 'L1833'],
      ['radiopharmaceutical', 'A9607'],
    ] as const) {
      const theCase = structuredClone(exampleCase(kind, 'medicare'));
      lineOf(theCase).code = code;
      theCase.claim.diagnosisCodes = [];
      const finding = evaluateCase(theCase, TODAY).findings.find(({ rule }) => rule === 'CLAIM-DIAGNOSIS');
      expect(finding).toMatchObject({
        severity: 'blocker',
        overridable: false,
        risk: expect.stringMatching(/CARC 16 .*146/),
        source: { ref: expect.stringContaining('item 21') },
      });
    }
  });
});
