/** Words of the rules on radiopharmaceuticals; see vocabulary.ts. */
export interface RadiopharmaceuticalVocabulary {
  /** Bone metastases are stated in the record, and one of the diagnoses stands on the claim. */
  boneMetastases: { with: { prefixes: readonly string[] }; slots: never };
  doseRecorded: { with: Record<never, never>; slots: never };
  /** Lines without the waste modifier come to the units of the dose given. */
  doseBilled: { with: { wasteModifier: string }; slots: never };
  /** The discarded part on its own line, in its units and explained; none where rounding covers it. */
  wasteBilled: { with: { wasteModifier: string }; slots: never };
  /** Nothing discarded is said by its modifier; lines with waste do not carry it. */
  zeroWasteStated: {
    with: {
      zeroModifier: string;
      wasteModifier: string;
      /** Before this day a missing one is only warned of; '' where it always weighs the same. */
      refusedFrom: string;
    };
    slots: never;
  };
  /** A modifier of distinct services names the other procedure and the reason. */
  distinctService: { with: { modifiers: readonly string[] }; slots: never };
  specificBeforeGeneral: {
    with: { general: string; specific: readonly string[] };
    slots: never;
  };
  treatmentCriteria: { with: Record<never, never>; slots: never };
  treatmentAuthorization: { with: Record<never, never>; slots: never };
  /** So many days between two doses of the code. */
  repeatInterval: { with: { code: string; days: number }; slots: 'days' };
  bloodCounts: { with: { platelets: number; leukocytes: number }; slots: never };
}
