import { insertClaim } from '../../db/claims.ts';
import { coverages, equipment, orders, patients, payers, physicians } from '../../db/nouns.ts';
import { insertOffice } from '../../db/offices.ts';
import type { WriteFrame } from '../../db/recordTable.ts';
import { storeSchema } from '../../db/schema.ts';
import type { Actor, Store, StoreOptions, WriteTransaction } from '../../db/store.ts';
import { insertUser } from '../../db/users.ts';
import { insertVisit } from '../../db/visits.ts';
import { type Claim, type ClaimKind, newClaimValues } from '../../shared/domain/claim.ts';
import type { OrderValues } from '../../shared/domain/clinical.ts';
import type { DocumentValues } from '../../shared/domain/document.ts';
import type { Equipment, EquipmentValues } from '../../shared/domain/equipment.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { defaultSettings, type Payer, type PayerValues } from '../../shared/domain/payer.ts';
import type { Coverage, Patient, PatientValues, Physician, User } from '../../shared/domain/people.ts';
import { NO_ADDRESS } from '../../shared/domain/record.ts';
import { NO_READINGS, type ServiceVisit, type ServiceVisitValues } from '../../shared/domain/serviceVisit.ts';
import { ok, type Result } from '../../shared/result.ts';
import { CLERK, openFolder, OWNER, PASSPHRASE, tempFolder, value } from './workbench.ts';

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
  };
}

export function aUser(overrides: Partial<User> = {}): User {
  return { id: OWNER, name: 'Olive Owner', role: 'owner', qualification: '', active: true, ...overrides };
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
  };
}

export function aVisit(overrides: Partial<ServiceVisitValues> = {}): ServiceVisitValues {
  return {
    equipmentId: null,
    patientId: null,
    visitedOn: '2026-05-20',
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

export const asOwner: Actor = { userId: OWNER, action: 'test.write' };
export const asClerk: Actor = { userId: CLERK, action: 'test.write' };

/** An open office with two people, in the program's own tables. */
export async function realOffice(overrides: Partial<StoreOptions> = {}): Promise<Store> {
  const store = openFolder(overrides.dataDir ?? tempFolder(), { schema: storeSchema, ...overrides });
  value(
    await store.create({
      holder: { userId: OWNER, label: 'Olive Owner' },
      passphrase: PASSPHRASE,
      officeName: 'Harbor Oxygen',
      populate(tx) {
        insertOffice(tx, anOffice(), false);
        insertUser(tx, aUser());
        insertUser(tx, aUser({ id: CLERK, name: 'Cal Clerk', role: 'office' }));
        return ok(undefined);
      },
    }),
  );
  return store;
}

/** Writes as the owner and answers the value. */
export function write<T>(store: Store, work: (tx: WriteTransaction) => T, actor: Actor = asOwner): T {
  return value(store.write(actor, (tx) => ok(work(tx))));
}

export function attempt<T>(
  store: Store,
  work: (tx: WriteTransaction) => Result<T>,
  actor: Actor = asOwner,
): Result<T> {
  return store.write(actor, work);
}

export interface RepairCase {
  readonly patient: Patient;
  readonly payer: Payer;
  readonly coverage: Coverage;
  readonly physician: Physician;
  readonly device: Equipment;
  readonly visit: ServiceVisit;
  readonly claim: Claim;
}

/** A patient with coverage, device, order, visit with a part and labour, and a claim that names them. */
export function aRepairCase(frame: WriteFrame, kind: ClaimKind = 'repair'): RepairCase {
  const patient = patients.insert(frame, aPatient());
  const payer = payers.insert(frame, aPayer());
  const coverage = coverages.insert(frame, {
    patientId: patient.id,
    payerId: payer.id,
    rank: 1,
    memberId: 'SPEC123456',
    groupNumber: '',
    relation: 'self',
    insuredName: '',
    from: '2026-01-01',
    to: null,
  });
  const physician = physicians.insert(frame, {
    firstName: 'Phil',
    lastName: "O'Specimen",
    credential: 'MD',
    npi: '1234567893',
    phone: '2175550177',
    fax: '',
    address: NO_ADDRESS,
  });
  const order = orders.insert(frame, anOrder(patient.id, { physicianId: physician.id }));
  const device = equipment.insert(frame, aDevice({ holderId: patient.id }));
  const visit = insertVisit(
    frame,
    aVisit({
      equipmentId: device.id,
      patientId: patient.id,
      parts: [
        {
          id: frame.newId(),
          partNumber: 'SB-1',
          description: 'Sieve bed',
          quantity: 2,
          unitCostCents: 9_000,
          lotOrSerial: 'L77',
          reason: 'Spent',
          billed: true,
        },
      ],
      labor: [{ id: frame.newId(), description: 'Bench', minutes: 60, hourlyRateCents: 6_000 }],
    }),
  );
  const claim = insertClaim(frame, {
    values: {
      ...newClaimValues(kind, patient.id),
      coverageId: coverage.id,
      equipmentId: device.id,
      visitId: visit.id,
      orderId: order.id,
      dateOfService: '2026-05-20',
      diagnosisCodes: ['J44.9'],
      lines: [
        {
          id: frame.newId(),
          code: 'E1390',
          modifiers: ['RB'],
          units: 1,
          chargeCents: 24_000,
          description: 'Sieve beds',
          narrative: '',
        },
      ],
    },
    openedOn: TODAY,
    ownerId: OWNER,
    replacesId: null,
  });
  return { patient, payer, coverage, physician, device, visit, claim };
}
