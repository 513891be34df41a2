import { newClaimValues } from '../../domain/claim.ts';
import { type ClaimCase, NO_SERVICE_HISTORY } from '../../domain/claimCase.ts';
import { NO_ORDER_DETAILS } from '../../domain/clinical.ts';
import { NO_OWNED_REPAIR_ANSWERS } from '../../domain/claimAnswers.ts';
import { defaultSettings, type Payer, type PayerClass } from '../../domain/payer.ts';
import { NO_READINGS } from '../../domain/serviceVisit.ts';
import {
  COVERAGE,
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

const EQUIPMENT_ID = exampleId(200);
const VISIT_ID = exampleId(201);
const ORDER_ID = exampleId(202);
const SERVICE = '2026-10-22';
const NOTED = '2026-08-18';
const note = examplePaper(210, 'clinicalNote', NOTED, {
  author: 'Jordan Exampleton, MD',
  signed: true,
  statesContinuedNeed: true,
});
const invoice = examplePaper(211, 'partsInvoice', '2026-10-19', {
  author: 'Sample Parts Depot',
  invoiceNumber: 'INV-0042',
  invoiceTotalCents: 31_500,
  equipmentId: EQUIPMENT_ID,
  visitId: VISIT_ID,
});
const warranty = examplePaper(212, 'warranty', '2023-04-11', {
  author: 'Examplair Mobility',
  equipmentId: EQUIPMENT_ID,
});
const order = examplePaper(213, 'physicianOrder', '2026-10-15', {
  author: 'Jordan Exampleton, MD',
  signed: true,
});

const REPAIR_ORDER = {
  covers: 'repair',
  description: 'Repair of the power wheelchair',
  orderedOn: '2026-10-15',
  signedOn: '2026-10-15',
  receivedOn: '2026-10-16',
  documentId: order.id,
} as const;
/** By which the patient got the chair. */
const CHAIR_ORDER = {
  covers: 'purchase',
  description: 'Power wheelchair',
  orderedOn: '2023-03-20',
  signedOn: '2023-03-20',
  receivedOn: '2023-03-22',
  documentId: null,
} as const;

const NAMES: Readonly<Record<PayerClass, string>> = {
  medicare: 'Sample Medicare contractor',
  medicaid: 'Sample State Medicaid',
  commercial: 'Sample Mutual Health Plan',
};

function payerOf(payerClass: PayerClass): Payer {
  return {
    ...examplePayer(() => ({ ...defaultSettings(payerClass), timelyFilingDays: 3650 })),
    class: payerClass,
    name: NAMES[payerClass],
  };
}

/**
 * A complete, clean repair of a power wheelchair that the patient owns: a drive-wheel motor by the table of standard
 * units, and wiring by the time. Medicare asks for no order of the repair, and is told who ordered the chair; the other
 * payers ask for one by their settings. Made-up people; always the same ids and dates.
 */
export function exampleEquipmentRepair(payerClass: PayerClass = 'medicare'): ClaimCase {
  const ordered = payerClass !== 'medicare';
  const values = newClaimValues('equipmentRepair', PATIENT_ID);
  const documents = [note, invoice, warranty, ...(ordered ? [order] : [])];
  // Medicare pays for the motor by its table, other payers by the time that it took.
  const units = payerClass === 'medicare' ? 4 : 5;
  return {
    version: 4,
    office: OFFICE,
    patient: PATIENT,
    diagnoses: [
      {
        id: exampleId(203),
        revision: 1,
        patientId: PATIENT_ID,
        code: 'G35.D',
        description: 'Multiple sclerosis, unspecified',
        diagnosedOn: '2019-02-12',
      },
    ],
    coverage: payerClass === 'medicare' ? { ...COVERAGE, memberId: '1EG4TE5MK73' } : COVERAGE,
    payer: payerOf(payerClass),
    physician: PHYSICIAN,
    order: {
      id: ORDER_ID,
      revision: 1,
      patientId: PATIENT_ID,
      physicianId: PHYSICIAN_ID,
      quantity: 1,
      condition: 'Multiple sclerosis with weakness of both legs',
      diagnosisCode: 'G35.D',
      saturation: null,
      pao2: null,
      flowLpm: null,
      delivery: null,
      lengthOfNeedMonths: 99,
      signature: 'electronic',
      validTo: null,
      ...NO_ORDER_DETAILS,
      ...(ordered ? REPAIR_ORDER : CHAIR_ORDER),
    },
    oxygenTest: null,
    equipment: {
      id: EQUIPMENT_ID,
      revision: 1,
      kind: 'powerWheelchair',
      hcpcs: 'K0823',
      make: 'Examplair',
      model: 'Glide 2',
      serial: 'EG2-000456',
      lot: '',
      ownership: 'patientOwned',
      status: 'inService',
      holderId: PATIENT_ID,
      location: 'Patient’s home',
      acquiredOn: '2023-04-11',
      rentalStartedOn: null,
      warrantyUntil: '2025-04-10',
      warrantyLaborUntil: '2024-04-10',
      replacementCents: 310_000,
      replacementSource: 'Sample Parts Depot price list of 2026-09-01',
      hourMeter: null,
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
      arrivedAt: '09:00',
      leftAt: '10:40',
      technicianId: TECHNICIAN_ID,
      technicianName: 'Morgan Benchworth',
      technicianQualification: 'Examplair service training, 2024',
      purpose: 'repair',
      complaint: 'It pulls to the right and stops on the ramp.',
      before: NO_READINGS,
      findings: ['noPower', 'noise'],
      malfunction: 'The right drive-wheel motor has a broken gear and draws too much current.',
      workDone:
        'Replaced the right drive-wheel motor, mended the chafed harness to the controller, drove the chair on the ramp for ten minutes.',
      workKinds: ['partReplacement'],
      parts: [
        {
          id: exampleId(220),
          code: 'E2368',
          partNumber: 'SMP-MOTOR-R',
          description: 'Drive-wheel motor, right',
          quantity: 1,
          unitCostCents: 31_500,
          lotOrSerial: 'MOT-26-118',
          reason: 'Gear broken: the chair could not climb its ramp',
          billed: true,
          catalogId: null,
        },
      ],
      labor: [
        {
          id: exampleId(221),
          repairedCode: 'E2368',
          standardRepair: 'powerMotorOne',
          description: 'Diagnosis and exchange of the motor',
          minutes: 45,
          hourlyRateCents: 8_000,
          runs: [],
        },
        {
          id: exampleId(222),
          repairedCode: 'K0823',
          standardRepair: '',
          description: 'Harness to the controller mended',
          minutes: 30,
          hourlyRateCents: 8_000,
          runs: [],
        },
      ],
      after: NO_READINGS,
      resultNote: 'Drives straight and climbs the ramp.',
      result: 'repaired',
      patientSignedBy: 'Avery Testperson',
      seal: {
        at: '2026-10-22T15:45:00.000Z',
        userId: TECHNICIAN_ID,
        signedName: 'Morgan Benchworth',
        enteredBy: '',
        hash: '6'.repeat(64),
        previousHash: null,
      },
      amendments: [],
      scheduledOn: null,
      maintenanceIds: [],
      technicianSignature: [],
      patientSignedAs: null,
      patientSignature: [],
    },
    documents,
    priorRepairs: [{ dateOfService: '2025-06-12', claimNumber: 'CW-2025-000311', costCents: 24_000 }],
    serviceHistory: NO_SERVICE_HISTORY,
    otherTests: [],
    otherOrders: [],
    otherClaims: [],
    otherCoverages: [],
    rentalRecord: null,
    importedCodes: [],
    claim: {
      ...values,
      id: exampleId(230),
      revision: 3,
      number: 'CW-2026-000127',
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
      diagnosisCodes: ['G35.D'],
      lines: [
        {
          id: exampleId(231),
          code: 'K0739',
          modifiers: [],
          furtherModifiers: [],
          units,
          chargeCents: units * 2_000,
          description: 'Repair labor, power wheelchair',
          narrative:
            payerClass === 'medicare'
              ? 'K0823 04/2023 beneficiary-owned; E2368 30 min, K0823 30 min'
              : 'K0823 04/2023 patient-owned; E2368 45 min, K0823 30 min',
          logIds: [exampleId(221), exampleId(222)],
          pointers: [],
          drug: null,
        },
        {
          id: exampleId(232),
          code: 'E2368',
          modifiers: ['NU', 'RB'],
          furtherModifiers: [],
          units: 1,
          chargeCents: 42_000,
          description: 'Drive-wheel motor, right',
          narrative: 'Right motor, gear broken',
          logIds: [exampleId(220)],
          pointers: [],
          drug: null,
        },
      ],
      documentIds: documents.map(({ id }) => id),
      repair: {
        ...values.repair,
        coverageVerifiedOn: payerClass === 'commercial' ? '2026-10-16' : null,
        coverageReference: payerClass === 'commercial' ? 'Call reference SAMPLE-901' : '',
        patientToldOn: payerClass === 'commercial' ? '2026-10-16' : null,
      },
      ownedRepair: {
        ...NO_OWNED_REPAIR_ANSWERS,
        baseCode: 'K0823',
        obtainedOn: '2023-04-11',
        paidBy: NAMES[payerClass],
        paidByThisPayer: true,
        deniedBefore: false,
        titleTransferred: false,
        cause: 'wear',
        repairNeed: 'Without the motor the chair stops on the ramp, the only way out of the home.',
        continuedNeedOn: NOTED,
      },
    },
  };
}
