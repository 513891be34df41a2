import { createHash } from 'node:crypto';
import type { Id } from '../shared/domain/ids.ts';
import {
  type Amendment,
  Amendment as AmendmentSchema,
  Labor,
  Part,
  type Seal,
  Seal as SealSchema,
  ServiceVisit,
  type ServiceVisitValues,
  ServiceVisitValues as ValuesSchema,
} from '../shared/domain/serviceVisit.ts';
import { isForgotten, openRun } from '../shared/domain/timerRuns.ts';
import { fail, invalid, notFound, ok, type Result } from '../shared/result.ts';
import type { Connection } from './open.ts';
import {
  type ChildShape,
  childrenOf,
  rawChildren,
  expectRevision,
  fieldsOf,
  insertRecord,
  removeRecord,
  syncChildren,
  type TableShape,
  updateRecord,
  type WriteFrame,
} from './recordTable.ts';
import type { SaveInput } from './nouns.ts';
import { all, first, run } from './rows.ts';
import { inThisBranch } from './thisBranch.ts';

/** Service visits: drafts that change freely until they are sealed, then amendments beside the original. */

type OwnValues = Omit<ServiceVisitValues, 'parts' | 'labor'>;

const VISIT: TableShape<OwnValues, unknown> = {
  table: 'visit',
  noun: 'service visit',
  fields: (Object.keys(ValuesSchema.shape) as (keyof ServiceVisitValues)[]).filter(
    (field): field is keyof OwnValues => field !== 'parts' && field !== 'labor',
  ),
  json: [
    'before',
    'findings',
    'workKinds',
    'after',
    'maintenanceIds',
    'technicianSignature',
    'patientSignature',
  ],
  booleans: [],
  leftOut: ['branchId'],
  parse: ServiceVisit,
};

const PARTS: ChildShape<Part> = {
  table: 'visit_part',
  parent: 'visit_id',
  field: 'parts',
  fields: [
    'code',
    'partNumber',
    'description',
    'quantity',
    'unitCostCents',
    'lotOrSerial',
    'reason',
    'billed',
    'catalogId',
  ],
  json: [],
  booleans: ['billed'],
  parse: Part,
};

const LABOR: ChildShape<Labor> = {
  table: 'visit_labor',
  parent: 'visit_id',
  field: 'labor',
  fields: ['repairedCode', 'standardRepair', 'description', 'minutes', 'hourlyRateCents', 'runs'],
  json: ['runs'],
  booleans: [],
  parse: Labor,
};

export function getVisit(db: Connection, id: Id): ServiceVisit | null {
  const row = first(db, 'select * from visit where id = ? and deleted_at is null', [id]);
  if (!row) return null;
  return ServiceVisit.parse({
    id,
    revision: row['revision'],
    ...fieldsOf(VISIT as unknown as TableShape<never, unknown>, row),
    parts: childrenOf(db, PARTS, id),
    labor: childrenOf(db, LABOR, id),
    seal: sealOf(db, id),
    amendments: amendmentsOf(db, id),
  });
}

/** The signed visits of a device, the newest first, as far back as a reading can matter. */
export function sealedVisitsOf(db: Connection, equipmentId: Id): readonly ServiceVisit[] {
  return all<{ id: Id }>(
    db,
    `select id from visit where equipment_id = ? and sealed = 1 and deleted_at is null
     order by visited_on desc, id desc limit 200`,
    [equipmentId],
  ).flatMap(({ id }) => getVisit(db, id) ?? []);
}

function stored(db: Connection, id: Id): ServiceVisit {
  const visit = getVisit(db, id);
  if (!visit) throw new Error('a visit was written and is not there');
  return visit;
}

function sealOf(db: Connection, visitId: Id): Seal | null {
  const row = first(
    db,
    `select at, user_id as userId, signed_name as signedName, entered_by as enteredBy, hash,
       previous_hash as previousHash from visit_seal
     where visit_id = ? and id not in (select id from _second_seal)`,
    [visitId],
  );
  return row ? SealSchema.parse(row) : null;
}

function amendmentsOf(db: Connection, visitId: Id): Amendment[] {
  return all(
    db,
    `select id, path, before, after, reason, at, user_id as userId, user_name as userName
     from visit_amendment where visit_id = ? order by id`,
    [visitId],
  ).map((row) =>
    AmendmentSchema.parse({
      ...row,
      before: JSON.parse(String(row['before'])) as unknown,
      after: JSON.parse(String(row['after'])) as unknown,
    }),
  );
}

function ownValues(values: ServiceVisitValues): OwnValues {
  const { parts: _parts, labor: _labor, ...own } = values;
  return own;
}

/** A new draft. Its parts and labour bring new ids of the same source. */
export function insertVisit(frame: WriteFrame, values: ServiceVisitValues, id?: Id): ServiceVisit {
  const inserted = addVisit(frame, values, id);
  if (!inserted.ok) throw new Error('a new visit with lines of another');
  return inserted.value;
}

function addVisit(frame: WriteFrame, values: ServiceVisitValues, id?: Id): Result<ServiceVisit> {
  const visitId = insertRecord(frame, VISIT, inThisBranch(frame.db, ownValues(values)), id ? { id } : {});
  const lists = saveLists(frame, visitId, values);
  return lists.ok ? ok(stored(frame.db, visitId)) : lists;
}

/** @returns the saved draft; `conflict`; or `blocked` when it is sealed: then it can only be amended. */
export function saveVisit(frame: WriteFrame, input: SaveInput<ServiceVisitValues>): Result<ServiceVisit> {
  const { id, revision, values } = input;
  if (id === null) return addVisit(frame, values);
  if (revision === null) return notFound('service visit');
  if (sealOf(frame.db, id)) return sealedFault();
  const saved = updateRecord(frame, VISIT, { id, revision }, ownValues(values), () =>
    saveLists(frame, id, values),
  );
  return saved.ok ? ok(stored(frame.db, id)) : saved;
}

/** @returns whether anything in the lists differed. */
function saveLists(frame: WriteFrame, visitId: Id, values: ServiceVisitValues): Result<boolean> {
  const parts = syncChildren(frame, PARTS, visitId, values.parts);
  if (!parts.ok) return parts;
  const labor = syncChildren(frame, LABOR, visitId, values.labor);
  return labor.ok ? ok(parts.value || labor.value) : labor;
}

function sealedFault(): Result<never> {
  return fail({
    kind: 'blocked',
    message: 'This visit is signed and sealed. Add an amendment: it stands beside the original.',
    rules: [],
  });
}

export function removeVisit(
  frame: WriteFrame,
  target: { readonly id: Id; readonly revision: number },
): Result<void> {
  if (sealOf(frame.db, target.id)) return sealedFault();
  return removeRecord(frame, VISIT, target);
}

/**
 * Seals a visit: from now on its rows refuse every change. The hash covers the sealed values, the visit's papers with
 * the marks on them, and the hash of the entry before in the same device's log, seal or amendment, so that a change or
 * a gap in the log shows (serviceLog.ts). A visit without a device is a log of its own.
 * @returns the sealed visit; `invalid` while a timer of it runs or was forgotten; `conflict` or `blocked`.
 */
export function sealVisit(
  frame: WriteFrame,
  target: { readonly id: Id; readonly revision: number },
  signer: Pick<Seal, 'userId' | 'signedName' | 'enteredBy'>,
): Result<ServiceVisit> {
  const free = expectRevision(frame.db, VISIT, target);
  if (!free.ok) return free;
  if (sealOf(frame.db, target.id)) return sealedFault();
  const standing = timersStand(stored(frame.db, target.id));
  if (!standing.ok) return standing;
  run(
    frame.db,
    'update visit set sealed = 1, revision = revision + 1, updated_at = :at where id = :id', // before the seal: after it nothing changes
    { id: target.id, at: frame.at },
  );
  const visit = stored(frame.db, target.id);
  const id = frame.newId();
  const { position, previousHash } = nextEntry(frame.db, visit);
  const paperIds = paperIdsOf(frame.db, visit.id);
  const papers = standingPapers(frame.db, visit.id, paperIds);
  const hash = sealHash(visit, { at: frame.at, ...signer, previousHash, version: 2, papers });
  run(
    frame.db,
    `insert into visit_seal
       (id, visit_id, equipment_id, at, user_id, signed_name, entered_by, version, papers, hash, previous_hash)
     values (:id, :visitId, :equipmentId, :at, :userId, :signedName, :enteredBy, 2, :papers, :hash, :previousHash)`,
    {
      id,
      visitId: visit.id,
      equipmentId: visit.equipmentId,
      at: frame.at,
      userId: signer.userId,
      signedName: signer.signedName,
      enteredBy: signer.enteredBy,
      papers: JSON.stringify(paperIds),
      hash,
      previousHash,
    },
  );
  enterInLog(frame.db, visit, { id, kind: 'seal', position, hash });
  return ok(stored(frame.db, target.id));
}

/** A visit whose timer still runs, or was forgotten, would be sealed without those minutes. */
function timersStand(visit: ServiceVisitValues): Result<void> {
  const running = visit.labor.findIndex((line) => openRun(line));
  if (running >= 0) {
    return invalid(`labor.${running}.minutes`, 'A timer of this visit still runs. Stop it, then sign.');
  }
  // Every run has ended: no later instant is needed.
  const forgotten = visit.labor.findIndex((line) => line.minutes === null && isForgotten(line, 0));
  return forgotten < 0
    ? ok(undefined)
    : invalid(
        `labor.${forgotten}.minutes`,
        'A timer of this visit ran for more than a day, so its time was not counted. Type the minutes, then sign.',
      );
}

type ChainLink = Pick<ServiceVisit, 'id' | 'equipmentId'>;

/** The place of the next entry in the log of the visit's device, and the hash of the entry before it. */
function nextEntry(
  db: Connection,
  visit: ChainLink,
): { readonly position: number; readonly previousHash: string | null } {
  const last = first<{ position: number; hash: string }>(
    db,
    `select position, hash from (
       select position, hash from visit_log where coalesce(equipment_id, visit_id) = :log
       union all select position, hash from visit_log_purged where equipment_id = :log
     ) order by position desc, hash limit 1`,
    { log: visit.equipmentId ?? visit.id },
  );
  return { position: (last?.position ?? 0) + 1, previousHash: last?.hash ?? null };
}

/** Counts an entry of a device's log, so that its removal shows even where it was the last. */
function enterInLog(
  db: Connection,
  visit: ChainLink,
  entry: {
    readonly id: Id;
    readonly kind: 'seal' | 'amendment';
    readonly position: number;
    readonly hash: string;
  },
): void {
  run(
    db,
    `insert into visit_log (id, visit_id, equipment_id, kind, position, hash)
     values (:id, :visitId, :equipmentId, :kind, :position, :hash)`,
    { ...entry, visitId: visit.id, equipmentId: visit.equipmentId },
  );
}

/** Fields that came with a later version: while empty they are left out, so that older seals still hold. */
const SEALED_WHEN_GIVEN = [
  'code',
  'repairedCode',
  'standardRepair',
  'arrivedAt',
  'leftAt',
  'scheduledOn',
  'maintenanceIds',
  'technicianSignature',
  'patientSignedAs',
  'patientSignature',
  'catalogId',
  'runs',
  'branchId',
];

function isEmpty(value: unknown): boolean {
  return value === '' || value === null || (Array.isArray(value) && value.length === 0);
}

/** A paper as a seal covers it: what its bytes are and what is drawn over them. */
export interface StandingPaper {
  readonly id: Id;
  readonly sha256: string;
  /** As stored; null: nothing is drawn over it. */
  readonly marks: unknown;
}

function paperIdsOf(db: Connection, visitId: Id): Id[] {
  return all<{ id: Id }>(
    db,
    'select id from document where visit_id = ? and deleted_at is null order by id',
    [visitId],
  ).map(({ id }) => id);
}

/** Those of the papers that are still there, and still this visit's. */
export function standingPapers(db: Connection, visitId: Id, ids: readonly Id[]): readonly StandingPaper[] {
  return all<{ id: Id; sha256: string; marks: string | null }>(
    db,
    `select d.id, d.sha256, m.marks from document d
     left join photo_marks m on m.id = (
       select min(id) from photo_marks where document_id = d.id and deleted_at is null)
     where d.id in (select value from json_each(:ids)) and d.visit_id = :visitId and d.deleted_at is null
     order by d.id`,
    { ids: JSON.stringify(ids), visitId },
  ).map(({ id, sha256, marks }) => ({
    id,
    sha256,
    marks: marks === null ? null : (JSON.parse(marks) as unknown),
  }));
}

/** What the hash of a seal covers beside the visit's values. Version 1 knew no papers and nobody who enters for another. */
export type SealContent = Pick<Seal, 'at' | 'userId' | 'signedName' | 'enteredBy' | 'previousHash'> & {
  readonly version: number;
  readonly papers: readonly StandingPaper[];
};

/** SHA-256 over the visit's values, who signed when, its papers, and the entry before, in a fixed order of keys. */
export function sealHash(visit: ServiceVisitValues & { readonly id: Id }, seal: SealContent): string {
  const values = Object.fromEntries(
    Object.keys(ValuesSchema.shape)
      .sort()
      .map((field) => [field, visit[field as keyof ServiceVisitValues]]),
  );
  const first = [visit.id, canonical(values), seal.at, seal.userId, seal.signedName, seal.previousHash];
  const papers = seal.papers.map(({ id, sha256, marks }) => [id, sha256, canonical(marks)]);
  const sealed = seal.version === 1 ? first : [...first, seal.version, seal.enteredBy, papers];
  return createHash('sha256').update(JSON.stringify(sealed)).digest('hex');
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => !isEmpty(item) || !SEALED_WHEN_GIVEN.includes(key))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, item]) => [key, canonical(item)]),
  );
}

/** What the hash of an amendment covers. */
export type AmendmentContent = Omit<Amendment, 'before' | 'after'> & {
  readonly visitId: Id;
  /** As JSON text. */
  readonly before: string;
  readonly after: string;
  readonly previousHash: string | null;
};

/** SHA-256 over all that an amendment says, who made it when, and the entry before. */
export function amendmentHash(amendment: AmendmentContent): string {
  const { id, visitId, path, before, after, reason, at, userId, userName, previousHash } = amendment;
  const said = [visitId, id, path, before, after, reason, at, userId, userName, previousHash];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** Adds an amendment to a sealed visit. `before` is what stood there until now. */
export function insertAmendment(
  frame: WriteFrame,
  visitId: Id,
  amendment: Pick<Amendment, 'path' | 'before' | 'after' | 'reason' | 'userId' | 'userName'>,
): ServiceVisit {
  const visit = stored(frame.db, visitId);
  const { position, previousHash } = nextEntry(frame.db, visit);
  const content: AmendmentContent = {
    id: frame.newId(),
    visitId,
    path: amendment.path,
    before: JSON.stringify(amendment.before),
    after: JSON.stringify(amendment.after),
    reason: amendment.reason,
    at: frame.at,
    userId: amendment.userId,
    userName: amendment.userName,
    previousHash,
  };
  const hash = amendmentHash(content);
  run(
    frame.db,
    `insert into visit_amendment
       (id, visit_id, path, before, after, reason, at, user_id, user_name, hash, previous_hash)
     values (:id, :visitId, :path, :before, :after, :reason, :at, :userId, :userName, :hash, :previousHash)`,
    { ...content, hash },
  );
  enterInLog(frame.db, visit, { id: content.id, kind: 'amendment', position, hash });
  return stored(frame.db, visitId);
}

/**
 * A visit's signed values as they lie in the store, without judging them; null when the visit is gone or removed.
 * Throws where a column that should hold JSON does not.
 */
export function storedValues(
  db: Connection,
  id: Id,
): { readonly values: ServiceVisitValues & { readonly id: Id }; readonly sealed: boolean } | null {
  const row = first(db, 'select * from visit where id = ? and deleted_at is null', [id]);
  if (!row) return null;
  const values = {
    id,
    ...fieldsOf(VISIT as unknown as TableShape<never, unknown>, row),
    parts: rawChildren(db, PARTS, id),
    labor: rawChildren(db, LABOR, id),
  };
  // Only hashed, never shown: what is odd in it changes the hash.
  return { values: values as unknown as ServiceVisitValues & { id: Id }, sealed: row['sealed'] === 1 };
}
