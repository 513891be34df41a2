/** Words of the rules on this subject; see vocabulary.ts. */
export type PayerTermsVocabulary = Record<never, never>;
