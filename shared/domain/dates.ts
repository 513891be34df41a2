import { z } from 'zod';

/**
 * Calendar dates as `YYYY-MM-DD`. "Today" is the office's own day: it is worked out from an instant and the
 * office's time zone, never from the machine's.
 */

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const IsoDate = z.string().refine(isIsoDate, { error: 'Give a real date as YYYY-MM-DD.' });
export type IsoDate = z.infer<typeof IsoDate>;

/** An instant: ISO 8601 in UTC with milliseconds, `2026-11-22T04:03:00.000Z`. */
export const Instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, {
  error: 'Give an instant such as 2026-11-22T04:03:00.000Z.',
});
export type Instant = z.infer<typeof Instant>;

export function isIsoDate(text: string): boolean {
  return partsOf(text) !== null;
}

function partsOf(text: string): DateParts | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (year < 1850 || year > 2199) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return { year, month, day };
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function requireParts(date: IsoDate): DateParts {
  const parts = partsOf(date);
  if (!parts) throw new RangeError('not a date');
  return parts;
}

function format(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function dayNumber(date: IsoDate): number {
  const { year, month, day } = requireParts(date);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

export function addDays(date: IsoDate, days: number): IsoDate {
  const moved = new Date((dayNumber(date) + days) * 86_400_000);
  return format(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** Same day of a later (or earlier) month; the last day of that month where it has no such day. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = requireParts(date);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = (index % 12) + 1;
  return format(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The rental month (1-based) that `on` falls in: months run from anniversary to the day before the next. */
export function rentalMonthOn(start: IsoDate, on: IsoDate): number {
  if (on < start) return 0;
  let month = 1;
  while (addMonths(start, month) <= on) month += 1;
  return month;
}

/** By time zone, a few of them: making one takes much longer than using it. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  if (dayFormats.size < 32) dayFormats.set(timeZone, made);
  return made;
}

/** The date in a time zone (IANA name) at an instant in milliseconds since 1970. */
export function dateInZone(millis: number, timeZone: string): IsoDate {
  const parts = dayFormat(timeZone).formatToParts(new Date(millis));
  const get = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return format(get('year'), get('month'), get('day'));
}

/** The instant, in milliseconds since 1970, at which a day begins in a time zone. */
export function startOfDay(date: IsoDate, timeZone: string): number {
  const utc = Date.parse(`${date}T00:00:00.000Z`);
  let before = utc - 15 * 3_600_000;
  let after = utc + 15 * 3_600_000;
  while (after - before > 60_000) {
    const middle = Math.floor((before + after) / 120_000) * 60_000;
    if (dateInZone(middle, timeZone) < date) before = middle;
    else after = middle;
  }
  return after;
}

/** `14:05`, the clock of a time zone at an instant. */
export function timeInZone(millis: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(millis));
  const get = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${get('hour')}:${get('minute')}`;
}

/** True for a name that the platform knows as an IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    dayFormat(name);
    return name.length > 0;
  } catch {
    return false;
  }
}

/** `06/03/2026`, as the trade writes it. */
export function formatUsDate(date: IsoDate): string {
  const { year, month, day } = requireParts(date);
  return `${String(month).padStart(2, '0')}/${String(day).padStart(2, '0')}/${year}`;
}

/**
 * Reads what people type: `6/3/26`, `06-03-2026`, `060326`, `06032026`, `2026-06-03`, `t`, `today`,
 * `yesterday`, `tomorrow`, `t-7`, `t+30`, `6/3` (this year). US order of month and day. Two-digit years are of
 * this century unless that is more than `yearsAhead` (default 20) after today; then of the last one.
 * @returns the date, or null when the text is not one.
 */
export function parseTypedDate(text: string, today: IsoDate, yearsAhead = 20): IsoDate | null {
  const typed = text.trim().toLowerCase();
  if (typed === 't' || typed === 'today') return today;
  if (typed === 'yesterday') return addDays(today, -1);
  if (typed === 'tomorrow') return addDays(today, 1);
  const relative = /^t\s*([+-])\s*(\d{1,5})$/.exec(typed);
  if (relative) return addDays(today, Number(relative[2]) * (relative[1] === '-' ? -1 : 1));
  if (isIsoDate(typed)) return typed;
  const separated = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}|\d{4}))?$/.exec(typed);
  const compact = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(typed);
  const match = separated ?? compact;
  if (!match) return null;
  const year = match[3] === undefined ? Number(today.slice(0, 4)) : fullYear(match[3], today, yearsAhead);
  const date = format(year, Number(match[1]), Number(match[2]));
  return isIsoDate(date) ? date : null;
}

function fullYear(typed: string, today: IsoDate, yearsAhead: number): number {
  if (typed.length === 4) return Number(typed);
  const thisYear = Number(today.slice(0, 4));
  const year = Math.floor(thisYear / 100) * 100 + Number(typed);
  return year > thisYear + yearsAhead ? year - 100 : year;
}

/**
 * A time of day as people type it: `9:30`, `930`, `9:30a`, `2p`, `14:05`. Without am or pm the clock has 24 hours.
 * @returns `HH:MM`, or null when it is none.
 */
export function parseTypedTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*([ap])?\.?(?:m\.?)?$/i.exec(text.trim());
  if (!match || (/m/i.test(text) && match[3] === undefined)) return null;
  const minutes = Number(match[2] ?? 0);
  const half = match[3]?.toLowerCase();
  let hours = Number(match[1]);
  if (minutes > 59 || hours > 23) return null;
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half === 'p' ? 12 : 0);
  }
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** `14:05` as `2:05 PM`; '' of a time that was not given. */
export function formatTime(time: string): string {
  if (time === '') return '';
  const hours = Number(time.slice(0, 2));
  return `${hours % 12 === 0 ? 12 : hours % 12}:${time.slice(3)} ${hours < 12 ? 'AM' : 'PM'}`;
}
