import type { Pack } from '../../pack.ts';
import { payerTermsPack } from '../payerTerms/payerTermsPack.ts';

/** What Medicaid programs ask differs by state: these are templates that a payer's own settings fill. */
export const MEDICAID_PACKS: readonly Pack[] = [
  payerTermsPack('MCD', { id: 'medicaid-2026-11', payerClass: 'medicaid', from: '2020-01-01' }),
];
