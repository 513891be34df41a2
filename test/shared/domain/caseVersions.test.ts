import { expect, test } from 'vitest';
import { readStoredCase, upgradedCase } from '../../../shared/domain/caseVersions.ts';
import { exampleOrthosis } from '../../../shared/rules/examples/exampleOrthosis.ts';

test('a case of version 2 was not asked for the meaning of its codes, and is otherwise as it was', () => {
  const today = exampleOrthosis();
  const { codeMeaning, ...attestation } = today.claim.attestation;
  expect(codeMeaning).toBe('guide');
  const old = { ...today, version: 2, claim: { ...today.claim, attestation } };
  expect(readStoredCase(old)).toEqual({
    ...today,
    claim: { ...today.claim, attestation: { ...attestation, codeMeaning: null } },
  });
});

test('today’s version and what is no case are left alone', () => {
  const today = exampleOrthosis();
  expect(upgradedCase(today)).toBe(today);
  expect(upgradedCase('no case')).toBe('no case');
  expect(upgradedCase({ version: 2, claim: null })).toEqual({ version: 3, claim: null });
});
