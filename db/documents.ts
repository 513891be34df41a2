import { DocumentRecord, type DocumentType, DocumentValues } from '../shared/domain/document.ts';
import type { Id } from '../shared/domain/ids.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Connection } from './open.ts';
import {
  insertRecord,
  recordOf,
  removeRecord,
  selectRecord,
  type TableShape,
  updateRecord,
  type WriteFrame,
} from './recordTable.ts';
import { all, first } from './rows.ts';

/** Documents: what a paper is and says. Its original bytes lie in the attachment box under `attachment`. */

/** What was found out about a file when it came in; it never changes. */
export type FileFacts = Pick<
  DocumentRecord,
  'fileName' | 'mediaType' | 'bytes' | 'pages' | 'sha256' | 'condition' | 'addedAt' | 'addedBy'
>;

type AllFields = DocumentValues & FileFacts;

const FILE_FIELDS = [
  'fileName',
  'mediaType',
  'bytes',
  'pages',
  'sha256',
  'condition',
  'addedAt',
  'addedBy',
] as const;
const VALUE_FIELDS = Object.keys(DocumentValues.shape) as (keyof DocumentValues)[];

const VALUES: TableShape<DocumentValues, unknown> = {
  table: 'document',
  noun: 'document',
  fields: VALUE_FIELDS,
  json: [],
  booleans: ['signed', 'statesContinuedNeed'],
  parse: DocumentRecord,
};
const WHOLE: TableShape<AllFields, DocumentRecord> = {
  table: 'document',
  noun: 'document',
  fields: [...VALUE_FIELDS, ...FILE_FIELDS],
  json: [],
  booleans: ['signed', 'statesContinuedNeed'],
  parse: DocumentRecord,
};
const READ = WHOLE as unknown as TableShape<never, DocumentRecord>;

export function getDocument(db: Connection, id: Id): DocumentRecord | null {
  return selectRecord(db, READ, id);
}

function stored(db: Connection, id: Id): DocumentRecord {
  const record = getDocument(db, id);
  if (!record) throw new Error('a document was written and is not there');
  return record;
}

/** @param attachment the name that the attachment box gave the bytes, which are on disk by now. */
export function insertDocument(
  frame: WriteFrame,
  values: DocumentValues,
  file: FileFacts & { readonly attachment: string },
  id?: Id,
): DocumentRecord {
  const { attachment, ...facts } = file;
  const made = insertRecord(
    frame,
    WHOLE,
    { ...values, ...facts },
    { ...(id ? { id } : {}), extra: { attachment } },
  );
  return stored(frame.db, made);
}

export function updateDocument(
  frame: WriteFrame,
  target: { readonly id: Id; readonly revision: number },
  values: DocumentValues,
): Result<DocumentRecord> {
  const saved = updateRecord(frame, VALUES, target, values);
  return saved.ok ? ok(stored(frame.db, target.id)) : saved;
}

export function removeDocument(
  frame: WriteFrame,
  target: { readonly id: Id; readonly revision: number },
): Result<void> {
  return removeRecord(frame, VALUES, target);
}

/** Where the bytes are; also for a removed document, since a finalised claim may still name it. */
export function attachmentOf(
  db: Connection,
  id: Id,
): { readonly attachment: string; readonly mediaType: string; readonly type: DocumentType } | null {
  const row = first<{ attachment: string; media_type: string; type: DocumentType }>(
    db,
    'select attachment, media_type, type from document where id = ?',
    [id],
  );
  return row ? { attachment: row.attachment, mediaType: row.media_type, type: row.type } : null;
}

/** A document with bytes of this SHA-256 that was not removed; null where there is none. */
export function documentOfBytes(db: Connection, sha256: string): Id | null {
  const row = first<{ id: Id }>(
    db,
    'select id from document where sha256 = ? and deleted_at is null order by id limit 1',
    [sha256],
  );
  return row?.id ?? null;
}

/** Where bytes of this SHA-256 are kept, also those of a document that was removed; null where no document has them. */
export function attachmentOfBytes(db: Connection, sha256: string): ReturnType<typeof attachmentOf> {
  const row = first<{ id: Id }>(db, 'select id from document where sha256 = ? order by id limit 1', [sha256]);
  return row ? attachmentOf(db, row.id) : null;
}

/** Every attachment that a row names, removed rows and packets as sent included: what a sweep must keep. */
export function attachmentNames(db: Connection): string[] {
  return all<{ attachment: string }>(
    db,
    'select attachment from document union select attachment from audit_part union select attachment from batch union select attachment from edi_file',
  ).map(({ attachment }) => attachment);
}

/** As `attachmentNames`, what was added last first: ids tell when. */
export function attachmentsNewestFirst(db: Connection): string[] {
  return all<{ attachment: string }>(
    db,
    `select attachment from (
       select attachment, id from document union all select attachment, id from audit_part
       union all select attachment, id from batch union all select attachment, id from edi_file)
     group by attachment order by max(id) desc`,
  ).map(({ attachment }) => attachment);
}

export function documentsOf(
  db: Connection,
  owner:
    | { readonly patientId: Id }
    | { readonly equipmentId: Id }
    | { readonly visitId: Id }
    | { readonly claimId: Id },
): DocumentRecord[] {
  if ('claimId' in owner) {
    return all(
      db,
      `select d.* from claim_document l join document d on d.id = l.document_id
       where l.claim_id = ? and l.deleted_at is null and d.deleted_at is null
       group by l.document_id order by min(l.position), min(l.id)`,
      [owner.claimId],
    ).map((row) => recordOf(READ, row));
  }
  const [column, id] =
    'patientId' in owner
      ? ['patient_id', owner.patientId]
      : 'equipmentId' in owner
        ? ['equipment_id', owner.equipmentId]
        : ['visit_id', owner.visitId];
  return all(
    db,
    `select * from document where ${column} = ? and deleted_at is null order by document_date desc, added_at desc`,
    [id],
  ).map((row) => recordOf(READ, row));
}
