import type { Pack } from '../../pack.ts';
import { payerTermsPack } from '../payerTerms/payerTermsPack.ts';

/** What commercial plans ask differs by plan: these are templates that a payer's own settings fill. */
export const COMMERCIAL_PACKS: readonly Pack[] = [
  payerTermsPack('COM', { id: 'commercial-2026-11', payerClass: 'commercial', from: '2020-01-01' }),
];
