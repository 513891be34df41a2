import { expect, test } from 'vitest';
import { readStoredCase, upgradedCase } from '../../../shared/domain/caseVersions.ts';
import { NO_INSURED } from '../../../shared/domain/filing.ts';
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
  expect(upgradedCase({ version: 2, claim: null })).toMatchObject({ version: 4, claim: null });
});

test('a case of version 3 knew the insured by one name, and nothing of filing', () => {
  const today = exampleOrthosis();
  if (today.coverage === null || today.payer === null) throw new Error('the example has no coverage');
  const { insured: _insured, planName: _plan, insuranceType: _type, ...coverage } = today.coverage;
  const { filing: _filing, ...payer } = today.payer;
  const { payTo: _payTo, logo: _logo, ...office } = today.office;
  const { filing: _answers, ...claim } = today.claim;
  const lines = claim.lines.map(({ pointers: _pointers, drug: _drug, ...line }) => line);
  const { otherCoverages: _coverages, rentalRecord: _rental, ...rest } = today;
  const old = {
    ...rest,
    version: 3,
    office,
    payer,
    coverage: { ...coverage, insuredName: 'Testperson, Kim' },
    claim: { ...claim, lines },
  };
  expect(readStoredCase(old)).toEqual({
    ...today,
    coverage: { ...today.coverage, insured: { ...NO_INSURED, lastName: 'Testperson', firstName: 'Kim' } },
  });
});
