import { expect, test } from 'vitest';
import { sameName } from '../../../../renderer/screens/patients/PersonFields.tsx';

test('the same first and last name, whatever stands between', () => {
  const person = { firstName: 'avery', lastName: 'Testperson ' };
  expect(sameName('Testperson, Avery', person)).toBe(true);
  expect(sameName('Testperson Jr., Avery M.', person)).toBe(true);
  expect(sameName('Testperson, Averyl', person)).toBe(false);
  expect(sameName('Testpersona, Avery', person)).toBe(false);
});
