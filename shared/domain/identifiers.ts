import { z } from 'zod';

/** Identifiers of the trade: their published forms and check digits. Each parser forgives spaces and dashes. */

/** Ten digits whose last is a Luhn check digit over the prefix 80840 (CMS, 45 CFR 162.406). */
export function isNpi(text: string): boolean {
  return /^[12]\d{9}$/.test(text) && luhn(`80840${text}`);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** What is wrong with a typed NPI, in a sentence; null when it is right or empty. */
export function npiProblem(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '');
  if (digits === '') return null;
  if (!/^\d+$/.test(digits)) return 'An NPI has digits only.';
  if (digits.length !== 10) return `An NPI has 10 digits; this has ${digits.length}.`;
  if (!/^[12]/.test(digits)) return 'An NPI begins with 1 or 2.';
  return isNpi(digits)
    ? null
    : 'The check digit does not fit: two digits may be swapped. Read it again from the card.';
}

/** Medicare Beneficiary Identifier without dashes: 11 places, letters S L O I B Z never used (CMS, MBI format). */
const MBI =
  /^[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9][AC-HJKMNP-RT-Y]{2}[0-9]{2}$/;

export function isMbi(text: string): boolean {
  return MBI.test(text.toUpperCase().replace(/[\s-]/g, ''));
}

/** Employer identification number: nine digits, written 12-3456789. */
export function isEin(text: string): boolean {
  return /^\d{2}-?\d{7}$/.test(text.trim());
}

/** Health care provider taxonomy (NUCC): ten letters and digits ending in X, e.g. 332B00000X for DME. */
export function isTaxonomy(text: string): boolean {
  return /^[0-9A-Z]{9}X$/.test(text);
}

/** The shape of an ICD-10-CM code with or without its dot: J44.9, J449, U07.1; QA0 came in 2026. */
export function isIcd10Shape(text: string): boolean {
  return /^(?:[A-Z]\d[0-9A-Z]|QA0)(\.?[0-9A-Z]{1,4})?$/.test(text.toUpperCase());
}

/** With its dot after the third place, upper case. */
export function formatIcd10(text: string): string {
  const bare = text.toUpperCase().replace('.', '');
  return bare.length > 3 ? `${bare.slice(0, 3)}.${bare.slice(3)}` : bare;
}

/** The shape of a HCPCS Level II code: a letter A to V and four digits. */
export function isHcpcsShape(text: string): boolean {
  return /^[A-V]\d{4}$/.test(text);
}

/** A ten-digit US telephone number as digits; null when the text is none. */
export function parsePhone(text: string): string | null {
  const digits = text.replace(/[^\d]/g, '').replace(/^1(?=\d{10}$)/, '');
  return /^[2-9]\d{9}$/.test(digits) ? digits : null;
}

/** `(555) 555-0142`. Anything that is not ten digits is shown as it stands. */
export function formatPhone(digits: string): string {
  const match = /^(\d{3})(\d{3})(\d{4})$/.exec(digits);
  return match ? `(${match[1]}) ${match[2]}-${match[3]}` : digits;
}

export const HcpcsCode = z
  .string()
  .regex(/^[A-V]\d{4}$/, { error: 'A HCPCS code is a letter and four digits.' });
export const Modifier = z.string().regex(/^[A-Z0-9]{2}$/, { error: 'A modifier has two letters or digits.' });
