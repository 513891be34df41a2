import { describe, expect, test } from 'vitest';
import type { OutgoingClaim, OutgoingLine } from '../../../shared/billing/outgoingClaim.ts';
import type { Batch837, Problem837 } from '../../../shared/edi/batch837.ts';
import { checkOutgoing } from '../../../shared/edi/checkBatch.ts';
import { write837P } from '../../../shared/edi/write837p.ts';
import {
  aBatch,
  aClaim,
  aCommercialClaim,
  aFirstPayer,
  aLine,
  anAddress,
  BILLING,
  COMMERCIAL_SWITCHES,
  JANE,
  MEDICARE_SWITCHES,
  PARTNER,
} from '../../support/edi/anOutgoingClaim.ts';

function refusals(batch: Batch837): readonly Problem837[] {
  const outcome = write837P(batch);
  return outcome.ok ? [] : outcome.problems;
}

const line = (over: Partial<OutgoingLine>): Partial<OutgoingClaim> => ({ lines: [aLine(1, over)] });
const office = (over: Partial<OutgoingClaim['billing']>): Partial<OutgoingClaim> => ({
  billing: { ...BILLING, ...over },
});
const person = (over: Partial<OutgoingClaim['subscriber']>): Partial<OutgoingClaim> => ({
  subscriber: { ...JANE, ...over },
});
const ORDERING = { lastName: 'Exampleson', firstName: 'Alan', credential: '', npi: '1987654328' };
const FACILITY = { name: 'Sample Gardens', npi: '', address: anAddress() };
const AUTO = { kind: 'auto', on: '2026-10-01', state: 'OH' } as const;

/** What is changed, and the path and box that the refusal names. */
const CASES: readonly (readonly [string, Partial<OutgoingClaim>, string, string])[] = [
  ['not finalized', { finalised: false }, 'claim.state', ''],
  ['claim number with a slash', { number: 'CW/1' }, 'claim.number', '26'],
  ['claim number too long', { number: 'C'.repeat(21) }, 'claim.number', '26'],
  ['no place of service', { placeOfService: '' }, 'claim.placeOfService', '24B'],
  ['delay reason 12', { delayReason: '12' }, 'claim.filing.delayReason', ''],
  ['office without name', office({ name: ' ' }), 'office.name', '33'],
  ['office NPI mistyped', office({ npi: '1234567894' }), 'office.npi', '33a'],
  ['office NPI missing', office({ npi: '' }), 'office.npi', '33a'],
  ['tax id of eight digits', office({ taxId: '31-123456' }), 'office.taxId', '25'],
  ['taxonomy missing', office({ taxonomy: '' }), 'office.taxonomy', '33b'],
  ['office ZIP of five', office({ address: anAddress({ zip: '43215' }) }), 'office.address.zip', '33'],
  [
    'office in a PO box',
    office({ address: anAddress({ line1: 'P.O. Box 7' }) }),
    'office.address.line1',
    '33',
  ],
  ['PO box in line two', office({ address: anAddress({ line2: 'po box 7' }) }), 'office.address.line2', '33'],
  [
    'PO box in disguise',
    office({ address: anAddress({ line1: 'P*O*Box 7' }) }),
    'office.address.line1',
    '33',
  ],
  ['pay-to without city', office({ payTo: anAddress({ city: '' }) }), 'office.payTo.city', ''],
  ['member id missing', person({ memberId: '' }), 'coverage.memberId', '1a'],
  ['member id no MBI', person({ memberId: '1EG4-TE5-MK7' }), 'coverage.memberId', '1a'],
  ['MBI with a letter never used', person({ memberId: '1SG4TE5MK73' }), 'coverage.memberId', '1a'],
  ['no birth date', person({ birthDate: null }), 'patient.birthDate', '3'],
  ['birth date that is none', person({ birthDate: '1948-02-30' }), 'patient.birthDate', '3'],
  ['last name missing', person({ lastName: '' }), 'patient.lastName', '2'],
  ['last name without English letters', person({ lastName: '東京' }), 'patient.lastName', '2'],
  ['first name missing', person({ firstName: '' }), 'patient.firstName', '2'],
  ['street missing', person({ address: anAddress({ line1: '' }) }), 'patient.address.line1', '5'],
  [
    'street too long',
    person({ address: anAddress({ line1: 'x'.repeat(56) }) }),
    'patient.address.line1',
    '5',
  ],
  ['city of one letter', person({ address: anAddress({ city: 'X' }) }), 'patient.address.city', '5'],
  ['state missing', person({ address: anAddress({ state: '' }) }), 'patient.address.state', '5'],
  ['ZIP of four', person({ address: anAddress({ zip: '4540' }) }), 'patient.address.zip', '5'],
  [
    'why Medicare is second',
    { sequence: 'secondary', otherPayers: [aFirstPayer(aLine(1).lineId)] },
    'coverage.insuranceType',
    '',
  ],
  [
    'payer without identifier',
    { payer: { ...aClaim(1).payer, identifier: '' } },
    'payer.payerIdentifier',
    '',
  ],
  [
    'payer identifier with a star',
    { payer: { ...aClaim(1).payer, identifier: '17*13' } },
    'payer.payerIdentifier',
    '',
  ],
  [
    'filing indicator unknown',
    { switches: { ...MEDICARE_SWITCHES, filingIndicator: 'XX' } },
    'payer.filing.filingIndicator',
    '1',
  ],
  [
    'Medicare told at the claim who ordered',
    { switches: { ...MEDICARE_SWITCHES, orderingAs: 'claimDN' } },
    'payer.filing.orderingAs',
    '17',
  ],
  ['nobody ordered', { ordering: null }, 'claim.orderId', '17'],
  ['ordering NPI mistyped', { ordering: { ...ORDERING, npi: '1987654321' } }, 'physician.npi', '17b'],
  ['ordering without first name', { ordering: { ...ORDERING, firstName: '' } }, 'physician.firstName', '17'],
  [
    'facility ZIP of five',
    { facility: { ...FACILITY, address: anAddress({ zip: '45402' }) } },
    'claim.filing.facility.address.zip',
    '32',
  ],
  ['facility NPI mistyped', { facility: { ...FACILITY, npi: '1' } }, 'claim.filing.facility.npi', '32a'],
  ['no diagnosis', { diagnoses: [] }, 'claim.diagnosisCodes', '21'],
  ['a diagnosis twice', { diagnoses: ['G35', 'R26.89', 'R2689'] }, 'claim.diagnosisCodes.2', '21C'],
  ['no diagnosis code', { diagnoses: ['G35', 'walking'] }, 'claim.diagnosisCodes.1', '21B'],
  [
    'thirteen diagnoses',
    { diagnoses: Array.from({ length: 13 }, (_, n) => `M10.${String(n).padStart(2, '0')}`) },
    'claim.diagnosisCodes',
    '21',
  ],
  ['accident without day', { accident: { ...AUTO, on: null } }, 'claim.filing.accidentOn', '14'],
  [
    'accident after the service',
    { accident: { ...AUTO, on: '2026-11-06' } },
    'claim.filing.accidentOn',
    '14',
  ],
  ['auto accident without state', { accident: { ...AUTO, state: '' } }, 'claim.filing.accidentState', '10b'],
  [
    'authorization with a colon',
    { authorizationNumber: 'A:1' },
    'claim.authorization.authorizationNumber',
    '23',
  ],
  [
    'a paper without number',
    { attachments: [{ type: 'OZ', how: 'FX', controlNumber: '' }] },
    'claim.filing.attachments',
    '',
  ],
  [
    'a paper of no type',
    { attachments: [{ type: 'ZZ', how: 'AA', controlNumber: '' }] },
    'claim.filing.attachments',
    '',
  ],
  [
    'eleven papers',
    {
      attachments: Array.from({ length: 11 }, () => ({ type: 'OZ', how: 'AA' as const, controlNumber: '' })),
    },
    'claim.filing.attachments',
    '',
  ],
  ['patient paid less than nothing', { patientPaidCents: -1 }, 'claim.filing.patientPaidCents', '29'],
  ['no lines', { lines: [] }, 'claim.lines', '24'],
  ['51 lines', { lines: Array.from({ length: 51 }, (_, n) => aLine(n + 1)) }, 'claim.lines', '24'],
  [
    'a line number twice',
    { lines: [aLine(1), aLine(2, { controlNumber: 'L000001' })] },
    'claim.lines.1.id',
    '',
  ],
  ['no code', line({ code: '' }), 'claim.lines.0.code', '24D'],
  ['a modifier of one sign', line({ modifiers: ['K'] }), 'claim.lines.0.modifiers.0', '24D'],
  ['a modifier twice', line({ modifiers: ['RT', 'KX', 'RT'] }), 'claim.lines.0.modifiers.2', '24D'],
  ['99 typed in', line({ modifiers: ['99'] }), 'claim.lines.0.modifiers.0', '24D'],
  ['KX and GA', line({ modifiers: ['KX', 'GA'] }), 'claim.lines.0.modifiers.0', '24D'],
  [
    'KX and GY behind four',
    line({ modifiers: ['NU', 'RT', 'CR', 'KX', 'GY'] }),
    'claim.lines.0.modifiers.0',
    '24D',
  ],
  [
    'unlisted without description',
    line({ notOtherwiseClassified: true, description: ' ' }),
    'claim.lines.0.description',
    '24 shaded',
  ],
  ['charge too large', line({ chargeCents: 10_000_000_000 }), 'claim.lines.0.chargeCents', '24F'],
  ['charge of half a cent', line({ chargeCents: 0.5 }), 'claim.lines.0.chargeCents', '24F'],
  [
    'charges too large together',
    { lines: [aLine(1, { chargeCents: 9_999_999_999 }), aLine(2)] },
    'claim.lines',
    '28',
  ],
  ['no units', line({ units: 0 }), 'claim.lines.0.units', '24G'],
  ['units of four decimals', line({ units: 1.00005 }), 'claim.lines.0.units', '24G'],
  ['ends before it begins', line({ to: '2026-11-04' }), 'claim.dateOfService', '24A'],
  ['service ahead', line({ from: '2026-11-21', to: '2026-11-21' }), 'claim.dateOfService', '24A'],
  ['service before birth', line({ from: '1948-02-13', to: '1948-02-13' }), 'claim.dateOfService', '24A'],
  ['pointer beyond', line({ pointers: [3] }), 'claim.lines.0.pointers', '24E'],
  ['no pointer', line({ pointers: [] }), 'claim.lines.0.pointers', '24E'],
  ['pointer twice', line({ pointers: [1, 1] }), 'claim.lines.0.pointers', '24E'],
  [
    'five pointers',
    {
      diagnoses: ['G35', 'R26.89', 'J44.9', 'J96.11', 'C61'],
      lines: [aLine(1, { pointers: [1, 2, 3, 4, 5] })],
    },
    'claim.lines.0.pointers',
    '24E',
  ],
  [
    'drug code of ten digits',
    line({ drug: { ndc: '5041902080', quantity: 1, unit: 'ML' } }),
    'claim.lines.0.drug',
    '24 shaded',
  ],
  [
    'no drug',
    line({ drug: { ndc: '50419-0208-01', quantity: 0, unit: 'ML' } }),
    'claim.lines.0.drug',
    '24 shaded',
  ],
  [
    'replacement to a payer that takes none',
    { frequency: 'replacement', payerClaimNumber: 'A1' },
    'claim.filing.frequency',
    '22',
  ],
];

const DEPENDENT = { ...JANE, relation: 'child' } as const;

/** The same with a commercial payer. */
const COMMERCIAL_CASES: readonly (readonly [string, Partial<OutgoingClaim>, string, string])[] = [
  [
    'replacement without the payer’s number',
    { frequency: 'replacement' },
    'claim.filing.payerClaimNumber',
    '22',
  ],
  [
    'void without the payer’s number',
    { frequency: 'void', payerClaimNumber: ' ' },
    'claim.filing.payerClaimNumber',
    '22',
  ],
  [
    'insured without name',
    { dependent: DEPENDENT, subscriber: { ...JANE, memberId: 'M1', lastName: '' } },
    'coverage.insured.lastName',
    '4',
  ],
  [
    'purchase price missing',
    line({ rental: { rentalCents: 100, purchaseCents: null, daysNeeded: 1 } }),
    'equipment.replacementCents',
    '',
  ],
  [
    'purchase price that is none',
    line({ rental: { rentalCents: 100, purchaseCents: 0.5, daysNeeded: 1 } }),
    'equipment.replacementCents',
    '',
  ],
  [
    'days of need not ordered',
    line({ rental: { rentalCents: 100, purchaseCents: 500, daysNeeded: null } }),
    'order.lengthOfNeedMonths',
    '',
  ],
  [
    'group number with a tilde',
    { subscriber: { ...JANE, memberId: 'M1', groupNumber: 'G~1' } },
    'coverage.groupNumber',
    '11',
  ],
];

const lineId = aLine(1).lineId;
const decided = (over: object, lineOver: object = {}): OutgoingClaim['otherPayers'] => {
  const payer = aFirstPayer(lineId);
  const { adjudication } = payer;
  if (!adjudication) throw new Error('undecided');
  return [
    {
      ...payer,
      adjudication: {
        ...adjudication,
        lines: adjudication.lines.map((one) => ({ ...one, ...lineOver })),
        ...over,
      },
    },
  ];
};

const OTHER_PAYER_CASES: readonly (readonly [string, OutgoingClaim['otherPayers'], string])[] = [
  ['no first payer', [], 'what the first payer decided is missing'],
  ['undecided first payer', [aFirstPayer(lineId, { adjudication: null })], 'what the first payer decided'],
  ['line off by a cent', decided({}, { paidCents: 7999 }), '$0.01 is not accounted for'],
  ['line over', decided({}, { paidCents: 8001 }), '$0.01 is too much'],
  ['payment that is not its lines', decided({ paidCents: 8100 }), 'payments of the lines do not come'],
  [
    'a line left out',
    decided({ lines: [{ lineId: 'other', paidCents: 0, units: 0, adjustments: [] }] }),
    'decision on this line is missing',
  ],
  ['claim level off', decided({ lines: [] }), 'charges of the claim'],
  ['decided ahead', decided({ on: '2026-11-21' }), 'before the service or after today'],
  ['decided before the service', decided({ on: '2026-11-04' }), 'before the service'],
  [
    'an adjustment without reason',
    decided({ adjustments: [{ group: 'CO', reason: '', cents: 0, quantity: null }] }),
    'no reason code',
  ],
  ['same identifier', [aFirstPayer(lineId, { identifier: '17013' })], 'same identifier'],
  [
    'same place',
    [aFirstPayer(lineId), aFirstPayer(lineId, { sequence: 'secondary', identifier: 'X9' })],
    'same place',
  ],
  ['no member id', [aFirstPayer(lineId, { memberId: '' })], 'member id at the other payer is missing'],
  ['no filing indicator', [aFirstPayer(lineId, { filingIndicator: '' })], 'filing indicator'],
];

function judge(problems: readonly Problem837[], claim: OutgoingClaim, path: string, box: string): void {
  const named = problems.filter((one) => one.path === path && one.box === box);
  expect(named.length, JSON.stringify(problems)).toBeGreaterThan(0);
  for (const one of named) {
    expect(one.claimId).toBe(claim.claimId);
    expect(one.message).toMatch(/^[A-Z].*\.$/);
    const place = /^claim\.lines\.(\d+)/.exec(path)?.[1];
    if (place !== undefined) expect(one.lineId).toBe(claim.lines[Number(place)]?.lineId);
  }
}

describe('a claim is refused by name', () => {
  test('and one that is complete is not', () => {
    expect(refusals(aBatch([aClaim(1), aCommercialClaim(2)]))).toEqual([]);
  });

  test.each(CASES)('%s', (_name, over, path, box) => {
    const claim = aClaim(1, over);
    judge(refusals(aBatch([aClaim(2), claim])), claim, path, box);
  });

  test.each(COMMERCIAL_CASES)('%s', (_name, over, path, box) => {
    const claim = aCommercialClaim(1, over);
    judge(refusals(aBatch([claim])), claim, path, box);
  });

  test.each(OTHER_PAYER_CASES)('second to a payer: %s', (_name, otherPayers, message) => {
    const lines = [aLine(1)];
    const subscriber = { ...JANE, insuranceType: '12' };
    const good = aClaim(1, { sequence: 'secondary', subscriber, lines, otherPayers: [aFirstPayer(lineId)] });
    expect(refusals(aBatch([good]))).toEqual([]);
    const problems = refusals(aBatch([{ ...good, otherPayers }]));
    expect(
      problems
        .filter(({ path }) => /^(?:otherCoverages|claim\.filing\.priorPayments)$/.test(path))
        .map((one) => one.message),
    ).toContainEqual(expect.stringContaining(message));
  });

  test('a Medicare patient is always the insured', () => {
    const claim = aClaim(1, { dependent: DEPENDENT });
    judge(refusals(aBatch([claim])), claim, 'coverage.relation', '6');
  });

  test('every problem of every claim at once, and nothing of the patient in their words', () => {
    const outcome = write837P(
      aBatch([aClaim(1, { finalised: false, diagnoses: [] }), aClaim(2, person({ memberId: 'SECRET*1' }))]),
    );
    if (outcome.ok) throw new Error('written');
    expect(new Set(outcome.problems.map(({ claimId }) => claimId)).size).toBe(2);
    expect(outcome.fault).toMatchObject({ kind: 'invalid' });
    expect(JSON.stringify(outcome)).not.toMatch(/SECRET|Testperson/i);
  });
});

describe('a batch is refused by name', () => {
  const partner = (over: Partial<typeof PARTNER>): Partial<Batch837> => ({
    partner: { ...PARTNER, ...over },
  });
  test.each<readonly [string, Partial<Batch837>, string]>([
    ['no claim', { claims: [] }, 'batch.claims'],
    ['batch id', { id: 'lower' }, 'batch.id'],
    ['no time', { created: { on: '2026-11-20', at: '25:00' } }, 'batch.created'],
    ['control number 0', { controls: { interchange: 0, group: 1, firstSet: 1 } }, 'batch.controls'],
    [
      'control number of ten digits',
      { controls: { interchange: 1, group: 1_000_000_000, firstSet: 1 } },
      'batch.controls',
    ],
    ['no submitter', partner({ submitterId: '' }), 'partner.submitterId'],
    ['receiver too long', partner({ receiverId: 'R'.repeat(16) }), 'partner.receiverId'],
    ['qualifier', partner({ receiverQualifier: '99' }), 'partner.receiverQualifier'],
    ['no contact', partner({ contactName: '' }), 'partner.contactName'],
    ['no telephone', partner({ contactPhone: '555' }), 'partner.contactPhone'],
  ])('%s', (_name, over, path) => {
    const problems = refusals(aBatch([aClaim(1)], over));
    expect(problems).toContainEqual(expect.objectContaining({ path, claimId: null, lineId: null }));
  });

  test('two claims of one number', () => {
    const problems = refusals(aBatch([aClaim(1), aClaim(2, { number: 'CW-2026-000001' })]));
    expect(problems.map(({ path }) => path)).toEqual(['claim.number', 'claim.number']);
  });
});

describe('what is told without refusing', () => {
  test('a Medicare authorization of an unknown form', () => {
    const claim = aClaim(1, { authorizationNumber: 'PA1' });
    expect(checkOutgoing(claim, '2026-11-20')).toMatchObject({
      problems: [],
      notices: [{ path: 'claim.authorization.authorizationNumber' }],
    });
    expect(checkOutgoing(aClaim(1, { authorizationNumber: 'ABH12345678901' }), '2026-11-20').notices).toEqual(
      [],
    );
  });

  test('diagnoses of a line that nobody chose', () => {
    const lines = [aLine(1, { pointers: [1, 2], pointersChosen: false })];
    expect(checkOutgoing(aClaim(1, { lines }), '2026-11-20')).toMatchObject({
      problems: [],
      notices: [{ path: 'claim.lines.0.pointers', box: '24E' }],
    });
    // The only one there is needs no choice.
    const only = aClaim(1, {
      diagnoses: ['G35'],
      lines: [aLine(1, { pointers: [1], pointersChosen: false })],
    });
    expect(checkOutgoing(only, '2026-11-20')).toEqual({ problems: [], notices: [] });
  });

  test('no signature on file, no benefits assigned', () => {
    const claim = aCommercialClaim(1, { signatureOnFileOn: null, benefitsAssigned: false });
    expect(checkOutgoing(claim, '2026-11-20')).toMatchObject({
      problems: [],
      notices: [{ path: 'coverage.signatureOnFileOn', box: '12' }],
    });
  });

  test('a commercial claim is asked neither for an MBI nor for a taxonomy', () => {
    const claim = aCommercialClaim(1, {
      billing: { ...BILLING, taxonomy: '' },
      switches: { ...COMMERCIAL_SWITCHES, orderingAs: 'none' },
      ordering: null,
    });
    expect(checkOutgoing(claim, '2026-11-20')).toEqual({ problems: [], notices: [] });
  });
});
