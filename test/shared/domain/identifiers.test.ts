import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatIcd10,
  formatPhone,
  isEin,
  isHcpcsShape,
  isIcd10Shape,
  isMbi,
  isNpi,
  isTaxonomy,
  npiProblem,
  parsePhone,
} from '../../../shared/domain/identifiers.ts';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));

describe('NPI', () => {
  test('known numbers', () => {
    expect(isNpi('1234567893')).toBe(true);
    expect(isNpi('1234567890')).toBe(false);
    expect(isNpi('3234567893')).toBe(false);
  });

  test('of ten numbers with the same beginning exactly one is valid', () => {
    fc.assert(
      fc.property(fc.constantFrom('1', '2'), digits(8), (first, rest) => {
        const valid = [...'0123456789'].filter((check) => isNpi(first + rest + check));
        expect(valid).toHaveLength(1);
      }),
    );
  });

  test('one wrong digit is always noticed', () => {
    fc.assert(
      fc.property(
        digits(8),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (rest, at, by) => {
          const check = [...'0123456789'].find((last) => isNpi(`1${rest}${last}`)) ?? '';
          const right = `1${rest}${check}`;
          const wrong = right.slice(0, at) + String((Number(right[at]) + by) % 10) + right.slice(at + 1);
          expect(isNpi(wrong)).toBe(false);
        },
      ),
    );
  });

  test.each([
    ['', null],
    ['1234567893', null],
    ['123-456-7893', null],
    ['12345', '10 digits; this has 5'],
    ['123456789a', 'digits only'],
    ['9234567893', 'begins with 1 or 2'],
    ['1234567839', 'check digit'],
  ])('%j: %s', (typed, problem) => {
    const said = npiProblem(typed);
    if (problem === null) expect(said).toBeNull();
    else expect(said).toContain(problem);
  });
});

describe('telephone', () => {
  const phone = fc.tuple(fc.integer({ min: 2, max: 9 }), digits(9)).map(([first, rest]) => `${first}${rest}`);

  test('what is shown can be typed again', () => {
    fc.assert(fc.property(phone, (number) => parsePhone(formatPhone(number)) === number));
  });

  test.each(['(217) 555-0142', '217.555.0142', '1 217 555 0142', '+1-217-555-0142'])('%j', (typed) => {
    expect(parsePhone(typed)).toBe('2175550142');
  });

  test.each(['', '555-0142', '117 555 0142', '2175550142 x5', '21755501422'])('%j is none', (typed) => {
    expect(parsePhone(typed)).toBeNull();
  });

  test('what is no number is shown as it stands', () => {
    expect(formatPhone('555')).toBe('555');
    expect(formatPhone('')).toBe('');
  });
});

test('the form of a Medicare number: the published specimen, dashes and case aside', () => {
  expect(['1EG4-TE5-MK73', '1eg4te5mk73'].every(isMbi)).toBe(true);
  expect(['0EG4TE5MK73', '1SG4TE5MK73', '1EG4TE5MK7', '1EG4TE5MK733', '1EG4TE5MKA3', ''].some(isMbi)).toBe(
    false,
  );
});

test.each([
  ['J44.9', true],
  ['j449', true],
  ['Z99.81', true],
  ['U07.1', true],
  ['S72.001A', true],
  ['QA0.0101', true],
  ['J4', false],
  ['44.9', false],
  ['J44.', false],
  ['J44.12345', false],
  ['COPD', false],
  ['', false],
])('%j has the shape of an ICD-10-CM code: %s', (text, shape) => {
  expect(isIcd10Shape(text)).toBe(shape);
});

test('an ICD-10-CM code is written with its dot, however often', () => {
  expect(formatIcd10('j449')).toBe('J44.9');
  expect(formatIcd10('J44')).toBe('J44');
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z]\d[0-9A-Z]{1,5}$/), (code) => {
      expect(formatIcd10(formatIcd10(code))).toBe(formatIcd10(code));
      expect(isIcd10Shape(formatIcd10(code))).toBe(true);
    }),
  );
});

test('the smaller forms', () => {
  expect([isEin('12-3456789'), isEin('123456789'), isEin('12-345678'), isEin('1-23456789')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect([isTaxonomy('332B00000X'), isTaxonomy('332B00000'), isTaxonomy('332b00000X')]).toEqual([
    true,
    false,
    false,
  ]);
  expect([isHcpcsShape('E1392'), isHcpcsShape('W1392'), isHcpcsShape('e1392'), isHcpcsShape('E139')]).toEqual(
    [true, false, false, false],
  );
});
