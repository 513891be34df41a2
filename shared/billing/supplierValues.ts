import { sumCents } from '../domain/money.ts';
import type { Address } from '../domain/record.ts';
import {
  addressLine,
  chosen,
  type ClaimValue,
  dated,
  isMedicare,
  ON_FILE,
  placeLine,
  street,
  type Written,
  written,
  yesNo,
} from './boxValue.ts';
import type { OutgoingClaim } from './outgoingClaim.ts';

/** Boxes 25 to 33: the supplier, where it was done, and what was paid. */

/** Boxes 25 to 27 and 31 to 33. */
export function supplierValues(claim: OutgoingClaim): readonly ClaimValue[] {
  const { billing, facility } = claim;
  const medicare = isMedicare(claim);
  // Medicare asks where the order was taken, which is the supplier's own place.
  const place = facility ?? (medicare ? billing : null);
  const placePath = facility ? 'claim.filing.facility' : 'office';
  return [
    {
      slot: '25',
      path: 'office.taxId',
      written: written(billing.taxId, 'id'),
      missing: 'Give the office’s tax id.',
    },
    { slot: '25.kind', path: 'office.taxId', written: chosen('ein') },
    {
      slot: '26',
      path: 'claim.number',
      written: written(claim.number, 'id'),
      missing: 'Finalize the claim: it gets its number then.',
    },
    { slot: '27', path: 'coverage.assignment', written: yesNo(claim.assignment) },
    { slot: '31', path: 'claim.finalisedAt', written: written(claim.finalised ? ON_FILE : '', 'words') },
    { slot: '31.date', path: 'claim.finalisedAt', written: dated(claim.finalisedOn) },
    ...(place
      ? ([
          {
            slot: '32',
            path: `${placePath}.name`,
            written: addressLines(place.name, place.address, placePath),
            missing: 'Give the place of the service.',
          },
          { slot: '32a', path: `${placePath}.npi`, written: written(place.npi, 'id') },
        ] satisfies readonly ClaimValue[])
      : []),
    {
      slot: '33',
      path: 'office.name',
      written: addressLines(billing.name, billing.address, 'office'),
      missing: 'Give the office’s name and address.',
    },
    { slot: '33.phone', path: 'office.phone', written: { kind: 'phone', digits: billing.phone } },
    {
      slot: '33a',
      path: 'office.npi',
      written: written(billing.npi, 'id'),
      missing: 'Give the office’s NPI.',
    },
    ...(!medicare && claim.switches.sendsTaxonomy && billing.taxonomy !== ''
      ? [{ slot: '33b' as const, path: 'office.taxonomy', written: written(`ZZ${billing.taxonomy}`, 'id') }]
      : []),
  ];
}

/** Box 29: what the patient paid, and what other payers did; Medicare asks for the patient's part only. */
export function paidValue(claim: OutgoingClaim): ClaimValue {
  const others = isMedicare(claim)
    ? []
    : claim.otherPayers.map(({ adjudication }) => adjudication?.paidCents ?? 0);
  return {
    slot: '29',
    path: 'claim.filing.patientPaidCents',
    written: { kind: 'money', cents: sumCents([claim.patientPaidCents, ...others]) },
  };
}

function addressLines(name: string, address: Address, record: string): Written {
  return {
    kind: 'lines',
    lines: [
      addressLine('name', 'organization', name, `${record}.name`),
      addressLine('street', 'address', street(address), `${record}.address.line1`),
      placeLine(address, `${record}.address`),
    ],
  };
}
