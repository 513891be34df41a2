import type { Check } from '../vocabulary.ts';
import type { MedicareOxygenVocabulary } from '../vocabularies/medicareOxygenVocabulary.ts';

/** The functions behind the words of medicareOxygenVocabulary.ts. */
export const MEDICARE_OXYGEN_CHECKS: { readonly [K in keyof MedicareOxygenVocabulary]: Check<K> } = {};
