import { describe, expect, test } from 'vitest';
import { type CustomRequirement, requirementProblems } from '../../../shared/domain/payer.ts';
import { savedRequirements } from '../../../shared/domain/payerRequirements.ts';
import { aRequirement } from '../../support/aRequirement.ts';

const STORED = aRequirement();
const NEW = aRequirement({ id: '019a0000-0000-7000-8000-000000000902', title: 'Letter of the plan' });

function save(
  before: readonly CustomRequirement[],
  after: readonly CustomRequirement[],
  used: readonly string[] = [],
) {
  return savedRequirements({
    before,
    after,
    used: new Set(used),
    userName: 'Lee Leadson',
    today: '2026-11-02',
  });
}

function refusal(...given: Parameters<typeof save>) {
  const answer = save(...given);
  return answer.ok || answer.fault.kind !== 'invalid' ? [] : answer.fault.issues;
}

describe('from one save to the next', () => {
  test('who added a requirement, and when, is not for the sender to say', () => {
    const sent = { ...NEW, addedBy: 'Somebody Else', addedOn: '2020-01-01', retiredOn: '2020-02-02' };
    expect(save([STORED], [{ ...STORED, addedBy: 'Somebody Else' }, sent])).toEqual({
      ok: true,
      value: [STORED, { ...NEW, addedBy: 'Lee Leadson', addedOn: '2026-11-02', retiredOn: null }],
    });
  });

  test('one that judged nothing yet is edited', () => {
    const edited = { ...STORED, title: 'Record of use each month' };
    expect(save([STORED], [edited])).toEqual({ ok: true, value: [edited] });
  });

  test('one that has judged a finalized claim is only retired, as of today', () => {
    const edited = { ...STORED, title: 'Record of use each month' };
    expect(refusal([STORED], [edited], [STORED.id])).toMatchObject([{ path: 'customRequirements.0' }]);
    expect(save([STORED], [{ ...STORED, retiredOn: '2019-01-01' }], [STORED.id])).toEqual({
      ok: true,
      value: [{ ...STORED, retiredOn: '2026-11-02' }],
    });
  });

  test('a retired one neither changes nor comes back, and its day stays', () => {
    const retired = { ...STORED, retiredOn: '2026-05-05' };
    expect(save([retired], [{ ...retired, retiredOn: '2026-09-09' }])).toEqual({
      ok: true,
      value: [retired],
    });
    expect(refusal([retired], [STORED])).toHaveLength(1);
    expect(refusal([retired], [{ ...retired, severity: 'blocker' }])).toHaveLength(1);
  });

  test('none is taken away, and none stands twice', () => {
    expect(refusal([STORED], [])).toMatchObject([{ path: 'customRequirements' }]);
    expect(refusal([STORED], [STORED, STORED])).toMatchObject([{ path: 'customRequirements.1' }]);
  });
});

describe('what a requirement lacks', () => {
  test.each([
    ['title', { title: 'x ' }],
    ['claimKinds', { claimKinds: [] }],
    ['source', { source: '  ' }],
    ['to', { from: '2026-03-02', to: '2026-03-01' }],
    ['codes.1', { codes: ['E1392', 'E1392'] }],
  ] as const)('%s', (path, change) => {
    const row = { ...STORED, ...structuredClone(change) } as CustomRequirement;
    expect(requirementProblems(row).map((problem) => problem.path)).toEqual([path]);
  });

  test('nothing, when all is said; a single day is a time', () => {
    expect(requirementProblems(STORED)).toEqual([]);
    expect(requirementProblems({ ...STORED, to: STORED.from })).toEqual([]);
  });
});
