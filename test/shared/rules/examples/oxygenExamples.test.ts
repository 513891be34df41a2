import { describe, expect, test } from 'vitest';
import { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { PayerClass } from '../../../../shared/domain/payer.ts';
import { evaluateCase } from '../../../../shared/rules/evaluate.ts';
import { exampleOxygenRental } from '../../../../shared/rules/examples/exampleOxygenRental.ts';
import { exampleRental } from '../../../../shared/rules/examples/exampleRental.ts';
import { EXAMPLE_TODAY } from '../../../../shared/rules/examples/people.ts';

describe.each([
  ['a portable concentrator', exampleRental],
  ['an oxygen rental', exampleOxygenRental],
])('%s', (_name, example) => {
  test.each(PayerClass.options)('as %s takes it: valid, finalizable, nothing found', (payerClass) => {
    const theCase = example(payerClass);
    expect(ClaimCase.safeParse(theCase).error?.issues ?? []).toEqual([]);
    expect(theCase.payer?.class).toBe(payerClass);
    const evaluation = evaluateCase(theCase, EXAMPLE_TODAY);
    expect(evaluation.findings).toEqual([]);
    expect(evaluation).toMatchObject({ finalisable: true, billable: { answer: 'bill' } });
    expect(evaluation.packs.some((pack) => pack.startsWith(payerClass))).toBe(true);
  });

  test('is always the same', () => {
    expect(example('medicare')).toEqual(example('medicare'));
  });
});

test('where no payer is named: a commercial one of the portable concentrator, Medicare of every day’s rental', () => {
  expect(exampleRental()).toEqual(exampleRental('commercial'));
  expect(exampleOxygenRental()).toEqual(exampleOxygenRental('medicare'));
});
