/** Words of the rules on this subject; see vocabulary.ts. */
export type OwnedRepairVocabulary = Record<never, never>;
