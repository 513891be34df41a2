import type { ClaimCase } from '../../domain/claimCase.ts';
import { DOCUMENT_TYPE_NAMES, type DocumentRecord, type DocumentType } from '../../domain/document.ts';
import type { Id } from '../../domain/ids.ts';
import { defaultFiling, NO_INSURED } from '../../domain/filing.ts';
import { NO_ADDRESS } from '../../domain/record.ts';
import { defaultSettings, type Payer, type PayerSettings } from '../../domain/payer.ts';

/** The made-up office, people and papers of the examples. Ids and dates never change. */

export function exampleId(number: number): Id {
  return `019a0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** The day on which the examples are to be judged, where a fixed one is wanted. */
export const EXAMPLE_TODAY = '2026-11-02';

export const PATIENT_ID = exampleId(1);
export const PAYER_ID = exampleId(2);
const COVERAGE_ID = exampleId(3);
export const PHYSICIAN_ID = exampleId(4);
export const TECHNICIAN_ID = exampleId(5);
export const LEAD_ID = exampleId(6);
export const ADDED_AT = '2026-10-26T14:30:00.000Z';

export const OFFICE: ClaimCase['office'] = {
  id: exampleId(7),
  revision: 1,
  sample: true,
  name: 'Sample Home Oxygen Supply',
  npi: '1234567893',
  taxId: '00-0000000',
  taxonomy: '332B00000X',
  licenseNumber: 'SAMPLE-0001',
  licenseState: 'IL',
  licenseExpiresOn: '2028-12-31',
  address: { line1: '100 Example Street', line2: '', city: 'Springfield', state: 'IL', zip: '62701-0001' },
  phone: '2175550100',
  fax: '2175550101',
  email: 'office@example.com',
  branch: 'Main',
  timeZone: 'America/Chicago',
  payTo: NO_ADDRESS,
  logo: '',
};

export const PATIENT: ClaimCase['patient'] = {
  id: PATIENT_ID,
  revision: 1,
  firstName: 'Avery',
  middleName: 'M',
  lastName: 'Testperson',
  suffix: '',
  birthDate: '1951-03-14',
  sex: 'female',
  phone: '2175550142',
  mobile: '',
  email: '',
  address: { line1: '12 Sample Lane', line2: 'Apt 3', city: 'Springfield', state: 'IL', zip: '62704' },
  contacts: [{ name: 'Robin Testperson', relation: 'child', phone: '2175550143', note: '' }],
  chartNumber: 'S-0001',
  note: '',
};

export const DIAGNOSES: ClaimCase['diagnoses'] = [
  {
    id: exampleId(10),
    revision: 1,
    patientId: PATIENT_ID,
    code: 'J44.9',
    description: 'Chronic obstructive pulmonary disease, unspecified',
    diagnosedOn: '2021-05-04',
  },
  {
    id: exampleId(11),
    revision: 1,
    patientId: PATIENT_ID,
    code: 'J96.11',
    description: 'Chronic respiratory failure with hypoxia',
    diagnosedOn: '2024-02-20',
  },
];

export const COVERAGE: NonNullable<ClaimCase['coverage']> = {
  id: COVERAGE_ID,
  revision: 1,
  patientId: PATIENT_ID,
  payerId: PAYER_ID,
  rank: 1,
  memberId: 'SAMPLE123456',
  groupNumber: 'GRP-0001',
  relation: 'self',
  insured: NO_INSURED,
  planName: '',
  insuranceType: '',
  from: '2024-01-01',
  to: null,
  signatureOnFileOn: '2024-01-02',
  assignment: true,
};

export const PHYSICIAN: NonNullable<ClaimCase['physician']> = {
  id: PHYSICIAN_ID,
  revision: 1,
  firstName: 'Jordan',
  lastName: 'Exampleton',
  credential: 'MD',
  npi: '1003000126',
  phone: '2175550160',
  fax: '2175550161',
  address: {
    line1: '40 Specimen Avenue',
    line2: 'Suite 200',
    city: 'Springfield',
    state: 'IL',
    zip: '62702',
  },
};

/** A commercial plan with the settings that an example needs. */
export function examplePayer(change: (settings: PayerSettings) => PayerSettings): Payer {
  return {
    id: PAYER_ID,
    revision: 1,
    name: 'Sample Mutual Health Plan',
    class: 'commercial',
    payerIdentifier: 'SAMPLE01',
    address: { line1: 'PO Box 100', line2: '', city: 'Springfield', state: 'IL', zip: '62705' },
    phone: '8005550190',
    settings: change({ ...defaultSettings('commercial'), timelyFilingDays: 3650 }),
    filing: defaultFiling('commercial'),
  };
}

/** A readable paper of the patient; `facts` says what it states. */
export function examplePaper(
  number: number,
  type: DocumentType,
  documentDate: string,
  facts: Partial<DocumentRecord>,
): DocumentRecord {
  return {
    id: exampleId(number),
    revision: 1,
    type,
    documentDate,
    title: `${DOCUMENT_TYPE_NAMES[type]} (sample)`,
    patientId: PATIENT_ID,
    equipmentId: null,
    visitId: null,
    author: '',
    signed: null,
    invoiceTotalCents: null,
    invoiceNumber: '',
    statesContinuedNeed: null,
    note: '',
    fileName: `sample-${number}.pdf`,
    mediaType: 'application/pdf',
    bytes: 20_480,
    pages: 1,
    sha256: number.toString(16).padStart(64, '0'),
    condition: 'readable',
    addedAt: ADDED_AT,
    addedBy: 'Casey Sample',
    ...facts,
  };
}
