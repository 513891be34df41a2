import type { Rule } from '../../pack.ts';

export const RADIOPHARMACEUTICAL_RULES: readonly Rule[] = [];
