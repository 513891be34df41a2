import { describe, expect, test } from 'vitest';
import { CARC, DENIAL_REASONS, RARC } from '../../../shared/codes/denials.ts';
import { GUIDE_FACTS, guideFactsOf } from '../../../shared/codes/guideFacts.ts';
import type { CodeFact } from '../../../shared/domain/codeFact.ts';
import { addDays } from '../../../shared/domain/dates.ts';
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

describe('what a standing rests on', () => {
  test.each([
    ['E1392', '2020-12-31', 'dates', 'HCPCS Level II, release of October 2020'],
    ['E1392', '2021-01-01', 'verified', 'HCPCS Level II, release of July 2026'],
    ['E0100', '2021-01-01', 'listed', 'HCPCS Level II, release of July 2026'],
  ])('%s on %s: %s', (code, day, basis, release) => {
    expect(codeStanding(code, day)).toMatchObject({ standing: 'inForce', basis, release });
  });

  test('every code that had ended by October 2020 is refused today, though the newest list holds it', () => {
    const ended = codeSet().filter((code) => codeStanding(code, '2026-10-05').standing === 'notInForce');
    expect(ended).toHaveLength(619);
    for (const code of ended) {
      const standing = codeStanding(code, '2026-10-05');
      if (standing.standing !== 'notInForce' || standing.endedOn === null) throw new Error(code);
      expect(standing.why).toBe(`${code} ended on ${standing.endedOn}`);
      expect(codeStanding(code, standing.endedOn).standing).not.toBe('notKnown');
      expect(codeStanding(code, addDays(standing.endedOn, 1)).standing).toBe('notInForce');
    }
  });

  test('the day before a first day, on it, and after', () => {
    for (const [code, first] of [
      ['K0739', '2009-04-01'],
      ['E1392', '2006-01-01'],
      ['L0627', '2006-01-01'],
      ['A9604', '2010-01-01'],
    ] as const) {
      expect(
        [addDays(first, -1), first, addDays(first, 1)].map((day) => codeStanding(code, day).standing),
      ).toEqual(['notInForce', 'inForce', 'inForce']);
    }
  });
});

describe('imported releases', () => {
  function fact(parts: Partial<CodeFact>): CodeFact {
    return {
      code: 'E1392',
      release: 'HCPCS Level II, January 2027',
      releasedOn: '2027-01-01',
      speaksTo: '2027-12-31',
      listed: true,
      from: '2006-01-01',
      to: null,
      long: 'Portable oxygen concentrator, rental',
      ...parts,
    };
  }

  test('take over from what is shipped for the days that they speak for', () => {
    expect(codeStanding('E1392', '2027-01-01').standing).toBe('notKnown');
    expect(codeStanding('E1392', '2027-01-01', [fact({})])).toEqual({
      standing: 'inForce',
      why: 'E1392 is in HCPCS Level II, January 2027',
      release: 'HCPCS Level II, January 2027',
      basis: 'dates',
    });
    expect(codeStanding('E1392', '2027-12-31', [fact({})]).standing).toBe('inForce');
    expect(codeStanding('E1392', '2028-01-01', [fact({})]).standing).toBe('notKnown');
  });

  test('their last days hold for earlier days too', () => {
    const ended = [fact({ to: '2024-06-30' })];
    expect(codeStanding('E1392', '2024-06-30', ended).standing).toBe('inForce');
    expect(codeStanding('E1392', '2024-07-01', ended)).toMatchObject({
      standing: 'notInForce',
      endedOn: '2024-06-30',
      release: 'HCPCS Level II, January 2027',
    });
  });

  test('and their first days, of a code whose first day was not known', () => {
    const later = [fact({ code: 'L1320', from: '2024-04-01' })];
    expect(codeStanding('L1320', '2024-04-01').standing).toBe('notKnown');
    expect(codeStanding('L1320', '2024-04-01', later).standing).toBe('inForce');
    expect(codeStanding('L1320', '2024-03-31', later).standing).toBe('notInForce');
  });

  test('a code that the release does not list is refused from its day on, and not before', () => {
    const gone = [fact({ listed: false, from: null, long: '' })];
    expect(codeStanding('E1392', '2026-12-31', gone).standing).toBe('inForce');
    expect(codeStanding('E1392', '2027-01-01', gone)).toMatchObject({
      standing: 'notInForce',
      why: 'E1392 is not in HCPCS Level II, January 2027',
    });
  });

  test('the newest that speaks for the day decides, whatever the order', () => {
    const april = fact({ release: 'April', releasedOn: '2027-04-01', to: '2027-05-31' });
    for (const facts of [
      [fact({}), april],
      [april, fact({})],
    ]) {
      expect(codeStanding('E1392', '2027-05-31', facts)).toMatchObject({
        standing: 'inForce',
        release: 'April',
      });
      expect(codeStanding('E1392', '2027-06-01', facts)).toMatchObject({
        standing: 'notInForce',
        release: 'April',
      });
    }
  });

  test('a release older than the shipped one with dates says nothing new; another code’s fact neither', () => {
    const old = fact({ releasedOn: '2019-01-01', speaksTo: '2019-12-31', to: '2019-06-30' });
    expect(codeStanding('E1392', '2020-06-01', [old]).standing).toBe('inForce');
    expect(codeStanding('E1392', '2027-02-01', [fact({ code: 'E1390' })]).standing).toBe('notKnown');
  });

  test('a new code that only an imported release knows', () => {
    const fresh = [fact({ code: 'E9998', from: '2027-01-01' })];
    expect(codeStanding('E9998', '2027-02-01', fresh).standing).toBe('inForce');
    expect(codeStanding('E9998', '2026-12-31', fresh).standing).toBe('notInForce');
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

  test('every denial of the trade has its codes', () => {
    expect(DENIAL_REASONS).toHaveLength(23);
    for (const { reason, carc, rarc } of DENIAL_REASONS) {
      expect(reason).toMatch(/^[A-Z]/);
      expect(carc.length).toBeGreaterThan(0);
      for (const code of carc) expect(CARC[code]).toBeTruthy();
      for (const code of rarc) expect(RARC[code]).toBeTruthy();
    }
  });

  test('a guide’s code tells both meanings, and what does mean it', () => {
    const text = GUIDE_FACTS.find(({ id }) => id === 'CODE-L7600')?.text ?? '';
    expect(text).toContain('oxygen concentrator');
    expect(text).toContain('Prosthetic donning sleeve, any material, each');
    expect(text).toContain('K0740 (“Repair or nonroutine service for oxygen equipment');
    expect(GUIDE_FACTS.find(({ id }) => id === 'CODE-L5619')?.text).toContain('In no release at hand.');
    expect(GUIDE_FACTS.find(({ id }) => id === 'CODE-E1392')?.text).toContain('They agree.');
    const ids = GUIDE_FACTS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['CODE-LEVEL2', 'L1320-SIMILAR', 'A9600-SIMILAR']));
  });

  test.each('L7600 E1390 E1392 E0431 L4396 L5619 L1320 L0627 L0454 L1832 A9600 A9513 A9606 A9698'.split(' '))(
    '%s: what a guide takes it for, in a sentence of ours, and where it parts from the official text',
    (code) => {
      const guide = hcpcsEntry(code)?.guide;
      expect(guide?.meaning).toBeTruthy();
      expect(guide?.agrees).toBe(codeConflict(code) === null);
      if (guide?.agrees === false) expect(guide.meantCodes.length).toBeGreaterThan(0);
      expect(GUIDE_FACTS.some(({ id }) => id === `CODE-${code}`)).toBe(true);
    },
  );

  test('what is offered for a guide’s meaning is in force and described', () => {
    for (const { code } of hcpcsLibrary()) {
      for (const meant of codeConflict(code)?.meantCodes ?? []) {
        expect(meant.official).not.toBe('');
        expect(codeStanding(meant.code, '2026-10-05').standing).toBe('inForce');
      }
    }
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
