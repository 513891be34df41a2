import { expect, test } from 'vitest';
import { readableDates } from '../../../renderer/components/readableDates.ts';

test.each([
  ['Date of service 2026-10-20', 'Date of service 10/20/2026'],
  ['From 2026-01-05 to 2026-02-28.', 'From 01/05/2026 to 02/28/2026.'],
  ['Rules guides-2026-11', 'Rules guides-2026-11'],
  ['Medicare Benefit Policy Manual, 2024-03', 'Medicare Benefit Policy Manual, 2024-03'],
  ['Claim CW-2026-000005', 'Claim CW-2026-000005'],
  ['Lot 2026-13-40', 'Lot 2026-13-40'],
])('%s reads as %s', (text, read) => {
  expect(readableDates(text)).toBe(read);
});
