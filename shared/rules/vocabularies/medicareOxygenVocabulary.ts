/** Words of the rules on this subject; see vocabulary.ts. */
export type MedicareOxygenVocabulary = Record<never, never>;
