import {
  addressLine,
  chosen,
  type ClaimValue,
  dated,
  isMedicare,
  kindOfCoverage,
  ON_FILE,
  placeLine,
  written,
  yesNo,
} from './boxValue.ts';
import { otherInsuranceValues, patientValues } from './insuredValues.ts';
import type { OutgoingClaim } from './outgoingClaim.ts';
import { supplierValues } from './supplierValues.ts';

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
