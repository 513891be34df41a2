import { formatPhone } from '../domain/identifiers.ts';
import { fullName, sortName } from '../domain/people.ts';
import type { NameParts, Office } from '../domain/people.ts';
import { formatAddress } from '../domain/record.ts';
import type { PacketModel } from './documentModel.ts';

/** The supplier as the head of a document names it. */
export function letterhead(office: Office): PacketModel['supplier'] {
  const labelled = (label: string, value: string): string =>
    // Kept on one line: the head breaks between its items, not inside them.
    value === '' ? '' : `${label} ${value}`.replaceAll(' ', '\u00a0');
  const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join('  ·  ');
  const license = [office.licenseState, office.licenseNumber].filter(Boolean).join(' ');
  const lines = [
    joined(formatAddress(office.address), office.branch),
    joined(
      labelled('Tel', formatPhone(office.phone)),
      labelled('Fax', formatPhone(office.fax)),
      labelled('Email', office.email),
    ),
    joined(
      labelled('NPI', office.npi),
      labelled('Tax id', office.taxId),
      labelled('Taxonomy', office.taxonomy),
      labelled('License', license),
    ),
  ];
  return {
    name: office.name || 'Supplier not named',
    lines: lines.filter(Boolean),
    ...(office.logo === '' ? {} : { logo: office.logo }),
  };
}

/** A person in running text; null while there is no name at all. */
export function personName(name: NameParts | null): string | null {
  if (name === null) return null;
  const text = fullName(name).trim();
  return text === '' ? null : text;
}

/** `Testperson, Avery M.` for the stamp on every page. */
export function stampName(name: NameParts | null): string {
  const text = name === null ? '' : sortName(name).trim();
  return text === '' ? 'Patient not named' : text;
}
