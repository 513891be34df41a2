import { expect, test } from 'vitest';
import { memberIdProblem } from '../../../../renderer/screens/patients/CoverageSection.tsx';

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
