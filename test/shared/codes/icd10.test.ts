import { beforeAll, describe, expect, test } from 'vitest';
import { ICD10_RELEASE, parseIcd10, type Icd10 } from '../../../shared/codes/icd10.ts';
import { loadIcd10 } from '../../../shared/codes/loadIcd10.ts';
import { isIcd10Shape } from '../../../shared/domain/identifiers.ts';

const SMALL = parseIcd10(
  [
    '0J44*|Other chronic obstructive pulmonary disease',
    '30|with (acute) lower respiratory infection',
    '38*',
    '49',
    '39|Chr obstructive pulmon disease, unsp',
    '1A0',
    '',
  ].join('\n'),
);

describe('the packed form', () => {
  test('codes share their beginning with the line before; headings end in a star', () => {
    expect(SMALL.search('J', 9)).toEqual([]);
    expect(SMALL.search('J4', 9).map(({ code }) => code)).toEqual(['J44.0', 'J44.89', 'J44.9']);
    expect(SMALL.isBillable('J44')).toBe(false);
    expect(SMALL.isBillable('j44.89')).toBe(true);
    expect(SMALL.isBillable('J448')).toBe(false);
    expect(SMALL.isBillable('JA0')).toBe(true);
  });

  test('a code without words of its own shows its nearest heading’s', () => {
    expect(SMALL.search('J4489', 1)).toEqual([
      { code: 'J44.89', description: 'Other chronic obstructive pulmonary disease', fromHeading: true },
    ]);
    expect(SMALL.describe('J44')).toBe('Other chronic obstructive pulmonary disease');
    expect(SMALL.describe('J45')).toBeNull();
  });

  test('short forms are found by their full words and by what people type', () => {
    expect(SMALL.search('chronic pulmonary unspecified', 5).map(({ code }) => code)).toEqual(['J44.9']);
    expect(SMALL.search('copd', 5).map(({ code }) => code)).toEqual(['J44.9', 'J44.89']);
    expect(SMALL.search('  ', 5)).toEqual([]);
  });
});

describe('the shipped set', () => {
  let icd10: Icd10;
  beforeAll(async () => {
    icd10 = await loadIcd10();
  });

  test('holds the release', () => {
    const starts = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((letter) =>
      [...'0123456789'].map((digit) => letter + digit),
    );
    const codes = [...starts, 'QA0'].flatMap((start) => icd10.search(start, 100_000).map(({ code }) => code));
    expect(codes).toHaveLength(ICD10_RELEASE.codes);
    expect(new Set(codes).size).toBe(ICD10_RELEASE.codes);
    expect(codes.filter((code) => !isIcd10Shape(code))).toEqual([]);
  });

  test.each([
    ['J44.9', 'Chronic obstructive pulmonary disease, unspecified'],
    ['J9611', 'Chronic respiratory failure with hypoxia'],
    ['z99.81', 'Dependence on supplemental oxygen'],
  ])('%s: %s', (code, description) => {
    expect(icd10.isBillable(code)).toBe(true);
    expect(icd10.describe(code)).toBe(description);
    expect(icd10.search(code, 3)[0]?.description).toBe(description);
  });

  test('headings and unknown codes are not billable', () => {
    expect(['J44', 'J96.1', 'J44.99', '', 'ZZZ'].filter((code) => icd10.isBillable(code))).toEqual([]);
  });

  test('words find what is meant first', () => {
    expect(icd10.search('pulmonary fibrosis', 5).map(({ code }) => code)).toContain('J84.10');
    expect(icd10.search('copd', 5)[0]?.code).toBe('J44.9');
    expect(icd10.search('hypoxemia', 5).map(({ code }) => code)).toContain('R09.02');
    expect(icd10.search('dependence oxygen', 3)[0]?.code).toBe('Z99.81');
    expect(icd10.search('oxygen trombone', 3)).toEqual([]);
    expect(icd10.search('fracture', 7)).toHaveLength(7);
  });

  test('odd queries neither fail nor answer', () => {
    for (const query of ['(', '\\', '.*', '%', 'J44.9.9.9', "'; drop", '€', 'a'.repeat(10_000)]) {
      expect(icd10.search(query, 5).length).toBeLessThanOrEqual(5);
    }
  });
});
