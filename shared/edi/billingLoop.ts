import type { OutgoingClaim } from '../billing/outgoingClaim.ts';
import { parsePhone } from '../domain/identifiers.ts';
import { FIELD } from './caseFields.ts';
import { MOST } from './lengths.ts';
import { addAddress, addressShapes, digits, identifier } from './names.ts';
import { add, type Block, emptyBlock, shape } from './segments.ts';
import { EMPTY, wireText } from './wireText.ts';
import { code } from './wireValues.ts';

/** 2000A to 2010AB: who bills, and where payments go. */

export const BILLING_HL = shape('2000A', 'HL', null, null, null, null);
const SPECIALTY = shape('2000A', 'PRV', null, null, FIELD.office.taxonomy);
const NAME = shape(
  '2010AA',
  'NM1',
  null,
  null,
  FIELD.office.name,
  null,
  null,
  null,
  null,
  null,
  FIELD.office.npi,
);
const ADDRESS = addressShapes('2010AA', FIELD.office.address);
const TAX_ID = shape('2010AA', 'REF', null, FIELD.office.taxId);
const CONTACT = shape('2010AA', 'PER', null, FIELD.partner.contactName, null, FIELD.office.phone);
const PAY_TO = shape('2010AB', 'NM1', null, null);
const PAY_TO_ADDRESS = addressShapes('2010AB', FIELD.office.payTo);

/** What the file's submitter says of its own contact: the billing provider's is sent only where it differs. */
export interface SubmitterContact {
  readonly name: string;
  readonly phone: string;
}

export function billingBlock({ billing, switches }: OutgoingClaim, contact: SubmitterContact): Block {
  const block = emptyBlock();
  if (switches.sendsTaxonomy)
    add(block, SPECIALTY, [code('BI'), code('PXC'), identifier(billing.taxonomy, 10)]);
  add(block, NAME, [
    code('85'),
    code('2'),
    wireText(billing.name, MOST.lastOrOrgName).text,
    EMPTY,
    EMPTY,
    EMPTY,
    EMPTY,
    code('XX'),
    identifier(billing.npi, 10),
  ]);
  addAddress(block, ADDRESS, billing.address);
  add(block, TAX_ID, [code('EI'), digits(billing.taxId, 9)]);
  const phone = parsePhone(billing.phone);
  if (phone !== null && phone !== parsePhone(contact.phone)) {
    add(block, CONTACT, [
      code('IC'),
      wireText(contact.name, MOST.contactName).text,
      code('TE'),
      wireText(phone, 10).text,
    ]);
  }
  if (billing.payTo) {
    add(block, PAY_TO, [code('87'), code('2')]);
    addAddress(block, PAY_TO_ADDRESS, billing.payTo);
  }
  return block;
}
