import type { Check } from '../vocabulary.ts';
import type { OwnedRepairVocabulary } from '../vocabularies/ownedRepairVocabulary.ts';

/** The functions behind the words of ownedRepairVocabulary.ts. */
export const OWNED_REPAIR_CHECKS: { readonly [K in keyof OwnedRepairVocabulary]: Check<K> } = {};
