import { type Insured, NO_INSURED } from './filing.ts';

/**
 * The insured's name as one text, which earlier versions kept, in parts: `Last, First` by its comma, else the last word
 * is the family name. The migration of the store (m0008) does the same.
 */
export function insuredOfName(name: string): Insured {
  const whole = name.trim();
  const comma = whole.indexOf(',');
  if (comma >= 0)
    return {
      ...NO_INSURED,
      lastName: whole.slice(0, comma).trim().slice(0, 60),
      firstName: whole
        .slice(comma + 1)
        .trim()
        .slice(0, 60),
    };
  const space = whole.lastIndexOf(' ');
  return {
    ...NO_INSURED,
    lastName: whole.slice(space + 1).slice(0, 60),
    firstName: space < 0 ? '' : whole.slice(0, space).trim().slice(0, 60),
  };
}
