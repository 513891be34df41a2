import fc from 'fast-check';
import { expect, test } from 'vitest';
import { abbreviate } from '../../../shared/billing/abbreviate.ts';
import { composeNote } from '../../../shared/billing/formNote.ts';
import { formDate, formMoney, formText, latin } from '../../../shared/billing/formText.ts';

test('accents, ligatures, dashes and quotes become what a typewriter has', () => {
  expect(latin('Łódź – “Ærø” ﬁne…')).toEqual({ text: 'LODZ - "AERO" FINE...', lost: false });
  expect(latin('a\u0000b\tc\u00a0 d')).toEqual({ text: 'A B C D', lost: false });
  expect(latin('Straße')).toEqual({ text: 'STRASSE', lost: false });
});

test('what has no Latin spelling is missing, and that is told', () => {
  expect(latin('Анна')).toEqual({ text: '', lost: true });
  expect(latin('ok 🙂')).toEqual({ text: 'OK', lost: true });
});

test.each([
  ['name', 'O’Neil-Smith, Jr.', 'ONEIL-SMITH JR'],
  ['organization', 'Smith & Sons, Inc.', 'SMITH & SONS INC'],
  ['address', '123 N. Main St., #101-1/2', '123 N MAIN ST 101-1/2'],
  ['id', ' 1EG4-TE5 mk73 ', '1EG4TE5MK73'],
  ['words', 'Motor 45 min.; 50%', 'MOTOR 45 MIN.; 50%'],
] as const)('as %s', (as, text, expected) => {
  expect(formText(text, as).text).toBe(expected);
});

test('money and dates stand in parts', () => {
  expect([formMoney(0), formMoney(5), formMoney(123_456)]).toEqual(['0 00', '0 05', '1234 56']);
  expect([formDate('2026-01-09', 2), formDate('2026-01-09', 4)]).toEqual([
    ['01', '09', '26'],
    ['01', '09', '2026'],
  ]);
});

test('any text comes out in printable ASCII capitals, and a second time as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const once = latin(text).text;
      expect(once).toMatch(/^[ -`{-~]*$/);
      expect(once).toBe(once.trim());
      expect(latin(once)).toEqual({ text: once, lost: false });
    }),
    { numRuns: 300 },
  );
});

test('abbreviations are taken from the end, only as many as needed, and never in vain', () => {
  expect(abbreviate('12 NORTH SAMPLE STREET SUITE 3', 'address', 30)).toBe('12 NORTH SAMPLE STREET SUITE 3');
  expect(abbreviate('12 NORTH SAMPLE STREET SUITE 3', 'address', 28)).toBe('12 NORTH SAMPLE STREET STE 3');
  expect(abbreviate('12 NORTH SAMPLE STREET SUITE 3', 'address', 24)).toBe('12 NORTH SAMPLE ST STE 3');
  expect(abbreviate('12 NORTH SAMPLE STREET SUITE 3', 'address', 10)).toBe('12 NORTH SAMPLE STREET SUITE 3');
  expect(abbreviate('SAMPLE MEDICAL SUPPLY', 'name', 10)).toBe('SAMPLE MEDICAL SUPPLY');
});

test('a note is never longer than its lines, and nothing of it is lost unsaid', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), { maxLength: 5 }), (texts) => {
      const parts = texts.map((text, index) => ({ text, path: String(index), whole: false }));
      const note = composeNote(parts, [23, 48]);
      expect(note.lines[0].length).toBeLessThanOrEqual(23);
      expect(note.lines[1].length).toBeLessThanOrEqual(48);
      const all = texts
        .map((text) => latin(text).text)
        .filter(Boolean)
        .join('; ');
      const bare = (text: string): string => text.replaceAll(' ', '');
      expect(bare([...note.lines, note.leftOut].join(''))).toBe(bare(all));
      expect(note.cut === null).toBe(note.leftOut === '');
    }),
    { numRuns: 300 },
  );
});
