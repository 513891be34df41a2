import type { DocumentType } from '../../domain/document.ts';

/** Words of the rules on what a payer asks beside the guides; see vocabulary.ts. */
export interface PayerTermsVocabulary {
  /** A readable paper of the type is among the claim's papers. */
  paperOnFile: { with: { type: DocumentType }; slots: never };
  /** Every line of the codes carries the modifier; no codes: every line. */
  modifierOnLines: { with: { modifier: string; codes: readonly string[] }; slots: never };

  /** The practitioner was seen within the payer's months before the order. */
  visitBeforeOrder: { with: Record<never, never>; slots: 'months' };
  /** A line bills a code of the payer's list: then the authorization carries the claim. */
  authorizationForCodes: { with: Record<never, never>; slots: never };
  /** The day of service lies within the days for which the payer's decisions are good. */
  authorizationInTime: { with: Record<never, never>; slots: 'limit' };

  /** Lines of the codes say whether the equipment is rented or sold; maintenance visits (MS) say neither. */
  rentalOrSaleStated: { with: { codes: readonly string[] }; slots: never };
  /** Lines of the codes that furnish equipment: the oxygen test is on file, and meets the payer's thresholds. */
  furnishedOxygenTest: { with: { codes: readonly string[] }; slots: never };
  furnishedHypoxemia: {
    with: { codes: readonly string[]; expectedDenialModifiers: readonly string[] };
    slots: never;
  };
  furnishedCoverageModifier: {
    with: { codes: readonly string[]; groupModifiersFrom: string };
    slots: never;
  };
  /** Accessories and contents are not billed beside the rental of the equipment. */
  bundledWithRental: {
    with: { devices: readonly string[]; accessories: readonly string[]; contents: readonly string[] };
    slots: never;
  };
  /** So many months between two maintenance visits billed with the modifier. */
  maintenanceInterval: { with: { modifier: string }; slots: 'months' };
  /** Contents were asked about and delivered within the payer's days before the supply ends. */
  refillInTime: { with: { contents: readonly string[] }; slots: never };
  /** Equipment that was rented for all the months that the payer pays should be the patient's. */
  rentedBeyondCap: { with: Record<never, never>; slots: 'months' };
  /** What takes the place of equipment within its useful life has its reason. No codes: every line's. */
  replacedWithinLife: { with: { codes: readonly string[] }; slots: 'months' };

  /** Only modifiers of the payer's list, where it has one. */
  modifiersAccepted: { with: Record<never, never>; slots: never };
}
