import type { Pack } from '../../pack.ts';

export const COMMERCIAL_PACKS: readonly Pack[] = [];
