import { expect, test } from 'vitest';
import { caseDifference } from '../../../main/handlers/caseDifference.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';

const before = exampleRepair();

test('the same case differs in nothing, whatever its claim is called', () => {
  const claim = { ...before.claim, number: 'CW-2026-000999', state: 'review', ownerId: null } as const;
  expect(caseDifference(before, { ...before, claim })).toEqual([]);
});

test('a changed field is told with its path, its words and both values', () => {
  const lines = before.claim.lines.map((line) => ({ ...line, units: 2 }));
  expect(caseDifference(before, { ...before, claim: { ...before.claim, lines } })).toEqual([
    { path: 'claim.lines.0.units', label: 'Claim, lines 1, units', before: '1', after: '2' },
  ]);
});

test('a moved patient is told, though a claim has a state too', () => {
  const address = { ...before.patient.address, state: 'WI' };
  const after = { ...before, patient: { ...before.patient, address } };
  expect(caseDifference(before, after)).toMatchObject([{ path: 'patient.address.state', after: 'WI' }]);
});

test('a record that came or went is told field by field', () => {
  const gone = caseDifference(before, { ...before, order: null });
  expect(gone.find(({ path }) => path === 'order.covers')).toMatchObject({ before: 'upkeep', after: '' });
  const came = caseDifference({ ...before, order: null }, before);
  expect(came.find(({ path }) => path === 'order.covers')).toMatchObject({ before: '', after: 'upkeep' });
});
