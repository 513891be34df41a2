import type { Rule } from '../../pack.ts';

export const OXYGEN_RULES: readonly Rule[] = [];
