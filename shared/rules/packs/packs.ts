import type { Pack } from '../pack.ts';
import { COMMERCIAL_PACKS } from './commercial/commercialPacks.ts';
import { GUIDES_2026_11 } from './guides202611/pack.ts';
import { MEDICAID_PACKS } from './medicaid/medicaidPacks.ts';
import { MEDICARE_PACKS } from './medicare/medicarePacks.ts';

/** All packs, oldest first within a layer. Once released a pack is never edited: new guidance is a new pack. */
export const PACKS: readonly Pack[] = [
  GUIDES_2026_11,
  ...MEDICARE_PACKS,
  ...MEDICAID_PACKS,
  ...COMMERCIAL_PACKS,
];
