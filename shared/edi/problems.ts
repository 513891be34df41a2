import type { OutgoingClaim } from '../billing/outgoingClaim.ts';
import { type IsoDate, isIsoDate } from '../domain/dates.ts';
import { isNpi } from '../domain/identifiers.ts';
import type { Address } from '../domain/record.ts';
import type { Problem837 } from './batch837.ts';
import { type CaseField, pathOf } from './caseFields.ts';
import { MOST } from './lengths.ts';
import { type AddressFields, identifier } from './names.ts';
import { wireText } from './wireText.ts';

/** Finds what cannot be sent. Messages say what is wrong and how to mend it, and never quote a value. */
export interface Findings {
  readonly claim: OutgoingClaim | null;
  /** Place of the line that is looked at; -1: none. */
  readonly line: number;
  /** What stands in the way. */
  readonly problems: Problem837[];
  /** What is written shorter than it was given. */
  readonly notices: Problem837[];
}

export function problem(found: Findings, field: CaseField, message: string): void {
  found.problems.push(named(found, field, message));
}

export function notice(found: Findings, field: CaseField, message: string): void {
  found.notices.push(named(found, field, message));
}

function named({ claim, line }: Findings, field: CaseField, message: string): Problem837 {
  return {
    claimId: claim?.claimId ?? null,
    lineId: (line >= 0 && claim?.lines[line]?.lineId) || null,
    path: pathOf(field, line),
    box: field.box,
    message,
  };
}

/** `what` begins a sentence: `The last name of the patient`. */
export function needText(found: Findings, field: CaseField, raw: string, max: number, what: string): void {
  const { text, cut } = wireText(raw, max);
  if (raw.trim() === '') problem(found, field, `${what} is missing. Give it.`);
  else if (!/[0-9A-Z]/.test(text))
    problem(found, field, `${what} has no letter or digit that can be sent. Write it in English letters.`);
  else if (cut > 0)
    problem(found, field, `${what} is longer than the ${max} characters that fit. Shorten it.`);
  else sayLost(found, field, raw, max, what);
}

/** A name: cut where it is too long, because that is what every payer's file does with it. */
export function needName(found: Findings, field: CaseField, raw: string, max: number, what: string): void {
  if (!/[0-9A-Z]/.test(wireText(raw, max).text)) needText(found, field, raw, max, what);
  else mayText(found, field, raw, max, what);
}

/** A text that may be missing; a person is told what of it is not sent. */
export function mayText(found: Findings, field: CaseField, raw: string, max: number, what: string): void {
  if (wireText(raw, max).cut > 0) notice(found, field, `${what} is cut to the ${max} characters that fit.`);
  sayLost(found, field, raw, max, what);
}

function sayLost(found: Findings, field: CaseField, raw: string, max: number, what: string): void {
  const { text, lost } = wireText(raw, max);
  if (lost > 0 && text !== '')
    notice(found, field, `${what} has signs that cannot be sent; they are left out. Check what remains.`);
}

/** A number by which others find something: sent as it stands, without spaces, or not at all. */
export function isSendable(raw: string, max: number): boolean {
  const bare = raw.replace(/\s+/g, '').toUpperCase();
  const text: string = identifier(raw, max);
  return /[0-9A-Z]/.test(text) && text === bare;
}

/** Identifiers of people and payers have two places at least. */
const LEAST_IDENTIFIER = 2;

export function needIdentifier(
  found: Findings,
  field: CaseField,
  raw: string,
  max: number,
  what: string,
): void {
  if (raw.trim() === '') problem(found, field, `${what} is missing. Give it.`);
  else if (raw.trim().length < LEAST_IDENTIFIER)
    problem(found, field, `${what} has two places at least. Type it again from the paper.`);
  else mayIdentifier(found, field, raw, max, what);
}

export function mayIdentifier(
  found: Findings,
  field: CaseField,
  raw: string,
  max: number,
  what: string,
): void {
  if (raw.trim() === '' || isSendable(raw, max)) return;
  problem(
    found,
    field,
    `${what} has signs that cannot be sent, or more than ${max} characters. Type it again from the paper.`,
  );
}

export function needPattern(
  found: Findings,
  field: CaseField,
  raw: string,
  pattern: RegExp,
  message: string,
): void {
  if (!pattern.test(raw)) problem(found, field, message);
}

export function needNpi(found: Findings, field: CaseField, raw: string, whose: string): void {
  if (raw.trim() === '') problem(found, field, `The NPI of ${whose} is missing. Look it up and give it.`);
  else if (!isNpi(raw.trim()))
    problem(
      found,
      field,
      `The NPI of ${whose} is not valid: ten digits, the last a check digit. Read it again.`,
    );
}

export function needDate(found: Findings, field: CaseField, date: IsoDate | null, what: string): boolean {
  if (date !== null && isIsoDate(date)) return true;
  problem(found, field, date === null ? `${what} is missing. Give it.` : `${what} is not a date. Give one.`);
  return false;
}

const PO_BOX = /\b(?:P\.? ?O\.? ?BOX|POST OFFICE BOX|PO ?BX|POB)\b|^BOX \d/;

export interface AddressNeeds {
  /** `the patient` */
  readonly whose: string;
  /** Nine digits, as the guide wants of suppliers and places of service. */
  readonly nineDigitZip: boolean;
  /** A place where something is done, no box at the post office. */
  readonly street: boolean;
}

export function needAddress(
  found: Findings,
  fields: AddressFields,
  address: Address,
  { whose, nineDigitZip, street }: AddressNeeds,
): void {
  needText(found, fields.line1, address.line1, MOST.street, `The street of ${whose}`);
  if (wireText(address.line2, MOST.street).cut > 0)
    problem(
      found,
      fields.line2,
      `The second line of the address of ${whose} is longer than ${MOST.street} characters. Shorten it.`,
    );
  if (street) {
    for (const [field, text] of [
      [fields.line1, address.line1],
      [fields.line2, address.line2],
    ] as const)
      if (PO_BOX.test(wireText(text, text.length).text))
        problem(
          found,
          field,
          `The address of ${whose} is a PO box. Give its street; the box may be where payments go.`,
        );
  }
  needText(found, fields.city, address.city, MOST.city, `The city of ${whose}`);
  if (wireText(address.city, MOST.city).text.length === 1)
    problem(found, fields.city, `The city of ${whose} has two letters at least. Write it out.`);
  needPattern(
    found,
    fields.state,
    address.state,
    /^[A-Z]{2}$/,
    `The state of ${whose} is missing. Give its two letters.`,
  );
  const zip = address.zip.trim();
  if (!/^\d{5}(-?\d{4})?$/.test(zip))
    problem(found, fields.zip, `The ZIP code of ${whose} is missing or no ZIP code. Give it.`);
  else if (nineDigitZip && zip.length === 5)
    problem(
      found,
      fields.zip,
      `The ZIP code of ${whose} has five digits; this one is sent with nine. Add the last four.`,
    );
}
