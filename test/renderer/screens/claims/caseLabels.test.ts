import { expect, test } from 'vitest';
import { placedLabel } from '../../../../renderer/screens/claims/caseLabels.ts';
import { amendableFields } from '../../../../renderer/screens/service/amendableFields.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';

test('every field of a visit has a name of its own on the claim', () => {
  const { visit } = exampleRepair();
  if (!visit) throw new Error('the example has a visit');
  const labels = amendableFields(visit).map(({ path }) => [path, placedLabel(`visit.${path}`)]);
  expect(labels.length).toBeGreaterThan(25);
  expect(labels.filter(([, label]) => label === placedLabel('visit'))).toEqual([]);
  expect(new Set(labels.map(([, label]) => label)).size).toBe(labels.length);
});
