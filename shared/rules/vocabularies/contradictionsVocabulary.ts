/** Words of the rules on this subject; see vocabulary.ts. */
export type ContradictionsVocabulary = Record<never, never>;
