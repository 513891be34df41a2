import type { DocumentType } from '../../domain/document.ts';

/** Words of the rules on what a payer asks beside the guides; see vocabulary.ts. */
export interface PayerTermsVocabulary {
  /** A readable paper of the type is among the claim's papers. */
  paperOnFile: { with: { type: DocumentType }; slots: never };
  /** Every line of the codes carries the modifier; no codes: every line. */
  modifierOnLines: { with: { modifier: string; codes: readonly string[] }; slots: never };
}
