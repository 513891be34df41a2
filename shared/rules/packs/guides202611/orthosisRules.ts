import type { Rule } from '../../pack.ts';

export const ORTHOSIS_RULES: readonly Rule[] = [];
