import type { DeliveryMethod, ProofElements } from './medicareOxygenVocabulary.ts';

/** Codes to which something applies from a date of service on. */
export interface DatedCodes {
  readonly from: string;
  readonly codes: readonly string[];
}

/** Words of the rules on orthoses; see vocabulary.ts. */
export interface OrthosisVocabulary {
  /** Some line bills what the claim is for. `pattern`: a regular expression over codes. */
  kindBilled: { with: { pattern: string; what: string }; slots: never };
  /** RT and LT on the codes only for a device made for one side, with the reason. */
  sideStated: { with: { codes: readonly string[] }; slots: 'modifiers' };
  /** KX where the payer takes it, and never without attestation and a record that bears it out. */
  orthosisCriteria: {
    with: { spinal: readonly string[]; diagnoses: readonly string[] };
    slots: never;
  };
  /** Modifiers beyond the four of a line, told in the way named; another way is not this rule's. */
  furtherModifiers: { with: { told: 'modifier99' | 'secondLine' }; slots: never };
  orthosisDelivered: { with: Record<never, never>; slots: never };
  /** For lines with the codes: a recorded diagnosis on the claim begins with one of the prefixes. */
  diagnosisSupports: {
    with: { codes: readonly string[]; prefixes: readonly string[]; what: string };
    slots: never;
  };
  /** `alike`: groups of codes that count as the same or similar. */
  orthosisFrequency: { with: { alike: readonly (readonly string[])[] }; slots: 'limit' };
  reassessed: { with: Record<never, never>; slots: 'limit' };

  /** The modifier attests that the device is not elastic: on every line of the codes, under somebody's name. */
  rigidAttested: { with: { modifier: string; codes: readonly string[] }; slots: never };
  /** An elastic garment is billed, if at all, under the garment's code and for the denial. */
  notElastic: { with: { codes: readonly string[]; garment: string }; slots: never };
  modifiersAbsentOn: {
    with: { modifiers: readonly string[]; codes: readonly string[] };
    slots: 'modifiers';
  };
  /** Every line of the codes names one side; a device comes with one unit a line. */
  sideOnEachLine: { with: { devices: readonly string[]; additions: readonly string[] }; slots: never };
  /** Every line of the codes says KX, or that a denial is expected. */
  coverageStated: { with: { devices: readonly string[]; additions: readonly string[] }; slots: never };
  /** What the proof of delivery shows, by the way of delivering. */
  proofComplete: { with: { methods: Readonly<Record<DeliveryMethod, ProofElements>> }; slots: never };
  /** The date of service is the day of delivery, or of sending. */
  servedOnDelivery: { with: Record<never, never>; slots: never };
  listedOrderFirst: { with: { lists: readonly DatedCodes[] }; slots: never };
  listedFaceToFace: { with: { lists: readonly DatedCodes[]; months: number }; slots: 'months' };
  listedAuthorization: {
    with: { lists: readonly DatedCodes[]; validDays: number; numberLength: number };
    slots: never;
  };
  /** The code's way of making (official descriptor) is the device's. */
  madeAsCoded: {
    with: {
      customFabricated: readonly string[];
      customized: readonly string[];
      offTheShelf: readonly string[];
      prefabricated: readonly string[];
    };
    slots: never;
  };
  customFit: { with: Record<never, never>; slots: never };
  usefulLife: { with: { modifier: string; alike: readonly (readonly string[])[] }; slots: never };
  /** An angle of so many degrees by goniometer, its effect and the stretching, unless a diagnosis that needs none carries the claim. */
  contractureShown: {
    with: { unlessDiagnosis: readonly string[]; atLeastDegrees: number };
    slots: never;
  };
}
