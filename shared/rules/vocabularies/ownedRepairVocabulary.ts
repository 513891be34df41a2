import type { Field } from '../fields.ts';

/** Words of the rules on repairs of equipment that the patient owns; see vocabulary.ts. */
export interface OwnedRepairVocabulary {
  /** The lines bill the repair of this class of equipment, and neither the item itself nor another class's labor. */
  repairCodesFit: { with: Record<never, never>; slots: never };
  /** Every billed part stands on a line with its code and as many units as pieces. */
  partsOnLines: { with: Record<never, never>; slots: never };
  /** Every line of a part carries one of the modifiers. */
  partsWith: { with: { oneOf: readonly string[] }; slots: 'modifiers' };
  /** The lines of labor carry none of the modifiers. */
  laborWithout: { with: { modifiers: readonly string[] }; slots: 'modifiers' };
  /** No fastener is billed as a part of its own. */
  noFasteners: { with: { words: readonly string[] }; slots: never };
  /** No line, part or labor bills what the words or the codes stand for. */
  notBilled: {
    with: {
      codes: readonly string[];
      words: readonly string[];
      /** What it is, for people. */
      what: string;
    };
    slots: never;
  };
  /** The work is no upkeep: a fault was found, and more was done than cleaning and setting. */
  repairNotUpkeep: { with: Record<never, never>; slots: never };
  /** None of these kinds of work is ticked. */
  workKindsAbsent: { with: { kinds: readonly string[]; because: string }; slots: never };

  /** Every stretch of labor names what was mended, and its time or its row of the table. */
  laborItemized: { with: Record<never, never>; slots: never };
  /** The units billed are those of the labor on record; `tabled`: the table of standard units counts before the time. */
  laborUnitsBilled: { with: { tabled: boolean }; slots: 'recorded' };

  /** The note of a line names the item, when it was obtained, and that the patient owns it. */
  baseItemTold: { with: Record<never, never>; slots: 'text' };
  /** The note of the labor line names every code mended with its minutes. */
  laborTold: { with: { tabled: boolean }; slots: 'text' };
  notesFit: { with: Record<never, never>; slots: 'limit' };
  /** A line without a code of its own says what it is, which, what it costs, and for what. */
  miscellaneousTold: { with: { codes: readonly string[] }; slots: never };
  /** A code of its own may exist for what is billed without one. */
  specificCodeUsed: { with: { codes: readonly string[] }; slots: never };
  /** Minor parts of a prosthesis are told one by one. */
  minorPartsTold: { with: { codes: readonly string[] }; slots: never };

  /** A fact that has to be one of these, in words for the evidence; unknown while it is not given. */
  factIs: {
    with: {
      field: Field;
      name: string;
      values: Readonly<Record<string, string>>;
      /** What to say of any other value. */
      not: string;
    };
    slots: never;
  };
  /** Who paid for the item. */
  basePaidBy: { with: Record<never, never>; slots: never };
  /** No warranty covers what is billed. */
  warrantyOver: { with: Record<never, never>; slots: never };
  causeCovered: { with: Record<never, never>; slots: never };
  /** A practitioner's note states that the item is still needed; `maxAgeMonths` on the date of service. */
  continuedNeed: { with: { maxAgeMonths: number | null }; slots: never };
  /** Repairs within the useful lifetime together against the payer's screen. */
  accumulatedRepairs: { with: Record<never, never>; slots: 'repairs' | 'replacement' | 'percent' };
  /** A loaner that is billed. */
  loanerFits: { with: { code: string }; slots: never };
}
