import type { OutgoingClaim, OutgoingLine } from '../billing/outgoingClaim.ts';
import { type WireText, wireText } from './wireText.ts';

/**
 * What a claim says in words, within the one NTE of 80 characters that each line has and the one that the claim has.
 * What a line's note has too much goes on in the claim's, under the number of the line; what finds no room there either
 * is left out, and stands in a paper that the claim announces (PWK). Minutes, codes, dates and prices are never left out:
 * a line without them is denied, so such a claim is not written.
 */

/** NTE02, of a claim and of a line alike. */
export const NOTE_CHARACTERS = 80;
/** A line holds so many modifiers. */
export const MODIFIERS_ON_LINE = 4;

export interface ComposedNote {
  readonly text: WireText;
  /** What did not fit, as it would stand on the wire; '' when all of it did. */
  readonly leftOut: string;
}

export interface ComposedNotes {
  readonly claim: ComposedNote;
  /** Of each line; what is left out of it found no room at the claim either. */
  readonly lines: readonly ComposedNote[];
  /** The first line whose note goes on at the claim; -1: none does. */
  readonly continued: number;
}

/** All notes of a claim, as its form holds them. */
export function composeNotes(claim: OutgoingClaim): ComposedNotes {
  const own = cutNote(claim.note);
  const lines = claim.lines.map((line) => cutNote(lineWords(line), modifiersOnLine(line.modifiers).inNote));
  let text: string = own.text;
  let continued = -1;
  const left = lines.map((line, place) => {
    // Pieces go in whole or up to where they can be parted, each once, in the order of the lines.
    if (line.leftOut === '' || own.leftOut !== '') return line;
    const before = `${text}${text === '' ? '' : '; '}L${place + 1} `;
    const room = NOTE_CHARACTERS - before.length;
    if (room < LEAST_PIECE && line.leftOut.length > room) return line;
    const piece = cutNote(line.leftOut, '', room);
    if (piece.text === '') return line;
    text = `${before}${piece.text}`;
    if (continued < 0) continued = place;
    return { text: line.text, leftOut: piece.leftOut };
  });
  return {
    claim: { text: wireText(text, NOTE_CHARACTERS).text, leftOut: own.leftOut },
    lines: left,
    continued,
  };
}

/** Less than this of a note is not worth going on with. */
const LEAST_PIECE = 12;

/** Where people list the modifiers in a note themselves, they stand there once: in front, as the form wants them. */
function lineWords({ note, modifiers }: OutgoingLine): string {
  if (modifiersOnLine(modifiers).inNote === '') return note;
  const listed = /^\s*modifiers:?\s*((?:[A-Z0-9]{2}[\s,]*)+)(?:[.;]|$)\s*/i.exec(note);
  const codes = listed?.[1]?.toUpperCase().replace(/[\s,]/g, '') ?? '';
  return listed && codes === modifiers.join('') ? note.slice(listed[0].length) : note;
}

/** A note cut to its room: where one thing ends and the next begins, else between two words. */
function cutNote(note: string, first = '', room = NOTE_CHARACTERS): ComposedNote {
  const whole = wireText(`${first} ${note}`, Number.MAX_SAFE_INTEGER).text;
  if (whole.length <= room) return { text: whole, leftOut: '' };
  const end = partedAt(whole, room);
  const kept = wireText(whole.slice(0, end).replace(/[ ;,]+$/, ''), room).text;
  return { text: kept, leftOut: whole.slice(end).replace(/^[ ;,]+/, '') };
}

function partedAt(text: string, room: number): number {
  for (const between of ['; ', '. ', ', ']) {
    const at = text.lastIndexOf(between, room - 1);
    if (at >= room / 2) return at + 1;
  }
  let space = text.lastIndexOf(' ', room);
  // A number is not parted from what it counts: 30 MIN, E2368 30 MIN.
  while (space > room / 2 && /[0-9]$/.test(text.slice(0, space))) space = text.lastIndexOf(' ', space - 1);
  if (space <= room / 2) space = text.lastIndexOf(' ', room);
  return space > room / 2 ? space : room;
}

/** Minutes, codes, months and days, and prices: what payers deny a line for when it is not told. */
const FACT = /\b\d+ ?MIN\b|\b[A-V]\d{4}\b|\b\d{1,2}\/\d{2,4}\b|\b\d{8}\b|\d\.\d{2}\b|\b(?:MSRP|LIST) ?\d/;

/** Whether a text holds what a line cannot be judged without. */
export function tellsFacts(leftOut: string): boolean {
  return FACT.test(leftOut);
}

/** The four modifiers of the line and, where there are more, all of them for its note: 99 says that they stand there. */
export function modifiersOnLine(modifiers: readonly string[]): {
  readonly onLine: readonly string[];
  readonly inNote: string;
} {
  return modifiers.length <= MODIFIERS_ON_LINE
    ? { onLine: modifiers, inNote: '' }
    : { onLine: [...modifiers.slice(0, MODIFIERS_ON_LINE - 1), '99'], inNote: modifiers.join('') };
}
