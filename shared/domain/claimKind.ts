import { z } from 'zod';

/** What a claim is for. The first four are what the billing guides are about. */
export const ClaimKind = z.enum([
  'repair',
  'portableRental',
  'orthosis',
  'radiopharmaceutical',
  'equipmentRepair',
  'oxygenRental',
]);
export type ClaimKind = z.infer<typeof ClaimKind>;

export const CLAIM_KIND_NAMES: Readonly<Record<ClaimKind, string>> = {
  repair: 'Concentrator repair',
  portableRental: 'Portable concentrator',
  orthosis: 'Orthosis',
  radiopharmaceutical: 'Radiopharmaceutical',
  equipmentRepair: 'Equipment repair',
  oxygenRental: 'Oxygen rental',
};

/** The code that a claim of a kind begins with: the billing guide's, where a guide is about that kind. */
export const GUIDE_CODE: Readonly<Record<ClaimKind, string>> = {
  repair: 'L7600',
  portableRental: 'E1392',
  orthosis: 'L1320',
  radiopharmaceutical: 'A9600',
  equipmentRepair: 'K0739',
  oxygenRental: 'E1390',
};

/** Claims that rest on a technician's visit. */
export function isRepairKind(kind: ClaimKind): boolean {
  return kind === 'repair' || kind === 'equipmentRepair';
}

/** Claims for oxygen equipment by the month. */
export function isRentalKind(kind: ClaimKind): boolean {
  return kind === 'portableRental' || kind === 'oxygenRental';
}
