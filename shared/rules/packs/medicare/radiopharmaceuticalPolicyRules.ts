import type { Rule } from '../../pack.ts';

export const RADIOPHARMACEUTICAL_POLICY_RULES: readonly Rule[] = [];
