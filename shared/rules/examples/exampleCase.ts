import type { ClaimCase } from '../../domain/claimCase.ts';
import type { ClaimKind } from '../../domain/claimKind.ts';
import type { PayerClass } from '../../domain/payer.ts';
import { exampleEquipmentRepair } from './exampleEquipmentRepair.ts';
import { exampleOrthosis } from './exampleOrthosis.ts';
import { exampleOxygenRental } from './exampleOxygenRental.ts';
import { exampleRadiopharmaceutical } from './exampleRadiopharmaceutical.ts';
import { exampleRental } from './exampleRental.ts';
import { exampleRepair } from './exampleRepair.ts';

const EXAMPLES: Readonly<Record<ClaimKind, (payerClass: PayerClass) => ClaimCase>> = {
  repair: exampleRepair,
  portableRental: exampleRental,
  orthosis: exampleOrthosis,
  radiopharmaceutical: exampleRadiopharmaceutical,
  equipmentRepair: exampleEquipmentRepair,
  oxygenRental: exampleOxygenRental,
};

/**
 * A complete claim of a kind as a class of payer takes it: clean, save the concentrator repair for original Medicare,
 * which is complete and yet not to be billed.
 */
export function exampleCase(kind: ClaimKind, payerClass: PayerClass): ClaimCase {
  return EXAMPLES[kind](payerClass);
}
