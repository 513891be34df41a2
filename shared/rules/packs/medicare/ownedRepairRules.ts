import type { Rule } from '../../pack.ts';

export const OWNED_REPAIR_RULES: readonly Rule[] = [];
