import { expect, test } from 'vitest';
import { memberIdProblem } from '../../../../renderer/screens/patients/CoverageSection.tsx';
import { orderEnd } from '../../../../renderer/screens/patients/orderEnd.ts';
import { sameName } from '../../../../renderer/screens/patients/PersonFields.tsx';

test.each([
  ['medicare', '', null],
  ['medicare', '1EG4-TE5-MK73', null],
  ['medicare', '1eg4te5mk73', null],
  ['medicare', '1EG4-TE5-MK7', /this has 10/],
  ['medicare', '1SG4-TE5-MK73', /S, L, O, I, B and Z/],
  ['commercial', 'whatever', null],
  [null, 'whatever', null],
] as const)('%s number %s', (payerClass, memberId, problem) => {
  const said = memberIdProblem(payerClass, memberId);
  if (problem === null) expect(said).toBeNull();
  else expect(said).toMatch(problem);
});

const TODAY = '2026-06-10';

test.each([
  [{ validTo: '2026-06-09', lengthOfNeedMonths: 99, orderedOn: '2026-01-01' }, 'ended 06/09/2026'],
  [{ validTo: '2026-06-20', lengthOfNeedMonths: null, orderedOn: null }, 'until 06/20/2026, 10 days left'],
  [{ validTo: null, lengthOfNeedMonths: 12, orderedOn: '2026-01-31' }, 'until 01/31/2027'],
  [{ validTo: null, lengthOfNeedMonths: 99, orderedOn: '2026-01-31' }, 'lifelong'],
  [{ validTo: null, lengthOfNeedMonths: 12, orderedOn: null }, 'no end stated'],
])('an order %j', (order, words) => expect(orderEnd(order, TODAY)).toBe(words));

test('the same first and last name, whatever stands between', () => {
  const person = { firstName: 'avery', lastName: 'Testperson ' };
  expect(sameName('Testperson, Avery', person)).toBe(true);
  expect(sameName('Testperson Jr., Avery M.', person)).toBe(true);
  expect(sameName('Testperson, Averyl', person)).toBe(false);
  expect(sameName('Testpersona, Avery', person)).toBe(false);
});
