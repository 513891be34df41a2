import { latin } from './formText.ts';
import { modifierNote } from './lineValues.ts';
import type { OutgoingClaim, OutgoingLine } from './outgoingClaim.ts';

/**
 * Box 19 of a form: 71 characters for whatever its lines and the claim have to say. Modifiers that found no room on
 * their line come first, for the line cannot be read without them; then the lines' notes, then the claim's.
 */

export interface NotePart {
  readonly text: string;
  readonly path: string;
  /** Modifiers must not be cut. */
  readonly whole: boolean;
}

export interface FormNote {
  /** Beside the label, and below it. */
  readonly lines: readonly [string, string];
  /** What found no room, as it would have been printed; '' when all is there. */
  readonly leftOut: string;
  /** The first part that is not whole; null when all is there. */
  readonly cut: NotePart | null;
}

/** What there is to say, in its order. @param from index in the claim of the first line given */
export function noteParts(
  claim: OutgoingClaim,
  lines: readonly OutgoingLine[],
  from: number,
): readonly NotePart[] {
  const several = lines.length > 1;
  const lineParts = (textOf: (line: OutgoingLine) => string, field: string, whole: boolean): NotePart[] =>
    lines.flatMap((line, index) => {
      const text = textOf(line).trim();
      if (text === '') return [];
      const shown = several ? `L${index + 1} ${text}` : text;
      return [{ text: shown, path: `claim.lines.${from + index}.${field}`, whole }];
    });
  return [
    ...lineParts(modifierNote, 'modifiers', true),
    ...lineParts((line) => line.note, 'narrative', false),
    ...(claim.note.trim() === '' ? [] : [{ text: claim.note, path: 'claim.note', whole: false }]),
  ];
}

/** @param widths of the line beside the label and of the line below it */
export function composeNote(parts: readonly NotePart[], widths: readonly [number, number]): FormNote {
  const texts = parts.map(({ text }) => latin(text).text);
  const all = texts.filter(Boolean).join('; ');
  if (all.length <= widths[1]) return { lines: ['', all], leftOut: '', cut: null };
  const byWords = take(all, widths[0]);
  const whole = byWords[1].length <= widths[1];
  if (whole) return { lines: byWords, leftOut: '', cut: null };
  // Too long for whole words: every place is used, and the word at the end of the first line runs on below.
  const first = all.slice(0, widths[0]).trimEnd();
  const [second, leftOut] = take(all.slice(widths[0]).trimStart(), widths[1]);
  if (leftOut === '') return { lines: [first, second], leftOut, cut: null };
  return { lines: [first, second], leftOut, cut: cutPart(parts, texts, all.length - leftOut.length) };
}

/** As many whole words as fit; a word that is longer than the line is broken. */
function take(text: string, width: number): readonly [string, string] {
  if (text.length <= width) return [text, ''];
  const space = text.lastIndexOf(' ', width);
  const end = space > 0 ? space : width;
  return [text.slice(0, end).trimEnd(), text.slice(end).trimStart()];
}

/** The part in which the given length of the joined texts ends. */
function cutPart(parts: readonly NotePart[], texts: readonly string[], length: number): NotePart | null {
  let end = 0;
  for (const [index, text] of texts.entries()) {
    if (text === '') continue;
    end += (end === 0 ? 0 : 2) + text.length;
    if (end > length) return parts[index] ?? null;
  }
  return null;
}
