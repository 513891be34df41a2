import type { Pack } from '../pack.ts';
import { GUIDES_2026_11 } from './guides202611/pack.ts';

/** Every pack that was ever released, oldest first. A released pack is never edited: new guidance is a new pack with its own dates. */
export const PACKS: readonly Pack[] = [GUIDES_2026_11];
