import type { PayerSettings } from '../../../shared/domain/payer.ts';

/**
 * What each setting of a payer is called, which rule reads it, and what it changes, in plain words. The range is
 * that of shared/domain/payer.ts; the screen's test holds the two together.
 */
export interface SettingText {
  /** Dotted path inside the settings, which is also the field's place on the screen. */
  readonly path: string;
  readonly label: string;
  /** Ids of the rules that read it; none for a setting that only lists read. */
  readonly rules: readonly string[];
  readonly effect: string;
  /** What may be given. */
  readonly range: string;
}

export const REPAIR_SETTINGS = {
  clinicalMaxAgeDays: {
    path: 'repair.clinicalMaxAgeDays',
    label: 'Age of clinical papers',
    rules: ['L7600-PAY-NEED'],
    effect:
      'The newest clinical note may not be older than this on the day of service; an older one blocks the claim.',
    range: '1 to 3,650 days; empty: any age',
  },
  costCapPercent: {
    path: 'repair.costCapPercent',
    label: 'Repair up to a share of replacement',
    rules: ['L7600-PAY-COSTRATIO'],
    effect:
      'A repair that costs more than this share of a new device is blocked. Over the whole price it always is, so 100 % and more sets no limit of its own.',
    range: '1 to 200 %',
  },
  uncoveredPartNumbers: {
    path: 'repair.uncoveredPartNumbers',
    label: 'Part numbers not covered',
    rules: ['L7600-PAY-PARTS'],
    effect: 'A billed part of this list blocks the claim.',
    range: 'up to 200 part numbers',
  },
  uncoveredWork: {
    path: 'repair.uncoveredWork',
    label: 'Kinds of work not covered',
    rules: ['L7600-PAY-PARTS'],
    effect: 'A visit with such work on it blocks the claim.',
    range: 'any of the five',
  },
  refusesRoutine: {
    path: 'repair.refusesRoutine',
    label: 'Refuses routine maintenance',
    rules: ['L7600-DENY-ROUTINE'],
    effect: 'Yes: a visit without a specific fault blocks the claim. No: it is a warning.',
    range: 'yes or no',
  },
  frequency: {
    path: 'repair.frequency',
    label: 'Repairs of one device',
    rules: ['L7600-DENY-FREQUENCY'],
    effect: 'More repairs within the period block the claim until a reason stands on it.',
    range: '1 to 99 repairs in 1 to 120 months; empty: no limit',
  },
  verifyBeforeService: {
    path: 'repair.verifyBeforeService',
    label: 'Coverage verified before the service',
    rules: ['L7600-PAY-VERIFY'],
    effect:
      'Yes: the claim asks for the day of the verification and that the patient was told what they may owe.',
    range: 'yes or no',
  },
} as const satisfies Partial<Record<keyof PayerSettings['repair'], SettingText>>;

export const RENTAL_SETTINGS = {
  priorAuthorization: {
    path: 'rental.priorAuthorization',
    label: 'Prior authorization',
    rules: ['E1392-PAY-AUTH'],
    effect: 'Yes: the claim needs the authorization’s number, and dates that hold the day of service.',
    range: 'yes or no',
  },
  stationaryTrialFirst: {
    path: 'rental.stationaryTrialFirst',
    label: 'Stationary system first',
    rules: ['E1392-PAY-STATIONARY'],
    effect: 'Yes: the claim needs the dates and the outcome of a trial with a stationary concentrator.',
    range: 'yes or no',
  },
  term: {
    path: 'rental.term',
    label: 'How the device is taken',
    rules: ['E1392-PAY-TERM'],
    effect: 'A claim on another basis than this one is blocked.',
    range: 'one of the three',
  },
  minimumTermMonths: {
    path: 'rental.minimumTermMonths',
    label: 'Minimum term',
    rules: ['E1392-PAY-TERM'],
    effect: 'With a minimum term: the agreed term on the claim may not be shorter.',
    range: '1 to 60 months',
  },
  allowedMonthlyCents: {
    path: 'rental.allowedMonthlyCents',
    label: 'Monthly allowance',
    rules: ['E1392-PAY-RATE'],
    effect: 'A monthly charge below it gets a warning: the payer would have paid more.',
    range: 'an amount; empty: not known',
  },
  rentalMonthsBeforePurchase: {
    path: 'rental.rentalMonthsBeforePurchase',
    label: 'Months of rental before a purchase',
    rules: ['E1392-RENT-FIRST'],
    effect: 'A purchase claim after fewer billed months gets a warning.',
    range: '0 to 60 months; 0: none',
  },
  coverageModifier: {
    path: 'rental.coverageModifier',
    label: 'How “criteria met” is said on the line',
    rules: ['E1392-MOD-KX'],
    effect: 'The modifier that the line must carry when, and only when, every coverage criterion is met.',
    range: 'one of the three',
  },
  thresholds: {
    path: 'rental.thresholds',
    label: 'Thresholds of low blood oxygen',
    rules: ['E1392-CRITERIA'],
    effect:
      'A test above all of these does not qualify, and the claim is blocked. Group II also asks for one of its conditions.',
    range: 'PaO₂ 30 to 100 mm Hg; saturation 50 to 100 %; group II may be left empty',
  },
  testMaxAgeDays: {
    path: 'rental.testMaxAgeDays',
    label: 'Age of the qualifying test',
    rules: ['E1392-DOC-TEST'],
    effect: 'A test older than this at the start of the rental does not count, and the claim is blocked.',
    range: '1 to 3,650 days; empty: any age',
  },
} as const satisfies Partial<Record<keyof PayerSettings['rental'], SettingText>>;

export const GENERAL_SETTINGS = {
  acceptedModifiers: {
    path: 'acceptedModifiers',
    label: 'Modifiers that the payer takes',
    rules: ['L7600-MOD-COMPAT', 'CLAIM-MODIFIERS'],
    effect: 'With a list, any other modifier on a line blocks the claim.',
    range: 'up to 60 modifiers; empty: no list of its own',
  },
  timelyFilingDays: {
    path: 'timelyFilingDays',
    label: 'Filing limit',
    rules: ['CLAIM-FILING'],
    effect:
      'Claims near the end of this time after the day of service appear under Due soon; later they get a warning.',
    range: '1 to 3,650 days',
  },
} as const;

export const WORK_NAMES: Readonly<Record<PayerSettings['repair']['uncoveredWork'][number], string>> = {
  cleaning: 'Cleaning',
  calibration: 'Calibration',
  cosmetic: 'Cosmetic work',
  battery: 'Batteries',
  accessory: 'Accessories',
};

export const TERM_NAMES: Readonly<Record<PayerSettings['rental']['term'], string>> = {
  monthToMonth: 'Month to month',
  minimumTerm: 'Minimum term',
  purchaseOnly: 'Purchase only',
};

export const COVERAGE_MODIFIER_NAMES: Readonly<Record<PayerSettings['rental']['coverageModifier'], string>> =
  {
    KX: 'KX',
    N1N2N3: 'N1, N2 or N3',
    none: 'None',
  };
