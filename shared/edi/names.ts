import type { PersonName } from '../billing/outgoingClaim.ts';
import type { Address } from '../domain/record.ts';
import type { CaseField } from './caseFields.ts';
import { MOST } from './lengths.ts';
import { add, type Block, shape } from './segments.ts';
import { EMPTY, type WireText, wireText } from './wireText.ts';
import type { Wire } from './wireValues.ts';

/** Names, addresses and numbers as several loops write them. */

/** NM102 to NM107 of a person. */
export function personName(name: PersonName): readonly [Wire, Wire, Wire, Wire, Wire] {
  return [
    wireText(name.lastName, MOST.lastOrOrgName).text,
    wireText(name.firstName, MOST.firstName).text,
    wireText(name.middleName, MOST.middleName).text,
    EMPTY,
    wireText(name.suffix, MOST.suffix).text,
  ];
}

/** An identifier without the spaces that people read it by. */
export function identifier(raw: string, max: number): WireText {
  return wireText(raw.replace(/\s+/g, ''), max).text;
}

/** Digits alone, as of a tax id or a ZIP code. */
export function digits(raw: string, max: number): WireText {
  return wireText(raw.replace(/\D/g, ''), max).text;
}

export interface AddressFields {
  readonly line1: CaseField;
  readonly line2: CaseField;
  readonly city: CaseField;
  readonly state: CaseField;
  readonly zip: CaseField;
}

/** N3 and N4 of a loop. */
export function addressShapes(loop: string, fields: AddressFields) {
  return {
    street: shape(loop, 'N3', fields.line1, fields.line2),
    place: shape(loop, 'N4', fields.city, fields.state, fields.zip),
  } as const;
}

export function addAddress(block: Block, shapes: ReturnType<typeof addressShapes>, address: Address): void {
  add(block, shapes.street, [
    wireText(address.line1, MOST.street).text,
    wireText(address.line2, MOST.street).text,
  ]);
  add(block, shapes.place, [
    wireText(address.city, MOST.city).text,
    wireText(address.state, 2).text,
    digits(address.zip, 9),
  ]);
}

/** ICD-10-CM without its dot. */
export function diagnosisCode(raw: string): WireText {
  return wireText(raw.replace('.', '').trim(), 7).text;
}
