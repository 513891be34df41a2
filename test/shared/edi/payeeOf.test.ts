import { expect, test } from 'vitest';
import { payeeStanding } from '../../../shared/edi/payeeOf.ts';

const OFFICE = { npi: '1234567893', taxId: '31-1234567' };

function named(idQualifier: string, id: string, taxId: string | null = null) {
  return { idQualifier, id, references: taxId === null ? [] : [{ qualifier: 'TJ', value: taxId }] };
}

test.each([
  ['our NPI', named('XX', '1234567893'), 'ours'],
  ['our NPI, whatever the tax id', named('XX', '1234567893', '999999999'), 'ours'],
  ['our tax id, without its hyphen', named('FI', '311234567'), 'ours'],
  ['our tax id beside a number that is no NPI', named('XV', '77', '31 1234567'), 'ours'],
  ['another NPI under our tax id: a sister company', named('XX', '1987654328', '311234567'), 'other'],
  ['another tax id', named('FI', '999999999'), 'other'],
  ['no number', named('', ''), 'unknown'],
  ['a number of the payer only', named('PQ', '1234567893'), 'unknown'],
  ['nobody', null, 'unknown'],
] as const)('%s', (_name, payee, standing) => {
  expect(payeeStanding(payee, OFFICE)).toBe(standing);
});

test('an office that has not told its numbers is not another one', () => {
  expect(payeeStanding(named('XX', '1987654328'), { npi: '', taxId: '' })).toBe('unknown');
  expect(payeeStanding(named('XX', '1987654328', '311234567'), { npi: '', taxId: '31-1234567' })).toBe(
    'ours',
  );
});
