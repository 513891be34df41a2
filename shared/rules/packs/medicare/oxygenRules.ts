import type { Owners, Rule } from '../../pack.ts';
import { OXYGEN_COVERAGE_BEFORE_2021, OXYGEN_COVERAGE_RULES } from './oxygenCoverageRules.ts';
import { OXYGEN_CYCLE_RULES } from './oxygenCycleRules.ts';
import { OXYGEN_DELIVERY_RULES } from './oxygenDeliveryRules.ts';
import {
  OXYGEN_CERTIFICATE_RULES,
  OXYGEN_LISTED_RULES,
  OXYGEN_NO_CERTIFICATE_RULES,
  OXYGEN_ORDER_RULES,
} from './oxygenOrderRules.ts';
import { OXYGEN_TEST_RULES } from './oxygenTestRules.ts';
import { OXYGEN_UPKEEP_RULES } from './oxygenUpkeepRules.ts';

/** The Medicare oxygen rules of each time. */

const ALWAYS: readonly Rule[] = [
  ...OXYGEN_COVERAGE_RULES,
  ...OXYGEN_TEST_RULES,
  ...OXYGEN_ORDER_RULES,
  ...OXYGEN_DELIVERY_RULES,
  ...OXYGEN_CYCLE_RULES,
  ...OXYGEN_UPKEEP_RULES,
];

/** Services of 2020 to 2022: certificates are needed. */
export const OXYGEN_RULES_2020: readonly Rule[] = [
  ...ALWAYS,
  ...OXYGEN_COVERAGE_BEFORE_2021,
  ...OXYGEN_CERTIFICATE_RULES,
];

/** Services from 2023 on: certificates are refused. */
export const OXYGEN_RULES_2023: readonly Rule[] = [...ALWAYS, ...OXYGEN_NO_CERTIFICATE_RULES];

/** Services from 13 April 2026 on: codes are listed for the visit and for the order before delivery. */
export const OXYGEN_RULES_2026: readonly Rule[] = [...OXYGEN_RULES_2023, ...OXYGEN_LISTED_RULES];

const BOTH: Owners = {
  'equipment.rentalStartedOn': 'MCR-O2-START',
  'oxygenTest.study': 'MCR-O2-TEST-ALONE',
  'claim.rental.dayLpm': 'MCR-O2-FLOW',
  'claim.rental.nightLpm': 'MCR-O2-FLOW',
  'claim.delivery.method': 'MCR-O2-POD',
  physician: 'CLAIM-PHYSICIAN',
};

/** Which rule speaks when a fact is missing, beside what the guides say of it. */
export const OXYGEN_OWNERS: { readonly portableRental: Owners; readonly oxygenRental: Owners } = {
  portableRental: { ...BOTH, 'oxygenTest.condition': 'E1392-DOC-TEST' },
  oxygenRental: {
    ...BOTH,
    order: 'MCR-O2-ORDER',
    oxygenTest: 'MCR-O2-TEST',
    'oxygenTest.condition': 'MCR-O2-TEST',
    'equipment.kind': 'MCR-O2-DEVICE',
    'claim.rental.basis': 'MCR-O2-RR',
    'claim.rental.portablePrescribed': 'MCR-O2-PORTABLE',
    'claim.delivery.deliveredOn': 'MCR-O2-DELIVERY',
  },
};
