import type { ClaimKind } from '../domain/claimKind.ts';
import { codeConflict } from './library.ts';

/**
 * Kinds of claim on which a code that a billing guide takes otherwise can be billed as its official descriptor says.
 * L7600 (a donning sleeve), L5619 (in no release) and A9698 (contrast material) can be on none of them.
 */
const OFFICIAL_KIND: Readonly<Record<string, ClaimKind>> = {
  L4396: 'orthosis',
  L1320: 'orthosis',
  L0627: 'orthosis',
  L1832: 'orthosis',
  A9600: 'radiopharmaceutical',
};

/** Whether a claim of the kind can bill the code in its official meaning. */
export function officialMeaningFits(code: string, kind: ClaimKind): boolean {
  return OFFICIAL_KIND[code] === kind;
}

/** Whether only the biller can say in which of its two meanings the code is billed. */
export function hasTwoMeanings(code: string, kind: ClaimKind): boolean {
  return codeConflict(code) !== null && officialMeaningFits(code, kind);
}
