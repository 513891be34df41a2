import type { Address } from '../domain/record.ts';
import { chosen, type ClaimValue, dated, isMedicare, street, written, yesNo } from './boxValue.ts';
import type { OtherPayer, OutgoingClaim, Person } from './outgoingClaim.ts';

/** Boxes 2 to 7, 9 and 11: the patient, the insured person, and who else pays. */

/** Boxes 2 to 7. */
export function patientValues(claim: OutgoingClaim): readonly ClaimValue[] {
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
export function otherInsuranceValues(claim: OutgoingClaim): readonly ClaimValue[] {
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
