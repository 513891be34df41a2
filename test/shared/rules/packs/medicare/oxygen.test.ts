import { expect, test, describe } from 'vitest';
import { ClaimCase } from '../../../../../shared/domain/claimCase.ts';
import { blockerIds, findingIds, statusOf } from '../../startingCases.ts';
import { BROKEN_OXYGEN } from './oxygenBroken.ts';
import { judge, OXYGEN_STARTS, standing, type OxygenStart } from './oxygenStarts.ts';

const NAMES = Object.keys(OXYGEN_STARTS) as OxygenStart[];

describe('the clean cases', () => {
  test.each(NAMES)('%s: valid, finalizable, nothing found', (start) => {
    const theCase = OXYGEN_STARTS[start]();
    expect(ClaimCase.safeParse(theCase).error?.issues ?? []).toEqual([]);
    const evaluation = judge(theCase);
    expect(evaluation.findings.map((finding) => [finding.rule, finding.message])).toEqual(
      standing(start).map((id) => [id, expect.any(String)]),
    );
    expect(evaluation.finalisable).toBe(true);
    expect(evaluation.requirements.filter((item) => item.evidence.trim() === '')).toEqual([]);
  });
});

describe('one fact broken, one finding raised', () => {
  test.each(BROKEN_OXYGEN.map((broken) => [broken.id, broken.what, broken.start, broken] as const))(
    '%s: %s (%s)',
    (id, _what, start, broken) => {
      const theCase = OXYGEN_STARTS[start]();
      broken.change(theCase);
      expect(ClaimCase.safeParse(theCase).error?.issues ?? []).toEqual([]);
      const evaluation = judge(theCase);
      expect(evaluation.findings.map(({ rule, message }) => [rule, message])).toEqual(
        expect.arrayContaining([[id, expect.any(String)]]),
      );
      expect([...findingIds(evaluation)].sort()).toEqual([id, ...broken.also, ...standing(start)].sort());
      const finding = evaluation.findings.find(({ rule }) => rule === id);
      expect(finding).toMatchObject({ severity: broken.severity, status: broken.status, path: broken.path });
      expect(statusOf(evaluation, id)).toBe(broken.status);
      expect(evaluation.finalisable).toBe(blockerIds(evaluation).length === 0);
      expect(finding?.message).toMatch(/^[A-Z].*\.$/s);
      expect(`${finding?.message ?? ''}${finding?.remedy ?? ''}`).not.toMatch(/[{}]|undefined|null/);
    },
  );
});
