import type { IsoDate } from '../domain/dates.ts';
import type { Cents } from '../domain/money.ts';
import type { WireText } from './wireText.ts';

/** What else than text an element may hold: codes that the source itself spells out, numbers, and dates. */
declare const onWire: unique symbol;
export type WireCode = string & { readonly [onWire]: 'code' };
export type WireNumber = string & { readonly [onWire]: 'number' };
export type WireDate = string & { readonly [onWire]: 'date' };

export type Wire = WireText | WireCode | WireNumber | WireDate;

/** A literal of the source without a delimiter; a mere `string` does not compile. */
type Literal<S extends string> = string extends S
  ? never
  : S extends `${string}${'*' | ':' | '^' | '~'}${string}`
    ? never
    : S;

/** A code that is written out in the source, or one of a closed union of them. */
export function code<const S extends string>(value: S & Literal<S>): WireCode {
  if (!/^[0-9A-Z]+$/.test(value)) throw new Error('a code of the wire has capital letters and digits only');
  return value as string as WireCode;
}

/** The largest amount that the guide takes: 99,999,999.99. */
export const MOST_CENTS: Cents = 9_999_999_999;
/** More units, days or millilitres than any line has. */
export const MOST_UNITS = 99_999;

export function isAmount(cents: Cents): boolean {
  return Number.isSafeInteger(cents) && cents >= 0 && cents <= MOST_CENTS;
}

/** From `least` to the most that fits, with at most three decimals. */
export function isQuantity(amount: number, least: number): boolean {
  const exact = Math.abs(amount * 1000 - Math.round(amount * 1000)) < 1e-6;
  return amount >= least && amount <= MOST_UNITS && exact;
}

/** Dollars with at most two decimals, no leading and no trailing zeros: 41250 is `412.5`. */
export function money(cents: Cents): WireNumber {
  return decimal(cents, 2);
}

/** Units with at most three decimals. */
export function quantity(amount: number): WireNumber {
  return decimal(Math.round(amount * 1000), 3);
}

/** A whole number without leading zeros. */
export function whole(value: number): WireNumber {
  return decimal(value, 0);
}

/** A control number: whole, with zeros before it up to `digits` places. */
export function control(value: number, digits: number): WireNumber {
  return (whole(value) as string).padStart(digits, '0') as WireNumber;
}

function decimal(scaled: number, places: number): WireNumber {
  if (!Number.isSafeInteger(scaled)) throw new Error('a number of the wire is counted in whole parts');
  const digits = String(Math.abs(scaled)).padStart(places + 1, '0');
  const cut = digits.length - places;
  const fraction = digits.slice(cut).replace(/0+$/, '');
  // X12 has no zero before the point.
  const dollars = fraction === '' ? digits.slice(0, cut) : digits.slice(0, cut).replace(/^0$/, '');
  const sign = scaled < 0 ? '-' : '';
  return `${sign}${dollars}${fraction === '' ? '' : `.${fraction}`}` as WireNumber;
}

/** CCYYMMDD. */
export function d8(date: IsoDate): WireDate {
  const digits = date.replaceAll('-', '');
  if (!/^\d{8}$/.test(digits)) throw new Error('not a date');
  return digits as WireDate;
}

/** CCYYMMDD-CCYYMMDD. */
export function rd8(from: IsoDate, to: IsoDate): WireDate {
  return `${d8(from)}-${d8(to)}` as WireDate;
}

/** YYMMDD, of the interchange alone. */
export function d6(date: IsoDate): WireDate {
  return d8(date).slice(2) as WireDate;
}

/** `14:05` as HHMM. */
export function hhmm(time: string): WireDate {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new Error('not a time');
  return time.replace(':', '') as WireDate;
}
