import type { Person, OtherPayer, OutgoingClaim, OutgoingLine } from '../../shared/billing/outgoingClaim.ts';

/** Made-up claims for the tests of printed forms: nobody in them exists. */

const PATIENT: Person = {
  lastName: 'Testperson',
  firstName: 'Avery',
  middleName: 'Mae',
  suffix: '',
  birthDate: '1948-04-17',
  sex: 'female',
  phone: '2175550123',
  address: {
    line1: '7 Invented Lane',
    line2: 'Apt. #2',
    city: 'Springfield',
    state: 'IL',
    zip: '62704-1234',
  },
};

export function formLine(n: number, changes: Partial<OutgoingLine> = {}): OutgoingLine {
  return {
    lineId: `019ab000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`,
    controlNumber: `LINE${n}`,
    code: 'E1390',
    modifiers: ['RR', 'KX'],
    description: '',
    from: '2026-10-06',
    to: '2026-11-05',
    units: 1,
    chargeCents: 12_345,
    pointers: [1, 2],
    pointersChosen: true,
    note: '',
    emergency: false,
    notOtherwiseClassified: false,
    rental: null,
    drug: null,
    ...changes,
  };
}

/** Medicare pays first; one rental month. */
export function medicareClaim(changes: Partial<OutgoingClaim> = {}): OutgoingClaim {
  return {
    claimId: '019ab000-0000-7000-8000-000000000001',
    number: 'CW-2026-000123',
    finalised: true,
    finalisedOn: '2026-11-20',
    frequency: 'original',
    payerClaimNumber: '',
    billing: {
      name: 'Exemplary Home Oxygen Supply',
      npi: '1234567893',
      taxId: '12-3456789',
      taxonomy: '332BX2000X',
      address: {
        line1: '12 Sample Street',
        line2: 'Suite 3',
        city: 'Springfield',
        state: 'IL',
        zip: '62701-0001',
      },
      payTo: null,
      phone: '2175550110',
    },
    payer: {
      name: 'DME MAC, Jurisdiction B',
      identifier: '17013',
      class: 'medicare',
      address: { line1: 'P.O. Box 100', line2: '', city: 'Nashville', state: 'TN', zip: '37202' },
    },
    switches: {
      filingIndicator: 'MB',
      orderingAs: 'lineDK',
      authorizationOn: 'line',
      rentalDates: 'single',
      takesReplacements: false,
      equipmentPrices: false,
      sendsTaxonomy: true,
      paperPointers: 1,
    },
    sequence: 'primary',
    subscriber: { ...PATIENT, memberId: '1EG4-TE5-MK73', groupNumber: '', planName: '', insuranceType: '' },
    dependent: null,
    placeOfService: '12',
    assignment: true,
    benefitsAssigned: true,
    signatureOnFileOn: '2026-01-05',
    accident: null,
    delayReason: '',
    diagnoses: ['J44.9', 'J96.11'],
    authorizationNumber: '',
    patientPaidCents: 0,
    note: '',
    attachments: [],
    ordering: { lastName: 'Sampledoctor', firstName: 'Jordan', credential: 'MD', npi: '1003000126' },
    facility: null,
    otherPayers: [],
    lines: [formLine(1)],
    ...changes,
  };
}

export function otherPayer(changes: Partial<OtherPayer> = {}): OtherPayer {
  return {
    sequence: 'primary',
    name: 'Placeholder Group Plan',
    identifier: 'PGP01',
    filingIndicator: 'CI',
    insured: { lastName: 'Testperson', firstName: 'Blake', middleName: '', suffix: '' },
    memberId: 'PGP-77-1',
    groupNumber: 'G-500',
    planName: 'Placeholder PPO',
    relation: 'spouse',
    claimNumber: '',
    adjudication: null,
    ...changes,
  };
}

/** A commercial plan whose insured is the patient's parent. */
export function commercialClaim(changes: Partial<OutgoingClaim> = {}): OutgoingClaim {
  const medicare = medicareClaim();
  return {
    ...medicare,
    payer: {
      name: 'Placeholder Mutual Health Plan',
      identifier: 'PMHP1',
      class: 'commercial',
      address: { line1: 'PO Box 1', line2: 'Claims, 2nd floor', city: 'Peoria', state: 'IL', zip: '61601' },
    },
    switches: {
      ...medicare.switches,
      filingIndicator: 'CI',
      orderingAs: 'claimDN',
      rentalDates: 'span',
      takesReplacements: true,
      paperPointers: 4,
    },
    subscriber: {
      ...PATIENT,
      firstName: 'Casey',
      middleName: '',
      suffix: 'Jr.',
      birthDate: '1975-02-03',
      sex: 'male',
      phone: '2175550177',
      address: { line1: '9 Fabricated Road', line2: '', city: 'Decatur', state: 'IL', zip: '62521' },
      memberId: 'EX-884-2201',
      groupNumber: 'G-77',
      planName: 'Mutual Gold',
      insuranceType: '',
    },
    dependent: { ...PATIENT, birthDate: '2011-09-30', relation: 'child' },
    ...changes,
  };
}
