import { RECORD_TABLES } from '../../db/historyRows.ts';
import type { ChannelName, CheckedInputOf, Contract, OutputOf } from '../../shared/contract/contract.ts';
import type { AuditDetails } from '../../shared/domain/auditEntry.ts';

/**
 * What the answer of each message gives away, for the audit trail. It stands here for every message that reads or has
 * effects, so that a new one does not compile without an answer; what is written is told by the journal.
 */

/** What somebody saw, printed or took out. Whoever the answer names by id is a patient of it anyway. */
export interface Disclosed {
  readonly kind: 'view' | 'print' | 'export' | 'import';
  /** The record that it is about, by its table; '' for a list. */
  readonly subject: string;
  readonly subjectId: string;
  /** Records whose patients it shows; those of the subject where it is left out. */
  readonly records?: readonly { readonly table: string; readonly ids: readonly string[] }[];
  readonly details?: AuditDetails;
}

/**
 * `nothing`: of no patient. `itself`: the handler notes it, or it is about who may enter. A function: what the answer
 * shows; null: nothing this time.
 */
type Disclosure<Name extends ChannelName> =
  'nothing' | 'itself' | ((input: CheckedInputOf<Name>, output: OutputOf<Name>) => Disclosed | null);

/** Every channel but those that write. */
export type TellingChannel = {
  [Name in ChannelName]: Contract[Name]['kind'] extends 'write' ? never : Name;
}[ChannelName];

export type Disclosures = { readonly [Name in TellingChannel]: Disclosure<Name> };

function record(table: string, details: AuditDetails = {}): (input: { readonly id: string }) => Disclosed {
  return ({ id }) => seen(table, id, details);
}

function seen(subject: string, subjectId: string, details: AuditDetails = {}): Disclosed {
  return { kind: 'view', subject, subjectId, details };
}

type Ids = readonly (string | null)[];

/** How many rows of a list were shown, and of which records. What was searched for is not kept: it may be a name. */
function listed(count: number, shown: Readonly<Record<string, Ids>> = {}): Disclosed {
  const records = Object.entries(shown).map(([table, ids]) => ({
    table,
    ids: ids.filter((id) => id !== null),
  }));
  return { kind: 'view', subject: '', subjectId: '', records, details: { rows: count } };
}

/** A list whose rows are records of a table. */
function rowsOf(table: string) {
  return (_: unknown, output: readonly { readonly id: string }[]): Disclosed =>
    listed(output.length, { [table]: output.map(({ id }) => id) });
}

function pageOf(table: string) {
  return (_: unknown, { rows }: { readonly rows: readonly { readonly id: string }[] }): Disclosed =>
    rowsOf(table)(_, rows);
}

/** A list whose rows name their patient. */
function pageOfPatients(
  _: unknown,
  { rows }: { readonly rows: readonly { readonly patientId: string }[] },
): Disclosed {
  return listed(rows.length, { patient: rows.map(({ patientId }) => patientId) });
}

function ofClaim({ claimId }: { readonly claimId: string }): Disclosed {
  return seen('claim', claimId);
}

function ofClaimOrPatient(input: { readonly claimId: string } | { readonly patientId: string }): Disclosed {
  return 'claimId' in input ? seen('claim', input.claimId) : seen('patient', input.patientId);
}

/** A document made of one record. */
function printed(
  subject: string,
  subjectId: string,
  { pages }: { readonly pages?: number; readonly outputId?: string },
  details: AuditDetails = {},
): Disclosed {
  return {
    kind: 'print',
    subject,
    subjectId,
    details: { ...(pages === undefined ? {} : { pages }), ...details },
  };
}

/** Documents made of several records of a table. */
function printedOf(
  table: string,
  ids: readonly string[],
  { pages }: { readonly pages: number },
  details: AuditDetails = {},
): Disclosed {
  const [only = ''] = ids;
  return {
    kind: 'print',
    subject: table,
    subjectId: ids.length === 1 ? only : '',
    records: [{ table, ids }],
    details: { count: ids.length, pages, ...details },
  };
}

/** Findings of the search box that name a patient. */
const FOUND_TABLES = ['patient', 'equipment', 'claim', 'visit'] as const;

/** What a conflict may be about, as far as it is about a patient. */
const PAGED_TABLES = ['patient', 'claim', 'equipment', 'visit', 'document'] as const;

/** What the id in a room's address is of, the longer address first. */
const ROOM_TABLES: readonly (readonly [room: string, table: string])[] = [
  ['equipment/rentals', 'rental'],
  ['equipment/recalls', 'recall'],
  ['equipment/parts', 'catalog_part'],
  ['returned/remittances', 'remittance'],
  ['safety/audit/patient', 'patient'],
  ['safety/audit/person', 'user'],
  ['audits', 'audit_request'],
  ['claims', 'claim'],
  ['documents', 'document'],
  ['equipment', 'equipment'],
  ['patients', 'patient'],
  ['payers', 'payer'],
  ['refusals', 'denial'],
  ['send', 'batch'],
  ['service', 'visit'],
];

function tableOfRoom(room: string): string {
  return ROOM_TABLES.find(([start]) => `${room}/`.startsWith(`${start}/`))?.[1] ?? '';
}

export const disclosures: Disclosures = {
  'session.status': 'nothing',
  'session.setUp': 'itself',
  'session.newRecoveryCode': 'itself',
  'session.confirmRecovery': 'itself',
  'session.unlock': 'itself',
  'session.recover': 'itself',
  'session.changePassphrase': 'itself',
  'session.lock': 'itself',
  'session.enterCode': 'itself',
  'session.chooseOwn': 'itself',
  'session.beginEnrollment': 'itself',
  'session.finishEnrollment': 'itself',
  'session.ownSignIn': 'nothing',
  'session.unlockByComputer': 'itself',
  'session.computer': 'nothing',
  'session.keepOnComputer': 'itself',
  'session.forgetOnComputer': 'itself',
  'session.newSpareCodes': 'itself',
  'session.dropSecondFactor': 'itself',
  'session.openInEmergency': 'itself',
  'session.touch': 'nothing',
  'session.idle': 'nothing',
  'session.openSample': 'itself',
  'session.leaveSample': 'itself',
  'session.switchUser': 'itself',
  'backups.sign': 'nothing',
  'backups.overview': 'nothing',
  'backups.run': 'itself',
  'backups.progress': 'nothing',
  'backups.judgeFolder': 'nothing',
  'backups.pickFolder': 'nothing',
  'backups.browse': 'nothing',
  'backups.holders': 'nothing',
  'backups.look': 'nothing',
  'backups.choose': 'itself',
  'backups.restore': 'itself',
  'backups.peopleStay': 'itself',
  'backups.aside': 'nothing',
  'backups.destroyAside': 'itself',
  'backups.losses': (_, { entries }) => listed(entries.length),
  'backups.mendDocuments': 'itself',
  'export.leftGone': 'itself',
  'export.everything': 'itself',
  'people.list': 'nothing',
  'people.suggestPassphrase': 'nothing',
  'people.add': 'itself',
  'people.save': 'itself',
  'people.setActive': 'itself',
  'people.resetPassphrase': 'itself',
  'people.resetSecondFactor': 'itself',
  'people.remove': 'itself',
  'people.removal': 'nothing',
  'safeguards.get': 'nothing',
  'safeguards.save': 'itself',
  'emergency.get': 'nothing',
  'emergency.newCode': 'itself',
  'emergency.typeBack': 'itself',
  'emergency.unread': 'nothing',
  'retention.due': pageOfPatients,
  'retention.holds': (_, rows) => listed(rows.length, { patient: rows.map(({ hold }) => hold.patientId) }),
  'retention.ofPatient': ({ patientId }) => seen('patient', patientId),
  'retention.preview': ({ patientIds }) => ({
    kind: 'view',
    subject: 'patient',
    subjectId: '',
    records: [{ table: 'patient', ids: patientIds }],
    details: { count: patientIds.length },
  }),
  'retention.purge': 'itself',
  'retention.purges': 'nothing',

  'office.get': 'nothing',
  'office.saveLogo': 'nothing',
  'office.logo': 'nothing',
  'users.list': 'nothing',
  'physicians.list': 'nothing',
  'physicians.get': 'nothing',
  'payers.list': 'nothing',
  'payers.get': 'nothing',
  'payers.preview': (_, { effects }) => listed(effects.length),
  'payers.usedRequirements': 'nothing',
  'payers.tryRequirement': ofClaim,
  'codes.find': 'nothing',
  'codes.get': 'nothing',
  'codes.overview': 'nothing',
  'codes.icd10': 'nothing',
  'codes.compareRelease': (_, { touched }) => listed(touched.length),
  'codes.importRelease': (_, { imported, claims }) =>
    imported ? { kind: 'import', subject: 'code_release', subjectId: '', details: { claims } } : null,
  'partners.list': 'nothing',
  'parts.list': 'nothing',
  'parts.get': 'nothing',
  'practice.list': (_, rows) => listed(rows.length, { claim: rows.map(({ claim }) => claim?.id ?? null) }),
  'undo.last': 'nothing',

  'patients.list': pageOf('patient'),
  'patients.get': record('patient'),
  'search.find': (_, hits) =>
    listed(
      hits.length,
      Object.fromEntries(
        FOUND_TABLES.map((table) => [table, hits.flatMap(({ kind, id }) => (kind === table ? [id] : []))]),
      ),
    ),
  'history.of': ({ kind, id }) => seen(RECORD_TABLES[kind], id, { history: true }),

  'equipment.list': pageOf('equipment'),
  'equipment.get': record('equipment'),
  'equipment.custody': record('equipment', { history: true }),
  'equipment.duplicates': (_, { pairs }) =>
    listed(pairs.length, {
      equipment: pairs.flatMap(({ first, second }) => [first.equipment.id, second.equipment.id]),
    }),
  'equipment.scan': 'nothing',
  'equipment.labels': ({ ids }, { pages }) => ({
    kind: 'print',
    subject: 'equipment',
    subjectId: '',
    details: { count: ids.length, pages },
  }),
  'equipment.replacementView': ({ equipmentId }) => seen('equipment', equipmentId),
  'equipment.justificationSheet': ({ id }, output) => printed('replacement_decision', id, output),
  'loans.ofDevice': record('equipment'),
  'loans.ofVisit': record('visit'),
  'loans.free': 'nothing',
  'maintenance.schedules': 'nothing',
  'maintenance.queue': (_, { rows }) =>
    listed(rows.length, { patient: rows.map(({ holderId }) => holderId) }),
  'maintenance.ofDevice': record('equipment'),
  'recalls.list': 'nothing',
  'recalls.get': ({ id }, { units }) => ({
    kind: 'view',
    subject: 'recall',
    subjectId: id,
    records: [{ table: 'patient', ids: units.flatMap(({ holderId }) => holderId ?? []) }],
    details: { rows: units.length },
  }),
  'recalls.letters': ({ id }, { pages, unitIds }) => ({
    kind: 'print',
    subject: 'recall',
    subjectId: id,
    records: [{ table: 'recall_unit', ids: unitIds }],
    details: { count: unitIds.length, pages },
  }),
  'recalls.report': ({ id }, output) => printed('recall', id, output),
  'recalls.ofDevice': 'nothing',
  'register.readCsv': 'nothing',
  'register.checkCsv': 'nothing',
  'register.importCsv': (_, { added, leftOut }) => ({
    kind: 'import',
    subject: 'equipment',
    subjectId: '',
    details: { added, leftOut },
  }),
  'register.importProgress': 'nothing',
  'register.cancelImport': 'nothing',
  'register.exportCsv': 'itself',
  'rentals.list': pageOfPatients,
  'rentals.get': record('rental'),
  'rentals.ofDevice': ({ equipmentId }) => seen('equipment', equipmentId),
  'rentals.ofPatient': ({ patientId }) => seen('patient', patientId),
  'rentals.due': pageOfPatients,

  'visits.list': pageOf('visit'),
  'visits.get': record('visit'),
  'visits.today': rowsOf('visit'),
  'visits.waiting': (_, rows) => listed(rows.length, { visit: rows.map(({ visit }) => visit.id) }),
  'visits.handovers': record('visit'),
  'visits.billedRows': record('visit'),
  'visits.partMakers': 'nothing',
  'visits.report': ({ id }, output) => printed('visit', id, output),
  'service.countLogs': 'nothing',
  'service.verifyLog': 'nothing',

  'documents.list': pageOf('document'),
  'documents.get': record('document'),
  'documents.add': (_, { document }) => ({ kind: 'import', subject: 'document', subjectId: document.id }),
  'documents.marks': ({ documentId }) => seen('document', documentId),

  'work.queues': 'nothing',
  'work.queue': pageOfPatients,
  'work.dueSoon': (_, rows) =>
    listed(rows.length, {
      claim: rows.map(({ claimId }) => claimId),
      equipment: rows.map(({ equipmentId }) => equipmentId),
    }),
  'claims.list': pageOfPatients,
  'claims.get': record('claim'),
  'claims.difference': record('claim'),
  'claims.replay': record('claim'),
  'handoffs.of': ofClaim,
  'claims.billable': ({ patientId }) => (patientId === null ? null : seen('patient', patientId)),
  'claims.packet': ({ id }, output) => printed('claim', id, output),
  'prints.page': ({ room, id }) => {
    const subject = id === null ? '' : tableOfRoom(room);
    // Of a room that is not there nobody can say what the id is of.
    return { kind: 'print', subject, subjectId: subject === '' ? '' : (id ?? ''), details: { room } };
  },
  'outgoing.claim': ofClaim,
  'forms.cms1500': ({ claimId }, output) => printed('claim', claimId, output, { form: 'CMS-1500' }),
  'forms.alignment': 'nothing',
  'batches.ready': (_, { claims }) => listed(claims.length, { claim: claims.map(({ id }) => id) }),
  'batches.list': 'nothing',
  'batches.get': ({ id }, { claims }) => ({
    kind: 'view',
    subject: 'batch',
    subjectId: id,
    records: [{ table: 'claim', ids: claims.map(({ claimId }) => claimId) }],
    details: { claims: claims.length },
  }),
  'batches.open': ({ id }, { bytes }) => ({
    kind: 'export',
    subject: 'batch',
    subjectId: id,
    records: [{ table: 'batch', ids: [id] }],
    details: { bytes, form: '837P' },
  }),
  'batches.ofClaim': ofClaim,
  'returned.take': (_, { file, already }) =>
    already ? null : { kind: 'import', subject: 'edi_file', subjectId: file.id },
  'returned.list': 'nothing',
  'returned.open': ({ id }, { bytes }) => ({
    kind: 'export',
    subject: 'edi_file',
    subjectId: id,
    records: [{ table: 'edi_file', ids: [id] }],
    details: { bytes },
  }),
  'remittances.list': 'nothing',
  'remittances.waiting': 'nothing',
  'remittances.get': ({ id }, { claims }) => ({
    kind: 'view',
    subject: 'remittance',
    subjectId: id,
    records: [
      { table: 'remittance', ids: [id] },
      {
        table: 'claim',
        ids: claims.flatMap(({ claim, candidates }) => [
          ...(claim ? [claim.id] : []),
          ...candidates.map(({ id: candidate }) => candidate),
        ]),
      },
    ],
    details: { claims: claims.length },
  }),
  'payments.ofClaim': ofClaim,
  'payments.nextPayers': ofClaim,
  'denials.list': (_, { rows }) => listed(rows.length, { claim: rows.map(({ denial }) => denial.claimId) }),
  'denials.get': record('denial'),
  'denials.ofClaim': ofClaim,
  'denials.memory': 'nothing',

  'letters.options': ofClaim,
  'letters.preview': ({ claimId }, output) => printed('claim', claimId, output, { draft: true }),
  'letters.print': ({ ids }, output) => printedOf('letter', ids, output),
  'letters.of': ofClaimOrPatient,
  'letterTemplates.list': 'nothing',
  'letterTemplates.preview': ({ claimId }, output) =>
    claimId === null ? null : printed('claim', claimId, output, { draft: true }),
  'chase.list': (_, { rows }) => listed(rows.length, { chase: rows.map(({ chase }) => chase.id) }),
  'chase.physicians': 'nothing',
  'chase.of': ofClaimOrPatient,
  'chase.print': (_, output) => printedOf('chase', output.chaseIds, output),

  'audit.list': (_, rows) => listed(rows.length, { patient: rows.map(({ request }) => request.patientId) }),
  'audit.ofPatient': record('patient'),
  'audit.get': record('audit_request'),
  'audit.make': ({ id }, packet) => printed('audit_request', id, {}, { packet: packet.id }),
  'audit.progress': 'nothing',
  'audit.cancel': 'nothing',
  'audit.open': ({ packetId, part }, { pages }) => ({
    kind: 'export',
    subject: 'audit_packet',
    subjectId: packetId,
    details: { part, pages },
  }),

  'auditTrail.list': (_, { rows }) =>
    listed(rows.length, { patient: rows.flatMap(({ entry }) => entry.patientId || []) }),
  'auditTrail.entry': ({ n }, { row }) => ({
    kind: 'view',
    subject: 'audit_entry',
    subjectId: String(n),
    records: row.entry.patientId === '' ? [] : [{ table: 'patient', ids: [row.entry.patientId] }],
  }),
  'auditTrail.verify': 'itself',
  'auditTrail.verifyProgress': 'nothing',
  'auditTrail.export': 'itself',
  'auditTrail.print': 'itself',

  'branches.overview': 'nothing',
  'branches.turnOn': 'itself',
  'branches.setHub': 'itself',
  'branches.invite': 'itself',
  'branches.removeDevice': 'itself',
  'branches.keepBooksHere': 'itself',
  'session.join': 'itself',
  'session.joining': 'nothing',
  'sync.state': 'nothing',
  'sync.now': 'nothing',
  'sync.writeFile': 'itself',
  'sync.filesIn': 'nothing',
  'sync.readFile': 'itself',
  'sync.writeReceipt': 'itself',
  'conflicts.list': (_, { rows }) =>
    listed(
      rows.length,
      Object.fromEntries(
        PAGED_TABLES.map((table) => [
          table,
          rows.flatMap(({ page, stands, lost }) => [
            ...(page.kind === table ? [page.id] : []),
            ...[stands, ...lost].flatMap(({ names }) =>
              names.filter((named) => named.table === table).map(({ id }) => id),
            ),
          ]),
        ]),
      ),
    ),

  'reports.summary': 'nothing',
  'reports.overrides': (_, rows) => listed(rows.length, { claim: rows.map(({ claimId }) => claimId) }),
  'reports.figures': ({ from, to }) => ({
    kind: 'view',
    subject: '',
    subjectId: '',
    details: { from, to },
  }),
  'reports.csv': ({ report, period }, { rows: count }) => ({
    kind: 'export',
    subject: '',
    subjectId: '',
    details: { report, from: period.from, to: period.to, rows: count },
  }),
};
