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

const EQUIPMENT_ID = exampleId(60);
const ORDER_ID = exampleId(61);
const TEST_ID = exampleId(62);
const DELIVERED = '2026-10-05';
const order = examplePaper(70, 'physicianOrder', '2026-09-24', {
  author: 'Jordan Exampleton, MD',
  signed: true,
});
const note = examplePaper(71, 'clinicalNote', '2026-09-22', {
  author: 'Jordan Exampleton, MD',
  signed: true,
  statesContinuedNeed: true,
});
const result = examplePaper(72, 'oxygenTestResult', '2026-09-18', {
  author: 'Specimen Pulmonary Laboratory',
  signed: true,
});
const delivery = examplePaper(73, 'proofOfDelivery', DELIVERED, { signed: true, equipmentId: EQUIPMENT_ID });

/** How each class of payer wants it said that its criteria are met. */
const SAID: Readonly<Record<PayerClass, string>> = { commercial: 'KX', medicaid: 'KX', medicare: 'N1' };

/**
 * A complete, clean first month of a portable concentrator. The commercial payer takes KX and asks for authorization,
 * a trial of a stationary system and a minimum term; Medicare takes N1 of a new rental and rents month to month.
 * Made-up people; always the same ids and dates.
 */
export function exampleRental(payerClass: PayerClass = 'commercial'): ClaimCase {
  const values = newClaimValues('portableRental', PATIENT_ID);
  const commercial = payerClass === 'commercial';
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
      description: 'Portable oxygen concentrator, pulse dose',
      orderedOn: '2026-09-24',
      signedOn: '2026-09-24',
      signature: 'electronic',
      receivedOn: '2026-09-25',
      validTo: null,
      quantity: 1,
      condition: 'Chronic respiratory failure with hypoxia in COPD',
      diagnosisCode: 'J96.11',
      saturation: 86,
      pao2: null,
      flowLpm: 2,
      delivery: 'pulse',
      lengthOfNeedMonths: 99,
      ...NO_ORDER_DETAILS,
      namesPatient: true,
      namesPractitioner: true,
      faceToFaceOn: '2026-09-22',
      documentId: order.id,
    },
    oxygenTest: {
      id: TEST_ID,
      revision: 1,
      patientId: PATIENT_ID,
      method: 'oximetry',
      testedOn: '2026-09-18',
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
      evaluatedOn: '2026-09-22',
      inpatient: false,
      study: 'standAlone',
      documentId: result.id,
    },
    equipment: {
      id: EQUIPMENT_ID,
      revision: 1,
      kind: 'portableConcentrator',
      hcpcs: 'E1392',
      make: 'Examplair',
      model: 'Go 3',
      serial: 'EG3-000456',
      lot: '',
      ownership: 'rental',
      status: 'inService',
      holderId: PATIENT_ID,
      location: 'Patient’s home',
      acquiredOn: '2026-08-11',
      rentalStartedOn: DELIVERED,
      warrantyUntil: '2029-08-10',
      warrantyLaborUntil: '2027-08-10',
      replacementCents: 219_500,
      replacementSource: 'Sample Parts Depot price list of 2026-09-01',
      hourMeter: 12,
      note: '',
      acquisitionCents: null,
      acquisitionSource: '',
      hourMeterOn: null,
    },
    visit: null,
    documents: [order, note, result, delivery],
    priorRepairs: [],
    serviceHistory: NO_SERVICE_HISTORY,
    otherTests: [],
    otherOrders: [],
    otherClaims: [],
    otherCoverages: [],
    rentalRecord: null,
    importedCodes: [],
    claim: {
      ...values,
      id: exampleId(80),
      revision: 2,
      number: 'CW-2026-000124',
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
          id: exampleId(81),
          code: 'E1392',
          modifiers: ['RR', SAID[payerClass]],
          furtherModifiers: [],
          units: 1,
          chargeCents: 16_500,
          description: 'Portable oxygen concentrator, first month',
          narrative: '',
          logIds: [],
          pointers: [],
          drug: null,
        },
      ],
      documentIds: [order.id, note.id, result.id, delivery.id],
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
        receivedBy: 'Avery Testperson',
        receiverRelation: 'patient',
      },
      authorization: commercial
        ? {
            authorizationNumber: 'PA-SAMPLE-1',
            authorizationFrom: '2026-10-01',
            authorizationTo: '2027-03-31',
          }
        : values.authorization,
      attestation: {
        criteriaAttestedBy: 'Casey Sample',
        criteriaAttestedOn: '2026-10-05',
        codeMeaning: null,
      },
      rental: {
        ...values.rental,
        basis: 'rental',
        rentalMonthsBilled: 0,
        agreedTermMonths: commercial ? 6 : null,
        dayLpm: 2,
        nightLpm: 2,
        portablePrescribed: true,
        sameSimilarCheckedOn: '2026-10-01',
        portableReason: 'Leaves the house for treatment three times a week and cannot carry cylinders.',
        mobilityInHome: 'Walks between kitchen, bedroom and garden without help.',
        duration: 'longTerm',
        durationMonths: 99,
        followsGuideline: true,
        guideline: 'Guideline of the American Thoracic Society on home oxygen, 2020',
        otherTreatment: 'Inhaled bronchodilators and pulmonary rehabilitation since 2024.',
        uncorrectedByOtherTreatment: true,
        stationaryTrialFrom: '2026-07-01',
        stationaryTrialTo: '2026-08-31',
        stationaryTrialOutcome: 'Saturation was kept, but the patient could not leave the house.',
      },
    },
  };
}

function payerOf(payerClass: PayerClass): Payer {
  const payer = examplePayer((settings) => ({
    ...settings,
    rental: {
      ...settings.rental,
      priorAuthorization: true,
      stationaryTrialFirst: true,
      term: 'minimumTerm',
      minimumTermMonths: 3,
      allowedMonthlyCents: 14_000,
      coverageModifier: 'KX',
      testMaxAgeDays: 90,
    },
    acceptedModifiers: ['RR', 'NU', 'UE', 'KX', 'GA'],
  }));
  if (payerClass === 'commercial') return payer;
  return {
    ...payer,
    name: payerClass === 'medicare' ? 'Sample Medicare contractor' : 'Sample state Medicaid',
    class: payerClass,
    settings: { ...defaultSettings(payerClass), timelyFilingDays: 3650 },
  };
}
