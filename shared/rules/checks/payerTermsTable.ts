import type { Check } from '../vocabulary.ts';
import type { PayerTermsVocabulary } from '../vocabularies/payerTermsVocabulary.ts';
import { authorizationForCodes, authorizationInTime, visitBeforeOrder } from './payerTermsAuthorization.ts';
import { modifierOnLines, modifiersAccepted, paperOnFile } from './payerTermsPapers.ts';
import {
  bundledWithRental,
  furnishedCoverageModifier,
  furnishedHypoxemia,
  furnishedOxygenTest,
  maintenanceInterval,
  refillInTime,
  rentalOrSaleStated,
  rentedBeyondCap,
  replacedWithinLife,
} from './payerTermsRental.ts';

/** The functions behind the words of payerTermsVocabulary.ts. */
export const PAYER_TERMS_CHECKS: { readonly [K in keyof PayerTermsVocabulary]: Check<K> } = {
  paperOnFile,
  modifierOnLines,
  visitBeforeOrder,
  authorizationForCodes,
  authorizationInTime,
  rentalOrSaleStated,
  furnishedOxygenTest,
  furnishedHypoxemia,
  furnishedCoverageModifier,
  bundledWithRental,
  maintenanceInterval,
  refillInTime,
  rentedBeyondCap,
  replacedWithinLife,
  modifiersAccepted,
};
