import { expect, test } from 'vitest';
import { insuredOfName } from '../../../shared/domain/insuredName.ts';

test.each([
  ['', '', ''],
  ['Testperson', 'Testperson', ''],
  ['  Kim   Testperson ', 'Testperson', 'Kim'],
  ['Kim M. Testperson', 'Testperson', 'Kim M.'],
  ['Testperson, Kim M.', 'Testperson', 'Kim M.'],
  ['Testperson,', 'Testperson', ''],
])('the insured %j is %j, %j', (name, lastName, firstName) => {
  expect(insuredOfName(name)).toMatchObject({ lastName, firstName, middleName: '', birthDate: null });
});

test('a name longer than its field is cut, not refused', () => {
  const long = insuredOfName(`${'A'.repeat(70)} ${'B'.repeat(70)}`);
  expect([long.firstName.length, long.lastName.length]).toEqual([60, 60]);
});
