import { expect, test } from 'vitest';
import { quartersAround } from '../../../../renderer/screens/codes/quarters.ts';

test('quarters run from next year back, newest first, each once', () => {
  const quarters = quartersAround('2026-11-22', '2026-10-01');
  expect(quarters[0]).toEqual({ value: '2027-10-01', label: 'October 2027' });
  expect(quarters.at(-1)).toEqual({ value: '2015-01-01', label: 'January 2015' });
  expect(quarters.filter(({ value }) => value === '2026-10-01')).toHaveLength(1);
  expect(new Set(quarters.map(({ value }) => value)).size).toBe(quarters.length);
});

test('the release that was read is among them, however old it is', () => {
  expect(quartersAround('2026-11-22', '2011-04-01').at(-1)).toEqual({
    value: '2011-04-01',
    label: 'April 2011',
  });
});
