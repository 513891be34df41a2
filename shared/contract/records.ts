import { z } from 'zod';
import { ClaimState } from '../domain/claim.ts';
import { ClaimKind } from '../domain/claimKind.ts';
import { Order, OrderValues, OxygenTest, OxygenTestValues } from '../domain/clinical.ts';
import { IsoDate, Instant } from '../domain/dates.ts';
import { DocumentRecord, DocumentType, DocumentValues } from '../domain/document.ts';
import { Equipment, EquipmentKind, EquipmentValues, Ownership } from '../domain/equipment.ts';
import { Id } from '../domain/ids.ts';
import {
  Coverage,
  CoverageValues,
  Diagnosis,
  DiagnosisValues,
  Office,
  OfficeValues,
  Patient,
  PatientValues,
  Physician,
  PhysicianValues,
  User,
} from '../domain/people.ts';
import { CustomRequirement, Payer, PayerClass, PayerSettings, PayerValues } from '../domain/payer.ts';
import { Revision, text } from '../domain/record.ts';
import { ServiceRecord } from '../domain/serviceRecord.ts';
import { ServiceVisit, ServiceVisitValues } from '../domain/serviceVisit.ts';
import {
  DESK,
  effect,
  EVERYBODY,
  InBranch,
  LEADS,
  NOTHING,
  Page,
  pageOf,
  Query,
  read,
  STAFF,
  write,
} from './channel.ts';

/** Every noun is kept the same way: `list`, `get`, `save` (new without id, else with the revision seen), `remove`. */

const ById = z.strictObject({ id: Id });
const Removal = z.strictObject({ id: Id, revision: Revision });

/** A save: id and revision null for a new record, else those that the editor was shown. */
function saveOf<Values extends z.ZodType>(
  values: Values,
): z.ZodObject<
  { id: z.ZodNullable<typeof Id>; revision: z.ZodNullable<typeof Revision>; values: Values },
  z.core.$strict
> {
  return z.strictObject({ id: Id.nullable(), revision: Revision.nullable(), values });
}

export const PatientRow = z.strictObject({
  id: Id,
  name: z.string(),
  birthDate: IsoDate.nullable(),
  phone: z.string(),
  city: z.string(),
  payerName: z.string(),
  devices: z.int(),
  openClaims: z.int(),
});
export type PatientRow = z.infer<typeof PatientRow>;

export const ClaimRow = z.strictObject({
  id: Id,
  number: z.string(),
  kind: ClaimKind,
  state: ClaimState,
  patientId: Id,
  patientName: z.string(),
  payerName: z.string(),
  device: z.string(),
  dateOfService: IsoDate.nullable(),
  chargeCents: z.int().nullable(),
  blockers: z.int(),
  unknown: z.int(),
  /** What is missing, in words; '' when nothing is. */
  gapText: z.string(),
  holdReason: z.string(),
  ownerId: Id.nullable(),
  ownerName: z.string(),
  /** Day the claim was opened, and days since. */
  openedOn: IsoDate,
  ageDays: z.int(),
});
export type ClaimRow = z.infer<typeof ClaimRow>;

export const EquipmentRow = z.strictObject({
  id: Id,
  name: z.string(),
  kind: EquipmentKind.nullable(),
  serial: z.string(),
  ownership: Ownership.nullable(),
  status: z.string(),
  holderId: Id.nullable(),
  holderName: z.string(),
  location: z.string(),
  warrantyUntil: IsoDate.nullable(),
  hourMeter: z.int().nullable(),
  hourMeterOn: IsoDate.nullable(),
  lastVisitOn: IsoDate.nullable(),
  /** An open recall in which it has no outcome. */
  recalled: z.boolean(),
  /** Its most urgent maintenance; null where it has none, or none was asked for. */
  upkeep: z
    .strictObject({ state: z.enum(['overdue', 'soon', 'unknown', 'notDue']), dueOn: IsoDate.nullable() })
    .nullable(),
});
export type EquipmentRow = z.infer<typeof EquipmentRow>;

export const VisitRow = z.strictObject({
  id: Id,
  visitedOn: IsoDate.nullable(),
  device: z.string(),
  serial: z.string(),
  patientName: z.string(),
  technicianName: z.string(),
  purpose: z.string(),
  result: z.string(),
  sealed: z.boolean(),
  claimNumber: z.string(),
  /** Somebody decided that it stays a service record and is not billed. */
  keptAsRecord: z.boolean(),
});
export type VisitRow = z.infer<typeof VisitRow>;

export const DocumentRow = z.strictObject({
  id: Id,
  type: DocumentType,
  title: z.string(),
  documentDate: IsoDate.nullable(),
  patientName: z.string(),
  equipmentName: z.string(),
  bytes: z.int(),
  pages: z.int().nullable(),
  condition: z.string(),
  mediaType: z.string(),
  claimNumbers: z.array(z.string()),
  addedAt: Instant,
});
export type DocumentRow = z.infer<typeof DocumentRow>;

/** A patient with all that hangs on them, for the patient's page and for the interview's choices. */
export const PatientView = z.strictObject({
  patient: Patient,
  coverages: z.array(Coverage.extend({ payerName: z.string(), payerClass: PayerClass })),
  diagnoses: z.array(Diagnosis),
  orders: z.array(Order.extend({ physicianName: z.string() })),
  oxygenTests: z.array(OxygenTest),
  devices: z.array(Equipment),
  visits: z.array(VisitRow),
  claims: z.array(ClaimRow),
  documents: z.array(DocumentRecord),
});
export type PatientView = z.infer<typeof PatientView>;

export const EquipmentView = z.strictObject({
  equipment: Equipment,
  holderName: z.string(),
  /** Its log of holders and places has begun. */
  moved: z.boolean(),
  visits: z.array(VisitRow),
  claims: z.array(ClaimRow),
  documents: z.array(DocumentRecord),
});
export type EquipmentView = z.infer<typeof EquipmentView>;

export const VisitView = z.strictObject({
  visit: ServiceVisit,
  /** The decision that it is not billed; null while there is none. */
  record: ServiceRecord.nullable(),
  equipment: Equipment.nullable(),
  patientName: z.string(),
  claims: z.array(ClaimRow),
  documents: z.array(DocumentRecord),
});
export type VisitView = z.infer<typeof VisitView>;

/** One change of one field, as the journal has it. */
export const HistoryRow = z.strictObject({
  at: Instant,
  userName: z.string(),
  action: z.enum(['insert', 'update', 'delete']),
  record: z.string(),
  field: z.string(),
  before: z.json(),
  after: z.json(),
});
export type HistoryRow = z.infer<typeof HistoryRow>;

const Weight = z.enum(['blocker', 'warning', 'advice']);
const NamedRule = z.strictObject({ rule: z.string(), title: z.string() });

/** What a change of a payer's settings would do to one open claim. */
export const SettingsEffect = z.strictObject({
  claimId: Id,
  number: z.string(),
  /** Rules that would begin, or cease, to be findings. */
  raised: z.array(NamedRule),
  settled: z.array(NamedRule),
  /** Findings that stay and would weigh otherwise. */
  reweighed: z.array(NamedRule.extend({ from: Weight, to: Weight })),
});
export type SettingsEffect = z.infer<typeof SettingsEffect>;

/** What a payer's own requirement says of one claim. */
export const RequirementTrial = z.strictObject({
  number: z.string(),
  dateOfService: IsoDate.nullable(),
  /** Judged as it was finalised, else as it stands today. */
  finalised: z.boolean(),
  status: z.enum(['met', 'unmet', 'unknown', 'notApplicable']),
  evidence: z.string(),
});
export type RequirementTrial = z.infer<typeof RequirementTrial>;

export const RecordKind = z.enum([
  'patient',
  'coverage',
  'diagnosis',
  'physician',
  'order',
  'oxygenTest',
  'equipment',
  'visit',
  'document',
  'payer',
  'claim',
  'office',
]);
export type RecordKind = z.infer<typeof RecordKind>;

export const recordChannels = {
  'office.get': read(NOTHING, Office),
  'office.save': write(
    'Change office profile',
    ['owner'],
    z.strictObject({ revision: Revision, values: OfficeValues }),
    Office,
  ),
  /** Takes an uploaded picture as the office's logo: PNG or JPEG, at most 1 MB, without its notes. */
  'office.saveLogo': effect(['owner'], z.strictObject({ uploadId: z.string().max(64) }), Office),
  /** The document that holds the logo, to be shown; null where there is none. */
  'office.logo': read(NOTHING, z.strictObject({ documentId: Id.nullable() })),
  'users.list': read(NOTHING, z.array(User), EVERYBODY),

  'patients.list': read(
    z.strictObject({ query: Query, ...InBranch, ...Page }),
    pageOf(PatientRow),
    EVERYBODY,
  ),
  'patients.get': read(ById, PatientView, EVERYBODY),
  'patients.save': write('Change patient', DESK, saveOf(PatientValues), Patient),
  'patients.remove': write('Remove patient', DESK, Removal, NOTHING),

  'coverages.save': write('Change coverage', DESK, saveOf(CoverageValues), Coverage),
  'coverages.remove': write('Remove coverage', DESK, Removal, NOTHING),
  'diagnoses.save': write('Change diagnosis', DESK, saveOf(DiagnosisValues), Diagnosis),
  'diagnoses.remove': write('Remove diagnosis', DESK, Removal, NOTHING),
  'physicians.list': read(z.strictObject({ query: Query, ...Page }), pageOf(Physician)),
  'physicians.get': read(ById, Physician),
  'physicians.save': write('Change physician', DESK, saveOf(PhysicianValues), Physician),
  'orders.save': write('Change order', DESK, saveOf(OrderValues), Order),
  'orders.remove': write('Remove order', DESK, Removal, NOTHING),
  'oxygenTests.save': write('Change oxygen test', DESK, saveOf(OxygenTestValues), OxygenTest),
  'oxygenTests.remove': write('Remove oxygen test', DESK, Removal, NOTHING),

  'equipment.list': read(
    z.strictObject({
      query: Query,
      ownership: Ownership.nullable(),
      status: EquipmentValues.shape.status.nullable().default(null),
      kind: EquipmentKind.nullable().default(null),
      /** Tells with each device which maintenance comes next. */
      upkeep: z.boolean().default(false),
      ...InBranch,
      ...Page,
    }),
    pageOf(EquipmentRow),
    EVERYBODY,
  ),
  'equipment.get': read(ById, EquipmentView, EVERYBODY),
  'equipment.save': write('Change equipment', STAFF, saveOf(EquipmentValues), Equipment),
  'equipment.remove': write('Remove equipment', DESK, Removal, NOTHING),

  'visits.list': read(
    z.strictObject({ query: Query, sealed: z.boolean().nullable(), ...InBranch, ...Page }),
    pageOf(VisitRow),
    EVERYBODY,
  ),
  'visits.get': read(ById, VisitView, EVERYBODY),
  'visits.save': write('Change service visit', STAFF, saveOf(ServiceVisitValues), ServiceVisit),
  'visits.remove': write('Remove service visit', STAFF, Removal, NOTHING),
  /** Signs and seals: from then on only amendments. The typed name must be the technician's. */
  'visits.seal': write(
    null,
    STAFF,
    z.strictObject({ id: Id, revision: Revision, signedName: text(80).min(1) }),
    ServiceVisit,
  ),
  /** Stands beside the sealed original; `path` as in Amendment. */
  'visits.amend': write(
    null,
    STAFF,
    z.strictObject({ id: Id, path: text(80).min(1), after: z.json(), reason: text(500).min(1) }),
    ServiceVisit,
  ),
  /** The printed service report, ready at GET /output/<outputId>. */
  'visits.report': effect(EVERYBODY, ById, z.strictObject({ outputId: z.string(), fileName: z.string() })),

  'documents.list': read(
    z.strictObject({
      query: Query,
      type: DocumentType.nullable(),
      patientId: Id.nullable(),
      ...InBranch,
      ...Page,
    }),
    pageOf(DocumentRow),
  ),
  'documents.get': read(ById, DocumentRecord),
  /** Takes an uploaded file into the store; the bytes were sent to POST /files. */
  'documents.add': effect(
    STAFF,
    z.strictObject({ uploadId: z.string().max(64), values: DocumentValues, claimId: Id.nullable() }),
    z.strictObject({ document: DocumentRecord, notes: z.array(z.string()) }),
  ),
  'documents.save': write('Change document', STAFF, saveOf(DocumentValues), DocumentRecord),
  'documents.remove': write('Remove document', DESK, Removal, NOTHING),

  'payers.list': read(z.strictObject({ query: Query, ...Page }), pageOf(Payer)),
  'payers.get': read(ById, Payer),
  'payers.save': write('Change payer', LEADS, saveOf(PayerValues), Payer),
  /** What settings not saved yet would change on the payer's open claims. */
  'payers.preview': read(
    z.strictObject({ id: Id, settings: PayerSettings }),
    z.strictObject({ openClaims: z.int(), effects: z.array(SettingsEffect) }),
    LEADS,
  ),
  /** The payer's own requirements that have judged a finalised claim: these are retired, and no longer edited. */
  'payers.usedRequirements': read(ById, z.array(Id)),
  /** What a requirement, saved or not, says of a claim of the payer. Nothing is saved. */
  'payers.tryRequirement': read(
    z.strictObject({ id: Id, requirement: CustomRequirement, claimId: Id }),
    RequirementTrial,
    LEADS,
  ),

  'history.of': read(z.strictObject({ kind: RecordKind, id: Id, ...Page }), pageOf(HistoryRow), EVERYBODY),
  /** Takes back the caller's last change in this session, if nobody changed the same since. */
  'undo.last': effect(STAFF, NOTHING, z.strictObject({ undone: z.string() })),
};
