import type { ClaimKind } from '../domain/claimKind.ts';
import type { DocumentType } from '../domain/document.ts';
import type { PayerClass } from '../domain/payer.ts';
import type { Field, ValueAt } from './fields.ts';
import type { Context } from './facts.ts';
import type { Outcome, Severity } from './outcome.ts';
import type { MedicareOxygenVocabulary } from './vocabularies/medicareOxygenVocabulary.ts';
import type { OwnedRepairVocabulary } from './vocabularies/ownedRepairVocabulary.ts';
import type { OrthosisVocabulary } from './vocabularies/orthosisVocabulary.ts';
import type { RadiopharmaceuticalVocabulary } from './vocabularies/radiopharmaceuticalVocabulary.ts';
import type { PayerTermsVocabulary } from './vocabularies/payerTermsVocabulary.ts';
import type { ContradictionsVocabulary } from './vocabularies/contradictionsVocabulary.ts';

/**
 * The words in which packs are written: each check with its parameters and with what its message may name.
 * A pack is data over this table, so an unknown check, a missing parameter or a wrong slot does not compile.
 */
export type Vocabulary = GuideVocabulary &
  MedicareOxygenVocabulary &
  OwnedRepairVocabulary &
  OrthosisVocabulary &
  RadiopharmaceuticalVocabulary &
  PayerTermsVocabulary &
  ContradictionsVocabulary;

/** What the first two guides and every claim ask. */
export interface GuideVocabulary {
  /** Every part holds. */
  all: { with: { parts: readonly Part[] }; slots: never };

  /** The claim bills one of the codes, and none that belongs to something else. */
  billedCodes: {
    with: {
      /** At least one of these is billed; empty: none is asked for. */
      oneOf: readonly string[];
      refused: readonly string[];
      /** Why the refused codes do not belong. */
      because: string;
      /** Purposes of the visit that are not the service billed. */
      refusedPurposes: readonly ValueAt<'visit.purpose'>[];
    };
    slots: never;
  };
  /** The device's kind, and the code that bills it. */
  deviceBilled: {
    with: { kind: ValueAt<'equipment.kind'>; code: string; others: readonly string[] };
    slots: never;
  };
  placeOutsideAcuteCare: { with: Record<never, never>; slots: 'place' };

  costWithin: {
    with: { share: 'wholeReplacement' | 'payerPercent' };
    slots: 'repair' | 'replacement' | 'percent';
  };
  costComparison: { with: Record<never, never>; slots: never };

  modifiersAbsent: { with: { modifiers: readonly string[] }; slots: 'modifiers' };
  /** The modifier is on the repair's lines exactly when the device was rented out on the date of service. */
  modifierWhenRented: { with: { modifier: string; codes: readonly string[] }; slots: never };
  modifierWithReason: { with: { modifier: string; reason: Field; minWords: number }; slots: never };
  modifiersFit: {
    with: {
      /** Of each group at most one on a line. */
      exclusive: readonly (readonly string[])[];
      /** Modifiers that this kind of claim cannot carry, with the reason. */
      refused: Readonly<Record<string, string>>;
      /** Modifiers that need an itemised part. */
      needPart: readonly string[];
    };
    slots: never;
  };

  partsItemised: { with: Record<never, never>; slots: never };
  partsMentionedAreItemised: { with: Record<never, never>; slots: never };
  invoicesAgree: { with: Record<never, never>; slots: never };
  diagnosisNamed: { with: { prefixes: readonly string[] }; slots: never };
  clinicalNote: { with: { statesNeed: boolean; signed: boolean }; slots: never };
  notesRecent: { with: Record<never, never>; slots: 'limit' };
  visitOnFile: { with: Record<never, never>; slots: never };
  technicianReport: { with: Record<never, never>; slots: never };
  specificFault: { with: Record<never, never>; slots: never };
  repairFrequency: { with: Record<never, never>; slots: 'limit' };
  workCovered: { with: Record<never, never>; slots: never };

  coverageModifier: {
    with: {
      code: string;
      /** N1, N2 and N3 are the only way for rentals begun on or after this day. */
      groupModifiersFrom: string;
      /** A statement on the line that the record does not bear out weighs so much whoever the payer is. */
      falseStatement: Severity;
    };
    slots: never;
  };
  liabilityNotice: { with: { code: string; noticeWithoutModifier: Severity }; slots: never };
  saleOrRentalModifier: { with: { code: string }; slots: never };
  rentedFirst: { with: Record<never, never>; slots: 'months' };
  orderStatesTest: { with: Record<never, never>; slots: never };
  oxygenTest: { with: Record<never, never>; slots: never };
  hypoxemia: { with: { expectedDenialModifiers: readonly string[] }; slots: never };
  duration: { with: Record<never, never>; slots: never };
  authorization: { with: Record<never, never>; slots: never };
  stationaryTrial: { with: Record<never, never>; slots: never };
  contractTerm: { with: Record<never, never>; slots: never };
  chargeAgainstAllowance: { with: { code: string }; slots: 'allowed' };

  dateOfService: { with: Record<never, never>; slots: never };
  payerChosen: { with: Record<never, never>; slots: never };
  coverageInForce: { with: Record<never, never>; slots: never };
  orderingPhysician: { with: Record<never, never>; slots: never };
  linesPriced: { with: Record<never, never>; slots: never };
  withinFilingLimit: { with: Record<never, never>; slots: 'limit' };
  billableAtAll: { with: Record<never, never>; slots: never };
  codesInForce: { with: Record<never, never>; slots: never };
  codeMeanings: { with: Record<never, never>; slots: never };
  /** Every line rests on rows of the sealed log, and every billed row stands in one line. */
  linkedToLog: { with: Record<never, never>; slots: never };
}

export type CheckName = keyof Vocabulary;
export type SlotOf<K extends CheckName> = Vocabulary[K]['slots'] | 'detail';

/** One small pure function: facts and parameters in, an answer with its evidence out. */
export type Check<K extends CheckName> = (
  context: Context,
  params: Vocabulary[K]['with'],
) => Outcome<Vocabulary[K]['slots']>;

export type Checks = { readonly [K in CheckName]: Check<K> };

/** A day to compare with. */
export type DateRef = 'dateOfService' | 'today' | Field;

/** What `all` is made of. `otherwise` says whether an absent field fails the rule or leaves it unanswered. */
export type Part =
  | {
      readonly is: 'given';
      readonly field: Field;
      readonly name: string;
      readonly otherwise: 'unmet' | 'unknown';
      readonly minWords?: number;
    }
  | {
      readonly is: 'oneOf';
      readonly field: Field;
      readonly name: string;
      /** The values that hold, with the words for the evidence. */
      readonly values: Readonly<Record<string, string>>;
      /** What to say of any other value. */
      readonly not: string;
      readonly otherwise: 'unmet' | 'unknown';
    }
  | { readonly is: 'true'; readonly field: Field; readonly name: string; readonly not: string }
  | { readonly is: 'notAfter'; readonly field: Field; readonly than: DateRef; readonly not: string }
  | { readonly is: 'notBefore'; readonly field: Field; readonly than: DateRef; readonly not: string }
  | { readonly is: 'samePatient'; readonly field: Field; readonly name: string }
  | { readonly is: 'paper'; readonly type: DocumentType; readonly link: Field; readonly name: string };

/** `oneOf` whose values the compiler compares with the field's own. */
export function oneOf<F extends Field>(part: {
  readonly field: F;
  readonly name: string;
  readonly values: Readonly<Partial<Record<ValueAt<F> & string, string>>>;
  readonly not: string;
  readonly otherwise: 'unmet' | 'unknown';
}): Part {
  return { is: 'oneOf', ...part, values: part.values as Readonly<Record<string, string>> };
}

/** When a rule is asked at all; `otherwise` is what to say when it is not. */
export type Condition =
  | { readonly payerClass: readonly PayerClass[]; readonly otherwise: string }
  | {
      readonly setting: BooleanSetting;
      readonly is: boolean;
      /** Classes of payers of which the rule is asked whatever the setting says. */
      readonly always?: readonly PayerClass[];
      readonly otherwise: string;
    }
  | { readonly serviceFrom: string; readonly otherwise: string }
  | { readonly serviceTo: string; readonly otherwise: string }
  /** The rental began on that day or later, or the sold device was delivered then. */
  | { readonly suppliedFrom: string; readonly otherwise: string }
  /** Some line bills one of the codes. */
  | { readonly bills: readonly string[]; readonly otherwise: string }
  /** Some line carries one of the modifiers. */
  | { readonly modifiers: readonly string[]; readonly otherwise: string }
  /** The field holds one of the values; unknown while it is not given. */
  | {
      readonly field: Field;
      readonly name: string;
      readonly in: readonly (string | number | boolean)[];
      readonly otherwise: string;
    };

export type BooleanSetting = {
  [F in Extract<Field, `payer.settings.${string}`>]: ValueAt<F> extends boolean ? F : never;
}[Extract<Field, `payer.settings.${string}`>];

export type SeverityBy =
  | Severity
  | { readonly byClass: Readonly<Record<PayerClass, Severity>> }
  | { readonly bySetting: BooleanSetting; readonly yes: Severity; readonly no: Severity };

export type { ClaimKind };
