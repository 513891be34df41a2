import { describe, expect, test } from 'vitest';
import {
  ACKNOWLEDGEMENT_CODES_SOURCE,
  codeInWords,
  ELEMENT_ERRORS,
} from '../../../shared/codes/acknowledgementCodes.ts';
import {
  ACCEPTING_CATEGORIES,
  CLAIM_STATUS_CODES_SOURCE,
  CLAIM_STATUSES,
  REJECTING_CATEGORIES,
  STATUS_CATEGORIES,
} from '../../../shared/codes/claimStatusCodes.ts';
import { CARC, DENIAL_CODES_SOURCE, RARC } from '../../../shared/codes/denials.ts';
import {
  appealExcluded,
  carcWords,
  isAlert,
  natureOf,
  NEXT_STEP_WORDS,
  nextStep,
  rarcWords,
} from '../../../shared/codes/denialSteps.ts';
import { REMITTANCE_CODES_SOURCE } from '../../../shared/codes/remittanceCodes.ts';

describe('what a reason means', () => {
  test.each<[string, string | null]>([
    ['45', 'contractual'],
    ['253', 'sequestration'],
    ['1', 'patientShare'],
    ['2', 'patientShare'],
    ['3', 'patientShare'],
    ['23', 'otherPayer'],
    ['133', 'pending'],
    ['50', 'denial'],
    ['B9', 'denial'],
    ['Z99', null],
    ['toString', null],
  ])('%s: %s', (carc, nature) => {
    expect(natureOf(carc)).toBe(nature);
  });

  test('every reason in the list that denies has a step, and every step its words', () => {
    for (const carc of Object.keys(CARC)) {
      if (natureOf(carc) !== 'denial') continue;
      expect(NEXT_STEP_WORDS[nextStep('CO', carc, [])]).toBeTruthy();
    }
  });

  test('a code that is not in the list is not guessed at', () => {
    expect(carcWords('Z99')).toEqual({
      code: 'Z99',
      words: 'not in the list at hand',
      known: false,
      verified: false,
    });
    expect(rarcWords('constructor').known).toBe(false);
    expect(nextStep('CO', 'Z99', [])).toBe('person');
    expect(codeInWords(ELEMENT_ERRORS, 'hasOwnProperty')).toBe('not in the list at hand');
  });

  test('words that nobody checked against the list say so', () => {
    expect(rarcWords('M76')).toMatchObject({ known: true, verified: false });
    expect(rarcWords('M124')).toMatchObject({ known: true, verified: true });
  });
});

describe('alerts', () => {
  test.each(['MA01', 'MA07', 'MA13', 'MA18', 'N1', 'N210', 'N211', 'M6'])('%s informs', (remark) => {
    expect(isAlert(remark)).toBe(true);
  });

  test.each(['M124', 'N115', 'MA130', 'N706', 'M51', 'Z9'])('%s tells why', (remark) => {
    expect(isAlert(remark)).toBe(false);
  });
});

test('no right of appeal', () => {
  expect(appealExcluded(['MA01', 'N211'])).toBe(true);
  expect(appealExcluded(['MA130'])).toBe(true);
  expect(appealExcluded(['MA01'])).toBe(false);
});

test('the lists say where they are from and of when', () => {
  const sources = [
    ACKNOWLEDGEMENT_CODES_SOURCE,
    CLAIM_STATUS_CODES_SOURCE,
    DENIAL_CODES_SOURCE,
    REMITTANCE_CODES_SOURCE,
  ];
  for (const { source, asOf } of sources) {
    expect(source).toContain('X12');
    expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
});

test('categories that accept or reject are categories', () => {
  for (const category of [...ACCEPTING_CATEGORIES, ...REJECTING_CATEGORIES]) {
    expect(STATUS_CATEGORIES[category]).toBeTruthy();
  }
  expect(ACCEPTING_CATEGORIES.filter((category) => REJECTING_CATEGORIES.includes(category))).toEqual([]);
});

test('codes that remittances and front ends of suppliers often send have words', () => {
  const reasons = '4 13 16 18 22 29 45 50 96 97 109 119 150 151 176 197 204 253'.split(' ');
  expect(reasons.filter((code) => !carcWords(code).known)).toEqual([]);
  const remarks =
    'M2 M3 M25 M51 M60 M77 M114 M124 MA13 N102 N104 N115 N264 N265 N276 N350 N519 N565 N575'.split(' ');
  expect(remarks.filter((code) => !Object.hasOwn(RARC, code))).toEqual([]);
  const statuses =
    '16 19 20 21 24 116 122 145 153 164 178 187 247 249 254 255 287 306 400 453 454 476 496 500 507 535 562 698';
  expect(statuses.split(' ').filter((code) => !Object.hasOwn(CLAIM_STATUSES, code))).toEqual([]);
});
