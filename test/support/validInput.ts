import type { TradingPartnerValues } from '../../shared/domain/tradingPartner.ts';
import type { z } from 'zod';
import { NO_AUDIT_FILTER } from '../../shared/contract/auditTrail.ts';
import { type ChannelName, contract } from '../../shared/contract/contract.ts';
import { newAuditRequest } from '../../shared/domain/auditRequest.ts';
import { ClaimValues } from '../../shared/domain/claim.ts';
import { OrderValues, OxygenTestValues } from '../../shared/domain/clinical.ts';
import { DocumentValues } from '../../shared/domain/document.ts';
import { EquipmentValues } from '../../shared/domain/equipment.ts';
import {
  CoverageValues,
  DiagnosisValues,
  OfficeValues,
  PatientValues,
  PhysicianValues,
} from '../../shared/domain/people.ts';
import { PayerValues } from '../../shared/domain/payer.ts';
import { USUAL_SAFEGUARDS } from '../../shared/domain/safeguards.ts';
import { newRentalValues } from '../../shared/domain/rental.ts';
import { ServiceVisitValues } from '../../shared/domain/serviceVisit.ts';
import { exampleRental } from '../../shared/rules/examples/exampleRental.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { officeValues } from './anApp.ts';
import { aRequirement } from './aRequirement.ts';

/** The least that each channel takes, so that the role is what is judged. */

function valuesOf(schema: z.ZodObject, record: object | null | undefined): unknown {
  return Object.fromEntries(
    Object.entries(record ?? {}).filter(([field]) => Object.hasOwn(schema.shape, field)),
  );
}

function saves(): unknown[] {
  const repair = exampleRepair();
  const values = [
    valuesOf(PatientValues, repair.patient),
    valuesOf(CoverageValues, repair.coverage),
    valuesOf(DiagnosisValues, repair.diagnoses[0]),
    valuesOf(PhysicianValues, repair.physician),
    valuesOf(OrderValues, repair.order),
    valuesOf(OxygenTestValues, exampleRental().oxygenTest),
    valuesOf(EquipmentValues, repair.equipment),
    valuesOf(ServiceVisitValues, repair.visit),
    valuesOf(DocumentValues, repair.documents[0]),
    valuesOf(PayerValues, repair.payer),
    newRentalValues(ID),
    newAuditRequest(ID, null),
  ];
  return [
    ...values.map((record) => ({ id: null, revision: null, values: record })),
    { revision: 1, values: valuesOf(OfficeValues, repair.office) },
    { id: ID, revision: 1, values: valuesOf(ClaimValues, repair.claim) },
    { id: ID, settings: repair.payer?.settings },
    { id: ID, requirement: aRequirement(), claimId: ID },
    { uploadId: 'x', values: valuesOf(DocumentValues, repair.documents[0]), claimId: null },
  ];
}

/** Names no record. */
export const ID = '019a0000-0000-7000-8000-000000000001';

/** Inputs of parts, maintenance, recalls and loans. */
function upkeep(): unknown[] {
  const at = { id: ID, lot: '', on: '2026-10-01', note: '' };
  const device = { make: '', model: '' };
  const values = [
    {
      partNumber: '',
      description: '',
      maker: '',
      fits: [],
      code: '',
      unitCostCents: null,
      costSource: '',
      reorderAt: null,
      active: true,
    },
    {
      ...device,
      name: '',
      equipmentId: null,
      everyDays: null,
      everyHours: null,
      afterPart: '',
      afterPartDays: null,
      task: '',
      source: '',
      active: true,
    },
    {
      ...device,
      title: '',
      reference: '',
      issuer: '',
      issuedOn: null,
      lots: [],
      serialFrom: '',
      serialTo: '',
      hazard: '',
      action: '',
    },
  ];
  const told = { contact: 'none', contactedOn: null, contactNote: '', outcome: null, completedOn: null };
  return [
    ...values.map((record) => ({ id: null, revision: null, values: record })),
    { query: '', wanting: false, retired: false, offset: 0, limit: 1 },
    { ...at, branch: '', reason: 'received', quantity: 1 },
    { ...at, branch: '', counted: 1 },
    { ...at, from: '', to: '', quantity: 1 },
    { query: '', states: [], offset: 0, limit: 1 },
    { items: [{ equipmentId: ID, maintenanceId: ID }], scheduledOn: '2026-10-01', technicianId: null },
    { id: ID, revision: 1, values: { ...told, visitId: null } },
    { id: ID, revision: 1, note: '', reasons: [] },
    { id: ID, unitIds: [] },
    {
      equipmentId: ID,
      forEquipmentId: ID,
      patientId: ID,
      visitId: null,
      from: null,
      reason: '',
      note: '',
    },
    { id: ID, revision: 1, reason: '', note: '' },
    { id: ID, revision: 1, to: '2026-10-01', location: '' },
  ];
}

/** Inputs of moves, labels and files of the register. */
function register(): readonly unknown[] {
  const move = { on: '2026-10-01', holderId: null, ownership: null, location: '', reason: '' };
  const file = { uploadId: 'x', delimiter: null };
  return [
    { text: 'x' },
    { id: ID, revision: 1, move: { ...move, kind: 'pickedUp' }, anyway: false },
    { id: ID, revision: 1, otherId: ID, on: '2026-10-01', location: '', reason: '', anyway: false },
    { id: ID, otherId: ID, reason: 'x' },
    { ids: [ID], sheet: 'avery5160', start: 0 },
    file,
    { ...file, mapping: [] },
    { ...file, mapping: [], leaveOutWrong: false, leaveOutLike: false },
    { ownership: null, withHolders: false },
  ];
}

/** Inputs of backups and of taking everything out. */
function backups(): readonly unknown[] {
  const backup = { folder: '', name: 'claimwright-20260101T000000Z' };
  const credentials = { by: 'passphrase', userId: ID, passphrase: 'x' };
  return [
    { names: ['kept/none'], typedCount: 0, ownPassphrase: 'x' },
    { folder: '' },
    backup,
    { ...backup, credentials },
    { ...backup, credentials, into: null, ownPassphrase: 'x' },
    { folders: ['x'] },
    { folder: '', ownPassphrase: 'x', evenSynced: false },
  ];
}

/** Inputs of how long records are kept. */
function retention(): readonly unknown[] {
  return [
    { after: null, limit: 1 },
    { patientId: ID, reason: 'x', note: '' },
    { id: ID, revision: 1, note: 'x' },
    { patientIds: [ID] },
    { patientIds: [ID], rows: 1, typedCount: 1, reason: 'x', today: null, ownPassphrase: 'x' },
  ];
}

/** Inputs of people and safeguards. */
function people(): readonly unknown[] {
  const values = { name: 'x', role: 'office', qualification: '' };
  return [
    { ownPassphrase: 'x' },
    { id: ID, revision: 1, ownPassphrase: 'x' },
    { values, passphrase: 'x', ownPassphrase: 'x' },
    { id: ID, revision: 1, values, ownPassphrase: 'x' },
    { id: ID, revision: 1, active: true, ownPassphrase: 'x' },
    { ids: [ID] },
    { id: ID, passphrase: 'x', ownPassphrase: 'x' },
    { id: null, revision: null, values: USUAL_SAFEGUARDS, ownPassphrase: 'x' },
  ];
}

/** Inputs of letters, their texts, and asked papers. */
/** Claims on their way out, and what comes back. */
function branchInputs(): readonly unknown[] {
  const address = { line1: '', line2: '', city: '', state: '', zip: '' };
  return [
    { id: null, revision: null, values: { name: 'x', address, phone: '', active: true } },
    { id: ID, revision: 1, name: 'x', branchId: null },
    { userId: ID, branchId: ID, role: null },
    { branchName: 'x', deviceName: 'x', ownPassphrase: '' },
    { url: '', admission: '', certificate: '', ownPassphrase: '' },
    { name: 'x', branchId: ID, userId: ID, administers: false, folder: '', ownPassphrase: '' },
    { id: ID, ownPassphrase: '' },
    { ownPassphrase: '' },
    { code: 'x', hubUrl: '', certificate: '', folder: 'x', fileName: '', passphrase: 'x' },
    { folder: 'x', forDeviceId: null },
    { folder: 'x' },
    { folder: 'x', name: 'x' },
    { table: 'patient', row: ID, field: 'phone', stands: 'x', take: null, note: '' },
    { claimId: ID, revision: 1, toBranchId: ID, note: '' },
  ];
}

function exchange(): readonly unknown[] {
  const partner: TradingPartnerValues = {
    name: 'Example Clearinghouse',
    submitterQualifier: 'ZZ',
    submitterId: 'SAMPLE1',
    receiverQualifier: 'ZZ',
    receiverId: 'EXAMPLE1',
    production: false,
    wantsTa1: false,
    contactName: '',
    contactPhone: '',
    contactEmail: '',
    note: '',
  };
  return [
    { id: null, revision: null, values: partner },
    { partnerId: ID },
    { partnerId: ID, claimIds: [ID] },
    { offset: 0, limit: 1 },
    { id: ID, claimId: null, lines: [] },
    { claimId: ID, coverageId: ID },
    { query: '', kind: null, states: [], ownerId: null, offset: 0, limit: 1 },
    {
      id: ID,
      revision: 1,
      values: { ownerId: null, state: 'open', nextStep: null, dueOn: null, outcome: '', note: '' },
    },
    { id: ID, revision: 1, note: '' },
    { from: '2026-01-01', to: '2026-12-31' },
    { report: 'clean', period: { from: '2026-01-01', to: '2026-12-31' } },
  ];
}

/** What is asked of the audit trail. */
function trail(): readonly unknown[] {
  return [
    { filter: NO_AUDIT_FILTER, before: null, limit: 1 },
    { n: 1 },
    { filter: NO_AUDIT_FILTER, format: 'csv' },
    { filter: NO_AUDIT_FILTER },
  ];
}

function letters(): readonly unknown[] {
  const about = { claimId: ID, physicianId: null, denialId: null, ruleIds: [], note: '' };
  const target = { id: ID, revision: 1 };
  const text = { subject: 'x', body: 'x' };
  return [
    { ...about, kind: 'estimate', faxCover: false, orderForm: false },
    { ids: [ID] },
    { kind: 'estimate', own: null, text },
    { kind: 'estimate', own: target },
    { kind: 'estimate', text, claimId: null },
    { query: '', physicianId: null, states: [], offset: 0, limit: 1 },
    { ids: [], physicianId: null },
    { ids: [ID], on: '2026-10-01', by: 'fax' },
    { ...target, on: '2026-10-01', documentId: null },
    { ...target, reason: 'x' },
    { ...target, values: { note: '', againOn: null } },
  ];
}

/** The least input that a channel's schema accepts, so that the role is what is judged. */
export function validInput(channel: ChannelName): unknown {
  const candidates: unknown[] = [
    {},
    { id: ID },
    { id: ID, revision: 1 },
    { userId: ID },
    { room: 'reports', id: null },
    { code: 'x' },
    { query: '', offset: 0, limit: 1 },
    { query: '', limit: 1 },
    { ownerId: null },
    { id: ID, ownerId: null },
    { withinDays: 1 },
    { equipmentId: ID },
    { packetId: ID, part: 1 },
    { claimId: ID },
    { claimId: ID, offset: { right: 0, down: 0 } },
    { offset: { right: 0, down: 0 } },
    { patientId: ID },
    { query: '', state: null, offset: 0, limit: 1 },
    { month: '2026-10', after: null, limit: 1 },
    { month: '2026-10', rentalIds: [ID] },
    { month: '2026-10' },
    { uploadId: 'x' },
    { uploadId: 'x', releasedOn: null },
    { uploadId: 'x', releasedOn: null, sha256: 'x' },
    { queue: 'sent', ownerId: null, offset: 0, limit: 1 },
    { query: '', ownership: null, offset: 0, limit: 1 },
    { query: '', sealed: null, offset: 0, limit: 1 },
    { query: '', type: null, patientId: null, offset: 0, limit: 1 },
    { query: '', states: [], kind: null, payerId: null, sort: 'newest', offset: 0, limit: 1 },
    { kind: 'patient', id: ID, offset: 0, limit: 1 },
    { kind: 'repair', patientId: ID, equipmentId: null, visitId: null },
    { equipmentId: ID, visitId: null },
    {
      equipmentId: ID,
      visitId: null,
      decision: 'replace',
      remainingMonths: null,
      reason: 'because it is so, today',
      signedName: 'x',
    },
    { id: ID, revision: 1, state: 'draft', note: '' },
    { id: ID, ruleId: 'x', reason: 'because it is so, today', expiresOn: null },
    { id: ID, ruleId: 'x' },
    { id: ID, note: '' },
    { id: ID, to: 'desk', note: 'x' },
    { for: 'desk' },
    { equipmentId: null, after: '' },
    { documentId: ID },
    { id: null, revision: null, values: { documentId: ID, marks: [] } },
    { id: ID, revision: 1, signedName: 'x' },
    { id: ID, path: 'complaint', after: 'x', reason: 'x' },
    { current: 'x', next: 'x' },
    { next: 'x' },
    { code: 'x', name: 'x', reason: 'x' },
    { userId: ID, passphrase: 'x' },
    { passphrase: 'x' },
    { userId: ID, code: 'x', newPassphrase: 'x' },
    { office: officeValues(), ownerName: 'x', passphrase: 'x' },
    ...people(),
    ...backups(),
    ...retention(),
    ...letters(),
    ...trail(),
    ...exchange(),
    ...branchInputs(),
    ...register(),
    ...upkeep(),
    ...saves(),
  ];
  const { input } = contract[channel];
  const fitting = candidates.find((candidate) => input.safeParse(candidate).success);
  if (fitting === undefined) throw new Error(`no valid input for ${channel} in this test: add one`);
  return fitting;
}
