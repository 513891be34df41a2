import type { ClaimCase } from '../domain/claimCase.ts';
import { isIsoDate } from '../domain/dates.ts';

/** Dotted paths into a claim case, known to the compiler: a rule that names a field that is not there does not compile. */

type Below<T> = T extends readonly unknown[]
  ? never
  : T extends object
    ? { [K in keyof T & string]: K | `${K}.${Below<NonNullable<T[K]>>}` }[keyof T & string]
    : never;

/** Every field outside a list, e.g. `order.signedOn` or `claim.rental.basis`. */
export type Field = Below<ClaimCase>;

type At<T, P extends string> = P extends `${infer K}.${infer Rest}`
  ? K extends keyof T
    ? At<NonNullable<T[K]>, Rest>
    : never
  : P extends keyof T
    ? NonNullable<T[P]>
    : never;

/** What a field holds when it is given. */
export type ValueAt<P extends Field> = At<ClaimCase, P>;

/**
 * Something that rules ask for: a field, `note` (a clinical note that states the need) or `lineAmounts` (units and
 * charge of a line). A pack says which rule owns which fact, so that one gap raises one finding.
 */
export type Fact = Field | 'note' | 'lineAmounts';

export type Reading =
  | { readonly given: true; readonly value: unknown }
  /** `lacks` is the outermost thing that is missing: `order` when there is no order at all. */
  | { readonly given: false; readonly lacks: Field };

export function readField(theCase: ClaimCase, field: Field): Reading {
  let value: unknown = theCase;
  const passed: string[] = [];
  for (const key of field.split('.')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : null;
    passed.push(key);
    // The walk follows a Field, so every beginning of it is one too.
    if (value === null || value === undefined) return { given: false, lacks: passed.join('.') as Field };
  }
  const blank =
    (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);
  return blank ? { given: false, lacks: field } : { given: true, value };
}

/** A date field; null when it is not given. */
export function readDate(theCase: ClaimCase, field: Field): string | null {
  const reading = readField(theCase, field);
  return reading.given && typeof reading.value === 'string' && isIsoDate(reading.value)
    ? reading.value
    : null;
}
