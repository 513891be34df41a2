import { type IsoDate, parseTypedDate } from '../shared/domain/dates.ts';

/** How what people type into a search box becomes a question to the store. No wildcards are asked of anybody. */

/**
 * A full-text query that finds every typed word as the beginning of a word: `"tes"* "av"*`. Null when nothing
 * searchable was typed. Quoted, so that no typed character is syntax.
 */
export function prefixQuery(typed: string): string | null {
  const words = typed.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? null : words.slice(0, 8).map((word) => `"${word}"*`).join(' ');
}

/** Digits of a telephone number typed in any way, when there are enough of them to mean one; else null. */
export function phoneDigits(typed: string): string | null {
  if (!/^[\d\s().+-]+$/.test(typed)) return null;
  const digits = typed.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  return digits.length >= 4 ? digits : null;
}

/** A birth date typed in any way; null when the text is no date with a year. */
export function birthDate(typed: string, today: IsoDate): IsoDate | null {
  if (!/\d/.test(typed) || /^\d{1,2}[/.-]\d{1,2}$/.test(typed.trim())) return null;
  // Nobody served is born in the future, so a two-digit year is always past.
  return parseTypedDate(typed, today, 0);
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
