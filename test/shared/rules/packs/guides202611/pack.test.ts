import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { GUIDE_FACTS } from '../../../../../shared/codes/guideFacts.ts';
import { GUIDES_2026_11 } from '../../../../../shared/rules/packs/guides202611/pack.ts';
import { ClaimCase } from '../../../../../shared/domain/claimCase.ts';
import { BROKEN_CASES } from '../../brokenCases.ts';
import { GUIDE_ROWS, OWN_RULES } from '../../guideRows.ts';
import { blockerIds, findingIds, judged, statusOf, STARTS, TODAY, type Start } from '../../startingCases.ts';
import { evaluateCase } from '../../../../../shared/rules/evaluate.ts';

const RULES = GUIDES_2026_11.rules;
const CLAIMED = [
  ...RULES.map(({ id, kind }) => ({ id, kind })),
  ...GUIDE_FACTS.map(({ id }) => ({ id, kind: 'fact' })),
];

describe('the rows of the guides', () => {
  test.each(GUIDE_ROWS)('%s is claimed once, as a %s', (id, kind) => {
    expect(CLAIMED.filter((claimed) => claimed.id === id)).toEqual([{ id, kind }]);
  });

  test('nothing claims a row that there is not, and no id twice', () => {
    const known = [...GUIDE_ROWS.map(([id]) => id), ...OWN_RULES];
    expect(CLAIMED.map(({ id }) => id).sort()).toEqual([...known].sort());
    expect(new Set(known).size).toBe(known.length);
  });

  test.each(RULES.map(({ id }) => id))('%s can be fired, and is silent in a clean case', (id) => {
    expect(BROKEN_CASES.filter((broken) => broken.id === id)).not.toEqual([]);
    const silent = (['repair', 'rental', 'medicareRental'] as const).filter((start) =>
      ['met', 'notApplicable'].includes(statusOf(judged(start), id)),
    );
    expect(silent).not.toEqual([]);
  });
});

describe('the clean cases', () => {
  test.each(Object.keys(STARTS) as Start[])('%s: valid, finalizable, nothing found', (start) => {
    expect(ClaimCase.safeParse(STARTS[start]()).error?.issues ?? []).toEqual([]);
    const evaluation = judged(start);
    expect(evaluation.findings).toEqual([]);
    expect(evaluation).toMatchObject({
      finalisable: true,
      pack: GUIDES_2026_11.id,
      billable: { answer: 'bill' },
    });
    expect(evaluation.counts).toMatchObject({ unmet: 0, unknown: 0 });
    expect(evaluation.billReady.missing).toEqual([]);
    expect(evaluation.auditReady.missing).toEqual([]);
    expect(evaluation.requirements.filter((item) => item.evidence.trim() === '')).toEqual([]);
  });
});

describe('one fact broken, one finding raised', () => {
  test.each(BROKEN_CASES.map((broken) => [broken.id, broken.what, broken.start, broken] as const))(
    '%s: %s (%s)',
    (id, _what, start, broken) => {
      const theCase = STARTS[start]();
      broken.change(theCase);
      expect(ClaimCase.safeParse(theCase).error?.issues ?? []).toEqual([]);
      const evaluation = evaluateCase(theCase, TODAY, [GUIDES_2026_11]);
      expect([...findingIds(evaluation)].sort()).toEqual([id, ...(broken.also ?? [])].sort());
      const finding = evaluation.findings.find(({ rule }) => rule === id);
      expect(finding).toMatchObject({ severity: broken.severity, status: broken.status, path: broken.path });
      expect(statusOf(evaluation, id)).toBe(broken.status);
      expect(evaluation.finalisable).toBe(blockerIds(evaluation).length === 0);
      expect(finding?.message).toMatch(/^[A-Z].*\.$/s);
      expect(`${finding?.message ?? ''}${finding?.remedy ?? ''}`).not.toMatch(/[{}]|undefined|null/);
    },
  );
});

describe('as it was released', () => {
  test('the pack is what was released: a change of its data is a new pack', () => {
    const { rules, ...head } = GUIDES_2026_11;
    const hash = createHash('sha256')
      .update(JSON.stringify({ ...head, rules }))
      .digest('hex');
    expect(hash).toBe('8b06216108c21cc59c0778d844e72165330c0f9683d05615e7a9f096e747f4d3');
  });

  test('what other rules wait for is a rule of the same kind of claim', () => {
    for (const kind of ['repair', 'portableRental'] as const) {
      const ids = RULES.filter((rule) => rule.claimKinds.includes(kind)).map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(Object.values(GUIDES_2026_11.owners[kind] ?? {})));
    }
    const known = RULES.map(({ id }) => id);
    expect(known).toEqual(expect.arrayContaining(RULES.flatMap((rule) => rule.after ?? [])));
  });

  test('attestations, and what a claim cannot be without, are never waived', () => {
    expect(
      RULES.filter((rule) => !rule.overridable)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([
      'CLAIM-COVERAGE',
      'CLAIM-DATE',
      'CLAIM-DEVICE',
      'CLAIM-LINES',
      'CLAIM-PATIENT',
      'CLAIM-PAYER',
      'CLAIM-SUPPLIER',
      'E1392-MOD-GA',
      'E1392-MOD-KX',
      'L7600-DOC-LOG',
    ]);
  });
});
