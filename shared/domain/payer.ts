import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { Cents } from './money.ts';
import { Address, checkedText, stored, text } from './record.ts';
import { DocumentType } from './document.ts';
import { HcpcsCode, Modifier } from './identifiers.ts';
import { Id } from './ids.ts';
import { ClaimKind } from './claimKind.ts';
import { FilingSettings } from './filing.ts';
import type { Issue } from '../result.ts';

/** A payer and the settings that the rules read. Every setting is data that the billing lead edits. */

export const PayerClass = z.enum(['medicare', 'medicaid', 'commercial']);
export type PayerClass = z.infer<typeof PayerClass>;

export const PAYER_CLASS_NAMES: Readonly<Record<PayerClass, string>> = {
  medicare: 'Medicare',
  medicaid: 'Medicaid',
  commercial: 'Commercial',
};

/** A payer's word that it takes a code in another meaning than the official one. */
export const CodeAgreement = z.strictObject({
  code: HcpcsCode,
  /** The payer's manual, bulletin or contract, with its page. */
  source: text(200),
  confirmedOn: IsoDate.nullable(),
});

/** A requirement of one payer beyond the shipped rules: a paper, a modifier or an authorization, for some codes and days. */
export const CustomRequirement = z.strictObject({
  id: Id,
  title: text(80),
  /** HCPCS codes that it is about; empty: every claim of the kinds. */
  codes: z.array(HcpcsCode).max(50),
  claimKinds: z.array(ClaimKind).max(6),
  wants: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('document'), type: DocumentType }),
    z.strictObject({ is: z.literal('modifier'), modifier: Modifier }),
    z.strictObject({ is: z.literal('authorization') }),
  ]),
  severity: z.enum(['blocker', 'warning', 'advice']),
  /** First and last date of service that it is about; null: no end. */
  from: IsoDate,
  to: IsoDate.nullable(),
  /** The payer's manual, bulletin or letter. */
  source: text(200),
  addedBy: text(80),
  addedOn: IsoDate,
  /** Retired rows are kept, and judge nothing. */
  retiredOn: IsoDate.nullable(),
});
export type CustomRequirement = z.infer<typeof CustomRequirement>;

export const PayerSettings = z.strictObject({
  orders: z.strictObject({
    /** A repair needs a physician's order of its own. */
    requiredForRepair: z.boolean(),
    requiredForRental: z.boolean(),
    /** The order has to be in hand before the delivery, whatever the code. */
    beforeDelivery: z.boolean(),
    /** A visit to the practitioner within so many months before the order; null: none asked for. */
    faceToFaceMonths: z.int().min(1).max(24).nullable(),
  }),
  authorization: z.strictObject({
    /** Codes that need prior authorization, whatever the kind of claim. */
    codes: z.array(HcpcsCode).max(200),
    /** Days for which a decision is good; null: as it states. */
    validDays: z.int().min(1).max(3650).nullable(),
  }),
  repair: z.strictObject({
    /** Whether the payer pays for the repair of oxygen equipment at all. */
    coversOxygen: z.boolean(),
    /** Repairs are paid for equipment that the patient owns only. */
    needsOwnership: z.boolean(),
    /** Repairs are paid only when no warranty covers them. */
    needsOutOfWarranty: z.boolean(),
    loanerMaxMonths: z.int().min(0).max(12),
    /** Accumulated repairs above so many percent of the replacement cost are looked at; null: no such screen. */
    accumulatedCostPercent: z.number().min(1).max(200).nullable(),
    /** L7600-PAY-NEED: clinical documents not older than so many days; null: the payer sets no limit. */
    clinicalMaxAgeDays: z.int().min(1).max(3650).nullable(),
    /** L7600-PAY-COSTRATIO: a repair is paid up to so many percent of the replacement cost. */
    costCapPercent: z.number().min(1).max(200),
    /** L7600-PAY-PARTS: part numbers that the payer does not cover. */
    uncoveredPartNumbers: z.array(text(40)).max(200),
    /** L7600-PAY-PARTS: kinds of work that the payer does not cover. */
    uncoveredWork: z.array(z.enum(['cleaning', 'calibration', 'cosmetic', 'battery', 'accessory'])).max(5),
    /** L7600-DENY-ROUTINE: true where routine maintenance is refused outright. */
    refusesRoutine: z.boolean(),
    /** L7600-DENY-FREQUENCY: repairs of one device within a period; null: no limit. */
    frequency: z
      .strictObject({ repairs: z.int().min(1).max(99), months: z.int().min(1).max(120) })
      .nullable(),
    /** L7600-PAY-VERIFY: coverage is to be verified before the service. */
    verifyBeforeService: z.boolean(),
  }),
  rental: z.strictObject({
    /** E1392-PAY-AUTH. */
    priorAuthorization: z.boolean(),
    /** E1392-PAY-STATIONARY. */
    stationaryTrialFirst: z.boolean(),
    /** E1392-PAY-TERM: how the payer takes the device. */
    term: z.enum(['monthToMonth', 'minimumTerm', 'purchaseOnly']),
    /** Months of the minimum term; read only with `minimumTerm`. */
    minimumTermMonths: z.int().min(1).max(60).nullable(),
    /** E1392-PAY-RATE: the payer's monthly allowance; null: not known. */
    allowedMonthlyCents: Cents.nullable(),
    /** E1392-RENT-FIRST: so many months are billed as rental before a purchase; 0: none. */
    rentalMonthsBeforePurchase: z.int().min(0).max(60),
    /** E1392-MOD-KX: how the payer wants "criteria met" to be said on the line. */
    coverageModifier: z.enum(['KX', 'N1N2N3', 'none']),
    /** E1392-CRITERIA: thresholds of hypoxemia. */
    thresholds: z.strictObject({
      /** mm Hg; group I at or below. */
      pao2AtMost: z.number().min(30).max(100),
      /** Percent; group I at or below. */
      saturationAtMost: z.number().min(50).max(100),
      /** Upper ends of group II, which also wants one of its conditions; null: no group II. */
      pao2GroupTwoAtMost: z.number().min(30).max(100).nullable(),
      saturationGroupTwoAtMost: z.number().min(50).max(100).nullable(),
    }),
    /** Oxygen equipment may be sold to the patient. */
    purchaseAllowed: z.boolean(),
    /** Months of rental that the payer pays for oxygen equipment, and for other equipment; null: no cap. */
    oxygenCapMonths: z.int().min(1).max(120).nullable(),
    capMonths: z.int().min(1).max(120).nullable(),
    /** Reasonable useful lifetime of equipment. */
    usefulLifeMonths: z.int().min(1).max(240),
    /** Accessories and contents belong to the rental. */
    accessoriesBundled: z.boolean(),
    /** Months between two maintenance visits (MS); null: the payer does not pay them. */
    maintenanceMonths: z.int().min(1).max(24).nullable(),
    /** Days for refills: asked at most so many before the supply ends, delivered at most so many before. */
    refillAskDays: z.int().min(1).max(120),
    refillDeliverDays: z.int().min(1).max(120),
    /** A qualifying test not older than so many days at the start of the rental; null: no limit. */
    testMaxAgeDays: z.int().min(1).max(3650).nullable(),
  }),
  orthosis: z.strictObject({
    /** L1320-PAY-AUTH. */
    priorAuthorization: z.boolean(),
    /** L1320-DOC-LMN. */
    letterOfNecessity: z.boolean(),
    /** L1320-PAY-REASSESS; null: no reassessment asked for. */
    reassessDays: z.int().min(1).max(3650).nullable(),
    /** L1320-DENY-FREQUENCY; null: no limit. */
    frequency: z
      .strictObject({ devices: z.int().min(1).max(20), months: z.int().min(1).max(120) })
      .nullable(),
    /** L1320-MOD-KX: how the payer wants "criteria met" to be said. */
    coverageModifier: z.enum(['KX', 'none']),
    /** L1320-PAY-MODIFIERS: whether more modifiers than a line holds are told by 99 and a narrative, or on a second line. */
    manyModifiers: z.enum(['modifier99', 'secondLine']),
  }),
  radiopharmaceutical: z.strictObject({
    /** A9600-PAY-AUTH. */
    priorAuthorization: z.boolean(),
    /** A9600-DOC-IMAGING. */
    imagingRequired: z.boolean(),
    /** A9600-DOC-ORDER. */
    orderRequired: z.boolean(),
    /** A9600-PAY-INDICATION: use outside prostate or breast cancer counts as investigational. */
    otherCancersInvestigational: z.boolean(),
    coverageModifier: z.enum(['KX', 'none']),
    /** JW and JZ are asked for on single-dose containers. */
    wasteModifiers: z.boolean(),
  }),
  /** Characters that a line's narrative holds. */
  narrativeMaxChars: z.int().min(20).max(500),
  /** Days from the denial in which an appeal is taken. */
  appealDays: z.int().min(1).max(3650),
  /** Years for which the papers of a claim are kept, from its date of service. */
  retentionYears: z.int().min(1).max(30),
  customRequirements: z.array(CustomRequirement).max(200),
  /** Modifiers that the payer takes on these claims; empty: no list of its own. */
  acceptedModifiers: z.array(Modifier).max(60),
  codeAgreements: z.array(CodeAgreement).max(50),
  timelyFilingDays: z.int().min(1).max(3650),
});
export type PayerSettings = z.infer<typeof PayerSettings>;

export const PayerValues = z.strictObject({
  name: text(80),
  class: PayerClass,
  /** The payer's identifier for claims, as its enrolment papers give it. */
  payerIdentifier: text(20),
  address: Address,
  phone: checkedText(10, (value) => /^[2-9]\d{9}$/.test(value), 'Give a ten-digit telephone number.'),
  settings: PayerSettings,
  filing: FilingSettings,
});
export type PayerValues = z.infer<typeof PayerValues>;
export const Payer = stored(PayerValues);
export type Payer = z.infer<typeof Payer>;

/**
 * What keeps settings from being saved although every single one is within its range: two that contradict each
 * other, or a requirement that says too little to judge by. Paths are inside the settings.
 */
export function settingsProblems(settings: PayerSettings): readonly Issue[] {
  return [
    ...contradictions(settings),
    ...repeated(settings.codeAgreements.map(({ code }) => code)).map((index) => ({
      path: `codeAgreements.${index}.code`,
      message: 'This code is in the list already. Keep one row for it.',
    })),
    ...settings.customRequirements.flatMap((row, index) =>
      row.retiredOn === null
        ? requirementProblems(row).map(({ path, message }) => ({
            path: `customRequirements.${index}.${path}`,
            message,
          }))
        : [],
    ),
  ];
}

function contradictions({ rental }: PayerSettings): readonly Issue[] {
  const { thresholds } = rental;
  const problems: (Issue | null)[] = [
    rental.term === 'purchaseOnly' && !rental.purchaseAllowed
      ? {
          path: 'rental.purchaseAllowed',
          message: 'The payer only buys the device, so a purchase has to be allowed. Change one of the two.',
        }
      : null,
    rental.term === 'minimumTerm' && rental.minimumTermMonths === null
      ? { path: 'rental.minimumTermMonths', message: 'Give the months of the minimum term.' }
      : null,
    rental.term === 'minimumTerm' &&
    rental.minimumTermMonths !== null &&
    rental.oxygenCapMonths !== null &&
    rental.minimumTermMonths > rental.oxygenCapMonths
      ? {
          path: 'rental.minimumTermMonths',
          message: 'The minimum term is longer than the months that the payer pays. Change one of the two.',
        }
      : null,
    rental.refillDeliverDays > rental.refillAskDays
      ? {
          path: 'rental.refillDeliverDays',
          message:
            'A refill cannot be delivered earlier than the patient may be asked. Change one of the two.',
        }
      : null,
    thresholds.pao2GroupTwoAtMost !== null && thresholds.pao2GroupTwoAtMost < thresholds.pao2AtMost
      ? {
          path: 'rental.thresholds.pao2GroupTwoAtMost',
          message: 'Group II ends above group I: give a higher value, or none.',
        }
      : null,
    thresholds.saturationGroupTwoAtMost !== null &&
    thresholds.saturationGroupTwoAtMost < thresholds.saturationAtMost
      ? {
          path: 'rental.thresholds.saturationGroupTwoAtMost',
          message: 'Group II ends above group I: give a higher value, or none.',
        }
      : null,
  ];
  return problems.filter((problem) => problem !== null);
}

/** Places of what stands further up already. */
function repeated(values: readonly string[]): readonly number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}

/** What a requirement of one payer still lacks. Paths are inside it. */
export function requirementProblems(row: CustomRequirement): readonly Issue[] {
  const problems: (Issue | null)[] = [
    row.title.trim().length < 3
      ? { path: 'title', message: 'Say in a few words what is asked for: the title is shown as the finding.' }
      : null,
    row.claimKinds.length === 0
      ? { path: 'claimKinds', message: 'Choose at least one kind of claim.' }
      : null,
    row.source.trim() === ''
      ? {
          path: 'source',
          message: 'Name the manual, bulletin or letter that asks for it, with its page or date.',
        }
      : null,
    row.to !== null && row.to < row.from
      ? { path: 'to', message: 'The last day lies before the first. Give a later one, or none.' }
      : null,
    ...repeated(row.codes).map((index) => ({
      path: `codes.${index}`,
      message: 'This code is in the list already.',
    })),
  ];
  return problems.filter((problem) => problem !== null);
}

/** Where a new payer of a class begins. Sources: the billing guides; for Medicare NCD 240.2 and 42 CFR 424.44. */
export function defaultSettings(payerClass: PayerClass): PayerSettings {
  const medicare = payerClass === 'medicare';
  return {
    orders: {
      requiredForRepair: !medicare,
      requiredForRental: true,
      beforeDelivery: false,
      faceToFaceMonths: medicare ? 6 : null,
    },
    authorization: { codes: [], validDays: medicare ? 60 : null },
    repair: {
      coversOxygen: !medicare,
      needsOwnership: medicare,
      needsOutOfWarranty: true,
      loanerMaxMonths: 1,
      accumulatedCostPercent: medicare ? 60 : null,
      clinicalMaxAgeDays: null,
      costCapPercent: 100,
      uncoveredPartNumbers: [],
      uncoveredWork: [],
      refusesRoutine: true,
      frequency: null,
      verifyBeforeService: payerClass === 'commercial',
    },
    rental: {
      priorAuthorization: false,
      stationaryTrialFirst: false,
      term: 'monthToMonth',
      minimumTermMonths: null,
      allowedMonthlyCents: null,
      rentalMonthsBeforePurchase: medicare ? 36 : 1,
      coverageModifier: medicare ? 'N1N2N3' : 'KX',
      thresholds: {
        pao2AtMost: 55,
        saturationAtMost: 88,
        pao2GroupTwoAtMost: 59,
        saturationGroupTwoAtMost: 89,
      },
      purchaseAllowed: !medicare,
      oxygenCapMonths: medicare ? 36 : null,
      capMonths: medicare ? 13 : null,
      usefulLifeMonths: 60,
      accessoriesBundled: true,
      maintenanceMonths: medicare ? 6 : null,
      refillAskDays: 30,
      refillDeliverDays: 10,
      testMaxAgeDays: null,
    },
    orthosis: {
      priorAuthorization: false,
      letterOfNecessity: payerClass === 'commercial',
      reassessDays: null,
      frequency: null,
      coverageModifier: medicare ? 'none' : 'KX',
      manyModifiers: 'modifier99',
    },
    radiopharmaceutical: {
      priorAuthorization: payerClass === 'commercial',
      imagingRequired: medicare,
      orderRequired: true,
      otherCancersInvestigational: payerClass === 'commercial',
      coverageModifier: 'none',
      wasteModifiers: true,
    },
    narrativeMaxChars: 80,
    appealDays: medicare ? 120 : 180,
    retentionYears: 7,
    customRequirements: [],
    acceptedModifiers: [],
    codeAgreements: [],
    timelyFilingDays: medicare ? 365 : 180,
  };
}
