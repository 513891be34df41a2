import { describe, expect, test } from 'vitest';
import { CARC, RARC } from '../../../shared/codes/denials.ts';
import { GUIDE_FACTS, guideFactsOf } from '../../../shared/codes/guideFacts.ts';
import { CODE_SET, codeSet, codeStanding, isInCodeSet } from '../../../shared/codes/hcpcs.ts';
import { codeConflict, hcpcsEntry, hcpcsLibrary, searchHcpcs } from '../../../shared/codes/library.ts';
import { modifierEntry, MODIFIERS } from '../../../shared/codes/modifiers.ts';
import { placeOfService, PLACES_OF_SERVICE } from '../../../shared/codes/placeOfService.ts';
import { isHcpcsShape } from '../../../shared/domain/identifiers.ts';

describe('the shipped code set', () => {
  test('is the release: all codes, in order, each once', () => {
    const codes = codeSet();
    expect(codes).toHaveLength(CODE_SET.codes);
    expect(new Set(codes).size).toBe(CODE_SET.codes);
    expect([...codes].sort()).toEqual(codes);
    expect(codes.every(isHcpcsShape)).toBe(true);
    expect([codes[0], codes.at(-1)]).toEqual(['A0021', 'V5364']);
  });

  test.each(['L7600', 'E1390', 'E1392', 'K0739', 'K0740', 'L1320', 'E1399'])('%s is in it', (code) => {
    expect(isInCodeSet(code)).toBe(true);
  });

  test.each(['L5619', 'A9605', 'E1340', 'Z9999', 'E139', 'e1392', ''])('%s is not', (code) => {
    expect(isInCodeSet(code)).toBe(false);
  });

  test.each([
    ['E1392', '2026-10-05', 'inForce'],
    ['E1392', '2006-01-01', 'inForce'],
    ['E1392', '2005-12-31', 'notInForce'],
    ['E1392', '2026-12-31', 'inForce'],
    ['E1392', '2027-01-01', 'notKnown'],
    ['L5619', '2026-10-05', 'notInForce'],
    // In no release from 2019 on; what was before them is not known.
    ['L5619', '2019-01-01', 'notInForce'],
    ['L5619', '2018-12-31', 'notKnown'],
    ['A9605', '2009-06-01', 'notKnown'],
    ['L5619', '2027-01-01', 'notKnown'],
    // Ended: its last day is in the releases, though the newest list still holds it.
    ['A4466', '2016-12-31', 'inForce'],
    ['A4466', '2017-01-01', 'notInForce'],
    ['A4466', '2027-06-01', 'notInForce'],
    // Came after October 2020, before October 2025: in between nothing tells.
    ['L1320', '2020-10-01', 'notInForce'],
    ['L1320', '2020-10-02', 'notKnown'],
    ['L1320', '2025-09-30', 'notKnown'],
    ['L1320', '2025-10-01', 'inForce'],
    ['E139', '2026-10-05', 'notInForce'],
  ])('%s on %s: %s', (code, day, standing) => {
    expect(codeStanding(code, day).standing).toBe(standing);
  });

  test('a code of the newer release alone is not known before it', () => {
    const added = codeSet().filter((code) => codeStanding(code, '2026-06-30').standing === 'notKnown');
    expect(added).toHaveLength(262);
    expect(added.every((code) => codeStanding(code, '2026-07-01').standing === 'inForce')).toBe(true);
  });
});

describe('the library', () => {
  test('every entry: a code of the set or none at all, an official text, what it stands beside', () => {
    for (const entry of hcpcsLibrary()) {
      expect(isInCodeSet(entry.code)).toBe(entry.long !== null);
      expect(entry.short === null).toBe(entry.long === null);
      expect(entry.detail).not.toBe('');
      for (const { code, differs } of entry.similar) {
        expect([code, hcpcsEntry(code)?.code]).toEqual([code, code]);
        expect(differs).not.toBe('');
      }
      if (entry.guide) expect(entry.guide.agrees).toBe(entry.guide.difference === '');
    }
  });

  test('official words of the codes at stake', () => {
    expect(hcpcsEntry('L7600')).toMatchObject({
      short: 'Prosthetic donning sleeve',
      long: 'Prosthetic donning sleeve, any material, each',
    });
    expect(hcpcsEntry('E1392')?.long).toBe('Portable oxygen concentrator, rental');
    expect(hcpcsEntry('E9999')).toBeNull();
  });

  test('conflicts name both meanings and the code that does mean it', () => {
    expect(codeConflict('L7600')).toMatchObject({
      guideMeaning: expect.stringContaining('oxygen concentrator'),
      official: expect.stringContaining('donning sleeve'),
      meantCodes: [{ code: 'K0740', official: expect.stringContaining('oxygen equipment') }],
    });
    expect(codeConflict('A9600')?.meantCodes.map(({ code }) => code)).toEqual(['A9604']);
    expect(codeConflict('L5619')?.official).toBe('in no release at hand');
    const conflicting = hcpcsLibrary()
      .filter(({ code }) => codeConflict(code))
      .map(({ code }) => code);
    expect(conflicting.sort()).toEqual([
      'A9600',
      'A9698',
      'L0627',
      'L1320',
      'L1832',
      'L4396',
      'L5619',
      'L7600',
    ]);
    expect(codeConflict('E1392')).toBeNull();
    expect(codeConflict('E9999')).toBeNull();
  });

  test('search: codes before words, every word needed', () => {
    expect(searchHcpcs('e139', 10).map(({ code }) => code)).toEqual(['E1390', 'E1391', 'E1392', 'E1399']);
    expect(searchHcpcs('PORTABLE concentrator', 10).map(({ code }) => code)).toContain('E1392');
    expect(searchHcpcs('portable trombone', 10)).toEqual([]);
    expect(searchHcpcs('', 3)).toHaveLength(3);
    expect(searchHcpcs('oxygen', 2)).toHaveLength(2);
  });
});

describe('modifiers, places, denials, facts', () => {
  test('each code once, each with its words', () => {
    for (const list of [MODIFIERS, PLACES_OF_SERVICE]) {
      const codes = list.map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
    }
    expect(MODIFIERS.every(({ code, use }) => /^[A-Z0-9]{2}$/.test(code) && use !== '')).toBe(true);
    expect(
      ['RT', 'LT', 'RR', 'NU', 'KX', 'GA', '99', 'JW', '59'].map((code) => modifierEntry(code)?.code),
    ).not.toContain(undefined);
    expect(modifierEntry('Z9')).toBeNull();
    expect(placeOfService('12')).toMatchObject({ name: 'Home', acute: false });
    expect(placeOfService('21')?.acute).toBe(true);
    expect(placeOfService('77')).toBeNull();
    expect([...Object.values(CARC), ...Object.values(RARC)].every((text) => text.length > 10)).toBe(true);
  });

  test('facts stand beside their codes', () => {
    expect(guideFactsOf('E1392').map(({ id }) => id)).toEqual(['CODE-E1392', 'E1392-SIMILAR']);
    expect(guideFactsOf('X0000')).toEqual([]);
    for (const fact of GUIDE_FACTS) {
      expect(fact.text).not.toBe('');
      for (const code of fact.codes) expect([code, hcpcsEntry(code)?.code]).toEqual([code, code]);
    }
  });
});
