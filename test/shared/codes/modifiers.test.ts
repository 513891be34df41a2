import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  familyOf,
  isAttestation,
  modifierConflicts,
  modifierEntry,
  MODIFIERS,
  modifiersFor,
  orderModifiers,
} from '../../../shared/codes/modifiers.ts';

const CODES = MODIFIERS.map(({ code }) => code);

describe('the order of the line', () => {
  test.each([
    [
      ['N1', 'RR'],
      ['RR', 'N1'],
    ],
    [
      ['RT', 'KX', 'NU'],
      ['NU', 'KX', 'RT'],
    ],
    [
      ['99', 'RR', 'N2', 'QF', 'GA'],
      ['RR', 'QF', 'N2', 'GA', '99'],
    ],
    [
      ['LT', 'RB', 'NU'],
      ['RB', 'NU', 'LT'],
    ],
    [
      ['AU', 'RR'],
      ['RR', 'AU'],
    ],
    [[], []],
  ])('%j: %j', (given, ordered) => {
    expect(orderModifiers(given)).toEqual(ordered);
  });

  test('nothing is added, lost or moved twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CODES), { maxLength: 6 }), (given) => {
        const once = orderModifiers(given);
        expect([...once].sort()).toEqual([...given].sort());
        expect(orderModifiers(once)).toEqual(once);
      }),
    );
  });
});

describe('what excludes each other', () => {
  test.each([
    [
      ['RR', 'NU'],
      ['RR', 'NU'],
    ],
    [
      ['NU', 'UE'],
      ['NU', 'UE'],
    ],
    [
      ['KX', 'GA'],
      ['KX', 'GA'],
    ],
    [
      ['KX', 'GZ'],
      ['KX', 'GZ'],
    ],
    [
      ['N1', 'N2'],
      ['N1', 'N2'],
    ],
    [
      ['KX', 'N3'],
      ['KX', 'N3'],
    ],
    [
      ['RT', 'LT'],
      ['RT', 'LT'],
    ],
    [
      ['JW', 'JZ'],
      ['JW', 'JZ'],
    ],
    [
      ['59', 'XU'],
      ['59', 'XU'],
    ],
    [
      ['QE', 'QG'],
      ['QE', 'QG'],
    ],
    [
      ['RA', 'RB'],
      ['RA', 'RB'],
    ],
    [['RR', 'RR'], ['RR']],
  ])('%j', (line, clash) => {
    expect(modifierConflicts(line).map(({ modifiers }) => modifiers)).toEqual([clash]);
    expect(modifierConflicts(line)[0]?.why).not.toBe('');
  });

  test.each([
    [['RR', 'N1']],
    [['RR', 'KX', 'CR']],
    [['NU', 'RB', 'KX', 'LT']],
    [['GX', 'GY']],
    [['XE', 'XP']],
    [['RR', 'QF', 'N1']],
    [[]],
  ])('%j fit each other', (line) => {
    expect(modifierConflicts(line)).toEqual([]);
  });

  test('what was not seen in a source says so', () => {
    expect(modifierConflicts(['N1', 'GA'])).toMatchObject([{ modifiers: ['N1', 'GA'], verified: false }]);
    expect(modifierConflicts(['RR', 'NU'])).toMatchObject([{ verified: true }]);
  });

  test('both of a pair say it', () => {
    for (const { code, excludes } of MODIFIERS) {
      for (const other of excludes.flatMap((item) => item.with)) {
        expect(modifierEntry(other)?.excludes.flatMap((item) => item.with)).toContain(code);
        expect(modifierConflicts([code, other]).length).toBeGreaterThan(0);
      }
    }
  });
});

describe('what they are for', () => {
  test('statements that only a person can make', () => {
    expect(CODES.filter(isAttestation).sort()).toEqual(
      ['BP', 'BR', 'BU', 'CG', 'EY', 'GA', 'GL', 'GX', 'GY', 'GZ', 'JZ', 'KX', 'N1', 'N2', 'N3', 'SC'].sort(),
    );
    // The discarded amount stands in the record.
    expect(isAttestation('JW')).toBe(false);
  });

  test.each([
    ['E1390', 'stationaryOxygen'],
    ['E1392', 'portableOxygen'],
    ['E0441', 'oxygenContents'],
    ['E2365', 'equipment'],
    ['K0001', 'equipment'],
    ['K0740', 'repairLabor'],
    ['L4205', 'repairLabor'],
    ['L1320', 'orthoses'],
    ['L7600', 'prostheses'],
    ['A9600', 'drugs'],
    ['J1095', 'drugs'],
    ['A4619', 'supplies'],
    ['G0008', null],
  ])('%s: %s', (code, family) => {
    expect(familyOf(code)).toBe(family);
  });

  test('a code is offered the modifiers of its kind', () => {
    const codes = (code: string): readonly string[] => modifiersFor(code).map((item) => item.code);
    expect(codes('E1392')).toEqual(expect.arrayContaining(['RR', 'N1', 'QF', 'KX', 'GA']));
    for (const wrong of ['NU', 'UE', 'KH', 'RT', 'JW', 'CG', 'QE'])
      expect(codes('E1392')).not.toContain(wrong);
    expect(codes('E1390')).toContain('QE');
    expect(codes('L0627')).toEqual(expect.arrayContaining(['CG', 'RT', 'NU']));
    expect(codes('L0627')).not.toContain('RR');
    expect(codes('A9600')).toEqual(expect.arrayContaining(['JW', 'JZ', '59']));
    expect(codes('K0740')).not.toContain('RB');
  });

  test('what the guides say of each modifier that they name, and where it parts', () => {
    for (const code of ['RT', 'LT', 'RR', 'NU', 'KX', 'GA', '99', 'JW', '59']) {
      const guide = modifierEntry(code)?.guide;
      expect(guide?.meaning).toBeTruthy();
      // Of these two the guide says what is true, and leaves something out.
      const incomplete = code === 'JW' || code === '59';
      expect([code, guide?.agrees]).toEqual([code, incomplete || guide?.difference === '']);
      if (incomplete) expect(guide?.difference).not.toBe('');
    }
    expect(modifierEntry('KX')?.guide?.difference).toContain('2023-04-01');
  });
});
