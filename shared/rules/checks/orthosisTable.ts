import type { Check } from '../vocabulary.ts';
import type { OrthosisVocabulary } from '../vocabularies/orthosisVocabulary.ts';

/** The functions behind the words of orthosisVocabulary.ts. */
export const ORTHOSIS_CHECKS: { readonly [K in keyof OrthosisVocabulary]: Check<K> } = {};
