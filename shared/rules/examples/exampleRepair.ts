import { type ClaimLine, newClaimValues } from '../../domain/claim.ts';
import { type ClaimCase, NO_SERVICE_HISTORY } from '../../domain/claimCase.ts';
import { NO_ORDER_DETAILS } from '../../domain/clinical.ts';
import { defaultSettings, type Payer, type PayerClass } from '../../domain/payer.ts';
import { NO_READINGS } from '../../domain/serviceVisit.ts';
import {
  COVERAGE,
  DIAGNOSES,
  exampleId,
  examplePaper,
  examplePayer,
  LEAD_ID,
  OFFICE,
  PATIENT,
  PATIENT_ID,
  PHYSICIAN,
  PHYSICIAN_ID,
  TECHNICIAN_ID,
} from './people.ts';

const EQUIPMENT_ID = exampleId(20);
const VISIT_ID = exampleId(21);
const ORDER_ID = exampleId(22);
const SERVICE = '2026-10-20';
const order = examplePaper(30, 'physicianOrder', '2026-10-12', {
  author: 'Jordan Exampleton, MD',
  signed: true,
});
const note = examplePaper(31, 'clinicalNote', '2026-09-08', {
  author: 'Jordan Exampleton, MD',
  signed: true,
  statesContinuedNeed: true,
});
const invoice = examplePaper(32, 'partsInvoice', '2026-10-16', {
  author: 'Sample Parts Depot',
  invoiceNumber: 'INV-0001',
  invoiceTotalCents: 14_150,
  equipmentId: EQUIPMENT_ID,
  visitId: VISIT_ID,
});

/**
 * A complete repair of a stationary concentrator that the patient owns. A commercial payer has agreed to take L7600 in
 * the guide's meaning; Medicaid is billed the official codes. Both are clean. Original Medicare pays for no repair of
 * oxygen equipment: the same repair is refused there. Made-up people; always the same ids and dates.
 */
export function exampleRepair(payerClass: PayerClass = 'commercial'): ClaimCase {
  const values = newClaimValues('repair', PATIENT_ID);
  return {
    version: 4,
    office: OFFICE,
    patient: PATIENT,
    diagnoses: DIAGNOSES,
    coverage: payerClass === 'medicare' ? { ...COVERAGE, memberId: '1EG4TE5MK73' } : COVERAGE,
    payer: payerOf(payerClass),
    physician: PHYSICIAN,
    order: {
      id: ORDER_ID,
      revision: 1,
      patientId: PATIENT_ID,
      physicianId: PHYSICIAN_ID,
      covers: 'upkeep',
      description: 'Maintain and repair home oxygen concentrator',
      orderedOn: '2026-10-12',
      signedOn: '2026-10-12',
      signature: 'electronic',
      receivedOn: '2026-10-13',
      validTo: '2027-10-11',
      quantity: 1,
      condition: 'Chronic respiratory failure with hypoxia',
      diagnosisCode: 'J96.11',
      saturation: 86,
      pao2: null,
      flowLpm: 2,
      delivery: 'continuous',
      lengthOfNeedMonths: 99,
      ...NO_ORDER_DETAILS,
      documentId: order.id,
    },
    oxygenTest: null,
    equipment: {
      id: EQUIPMENT_ID,
      revision: 1,
      kind: 'stationaryConcentrator',
      hcpcs: 'E1390',
      make: 'Examplair',
      model: 'Home 5',
      serial: 'EX5-000123',
      lot: '',
      ownership: 'patientOwned',
      status: 'inService',
      holderId: PATIENT_ID,
      location: 'Patient’s home',
      acquiredOn: '2021-06-01',
      rentalStartedOn: null,
      warrantyUntil: '2024-05-31',
      warrantyLaborUntil: '2024-05-31',
      replacementCents: 98_000,
      replacementSource: 'Sample Parts Depot price list of 2026-09-01',
      hourMeter: 21_480,
      note: '',
      acquisitionCents: null,
      acquisitionSource: '',
      hourMeterOn: null,
    },
    visit: {
      id: VISIT_ID,
      revision: 2,
      equipmentId: EQUIPMENT_ID,
      patientId: PATIENT_ID,
      visitedOn: SERVICE,
      arrivedAt: '09:30',
      leftAt: '11:15',
      technicianId: TECHNICIAN_ID,
      technicianName: 'Morgan Benchworth',
      technicianQualification: 'Examplair service training, 2024',
      purpose: 'repair',
      complaint: 'The red light comes on after half an hour.',
      before: { oxygenPercent: 78.5, flowLpm: 2, pressurePsi: 5.1, hourMeter: 21_480, alarms: 'pass' },
      findings: ['lowOxygen', 'sieveBed'],
      malfunction:
        'Both sieve beds are spent; oxygen concentration falls below 82 percent at 2 liters a minute.',
      workDone:
        'Replaced both sieve beds and the intake filter, checked the valve for leaks, ran the unit for two hours and measured the outlet.',
      workKinds: ['partReplacement'],
      parts: [
        {
          id: exampleId(40),
          code: '',
          partNumber: 'SMP-SIEVE-5',
          description: 'Sieve bed',
          quantity: 2,
          unitCostCents: 6_500,
          lotOrSerial: 'LOT-26-09',
          reason: 'Spent: concentration below the limit of the alarm',
          billed: true,
          catalogId: null,
        },
        {
          id: exampleId(41),
          code: '',
          partNumber: 'SMP-FILTER-1',
          description: 'Intake filter',
          quantity: 1,
          unitCostCents: 1_150,
          lotOrSerial: '',
          reason: 'Clogged with dust, which had strained the beds',
          billed: true,
          catalogId: null,
        },
      ],
      labor: [
        {
          id: exampleId(42),
          repairedCode: 'E1390',
          standardRepair: '',
          description: 'Diagnosis and exchange',
          minutes: 75,
          hourlyRateCents: 8_000,
          runs: [],
        },
      ],
      after: {
        ...NO_READINGS,
        oxygenPercent: 94.8,
        flowLpm: 2,
        pressurePsi: 5.4,
        hourMeter: 21_482,
        alarms: 'pass',
      },
      resultNote: 'Outlet at 94.8 percent after two hours.',
      result: 'repaired',
      patientSignedBy: 'Avery Testperson',
      seal: {
        at: '2026-10-20T19:05:00.000Z',
        userId: TECHNICIAN_ID,
        signedName: 'Morgan Benchworth',
        enteredBy: '',
        hash: exampleHash('5'),
        previousHash: null,
      },
      amendments: [],
      scheduledOn: null,
      maintenanceIds: [],
      technicianSignature: [],
      patientSignedAs: null,
      patientSignature: [],
    },
    documents: [order, note, invoice],
    priorRepairs: [{ dateOfService: '2026-03-03', claimNumber: 'CW-2026-000017', costCents: 18_000 }],
    serviceHistory: NO_SERVICE_HISTORY,
    otherTests: [],
    otherOrders: [],
    otherClaims: [],
    otherCoverages: [],
    rentalRecord: null,
    importedCodes: [],
    claim: {
      ...values,
      id: exampleId(50),
      revision: 3,
      number: 'CW-2026-000123',
      state: 'review',
      holdReason: '',
      ownerId: LEAD_ID,
      overrides: [],
      replacesId: null,
      finalisedAt: null,
      coverageId: COVERAGE.id,
      equipmentId: EQUIPMENT_ID,
      visitId: VISIT_ID,
      orderId: ORDER_ID,
      dateOfService: SERVICE,
      placeOfService: '12',
      diagnosisCodes: ['J96.11', 'J44.9'],
      lines: payerClass === 'commercial' ? guideLines() : officialLines(),
      documentIds: [order.id, note.id, invoice.id],
      repair: {
        comparison: {
          comparedOn: '2026-10-20',
          repairSource: 'Itemized parts and labor of the visit of 2026-10-20',
          replacementSource: 'Sample Parts Depot price list of 2026-09-01',
          conclusion: 'The repair costs about a quarter of a new device.',
        },
        renewalReason: '',
        frequencyReason: '',
        coverageVerifiedOn: '2026-10-15',
        coverageReference: 'Call reference SAMPLE-778',
        patientToldOn: '2026-10-16',
      },
    },
  };
}

const NAMES: Readonly<Record<PayerClass, string>> = {
  medicare: 'Sample Medicare contractor',
  medicaid: 'Sample State Medicaid',
  commercial: 'Sample Mutual Health Plan',
};

function payerOf(payerClass: PayerClass): Payer {
  if (payerClass !== 'commercial') {
    const settings = { ...defaultSettings(payerClass), timelyFilingDays: 3650 };
    return { ...examplePayer(() => settings), class: payerClass, name: NAMES[payerClass] };
  }
  return examplePayer((settings) => ({
    ...settings,
    repair: {
      ...settings.repair,
      clinicalMaxAgeDays: 180,
      costCapPercent: 60,
      uncoveredPartNumbers: ['SMP-CASTER'],
      uncoveredWork: ['cosmetic'],
      frequency: { repairs: 2, months: 12 },
    },
    codeAgreements: [
      { code: 'L7600', source: 'Sample Mutual provider manual 2026, page 41', confirmedOn: '2026-01-15' },
    ],
  }));
}

/** The guide's one code for the whole repair. */
function guideLines(): ClaimLine[] {
  return [
    {
      id: exampleId(51),
      code: 'L7600',
      modifiers: [],
      furtherModifiers: [],
      units: 1,
      chargeCents: 24_150,
      description: 'Repair of oxygen concentrator with parts',
      narrative: 'Stationary concentrator: sieve beds and intake filter replaced, 75 min labor',
      logIds: [exampleId(40), exampleId(41), exampleId(42)],
      pointers: [],
      drug: null,
    },
  ];
}

/** Labor by the quarter of an hour, and parts that have no code of their own. */
function officialLines(): ClaimLine[] {
  return [
    {
      id: exampleId(51),
      code: 'K0740',
      modifiers: [],
      furtherModifiers: [],
      units: 5,
      chargeCents: 10_000,
      description: 'Repair of oxygen concentrator, labor',
      narrative: 'E1390 06/2021 beneficiary-owned; sieve beds and filter, 75 min',
      logIds: [exampleId(42)],
      pointers: [],
      drug: null,
    },
    {
      id: exampleId(52),
      code: 'E1399',
      modifiers: ['RB'],
      furtherModifiers: [],
      units: 3,
      chargeCents: 14_150,
      description: 'Two sieve beds and an intake filter',
      narrative: 'Examplair SMP-SIEVE-5 x2, SMP-FILTER-1 x1, list $141.50, for E1390',
      logIds: [exampleId(40), exampleId(41)],
      pointers: [],
      drug: null,
    },
  ];
}

/** A seal of the right form; a real one is computed when a visit is signed. */
function exampleHash(digit: string): string {
  return digit.repeat(64);
}
