import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wireText } from '../../../shared/edi/wireText.ts';

function written(raw: string): string {
  return wireText(raw, 200).text;
}

describe('text on its way to the wire', () => {
  test.each([
    ['Smith', 'SMITH'],
    ['  two   words\n', 'TWO WORDS'],
    ['José Muñoz-Åsén', 'JOSE MUNOZ-ASEN'],
    ['Groß, Łukasz Ørsted, Þór Æsir Œuvre', 'GROSS, LUKASZ ORSTED, THOR AESIR OEUVRE'],
    ['O’Brien “Bud” – retired — «twice»', `O'BRIEN "BUD" - RETIRED - "TWICE"`],
    ['a*b:c^d~e', 'A B C D E'],
    ['tab\tnull\u0000bell\u0007end', 'TAB NULL BELL END'],
    ['≤ 88% at 21°', 'LE 88 PCT AT 21 DEG'],
    ['1½ units', '1 1/2 UNITS'],
    ['ﬁt №5 …', 'FIT NO5 ...'],
    ['25 µCi × 2', '25 UCI X 2'],
    ['pat_biller@example.com', 'PAT-BILLER AT EXAMPLE.COM'],
    ['Apt #4 [rear] {x|y\\z}', 'APT 4 (REAR) (X/Y/Z)'],
    ['東京', ''],
    ['😀', ''],
    ['\ud800', ''],
    ['*:^~', ''],
  ])('%j is written %j', (raw, expected) => {
    expect(written(raw)).toBe(expected);
  });

  test('an e-mail address keeps its signs', () => {
    expect(wireText('pat_biller@example.com', 80, 'email').text).toBe('PAT_BILLER@EXAMPLE.COM');
  });

  test('says what was cut and what was lost', () => {
    expect(wireText('ABCDE FGH', 6)).toEqual({ text: 'ABCDE', cut: 4, lost: 0 });
    expect(wireText('東京 Lee', 60)).toEqual({ text: 'LEE', cut: 0, lost: 2 });
    expect(wireText('fits', 4)).toEqual({ text: 'FITS', cut: 0, lost: 0 });
  });

  test('whatever comes in, only the alphabet goes out, trimmed and short enough; a second time changes nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 0, max: 90 }),
        (raw, max) => {
          const { text } = wireText(raw, max);
          expect(text).toMatch(/^[A-Z0-9 !"&'()+,\-./;?=]*$/);
          expect(text).toBe(text.trim());
          expect(text).not.toContain('  ');
          expect(text.length).toBeLessThanOrEqual(max);
          expect(wireText(text, max)).toEqual({ text, cut: 0, lost: 0 });
        },
      ),
      { numRuns: 400 },
    );
  });
});
