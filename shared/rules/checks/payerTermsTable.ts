import type { Check } from '../vocabulary.ts';
import type { PayerTermsVocabulary } from '../vocabularies/payerTermsVocabulary.ts';
import { modifierOnLines, paperOnFile } from './payerTermsPapers.ts';

/** The functions behind the words of payerTermsVocabulary.ts. */
export const PAYER_TERMS_CHECKS: { readonly [K in keyof PayerTermsVocabulary]: Check<K> } = {
  paperOnFile,
  modifierOnLines,
};
