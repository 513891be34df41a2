import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { evaluateCase } from '../../../shared/rules/evaluate.ts';
import { dateForPack } from '../../../shared/rules/facts.ts';
import type { Pack } from '../../../shared/rules/pack.ts';
import { GUIDES_2026_11 } from '../../../shared/rules/packs/guides202611/pack.ts';
import { PACKS } from '../../../shared/rules/packs/packs.ts';
import { judgingPacks, mergedPack, packDates, selectPack } from '../../../shared/rules/selectPack.ts';
import { aRequirement } from '../../support/aRequirement.ts';
import { orthosis, payerOf, radiopharmaceutical, recordOf, rental, repair, TODAY } from './startingCases.ts';

function packOf(id: string, change: Partial<Pack> = {}): Pack {
  return { ...GUIDES_2026_11, id, ...change };
}

describe('of several packs that reach the day', () => {
  const older = packOf('older', { from: '2024-01-01' });
  const newer = packOf('newer', { from: '2026-01-01' });

  test('the newest, in whatever order they are given', () => {
    for (const packs of [
      [older, newer],
      [newer, older],
    ])
      expect(selectPack('repair', null, '2026-07-01', packs)?.id).toBe('newer');
  });

  test('the first of two that begin on one day', () => {
    const twin = packOf('twin', { from: '2026-01-01' });
    expect(selectPack('repair', null, '2026-07-01', [newer, twin])?.id).toBe('newer');
    expect(selectPack('repair', null, '2026-07-01', [twin, newer])?.id).toBe('twin');
  });
});

describe('the packs that judge a case', () => {
  test('are one of each layer, and the payer’s own requirements where they are for this kind', () => {
    const theCase = repair();
    const ids = () => judgingPacks(theCase, TODAY).map(({ id }) => id);
    expect(ids()).toEqual(['guides-2026-11', 'commercial-2026-11']);
    payerOf(theCase).settings.customRequirements = [aRequirement({ claimKinds: ['orthosis'] })];
    expect(ids()).toHaveLength(2);
    const also = aRequirement({ id: '019a0000-0000-7000-8000-000000000902', claimKinds: ['repair'] });
    payerOf(theCase).settings.customRequirements.push(also);
    expect(ids().at(-1)).toBe('payer-00000002-1');
    theCase.payer = null;
    expect(ids()).toEqual(['guides-2026-11']);
  });

  test('without the guides nothing is checked, whatever else there is', () => {
    const policies = PACKS.filter(({ layer }) => layer === 'policy');
    expect(judgingPacks(repair(), TODAY, policies)).toHaveLength(1);
    expect(evaluateCase(repair(), TODAY, policies)).toMatchObject({
      pack: 'none',
      packs: [],
      finalisable: false,
    });
  });

  test('as one: rules in order, and of two owners of a fact the first', () => {
    const [rule] = GUIDES_2026_11.rules;
    if (rule === undefined) throw new Error('no rule');
    const one = packOf('one', { rules: [{ ...rule, id: 'A' }], owners: { repair: { payer: 'A' } } });
    const other = packOf('other', {
      rules: [{ ...rule, id: 'B' }],
      owners: { repair: { payer: 'B', visit: 'B' }, orthosis: { order: 'B' } },
    });
    expect(mergedPack([one, other])).toMatchObject({
      id: 'one + other',
      rules: [{ id: 'A' }, { id: 'B' }],
      owners: { repair: { payer: 'A', visit: 'B' }, orthosis: { order: 'B' } },
    });
    expect(mergedPack([one])).toBe(one);
    expect(() => mergedPack([])).toThrow('no pack');
  });
});

describe('the day that chooses', () => {
  const undated = (theCase: ClaimCase, change: (theCase: ClaimCase) => void): string => {
    theCase.claim.dateOfService = null;
    change(theCase);
    return dateForPack(theCase, TODAY);
  };

  test('is the date of service', () => {
    expect(dateForPack(repair(), TODAY)).toBe('2026-10-20');
  });

  test('else that of the visit, the dose or the delivery, by the kind of claim', () => {
    expect(undated(repair(), (c) => (recordOf(c.visit).visitedOn = '2025-01-02'))).toBe('2025-01-02');
    expect(undated(rental(), (c) => (c.claim.delivery.deliveredOn = '2025-01-03'))).toBe('2025-01-03');
    expect(undated(orthosis(), (c) => (c.claim.delivery.deliveredOn = '2025-01-04'))).toBe('2025-01-04');
    expect(
      undated(radiopharmaceutical(), (c) => {
        c.claim.radiopharmaceutical.administeredOn = '2025-01-05';
        c.claim.delivery.deliveredOn = '2025-01-06';
      }),
    ).toBe('2025-01-05');
  });

  test('else today', () => {
    expect(undated(repair(), (c) => (c.visit = null))).toBe(TODAY);
    expect(undated(repair(), (c) => (recordOf(c.visit).visitedOn = null))).toBe(TODAY);
    expect(undated(radiopharmaceutical(), (c) => (c.claim.radiopharmaceutical.administeredOn = null))).toBe(
      TODAY,
    );
  });
});

describe('the days for which there are rules', () => {
  test('from the earliest to the latest, in whatever order', () => {
    const late = packOf('late', { from: '2024-01-01', to: '2026-12-31' });
    const early = packOf('early', { from: '2021-01-01', to: '2023-12-31' });
    expect(packDates([late, early])).toBe('from 2021-01-01 to 2026-12-31');
    expect(packDates([early, late])).toBe('from 2021-01-01 to 2026-12-31');
    expect(packDates([late, packOf('open', { from: '2022-01-01' }), early])).toBe('from 2021-01-01 on');
  });
});

test('where no pack judges, one requirement is open in every count, and nothing sets it aside', () => {
  const theCase = repair();
  theCase.claim.dateOfService = '2019-12-31';
  const evaluation = evaluateCase(theCase, TODAY);
  const open = { done: 0, total: 1, missing: [{ id: 'CLAIM-DATE', title: 'Date of service' }] };
  expect(evaluation).toMatchObject({ billReady: open, auditReady: open, counts: { unknown: 1, waived: 0 } });
  expect(evaluation.findings).toMatchObject([
    { overridable: false, override: null, source: { title: 'Claimwright rule packs', ref: packDates() } },
  ]);
  expect(evaluation.billable.source).toEqual(evaluation.findings[0]?.source);
});
