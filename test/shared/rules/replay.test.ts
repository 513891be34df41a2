import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import { evaluateCase } from '../../../shared/rules/evaluate.ts';
import { GUIDES_2026_11 } from '../../../shared/rules/packs/guides202611/pack.ts';
import { PACKS } from '../../../shared/rules/packs/packs.ts';
import type { Pack } from '../../../shared/rules/pack.ts';
import { type Finalised, replay, ruleChanges, underNewerPacks } from '../../../shared/rules/replay.ts';
import { aRequirement } from '../../support/aRequirement.ts';
import { anOverride, lineOf, payerOf, rental, repair, TODAY } from './startingCases.ts';

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

describe('with a payer’s own requirements', () => {
  function withRequirement(): Finalised {
    const theCase = repair();
    payerOf(theCase).settings.customRequirements = [aRequirement({ claimKinds: ['repair'], codes: [] })];
    return finalised(theCase);
  }

  test('they lie with the claim, and judge again', () => {
    const was = withRequirement();
    expect(was.evaluation.packs).toHaveLength(3);
    expect(replay(was)).toEqual({ packs: was.evaluation.packs, missing: [], changes: [] });
    expect(underNewerPacks(was)).toBeNull();
  });

  test('once they changed, those of then are missing', () => {
    const was = withRequirement();
    payerOf(was.theCase).revision += 1;
    expect(replay(was)).toMatchObject({ missing: [was.evaluation.packs[2]], changes: [] });
    expect(underNewerPacks(was)?.packs).toHaveLength(3);
  });

  test('one pack that is gone is enough to replay nothing', () => {
    const was = finalised();
    const old = { ...was, evaluation: { ...was.evaluation, packs: ['guides-2026-11', 'gone-1999'] } };
    expect(replay(old)).toEqual({ packs: old.evaluation.packs, missing: ['gone-1999'], changes: [] });
  });

  test('a claim that no pack judged is not judged again', () => {
    const was = finalised();
    const none = { ...was, evaluation: { ...was.evaluation, packs: [] } };
    expect(replay(none)).toEqual({ packs: [], missing: [], changes: [] });
    expect(underNewerPacks(none, [])).toBeNull();
  });
});

describe('what differs', () => {
  const before = evaluateCase(repair(), TODAY);
  const after = (change: (theCase: ClaimCase) => void): ReturnType<typeof ruleChanges> => {
    const theCase = repair();
    change(theCase);
    return ruleChanges(before, evaluateCase(theCase, TODAY)).filter(({ rule }) => rule === 'L7600-DOC-LOG');
  };
  const changed = (words: object): ReturnType<typeof ruleChanges> => {
    const requirements = before.requirements.map((item) =>
      item.id === 'L7600-DOC-LOG' ? { ...item, ...words } : item,
    );
    return ruleChanges(before, { ...before, requirements });
  };

  test('a status, with what is said of it', () => {
    expect(after((c) => (c.visit = null))).toMatchObject([
      {
        title: 'Service log of the visit',
        before: { status: 'met', severity: null },
        after: { status: 'unmet', severity: 'blocker', words: expect.stringMatching(/\.$/) },
        source: { title: expect.any(String) },
      },
    ]);
  });

  test('words alone, or the status alone', () => {
    expect(changed({ evidence: 'Told otherwise' })).toMatchObject([
      { rule: 'L7600-DOC-LOG', after: { words: 'Told otherwise' }, why: '', source: null },
    ]);
    expect(changed({ status: 'unknown' })).toMatchObject([
      { before: { status: 'met' }, after: { status: 'unknown' } },
    ]);
    expect(changed({ section: 'codes' })).toEqual([]);
  });

  test('the weight of a finding alone', () => {
    const theCase = repair();
    lineOf(theCase).modifiers = ['LT'];
    const warned = evaluateCase(theCase, TODAY);
    const graver = warned.findings.map((finding) => ({ ...finding, severity: 'blocker' as const }));
    expect(ruleChanges(warned, { ...warned, findings: graver })).toMatchObject([
      { rule: 'L7600-MOD-SIDE', before: { severity: 'warning' }, after: { severity: 'blocker' } },
    ]);
  });

  test('a rule that is only asked later, under its own title; the finding of before where there is none after', () => {
    const fewer = { ...before, requirements: before.requirements.filter(({ id }) => id !== 'L7600-DOC-LOG') };
    expect(ruleChanges(fewer, before)).toMatchObject([
      { rule: 'L7600-DOC-LOG', title: 'Service log of the visit', before: null, after: { status: 'met' } },
    ]);
    expect(ruleChanges(before, fewer)).toMatchObject([
      { rule: 'L7600-DOC-LOG', title: 'Service log of the visit', before: { status: 'met' }, after: null },
    ]);
    const theCase = repair();
    theCase.visit = null;
    const [mended] = ruleChanges(evaluateCase(theCase, TODAY), before).filter(
      ({ rule }) => rule === 'L7600-DOC-LOG',
    );
    expect(mended).toMatchObject({ before: { status: 'unmet' }, after: { status: 'met' } });
    expect(mended?.why).not.toBe('');
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
