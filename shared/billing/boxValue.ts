import type { Address } from '../domain/record.ts';
import type { ClaimSlotId } from './cms1500Grid.ts';
import type { Alphabet } from './formText.ts';
import type { OutgoingClaim, PersonName } from './outgoingClaim.ts';

/**
 * What stands in which box of a professional claim, before any form gives it its shape: the CMS-1500 and the portal
 * sheet are both filled from these values, so that they say the same. Rules: NUCC's form and, for Medicare, the
 * carrier manual's: box 11 NONE where Medicare pays first, boxes 4, 6 and 7 only where another plan does, the
 * ordering practitioner with DK in box 17.
 */
export interface BoxValue<Slot extends string = string> {
  readonly slot: Slot;
  /** Field of the ClaimCase that it comes from, e.g. `coverage.memberId`. */
  readonly path: string;
  readonly written: Written;
  /** What to do when it is empty; without it the box may stay empty. */
  readonly missing?: string;
  /** The name of a patient or an insured person, hidden where names are. */
  readonly personal?: true;
}

export type Written =
  | { readonly kind: 'text'; readonly text: string; readonly as: Alphabet }
  | { readonly kind: 'person'; readonly person: PersonName }
  | { readonly kind: 'lines'; readonly lines: readonly AddressLine[] }
  | { readonly kind: 'date'; readonly date: string | null }
  | { readonly kind: 'money'; readonly cents: number }
  | { readonly kind: 'phone'; readonly digits: string }
  | { readonly kind: 'mark'; readonly choice: string };

/** A line of an address, and what it is made of where a screen asks for each by itself. */
export interface AddressLine {
  readonly as: Alphabet;
  readonly parts: readonly { readonly name: string; readonly text: string; readonly path: string }[];
}

export type ClaimValue = BoxValue<ClaimSlotId>;

export function written(text: string, as: Alphabet): Written {
  return { kind: 'text', text, as };
}
export const chosen = (choice: string): Written => ({ kind: 'mark', choice });
export const dated = (date: string | null): Written => ({ kind: 'date', date });
export const yesNo = (yes: boolean): Written => chosen(yes ? 'yes' : 'no');

/** True where the rules of Medicare's carriers hold and not those of a plan. */
export function isMedicare(claim: OutgoingClaim): boolean {
  return kindOfCoverage(claim) === 'medicare';
}

export function kindOfCoverage({ payer, switches, subscriber }: OutgoingClaim): string {
  switch (switches.filingIndicator) {
    case 'MA':
    case 'MB':
      return 'medicare';
    case 'MC':
      return 'medicaid';
    case 'CH':
      return 'tricare';
    case 'VA':
      return 'champva';
    case '':
      if (payer.class !== 'commercial') return payer.class;
  }
  return payer.class === 'medicaid' ? 'medicaid' : subscriber.groupNumber === '' ? 'other' : 'group';
}

export function street(address: Address): string {
  return [address.line1, address.line2].filter(Boolean).join(' ');
}

export function addressLine(name: string, as: Alphabet, text: string, path: string): AddressLine {
  return { as, parts: [{ name, text, path }] };
}

export function placeLine({ city, state, zip }: Address, path: string): AddressLine {
  return {
    as: 'address',
    parts: [
      { name: 'city', text: city, path: `${path}.city` },
      { name: 'state', text: state, path: `${path}.state` },
      { name: 'ZIP', text: zip, path: `${path}.zip` },
    ],
  };
}

export const ON_FILE = 'SIGNATURE ON FILE';
