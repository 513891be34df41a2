import type { Delivery, DeliveryProofElement } from '../../domain/claimAnswers.ts';
import type { DocumentType } from '../../domain/document.ts';
import type { EquipmentKind } from '../../domain/equipment.ts';
import type { CoverageLimits } from '../oxygenGroup.ts';

/** Which codes bill what. */
export interface OxygenCodes {
  readonly stationary: readonly string[];
  readonly portable: readonly string[];
  readonly contents: readonly string[];
}

/** The coverage determination in force: its limits, and since when there is a group without hypoxemia. */
export interface CoverageCriteria {
  readonly limits: CoverageLimits;
  readonly groupThreeFrom: string;
}

/** Modifiers that tell of a disaster waiver, and the first and last day on which a rental can begin under it. */
export interface Waiver {
  readonly modifiers: readonly string[];
  readonly startedFrom: string;
  readonly startedTo: string;
}

/** An interruption longer than so many days and the rest of its month, within so many paid months, begins anew. */
export interface NewPeriodLimits {
  readonly days: number;
  readonly months: number;
}

/** What a proof of delivery has to show: all of `needs`, and of `oneOf` at least one. */
export interface ProofElements {
  readonly needs: readonly DeliveryProofElement[];
  readonly oneOf: readonly DeliveryProofElement[];
}

export type DeliveryMethod = NonNullable<Delivery['method']>;

/** Words of the rules on Medicare oxygen; see vocabulary.ts. Days, months, liters and percent are plain numbers. */
export interface MedicareOxygenVocabulary {
  /** The test belongs to a coverage group. */
  oxygenGroup: {
    with: {
      criteria: CoverageCriteria;
      codes: OxygenCodes;
      expectedDenialModifiers: readonly string[];
      waiver: Waiver;
    };
    slots: never;
  };
  /** Every oxygen line says how the criteria stand, truly and in the way of its time. */
  oxygenGroupModifier: {
    with: {
      criteria: CoverageCriteria;
      codes: OxygenCodes;
      /** N1, N2 and N3 exist from this day on, and are the only way for rentals begun since. */
      groupModifiersFrom: string;
      expectedDenialModifiers: readonly string[];
      waiver: Waiver;
    };
    slots: never;
  };
  /** A portable system is for a patient who moves about, and was not tested asleep only. */
  oxygenPortable: { with: { criteria: CoverageCriteria; codes: OxygenCodes }; slots: never };
  /** Billed for the home: neither acute care nor a facility whose stay takes the oxygen in. */
  oxygenAtHome: { with: { noHome: readonly string[] }; slots: 'place' };
  /** Group III is approved for a first period, and not beyond the prescription. */
  oxygenGroupThreePeriod: { with: { criteria: CoverageCriteria; days: number }; slots: never };
  /** The diagnoses are not all among those for which oxygen is denied without hypoxemia. */
  oxygenDeniedConditions: {
    with: { criteria: CoverageCriteria; prefixes: readonly string[] };
    slots: never;
  };

  oxygenInpatientTest: { with: { daysBeforeDischarge: number }; slots: never };
  /** The rental began on a test made until then, and not on one that came after. */
  oxygenTestTime: {
    with: {
      codes: OxygenCodes;
      expectedDenialModifiers: readonly string[];
      waiver: Waiver;
      /** Days of the rental in which a test is the repeat that groups II and III ask for. */
      repeatFromDay: number;
      repeatToDay: number;
    };
    slots: never;
  };
  oxygenSleepApneaTest: { with: { prefixes: readonly string[] }; slots: never };
  oxygenBloodGasPreferred: { with: { limits: CoverageLimits }; slots: never };
  /** Groups II and III: a second test evaluated within these days of the rental, and a new order. */
  oxygenRepeatTest: {
    with: { criteria: CoverageCriteria; fromDay: number; toDay: number };
    slots: never;
  };
  oxygenRepeatOrder: {
    with: { criteria: CoverageCriteria; fromDay: number; toDay: number };
    slots: never;
  };

  /** The modifier of the prescribed flow, on the lines that take it. */
  oxygenFlow: {
    with: {
      /** Codes that take such a modifier; more than the systems that are rented today. */
      stationary: readonly string[];
      portable: readonly string[];
      belowLpm: number;
      aboveLpm: number;
    };
    slots: never;
  };
  /** A higher flow is paid when a test on so many liters still qualifies. */
  oxygenHighFlowTest: { with: { onLpm: number; limits: CoverageLimits }; slots: never };

  /** The standard written order with its elements. */
  oxygenOrder: { with: { codes: OxygenCodes }; slots: never };
  oxygenOrderBeforeDelivery: {
    with: { codes: OxygenCodes; listed: readonly string[]; listedFrom: string };
    slots: never;
  };
  oxygenFaceToFace: {
    with: { codes: OxygenCodes; listed: readonly string[]; listedFrom: string; months: number };
    slots: never;
  };
  oxygenPrescriber: { with: { credentials: readonly string[] }; slots: never };

  /** What is furnished was delivered by the date of service, or sent by a carrier by then, and a paper shows it. */
  deliveryProven: { with: Record<never, never>; slots: never };
  oxygenDelivered: { with: { codes: OxygenCodes }; slots: never };
  oxygenDeliveryElements: {
    with: { codes: OxygenCodes; methods: Readonly<Record<DeliveryMethod, ProofElements>> };
    slots: never;
  };
  oxygenDeliveryDay: { with: { codes: OxygenCodes }; slots: never };
  oxygenDischargeDelivery: { with: { codes: OxygenCodes; daysBefore: number }; slots: never };
  oxygenBillingSignature: { with: Record<never, never>; slots: never };

  oxygenNotice: {
    with: {
      coverageModifiers: readonly string[];
      /** True where the signature on the notice is looked at by a rule of its own. */
      signatureApart?: boolean;
    };
    slots: never;
  };
  oxygenNoticeForm: { with: { months: number }; slots: never };
  oxygenNoOrder: { with: Record<never, never>; slots: never };
  paperAbsent: { with: { type: DocumentType }; slots: never };

  oxygenRentalStart: { with: { codes: OxygenCodes; newPeriod: NewPeriodLimits }; slots: never };
  oxygenRentalModifiers: { with: { codes: OxygenCodes }; slots: never };
  /** Which kinds of device each code bills. */
  oxygenDevice: {
    with: { codes: OxygenCodes; kinds: Readonly<Record<string, readonly EquipmentKind[]>> };
    slots: never;
  };
  oxygenPaymentCap: {
    with: { codes: OxygenCodes; months: number; newPeriod: NewPeriodLimits };
    slots: 'months';
  };
  oxygenOneSystemEach: { with: { codes: OxygenCodes }; slots: never };
  /** Another kind of system than in the months before needs an order of its own. */
  oxygenSystemChange: {
    with: {
      codes: OxygenCodes;
      /** Each code's way of giving oxygen. */
      ways: Readonly<Record<string, string>>;
      /** With one of these the patient chose it and answers for it. */
      noticeModifiers: readonly string[];
    };
    slots: never;
  };
  oxygenReplacement: { with: { codes: OxygenCodes; usefulLifeMonths: number }; slots: never };
  /** Interruptions longer than the limit begin anew where they may, and have to be told. */
  oxygenBreaks: { with: { codes: OxygenCodes; newPeriod: NewPeriodLimits }; slots: never };

  oxygenContentsInRental: { with: { codes: OxygenCodes }; slots: never };
  oxygenContentsMonths: { with: { codes: OxygenCodes; atMost: number }; slots: never };
  oxygenContentsFlow: { with: { code: string; aboveLpm: number }; slots: never };
  oxygenRefill: { with: { codes: OxygenCodes; askDays: number; deliverDays: number }; slots: never };

  oxygenMaintenance: {
    with: {
      codes: OxygenCodes;
      kinds: readonly EquipmentKind[];
      /** Codes that take MS whatever kind of device is on file. */
      maintained: readonly string[];
      /** Months that were paid as rental, and months between one visit and the next. */
      capMonths: number;
      months: number;
    };
    slots: never;
  };
  oxygenMaintenanceWarranty: { with: { codes: OxygenCodes; months: number }; slots: never };
  oxygenMaintenanceCodes: { with: { codes: OxygenCodes; maintained: readonly string[] }; slots: never };
  oxygenMaintenanceVisit: { with: { codes: OxygenCodes }; slots: never };

  oxygenContinuedNeed: { with: { months: number }; slots: never };
  oxygenContinuedUse: { with: { months: number }; slots: never };
  oxygenSameSimilar: { with: { codes: OxygenCodes }; slots: never };
}
