/** Words of the rules on this subject; see vocabulary.ts. */
export type RadiopharmaceuticalVocabulary = Record<never, never>;
