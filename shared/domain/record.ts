import { z } from 'zod';
import { Id } from './ids.ts';

/**
 * How records are made. `values` is what people type; a stored record adds its id and its revision, which
 * counts saves. Drafts are always storable: a text not yet given is '', anything else not yet given is null.
 */

/** Free text up to `max` characters; '' means not given. Control characters other than line ends are refused. */
export function text(max: number): z.ZodString {
  return z
    .string()
    .max(max, { error: `At most ${max} characters fit here.` })
    .regex(/^[\P{Cc}\t\n\r]*$/u, { error: 'This text holds control characters.' });
}

/** '' or a text that passes a test, e.g. an NPI with its check digit. */
export function checkedText(
  max: number,
  test: (value: string) => boolean,
  error: string,
): z.ZodType<string, string> {
  return text(max).refine((value) => value === '' || test(value), { error });
}

export const Revision = z.int().min(1);

/** The branch that a record belongs to; null: none. Left out: it stays, and a new record gets that of its device. */
export const OfBranch = Id.nullable().optional();

/** The stored form of a record: its values, its id and its revision. */
export function stored<Shape extends z.ZodRawShape>(
  values: z.ZodObject<Shape, z.core.$strict>,
): z.ZodObject<Shape & { id: typeof Id; revision: typeof Revision }, z.core.$strict> {
  // zod's own inference of `extend` over a generic shape is wider than the literal result; the shape is exact.
  return values.extend({ id: Id, revision: Revision }) as never;
}

export const Address = z.strictObject({
  line1: text(80),
  line2: text(80),
  city: text(60),
  state: checkedText(2, (value) => /^[A-Z]{2}$/.test(value), 'A state has two capital letters.'),
  zip: checkedText(10, (value) => /^\d{5}(-\d{4})?$/.test(value), 'A ZIP code has five digits, or nine.'),
});
export type Address = z.infer<typeof Address>;

export const NO_ADDRESS: Address = { line1: '', line2: '', city: '', state: '', zip: '' };

export function formatAddress(address: Address): string {
  const place = [address.city, [address.state, address.zip].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ');
  return [address.line1, address.line2, place].filter(Boolean).join(', ');
}

/** True when nothing but white space was given. */
export function isBlank(value: string): boolean {
  return value.trim() === '';
}
