import type { PayerSettings } from '../../../shared/domain/payer.ts';
import type { OwnSettings, TextsOf } from './settingText.ts';

/**
 * What each setting of a payer is called, which rules read it, and what it changes, in plain words. Rules that
 * begin with MCR, MCD and COM judge Medicare, Medicaid and commercial payers; the others judge every payer. The
 * rentals' settings stand in rentalSettingTexts.ts.
 */

/** The same rule of the Medicaid and the commercial rules. */
export function both(name: string): readonly [string, string] {
  return [`MCD-${name}`, `COM-${name}`];
}

export const YES_OR_NO = 'yes or no';

export const COVERAGE_MODIFIER_NAMES = { KX: 'KX', N1N2N3: 'N1, N2 or N3', none: 'None' } as const;

export const WORK_NAMES: Readonly<Record<PayerSettings['repair']['uncoveredWork'][number], string>> = {
  cleaning: 'Cleaning',
  calibration: 'Calibration',
  cosmetic: 'Cosmetic work',
  battery: 'Batteries',
  accessory: 'Accessories',
};

export const ORDER_SETTINGS = {
  requiredForRepair: {
    path: 'orders.requiredForRepair',
    label: 'Order for a repair',
    rules: both('ORDER-REPAIR'),
    notFor: ['medicare'],
    effect:
      'Yes: a repair of the patient’s own equipment needs an order for it or for its upkeep. A concentrator repair asks for one with every payer.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Required' },
  },
  requiredForRental: {
    path: 'orders.requiredForRental',
    label: 'Order for a rental',
    rules: both('ORDER-RENTAL'),
    notFor: ['medicare'],
    effect:
      'Yes: an oxygen rental needs a signed order before it is billed. A portable concentrator asks for one with every payer.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Required' },
  },
  beforeDelivery: {
    path: 'orders.beforeDelivery',
    label: 'Order in hand before delivery',
    rules: both('ORDER-FIRST'),
    notFor: ['medicare'],
    effect: 'Yes: an order that came in after the delivery blocks the claim, whatever the code.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Required' },
  },
  faceToFaceMonths: {
    path: 'orders.faceToFaceMonths',
    label: 'Visit before the order',
    rules: both('FACE'),
    notFor: ['medicare'],
    effect:
      'The patient has to have seen the practitioner within so many months before the order; an earlier visit, or none, blocks the claim.',
    range: '1 to 24 months; empty: no visit is asked for',
    control: { is: 'number', label: 'Within', unit: 'months', min: 1, max: 24, empty: 'none asked for' },
  },
} as const satisfies TextsOf<PayerSettings['orders']>;

export const AUTHORIZATION_SETTINGS = {
  codes: {
    path: 'authorization.codes',
    label: 'Codes that need authorization',
    rules: both('AUTH'),
    notFor: ['medicare'],
    effect:
      'A claim that bills one of these needs an authorization with its number and dates that hold the day of service, whatever the kind of claim.',
    range: 'up to 200 HCPCS codes',
    control: { is: 'words', label: 'HCPCS codes', of: 'code', max: 200 },
  },
  validDays: {
    path: 'authorization.validDays',
    label: 'How long a decision is good',
    rules: both('AUTH-DAYS'),
    notFor: ['medicare'],
    effect:
      'A day of service beyond so many days gets a warning, even where the letter names a later end. The day on which the authorization begins is the first of them.',
    range: '1 to 3,650 days; empty: as the decision says',
    control: { is: 'number', label: 'At most', unit: 'days', min: 1, max: 3650, empty: 'as it says' },
  },
} as const satisfies TextsOf<PayerSettings['authorization']>;

export const REPAIR_SETTINGS = {
  coversOxygen: {
    path: 'repair.coversOxygen',
    label: 'Pays for repairs of oxygen equipment',
    rules: ['CLAIM-BILLABLE'],
    notFor: ['medicare'],
    effect:
      'No: the repair of a concentrator is not billed to this payer; the visit stays as a service record.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Pays' },
  },
  needsOwnership: {
    path: 'repair.needsOwnership',
    label: 'Only what the patient owns',
    rules: ['CLAIM-BILLABLE'],
    notFor: ['medicare'],
    effect: 'Yes: the repair of a rented, loaned or stock device blocks the claim.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Only then' },
  },
  needsOutOfWarranty: {
    path: 'repair.needsOutOfWarranty',
    label: 'Only out of warranty',
    rules: ['CLAIM-BILLABLE'],
    notFor: ['medicare'],
    effect:
      'Yes: a repair within the warranty blocks the claim: the maker or the supplier makes it free of charge.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Only then' },
  },
  costCapPercent: {
    path: 'repair.costCapPercent',
    label: 'Repair up to a share of replacement',
    rules: ['L7600-PAY-COSTRATIO', ...both('RPR-CAP')],
    effect:
      'A repair that costs more than this share of a new device is blocked. Over the whole price it always is, so 100% and more sets no limit of its own.',
    range: '1 to 200%',
    control: { is: 'number', label: 'At most', unit: '%', min: 1, max: 200, decimals: 2 },
  },
  accumulatedCostPercent: {
    path: 'repair.accumulatedCostPercent',
    label: 'All repairs together',
    rules: ['MCR-RPR-SIXTY', ...both('RPR-ACCUMULATED')],
    effect:
      'When this and the earlier repairs of the device pass this share of a new one, the claim asks for a look at replacing it.',
    range: '1 to 200%; empty: not looked at',
    control: {
      is: 'number',
      label: 'Look from',
      unit: '%',
      min: 1,
      max: 200,
      decimals: 2,
      empty: 'not looked at',
    },
  },
  frequency: {
    path: 'repair.frequency',
    label: 'Repairs of one device',
    rules: ['L7600-DENY-FREQUENCY', ...both('RPR-FREQUENCY')],
    effect: 'More repairs within the period block the claim until a reason stands on it.',
    range: '1 to 99 repairs in 1 to 120 months; empty: no limit',
    control: { is: 'perPeriod', counted: 'repairs', label: 'Repairs', most: 99 },
  },
  refusesRoutine: {
    path: 'repair.refusesRoutine',
    label: 'Refuses routine maintenance',
    rules: ['L7600-DENY-ROUTINE', ...both('RPR-ROUTINE')],
    effect: 'Yes: a visit without a specific fault blocks the claim. No: it is a warning.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Refused' },
  },
  clinicalMaxAgeDays: {
    path: 'repair.clinicalMaxAgeDays',
    label: 'Age of clinical papers',
    rules: ['L7600-PAY-NEED', ...both('RPR-NEED')],
    effect:
      'The newest clinical note may not be older than this on the day of service; an older one blocks the claim.',
    range: '1 to 3,650 days; empty: any age',
    control: { is: 'number', label: 'Not older than', unit: 'days', min: 1, max: 3650, empty: 'any age' },
  },
  uncoveredPartNumbers: {
    path: 'repair.uncoveredPartNumbers',
    label: 'Part numbers not covered',
    rules: ['L7600-PAY-PARTS', ...both('RPR-PARTS')],
    effect: 'A billed part of this list blocks the claim.',
    range: 'up to 200 part numbers',
    control: { is: 'words', label: 'Part numbers', of: 'partNumber', max: 200 },
  },
  uncoveredWork: {
    path: 'repair.uncoveredWork',
    label: 'Kinds of work not covered',
    rules: ['L7600-PAY-PARTS', ...both('RPR-PARTS')],
    effect: 'A visit with such work on it blocks the claim.',
    range: 'any of the five',
    control: { is: 'anyOf', label: 'Not covered', names: WORK_NAMES },
  },
  loanerMaxMonths: {
    path: 'repair.loanerMaxMonths',
    label: 'Loaner during a repair',
    rules: ['MCR-RPR-LOANER', ...both('RPR-LOANER')],
    effect: 'A loaner billed for longer than this blocks the claim; with 0 the payer pays for none.',
    range: '0 to 12 months',
    control: { is: 'number', label: 'At most', unit: 'months', min: 0, max: 12 },
  },
  verifyBeforeService: {
    path: 'repair.verifyBeforeService',
    label: 'Coverage verified before the service',
    rules: ['L7600-PAY-VERIFY', ...both('RPR-VERIFY')],
    effect:
      'Yes: the claim asks for the day of the verification and that the patient was told what they may owe.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Asked for' },
  },
} as const satisfies TextsOf<PayerSettings['repair']>;

export const ORTHOSIS_SETTINGS = {
  priorAuthorization: {
    path: 'orthosis.priorAuthorization',
    label: 'Authorization for orthoses',
    rules: ['L1320-PAY-AUTH'],
    effect:
      'Yes: an orthosis claim needs the authorization’s number, and dates that hold the day of service.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Required' },
  },
  letterOfNecessity: {
    path: 'orthosis.letterOfNecessity',
    label: 'Letter of medical necessity',
    rules: ['L1320-DOC-LMN'],
    effect: 'Yes: without a letter that compares the orthosis with other options the claim is blocked.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Required' },
  },
  reassessDays: {
    path: 'orthosis.reassessDays',
    label: 'Reassessment in long-term use',
    rules: ['L1320-PAY-REASSESS'],
    effect: 'In long-term use the physician has to have looked again within so many days.',
    range: '1 to 3,650 days; empty: none asked for',
    control: { is: 'number', label: 'Every', unit: 'days', min: 1, max: 3650, empty: 'none asked for' },
  },
  frequency: {
    path: 'orthosis.frequency',
    label: 'Orthoses within a period',
    rules: ['L1320-DENY-FREQUENCY'],
    effect: 'Another orthosis within the period blocks the claim until a reason stands on it.',
    range: '1 to 20 devices in 1 to 120 months; empty: no limit',
    control: { is: 'perPeriod', counted: 'devices', label: 'Devices', most: 20 },
  },
  coverageModifier: {
    path: 'orthosis.coverageModifier',
    label: 'How “criteria met” is said',
    rules: ['L1320-MOD-KX'],
    effect:
      'The modifier that the line carries when, and only when, the payer’s criteria are met and attested.',
    range: 'KX or none',
    control: { is: 'choice', label: 'Modifier', names: { KX: 'KX', none: 'None' } },
  },
  manyModifiers: {
    path: 'orthosis.manyModifiers',
    label: 'More modifiers than a line holds',
    rules: ['L1320-PAY-MODIFIERS', 'L1320-MOD-99'],
    effect:
      'How the fifth modifier and those after it are told: with 99 and the full list in the narrative, or on a second line.',
    range: 'one of the two',
    control: {
      is: 'choice',
      label: 'Told by',
      names: { modifier99: '99 and narrative', secondLine: 'A second line' },
    },
  },
} as const satisfies TextsOf<PayerSettings['orthosis']>;

export const RADIOPHARMACEUTICAL_SETTINGS = {
  priorAuthorization: {
    path: 'radiopharmaceutical.priorAuthorization',
    label: 'Authorization for radiopharmaceuticals',
    rules: ['A9600-PAY-AUTH'],
    effect:
      'Yes: the claim needs the authorization’s number and dates, with the history, the reason and the imaging behind it.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Required' },
  },
  imagingRequired: {
    path: 'radiopharmaceutical.imagingRequired',
    label: 'Imaging on file',
    rules: ['A9600-DOC-IMAGING'],
    effect: 'Yes: imaging that shows the metastases has to be on file. No: its lack is a warning.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Required' },
  },
  orderRequired: {
    path: 'radiopharmaceutical.orderRequired',
    label: 'Written order with its reason',
    rules: ['A9600-DOC-ORDER'],
    effect: 'Yes: the written order and the reason for this therapy have to be on file.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Required' },
  },
  otherCancersInvestigational: {
    path: 'radiopharmaceutical.otherCancersInvestigational',
    label: 'Other cancers are investigational',
    rules: ['A9600-PAY-INDICATION'],
    effect: 'Yes: use for a cancer other than of the prostate or the breast is held to be investigational.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Investigational' },
  },
  coverageModifier: {
    path: 'radiopharmaceutical.coverageModifier',
    label: 'How “criteria met” is said',
    rules: ['A9600-MOD-KX'],
    effect: 'Whether KX may stand on the line at all; with KX it needs the attested criteria.',
    range: 'KX or none',
    control: { is: 'choice', label: 'Modifier', names: { KX: 'KX', none: 'None' } },
  },
  wasteModifiers: {
    path: 'radiopharmaceutical.wasteModifiers',
    label: 'JW and JZ on single-dose containers',
    rules: ['A9600-MOD-JW', 'RX-JZ'],
    notFor: ['medicare'],
    effect: 'Yes: a line says with JW what was discarded, or with JZ that nothing was.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Asked for' },
  },
} as const satisfies TextsOf<PayerSettings['radiopharmaceutical']>;

export const GENERAL_SETTINGS = {
  timelyFilingDays: {
    path: 'timelyFilingDays',
    label: 'Filing limit',
    rules: ['CLAIM-FILING'],
    effect:
      'Claims near the end of this time after the day of service appear under Due soon; later they get a warning.',
    range: '1 to 3,650 days',
    control: { is: 'number', label: 'Days after the service', unit: 'days', min: 1, max: 3650 },
  },
  appealDays: {
    path: 'appealDays',
    label: 'Time for an appeal',
    rules: [],
    effect: 'A denied claim stands under Due soon until so many days after its denial.',
    range: '1 to 3,650 days',
    control: { is: 'number', label: 'Days after the denial', unit: 'days', min: 1, max: 3650 },
  },
  retentionYears: {
    path: 'retentionYears',
    label: 'How long papers are kept',
    rules: [],
    effect:
      'A finalized claim says until which day its papers are kept: so many years after its day of service.',
    range: '1 to 30 years',
    control: { is: 'number', label: 'Years', unit: 'years', min: 1, max: 30 },
  },
  narrativeMaxChars: {
    path: 'narrativeMaxChars',
    label: 'Length of a line’s narrative',
    rules: ['MCR-RPR-NOTE-LENGTH', ...both('NARRATIVE')],
    effect: 'A longer narrative is cut on its way to the payer, so it is told before.',
    range: '20 to 500 characters',
    control: { is: 'number', label: 'At most', unit: 'characters', min: 20, max: 500 },
  },
  acceptedModifiers: {
    path: 'acceptedModifiers',
    label: 'Modifiers that the payer takes',
    rules: [
      'L7600-MOD-COMPAT',
      'CLAIM-MODIFIERS',
      'ORTH-MODIFIERS',
      'RX-MODIFIERS',
      'MCR-RPR-MODIFIERS',
      'MCR-O2-MODIFIERS',
      ...both('MODIFIERS'),
      ...both('RENT-MODIFIERS'),
    ],
    effect: 'With a list, any other modifier on a line blocks the claim.',
    range: 'up to 60 modifiers; empty: no list of its own',
    control: { is: 'modifiers', label: 'Modifiers', max: 60 },
  },
} as const satisfies TextsOf<Omit<OwnSettings, 'codeAgreements' | 'customRequirements'>>;
