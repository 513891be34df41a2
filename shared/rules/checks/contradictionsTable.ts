import type { Check } from '../vocabulary.ts';
import type { ContradictionsVocabulary } from '../vocabularies/contradictionsVocabulary.ts';
import {
  faultNotRepeated,
  laborWithinVisit,
  notUnderWarranty,
  oneHolderOfSerial,
  partsFittedOnce,
  servicedAfterDelivery,
  technicianInOnePlace,
} from './contradictions.ts';

/** The functions behind the words of contradictionsVocabulary.ts. */
export const CONTRADICTION_CHECKS: { readonly [K in keyof ContradictionsVocabulary]: Check<K> } = {
  servicedAfterDelivery,
  oneHolderOfSerial,
  technicianInOnePlace,
  partsFittedOnce,
  laborWithinVisit,
  faultNotRepeated,
  notUnderWarranty,
};
