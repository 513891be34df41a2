import type { Pack } from '../../pack.ts';

export const MEDICARE_PACKS: readonly Pack[] = [];
