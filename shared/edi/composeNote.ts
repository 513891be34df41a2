import { type WireText, wireText } from './wireText.ts';

/** NTE02, of a claim and of a line alike. */
export const NOTE_CHARACTERS = 80;
/** A line holds so many modifiers. */
export const MODIFIERS_ON_LINE = 4;

export interface ComposedNote {
  readonly text: WireText;
  /** What did not fit, as it would stand on the wire; '' when all of it did. */
  readonly leftOut: string;
}

/** A note cut to what NTE holds, between two words where it can be. */
export function composeNote(note: string, first = ''): ComposedNote {
  const whole = wireText(`${first} ${note}`, Number.MAX_SAFE_INTEGER).text;
  if (whole.length <= NOTE_CHARACTERS) return { text: whole, leftOut: '' };
  const space = whole.lastIndexOf(' ', NOTE_CHARACTERS);
  const kept = wireText(whole, space > NOTE_CHARACTERS / 2 ? space : NOTE_CHARACTERS).text;
  return { text: kept, leftOut: whole.slice(kept.length).trim() };
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
