import { Batch, BatchClaim, BatchEvent, type BatchEventKind, type Refusal } from '../shared/domain/batch.ts';
import type { Id } from '../shared/domain/ids.ts';
import { successorOf } from './claimSuccession.ts';
import type { Connection } from './open.ts';
import type { WriteFrame } from './recordTable.ts';
import { all, first, run, type SqlRow } from './rows.ts';
import { andOfBranch } from './thisBranch.ts';

/** Files of claims: control numbers, what was written, the claims in it, and what became of both. */

/**
 * The next numbers of a partner: given out once in the whole office, also when the batch is never sent. An answer that
 * names a number names one file.
 * @param count how many in a row. @returns the first of them.
 */
export function takeControlNumbers(
  frame: WriteFrame,
  partnerId: Id,
  kind: 'interchange' | 'group' | 'set',
  count = 1,
): number {
  const row = first<{ last: number }>(
    frame.db,
    `insert into control_number (partner_id, kind, last)
     values (:partnerId, :kind, (select coalesce(max(last), 0) from control_number where kind = :kind) + :count)
     on conflict (partner_id, kind) do update set last = excluded.last returning last`,
    { partnerId, kind, count },
  );
  return (row?.last ?? count) - count + 1;
}

export interface NewBatch extends Omit<Batch, 'id' | 'at'> {
  readonly attachment: string;
  /** JSON of a BatchIndex: from a place in the file back to claim, line and field. */
  readonly segments: unknown;
  readonly notices: unknown;
  readonly userId: Id;
  readonly claims: readonly BatchClaim[];
}

export function insertBatch(frame: WriteFrame, batch: NewBatch): Id {
  const id = frame.newId();
  const { claims, segments, notices, production, ...values } = batch;
  run(
    frame.db,
    `insert into batch (id, partner_id, interchange_number, group_number, reference, production, attachment, bytes,
       segments, notices, total_cents, at, user_id, user_name)
     values (:id, :partnerId, :interchangeNumber, :groupNumber, :reference, :production, :attachment, :bytes,
       :segments, :notices, :totalCents, :at, :userId, :userName)`,
    {
      ...values,
      id,
      production: production ? 1 : 0,
      segments: JSON.stringify(segments),
      notices: JSON.stringify(notices),
      at: frame.at,
    },
  );
  for (const claim of claims) {
    run(
      frame.db,
      `insert into batch_claim (id, batch_id, claim_id, set_control, claim_number, charge_cents, lines)
       values (:id, :batchId, :claimId, :setControl, :claimNumber, :chargeCents, :lines)`,
      { ...claim, id: frame.newId(), batchId: id, lines: JSON.stringify(claim.lines) },
    );
  }
  return id;
}

export interface NewBatchEvent {
  readonly batchId: Id;
  readonly claimId: Id | null;
  readonly kind: BatchEventKind;
  readonly fileId: Id | null;
  readonly refusals: readonly Refusal[];
  readonly note: string;
  readonly setAside?: string;
  readonly madeAt?: string;
  readonly userId: Id;
  readonly userName: string;
}

export function insertBatchEvent(frame: WriteFrame, event: NewBatchEvent): Id {
  const { refusals, note, setAside = '', madeAt = '', ...values } = event;
  const id = frame.newId();
  run(
    frame.db,
    `insert into batch_event (id, batch_id, claim_id, kind, file_id, details, at, user_id, user_name)
     values (:id, :batchId, :claimId, :kind, :fileId, :details, :at, :userId, :userName)`,
    { ...values, id, details: JSON.stringify({ refusals, note, setAside, madeAt }), at: frame.at },
  );
  return id;
}

const COLUMNS = `id, partner_id as partnerId, interchange_number as interchangeNumber, group_number as groupNumber,
  reference, production, bytes, total_cents as totalCents, at, user_name as userName`;

function batchOf(row: SqlRow): Batch {
  return Batch.parse({ ...row, production: row['production'] === 1 });
}

export function getBatch(db: Connection, id: Id): Batch | null {
  const row = first(db, `select ${COLUMNS} from batch where id = ?`, [id]);
  return row ? batchOf(row) : null;
}

/** Newest first. */
export function listBatches(
  db: Connection,
  page: { readonly offset: number; readonly limit: number },
): Batch[] {
  return all(db, `select ${COLUMNS} from batch order by id desc limit :limit offset :offset`, {
    ...page,
  }).map(batchOf);
}

export function countBatches(db: Connection): number {
  return first<{ count: number }>(db, 'select count(*) as count from batch')?.count ?? 0;
}

/** Batches whose group number an answer names; several where more than one partner counts. */
export function batchesOfGroup(db: Connection, groupNumber: number): Batch[] {
  return all(db, `select ${COLUMNS} from batch where group_number = ? order by id desc`, [groupNumber]).map(
    batchOf,
  );
}

export function batchesOfInterchange(db: Connection, interchangeNumber: number): Batch[] {
  return all(db, `select ${COLUMNS} from batch where interchange_number = ? order by id desc`, [
    interchangeNumber,
  ]).map(batchOf);
}

export function batchOfReference(db: Connection, reference: string): Batch | null {
  const row = first(db, `select ${COLUMNS} from batch where reference = ?`, [reference]);
  return row ? batchOf(row) : null;
}

/** The name of the file's bytes, and the index that leads from them back to fields. */
export function batchFile(
  db: Connection,
  id: Id,
): { readonly attachment: string; readonly segments: unknown; readonly notices: unknown } | null {
  const row = first<{ attachment: string; segments: string; notices: string }>(
    db,
    'select attachment, segments, notices from batch where id = ?',
    [id],
  );
  if (!row) return null;
  return {
    attachment: row.attachment,
    segments: JSON.parse(row.segments) as unknown,
    notices: JSON.parse(row.notices) as unknown,
  };
}

/** In the order of the file. */
export function claimsOfBatch(db: Connection, batchId: Id): BatchClaim[] {
  return all(
    db,
    `select claim_id as claimId, set_control as setControl, claim_number as claimNumber,
       charge_cents as chargeCents, lines from batch_claim where batch_id = ? order by id`,
    [batchId],
  ).map((row) => BatchClaim.parse({ ...row, lines: JSON.parse(String(row['lines'])) as unknown }));
}

/**
 * Files that hold a claim of this number, as an answer names it, the newest first; those that a person said would not be
 * sent come last.
 */
export function filesUnder(
  db: Connection,
  claimNumber: string,
): { readonly batchId: Id; readonly claimId: Id }[] {
  return all<{ batchId: Id; claimId: Id }>(
    db,
    `select batch_id as batchId, claim_id as claimId from batch_claim c where claim_number = ?
     order by ${eventIn('c.batch_id', 'withdrawn')}, id desc`,
    [claimNumber],
  );
}

/** A file that holds a claim, and whether somebody sent it or said that it will not be sent. */
export interface HoldingFile {
  readonly id: Id;
  /** Files count up in the order in which they are written. */
  readonly n: number;
  readonly reference: string;
  readonly sent: boolean;
  readonly withdrawn: boolean;
}

/** Files with the claim, the newest first. A test file holds nothing: it leaves every claim where it is. */
export function filesHolding(db: Connection, claimId: Id): HoldingFile[] {
  return all<{ id: Id; n: number; reference: string; sent: number; withdrawn: number }>(
    db,
    `select b.id, b.n, b.reference, ${eventIn('b.id', 'sent')} as sent, ${eventIn('b.id', 'withdrawn')} as withdrawn
     from batch_claim c join batch b on b.id = c.batch_id where c.claim_id = ? and b.production = 1
     order by b.id desc`,
    [claimId],
  ).map((row) => ({ ...row, sent: row.sent === 1, withdrawn: row.withdrawn === 1 }));
}

/** The file with which the claim last left the office; null: in none. */
export function lastSentFile(db: Connection, claimId: Id): HoldingFile | null {
  return filesHolding(db, claimId).find(({ sent }) => sent) ?? null;
}

/** The file that holds the claim and that nobody has said to be sent, or not to be sent; null: none. */
export function unsentFileOf(db: Connection, claimId: Id): HoldingFile | null {
  return filesHolding(db, claimId).find(({ sent, withdrawn }) => !sent && !withdrawn) ?? null;
}

function eventIn(batchId: 'b.id' | 'c.batch_id', kind: 'sent' | 'withdrawn'): string {
  return `exists (select 1 from batch_event e where e.batch_id = ${batchId} and e.kind = '${kind}')`;
}

/** Oldest first. */
export function eventsOfBatch(db: Connection, batchId: Id): BatchEvent[] {
  return all(
    db,
    `select id, batch_id as batchId, claim_id as claimId, kind, file_id as fileId, details, at,
       user_name as userName from batch_event where batch_id = ? order by id`,
    [batchId],
  ).map(eventOf);
}

/** What became of a claim in all its batches, oldest first. */
export function batchEventsOfClaim(db: Connection, claimId: Id): BatchEvent[] {
  return all(
    db,
    `select e.id, e.batch_id as batchId, e.claim_id as claimId, e.kind, e.file_id as fileId, e.details, e.at,
       e.user_name as userName
     from batch_event e
     where e.claim_id = :claimId
       or (e.claim_id is null and exists (
         select 1 from batch_claim c where c.batch_id = e.batch_id and c.claim_id = :claimId))
     order by e.id`,
    { claimId },
  ).map(eventOf);
}

function eventOf(row: SqlRow): BatchEvent {
  const { details, ...event } = row;
  return BatchEvent.parse({ ...event, ...(JSON.parse(String(details)) as object) });
}

/** Finalized claims, and rejected ones that can go again as they are, of payers that are reached by a partner. */
export function claimsToSend(db: Connection, partnerId: Id, branchId: Id | null = null): Id[] {
  return all<{ id: Id }>(
    db,
    `select c.id from claim c join coverage v on v.id = c.coverage_id join payer p on p.id = v.payer_id
     where c.deleted_at is null and c.state in ('finalised', 'rejected')
       and json_extract(p.filing, '$.tradingPartnerId') = :partnerId${andOfBranch('c.branch_id', branchId)}
     order by c.date_of_service, c.number limit 5000`,
    { partnerId, branchId },
  )
    .map(({ id }) => id)
    .filter((id) => successorOf(db, id) === null);
}

/** Finalized claims whose payer has no partner, so that nobody waits for them in vain. */
export function claimsWithoutPartner(db: Connection): number {
  const row = first<{ count: number }>(
    db,
    `select count(*) as count from claim c
     left join coverage v on v.id = c.coverage_id left join payer p on p.id = v.payer_id
     where c.deleted_at is null and c.state = 'finalised'
       and json_extract(p.filing, '$.tradingPartnerId') is null`,
  );
  return row?.count ?? 0;
}
