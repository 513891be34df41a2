import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { GUIDES_2026_11 } from '../../../../../shared/rules/packs/guides202611/pack.ts';
import { PACKS } from '../../../../../shared/rules/packs/packs.ts';
import { ClaimCase } from '../../../../../shared/domain/claimCase.ts';
import { BROKEN_CASES } from '../../brokenCases.ts';
import {
  blockerIds,
  findingIds,
  judged,
  JUDGING,
  ORTHOSIS_AND_DOSE_POLICY,
  statusOf,
  STARTS,
  TODAY,
  type Start,
} from '../../startingCases.ts';
import { evaluateCase } from '../../../../../shared/rules/evaluate.ts';

const RULES = GUIDES_2026_11.rules;
const STARTING = Object.keys(STARTS) as Start[];

describe('the rules of the pack', () => {
  test.each([...RULES, ...ORTHOSIS_AND_DOSE_POLICY.rules].map(({ id }) => id))(
    '%s can be fired, and is silent in a clean case',
    (id) => {
      expect(BROKEN_CASES.filter((broken) => broken.id === id)).not.toEqual([]);
      const silent = STARTING.filter((start) =>
        ['met', 'notApplicable'].includes(statusOf(judged(start), id)),
      );
      expect(silent).not.toEqual([]);
    },
  );
});

describe('the clean cases', () => {
  test.each(STARTING)('%s: valid, finalizable, nothing found', (start) => {
    expect(ClaimCase.safeParse(STARTS[start]()).error?.issues ?? []).toEqual([]);
    const evaluation = judged(start);
    expect(findingIds(evaluation)).toEqual([]);
    expect(evaluation).toMatchObject({ finalisable: true, billable: { answer: 'bill' } });
    expect(evaluation.packs[0]).toBe(GUIDES_2026_11.id);
    expect(evaluation.counts).toMatchObject({
      unmet: 0,
      unknown: 0,
      waived: 0,
    });
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
      const evaluation = evaluateCase(theCase, TODAY, JUDGING);
      expect([...findingIds(evaluation)].sort()).toEqual([id, ...(broken.also ?? [])].sort());
      const finding = evaluation.findings.find(({ rule }) => rule === id);
      expect(finding).toMatchObject({ severity: broken.severity, status: broken.status, path: broken.path });
      expect(statusOf(evaluation, id)).toBe(broken.status);
      const setAside = theCase.claim.overrides.map(({ ruleId }) => ruleId);
      expect(evaluation.finalisable).toBe(
        blockerIds(evaluation).every((blocker) => setAside.includes(blocker)),
      );
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
    expect(hash).toBe('739248395350962350c1e970c99816726d3f52dccb5cad3e5468b62f3da41c83');
  });

  test('what other rules wait for is a rule of the same kind of claim', () => {
    for (const kind of ['repair', 'portableRental', 'orthosis', 'radiopharmaceutical'] as const) {
      const ids = RULES.filter((rule) => rule.claimKinds.includes(kind)).map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(Object.values(GUIDES_2026_11.owners[kind] ?? {})));
    }
    const known = PACKS.flatMap((pack) => pack.rules).map(({ id }) => id);
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
      'CLAIM-DIAGNOSIS',
      'CLAIM-LINES',
      'CLAIM-PATIENT',
      'CLAIM-PAYER',
      'CLAIM-SUPPLIER',
      'E1392-MOD-GA',
      'E1392-MOD-KX',
      'L1320-MOD-KX',
      'L7600-DOC-LOG',
    ]);
  });
});
