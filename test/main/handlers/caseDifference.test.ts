import { expect, test } from 'vitest';
import { caseDifference } from '../../../main/handlers/caseDifference.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';

const before = exampleRepair();

test('the same case differs in nothing, whatever its claim is called', () => {
  const claim = { ...before.claim, number: 'CW-2026-000999', state: 'review', ownerId: null } as const;
  expect(caseDifference(before, { ...before, claim })).toEqual([]);
});

test('a changed field is told with its path, the code of its line and both values', () => {
  const lines = before.claim.lines.map((line) => ({ ...line, units: 2 }));
  expect(caseDifference(before, { ...before, claim: { ...before.claim, lines } })).toEqual([
    { path: 'claim.lines.0.units', about: before.claim.lines[0]?.code, before: 1, after: 2 },
  ]);
});

test('a moved patient is told, though a claim has a state too', () => {
  const address = { ...before.patient.address, state: 'WI' };
  const after = { ...before, patient: { ...before.patient, address } };
  expect(caseDifference(before, after)).toMatchObject([{ path: 'patient.address.state', after: 'WI' }]);
});

test('a record that came or went is told field by field', () => {
  const gone = caseDifference(before, { ...before, order: null });
  expect(gone.find(({ path }) => path === 'order.covers')).toMatchObject({ before: 'upkeep', after: null });
  const came = caseDifference({ ...before, order: null }, before);
  expect(came.find(({ path }) => path === 'order.covers')).toMatchObject({ before: null, after: 'upkeep' });
});

test('ids are not told, the records behind them are; papers are told by their titles, modifiers as a whole', () => {
  const [line, ...lines] = before.claim.lines;
  const [paper, ...documents] = before.documents;
  if (!line || !paper) throw new Error('the example has a line and a paper');
  const claim = {
    ...before.claim,
    orderId: '01920000-0000-7000-8000-000000000001',
    documentIds: [],
    lines: [{ ...line, id: '01920000-0000-7000-8000-000000000002', modifiers: ['RB', 'KX'] }, ...lines],
  };
  const found = caseDifference(before, { ...before, claim, documents });
  expect(found.map(({ path }) => path).sort()).toEqual(['claim.lines.0.modifiers', 'documents']);
  expect(found.find(({ path }) => path === 'claim.lines.0.modifiers')?.after).toEqual(['RB', 'KX']);
  expect(JSON.stringify(found)).not.toContain('01920000');
});
