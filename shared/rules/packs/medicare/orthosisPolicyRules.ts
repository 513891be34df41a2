import type { Rule } from '../../pack.ts';

export const ORTHOSIS_POLICY_RULES: readonly Rule[] = [];
