import {
  Claim,
  type ClaimEvent,
  ClaimEvent as ClaimEventSchema,
  ClaimLine,
  type ClaimState,
  type ClaimValues,
  ClaimValues as ValuesSchema,
  type Override,
  Override as OverrideSchema,
} from '../shared/domain/claim.ts';
import type { IsoDate } from '../shared/domain/dates.ts';
import type { Id } from '../shared/domain/ids.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import type { Connection } from './open.ts';
import {
  type ChildShape,
  childrenOf,
  expectRevision,
  fieldsOf,
  insertRecord,
  syncChildren,
  type TableShape,
  touchRecord,
  updateRecord,
  type WriteFrame,
} from './recordTable.ts';
import { all, first, run, type SqlRow, type SqlValue } from './rows.ts';
import { thisBranchOf } from './thisBranch.ts';

/** Claims: values, lines, papers, overrides, events. What is finalised lies in claimFreeze.ts. */

type OwnValues = Omit<ClaimValues, 'lines' | 'documentIds'>;

/** Answers that lie in one JSON column each. */
const ANSWERS = [
  'delivery',
  'notice',
  'authorization',
  'attestation',
  'repair',
  'ownedRepair',
  'rental',
  'orthosis',
  'radiopharmaceutical',
  'filing',
] as const satisfies readonly (keyof ClaimValues)[];

const CLAIM: TableShape<OwnValues, unknown> = {
  table: 'claim',
  noun: 'claim',
  fields: (Object.keys(ValuesSchema.shape) as (keyof ClaimValues)[]).filter(
    (field): field is keyof OwnValues => field !== 'lines' && field !== 'documentIds',
  ),
  json: ['diagnosisCodes', ...ANSWERS],
  booleans: [],
  parse: Claim,
};

const LINES: ChildShape<ClaimLine> = {
  table: 'claim_line',
  parent: 'claim_id',
  field: 'lines',
  fields: [
    'code',
    'modifiers',
    'furtherModifiers',
    'units',
    'chargeCents',
    'description',
    'narrative',
    'logIds',
    'pointers',
    'drug',
  ],
  json: ['modifiers', 'furtherModifiers', 'logIds', 'pointers', 'drug'],
  booleans: [],
  parse: ClaimLine,
};

export function getClaim(db: Connection, id: Id): Claim | null {
  const row = first(
    db,
    `select c.*, f.at as finalised_at from claim c left join claim_freeze f on f.claim_id = c.id
       and f.id not in (select id from _second_seal)
     where c.id = ? and c.deleted_at is null`,
    [id],
  );
  return row ? claimOf(db, row, id) : null;
}

function claimOf(db: Connection, row: SqlRow, id: Id): Claim {
  return Claim.parse({
    id,
    revision: row['revision'],
    ...fieldsOf(CLAIM as unknown as TableShape<never, unknown>, row),
    lines: childrenOf(db, LINES, id),
    documentIds: documentIdsOf(db, id),
    number: row['number'],
    state: row['state'],
    holdReason: row['hold_reason'],
    ownerId: row['owner_id'],
    overrides: overridesOf(db, id),
    replacesId: row['replaces_id'],
    finalisedAt: row['finalised_at'],
  });
}

function stored(db: Connection, id: Id): Claim {
  const claim = getClaim(db, id);
  if (!claim) throw new Error('a claim was written and is not there');
  return claim;
}

/** Each once: two devices may have put one paper into the packet before they knew of each other. */
function documentIdsOf(db: Connection, claimId: Id): Id[] {
  return all<{ id: string }>(
    db,
    `select l.document_id as id from claim_document l join document d on d.id = l.document_id
     where l.claim_id = ? and l.deleted_at is null and d.deleted_at is null
     group by l.document_id order by min(l.position), min(l.id)`,
    [claimId],
  ).map(({ id }) => id);
}

function overridesOf(db: Connection, claimId: Id): Override[] {
  return all(
    db,
    `select rule_id as ruleId, reason, user_id as userId, user_name as userName, role, at,
       expires_on as expiresOn, withdrawn_at as withdrawnAt
     from claim_override where claim_id = ? and deleted_at is null order by at, id`,
    [claimId],
  ).map((row) => OverrideSchema.parse(row));
}

export function eventsOf(db: Connection, claimId: Id): ClaimEvent[] {
  return all(
    db,
    'select id, state, at, user_name as userName, note from claim_event where claim_id = ? order by id',
    [claimId],
  ).map((row) => ClaimEventSchema.parse(row));
}

function ownValues(values: ClaimValues): OwnValues {
  const { lines: _lines, documentIds: _documentIds, ...own } = values;
  return own;
}

/**
 * The next claim number of the office: `CW-2026-000123`, on further devices with their tag behind: `CW-2026-000123-B`.
 * Never used twice, also when the claim is undone.
 */
export function nextClaimNumber(frame: WriteFrame, today: IsoDate): string {
  const year = today.slice(0, 4);
  const row = first<{ last: number }>(
    frame.db,
    `insert into claim_number (year, last) values (?, 1) on conflict (year) do update set last = last + 1 returning last`,
    [year],
  );
  const tag = tagHere(frame.db);
  return `CW-${year}-${String(row?.last ?? 1).padStart(6, '0')}${tag === '' ? '' : `-${tag}`}`;
}

/** A device that goes on under another id has no row of its own yet: then a part of its id tells it from others. */
function tagHere(db: Connection): string {
  const own = first<{ id: string; tag: string | null }>(
    db,
    'select o.id, d.tag from _device o left join device d on d.id = o.id',
  );
  return own ? (own.tag ?? own.id.slice(-5).toUpperCase()) : '';
}

export interface NewClaim {
  readonly values: ClaimValues;
  readonly openedOn: IsoDate;
  readonly ownerId: Id | null;
  readonly replacesId: Id | null;
  readonly id?: Id;
}

/** A new draft. Its lines bring new ids of the same source. */
export function insertClaim(frame: WriteFrame, claim: NewClaim): Claim {
  const extra: Record<string, SqlValue> = {
    number: nextClaimNumber(frame, claim.openedOn),
    state: 'draft',
    hold_reason: '',
    owner_id: claim.ownerId,
    replaces_id: claim.replacesId,
    opened_on: claim.openedOn,
    branch_id: thisBranchOf(frame.db),
  };
  const id = insertRecord(frame, CLAIM, ownValues(claim.values), {
    ...(claim.id ? { id: claim.id } : {}),
    extra,
  });
  if (!saveLists(frame, id, claim.values).ok) throw new Error('a new claim with lines of another');
  return stored(frame.db, id);
}

/** @returns whether anything in the lists differed. */
function saveLists(frame: WriteFrame, claimId: Id, values: ClaimValues): Result<boolean> {
  const lines = syncChildren(frame, LINES, claimId, values.lines);
  if (!lines.ok) return lines;
  return ok(linkDocuments(frame, claimId, values.documentIds) || lines.value);
}

/** @returns the saved claim; `conflict`; or `blocked` once it is finalised. */
export function updateClaim(
  frame: WriteFrame,
  target: { readonly id: Id; readonly revision: number },
  values: ClaimValues,
): Result<Claim> {
  if (isFrozen(frame.db, target.id)) {
    return fail({
      kind: 'blocked',
      message:
        'This claim is finalized and stays as it is. Correct it: that opens a new claim that replaces it.',
      rules: [],
    });
  }
  const saved = updateRecord(frame, CLAIM, target, ownValues(values), () =>
    saveLists(frame, target.id, values),
  );
  return saved.ok ? ok(stored(frame.db, target.id)) : saved;
}

export function isFrozen(db: Connection, claimId: Id): boolean {
  return first(db, 'select 1 from claim_freeze where claim_id = ?', [claimId]) !== undefined;
}

/** @returns whether the links differed. */
function linkDocuments(frame: WriteFrame, claimId: Id, documentIds: readonly Id[]): boolean {
  let differs = false;
  const rows = all<{ id: string; document_id: string; position: number; deleted_at: string | null }>(
    frame.db,
    'select id, document_id, position, deleted_at from claim_document where claim_id = ?',
    [claimId],
  );
  const wanted = [...new Set(documentIds)];
  wanted.forEach((documentId, position) => {
    const row = rows.find((candidate) => candidate.document_id === documentId);
    if (row?.deleted_at === null && row.position === position) return;
    differs = true;
    if (!row) {
      run(
        frame.db,
        `insert into claim_document (id, claim_id, document_id, position, created_at, updated_at)
         values (:id, :claimId, :documentId, :position, :at, :at)`,
        { id: frame.newId(), claimId, documentId, position, at: frame.at },
      );
    } else {
      run(
        frame.db,
        `update claim_document set position = :position, deleted_at = null, revision = revision + 1, updated_at = :at where id = :id`,
        { id: row.id, position, at: frame.at },
      );
    }
  });
  for (const row of rows) {
    if (row.deleted_at !== null || wanted.includes(row.document_id)) continue;
    differs = true;
    run(
      frame.db,
      'update claim_document set deleted_at = :at, revision = revision + 1, updated_at = :at where id = :id',
      { id: row.id, at: frame.at },
    );
  }
  return differs;
}

/** Adds one paper to an open claim's packet, last. */
export function linkDocument(frame: WriteFrame, claimId: Id, documentId: Id): void {
  linkDocuments(frame, claimId, [...documentIdsOf(frame.db, claimId), documentId]);
  touchRecord(frame, 'claim', claimId);
}

/** Open claims whose packet holds a paper. */
export function openClaimsWithPaper(
  db: Connection,
  documentId: Id,
): { readonly number: string; readonly patientId: Id }[] {
  return all<{ number: string; patientId: Id }>(
    db,
    `select c.number, c.patient_id as patientId from claim_document l join claim c on c.id = l.claim_id
     where l.document_id = ? and l.deleted_at is null and c.deleted_at is null
       and c.state in ('draft', 'onHold', 'review') order by c.number`,
    [documentId],
  );
}

export function setOwner(frame: WriteFrame, claimId: Id, ownerId: Id | null): void {
  run(
    frame.db,
    `update claim set owner_id = :ownerId, revision = revision + 1, updated_at = :at
     where id = :claimId and owner_id is not :ownerId`,
    { ownerId, claimId, at: frame.at },
  );
}

/** Moves a claim and tells so in its events. @returns `conflict` when somebody saved since. */
export function moveClaim(
  frame: WriteFrame,
  target: { readonly id: Id; readonly revision: number },
  move: { readonly state: ClaimState; readonly note: string; readonly userName: string },
): Result<void> {
  const free = expectRevision(frame.db, CLAIM, target);
  if (!free.ok) return free;
  run(
    frame.db,
    `update claim set state = :state, hold_reason = :holdReason, revision = revision + 1, updated_at = :at where id = :id`,
    { id: target.id, state: move.state, holdReason: move.state === 'onHold' ? move.note : '', at: frame.at },
  );
  insertEvent(frame, target.id, move);
  return ok(undefined);
}

export function insertEvent(
  frame: WriteFrame,
  claimId: Id,
  event: { readonly state: ClaimState; readonly note: string; readonly userName: string },
): void {
  run(
    frame.db,
    'insert into claim_event (id, claim_id, state, at, user_name, note) values (:id, :claimId, :state, :at, :userName, :note)',
    {
      id: frame.newId(),
      claimId,
      state: event.state,
      at: frame.at,
      userName: event.userName,
      note: event.note,
    },
  );
}

export function insertOverride(
  frame: WriteFrame,
  claimId: Id,
  override: Omit<Override, 'at' | 'withdrawnAt'>,
): void {
  run(
    frame.db,
    `insert into claim_override
       (id, claim_id, rule_id, reason, user_id, user_name, role, at, expires_on, created_at, updated_at)
     values (:id, :claimId, :ruleId, :reason, :userId, :userName, :role, :at, :expiresOn, :at, :at)`,
    { id: frame.newId(), claimId, ...override, at: frame.at },
  );
  touchRecord(frame, 'claim', claimId);
}

/** @returns false when no such override is in force. */
export function withdrawOverride(frame: WriteFrame, claimId: Id, ruleId: string): boolean {
  const changed = run(
    frame.db,
    `update claim_override set withdrawn_at = :at, updated_at = :at, revision = revision + 1
     where claim_id = :claimId and rule_id = :ruleId and withdrawn_at is null and deleted_at is null`,
    { at: frame.at, claimId, ruleId },
  );
  if (changed > 0) touchRecord(frame, 'claim', claimId);
  return changed > 0;
}
