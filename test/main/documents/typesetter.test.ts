import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadFonts } from '../../../main/documents/fonts.ts';
import { openTypesetter } from '../../../main/documents/typesetter.ts';
import type { TextStyle, Typesetter } from '../../../main/documents/typesetter.ts';

const style: TextStyle = { face: 'regular', size: 9, gray: 0 };
let typesetter: Typesetter;

beforeAll(async () => {
  typesetter = openTypesetter(await loadFonts());
});

describe('prepared text', () => {
  test('keeps letters with accents, Greek and Cyrillic', () => {
    const text = 'Łukasz Nuñez-O’Brien Ελένη Пётр ½ 80% §';
    expect(typesetter.prepare(text)).toBe(text);
  });

  test('composes letters that were typed in parts', () => {
    expect(typesetter.prepare('Jose\u0301')).toBe('José');
  });

  test('says in other characters what the typeface lacks', () => {
    expect(typesetter.prepare('≥ 88 → ok ✓ ＡＢ ﬁlter')).toBe('>= 88 -> ok [x] AB ﬁlter');
  });

  test('drops what cannot be seen', () => {
    expect(typesetter.prepare('A\u200bv\u00ade\u202ery\u0007\ufeff')).toBe('Avery');
  });

  test.each(['王', '😀', '👩‍⚕️', 'ש', 'ع', 'क', '\ue000'])('has a stand-in for %s', (character) => {
    const prepared = typesetter.prepare(`a${character}b`);
    expect(Array.from(prepared)).toHaveLength(3);
    expect(typesetter.standsFor(Array.from(prepared)[1] ?? '')).toBe(character);
  });

  test('never throws, and can be measured and broken, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.integer({ min: 5, max: 300 }),
        (text, width) => {
          const prepared = typesetter.prepare(text);
          const lines = typesetter.wrap(prepared, style, width);
          expect(lines.length).toBeGreaterThan(0);
          for (const line of lines) for (const character of line) typesetter.faces.regular.encode(character);
          typesetter.fit(prepared, style, width);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('broken lines', () => {
  test('are no wider than they may be, and lose nothing but the spaces at their ends', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcWil-/.,ÄЖ0'), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 20, max: 200 }),
        (words, width) => {
          const text = words.join(' ');
          const lines = typesetter.wrap(text, style, width);
          for (const line of lines) expect(typesetter.width(line, style)).toBeLessThanOrEqual(width);
          expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
        },
      ),
    );
  });

  test('break at spaces first', () => {
    expect(typesetter.wrap('oxygen concentrator', style, 70)).toEqual(['oxygen', 'concentrator']);
  });

  test('break a long identifier after a hyphen, and a word without one anywhere', () => {
    expect(typesetter.wrap('L7600-DOC-MALFUNCTION', style, 80)).toEqual(['L7600-DOC-', 'MALFUNCTION']);
    expect(typesetter.wrap('WWWWWWWWWW', style, 42).length).toBeGreaterThan(1);
  });

  test('keep a number with its percent sign', () => {
    const lines = typesetter.wrap(typesetter.prepare('stayed at 74 % after'), style, 58);
    expect(lines.some((line) => line.startsWith('%'))).toBe(false);
  });

  test('keep line ends and indents', () => {
    expect(typesetter.wrap('one\n  two\n\nthree', style, 200)).toEqual(['one', '  two', '', 'three']);
  });

  test('are cut with an ellipsis where only one fits', () => {
    const cut = typesetter.fit('Wolfeschlegelsteinhausenbergerdorff', style, 60);
    expect(cut.endsWith('…')).toBe(true);
    expect(typesetter.width(cut, style)).toBeLessThanOrEqual(60);
  });
});
