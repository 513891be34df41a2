import { describe, expect, test } from 'vitest';
import { findingIds, judged, lineOf, recordOf, statusOf } from '../startingCases.ts';

describe('a rented device', () => {
  const rented = (...lines: readonly { code: string; modifiers: string[] }[]) =>
    judged('repair', (c) => {
      Object.assign(recordOf(c.equipment), { ownership: 'rental', rentalStartedOn: '2026-10-20' });
      const first = lineOf(c);
      c.claim.lines = lines.map((line, index) => ({
        ...first,
        ...line,
        id: [c.office.id, c.patient.id, first.id][index] ?? first.id,
      }));
    });

  test('carries RR from its first day on, on the lines that bill the repair', () => {
    expect(findingIds(rented({ code: 'L7600', modifiers: ['RR'] }))).toEqual([]);
    expect(
      findingIds(rented({ code: 'L7600', modifiers: ['RR'] }, { code: 'E1353', modifiers: ['RB'] })),
    ).toEqual(['CLAIM-LOG-LINK']);
    const second = rented({ code: 'L7600', modifiers: ['RR'] }, { code: 'K0740', modifiers: [] });
    expect(second.findings).toMatchObject([
      { rule: 'L7600-MOD-RR', path: 'claim.lines.1.modifiers' },
      { rule: 'CLAIM-LOG-LINK' },
    ]);
  });
});

describe('modifiers', () => {
  test('RB needs a part that is itemized', () => {
    const withParts = judged('repair', (c) => {
      lineOf(c).modifiers = ['RB'];
    });
    expect(withParts.findings).toEqual([]);
    const without = judged('repair', (c) => {
      lineOf(c).modifiers = ['RB'];
      Object.assign(recordOf(c.visit), {
        parts: [],
        workDone: 'Set the pressure and cleaned it.',
        workKinds: ['cleaning'],
      });
    });
    expect(findingIds(without)).toEqual(['L7600-MOD-COMPAT', 'CLAIM-LOG-LINK']);
  });

  test('NU with a reason of three words stands, of two it does not', () => {
    const because = (renewalReason: string) =>
      judged('repair', (c) => {
        lineOf(c).modifiers = ['NU'];
        c.claim.repair.renewalReason = renewalReason;
      });
    expect(findingIds(because('New compressor and beds'))).toEqual([]);
    expect(findingIds(because('New compressor fitted'))).toEqual([]);
    expect(findingIds(because('New compressor'))).toEqual(['L7600-MOD-NU']);
    expect(statusOf(because('New compressor fitted'), 'L7600-MOD-NU')).toBe('met');
  });

  test('of two lines, either may be wrong', () => {
    const evaluation = judged('repair', (c) => {
      c.claim.lines.push({ ...lineOf(c), id: c.office.id, code: 'K0740', modifiers: ['GA', 'GZ'] });
    });
    expect(evaluation.findings).toMatchObject([
      { rule: 'L7600-MOD-COMPAT', path: 'claim.lines.1.modifiers' },
      { rule: 'CLAIM-LOG-LINK' },
    ]);
  });
});

describe('places', () => {
  test.each([
    ['12', 'met'],
    ['13', 'met'],
    ['31', 'met'],
    ['21', 'unmet'],
    ['23', 'unmet'],
    ['99', 'unknown'],
  ])('%s: %s', (code, status) => {
    const evaluation = judged('repair', (c) => {
      c.claim.placeOfService = code;
    });
    expect(statusOf(evaluation, 'L7600-SCOPE-HOME')).toBe(status);
  });
});
