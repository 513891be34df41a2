/** Words of the rules that compare one part of the record with another; see vocabulary.ts. */
export interface ContradictionsVocabulary {
  /** The visit is not before the day on which the device came to the patient. */
  servicedAfterDelivery: { with: Record<never, never>; slots: never };
  oneHolderOfSerial: { with: Record<never, never>; slots: never };
  technicianInOnePlace: { with: Record<never, never>; slots: never };
  partsFittedOnce: { with: Record<never, never>; slots: never };
  laborWithinVisit: { with: Record<never, never>; slots: never };
  faultNotRepeated: {
    with: {
      /** So many visits with one finding, this one among them, … */
      times: number;
      /** … within so many months. */
      months: number;
    };
    slots: never;
  };
  notUnderWarranty: { with: Record<never, never>; slots: never };
}
