import type { AuditClaim, AuditRow } from '../shared/contract/audit.ts';
import {
  AuditManifestEntry,
  AuditPacket,
  AuditRequest,
  AuditRequestValues,
} from '../shared/domain/auditRequest.ts';
import type { Id } from '../shared/domain/ids.ts';
import { sortName } from '../shared/domain/people.ts';
import { ok, type Result } from '../shared/result.ts';
import { patients } from './nouns.ts';
import type { Connection } from './open.ts';
import {
  insertRecord,
  removeRecord,
  selectRecord,
  selectRecords,
  type TableShape,
  updateRecord,
  type WriteFrame,
} from './recordTable.ts';
import { all, first, run } from './rows.ts';

/** Auditors' requests, and what was sent in answer. */

const SHAPE: TableShape<AuditRequestValues, AuditRequest> = {
  table: 'audit_request',
  noun: 'audit request',
  fields: Object.keys(AuditRequestValues.shape) as (keyof AuditRequestValues)[],
  json: ['claimIds', 'documentIds'],
  booleans: [],
  parse: AuditRequest,
};
const READ = SHAPE as unknown as TableShape<never, AuditRequest>;

export function getAuditRequest(db: Connection, id: Id): AuditRequest | null {
  return selectRecord(db, READ, id);
}

function there(db: Connection, id: Id): AuditRequest {
  const request = getAuditRequest(db, id);
  if (!request) throw new Error('an audit request was written and is not there');
  return request;
}

export function insertAuditRequest(frame: WriteFrame, values: AuditRequestValues): AuditRequest {
  return there(frame.db, insertRecord(frame, SHAPE, values));
}

export function updateAuditRequest(
  frame: WriteFrame,
  target: { readonly id: Id; readonly revision: number },
  values: AuditRequestValues,
): Result<AuditRequest> {
  const saved = updateRecord(frame, SHAPE, target, values);
  return saved.ok ? ok(there(frame.db, target.id)) : saved;
}

export function removeAuditRequest(
  frame: WriteFrame,
  target: { readonly id: Id; readonly revision: number },
): Result<void> {
  return removeRecord(frame, READ, target);
}

/** Open requests first, those that are due soonest on top; closed ones by the day of closing, newest first. */
export function listAuditRequests(db: Connection, patientId: Id | null = null): AuditRow[] {
  const counts = new Map(
    all<{ request_id: Id; packets: number }>(
      db,
      'select request_id, count(*) as packets from audit_packet group by request_id',
    ).map(({ request_id: id, packets }) => [id, packets]),
  );
  return selectRecords(
    db,
    READ,
    `where deleted_at is null and (:patientId is null or patient_id = :patientId)
     order by closed_on is not null, closed_on desc, sent_on is not null,
       coalesce(due_on, date(asked_on, '+45 days'), '9999'), id`,
    { patientId },
  ).map((request) => ({
    request,
    patientName: patientName(db, request.patientId),
    packets: counts.get(request.id) ?? 0,
  }));
}

/** Also of a patient who was removed since: the request stays. */
export function patientName(db: Connection, id: Id): string {
  const patient = patients.select(db, 'where id = ?', [id])[0];
  return patient ? sortName(patient) : '';
}

/** Claims of a patient by date of service. */
export function claimsOfPatient(db: Connection, patientId: Id): AuditClaim[] {
  return all<Omit<AuditClaim, 'finalised' | 'replacedBy'> & { finalised: number; replacedBy: string | null }>(
    db,
    `select c.id, c.number, c.kind, c.state, c.date_of_service as dateOfService, f.claim_id is not null as finalised,
       (select n.number from claim n join claim_freeze nf on nf.claim_id = n.id
        where n.replaces_id = c.id and n.deleted_at is null limit 1) as replacedBy,
       coalesce(json_array_length(f.packet, '$.attachments'), 0) as papers
     from claim c left join claim_freeze f on f.claim_id = c.id and f.id not in (select id from _second_seal)
     where c.patient_id = ? and c.deleted_at is null
     order by c.date_of_service is null, c.date_of_service, c.number`,
    [patientId],
  ).map((row) => ({ ...row, finalised: row.finalised === 1, replacedBy: row.replacedBy ?? '' }));
}

export interface KeptPart {
  readonly number: number;
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly overLimit: boolean;
  /** The name that the attachment box gave the bytes, which are on disk by now. */
  readonly attachment: string;
}

export function insertAuditPacket(
  frame: WriteFrame,
  packet: Omit<AuditPacket, 'id' | 'at' | 'parts'> & {
    readonly userId: Id;
    readonly parts: readonly KeptPart[];
  },
): AuditPacket {
  const { parts, manifest, ...values } = packet;
  const id = frame.newId();
  run(
    frame.db,
    `insert into audit_packet (id, request_id, pages, bytes, sha256, manifest, absent, at, user_id, user_name)
     values (:id, :requestId, :pages, :bytes, :sha256, :manifest, :absent, :at, :userId, :userName)`,
    { ...values, id, at: frame.at, manifest: JSON.stringify(manifest) },
  );
  for (const part of parts) {
    run(
      frame.db,
      `insert into audit_part (id, packet_id, number, pages, bytes, sha256, over_limit, attachment)
       values (:id, :packetId, :number, :pages, :bytes, :sha256, :overLimit, :attachment)`,
      { ...part, id: frame.newId(), packetId: id, overLimit: part.overLimit ? 1 : 0 },
    );
  }
  const kept = packetsOf(frame.db, packet.requestId).find((each) => each.id === id);
  if (!kept) throw new Error('an audit packet was written and is not there');
  return kept;
}

/** Packets of a request, newest first. */
export function packetsOf(db: Connection, requestId: Id): AuditPacket[] {
  return all<{ id: Id; manifest: string }>(
    db,
    `select id, request_id as requestId, at, user_name as userName, pages, bytes, sha256, manifest, absent
     from audit_packet where request_id = ? order by id desc`,
    [requestId],
  ).map((row) =>
    AuditPacket.parse({
      ...row,
      manifest: AuditManifestEntry.array().parse(JSON.parse(row.manifest)),
      parts: all<{ overLimit: number }>(
        db,
        `select number, pages, bytes, sha256, over_limit as overLimit from audit_part
         where packet_id = ? order by number`,
        [row.id],
      ).map((part) => ({ ...part, overLimit: part.overLimit === 1 })),
    }),
  );
}

/** Where a kept part lies, with what its file name says. */
export function auditPartOf(
  db: Connection,
  packetId: Id,
  number: number,
): { attachment: string; pages: number; bytes: number; parts: number; madeAt: string } | null {
  return (
    first(
      db,
      `select a.attachment, a.pages, a.bytes, p.at as madeAt,
         (select count(*) from audit_part where packet_id = p.id) as parts
       from audit_part a join audit_packet p on p.id = a.packet_id where a.packet_id = ? and a.number = ?`,
      [packetId, number],
    ) ?? null
  );
}
