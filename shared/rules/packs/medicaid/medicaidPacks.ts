import type { Pack } from '../../pack.ts';

export const MEDICAID_PACKS: readonly Pack[] = [];
