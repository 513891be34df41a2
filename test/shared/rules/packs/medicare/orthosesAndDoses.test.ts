import { expect, test } from 'vitest';
import { ORTHOSIS_POLICY_RULES } from '../../../../../shared/rules/packs/medicare/orthosisPolicyRules.ts';
import { RADIOPHARMACEUTICAL_POLICY_RULES } from '../../../../../shared/rules/packs/medicare/radiopharmaceuticalPolicyRules.ts';
import { GUIDES_2026_11 } from '../../../../../shared/rules/packs/guides202611/pack.ts';
import { BROKEN_CASES } from '../../brokenCases.ts';

const RULES = [...ORTHOSIS_POLICY_RULES, ...RADIOPHARMACEUTICAL_POLICY_RULES];

test('ids say whose they are, each once', () => {
  const ids = RULES.map(({ id }) => id);
  expect(ids.filter((id) => !/^MCR-(ORTH|RX)-/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('each names its source, its place there, and the day of the last comparison', () => {
  for (const { id, source } of RULES) {
    expect(source.title.length, id).toBeGreaterThan(5);
    expect(source.ref.length, id).toBeGreaterThan(5);
    expect(source.verifiedOn, id).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(['verified', 'secondHand', 'unverified'], id).toContain(source.verified);
  }
});

test('only what was read in the source may stand in the way', () => {
  for (const { id, severity, source } of RULES) {
    if (severity === 'blocker') expect(source.verified, id).toBe('verified');
    if (source.verified === 'unverified') expect(severity, id).toBe('advice');
    if (source.verified === 'secondHand') expect(severity, id).not.toBe('blocker');
  }
  for (const { id, severity } of BROKEN_CASES) {
    const source = RULES.find((rule) => rule.id === id)?.source;
    if (source?.verified === 'unverified') expect(severity, id).toBe('advice');
  }
});

test('statements under a name are never waived', () => {
  expect(RULES.filter(({ overridable }) => !overridable).map(({ id }) => id)).toEqual([
    'MCR-ORTH-CG',
    'MCR-ORTH-NOTICE',
    'MCR-RX-JZ',
  ]);
});

test('what they wait for is a rule of theirs or of the guides', () => {
  const known = [...RULES, ...GUIDES_2026_11.rules].map(({ id }) => id);
  expect(known).toEqual(expect.arrayContaining(RULES.flatMap((rule) => rule.after ?? [])));
});
