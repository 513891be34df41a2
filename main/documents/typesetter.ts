// From text to lines: which characters can be shown, how wide they are, where a line ends.
import { openTypeface } from './typeface.ts';
import type { Typeface } from './typeface.ts';
import type { DocumentFonts } from './fonts.ts';

export type Face = 'regular' | 'semibold' | 'italic';

export interface TextStyle {
  readonly face: Face;
  /** Points. */
  readonly size: number;
  /** 0 black to 1 white. */
  readonly gray: number;
  /** From one baseline to the next, where it is not that of the size: labels keep to the lines of their values. */
  readonly leading?: number;
}

export interface Typesetter {
  readonly faces: Readonly<Record<Face, Typeface>>;
  /**
   * Text as it will be drawn: composed, without invisible characters, and with a stand-in for every character that the
   * typeface does not have. Every other function here wants prepared text.
   */
  prepare(text: string): string;
  /** Points. */
  width(text: string, style: TextStyle): number;
  /** Lines no wider than `width`; a word that is wider is broken. At least one line. */
  wrap(text: string, style: TextStyle, width: number): readonly string[];
  /** The text, or its beginning with an ellipsis where it is too wide. */
  fit(text: string, style: TextStyle, width: number): string;
  /** What a stand-in stands for; null for any other character. */
  standsFor(character: string): string | null;
}

/** Width of the box that is drawn for a character without a glyph, in thousandths of the size. */
export const BOX_ADVANCE = 700;

const FIRST_STAND_IN = 0xe000;
const LAST_STAND_IN = 0xf8ff;

/**
 * Scripts that read right as a row of separate characters from left to right. In others the letters change their
 * shape or order, and drawing them one by one would write something else than was typed.
 */
const PLAIN_SCRIPT =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]$/u;

/** Marks of direction and joining, soft hyphens, variation selectors, byte order marks: nothing to see. */
const INVISIBLE =
  // oxlint-disable-next-line no-misleading-character-class
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb]|[\u{1bca0}-\u{1bca3}]|[\u{1d173}-\u{1d17a}]|[\u{e0000}-\u{e0fff}]/gu;

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/** What people type and the typeface lacks, said in characters that it has. */
const SAME_MEANING: Readonly<Record<string, string>> = {
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '≈': '~',
  '→': '->',
  '←': '<-',
  '↔': '<->',
  '⇒': '=>',
  '✓': '[x]',
  '✔': '[x]',
  '☑': '[x]',
  '☒': '[x]',
  '✗': '[ ]',
  '☐': '[ ]',
  '●': '•',
  '■': '•',
  '▪': '•',
  '▶': '>',
  '℃': '°C',
  '℉': '°F',
  '\u2011': '-',
  '\u2012': '–',
  '\u2015': '—',
  '\u2028': '\n',
  '\u2029': '\n',
  '\u3000': ' ',
};

export function openTypesetter(fonts: DocumentFonts): Typesetter {
  const faces: Record<Face, Typeface> = {
    regular: openTypeface(fonts.regular),
    semibold: openTypeface(fonts.semibold),
    italic: openTypeface(fonts.italic),
  };
  const standIns = new Map<string, string>();
  const meanings = new Map<string, string>();
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

  function showable(text: string): boolean {
    for (const character of text) {
      if (character === '\n') continue;
      const codePoint = character.codePointAt(0) ?? 0;
      if (codePoint >= FIRST_STAND_IN && codePoint <= LAST_STAND_IN) return false;
      if (!PLAIN_SCRIPT.test(character)) return false;
      if (!faces.regular.has(codePoint) || !faces.semibold.has(codePoint) || !faces.italic.has(codePoint)) {
        return false;
      }
    }
    return true;
  }

  function standIn(grapheme: string): string {
    const known = standIns.get(grapheme);
    if (known !== undefined) return known;
    const code = Math.min(FIRST_STAND_IN + standIns.size, LAST_STAND_IN);
    const character = String.fromCodePoint(code);
    standIns.set(grapheme, character);
    if (!meanings.has(character)) meanings.set(character, grapheme);
    return character;
  }

  function prepare(text: string): string {
    const typed = text
      .replace(/\r\n?/g, '\n')
      .replace(/\t/g, '    ')
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .normalize('NFC')
      .replace(CONTROL, '')
      // A number stays with its percent sign.
      .replace(/(?<=\d) (?=%)/g, '\u00a0');
    const plain = typed.replace(INVISIBLE, '');
    if (showable(plain)) return plain;
    let prepared = '';
    // Segmented with its joiners: what they join is one character to a reader, and takes one box.
    for (const { segment } of graphemes.segment(typed)) {
      const visible = segment.replace(INVISIBLE, '');
      const same = SAME_MEANING[visible];
      if (showable(visible)) prepared += visible;
      else if (same !== undefined) prepared += same;
      else {
        // Wide forms, ligatures and styled letters are ordinary letters to a reader.
        const compatible = visible.normalize('NFKC').replace(INVISIBLE, '');
        prepared += compatible !== visible && showable(compatible) ? compatible : standIn(segment);
      }
    }
    return prepared;
  }

  function standsFor(character: string): string | null {
    return meanings.get(character) ?? null;
  }

  function width(text: string, style: TextStyle): number {
    const face = faces[style.face];
    let thousandths = 0;
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      thousandths +=
        codePoint >= FIRST_STAND_IN && codePoint <= LAST_STAND_IN ? BOX_ADVANCE : face.advance(codePoint);
    }
    return (thousandths * style.size) / 1000;
  }

  function wrap(text: string, style: TextStyle, available: number): readonly string[] {
    return text.split('\n').flatMap((line) => wrapLine(line, style, available));
  }

  function wrapLine(line: string, style: TextStyle, available: number): readonly string[] {
    if (width(line, style) <= available) return [line];
    const lines: string[] = [];
    let current = '';
    let currentWidth = 0;
    for (const piece of pieces(line)) {
      const bare = piece.trimEnd();
      const bareWidth = width(bare, style);
      if (current !== '' && currentWidth + bareWidth > available) {
        lines.push(current.trimEnd());
        current = '';
        currentWidth = 0;
      }
      if (bareWidth <= available) {
        current += piece;
        currentWidth += width(piece, style);
        continue;
      }
      for (const segment of fragments(piece, style, available)) {
        const segmentWidth = width(segment, style);
        if (current !== '' && currentWidth + segmentWidth > available) {
          lines.push(current.trimEnd());
          current = '';
          currentWidth = 0;
        }
        current += segment;
        currentWidth += segmentWidth;
      }
    }
    if (current.trimEnd() !== '' || lines.length === 0) lines.push(current.trimEnd());
    return lines;
  }

  /** A word that is wider than the line: in parts after its hyphens and slashes, or, if need be, in letters. */
  function fragments(word: string, style: TextStyle, available: number): readonly string[] {
    return (word.match(/[^/-]*[/-]*/gu) ?? [word])
      .filter((part) => part !== '')
      .flatMap((part) =>
        width(part.trimEnd(), style) <= available
          ? [part]
          : Array.from(graphemes.segment(part), (item) => item.segment),
      );
  }

  function fit(text: string, style: TextStyle, available: number): string {
    const line = text.replace(/\n/g, ' ');
    if (width(line, style) <= available) return line;
    let kept = '';
    for (const { segment } of graphemes.segment(line)) {
      if (width(`${kept}${segment}…`, style) > available) break;
      kept += segment;
    }
    return `${kept.trimEnd()}…`;
  }

  return { faces, prepare, width, wrap, fit, standsFor };
}

/** A line in words, each with the spaces after it. Spaces at its beginning are a piece of their own: they indent. */
function pieces(line: string): readonly string[] {
  return line.match(/^ +|[^ ]+ */gu) ?? [line];
}
