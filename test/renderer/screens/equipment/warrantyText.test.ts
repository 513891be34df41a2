import { expect, test } from 'vitest';
import { underWarranty, warrantyText } from '../../../../renderer/screens/equipment/warrantyText.ts';

const TODAY = '2026-06-10';

test.each([
  [null, null, 'Not known'],
  ['2026-06-09', null, 'Warranty ended 06/09/2026'],
  ['2026-06-10', null, 'Warranty ends today'],
  ['2026-06-11', null, 'Warranty until 06/11/2026, one day left'],
  ['2026-08-09', null, 'Warranty until 08/09/2026, 60 days left'],
  ['2026-08-10', null, 'Warranty until 08/10/2026'],
  ['2027-01-31', '2027-01-31', 'Warranty until 01/31/2027'],
  ['2027-01-31', '2025-01-31', 'Parts until 01/31/2027; labor ended 01/31/2025'],
  [null, '2025-01-31', 'Labor warranty ended 01/31/2025; parts not known'],
])('parts %s, labor %s', (warrantyUntil, warrantyLaborUntil, words) => {
  expect(warrantyText({ warrantyUntil, warrantyLaborUntil }, TODAY)).toBe(words);
});

test('the last day of either still counts as under warranty', () => {
  expect(underWarranty({ warrantyUntil: TODAY, warrantyLaborUntil: null }, TODAY)).toBe(true);
  expect(underWarranty({ warrantyUntil: '2026-06-09', warrantyLaborUntil: TODAY }, TODAY)).toBe(true);
  expect(underWarranty({ warrantyUntil: '2026-06-09', warrantyLaborUntil: null }, TODAY)).toBe(false);
});
