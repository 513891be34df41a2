/**
 * The one door through which text gets onto the wire. X12 has no escape for its delimiters, so a text that holds one
 * cannot be sent as it is: here it is brought into the basic alphabet of X12 (ASC X12.6: capital letters, digits, space
 * and ! " & ' ( ) + , - . / ; ? =), and the type says that this was done. No other module can make a WireText.
 */
declare const onWire: unique symbol;
export type WireText = string & { readonly [onWire]: 'text' };

export interface OnWire {
  readonly text: WireText;
  /** Characters that did not fit within the length. */
  readonly cut: number;
  /** Letters and signs that have no counterpart in the alphabet and became spaces. */
  readonly lost: number;
}

/** An e-mail address needs two signs of X12's extended alphabet, which receivers take there. */
export type Alphabet = 'basic' | 'email';

const CLEAN = /^(?:[A-Z0-9!"&'()+,./;?=-]+(?: [A-Z0-9!"&'()+,./;?=-]+)*)?$/;
const BASIC = new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!"&\'()+,-./;?=');
/** `1½` is 1 1/2 and never 11/2. */
const FRACTION = /[\u00bc-\u00be\u2150-\u215e\u2189]/g;

/** What Unicode's own decomposition does not bring to ASCII, and the signs of ASCII that the alphabet lacks. */
const INSTEAD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '-': '\u00ad\u02d7\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u208b\u2212\ufe58\ufe63\uff0d_',
    "'": '`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a',
    '"': '\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2036\u275d\u275e',
    '/': '\\|\u00a6\u2044\u2215',
    '(': '[{',
    ')': ']}',
    '.': '\u3002\u00b7\u2022',
    ',': '\u3001',
    '?': '\u00bf',
    '!': '\u00a1',
    SS: 'ß\u1e9e',
    AE: 'æÆ',
    OE: 'œŒ',
    TH: 'þÞ',
    IJ: 'ĳĲ',
    O: 'øØ',
    L: 'łŁ',
    D: 'đĐðÐ',
    H: 'ħĦ',
    T: 'ŧŦ',
    N: 'ŋŊ',
    I: 'ı',
    K: 'ĸ',
    B: 'ƀ',
    G: 'ǥǤ',
    Z: 'ƶƵ',
    E: 'əƏ',
    U: 'µμ',
    X: '×',
    ' OHM ': 'Ωω',
    ' DEG ': '°',
    ' PCT ': '%',
    ' AT ': '@',
    ' LT ': '<',
    ' GT ': '>',
    ' LE ': '≤',
    ' GE ': '≥',
    '+/-': '±',
    ' ': '*:^~#$\u00a2\u00a3\u20ac\u00a7\u00b6\u2020\u2021',
  }).flatMap(([written, signs]) => [...signs].map((sign) => [sign, written] as const)),
);

/**
 * Brings a text of any kind into X12's alphabet: accents off, dashes and quotes made plain, capitals, delimiters and
 * control characters to spaces, spaces collapsed and trimmed, and cut to `max` characters.
 * @returns the text, '' when nothing of it is left, with what was cut and lost.
 */
export function wireText(raw: string, max: number, alphabet: Alphabet = 'basic'): OnWire {
  // Most of what people type needs its capitals and nothing else.
  const capitals = /^[ -~]*$/.test(raw) ? raw.toUpperCase() : raw;
  const { text, lost } = CLEAN.test(capitals) ? { text: capitals, lost: 0 } : transliterate(raw, alphabet);
  if (text.length <= max) return { text: text as WireText, cut: 0, lost };
  const kept = text.slice(0, max).trimEnd();
  return { text: kept as WireText, cut: text.length - kept.length, lost };
}

function transliterate(raw: string, alphabet: Alphabet): { readonly text: string; readonly lost: number } {
  const written: string[] = [];
  let lost = 0;
  for (const sign of raw.replace(FRACTION, ' $&').normalize('NFKD')) {
    const capital = sign.toUpperCase();
    const instead = INSTEAD.get(sign);
    if (BASIC.has(capital)) written.push(capital);
    else if (alphabet === 'email' && (sign === '@' || sign === '_')) written.push(sign);
    else if (instead !== undefined) written.push(instead);
    else if (!/\p{M}/u.test(sign)) {
      written.push(' ');
      if (!/[\p{C}\p{Z}\s]/u.test(sign)) lost += 1;
    }
  }
  return { text: written.join('').replace(/ +/g, ' ').trim(), lost };
}

/** Nothing: an element that is left empty. */
export const EMPTY: WireText = '' as WireText;
