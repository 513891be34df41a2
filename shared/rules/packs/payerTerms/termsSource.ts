import { PAYER_SETTINGS } from '../../billability/repairSources.ts';
import type { Source } from '../../pack.ts';
import { COMPARED_ON } from '../../sources.ts';

/** Which payers' terms a rule is for: the beginning of its id. */
export type Prefix = 'MCD' | 'COM';

/** A rule that rests on what the payer itself asks, as its page in the program says. */
export function termsSource(setting: string): Source {
  return { ...PAYER_SETTINGS, date: COMPARED_ON, ref: `${PAYER_SETTINGS.ref}: ${setting}` };
}
