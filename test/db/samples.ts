import { defaultFiling } from '../../shared/domain/filing.ts';
import type { insertOffice } from '../../db/offices.ts';
import {
  NO_ORDER_DETAILS,
  NO_TEST_DETAILS,
  type OrderValues,
  type OxygenTestValues,
} from '../../shared/domain/clinical.ts';
import type { DocumentValues } from '../../shared/domain/document.ts';
import type { EquipmentValues } from '../../shared/domain/equipment.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { defaultSettings, type PayerValues } from '../../shared/domain/payer.ts';
import type { PatientValues, User } from '../../shared/domain/people.ts';
import { NO_ADDRESS } from '../../shared/domain/record.ts';
import { NO_READINGS, type ServiceVisitValues } from '../../shared/domain/serviceVisit.ts';

/** Made-up records for the tests of the office's tables. */

export const TODAY = '2026-06-03';

export function anOffice(): Parameters<typeof insertOffice>[1] {
  return {
    name: 'Harbor Oxygen',
    npi: '1234567893',
    taxId: '12-3456789',
    taxonomy: '332B00000X',
    licenseNumber: 'HME-0001',
    licenseState: 'IL',
    licenseExpiresOn: '2027-12-31',
    address: { line1: '1 Specimen Street', line2: '', city: 'Springfield', state: 'IL', zip: '62701' },
    phone: '2175550100',
    fax: '',
    email: '',
    branch: 'Main',
    timeZone: 'America/Chicago',
    payTo: NO_ADDRESS,
    logo: '',
  };
}

export function aUser(overrides: Partial<User> = {}): User {
  return {
    id: '01890000-0000-7000-8000-000000000001',
    name: 'Olive Owner',
    role: 'owner',
    qualification: '',
    active: true,
    ...overrides,
  };
}

export function aPatient(overrides: Partial<PatientValues> = {}): PatientValues {
  return {
    firstName: 'Avery',
    middleName: '',
    lastName: 'Testperson',
    suffix: '',
    birthDate: '1948-05-03',
    sex: 'female',
    phone: '2175550142',
    mobile: '',
    email: '',
    address: { line1: '12 Sample Lane', line2: '', city: 'Springfield', state: 'IL', zip: '62701' },
    contacts: [],
    chartNumber: '',
    note: '',
    ...overrides,
  };
}

export function aPayer(overrides: Partial<PayerValues> = {}): PayerValues {
  return {
    name: 'Specimen Health Plan',
    class: 'commercial',
    payerIdentifier: 'SPEC1',
    address: NO_ADDRESS,
    phone: '',
    settings: defaultSettings('commercial'),
    filing: defaultFiling('commercial'),
    ...overrides,
  };
}

export function aDevice(overrides: Partial<EquipmentValues> = {}): EquipmentValues {
  return {
    kind: 'stationaryConcentrator',
    hcpcs: 'E1390',
    make: 'Examplair',
    model: 'Home 5',
    serial: 'EX5-0012345',
    lot: '',
    ownership: 'patientOwned',
    status: 'inService',
    holderId: null,
    location: '',
    acquiredOn: null,
    rentalStartedOn: null,
    warrantyUntil: null,
    warrantyLaborUntil: null,
    replacementCents: 125_000,
    replacementSource: 'Price list 2026',
    hourMeter: null,
    note: '',
    ...overrides,
    acquisitionCents: null,
    acquisitionSource: '',
    hourMeterOn: null,
  };
}

export function aVisit(overrides: Partial<ServiceVisitValues> = {}): ServiceVisitValues {
  return {
    equipmentId: null,
    patientId: null,
    visitedOn: '2026-05-20',
    arrivedAt: '',
    leftAt: '',
    technicianId: null,
    technicianName: 'Terry Tech',
    technicianQualification: '',
    purpose: 'repair',
    complaint: 'It beeps all night.',
    before: { ...NO_READINGS, oxygenPercent: 78.5 },
    findings: ['lowOxygen'],
    malfunction: 'Sieve bed spent.',
    workDone: 'Replaced both sieve beds.',
    workKinds: ['partReplacement'],
    parts: [],
    labor: [],
    after: { ...NO_READINGS, oxygenPercent: 95 },
    resultNote: '',
    result: 'repaired',
    patientSignedBy: '',
    scheduledOn: null,
    maintenanceIds: [],
    technicianSignature: [],
    patientSignedAs: null,
    patientSignature: [],
    ...overrides,
  };
}

export function anOrder(patientId: Id, overrides: Partial<OrderValues> = {}): OrderValues {
  return {
    patientId,
    physicianId: null,
    covers: 'repair',
    description: 'Repair of the concentrator',
    orderedOn: '2026-05-15',
    signedOn: '2026-05-16',
    signature: 'handwritten',
    receivedOn: '2026-05-18',
    validTo: null,
    quantity: 1,
    condition: 'COPD',
    diagnosisCode: 'J44.9',
    saturation: 86,
    pao2: null,
    flowLpm: 2,
    delivery: 'continuous',
    lengthOfNeedMonths: 99,
    ...NO_ORDER_DETAILS,
    documentId: null,
    ...overrides,
  };
}

export function aPaper(overrides: Partial<DocumentValues> = {}): DocumentValues {
  return {
    type: 'partsInvoice',
    documentDate: '2026-05-19',
    title: 'Sieve bed invoice',
    patientId: null,
    equipmentId: null,
    visitId: null,
    author: 'Example Parts Co.',
    signed: null,
    invoiceTotalCents: 18_000,
    invoiceNumber: 'INV-77',
    statesContinuedNeed: null,
    note: '',
    ...overrides,
  };
}

export function aTest(patientId: Id, overrides: Partial<OxygenTestValues> = {}): OxygenTestValues {
  return {
    patientId,
    method: 'oximetry',
    testedOn: '2026-05-20',
    condition: 'rest',
    pao2: null,
    saturation: 86,
    roomAir: true,
    onLpm: null,
    saturationOnOxygen: null,
    performedBy: 'Specimen Laboratory',
    performedBySupplier: false,
    groupTwoCondition: null,
    evaluatedByPhysician: true,
    ...NO_TEST_DETAILS,
    documentId: null,
    ...overrides,
  };
}
