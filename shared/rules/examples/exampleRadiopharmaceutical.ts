import { newClaimValues } from '../../domain/claim.ts';
import { type ClaimCase, NO_SERVICE_HISTORY } from '../../domain/claimCase.ts';
import { NO_ORDER_DETAILS } from '../../domain/clinical.ts';
import { defaultSettings, type Payer, type PayerClass } from '../../domain/payer.ts';
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
} from './people.ts';

const ORDER_ID = exampleId(141);
const GIVEN = '2026-10-19';
const order = examplePaper(150, 'physicianOrder', '2026-10-08', {
  author: 'Jordan Exampleton, MD',
  signed: true,
});
const note = examplePaper(151, 'clinicalNote', '2026-10-06', {
  author: 'Jordan Exampleton, MD',
  signed: true,
});
const imaging = examplePaper(152, 'imagingReport', '2026-09-24', {
  author: 'Specimen Imaging Center',
  signed: true,
});
const counts = examplePaper(153, 'laboratoryReport', '2026-10-15', { author: 'Specimen Laboratory' });
const dose = examplePaper(154, 'doseRecord', GIVEN, { author: 'Riley Nuclide', signed: true });
const release = examplePaper(155, 'patientAuthorization', '2024-01-02', { signed: true });

/**
 * A complete, clean claim for one treatment dose of samarium-153 against the pain of bone metastases. A commercial
 * payer has agreed to take A9600 in the guide's meaning and asks for an authorization; Medicaid and Medicare are
 * billed the official code. Made-up people; always the same ids and dates.
 */
export function exampleRadiopharmaceutical(payerClass: PayerClass = 'commercial'): ClaimCase {
  const values = newClaimValues('radiopharmaceutical', PATIENT_ID);
  return {
    version: 4,
    office: OFFICE,
    patient: PATIENT,
    diagnoses: [
      {
        id: exampleId(142),
        revision: 1,
        patientId: PATIENT_ID,
        code: 'C79.51',
        description: 'Secondary malignant neoplasm of bone',
        diagnosedOn: '2026-02-11',
      },
      {
        id: exampleId(143),
        revision: 1,
        patientId: PATIENT_ID,
        code: 'C50.911',
        description: 'Malignant neoplasm of unspecified site of right female breast',
        diagnosedOn: '2023-08-30',
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
      covers: 'treatment',
      description: 'Samarium-153 lexidronam, one treatment dose',
      orderedOn: '2026-10-08',
      signedOn: '2026-10-08',
      signature: 'electronic',
      receivedOn: '2026-10-09',
      validTo: null,
      quantity: 1,
      condition: 'Painful bone metastases of breast cancer',
      diagnosisCode: 'C79.51',
      saturation: null,
      pao2: null,
      flowLpm: null,
      delivery: null,
      lengthOfNeedMonths: null,
      ...NO_ORDER_DETAILS,
      namesPatient: true,
      namesPractitioner: true,
      symptoms: 'Pain in spine, pelvis and ribs',
      goals: 'Less pain and fewer opioids',
      documentId: order.id,
    },
    oxygenTest: null,
    equipment: null,
    visit: null,
    documents: [order, note, imaging, counts, dose, release],
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
      id: exampleId(160),
      revision: 2,
      number: 'CW-2026-000126',
      state: 'review',
      holdReason: '',
      ownerId: LEAD_ID,
      overrides: [],
      replacesId: null,
      finalisedAt: null,
      coverageId: COVERAGE.id,
      orderId: ORDER_ID,
      dateOfService: GIVEN,
      placeOfService: '11',
      diagnosisCodes: ['C79.51', 'C50.911'],
      lines: [
        {
          id: exampleId(161),
          code: payerClass === 'commercial' ? 'A9600' : 'A9604',
          modifiers: ['JZ'],
          furtherModifiers: [],
          units: 1,
          chargeCents: 412_000,
          description: 'Samarium-153 lexidronam, one treatment dose',
          narrative: '',
          logIds: [],
          pointers: [],
          drug: null,
        },
      ],
      documentIds: [order.id, note.id, imaging.id, counts.id, dose.id, release.id],
      authorization:
        payerClass === 'commercial'
          ? {
              authorizationNumber: 'PA-SAMPLE-3',
              authorizationFrom: '2026-10-12',
              authorizationTo: '2026-12-31',
            }
          : values.authorization,
      radiopharmaceutical: {
        boneMetastasesStated: true,
        primaryCancer: 'breast',
        imagingOn: '2026-09-24',
        imagingMethod: 'Bone scan of the whole body',
        priorTreatment: 'Opioids since 2025 and external radiation of the pelvis in spring 2026.',
        priorOutcome: 'insufficient',
        reasonForTherapy: 'Several painful sites at once, which external radiation cannot reach together.',
        administeredOn: GIVEN,
        administeredBy: 'Riley Nuclide, nuclear medicine',
        doseUnit: 'millicurie',
        doseOrdered: 68,
        doseGiven: 67.5,
        doseDiscarded: 0,
        discardReason: '',
        container: 'singleDose',
        lot: 'LOT-SM-2610',
        calibratedOn: GIVEN,
        monitoringPlan: 'Blood counts every week for eight weeks, pain score at each visit.',
        countsOn: '2026-10-15',
        platelets: 214_000,
        leukocytes: 5_600,
        marrowSuppression: 'none',
        firstTreatment: true,
        lastDoseOn: null,
        distinctFrom: '',
        distinctReason: '',
        contractor: payerClass === 'medicare' ? 'abMac' : null,
      },
    },
  };
}

function payerOf(payerClass: PayerClass): Payer {
  const payer = examplePayer((settings) => ({
    ...settings,
    radiopharmaceutical: {
      ...settings.radiopharmaceutical,
      priorAuthorization: true,
      imagingRequired: true,
    },
    codeAgreements: [
      { code: 'A9600', source: 'Sample Mutual provider manual 2026, page 120', confirmedOn: '2026-02-02' },
    ],
  }));
  if (payerClass === 'commercial') return payer;
  return {
    ...payer,
    name: payerClass === 'medicare' ? 'Sample Medicare contractor' : 'Sample state Medicaid',
    class: payerClass,
    settings: { ...defaultSettings(payerClass), timelyFilingDays: 3650 },
  };
}
