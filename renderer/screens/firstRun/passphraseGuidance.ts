/**
 * What can honestly be said of a passphrase while it is typed. It is a help and not the judge: the program
 * judges when the office is made. No meter: a colour bar says "strong" to `Summer2026!!`, guessing does not.
 */
export interface Guidance {
  readonly level: 'empty' | 'short' | 'weak' | 'fair' | 'good';
  readonly text: string;
}

export const PASSPHRASE_LENGTH = 12;

/** Letters that remain once words known to others are struck out. */
const OWN_LETTERS = 6;

/** @param known what others know: names of the office and of the person. */
export function passphraseGuidance(passphrase: string, known: readonly string[]): Guidance {
  const length = [...passphrase].length;
  if (length === 0) {
    return {
      level: 'empty',
      text: `At least ${PASSPHRASE_LENGTH} characters: four unrelated words are easy.`,
    };
  }
  if (length < PASSPHRASE_LENGTH) {
    return { level: 'short', text: `${length} of at least ${PASSPHRASE_LENGTH} characters.` };
  }
  const bare = fold(passphrase);
  if (new Set(bare).size < 5)
    return { level: 'weak', text: 'Too few different characters: quickly guessed.' };
  const own = known.flatMap(piecesOf).reduce((rest, piece) => rest.split(piece).join(''), bare);
  if (own !== bare && own.length < OWN_LETTERS) {
    return { level: 'weak', text: 'Mostly a name that others know. Add other words.' };
  }
  const words = new Set(wordsOf(passphrase));
  if (words.size >= 4 || (length >= 20 && words.size >= 3)) {
    return { level: 'good', text: 'Hard to guess, as long as it is used nowhere else.' };
  }
  if (words.size <= 1 && /^\p{L}+[\d\p{P}\p{S}]{0,6}$/u.test(passphrase)) {
    return { level: 'weak', text: 'One word with an ending is guessed first. Add words.' };
  }
  return { level: 'fair', text: 'Long enough. One more unrelated word helps much.' };
}

function wordsOf(text: string): readonly string[] {
  return text
    .split(/[\s\d\p{P}\p{S}]+/u)
    .map(fold)
    .filter((word) => word.length >= 3);
}

function piecesOf(name: string): readonly string[] {
  return [fold(name), ...wordsOf(name)].filter((piece) => piece.length >= 3);
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\s\p{P}\p{S}\p{M}]/gu, '');
}
