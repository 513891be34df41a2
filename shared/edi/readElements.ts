import { isIsoDate } from '../domain/dates.ts';
import type { Segment, TransactionSet } from './readInterchange.ts';
import type { Delimiters } from './readDelimiters.ts';
import type { DoubtList, Place } from './readDoubts.ts';

/** Typed values out of elements. What cannot be read exactly is null and a doubt, never a near value. */

/** One element as text without spaces at its ends; empty where it is missing. */
export function textAt(segment: Segment, index: number): string {
  return segment.elements[index]?.trim() ?? '';
}

/** A code: the element in capitals. */
export function codeAt(segment: Segment, index: number): string {
  return textAt(segment, index).toUpperCase();
}

/** An element's components; one empty component where it is missing. */
export function componentsAt(segment: Segment, index: number, { component }: Delimiters): readonly string[] {
  return (segment.elements[index] ?? '').split(component, 50).map((part) => part.trim());
}

/** Digits that whole cents can carry exactly. */
const MOST_DIGITS = 13;

/**
 * Cents of an amount as X12 writes it: `412.5`, `-10`, `.75`, `0.00`. Null for anything else, and for fractions of a
 * cent: an amount is never rounded.
 */
export function centsOf(text: string): number | null {
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  if (whole.length > MOST_DIGITS || /[1-9]/.test(fraction.slice(2))) return null;
  const cents = Number(whole || '0') * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'));
  return sign === '-' && cents !== 0 ? -cents : cents;
}

/** `20261105` as `2026-11-05`, `261105` too; null when it is no day of the calendar. */
export function dateOf(text: string): string | null {
  const match = /^(\d{4}|\d{2})(\d{2})(\d{2})$/.exec(text);
  if (match === null) return null;
  const [, years = '', months = '', days = ''] = match;
  const date = `${years.length === 2 ? `20${years}` : years}-${months}-${days}`;
  return isIsoDate(date) ? date : null;
}

export interface DateSpan {
  readonly from: string | null;
  readonly to: string | null;
}

/** Reads values of one set and says where it could not. */
export interface ElementReader {
  /** Cents; missing is null without a doubt. */
  optionalCents(segment: Segment, index: number): number | null;
  /** Cents; missing or unreadable is null with a doubt. */
  cents(segment: Segment, index: number): number | null;
  /** Units and days, exact to what a decimal number holds; missing is null. */
  quantity(segment: Segment, index: number): number | null;
  /** ISO date; missing is null. */
  date(segment: Segment, index: number): string | null;
  /** A date, or a span of dates, with its format qualifier before it (`D8`, `RD8`). */
  span(segment: Segment, format: number, index: number): DateSpan;
  components(segment: Segment, index: number): readonly string[];
  readonly doubts: DoubtList;
}

export function elementReader({ delimiters }: TransactionSet, doubts: DoubtList): ElementReader {
  function nameOf(segment: Segment, index: number): string {
    return `${segment.id.slice(0, 3)}${String(index).padStart(2, '0')}`;
  }
  function amount(segment: Segment, index: number, required: boolean): number | null {
    const text = textAt(segment, index);
    if (text === '') {
      if (required)
        doubts.add(
          'amountMissing',
          'error',
          segment,
          `${nameOf(segment, index)} should hold an amount and is empty.`,
        );
      return null;
    }
    const cents = centsOf(text);
    if (cents === null) {
      doubts.add(
        'amountUnreadable',
        'error',
        segment,
        `${nameOf(segment, index)} does not hold an exact amount of dollars and cents.`,
      );
    }
    return cents;
  }
  function day(text: string, place: Place, name: string): string | null {
    if (text === '') return null;
    const date = dateOf(text);
    if (date === null) doubts.add('dateUnreadable', 'warning', place, `${name} does not hold a date.`);
    return date;
  }
  return {
    doubts,
    optionalCents: (segment, index) => amount(segment, index, false),
    cents: (segment, index) => amount(segment, index, true),
    quantity(segment, index) {
      const text = textAt(segment, index);
      if (text === '') return null;
      if (/^-?(\d{1,12}(\.\d{0,6})?|\.\d{1,6})$/.test(text)) return Number(text) + 0;
      doubts.add(
        'quantityUnreadable',
        'warning',
        segment,
        `${nameOf(segment, index)} does not hold a number.`,
      );
      return null;
    },
    date: (segment, index) => day(textAt(segment, index), segment, nameOf(segment, index)),
    span(segment, format, index) {
      const text = textAt(segment, index);
      const name = nameOf(segment, index);
      const ranged = codeAt(segment, format) === 'RD8' || text.includes('-');
      if (!ranged) {
        const from = day(text, segment, name);
        return { from, to: from };
      }
      const [first = '', second = ''] = text.split('-', 2);
      const [from, to] = [day(first, segment, name), day(second || first, segment, name)];
      if (from !== null && to !== null && from > to) {
        doubts.add('spanBackwards', 'warning', segment, `${name} ends before it begins.`);
      }
      return { from, to };
    },
    components: (segment, index) => componentsAt(segment, index, delimiters),
  };
}

/** A qualifier with what it qualifies, in the order of the file. */
export interface Reference {
  readonly qualifier: string;
  readonly value: string;
}

/** The first value under a qualifier; null where there is none. */
export function referenceOf(references: readonly Reference[], qualifier: string): string | null {
  return references.find((one) => one.qualifier === qualifier && one.value !== '')?.value ?? null;
}

export interface QualifiedDate {
  readonly qualifier: string;
  readonly date: string | null;
}

export interface QualifiedAmount {
  readonly qualifier: string;
  readonly cents: number | null;
}

export interface QualifiedQuantity {
  readonly qualifier: string;
  readonly quantity: number | null;
}

/** A person or organization as NM1 names one. */
export interface NamedParty {
  /** `QC` patient, `IL` insured, `74` corrected, `82` rendering, `PR` payer. */
  readonly role: string;
  readonly person: boolean;
  /** Last name, or the organization's. */
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly suffix: string;
  readonly idQualifier: string;
  readonly id: string;
}

export function namedParty(segment: Segment): NamedParty {
  return {
    role: codeAt(segment, 1),
    person: textAt(segment, 2) === '1',
    last: textAt(segment, 3),
    first: textAt(segment, 4),
    middle: textAt(segment, 5),
    suffix: textAt(segment, 7),
    idQualifier: codeAt(segment, 8),
    id: textAt(segment, 9),
  };
}

/** A code with its modifiers, as `HC:K0739:RB:KX`. */
export interface Procedure {
  readonly qualifier: string;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly description: string;
}

export function procedureOf(components: readonly string[]): Procedure | null {
  const [qualifier = '', code = '', ...rest] = components;
  if (code === '') return null;
  return {
    qualifier: qualifier.toUpperCase(),
    code: code.toUpperCase(),
    modifiers: rest
      .slice(0, 4)
      .filter(Boolean)
      .map((modifier) => modifier.toUpperCase()),
    description: rest[4] ?? '',
  };
}
