import { type IsoDate, parseTypedDate } from '../shared/domain/dates.ts';

/** How what people type into a search box becomes a question to the store. No wildcards are asked of anybody. */

/** Stands for today where the text gives the whole year, and today does not matter. */
const NO_DAY = '2000-01-01';

/** More words than a name has only slow the search down. */
const MOST_WORDS = 8;

/**
 * Patients by the beginnings of their names in any order, by birth date (typed in any way, also without its year
 * or the year alone), by telephone (from its first digit, its last seven or its last four) or chart number. Every
 * typed word has to fit.
 * @param today for a year of two digits; null: such a date is not looked for.
 * @returns a query of `patient_search`, or null when nothing searchable was typed.
 */
export function patientMatch(typed: string, today: IsoDate | null): string | null {
  const words = phoneTogether(typed)
    .split(/[\s,;]+/)
    .map((word) => patientWord(word, today));
  const known = words.filter((word) => word !== null).slice(0, MOST_WORDS);
  return known.length === 0 ? null : known.map((word) => `(${word})`).join(' AND ');
}

/** `(555) 555-0142` and `555 555 0142` are one telephone and not three words. */
function phoneTogether(typed: string): string {
  return typed.replace(/\(?\b(\d{3})\)?[\s.-]+(\d{3})[\s.-]+(\d{4})\b/g, '$1$2$3');
}

function patientWord(word: string, today: IsoDate | null): string | null {
  const choices: string[] = [];
  const letters = word.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (letters.length > 0) choices.push(`name : ${begins(letters.join(' '))}`);
  if (letters.length > 1) choices.push(`name : ${begins(letters.join(''))}`);
  const born = birthMark(word, today);
  if (born !== null) choices.push(`marks : ${born}`);
  const digits = /^[\d().+-]+$/.test(word) ? word.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '') : '';
  if (digits.length >= 3) choices.push(`marks : ${begins(`p${digits}`)}`);
  return choices.length === 0 ? null : choices.join(' OR ');
}

/** Quoted, so that no typed character is syntax of the query. */
function begins(text: string): string {
  return `"${text}"*`;
}

function birthMark(word: string, today: IsoDate | null): string | null {
  if (/^(19|20)\d{2}$/.test(word)) return begins(`b${word}`);
  const dayOnly = /^(\d{1,2})[/.-](\d{1,2})$/.exec(word);
  if (dayOnly) return `"m${(dayOnly[1] ?? '').padStart(2, '0')}${(dayOnly[2] ?? '').padStart(2, '0')}"`;
  if (!/^\d/.test(word)) return null;
  // Nobody served is born in the future, so a two-digit year is always past.
  const yearGiven = /(^|\D)\d{4}$|^\d{4}-|^\d{8}$/.test(word);
  const date = today !== null || yearGiven ? parseTypedDate(word, today ?? NO_DAY, 0) : null;
  return date === null ? null : `"b${date.replaceAll('-', '')}"`;
}

/**
 * Devices and papers by any part of three or more characters of their texts. Every typed word has to fit.
 * @returns a query of `equipment_search` or `document_search`, or null when no word is long enough.
 */
export function textMatch(typed: string): string | null {
  const words = typed.split(/\s+/).filter((word) => [...word].length >= 3);
  return words.length === 0 ? null : words.slice(0, MOST_WORDS).map(quoted).join(' AND ');
}

function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

/** The part of a claim number that was typed: `CW-2026-000123`, `2026-123`, `123`; null when it is none. */
export function claimNumberPattern(typed: string): string | null {
  const match = /^(?:cw-?)?(?:(\d{4})-)?(\d{1,6})$/i.exec(typed.trim());
  if (!match?.[2]) return null;
  return `CW-${match[1] ?? '____'}-${match[2].padStart(6, '0')}`;
}

/** `%` and `_` mean themselves in a LIKE with `escape '\'`. */
export function likePrefix(typed: string): string {
  return `${typed.trim().replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
