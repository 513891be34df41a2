import type {
  BillingProvider,
  FilingSwitches,
  OtherPayer,
  OutgoingClaim,
  OutgoingLine,
  OutgoingPayer,
  Subscriber,
  TradingPartner,
} from '../../../shared/billing/outgoingClaim.ts';
import type { Address } from '../../../shared/domain/record.ts';
import type { Batch837 } from '../../../shared/edi/batch837.ts';

/** Made-up claims on their way out: complete as they stand, so that a test changes only what it is about. */

export function testId(group: number, number: number): string {
  return `019b0000-0000-7${String(group).padStart(3, '0')}-8000-${number.toString(16).padStart(12, '0')}`;
}

export function anAddress(over: Partial<Address> = {}): Address {
  return { line1: '12 Oak Ave', line2: '', city: 'Dayton', state: 'OH', zip: '45402-0001', ...over };
}

export const BILLING: BillingProvider = {
  name: 'Sample Mobility Repair LLC',
  npi: '1234567893',
  taxId: '31-1234567',
  taxonomy: '332B00000X',
  address: anAddress({ line1: '100 Main St', line2: 'Ste 4', city: 'Columbus', zip: '43215-0001' }),
  payTo: anAddress({ line1: 'PO Box 99', city: 'Columbus', zip: '43216-0099' }),
  phone: '6145550142',
};

export const MEDICARE: OutgoingPayer = {
  name: 'DME MAC Jurisdiction B',
  identifier: '17013',
  class: 'medicare',
  address: anAddress({ line1: 'PO Box 1', city: 'Nashville', state: 'TN', zip: '37202' }),
};

export const COMMERCIAL: OutgoingPayer = {
  name: 'Fictional Mutual Health',
  identifier: 'FMH01',
  class: 'commercial',
  address: anAddress({ line1: 'PO Box 7', city: 'Hartford', state: 'CT', zip: '06101' }),
};

export const MEDICARE_SWITCHES: FilingSwitches = {
  filingIndicator: 'MB',
  orderingAs: 'lineDK',
  authorizationOn: 'line',
  rentalDates: 'single',
  takesReplacements: false,
  equipmentPrices: false,
  sendsTaxonomy: true,
  paperPointers: 1,
};

export const COMMERCIAL_SWITCHES: FilingSwitches = {
  filingIndicator: 'CI',
  orderingAs: 'claimDN',
  authorizationOn: 'claim',
  rentalDates: 'span',
  takesReplacements: true,
  equipmentPrices: true,
  sendsTaxonomy: false,
  paperPointers: 4,
};

export const JANE: Subscriber = {
  lastName: 'Testperson',
  firstName: 'Jane',
  middleName: 'Q',
  suffix: '',
  birthDate: '1948-02-14',
  sex: 'female',
  address: anAddress(),
  phone: '9375550101',
  memberId: '1EG4-TE5-MK73',
  groupNumber: '',
  planName: '',
  insuranceType: '',
};

export function aLine(number: number, over: Partial<OutgoingLine> = {}): OutgoingLine {
  return {
    lineId: testId(2, number),
    controlNumber: `L${String(number).padStart(6, '0')}`,
    code: 'K0739',
    modifiers: ['KX'],
    description: '',
    from: '2026-11-05',
    to: '2026-11-05',
    units: 4,
    chargeCents: 12000,
    pointers: [1],
    pointersChosen: true,
    note: '',
    emergency: false,
    notOtherwiseClassified: false,
    rental: null,
    drug: null,
    ...over,
  };
}

/** Medicare first, one line of labor; `number` makes ids and numbers of its own. */
export function aClaim(number: number, over: Partial<OutgoingClaim> = {}): OutgoingClaim {
  return {
    claimId: testId(1, number),
    number: `CW-2026-${String(number).padStart(6, '0')}`,
    finalised: true,
    finalisedOn: '2026-11-19',
    frequency: 'original',
    payerClaimNumber: '',
    billing: BILLING,
    payer: MEDICARE,
    switches: MEDICARE_SWITCHES,
    sequence: 'primary',
    subscriber: JANE,
    dependent: null,
    placeOfService: '12',
    assignment: true,
    benefitsAssigned: true,
    signatureOnFileOn: '2026-01-05',
    accident: null,
    delayReason: '',
    diagnoses: ['G35', 'R26.89'],
    authorizationNumber: '',
    patientPaidCents: 0,
    note: '',
    attachments: [],
    ordering: { lastName: 'Exampleson', firstName: 'Alan', credential: 'MD', npi: '1987654328' },
    facility: null,
    otherPayers: [],
    lines: [aLine(number * 100 + 1)],
    ...over,
  };
}

/** The same with a commercial plan. */
export function aCommercialClaim(number: number, over: Partial<OutgoingClaim> = {}): OutgoingClaim {
  return aClaim(number, {
    payer: COMMERCIAL,
    switches: COMMERCIAL_SWITCHES,
    subscriber: { ...JANE, memberId: 'FMH00123456', groupNumber: 'G-7788' },
    ...over,
  });
}

/** A first payer that decided on one line: paid 80 of 120, 20 is contractual, 20 the patient's. */
export function aFirstPayer(lineId: string, over: Partial<OtherPayer> = {}): OtherPayer {
  return {
    sequence: 'primary',
    name: 'Fictional Mutual Health',
    identifier: 'FMH01',
    filingIndicator: 'CI',
    insured: { lastName: 'Testperson', firstName: 'Jane', middleName: 'Q', suffix: '' },
    memberId: 'FMH00123456',
    groupNumber: 'G-7788',
    planName: '',
    relation: 'self',
    claimNumber: 'FMHICN0001',
    adjudication: {
      on: '2026-11-15',
      paidCents: 8000,
      adjustments: [],
      lines: [
        {
          lineId,
          paidCents: 8000,
          units: 4,
          adjustments: [
            { group: 'CO', reason: '45', cents: 2000, quantity: null },
            { group: 'PR', reason: '2', cents: 2000, quantity: null },
          ],
        },
      ],
    },
    ...over,
  };
}

export const PARTNER: TradingPartner = {
  id: testId(3, 1),
  name: 'CEDI',
  submitterQualifier: 'ZZ',
  submitterId: 'SUB12345',
  receiverQualifier: 'ZZ',
  receiverId: '16003',
  production: false,
  wantsTa1: true,
  contactName: 'Pat Biller',
  contactPhone: '(614) 555-0142',
  contactEmail: 'billing@example.com',
};

export function aBatch(claims: readonly OutgoingClaim[], over: Partial<Batch837> = {}): Batch837 {
  return {
    id: 'BATCH0001',
    partner: PARTNER,
    submitterName: BILLING.name,
    controls: { interchange: 101, group: 101, firstSet: 1 },
    created: { on: '2026-11-20', at: '10:15' },
    claims,
    ...over,
  };
}
