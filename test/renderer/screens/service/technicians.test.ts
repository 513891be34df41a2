import { expect, test } from 'vitest';
import { technicianChoices } from '../../../../renderer/screens/service/technicians.ts';
import type { User } from '../../../../shared/domain/people.ts';
import { anId } from '../../records/fakeProgram.ts';

function someone(n: number, role: User['role'], qualification = '', active = true): User {
  return { id: anId(n), name: `Person ${n}`, role, qualification, active };
}

const OWNER = someone(1, 'owner');
const LEAD = someone(2, 'billingLead', 'Trained on Examplair, 2024');
const TECH = someone(3, 'technician');
const GONE = someone(4, 'technician', '', false);
const READER = someone(5, 'readOnly');

test('technicians come first, then who has a qualification; owners and readers are not offered', () => {
  expect(technicianChoices([OWNER, LEAD, TECH, GONE, READER], null)).toEqual([TECH, LEAD]);
});

test('whoever the visit names stays, also when gone', () => {
  expect(technicianChoices([OWNER, TECH, GONE], GONE.id)).toEqual([TECH, GONE]);
  expect(technicianChoices([OWNER, TECH], OWNER.id)).toEqual([TECH, OWNER]);
  expect(technicianChoices([OWNER, TECH], TECH.id)).toEqual([TECH]);
});

test('where nobody is a technician, everybody who works there can be chosen', () => {
  expect(technicianChoices([OWNER, GONE], null)).toEqual([OWNER]);
});
