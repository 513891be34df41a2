import type { PayerSettings } from '../../../shared/domain/payer.ts';
import type { TextsOf } from './settingText.ts';
import { both, COVERAGE_MODIFIER_NAMES, YES_OR_NO } from './settingTexts.ts';

/** What each setting of a payer for rented equipment is called and changes; see settingTexts.ts. */

export const TERM_NAMES: Readonly<Record<PayerSettings['rental']['term'], string>> = {
  monthToMonth: 'Month to month',
  minimumTerm: 'Minimum term',
  purchaseOnly: 'Purchase only',
};

export const RENTAL_SETTINGS = {
  priorAuthorization: {
    path: 'rental.priorAuthorization',
    label: 'Authorization for oxygen',
    rules: ['E1392-PAY-AUTH', ...both('AUTH-RENTAL')],
    effect: 'Yes: the claim needs the authorization’s number, and dates that hold the day of service.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Required' },
  },
  term: {
    path: 'rental.term',
    label: 'How the device is taken',
    rules: ['E1392-PAY-TERM', 'E1392-RENT-FIRST', ...both('RENT-TERM'), ...both('RENT-FIRST')],
    effect: 'A claim on another basis than this one is blocked.',
    range: 'one of the three',
    control: { is: 'choice', label: 'Basis', names: TERM_NAMES },
  },
  minimumTermMonths: {
    path: 'rental.minimumTermMonths',
    label: 'Minimum term',
    rules: ['E1392-PAY-TERM', ...both('RENT-TERM')],
    effect: 'With a minimum term: the agreed term on the claim may not be shorter.',
    range: '1 to 60 months',
    control: { is: 'number', label: 'At least', unit: 'months', min: 1, max: 60, empty: 'none' },
  },
  purchaseAllowed: {
    path: 'rental.purchaseAllowed',
    label: 'Oxygen equipment may be sold',
    rules: ['CLAIM-BILLABLE'],
    notFor: ['medicare'],
    effect: 'No: the sale of oxygen equipment is not to be billed.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'May be sold' },
  },
  rentalMonthsBeforePurchase: {
    path: 'rental.rentalMonthsBeforePurchase',
    label: 'Months of rental before a purchase',
    rules: ['E1392-RENT-FIRST', ...both('RENT-FIRST')],
    effect: 'A purchase claim after fewer billed months gets a warning.',
    range: '0 to 60 months; 0: none',
    control: { is: 'number', label: 'At least', unit: 'months', min: 0, max: 60 },
  },
  allowedMonthlyCents: {
    path: 'rental.allowedMonthlyCents',
    label: 'Monthly allowance for E1392',
    rules: ['E1392-PAY-RATE'],
    effect: 'A monthly charge below it gets a warning: the payer would have paid more.',
    range: 'an amount; empty: not known',
    control: { is: 'money', label: 'A month', empty: 'not known' },
  },
  stationaryTrialFirst: {
    path: 'rental.stationaryTrialFirst',
    label: 'Stationary system first',
    rules: ['E1392-PAY-STATIONARY'],
    effect: 'Yes: the claim needs the dates and the outcome of a trial with a stationary concentrator.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Trial required' },
  },
  thresholds: {
    path: 'rental.thresholds',
    label: 'Thresholds of low blood oxygen',
    rules: ['E1392-CRITERIA', ...both('RENT-CRITERIA')],
    notFor: ['medicare'],
    effect:
      'A test above all of these does not qualify, and the claim is blocked. Group II also asks for one of its conditions.',
    range: 'PaO₂ 30 to 100 mm Hg; saturation 50 to 100%; group II may be left empty',
    control: { is: 'thresholds' },
  },
  testMaxAgeDays: {
    path: 'rental.testMaxAgeDays',
    label: 'Age of the qualifying test',
    rules: ['E1392-DOC-TEST', 'MCR-O2-TEST', ...both('RENT-TEST')],
    effect: 'A test older than this at the start of the rental does not count, and the claim is blocked.',
    range: '1 to 3,650 days; empty: any age',
    control: { is: 'number', label: 'Not older than', unit: 'days', min: 1, max: 3650, empty: 'any age' },
  },
  coverageModifier: {
    path: 'rental.coverageModifier',
    label: 'How “criteria met” is said',
    rules: ['E1392-MOD-KX', ...both('RENT-COVERAGE')],
    effect: 'The modifier that the line must carry when, and only when, every coverage criterion is met.',
    range: 'one of the three',
    control: { is: 'choice', label: 'Modifier', names: COVERAGE_MODIFIER_NAMES },
  },
  oxygenCapMonths: {
    path: 'rental.oxygenCapMonths',
    label: 'Months that oxygen is paid',
    rules: ['CLAIM-BILLABLE'],
    notFor: ['medicare'],
    effect: 'A rental month after so many billed ones is not to be billed: the payer has paid its last.',
    range: '1 to 120 months; empty: no end',
    control: { is: 'number', label: 'At most', unit: 'months', min: 1, max: 120, empty: 'no end' },
  },
  capMonths: {
    path: 'rental.capMonths',
    label: 'Months that other equipment is paid',
    rules: both('RENT-TITLE'),
    notFor: ['medicare'],
    effect:
      'Equipment rented out for so many months should be the patient’s by now: its repair asks who owns it.',
    range: '1 to 120 months; empty: no end',
    control: { is: 'number', label: 'At most', unit: 'months', min: 1, max: 120, empty: 'no end' },
  },
  usefulLifeMonths: {
    path: 'rental.usefulLifeMonths',
    label: 'Useful life',
    rules: [
      'MCR-ORTH-LIFE',
      'MCR-RPR-SIXTY',
      ...both('RENT-LIFE'),
      ...both('ORTH-LIFE'),
      ...both('RPR-ACCUMULATED'),
    ],
    effect:
      'Equipment or an orthosis in place of one that is younger than this gets a warning until the reason stands on the claim.',
    range: '1 to 240 months',
    control: { is: 'number', label: 'Months', unit: 'months', min: 1, max: 240 },
  },
  accessoriesBundled: {
    path: 'rental.accessoriesBundled',
    label: 'Accessories and contents in the rental',
    rules: ['CLAIM-BILLABLE', ...both('RENT-BUNDLE')],
    notFor: ['medicare'],
    effect: 'Yes: accessories or contents billed beside the month’s rental block the claim.',
    range: YES_OR_NO,
    control: { is: 'yesNo', label: 'Included' },
  },
  maintenanceMonths: {
    path: 'rental.maintenanceMonths',
    label: 'Maintenance visits (MS)',
    rules: ['CLAIM-BILLABLE', ...both('RENT-MAINTENANCE')],
    notFor: ['medicare'],
    effect:
      'A visit billed with MS earlier than so many months after the last one blocks the claim; so does any, where none is paid.',
    range: '1 to 24 months; empty: none is paid',
    control: { is: 'number', label: 'One in', unit: 'months', min: 1, max: 24, empty: 'none is paid' },
  },
  refillAskDays: {
    path: 'rental.refillAskDays',
    label: 'When a refill may be asked about',
    rules: both('RENT-REFILL'),
    notFor: ['medicare'],
    effect:
      'Contents for which the patient was asked earlier than this before the supply ends get a warning.',
    range: '1 to 120 days',
    control: { is: 'number', label: 'Days before its end', unit: 'days', min: 1, max: 120 },
  },
  refillDeliverDays: {
    path: 'rental.refillDeliverDays',
    label: 'When a refill may be delivered',
    rules: both('RENT-REFILL'),
    notFor: ['medicare'],
    effect: 'Contents delivered earlier than this before the supply ends get a warning.',
    range: '1 to 120 days',
    control: { is: 'number', label: 'Days before its end', unit: 'days', min: 1, max: 120 },
  },
} as const satisfies TextsOf<PayerSettings['rental']>;
