import { NO_ADDRESS } from '../../shared/domain/record.ts';
import { defaultFiling, NO_INSURED } from '../../shared/domain/filing.ts';
import { newClaimValues } from '../../shared/domain/claim.ts';
import type { ClaimLine } from '../../shared/domain/claim.ts';
import { ClaimCase, NO_SERVICE_HISTORY } from '../../shared/domain/claimCase.ts';
import { NO_ORDER_DETAILS } from '../../shared/domain/clinical.ts';
import type { DocumentRecord, DocumentType, MediaType } from '../../shared/domain/document.ts';
import { defaultSettings } from '../../shared/domain/payer.ts';
import type { Part } from '../../shared/domain/serviceVisit.ts';
import type { FrozenClaim } from '../../shared/packet/packetModel.ts';
import type { Evaluation } from '../../shared/rules/evaluate.ts';

/** A made-up claim for the packet's tests: nobody in it exists. */

/** The nth id of this case, in the form of a UUIDv7. */
export function packetId(n: number): string {
  return `019ab000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

const stored = (n: number): { id: string; revision: number } => ({ id: packetId(n), revision: 1 });

export function packetDocument(
  n: number,
  type: DocumentType,
  changes: Partial<DocumentRecord> = {},
): DocumentRecord {
  const mediaType: MediaType = type === 'photo' ? 'image/jpeg' : 'application/pdf';
  return {
    ...stored(100 + n),
    type,
    documentDate: '2026-10-02',
    title: '',
    patientId: packetId(2),
    equipmentId: null,
    visitId: null,
    author: '',
    signed: null,
    invoiceTotalCents: null,
    invoiceNumber: '',
    statesContinuedNeed: null,
    note: '',
    fileName: `scan-${String(n)}.${type === 'photo' ? 'jpg' : 'pdf'}`,
    mediaType,
    bytes: 12_345,
    pages: 1,
    sha256: (n + 16).toString(16).repeat(64).slice(0, 64),
    condition: 'readable',
    addedAt: '2026-11-03T15:00:00.000Z',
    addedBy: 'Robin Clerkperson',
    ...changes,
  };
}

export function packetPart(n: number, changes: Partial<Part> = {}): Part {
  return {
    id: packetId(300 + n),
    code: '',
    partNumber: `EX5-${String(1000 + n)}`,
    description: 'Sieve bed module',
    quantity: 1,
    unitCostCents: 18_450,
    lotOrSerial: `LOT-${String(77_000 + n)}`,
    reason: 'Bed spent: oxygen stayed at 74% after thirty minutes',
    billed: true,
    catalogId: null,
    ...changes,
  };
}

function line(changes: Partial<ClaimLine>): ClaimLine {
  return {
    id: packetId(400),
    code: 'L7600',
    modifiers: [],
    furtherModifiers: [],
    units: 1,
    chargeCents: 41_380,
    description: 'Repair of an oxygen concentrator',
    narrative: 'Sieve bed replaced, flow set, alarms tested',
    logIds: [],
    pointers: [],
    drug: null,
    ...changes,
  };
}

/** A repair with all of its facts, as the schemas take it. */
export function repairCase(): ClaimCase {
  return ClaimCase.parse({
    version: 4,
    office: {
      ...stored(1),
      name: 'Exemplary Home Oxygen Supply',
      npi: '1234567893',
      taxId: '12-3456789',
      taxonomy: '332B00000X',
      licenseNumber: 'DME-0042',
      licenseState: 'IL',
      licenseExpiresOn: '2027-12-31',
      address: {
        line1: '12 Sample Street',
        line2: 'Suite 3',
        city: 'Springfield',
        state: 'IL',
        zip: '62701',
      },
      phone: '2175550110',
      fax: '2175550111',
      email: 'office@example.test',
      branch: '',
      timeZone: 'America/Chicago',
      payTo: NO_ADDRESS,
      logo: '',
      sample: false,
    },
    patient: {
      ...stored(2),
      firstName: 'Avery',
      middleName: 'M.',
      lastName: 'Testperson',
      suffix: '',
      birthDate: '1948-04-17',
      sex: 'female',
      phone: '2175550123',
      mobile: '',
      email: '',
      address: { line1: '7 Invented Lane', line2: '', city: 'Springfield', state: 'IL', zip: '62704' },
      contacts: [],
      chartNumber: 'A-1077',
      note: '',
    },
    diagnoses: [
      {
        ...stored(3),
        patientId: packetId(2),
        code: 'J44.9',
        description: 'Chronic obstructive pulmonary disease, unspecified',
        diagnosedOn: '2021-03-09',
      },
      {
        ...stored(4),
        patientId: packetId(2),
        code: 'J96.11',
        description: 'Chronic respiratory failure with hypoxia',
        diagnosedOn: null,
      },
    ],
    coverage: {
      ...stored(5),
      patientId: packetId(2),
      payerId: packetId(6),
      rank: 1,
      memberId: 'EX-884-2201',
      groupNumber: 'G-77',
      relation: 'self',
      insured: NO_INSURED,
      planName: '',
      insuranceType: '',
      from: '2026-01-01',
      to: null,
      signatureOnFileOn: null,
      assignment: null,
    },
    payer: {
      ...stored(6),
      name: 'Placeholder Mutual Health Plan',
      class: 'commercial',
      payerIdentifier: 'PMHP1',
      address: { line1: 'PO Box 1', line2: '', city: 'Peoria', state: 'IL', zip: '61601' },
      phone: '3095550140',
      settings: {
        ...defaultSettings('commercial'),
        codeAgreements: [
          { code: 'L7600', source: 'Provider manual 2026, page 41', confirmedOn: '2026-02-10' },
        ],
      },
      filing: defaultFiling('commercial'),
    },
    physician: {
      ...stored(7),
      firstName: 'Jordan',
      lastName: 'Sampledoctor',
      credential: 'MD',
      npi: '1003000126',
      phone: '2175550150',
      fax: '2175550151',
      address: { line1: '', line2: '', city: '', state: '', zip: '' },
    },
    order: {
      ...stored(8),
      patientId: packetId(2),
      physicianId: packetId(7),
      covers: 'repair',
      description: 'Repair of the home oxygen concentrator, including needed parts',
      orderedOn: '2026-10-02',
      signedOn: '2026-10-02',
      signature: 'handwritten',
      receivedOn: '2026-10-03',
      validTo: null,
      quantity: 1,
      condition: 'Chronic obstructive pulmonary disease with hypoxia',
      diagnosisCode: 'J44.9',
      saturation: 86,
      pao2: null,
      flowLpm: 2,
      delivery: 'continuous',
      lengthOfNeedMonths: 99,
      ...NO_ORDER_DETAILS,
      documentId: packetId(101),
    },
    oxygenTest: null,
    equipment: {
      ...stored(9),
      kind: 'stationaryConcentrator',
      hcpcs: 'E1390',
      make: 'Examplair',
      model: 'Home 5',
      serial: 'XH5-001977',
      lot: '',
      ownership: 'patientOwned',
      status: 'inService',
      holderId: packetId(2),
      location: '',
      acquiredOn: '2022-05-16',
      rentalStartedOn: null,
      warrantyUntil: '2025-05-15',
      warrantyLaborUntil: null,
      replacementCents: 129_900,
      replacementSource: 'Maker’s price list, July 2026',
      hourMeter: 14_820,
      note: '',
      acquisitionCents: null,
      acquisitionSource: '',
      hourMeterOn: null,
    },
    visit: {
      ...stored(10),
      equipmentId: packetId(9),
      patientId: packetId(2),
      visitedOn: '2026-10-06',
      arrivedAt: '',
      leftAt: '',
      technicianId: packetId(11),
      technicianName: 'Sam Wrenchworth',
      technicianQualification: 'Examplair factory training, 2024',
      purpose: 'repair',
      complaint: 'The machine beeps every few minutes and I am short of breath at night.',
      before: { oxygenPercent: 74.5, flowLpm: 1.6, pressurePsi: 4.2, hourMeter: 14_820, alarms: 'fail' },
      findings: ['lowOxygen', 'sieveBed'],
      malfunction:
        'Sieve bed spent: the concentration stays below 82% at 2 L/min, which sets off the low-oxygen alarm.',
      workDone:
        'Replaced the sieve bed module and the intake filter. Set the flow. Ran the unit for 40 minutes and tested all alarms.',
      workKinds: ['partReplacement', 'adjustment'],
      parts: [
        packetPart(1),
        packetPart(2, {
          code: '',
          partNumber: 'EX5-0210',
          description: 'Intake filter',
          quantity: 2,
          unitCostCents: 1_240,
          lotOrSerial: '',
          reason: 'Blocked with dust',
        }),
        packetPart(3, {
          code: '',
          partNumber: 'EX5-0300',
          description: 'Alarm battery, 9 V',
          unitCostCents: 450,
          lotOrSerial: '',
          reason: 'Changed with the repair, at no charge',
          billed: false,
          catalogId: null,
        }),
      ],
      labor: [
        {
          id: packetId(350),
          repairedCode: '',
          standardRepair: '',
          description: 'Diagnosis, sieve bed exchange and test run',
          minutes: 110,
          hourlyRateCents: 11_000,
          runs: [],
        },
      ],
      after: { oxygenPercent: 94.8, flowLpm: 2, pressurePsi: 5.5, hourMeter: 14_821, alarms: 'pass' },
      resultNote: 'Holds 94.8% at 2 L/min for 40 minutes.',
      result: 'repaired',
      patientSignedBy: 'Avery Testperson',
      seal: {
        at: '2026-10-06T17:42:00.000Z',
        userId: packetId(11),
        signedName: 'Sam Wrenchworth',
        enteredBy: '',
        hash: '9f'.repeat(32),
        previousHash: '41'.repeat(32),
      },
      amendments: [
        {
          id: packetId(360),
          path: 'parts.0.reason',
          before: 'Bed spent',
          after: 'Bed spent: oxygen stayed at 74% after thirty minutes',
          reason: 'The measured value was left out',
          at: '2026-10-07T13:05:00.000Z',
          userId: packetId(11),
          userName: 'Sam Wrenchworth',
        },
      ],
      scheduledOn: null,
      maintenanceIds: [],
      technicianSignature: [],
      patientSignedAs: null,
      patientSignature: [],
    },
    documents: [
      packetDocument(5, 'photo', { title: 'Spent sieve bed' }),
      packetDocument(3, 'partsInvoice', { title: 'Invoice 20031', invoiceTotalCents: 20_930 }),
      packetDocument(1, 'physicianOrder', { title: 'Order for repair' }),
      packetDocument(2, 'clinicalNote', { title: 'Progress note', pages: 2 }),
    ],
    priorRepairs: [{ dateOfService: '2024-08-19', claimNumber: 'CW-2024-000077', costCents: 21_050 }],
    serviceHistory: NO_SERVICE_HISTORY,
    otherTests: [],
    otherOrders: [],
    otherClaims: [],
    otherCoverages: [],
    rentalRecord: null,
    importedCodes: [],
    claim: {
      ...newClaimValues('repair', packetId(2)),
      ...stored(12),
      number: 'CW-2026-000123',
      state: 'finalised',
      holdReason: '',
      ownerId: null,
      coverageId: packetId(5),
      equipmentId: packetId(9),
      visitId: packetId(10),
      orderId: packetId(8),
      dateOfService: '2026-10-06',
      placeOfService: '12',
      diagnosisCodes: ['J44.9', 'J96.11'],
      lines: [line({})],
      documentIds: [101, 102, 103, 105].map(packetId),
      repair: {
        ...newClaimValues('repair', packetId(2)).repair,
        comparison: {
          comparedOn: '2026-10-08',
          repairSource: 'Itemized parts and labor of the visit of 10/06/2026',
          replacementSource: 'Maker’s price list, July 2026',
          conclusion: 'Repair is by far the cheaper way; the device has useful life left.',
        },
      },
      overrides: [],
      replacesId: null,
      finalisedAt: '2026-11-22T16:42:00.000Z',
    },
  });
}

/** What the rules might say of it: a few answers of each kind. */
export function packetEvaluation(changes: Partial<Evaluation> = {}): Evaluation {
  const source: Evaluation['billable']['source'] = {
    title: 'Billing guide L7600',
    date: '2026-07',
    ref: 'Documentation',
    verified: 'guide',
    verifiedOn: '2026-11-01',
  };
  const requirement = (
    id: string,
    title: string,
    section: Evaluation['requirements'][number]['section'],
    status: Evaluation['requirements'][number]['status'],
    evidence: string | null,
    kind: Evaluation['requirements'][number]['kind'] = 'requirement',
  ): Evaluation['requirements'][number] =>
    ({
      id,
      title,
      kind,
      status,
      evidence,
      path: 'visit.malfunction',
      section,
    }) as Evaluation['requirements'][number];
  return {
    pack: 'commercial-2026-07',
    packs: ['commercial-2026-07'],
    finalisable: true,
    counts: { met: 5, unmet: 1, unknown: 1, notApplicable: 1, waived: 0 },
    requirements: [
      requirement(
        'L7600-SCOPE-REPAIR',
        'Repair or service only, never rental or purchase',
        'billable',
        'met',
        'Line 1 bills L7600 only',
        'check',
      ),
      requirement(
        'L7600-DOC-ORDER',
        'A signed and dated order that covers the repair or the upkeep of the device',
        'order',
        'met',
        'Order of 10/02/2026, signed by hand by Jordan Sampledoctor, MD',
      ),
      requirement(
        'L7600-DOC-NOTES',
        'Clinical notes that show the continuing need for oxygen',
        'order',
        'unknown',
        null,
      ),
      requirement(
        'L7600-DOC-MALFUNCTION',
        'The specific malfunction that made the repair necessary',
        'labor',
        'met',
        'Visit of 10/06/2026: sieve bed spent',
      ),
      requirement(
        'L7600-DOC-PARTS',
        'Every replaced part itemized with number, quantity, unit cost and reason',
        'labor',
        'met',
        '3 parts itemized',
      ),
      requirement(
        'CODE-CONFLICT',
        'The guide’s and the official meaning of each billed code agree, or the payer has agreed',
        'codes',
        'met',
        'Payer’s agreement of 02/10/2026',
        'check',
      ),
      requirement(
        'L7600-DOC-INVOICE',
        'Supply invoices for the parts, whose totals agree with the itemized parts',
        'attachments',
        'unmet',
        null,
      ),
      requirement(
        'L7600-MOD-NU',
        'NU only where the work amounts to a renewal',
        'codes',
        'notApplicable',
        'NU is on no line',
        'check',
      ),
    ],
    findings: [
      {
        rule: 'L7600-DOC-INVOICE',
        severity: 'warning',
        status: 'unmet',
        path: 'documents',
        message: 'The invoice comes to $209.30, the itemized parts to $213.80.',
        remedy: 'Add the missing invoice or correct the part.',
        why: 'A payer that compares the two asks for the difference back.',
        source,
        section: 'attachments',
        override: null,
      },
    ] as unknown as Evaluation['findings'],
    billReady: { done: 7, total: 7, missing: [] },
    auditReady: { done: 4, total: 6, missing: [] },
    billable: { answer: 'bill', why: 'The patient owns the device and its warranty has ended.', source },
    ...changes,
  } as Evaluation;
}

export function frozenRepair(): FrozenClaim {
  return {
    theCase: repairCase(),
    evaluation: packetEvaluation(),
    finalisedAt: '2026-11-22T16:42:00.000Z',
    finalisedBy: 'Kim Ownerperson',
    timeZone: 'America/Chicago',
  };
}
