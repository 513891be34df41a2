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
import { fail, notFound, ok, type Result } from '../shared/result.ts';
import type { Connection } from './open.ts';
import {
  type ChildShape,
  childrenOf,
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

function stored(db: Connection, id: Id): ServiceVisit {
  const visit = getVisit(db, id);
  if (!visit) throw new Error('a visit was written and is not there');
  return visit;
}

function sealOf(db: Connection, visitId: Id): Seal | null {
  const row = first(
    db,
    `select at, user_id as userId, signed_name as signedName, hash, previous_hash as previousHash from visit_seal where visit_id = ?`,
    [visitId],
  );
  return row ? SealSchema.parse(row) : null;
}

function amendmentsOf(db: Connection, visitId: Id): Amendment[] {
  return all(
    db,
    `select id, path, before, after, reason, at, user_id as userId, user_name as userName
     from visit_amendment where visit_id = ? order by n`,
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
  const visitId = insertRecord(frame, VISIT, ownValues(values), id ? { id } : {});
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
 * Seals a visit: from now on its rows refuse every change. The hash covers the sealed values and the seal that
 * the same device's last visit has, so that a change or a gap in a device's log shows.
 */
export function sealVisit(
  frame: WriteFrame,
  target: { readonly id: Id; readonly revision: number },
  signer: { readonly userId: Id; readonly signedName: string },
): Result<ServiceVisit> {
  const free = expectRevision(frame.db, VISIT, target);
  if (!free.ok) return free;
  if (sealOf(frame.db, target.id)) return sealedFault();
  run(
    frame.db,
    'update visit set sealed = 1, revision = revision + 1, updated_at = :at where id = :id', // before the seal: after it nothing changes
    { id: target.id, at: frame.at },
  );
  const visit = stored(frame.db, target.id);
  const previous =
    visit.equipmentId === null
      ? undefined
      : first<{ hash: string }>(
          frame.db,
          'select hash from visit_seal where equipment_id = ? order by n desc limit 1',
          [visit.equipmentId],
        );
  const previousHash = previous?.hash ?? null;
  run(
    frame.db,
    `insert into visit_seal (id, visit_id, equipment_id, at, user_id, signed_name, hash, previous_hash)
     values (:id, :visitId, :equipmentId, :at, :userId, :signedName, :hash, :previousHash)`,
    {
      id: frame.newId(),
      visitId: visit.id,
      equipmentId: visit.equipmentId,
      at: frame.at,
      userId: signer.userId,
      signedName: signer.signedName,
      hash: sealHash(visit, { at: frame.at, ...signer, previousHash }),
      previousHash,
    },
  );
  return ok(stored(frame.db, target.id));
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
];

function isEmpty(value: unknown): boolean {
  return value === '' || value === null || (Array.isArray(value) && value.length === 0);
}

/** SHA-256 over the visit's values, who signed when, and the previous seal, in a fixed order of keys. */
export function sealHash(
  visit: ServiceVisitValues & { readonly id: Id },
  seal: Pick<Seal, 'at' | 'userId' | 'signedName' | 'previousHash'>,
): string {
  const values = Object.fromEntries(
    Object.keys(ValuesSchema.shape)
      .sort()
      .map((field) => [field, visit[field as keyof ServiceVisitValues]]),
  );
  const sealed = [visit.id, canonical(values), seal.at, seal.userId, seal.signedName, seal.previousHash];
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

/** Adds an amendment to a sealed visit. `before` is what stood there until now. */
export function insertAmendment(
  frame: WriteFrame,
  visitId: Id,
  amendment: Pick<Amendment, 'path' | 'before' | 'after' | 'reason' | 'userId' | 'userName'>,
): ServiceVisit {
  run(
    frame.db,
    `insert into visit_amendment (id, visit_id, path, before, after, reason, at, user_id, user_name)
     values (:id, :visitId, :path, :before, :after, :reason, :at, :userId, :userName)`,
    {
      id: frame.newId(),
      visitId,
      path: amendment.path,
      before: JSON.stringify(amendment.before),
      after: JSON.stringify(amendment.after),
      reason: amendment.reason,
      at: frame.at,
      userId: amendment.userId,
      userName: amendment.userName,
    },
  );
  return stored(frame.db, visitId);
}

/**
 * Visits whose seal does not fit what the visit says, or does not follow the device's seal before it: the entry was
 * changed, or one was taken out, by something other than this program.
 */
export function brokenSeals(db: Connection): Id[] {
  const seals = all<{ visit_id: Id; equipment_id: Id | null; hash: string; previous_hash: string | null }>(
    db,
    'select visit_id, equipment_id, hash, previous_hash from visit_seal order by n',
  );
  const last = new Map<Id, string>();
  return seals.flatMap((row) => {
    const expected = row.equipment_id === null ? null : (last.get(row.equipment_id) ?? null);
    if (row.equipment_id !== null) last.set(row.equipment_id, row.hash);
    const visit = getVisit(db, row.visit_id);
    const holds = visit?.seal && sealHash(visit, visit.seal) === row.hash && row.previous_hash === expected;
    return holds ? [] : [row.visit_id];
  });
}
