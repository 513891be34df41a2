import { sumCents } from '../domain/money.ts';
import type { Address } from '../domain/record.ts';
import type { ClaimSlotId } from './cms1500Grid.ts';
import type { Alphabet } from './formText.ts';
import type { OtherPayer, OutgoingClaim, Person, PersonName } from './outgoingClaim.ts';

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
const chosen = (choice: string): Written => ({ kind: 'mark', choice });
const dated = (date: string | null): Written => ({ kind: 'date', date });
const yesNo = (yes: boolean): Written => chosen(yes ? 'yes' : 'no');

const ON_FILE = 'SIGNATURE ON FILE';

/** True where the rules of Medicare's carriers hold and not those of a plan. */
export function isMedicare(claim: OutgoingClaim): boolean {
  return kindOfCoverage(claim) === 'medicare';
}

/** The claim's boxes but for 19, 24, 28 and 29, which each form says for itself. In the order of the boxes. */
export function claimValues(claim: OutgoingClaim): readonly ClaimValue[] {
  return [
    ...payerValues(claim),
    ...patientValues(claim),
    ...otherInsuranceValues(claim),
    ...accidentValues(claim),
    ...signatureValues(claim),
    ...practitionerValues(claim),
    { slot: '20', path: 'claim.lines', written: chosen('no') },
    ...diagnosisValues(claim),
    ...referenceValues(claim),
    ...supplierValues(claim),
  ];
}

function payerValues(claim: OutgoingClaim): readonly ClaimValue[] {
  const { payer, subscriber } = claim;
  const { address } = payer;
  return [
    {
      slot: 'carrier',
      path: 'payer.name',
      written: {
        kind: 'lines',
        lines: [
          addressLine('name', 'organization', payer.name, 'payer.name'),
          addressLine('street', 'address', address.line1, 'payer.address.line1'),
          addressLine('second line', 'address', address.line2, 'payer.address.line2'),
          placeLine(address, 'payer.address'),
        ],
      },
      missing: 'Give the payer’s name.',
    },
    { slot: '1', path: 'payer.filing.filingIndicator', written: chosen(kindOfCoverage(claim)) },
    {
      slot: '1a',
      path: 'coverage.memberId',
      written: written(subscriber.memberId, 'id'),
      missing: 'Give the id on the insured’s card.',
    },
  ];
}

function kindOfCoverage({ payer, switches, subscriber }: OutgoingClaim): string {
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

/** Boxes 2 to 7. */
function patientValues(claim: OutgoingClaim): readonly ClaimValue[] {
  const { subscriber, dependent } = claim;
  const patient: Person = dependent ?? subscriber;
  const { address } = patient;
  const medicare = isMedicare(claim);
  const insured = dependent ? 'coverage.insured' : 'patient';
  return [
    {
      slot: '2',
      path: 'patient.lastName',
      written: { kind: 'person', person: patient },
      missing: 'Give the patient’s name.',
      personal: true,
    },
    {
      slot: '3.date',
      path: 'patient.birthDate',
      written: dated(patient.birthDate),
      missing: 'Give the patient’s birth date.',
    },
    { slot: '3.sex', path: 'patient.sex', written: chosen(patient.sex) },
    ...(medicare
      ? primaryInsured(claim)
      : [
          {
            slot: '4' as const,
            path: `${insured}.lastName`,
            written: { kind: 'person', person: subscriber } as const,
            missing: 'Give the insured’s name.',
            personal: true as const,
          },
        ]),
    ...addressValues('5', address, patient.phone, 'patient', true),
    ...(medicare
      ? []
      : [
          {
            slot: '6' as const,
            path: 'coverage.relation',
            written: chosen(dependent ? dependent.relation : 'self'),
          },
          ...addressValues('7', subscriber.address, subscriber.phone, insured, false),
        ]),
  ];
}

/** Medicare wants the insured of the plan that pays before it, and nothing where it pays first. */
function primaryInsured(claim: OutgoingClaim): readonly ClaimValue[] {
  const primary = payerBefore(claim);
  if (!primary) return [];
  const self = primary.relation === 'self';
  const path = 'otherCoverages';
  return [
    self
      ? { slot: '4', path, written: written('SAME', 'name') }
      : { slot: '4', path, written: { kind: 'person', person: primary.insured }, personal: true },
    { slot: '6', path, written: chosen(primary.relation) },
    ...(self ? [{ slot: '7.street' as const, path, written: written('SAME', 'address') }] : []),
  ];
}

/** The payer that pays before this claim's; null where this one pays first. */
function payerBefore(claim: OutgoingClaim): OtherPayer | null {
  if (claim.sequence === 'primary') return null;
  return claim.otherPayers.find(({ sequence }) => sequence === 'primary') ?? null;
}

function addressValues(
  box: '5' | '7',
  address: Address,
  phone: string,
  record: string,
  required: boolean,
): readonly ClaimValue[] {
  const whose = box === '5' ? 'patient’s' : 'insured’s';
  const needed = (what: string): { readonly missing?: string } =>
    required ? { missing: `Give the ${whose} ${what}.` } : {};
  return [
    {
      slot: `${box}.street`,
      path: `${record}.address.line1`,
      written: written(street(address), 'address'),
      ...needed('street'),
    },
    {
      slot: `${box}.city`,
      path: `${record}.address.city`,
      written: written(address.city, 'address'),
      ...needed('city'),
    },
    {
      slot: `${box}.state`,
      path: `${record}.address.state`,
      written: written(address.state, 'address'),
      ...needed('state'),
    },
    {
      slot: `${box}.zip`,
      path: `${record}.address.zip`,
      written: written(address.zip, 'address'),
      ...needed('ZIP code'),
    },
    { slot: `${box}.phone`, path: `${record}.phone`, written: { kind: 'phone', digits: phone } },
  ];
}

/** Boxes 9 and 11 with their parts. */
function otherInsuranceValues(claim: OutgoingClaim): readonly ClaimValue[] {
  const { subscriber, payer } = claim;
  if (isMedicare(claim)) {
    if (claim.sequence === 'primary')
      return [{ slot: '11', path: 'coverage.rank', written: written('NONE', 'id') }];
    const primary = payerBefore(claim);
    const policy: ClaimValue = {
      slot: '11',
      path: 'otherCoverages',
      written: written(primary?.groupNumber || primary?.memberId || '', 'id'),
      missing: 'Give the policy or group number of the plan that pays before Medicare.',
    };
    if (!primary) return [policy];
    return [
      policy,
      // Of another person who is insured there, these are not known here.
      ...(primary.relation === 'self' ? birthValues(subscriber, 'patient') : []),
      {
        slot: '11c',
        path: 'otherCoverages',
        written: written(primary.planName || primary.name, 'organization'),
      },
    ];
  }
  const [other] = claim.otherPayers;
  const path = 'otherCoverages';
  return [
    ...(other
      ? ([
          {
            slot: '9',
            path,
            written: { kind: 'person', person: other.insured },
            personal: true,
          },
          {
            slot: '9a',
            path,
            written: written(other.groupNumber || other.memberId, 'id'),
          },
          {
            slot: '9d',
            path,
            written: written(other.planName || other.name, 'organization'),
          },
        ] satisfies readonly ClaimValue[])
      : []),
    { slot: '11', path: 'coverage.groupNumber', written: written(subscriber.groupNumber, 'id') },
    ...birthValues(subscriber, claim.dependent ? 'coverage.insured' : 'patient'),
    {
      slot: '11c',
      path: 'coverage.planName',
      written: written(subscriber.planName || payer.name, 'organization'),
    },
    { slot: '11d', path, written: yesNo(other !== undefined) },
  ];
}

function birthValues(person: Person, record: string): readonly ClaimValue[] {
  return [
    { slot: '11a.date', path: `${record}.birthDate`, written: dated(person.birthDate) },
    { slot: '11a.sex', path: `${record}.sex`, written: chosen(person.sex) },
  ];
}

/** Boxes 10, 14 and 15. Medicare takes the day of an injury in 14 and leaves 15 empty. */
function accidentValues(claim: OutgoingClaim): readonly ClaimValue[] {
  const { accident } = claim;
  const path = 'claim.filing.accident';
  const box = isMedicare(claim) ? '14' : '15';
  return [
    { slot: '10a', path, written: yesNo(accident?.kind === 'employment') },
    { slot: '10b', path, written: yesNo(accident?.kind === 'auto') },
    ...(accident?.kind === 'auto'
      ? [
          {
            slot: '10b.state' as const,
            path: 'claim.filing.accidentState',
            written: written(accident.state, 'address'),
            missing: 'Give the state of the auto accident.',
          },
        ]
      : []),
    { slot: '10c', path, written: yesNo(accident?.kind === 'other') },
    ...(accident
      ? ([
          {
            slot: `${box}.date`,
            path: 'claim.filing.accidentOn',
            written: dated(accident.on),
            missing: 'Give the day of the accident.',
          },
          { slot: `${box}.qualifier`, path, written: written(box === '14' ? '431' : '439', 'id') },
        ] satisfies readonly ClaimValue[])
      : []),
  ];
}

function signatureValues(claim: OutgoingClaim): readonly ClaimValue[] {
  const path = 'coverage.signatureOnFileOn';
  const signed = claim.signatureOnFileOn === null ? '' : ON_FILE;
  return [
    { slot: '12', path, written: written(signed, 'words') },
    // Medicare pays by assignment (27); this box is Medigap's there.
    ...(isMedicare(claim)
      ? []
      : [
          {
            slot: '13' as const,
            path,
            written: written(claim.benefitsAssigned ? signed : '', 'words'),
          },
        ]),
  ];
}

function practitionerValues(claim: OutgoingClaim): readonly ClaimValue[] {
  const { ordering } = claim;
  const medicare = isMedicare(claim);
  if (!medicare && (ordering === null || claim.switches.orderingAs === 'none')) return [];
  const qualifier = !medicare && claim.switches.orderingAs === 'claimDN' ? 'DN' : 'DK';
  const name = ordering ? [ordering.firstName, ordering.lastName, ordering.credential].filter(Boolean) : [];
  return [
    { slot: '17.qualifier', path: 'claim.orderId', written: written(ordering ? qualifier : '', 'id') },
    {
      slot: '17',
      path: 'physician.lastName',
      written: written(name.join(' '), 'name'),
      missing: 'Give the practitioner who ordered it.',
    },
    {
      slot: '17b',
      path: 'physician.npi',
      written: written(ordering?.npi ?? '', 'id'),
      missing: 'Give the practitioner’s NPI.',
    },
  ];
}

const DIAGNOSIS_SLOTS = [
  '21.A',
  '21.B',
  '21.C',
  '21.D',
  '21.E',
  '21.F',
  '21.G',
  '21.H',
  '21.I',
  '21.J',
  '21.K',
  '21.L',
] as const;

function diagnosisValues({ diagnoses }: OutgoingClaim): readonly ClaimValue[] {
  return [
    { slot: '21.version', path: 'claim.diagnosisCodes', written: written('0', 'id') },
    ...DIAGNOSIS_SLOTS.slice(0, Math.max(1, diagnoses.length)).map((slot, index): ClaimValue => ({
      slot,
      path: `claim.diagnosisCodes.${index}`,
      written: written(diagnoses[index] ?? '', 'id'),
      missing: 'Give a diagnosis.',
    })),
  ];
}

/** Boxes 22 and 23. */
function referenceValues(claim: OutgoingClaim): readonly ClaimValue[] {
  const authorization: ClaimValue = {
    slot: '23',
    path: 'claim.authorization.authorizationNumber',
    written: written(claim.authorizationNumber, 'id'),
  };
  if (claim.frequency === 'original') return [authorization];
  return [
    {
      slot: '22.code',
      path: 'claim.filing.frequency',
      written: written(claim.frequency === 'replacement' ? '7' : '8', 'id'),
    },
    {
      slot: '22.reference',
      path: 'claim.filing.payerClaimNumber',
      written: written(claim.payerClaimNumber, 'id'),
      missing: 'Give the payer’s number of the claim that this one replaces or voids.',
    },
    authorization,
  ];
}

/** Boxes 25 to 27 and 31 to 33. */
function supplierValues(claim: OutgoingClaim): readonly ClaimValue[] {
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

function street(address: Address): string {
  return [address.line1, address.line2].filter(Boolean).join(' ');
}

function addressLine(name: string, as: Alphabet, text: string, path: string): AddressLine {
  return { as, parts: [{ name, text, path }] };
}

function placeLine({ city, state, zip }: Address, path: string): AddressLine {
  return {
    as: 'address',
    parts: [
      { name: 'city', text: city, path: `${path}.city` },
      { name: 'state', text: state, path: `${path}.state` },
      { name: 'ZIP', text: zip, path: `${path}.zip` },
    ],
  };
}
