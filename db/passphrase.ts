import { type Result, invalid, ok } from '../shared/result.ts';

/**
 * Whether a passphrase is fit to guard the office's data. The rule is length and surprise, not kinds of
 * character (NIST SP 800-63B section 5.1.1.2): long, not made of the office's or the person's own names or of
 * the words everybody tries first, not one pattern repeated.
 */
export const MIN_PASSPHRASE = 12;
export const MAX_PASSPHRASE = 256;

/** Characters that must remain, and differ, once everything guessable is struck out. */
const MIN_UNGUESSED = 6;
const MIN_DISTINCT = 5;

const COMMON = [
  'passphrase',
  'password',
  'passwort',
  'passw0rd',
  'p@ssw0rd',
  'letmein',
  'welcome',
  'changeme',
  'administrator',
  'admin',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'asdf',
  'zxcvbnm',
  'iloveyou',
  'monkey',
  'dragon',
  'football',
  'baseball',
  'sunshine',
  'princess',
  'master',
  'secret',
  'hello',
  'login',
  'medicare',
  'medicaid',
  'oxygen',
  'claimwright',
  'claims',
  'billing',
  'office',
  'winter',
  'spring',
  'summer',
  'autumn',
  'january',
  'february',
];

const RUNS = '01234567890 98765432109 abcdefghijklmnopqrstuvwxyz zyxwvutsrqponmlkjihgfedcba';

/**
 * @param names what others know: the office's name, the person's name; may hold several words.
 * @returns ok, or `invalid` at `passphrase` with what to do about it. The passphrase is never quoted.
 */
export function judgePassphrase(passphrase: string, names: readonly string[]): Result<void> {
  const text = passphrase.normalize('NFKC');
  const length = [...text].length;
  if (length < MIN_PASSPHRASE) {
    return refuse(
      `Take at least ${MIN_PASSPHRASE} characters: four or five words that do not belong together are easy to keep.`,
    );
  }
  if (length > MAX_PASSPHRASE) return refuse(`Take at most ${MAX_PASSPHRASE} characters.`);
  const bare = fold(text);
  if (isRepetition(bare)) return refuse('This repeats one short pattern. Take several different words.');
  const pieces = names.flatMap(namePieces);
  const withoutNames = strike(bare, pieces);
  if (withoutNames !== bare && tooLittle(withoutNames)) {
    return refuse(
      'This is mostly the name of the office or of a person, which others know. Take words that have nothing to do with either.',
    );
  }
  if (tooLittle(strike(bare, [...pieces, ...COMMON, ...runsIn(bare)]))) {
    return refuse('This is made of words or rows of keys that are tried first. Take several unusual words.');
  }
  return ok(undefined);
}

function refuse(message: string): Result<never> {
  return invalid('passphrase', message);
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\s\p{P}\p{S}\p{M}]/gu, '');
}

function namePieces(name: string): string[] {
  const words = name
    .split(/\s+/)
    .map(fold)
    .filter((word) => word.length >= 3);
  return [fold(name), ...words].filter((piece) => piece.length >= 3);
}

function strike(text: string, pieces: readonly string[]): string {
  const longestFirst = [...pieces].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, piece) => rest.split(piece).join(''), text);
}

/** Runs of four or more neighbouring digits or letters of the alphabet, up or down. */
function runsIn(text: string): string[] {
  const runs: string[] = [];
  for (let start = 0; start < text.length; start += 1) {
    let end = start + 4;
    if (end > text.length || !RUNS.includes(text.slice(start, end))) continue;
    while (end < text.length && RUNS.includes(text.slice(start, end + 1))) end += 1;
    runs.push(text.slice(start, end));
  }
  return runs;
}

function tooLittle(text: string): boolean {
  return text.length < MIN_UNGUESSED || new Set(text).size < MIN_DISTINCT;
}

function isRepetition(text: string): boolean {
  return /^(.{1,5})\1+$/su.test(text) || new Set(text).size < MIN_DISTINCT;
}
