import { expect, test } from 'vitest';
import { differenceLabel } from '../../../../renderer/screens/claims/DifferenceTable.tsx';
import { valueInWords } from '../../../../renderer/screens/claims/caseLabels.ts';

test('a line is told by its place and code, money and days as people write them', () => {
  const path = 'claim.lines.0.chargeCents';
  expect(differenceLabel({ path, about: 'K0739' })).toBe('Line 1 (K0739): Charge');
  expect(valueInWords(path, 24_150)).toBe('$241.50');
  expect(valueInWords('claim.dateOfService', '2026-11-20')).toBe('11/20/2026');
  expect(valueInWords('claim.lines.0.modifiers', ['RB', 'KX'])).toBe('RB · KX');
  expect(valueInWords(path, null)).toBe('Not given');
});

test('what has no name of its own is told by what is around it', () => {
  expect(differenceLabel({ path: 'payer.settings.timelyFilingDays', about: '' })).toBe(
    'Payer, timely filing days',
  );
});
