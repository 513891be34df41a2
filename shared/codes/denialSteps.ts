import { CARC, RARC, UNVERIFIED_REMARKS } from './denials.ts';

/**
 * What an adjustment reason means for the money, and what to do about it. Which step follows which reason is the
 * program's advice (general knowledge of suppliers' billing, not a payer's rule): a person decides.
 */

/**
 * `denial`: not paid for a reason that may be mended or contested. `contractual`: the agreed or legal price.
 * `patientShare`: deductible and the like. `sequestration`: the federal cut. `otherPayer`: counted elsewhere.
 * `pending`: not decided yet. `informational`: says something and takes nothing of itself.
 */
export type ReasonNature =
  'denial' | 'contractual' | 'patientShare' | 'sequestration' | 'otherPayer' | 'pending' | 'informational';

export type NextStep =
  /** Mend it and send it as a new claim (frequency 1). */
  | 'correctAsNew'
  /** Refused with its file, with nothing said against it. No code leads here. */
  | 'sendAgain'
  /** Replacement where the payer takes one, reopening with Medicare. */
  | 'replaceOrReopen'
  | 'appeal'
  /** Only with a valid notice, or where the payer put it on the patient (PR). */
  | 'billPatient'
  | 'billOtherPayer'
  /** Gives up money: always a person's decision. */
  | 'writeOff'
  /** No advice: a person has to look. */
  | 'person';

export const NEXT_STEP_WORDS: Readonly<Record<NextStep, string>> = {
  correctAsNew: 'Correct it and send it as a new claim.',
  sendAgain: 'Once the cause is mended, send it again as it is.',
  replaceOrReopen: 'Correct it and send a replacement; with Medicare ask for a reopening.',
  appeal: 'Appeal, with the evidence.',
  billPatient: 'Bill the patient, if the notice on file allows it.',
  billOtherPayer: 'Send it to the right payer.',
  writeOff: 'Nothing more to be gained: a person decides whether to write it off.',
  person: 'Look into it: no step follows from the code alone.',
};

const NATURES: Readonly<Record<Exclude<ReasonNature, 'denial'>, readonly string[]>> = {
  contractual: [
    '44',
    '45',
    '90',
    '91',
    '104',
    '105',
    '131',
    '132',
    '137',
    '144',
    '147',
    '161',
    '172',
    '223',
    '235',
    '237',
    '245',
    '263',
    '94',
    '121',
    'B10',
  ],
  patientShare: ['1', '2', '3', '66', '85', '142', '178', '201', '238', '241', '247', '248'],
  sequestration: ['253'],
  otherPayer: ['23', '187', '209'],
  pending: ['133', '257', '277'],
  informational: ['100', '101', '246', 'A0', '102', '103'],
};

const STEPS: Readonly<Partial<Record<NextStep, readonly string[]>>> = {
  replaceOrReopen: [
    '4',
    '5',
    '6',
    '7',
    '8',
    '9',
    '10',
    '11',
    '12',
    '14',
    '15',
    '16',
    '58',
    '107',
    '110',
    '129',
    '140',
    '146',
    '148',
    '163',
    '164',
    '181',
    '182',
    '183',
    '184',
    '185',
    '189',
    '206',
    '207',
    '208',
    '231',
    '236',
    '239',
    '250',
    '251',
    '252',
    '267',
    '284',
    '296',
    'B7',
  ],
  appeal: [
    '50',
    '54',
    '55',
    '56',
    '95',
    '96',
    '97',
    '108',
    '112',
    '119',
    '149',
    '150',
    '151',
    '152',
    '153',
    '154',
    '167',
    '173',
    '174',
    '175',
    '176',
    '193',
    '197',
    '198',
    '203',
    '204',
    '210',
    '216',
    '222',
    '226',
    '227',
    '234',
    '242',
    '243',
    '261',
    '272',
    '273',
    '287',
    '288',
    'B8',
    'B12',
    'B15',
    'B22',
    '39',
  ],
  billOtherPayer: [
    '19',
    '20',
    '21',
    '22',
    '24',
    '109',
    '166',
    '190',
    '258',
    '276',
    'B9',
    'B11',
    'B20',
    '136',
    '228',
  ],
  writeOff: ['29', '116', '285', '286', 'B4'],
  person: [
    '13',
    '18',
    '26',
    '27',
    '31',
    '32',
    '33',
    '35',
    '111',
    '155',
    '170',
    '177',
    '200',
    '202',
    '211',
    '256',
    '275',
    '279',
    'A1',
    'B1',
    'B13',
    'B23',
  ],
};

const NATURE_OF: ReadonlyMap<string, ReasonNature> = new Map(
  Object.entries(NATURES).flatMap(([nature, codes]) =>
    codes.map((code): [string, ReasonNature] => [code, nature as ReasonNature]),
  ),
);
const STEP_OF: ReadonlyMap<string, NextStep> = new Map(
  Object.entries(STEPS).flatMap(([step, codes]) =>
    codes.map((code): [string, NextStep] => [code, step as NextStep]),
  ),
);

export interface CodeWords {
  readonly code: string;
  readonly words: string;
  /** False: the code is not in the list at hand, and nothing is said about it. */
  readonly known: boolean;
  /** False: the words were not checked against the list itself. */
  readonly verified: boolean;
}

const NOT_AT_HAND = 'not in the list at hand';

function wordsIn(list: Readonly<Record<string, string>>, code: string): CodeWords {
  const words = Object.hasOwn(list, code) ? list[code] : undefined;
  if (words === undefined) return { code, words: NOT_AT_HAND, known: false, verified: false };
  return { code, words, known: true, verified: !UNVERIFIED_REMARKS.includes(code) };
}

/** An adjustment reason code in plain words. */
export function carcWords(code: string): CodeWords {
  return wordsIn(CARC, code);
}

/** A remark code in plain words. */
export function rarcWords(code: string): CodeWords {
  return wordsIn(RARC, code);
}

/**
 * Remarks that the list itself begins with "Alert": they inform, and never are the reason of a denial. Besides those
 * whose words here begin so.
 */
const FURTHER_ALERTS: readonly string[] = [
  'M6',
  'M17',
  'M32',
  'M70',
  'MA09',
  'MA10',
  'MA13',
  'MA14',
  'MA26',
  'MA45',
  'MA118',
  'N7',
  'N210',
  'N211',
];

export function isAlert(remark: string): boolean {
  return FURTHER_ALERTS.includes(remark) || rarcWords(remark).words.startsWith('alert:');
}

/** What a reason means for the money; null for a code that is not in the list at hand. */
export function natureOf(carc: string): ReasonNature | null {
  const nature = NATURE_OF.get(carc);
  if (nature !== undefined) return nature;
  return carcWords(carc).known ? 'denial' : null;
}

/** Remarks that take every right of appeal away. */
const NO_APPEAL: readonly string[] = ['MA130', 'MA44', 'N211'];
/** The claim was never judged: a new one, not a correction of it. */
const UNPROCESSABLE = 'MA130';

/** What to do about a denial, from its group, reason and remarks. Advice; an unknown code is left to a person. */
export function nextStep(group: string, carc: string, remarks: readonly string[]): NextStep {
  if (remarks.includes(UNPROCESSABLE)) return 'correctAsNew';
  const step = STEP_OF.get(carc) ?? 'person';
  if (group === 'PR' && step !== 'person' && step !== 'billOtherPayer') return 'billPatient';
  if (step === 'appeal' && remarks.some((remark) => NO_APPEAL.includes(remark))) return 'writeOff';
  return step;
}

/** True when the remarks say that there is no appeal. */
export function appealExcluded(remarks: readonly string[]): boolean {
  return remarks.some((remark) => NO_APPEAL.includes(remark));
}
