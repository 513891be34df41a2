import type { Check } from '../vocabulary.ts';
import type { RadiopharmaceuticalVocabulary } from '../vocabularies/radiopharmaceuticalVocabulary.ts';

/** The functions behind the words of radiopharmaceuticalVocabulary.ts. */
export const RADIOPHARMACEUTICAL_CHECKS: { readonly [K in keyof RadiopharmaceuticalVocabulary]: Check<K> } =
  {};
