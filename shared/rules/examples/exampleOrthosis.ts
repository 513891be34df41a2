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

const ORDER_ID = exampleId(101);
const DELIVERED = '2026-10-14';
const FITTED_BY = 'Quinn Bracewell, certified orthotist';
const order = examplePaper(110, 'physicianOrder', '2026-10-01', {
  author: 'Jordan Exampleton, MD',
  signed: true,
});
const note = examplePaper(111, 'clinicalNote', '2026-09-29', {
  author: 'Jordan Exampleton, MD',
  signed: true,
});
const letter = examplePaper(112, 'letterOfMedicalNecessity', '2026-10-02', {
  author: 'Jordan Exampleton, MD',
  signed: true,
});
const delivery = examplePaper(113, 'proofOfDelivery', DELIVERED, { signed: true });
const fitting = examplePaper(114, 'fittingRecord', DELIVERED, { author: FITTED_BY, signed: true });
const photo = examplePaper(115, 'photo', DELIVERED, {});
const release = examplePaper(116, 'patientAuthorization', '2024-01-02', { signed: true });

/** The code that is billed: the guide's where a payer has agreed to its meaning, else the official one. */
const CODES: Readonly<Record<PayerClass, { readonly code: string; readonly modifiers: readonly string[] }>> =
  {
    commercial: { code: 'L1320', modifiers: ['KX'] },
    medicaid: { code: 'L0454', modifiers: ['KX'] },
    medicare: { code: 'L0454', modifiers: ['CG'] },
  };

/**
 * A complete, clean claim for a brace of the trunk, customized to the patient. A commercial payer has agreed to take
 * L1320 in the guide's meaning and asks for a letter, an authorization and a reassessment; Medicaid and Medicare are
 * billed the official code. Made-up people; always the same ids and dates.
 */
export function exampleOrthosis(payerClass: PayerClass = 'commercial'): ClaimCase {
  const values = newClaimValues('orthosis', PATIENT_ID);
  const { code, modifiers } = CODES[payerClass];
  return {
    version: 4,
    office: OFFICE,
    patient: PATIENT,
    diagnoses: [
      {
        id: exampleId(102),
        revision: 1,
        patientId: PATIENT_ID,
        code: 'M48.061',
        description: 'Spinal stenosis, lumbar region without neurogenic claudication',
        diagnosedOn: '2025-11-06',
      },
      {
        id: exampleId(103),
        revision: 1,
        patientId: PATIENT_ID,
        code: 'M54.50',
        description: 'Low back pain, unspecified',
        diagnosedOn: '2025-03-18',
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
      covers: 'orthosis',
      description: 'Brace of the trunk with rigid stays, customized to the patient',
      orderedOn: '2026-10-01',
      signedOn: '2026-10-01',
      signature: 'electronic',
      receivedOn: '2026-10-02',
      validTo: null,
      quantity: 1,
      condition: 'Lumbar spinal stenosis with chronic low back pain',
      diagnosisCode: 'M48.061',
      saturation: null,
      pao2: null,
      flowLpm: null,
      delivery: null,
      lengthOfNeedMonths: 12,
      ...NO_ORDER_DETAILS,
      namesPatient: true,
      namesPractitioner: true,
      faceToFaceOn: '2026-09-29',
      symptoms: 'Pain on standing for more than ten minutes, weak trunk muscles',
      goals: 'Stand and walk for half an hour, less pain during housework',
      documentId: order.id,
    },
    oxygenTest: null,
    equipment: null,
    visit: null,
    documents: [order, note, letter, delivery, fitting, photo, release],
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
      id: exampleId(120),
      revision: 2,
      number: 'CW-2026-000125',
      state: 'review',
      holdReason: '',
      ownerId: LEAD_ID,
      overrides: [],
      replacesId: null,
      finalisedAt: null,
      coverageId: COVERAGE.id,
      orderId: ORDER_ID,
      dateOfService: DELIVERED,
      placeOfService: '12',
      diagnosisCodes: ['M48.061', 'M54.50'],
      lines: [
        {
          id: exampleId(121),
          code,
          modifiers: [...modifiers],
          furtherModifiers: [],
          units: 1,
          chargeCents: 38_500,
          description: 'Brace of the trunk, customized',
          narrative: '',
          logIds: [],
          pointers: [],
          drug: null,
        },
      ],
      documentIds: [order.id, note.id, letter.id, delivery.id, fitting.id, photo.id, release.id],
      delivery: {
        deliveredOn: DELIVERED,
        method: 'direct',
        shippedOn: null,
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
        dischargedOn: null,
      },
      authorization:
        payerClass === 'commercial'
          ? {
              authorizationNumber: 'PA-SAMPLE-2',
              authorizationFrom: '2026-10-05',
              authorizationTo: '2027-01-05',
            }
          : values.authorization,
      attestation: {
        criteriaAttestedBy: 'Casey Sample',
        criteriaAttestedOn: DELIVERED,
        codeMeaning: payerClass === 'commercial' ? 'guide' : null,
      },
      orthosis: {
        deficit:
          'Weak trunk muscles and instability of the lower spine; the brace limits bending and takes load off the discs.',
        triedTreatment: 'Twelve weeks of physical therapy and anti-inflammatory medication in 2026.',
        whyNotEnough: 'Pain returned within minutes of standing, and standing time did not improve.',
        measurements: 'Waist 36 in, hips 41 in, sternum to pubis 19 in',
        configuration: 'Posterior and lateral stays, shoulder straps, size M',
        fitting: 'customFitted',
        fittedBy: FITTED_BY,
        fittedOn: DELIVERED,
        fittingRecord: 'Stays molded to the lordosis, front panel trimmed, straps shortened on the patient.',
        customReason: '',
        rigidity: 'semiRigid',
        codingVerifiedOn: '2026-10-05',
        side: 'none',
        asymmetric: false,
        asymmetryReason: '',
        letterComparesOptions: true,
        longTerm: true,
        reassessedOn: '2026-09-29',
        lastFurnishedOn: null,
        sameSimilarCheckedOn: '2026-10-05',
        frequencyReason: '',
        replacement: null,
      },
    },
  };
}

function payerOf(payerClass: PayerClass): Payer {
  const payer = examplePayer((settings) => ({
    ...settings,
    orthosis: {
      ...settings.orthosis,
      priorAuthorization: true,
      letterOfNecessity: true,
      reassessDays: 90,
      frequency: { devices: 1, months: 24 },
    },
    codeAgreements: [
      { code: 'L1320', source: 'Sample Mutual provider manual 2026, page 88', confirmedOn: '2026-02-02' },
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
