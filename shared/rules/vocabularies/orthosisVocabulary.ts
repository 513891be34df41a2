/** Words of the rules on this subject; see vocabulary.ts. */
export type OrthosisVocabulary = Record<never, never>;
