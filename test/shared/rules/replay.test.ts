import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/domain/dates.ts';
import { evaluateCase } from '../../../shared/rules/evaluate.ts';
import { GUIDES_2026_11 } from '../../../shared/rules/packs/guides202611/pack.ts';
import { PACKS } from '../../../shared/rules/packs/packs.ts';
import type { Pack } from '../../../shared/rules/pack.ts';
import { type Finalised, replay, ruleChanges, underNewerPacks } from '../../../shared/rules/replay.ts';
import { anOverride, rental, repair, TODAY } from './startingCases.ts';

function finalised(theCase = repair()): Finalised {
  return { theCase, evaluation: evaluateCase(theCase, TODAY), on: TODAY };
}

/** Guidance of a later month: one rule weighs more, one is gone, from a day on. */
function newerGuides(from: string): Pack {
  return {
    ...GUIDES_2026_11,
    id: 'guides-2027-01',
    from,
    rules: GUIDES_2026_11.rules
      .filter((rule) => rule.id !== 'L7600-DOC-REPORT')
      .map((rule) =>
        rule.id === 'L7600-MOD-SIDE'
          ? { ...rule, check: 'modifiersAbsent' as const, with: { modifiers: [] }, title: 'Side, as of 2027' }
          : rule.id === 'L7600-DOC-INVOICE'
            ? { ...rule, severity: 'advice' as const }
            : rule,
      ),
  };
}

describe('under its own packs', () => {
  test('a finalized claim gives the answers that were written down, also years later', () => {
    for (const theCase of [repair(), rental()]) {
      const was = finalised(theCase);
      expect(replay(was)).toEqual({ packs: was.evaluation.packs, missing: [], changes: [] });
    }
  });

  test('and keeps giving them when newer packs are shipped', () => {
    const was = finalised();
    const shipped = [...PACKS, newerGuides('2026-01-01')];
    expect(replay(was, shipped).changes).toEqual([]);
  });

  test('an override counts as on the day of finalizing, not as on the day of the replay', () => {
    const theCase = repair();
    theCase.order = null;
    theCase.claim.orderId = null;
    theCase.claim.overrides = [anOverride('L7600-DOC-ORDER', { expiresOn: TODAY })];
    const was = finalised(theCase);
    expect(was.evaluation.finalisable).toBe(true);
    expect(evaluateCase(theCase, addDays(TODAY, 1)).finalisable).toBe(false);
    expect(replay(was).changes).toEqual([]);
  });

  test('what was changed behind the program’s back shows', () => {
    const was = finalised();
    const tampered = { ...was, theCase: { ...was.theCase, visit: null } };
    expect(replay(tampered).changes.map(({ rule }) => rule)).toContain('L7600-DOC-LOG');
  });

  test('packs that are not there any more are named, and nothing is guessed', () => {
    const was = finalised();
    const old = { ...was, evaluation: { ...was.evaluation, packs: ['guides-1999-01'] } };
    expect(replay(old)).toEqual({ packs: ['guides-1999-01'], missing: ['guides-1999-01'], changes: [] });
  });
});

describe('under newer packs', () => {
  test('nothing is said while the same packs judge', () => {
    expect(underNewerPacks(finalised())).toBeNull();
  });

  test('only a pack that reaches the date of service judges', () => {
    const service = repair().claim.dateOfService ?? '';
    for (const [from, judged] of [
      [addDays(service, -1), true],
      [service, true],
      [addDays(service, 1), false],
    ] as const) {
      expect(underNewerPacks(finalised(), [...PACKS, newerGuides(from)]) !== null, from).toBe(judged);
    }
  });

  test('what would differ is told with its ground; what is no longer asked has no answer', () => {
    const theCase = repair();
    theCase.documents = theCase.documents.filter(({ type }) => type !== 'partsInvoice');
    const answer = underNewerPacks(finalised(theCase), [...PACKS, newerGuides('2026-01-01')]);
    expect(answer?.packs[0]).toBe('guides-2027-01');
    const of = (rule: string) => answer?.changes.find((change) => change.rule === rule);
    expect(of('L7600-DOC-REPORT')).toMatchObject({ before: { status: 'met' }, after: null, source: null });
    expect(of('L7600-DOC-INVOICE')).toMatchObject({
      before: { status: 'unmet', severity: 'blocker' },
      after: { status: 'unmet', severity: 'advice' },
      source: { verified: 'guide' },
    });
    expect(of('L7600-DOC-INVOICE')?.why).not.toBe('');
    expect(of('L7600-DOC-LOG')).toBeUndefined();
  });
});

test('an evaluation never differs from itself, whatever is missing in the case', () => {
  const parts = ['order', 'visit', 'equipment', 'payer', 'coverage', 'physician', 'oxygenTest'] as const;
  fc.assert(
    fc.property(fc.subarray([...parts]), fc.boolean(), (gone, rented) => {
      const theCase = rented ? rental() : repair();
      for (const part of gone) theCase[part] = null;
      const evaluation = evaluateCase(theCase, TODAY);
      expect(ruleChanges(evaluation, evaluateCase(theCase, TODAY))).toEqual([]);
      expect(evaluation.counts.waived).toBe(0);
    }),
    { numRuns: 60 },
  );
});
