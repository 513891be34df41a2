import { describe, expect, test } from 'vitest';
import { ClaimKind } from '../../../shared/domain/claimKind.ts';
import { PayerClass } from '../../../shared/domain/payer.ts';
import { evaluateCase } from '../../../shared/rules/evaluate.ts';
import { exampleCase } from '../../../shared/rules/examples/exampleCase.ts';
import { balanceFindings } from '../../support/edi/balance837.ts';
import { structureFindings } from '../../support/edi/structure837.ts';
import { run } from './aRun.ts';

/** What the rules let through can be sent: a claim is not refused by its form after everybody called it ready. */

const TODAY = '2026-11-02';
const PAIRS = ClaimKind.options.flatMap((kind) =>
  PayerClass.options.map((payerClass) => [kind, payerClass] as const),
);

describe.each(PAIRS)('example of %s for %s', (kind, payerClass) => {
  const theCase = exampleCase(kind, payerClass);
  const { finalisable } = evaluateCase(theCase, TODAY);
  const input = JSON.stringify(theCase);

  test('is written as 837 where the rules have nothing against it', async () => {
    const { code, err, written } = await run(['export', '837', '-', '-o', 'out', '--on', TODAY], { input });
    expect({ code, err: finalisable ? err.replaceAll(/^Note:.*\n/gm, '') : '' }).toEqual({
      code: finalisable ? 0 : 1,
      err: '',
    });
    if (!finalisable) return;
    const file = new TextDecoder().decode(written['out']);
    expect([...structureFindings(file), ...balanceFindings(file)]).toEqual([]);
  });

  test('is printed as CMS-1500 where the rules have nothing against it', async () => {
    const { code, err } = await run(['export', 'cms1500', '-', '-o', 'out', '--on', TODAY], { input });
    expect({ code, err: code === 0 || !finalisable ? '' : err }).toEqual({
      code: finalisable ? 0 : 1,
      err: '',
    });
  });
});

test('only the concentrator repair for original Medicare is not billed', () => {
  const refused = PAIRS.filter(
    ([kind, payerClass]) => !evaluateCase(exampleCase(kind, payerClass), TODAY).finalisable,
  );
  expect(refused).toEqual([['repair', 'medicare']]);
});

test('a payer that is told who ordered is not sent a claim that names nobody', () => {
  const theCase = exampleCase('equipmentRepair', 'medicare');
  const unnamed = {
    ...theCase,
    order: null,
    physician: null,
    claim: { ...theCase.claim, orderId: null },
  };
  const { findings, finalisable } = evaluateCase(unnamed, TODAY);
  expect(findings.map(({ rule, path }) => [rule, path])).toContainEqual(['CLAIM-PHYSICIAN', 'claim.orderId']);
  expect(finalisable).toBe(false);
});
