import { defaultFiling } from '../../shared/domain/filing.ts';
import { createHash } from 'node:crypto';
import { claimCaseOf } from '../../db/claimCase.ts';
import { insertDocument } from '../../db/documents.ts';
import { insertClaim, insertEvent } from '../../db/claims.ts';
import {
  coverages,
  diagnoses,
  equipment,
  orders,
  oxygenTests,
  patients,
  payers,
  physicians,
  tradingPartners,
} from '../../db/nouns.ts';
import { getOffice } from '../../db/offices.ts';
import type { Store, WriteTransaction } from '../../db/store.ts';
import { insertHandover } from '../../db/handovers.ts';
import { insertVisit, sealVisit } from '../../db/visits.ts';
import { ClaimValues, type ClaimState } from '../../shared/domain/claim.ts';
import type { ClaimCase } from '../../shared/domain/claimCase.ts';
import { addDays, dateInZone, type IsoDate } from '../../shared/domain/dates.ts';
import { DocumentValues } from '../../shared/domain/document.ts';
import { EquipmentValues } from '../../shared/domain/equipment.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { fullName, PatientValues, type Role, type User } from '../../shared/domain/people.ts';
import { defaultSettings, type PayerClass, type PayerSettings } from '../../shared/domain/payer.ts';
import { NO_ADDRESS } from '../../shared/domain/record.ts';
import { NO_READINGS, type ServiceVisit, ServiceVisitValues } from '../../shared/domain/serviceVisit.ts';
import { evaluateCase } from '../../shared/rules/evaluate.ts';
import { exampleOrthosis } from '../../shared/rules/examples/exampleOrthosis.ts';
import { exampleRadiopharmaceutical } from '../../shared/rules/examples/exampleRadiopharmaceutical.ts';
import { exampleRental } from '../../shared/rules/examples/exampleRental.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { WriteContext } from '../dispatch.ts';
import { claimHandlers } from '../handlers/claims.ts';
import { summarise } from '../handlers/claimSummaries.ts';
import { samplePaper, samplePhoto } from './papers.ts';
import { SAMPLE_PARTNER, SAMPLE_PATIENTS, SAMPLE_PAYERS } from './roster.ts';
import { writeAudits } from './sampleAudits.ts';
import { writeLetters } from './sampleLetters.ts';
import { writeOlderRentals, writeRentalOf } from './sampleRentals.ts';
import { writeRetention } from './sampleRetention.ts';
import { writeRejected, writeReturned } from './sampleReturned.ts';
import { writeUpkeep } from './sampleUpkeep.ts';
import { SCENARIOS, type Scenario, practiceNote } from './scenarios.ts';

/** The name of the last act of the filling: an office whose journal lacks it was cut off half way. */
export const SAMPLE_FILLED = 'sample.filled';

/**
 * Fills the sample office through the same functions that people's work goes through, so that its journal, seals
 * and frozen claims are real. One transaction for each claim.
 */
export async function fillSample(store: Store, personOf: (role: Role) => User): Promise<Result<void>> {
  const desk = personOf('office');
  const shared = store.write({ userId: desk.id, action: 'sample.fill' }, (tx) => {
    const context = contextOf(tx, desk);
    return ok({ payers: writePayers(context), physicianId: writePhysician(context) });
  });
  if (!shared.ok) return shared;
  for (const [index, scenario] of SCENARIOS.entries()) {
    const made = await writeScenario(store, personOf, shared.value, scenario, index);
    if (!made.ok) return made;
  }
  return store.write({ userId: desk.id, action: SAMPLE_FILLED }, (tx) => {
    const context = contextOf(tx, desk);
    writeStock(context, personOf('technician'));
    writeUpkeep(context, valuesOf<EquipmentValues>(EquipmentValues, exampleRepair().equipment ?? {}));
    writeOlderRentals(contextOf(tx, desk));
    writeAudits(contextOf(tx, desk));
    writeLetters(contextOf(tx, desk));
    writeReturned(contextOf(tx, desk));
    writeRetention(contextOf(tx, desk));
    return ok(undefined);
  });
}

interface SharedRecords {
  readonly payers: Readonly<Record<PayerClass, Id>>;
  readonly physicianId: Id;
}

function contextOf(tx: WriteTransaction, user: User): WriteContext {
  const office = getOffice(tx.db);
  if (!office) throw new Error('the sample store has no office');
  const today = dateInZone(Date.parse(tx.at), office.timeZone);
  return { ...tx, user, office, today, now: tx.at };
}

/** A record's values without its id and revision. */
function valuesOf<Values>(schema: { readonly shape: object }, record: object): Values {
  const entries = Object.entries(record).filter(([field]) => Object.hasOwn(schema.shape, field));
  return Object.fromEntries(entries) as Values;
}

/** The commercial plan asks for everything that the guides name; the others begin where their class begins. */
function settingsOf(payerClass: PayerClass): PayerSettings {
  const repair = exampleRepair().payer?.settings;
  const rental = exampleRental().payer?.settings;
  const plain = { ...defaultSettings(payerClass), timelyFilingDays: payerClass === 'medicare' ? 365 : 180 };
  if (!repair || !rental || payerClass === 'medicare') return plain;
  const orthosis = exampleOrthosis().payer?.settings;
  const dose = exampleRadiopharmaceutical().payer?.settings;
  const agreements = [repair, orthosis, dose].flatMap((settings) => settings?.codeAgreements ?? []);
  const agreed = {
    ...plain,
    codeAgreements: agreements.filter(
      ({ code }, index) => agreements.findIndex((other) => other.code === code) === index,
    ),
  };
  return payerClass === 'medicaid'
    ? agreed
    : {
        ...agreed,
        repair: repair.repair,
        rental: rental.rental,
        orthosis: orthosis?.orthosis ?? agreed.orthosis,
        radiopharmaceutical: dose?.radiopharmaceutical ?? agreed.radiopharmaceutical,
      };
}

function writePayers(context: WriteContext): Record<PayerClass, Id> {
  const clearinghouse = tradingPartners.insert(frameOf(context), SAMPLE_PARTNER);
  const ids = SAMPLE_PAYERS.map((payer) => {
    const made = payers.insert(frameOf(context), {
      ...payer,
      address: { ...NO_ADDRESS, line1: 'PO Box 100', city: 'Springfield', state: 'IL', zip: '62705' },
      phone: '8005550190',
      settings: settingsOf(payer.class),
      filing: { ...defaultFiling(payer.class), tradingPartnerId: clearinghouse.id },
    });
    return [payer.class, made.id] as const;
  });
  return Object.fromEntries(ids) as Record<PayerClass, Id>;
}

function writePhysician(context: WriteContext): Id {
  const example = exampleRepair().physician;
  if (!example) throw new Error('the example has no physician');
  const { id: _id, revision: _revision, ...values } = example;
  return physicians.insert(frameOf(context), values).id;
}

function frameOf(context: WriteContext): { db: WriteContext['db']; at: string; newId: () => Id } {
  return { db: context.db, at: context.now, newId: context.newId };
}

/** One technician makes two visits a day at most: in the morning, and after noon. */
function onItsDay(theCase: ClaimCase, index: number): ClaimCase {
  const { visit, claim } = theCase;
  if (visit?.visitedOn == null || claim.dateOfService === null) return theCase;
  const later = Math.floor(index / 2);
  const times =
    index % 2 === 0 ? { arrivedAt: '08:30', leftAt: '10:15' } : { arrivedAt: '13:00', leftAt: '14:45' };
  return {
    ...theCase,
    visit: { ...visit, ...times, visitedOn: addDays(visit.visitedOn, later) },
    claim: { ...claim, dateOfService: addDays(claim.dateOfService, later) },
  };
}

/** Everything of one case, under new ids, then the way of its claim. */
async function writeScenario(
  store: Store,
  personOf: (role: Role) => User,
  shared: SharedRecords,
  scenario: Scenario,
  index: number,
): Promise<Result<void>> {
  const theCase = onItsDay(scenario.change(scenario.base()), index);
  const person = SAMPLE_PATIENTS[index];
  if (!person) throw new Error('more scenarios than people');
  const name = fullName(person);
  const papers = await Promise.all(
    theCase.documents.map(async (document) => ({ document, bytes: await samplePaper(document, name) })),
  );
  const desk = personOf('office');
  const technician = personOf('technician');
  const written = store.write({ userId: desk.id, action: 'sample.fill' }, (tx) =>
    ok(writeCase(contextOf(tx, desk), { theCase, shared, scenario, index, papers, technician })),
  );
  if (!written.ok) return written;
  const lead = personOf('billingLead');
  return store.write({ userId: lead.id, action: 'sample.fill' }, (tx) => {
    const context = contextOf(tx, lead);
    const claimId = written.value;
    for (const state of scenario.path) {
      const moved = moveTo(context, claimId, state, scenario.holdReason ?? '');
      if (!moved.ok) return moved;
    }
    const after = claimCaseOf(context.db, claimId);
    if (after && after.claim.finalisedAt === null)
      summarise(context, after, evaluateCase(after, context.today));
    return ok(undefined);
  });
}

function moveTo(context: WriteContext, claimId: Id, state: ClaimState, note: string): Result<unknown> {
  const claim = claimCaseOf(context.db, claimId)?.claim;
  if (!claim) throw new Error('the sample claim is not there');
  const target = { id: claimId, revision: claim.revision };
  if (state === 'finalised') {
    const theCase = claimCaseOf(context.db, claimId);
    if (theCase) summarise(context, theCase, evaluateCase(theCase, context.today));
    return claimHandlers['claims.finalise'](target, context);
  }
  if (state === 'rejected') return writeRejected(context, claimId);
  return claimHandlers['claims.setState'](
    { ...target, state, note: state === 'onHold' ? note : '' },
    context,
  );
}

interface CaseToWrite {
  readonly theCase: ClaimCase;
  readonly shared: SharedRecords;
  readonly scenario: Scenario;
  readonly index: number;
  readonly papers: readonly {
    readonly document: ClaimCase['documents'][number];
    readonly bytes: Uint8Array;
  }[];
  readonly technician: User;
}

function writeCase(context: WriteContext, input: CaseToWrite): Id {
  const { theCase, shared, scenario, index, technician } = input;
  const frame = frameOf(context);
  const patientId = writePatient(context, index);
  const coverageId = writeCoverage(context, patientId, shared, index);
  for (const diagnosis of theCase.diagnoses) {
    const { id: _id, revision: _revision, ...values } = diagnosis;
    diagnoses.insert(frame, { ...values, patientId });
  }
  const deviceId = writeDevice(context, theCase, patientId, index);
  const monthlyCents = theCase.claim.lines[0]?.chargeCents ?? null;
  writeRentalOf(context, { patientId, coverageId, equipmentId: deviceId, monthlyCents });
  const visit = writeVisit(context, theCase, { patientId, deviceId, technician });
  const visitId = visit?.id ?? null;
  const rowIds = new Map(
    [...(theCase.visit?.parts ?? []), ...(theCase.visit?.labor ?? [])].map(({ id }, index) => [
      id,
      [...(visit?.parts ?? []), ...(visit?.labor ?? [])][index]?.id,
    ]),
  );
  const documentIds = new Map<Id, Id>();
  for (const { document, bytes } of input.papers) {
    documentIds.set(document.id, writeDocument(context, document, bytes, { patientId, deviceId, visitId }));
  }
  const documentOf = (id: Id | null): Id | null => (id === null ? null : (documentIds.get(id) ?? null));
  const order = theCase.order && strip(theCase.order);
  const orderId = order
    ? orders.insert(frame, {
        ...order,
        patientId,
        physicianId: shared.physicianId,
        documentId: documentOf(order.documentId),
      }).id
    : null;
  const test = theCase.oxygenTest && strip(theCase.oxygenTest);
  const oxygenTestId = test
    ? oxygenTests.insert(frame, { ...test, patientId, documentId: documentOf(test.documentId) }).id
    : null;
  const openedOn = addDays(context.today, -scenario.age);
  const claim = insertClaim(frame, {
    values: {
      ...valuesOf<ClaimValues>(ClaimValues, theCase.claim),
      patientId,
      coverageId,
      equipmentId: deviceId,
      visitId,
      orderId,
      oxygenTestId,
      lines: theCase.claim.lines.map((line) => ({
        ...line,
        id: context.newId(),
        logIds: line.logIds.flatMap((id) => rowIds.get(id) ?? []),
        pointers: [],
        drug: null,
      })),
      documentIds: [...documentIds.values()],
      note: scenario.lesson === '' ? '' : practiceNote(scenario),
    },
    openedOn,
    ownerId: index % 3 === 2 ? null : context.user.id,
    replacesId: null,
  });
  insertEvent(frame, claim.id, { state: 'draft', note: 'Opened', userName: context.user.name });
  return claim.id;
}

function strip<Stored extends { readonly id: Id; readonly revision: number }>(
  record: Stored,
): Omit<Stored, 'id' | 'revision'> {
  const { id: _id, revision: _revision, ...values } = record;
  return values;
}

function writePatient(context: WriteContext, index: number): Id {
  const person = SAMPLE_PATIENTS[index];
  if (!person) throw new Error('more scenarios than people');
  const example = exampleRepair().patient;
  return patients.insert(frameOf(context), {
    ...valuesOf<PatientValues>(PatientValues, example),
    firstName: person.firstName,
    middleName: person.middleName ?? '',
    lastName: person.lastName,
    suffix: person.suffix ?? '',
    birthDate: person.birthDate,
    sex: person.sex,
    phone: `21755501${String(index + 10).padStart(2, '0')}`,
    address: { line1: person.street, line2: '', city: person.city, state: 'MN', zip: person.zip },
    contacts:
      index % 2 === 0
        ? [{ name: `Robin ${person.lastName}`, relation: 'Family', phone: '2175550143', note: '' }]
        : [],
    chartNumber: `S-${String(index + 1).padStart(4, '0')}`,
  }).id;
}

function writeCoverage(context: WriteContext, patientId: Id, shared: SharedRecords, index: number): Id {
  const payerClass = SAMPLE_PATIENTS[index]?.payer ?? 'commercial';
  const example = exampleRepair().coverage;
  if (!example) throw new Error('the example has no coverage');
  return coverages.insert(frameOf(context), {
    ...strip(example),
    patientId,
    payerId: shared.payers[payerClass],
    // The specimen that CMS prints on its sample card.
    memberId: payerClass === 'medicare' ? '1EG4TE5MK73' : `SAMPLE${String(100000 + index)}`,
    groupNumber: payerClass === 'commercial' ? example.groupNumber : '',
  }).id;
}

function writeDevice(context: WriteContext, theCase: ClaimCase, patientId: Id, index: number): Id | null {
  if (!theCase.equipment) return null;
  const values = valuesOf<EquipmentValues>(EquipmentValues, theCase.equipment);
  const serial = `${values.serial.slice(0, 4)}${String(Number(values.serial.slice(4)) + index).padStart(6, '0')}`;
  return equipment.insert(frameOf(context), { ...values, serial, holderId: patientId }).id;
}

function writeVisit(
  context: WriteContext,
  theCase: ClaimCase,
  of: { readonly patientId: Id; readonly deviceId: Id | null; readonly technician: User },
): ServiceVisit | null {
  if (!theCase.visit) return null;
  const values = valuesOf<ServiceVisitValues>(ServiceVisitValues, theCase.visit);
  const visit = insertVisit(frameOf(context), {
    ...values,
    equipmentId: of.deviceId,
    patientId: of.patientId,
    technicianId: of.technician.id,
    technicianName: of.technician.name,
    technicianQualification: of.technician.qualification,
    parts: values.parts.map((part) => ({ ...part, id: context.newId() })),
    labor: values.labor.map((labor) => ({ ...labor, id: context.newId() })),
    patientSignedBy: fullName(patients.get(context.db, of.patientId) ?? { firstName: '', lastName: '' }),
  });
  const sealed = sealVisit(frameOf(context), visit, {
    userId: of.technician.id,
    signedName: of.technician.name,
    enteredBy: '',
  });
  if (!sealed.ok) throw new Error('the sample visit could not be sealed');
  return visit;
}

function writeDocument(
  context: WriteContext,
  document: ClaimCase['documents'][number],
  bytes: Uint8Array,
  of: { readonly patientId: Id; readonly deviceId: Id | null; readonly visitId: Id | null },
): Id {
  const values = valuesOf<DocumentValues>(DocumentValues, document);
  const made = insertDocument(
    frameOf(context),
    {
      ...values,
      patientId: of.patientId,
      equipmentId: values.equipmentId === null ? null : of.deviceId,
      visitId: values.visitId === null ? null : of.visitId,
    },
    fileFacts(context, bytes, document.fileName, 'application/pdf'),
  );
  return made.id;
}

function fileFacts(
  context: WriteContext,
  bytes: Uint8Array,
  fileName: string,
  mediaType: 'application/pdf' | 'image/png',
): Parameters<typeof insertDocument>[2] {
  return {
    fileName,
    mediaType,
    bytes: bytes.length,
    pages: 1,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    condition: 'readable',
    addedAt: context.now,
    addedBy: context.user.name,
    attachment: context.attachments.put(bytes),
  };
}

/** Devices that nobody holds, a visit that is still being written, and a photo of it. */
function writeStock(context: WriteContext, technician: User): void {
  const frame = frameOf(context);
  const repair = exampleRepair();
  const base = valuesOf<EquipmentValues>(EquipmentValues, repair.equipment ?? {});
  const soon = addDays(context.today, 18);
  const stock = stockDevices(soon).map((more) =>
    equipment.insert(frame, { ...base, holderId: null, ...more }),
  );
  const open = stock[0];
  const visit = insertVisit(frame, {
    ...valuesOf<ServiceVisitValues>(ServiceVisitValues, repair.visit ?? {}),
    equipmentId: open?.id ?? null,
    patientId: null,
    visitedOn: context.today,
    technicianId: technician.id,
    technicianName: technician.name,
    technicianQualification: technician.qualification,
    complaint: 'Came back from a loan; hums louder than it did.',
    malfunction: '',
    workDone: '',
    workKinds: [],
    findings: ['noise'],
    parts: [],
    labor: [],
    after: NO_READINGS,
    result: null,
    resultNote: '',
    patientSignedBy: '',
    scheduledOn: null,
    maintenanceIds: [],
    technicianSignature: [],
    patientSignedAs: null,
    patientSignature: [],
  });
  insertDocument(
    frame,
    {
      ...valuesOf<DocumentValues>(DocumentValues, repair.documents[0] ?? {}),
      type: 'photo',
      title: 'Front of the device',
      documentDate: context.today,
      author: technician.name,
      signed: null,
      patientId: null,
      equipmentId: open?.id ?? null,
      visitId: visit.id,
    },
    fileFacts(context, samplePhoto(3), 'sample-photo.png', 'image/png'),
  );
  insertHandover(frame, {
    visitId: visit.id,
    to: 'technician',
    note: 'It is promised to the next patient for Friday. Please test it first.',
    userId: context.user.id,
    userName: context.user.name,
  });
}

function stockDevices(warrantyUntil: IsoDate): Partial<EquipmentValues>[] {
  const stock = { location: 'Shelf B2', status: 'inStock', ownership: 'stock' } as const;
  return [
    { ...stock, ownership: 'loaner', serial: 'EX5-900001', warrantyUntil },
    { ...stock, serial: 'EX5-900002', acquiredOn: '2026-08-01', warrantyUntil: '2029-07-31', hourMeter: 0 },
    {
      ...stock,
      kind: 'portableConcentrator',
      hcpcs: 'E1392',
      model: 'Go 3',
      serial: 'EG3-900003',
      replacementCents: 219_500,
    },
  ];
}
