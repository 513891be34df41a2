import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { Cents } from './money.ts';
import { Address, checkedText, stored, text } from './record.ts';
import { HcpcsCode, Modifier } from './identifiers.ts';

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

export const PayerSettings = z.strictObject({
  repair: z.strictObject({
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
    /** A qualifying test not older than so many days at the start of the rental; null: no limit. */
    testMaxAgeDays: z.int().min(1).max(3650).nullable(),
  }),
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
});
export type PayerValues = z.infer<typeof PayerValues>;
export const Payer = stored(PayerValues);
export type Payer = z.infer<typeof Payer>;

/** Where a new payer of a class begins. Sources: the billing guides; for Medicare NCD 240.2 and 42 CFR 424.44. */
export function defaultSettings(payerClass: PayerClass): PayerSettings {
  const medicare = payerClass === 'medicare';
  return {
    repair: {
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
      testMaxAgeDays: null,
    },
    acceptedModifiers: [],
    codeAgreements: [],
    timelyFilingDays: medicare ? 365 : 180,
  };
}
