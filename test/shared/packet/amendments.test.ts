import { expect, test } from 'vitest';
import { amendedField, amendedValue } from '../../../shared/packet/amendments.ts';

test.each([
  ['malfunction', 'Malfunction'],
  ['before.oxygenPercent', 'Readings before, oxygen'],
  ['parts.2.unitCostCents', 'Part 3, unit cost'],
  ['labor.0.minutes', 'Labor line 1, minutes'],
  ['findings', 'Findings'],
  ['somethingElse.deep', 'somethingElse.deep'],
])('names %s as %s', (path, name) => {
  expect(amendedField(path)).toBe(name);
});

test.each([
  ['parts.0.unitCostCents', 18_450, '$184.50'],
  ['parts.0.billed', false, 'No'],
  ['result', 'partsOnOrder', 'Parts on order'],
  ['findings', ['lowOxygen', 'valve'], 'Oxygen concentration too low; Valve stuck or leaking'],
  ['visitedOn', '2026-10-06', '10/06/2026'],
  ['malfunction', '', null],
  ['before.flowLpm', null, null],
  ['labor', [], 'None'],
  [
    'labor.0',
    {
      id: 'x',
      repairedCode: '',
      standardRepair: '',
      description: 'Test run',
      minutes: 20,
      hourlyRateCents: null,
      runs: [],
    },
    'description: Test run, minutes: 20',
  ],
])('reads %s', (path, value, text) => {
  expect(amendedValue(path, value)).toBe(text);
});
