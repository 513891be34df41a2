import { newClaimValues } from '../../domain/claim.ts';
import { type ClaimCase, NO_SERVICE_HISTORY } from '../../domain/claimCase.ts';
import { NO_ORDER_DETAILS, NO_TEST_DETAILS } from '../../domain/clinical.ts';
import { defaultSettings, type Payer, type PayerClass } from '../../domain/payer.ts';
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
} from './people.ts';

const EQUIPMENT_ID = exampleId(200);
const ORDER_ID = exampleId(201);
const TEST_ID = exampleId(202);
const DELIVERED = '2026-10-07';
const order = examplePaper(210, 'physicianOrder', '2026-09-30', {
  author: 'Jordan Exampleton, MD',
  signed: true,
});
const note = examplePaper(211, 'clinicalNote', '2026-09-29', {
  author: 'Jordan Exampleton, MD',
  signed: true,
  statesContinuedNeed: true,
});
const result = examplePaper(212, 'oxygenTestResult', '2026-09-28', {
  author: 'Specimen Pulmonary Laboratory',
  signed: true,
});
const delivery = examplePaper(213, 'proofOfDelivery', DELIVERED, { signed: true, equipmentId: EQUIPMENT_ID });
const release = examplePaper(214, 'patientAuthorization', '2024-01-02', { signed: true });

/** How each class of payer wants it said that its criteria are met. */
const SAID: Readonly<Record<PayerClass, string>> = { commercial: 'KX', medicaid: 'KX', medicare: 'N1' };

/**
 * A complete, clean first month of a stationary concentrator with cylinders to go out with: every day's oxygen rental.
 * Made-up people; always the same ids and dates.
 */
export function exampleOxygenRental(payerClass: PayerClass = 'medicare'): ClaimCase {
  const values = newClaimValues('oxygenRental', PATIENT_ID);
  const modifiers = ['RR', SAID[payerClass]];
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
      covers: 'rental',
      description: 'Home oxygen concentrator and portable oxygen cylinders',
      orderedOn: '2026-09-30',
      signedOn: '2026-09-30',
      signature: 'electronic',
      receivedOn: '2026-10-01',
      validTo: null,
      quantity: 1,
      condition: 'Chronic respiratory failure with hypoxia in COPD',
      diagnosisCode: 'J96.11',
      saturation: 86,
      pao2: null,
      flowLpm: 2,
      delivery: 'continuous',
      lengthOfNeedMonths: 99,
      ...NO_ORDER_DETAILS,
      namesPatient: true,
      namesPractitioner: true,
      faceToFaceOn: '2026-09-29',
      documentId: order.id,
    },
    oxygenTest: {
      id: TEST_ID,
      revision: 1,
      patientId: PATIENT_ID,
      method: 'oximetry',
      testedOn: '2026-09-28',
      condition: 'rest',
      pao2: null,
      saturation: 86,
      roomAir: true,
      onLpm: null,
      saturationOnOxygen: null,
      performedBy: 'Specimen Pulmonary Laboratory',
      performedBySupplier: false,
      groupTwoCondition: null,
      evaluatedByPhysician: true,
      ...NO_TEST_DETAILS,
      orderedByPhysician: true,
      evaluatedOn: '2026-09-29',
      inpatient: false,
      study: 'standAlone',
      documentId: result.id,
    },
    equipment: {
      id: EQUIPMENT_ID,
      revision: 1,
      kind: 'stationaryConcentrator',
      hcpcs: 'E1390',
      make: 'Examplair',
      model: 'Home 5',
      serial: 'EX5-000789',
      lot: '',
      ownership: 'rental',
      status: 'inService',
      holderId: PATIENT_ID,
      location: 'Patient’s home',
      acquiredOn: '2026-05-18',
      rentalStartedOn: DELIVERED,
      warrantyUntil: '2029-05-17',
      warrantyLaborUntil: '2027-05-17',
      replacementCents: 98_000,
      replacementSource: 'Sample Parts Depot price list of 2026-09-01',
      hourMeter: 40,
      note: '',
      acquisitionCents: null,
      acquisitionSource: '',
      hourMeterOn: null,
    },
    visit: null,
    documents: [order, note, result, delivery, release],
    priorRepairs: [],
    otherTests: [],
    otherOrders: [],
    serviceHistory: NO_SERVICE_HISTORY,
    otherClaims: [],
    otherCoverages: [],
    rentalRecord: null,
    importedCodes: [],
    claim: {
      ...values,
      id: exampleId(220),
      revision: 2,
      number: 'CW-2026-000127',
      state: 'review',
      holdReason: '',
      ownerId: LEAD_ID,
      overrides: [],
      replacesId: null,
      finalisedAt: null,
      coverageId: COVERAGE.id,
      equipmentId: EQUIPMENT_ID,
      orderId: ORDER_ID,
      oxygenTestId: TEST_ID,
      dateOfService: DELIVERED,
      placeOfService: '12',
      diagnosisCodes: ['J96.11', 'J44.9'],
      lines: [
        {
          id: exampleId(221),
          code: 'E1390',
          modifiers,
          furtherModifiers: [],
          units: 1,
          chargeCents: 14_500,
          description: 'Oxygen concentrator, first month',
          narrative: '',
          logIds: [],
          pointers: [],
          drug: null,
        },
        {
          id: exampleId(222),
          code: 'E0431',
          modifiers: [...modifiers],
          furtherModifiers: [],
          units: 1,
          chargeCents: 4_200,
          description: 'Portable oxygen cylinders, first month',
          narrative: '',
          logIds: [],
          pointers: [],
          drug: null,
        },
      ],
      documentIds: [order.id, note.id, result.id, delivery.id, release.id],
      delivery: {
        ...values.delivery,
        deliveredOn: DELIVERED,
        method: 'direct',
        proofShows: [
          'patientName',
          'deliveryAddress',
          'itemDescription',
          'quantity',
          'dateDelivered',
          'receiverSignature',
        ],
        receivedBy: 'Robin Testperson',
        receiverRelation: 'family',
      },
      attestation: { criteriaAttestedBy: 'Casey Sample', criteriaAttestedOn: DELIVERED, codeMeaning: null },
      rental: {
        ...values.rental,
        basis: 'rental',
        rentalMonthsBilled: 0,
        dayLpm: 2,
        nightLpm: 2,
        portablePrescribed: true,
        portableReason: 'Goes to church and to the market every week.',
        mobilityInHome: 'Walks between bedroom, kitchen and porch without help.',
        duration: 'longTerm',
        durationMonths: 99,
        sameSimilarCheckedOn: '2026-10-02',
      },
    },
  };
}

function payerOf(payerClass: PayerClass): Payer {
  const payer = examplePayer((settings) => settings);
  if (payerClass === 'commercial') return payer;
  return {
    ...payer,
    name: payerClass === 'medicare' ? 'Sample Medicare contractor' : 'Sample state Medicaid',
    class: payerClass,
    settings: { ...defaultSettings(payerClass), timelyFilingDays: 3650 },
  };
}
