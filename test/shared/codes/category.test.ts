import { expect, test } from 'vitest';
import { categoryOf } from '../../../shared/codes/category.ts';

test.each([
  ['A0425', 'O1A', 'ambulance'],
  ['A4619', 'D1C', 'supplies'],
  ['A9180', 'O1E', 'drugsRadiopharmaceuticals'],
  ['A9180', '', 'supplies'],
  ['A9600', 'I1E', 'drugsRadiopharmaceuticals'],
  ['A9900', 'D1E', 'supplies'],
  ['B4034', 'O1C', 'enteralParenteral'],
  ['C9399', 'O1E', 'drugsRadiopharmaceuticals'],
  ['C9300', '', 'drugsRadiopharmaceuticals'],
  ['C1734', '', 'hospitalOutpatient'],
  ['E1392', 'D1C', 'dme'],
  ['E9999', '', 'dme'],
  ['G0008', 'O1G', 'drugsRadiopharmaceuticals'],
  ['G0101', 'M5D', 'professionalServices'],
  ['G9999', '', 'professionalServices'],
  ['H0001', 'Z2', 'behavioralHealth'],
  ['J1095', 'O1E', 'drugsRadiopharmaceuticals'],
  ['K0739', 'D1E', 'dme'],
  ['K1007', '', 'dme'],
  ['K0672', 'D1F', 'prostheticsOrthotics'],
  ['L7600', 'D1F', 'prostheticsOrthotics'],
  ['M0064', 'M5B', 'professionalServices'],
  ['P9010', 'O1F', 'laboratory'],
  ['Q4249', '', 'supplies'],
  ['Q5130', '', 'drugsRadiopharmaceuticals'],
  ['Q0480', 'D1F', 'prostheticsOrthotics'],
  ['Q1004', '', 'temporary'],
  ['S0012', 'Z2', 'privatePayers'],
  ['T1000', 'Z2', 'medicaid'],
  ['U0001', '', 'laboratory'],
  ['V5364', 'O1F', 'visionHearing'],
])('%s %s: %s', (code, betos, category) => {
  expect(categoryOf(code, betos)).toBe(category);
});
