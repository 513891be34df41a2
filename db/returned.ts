import { lineControlNumber } from '../shared/billing/outgoing.ts';
import type { ClaimState } from '../shared/domain/claim.ts';
import type { Instant } from '../shared/domain/dates.ts';
import type { Id } from '../shared/domain/ids.ts';
import {
  ClaimDoubt,
  EdiFile,
  type FileDoubt,
  type FileSummary,
  type MatchHow,
  Payment,
  type ReturnedKind,
  StoredRemittance,
} from '../shared/domain/returned.ts';
import type { RemittanceClaim } from '../shared/edi/remittance.ts';
import type { SentClaim } from '../shared/edi/matchRemittance.ts';
import { z } from 'zod';
import type { Connection } from './open.ts';
import type { WriteFrame } from './recordTable.ts';
import { all, first, run, type SqlRow } from './rows.ts';

/** Files that came back, the remittances in them, whose claims they speak of, and what was posted. All insert-only. */

export interface NewEdiFile {
  readonly kind: ReturnedKind;
  readonly attachment: string;
  readonly bytes: number;
  /** Keys of the interchanges in it. */
  readonly identities: readonly string[];
  readonly summary: FileSummary;
  readonly doubts: readonly FileDoubt[];
  readonly userId: Id;
  readonly userName: string;
}

export function insertEdiFile(frame: WriteFrame, id: Id, file: NewEdiFile): void {
  const { identities, summary, doubts, ...values } = file;
  run(
    frame.db,
    `insert into edi_file (id, attachment, bytes, kind, identity, summary, doubts, at, user_id, user_name)
     values (:id, :attachment, :bytes, :kind, :identity, :summary, :doubts, :at, :userId, :userName)`,
    {
      ...values,
      id,
      identity: JSON.stringify(identities),
      summary: JSON.stringify(summary),
      doubts: JSON.stringify(doubts),
      at: frame.at,
    },
  );
}

const FILE = 'id, kind, bytes, summary, doubts, at, user_name as userName';

function fileOf(row: SqlRow): EdiFile {
  return EdiFile.parse({
    ...row,
    summary: JSON.parse(String(row['summary'])) as unknown,
    doubts: JSON.parse(String(row['doubts'])) as unknown,
  });
}

/** A file with the same bytes. */
export function sameFile(db: Connection, attachment: string): EdiFile | null {
  const row = first(db, `select ${FILE} from edi_file where attachment = ?`, [attachment]);
  return row ? fileOf(row) : null;
}

/** Those of the interchanges that an earlier file brought. */
export function knownInterchanges(db: Connection, identities: readonly string[]): ReadonlySet<string> {
  const rows = all<{ key: string }>(
    db,
    `select distinct w.value as key from json_each(:wanted) w
     where exists (select 1 from edi_file f, json_each(f.identity) k where k.value = w.value)`,
    { wanted: JSON.stringify(identities) },
  );
  return new Set(rows.map(({ key }) => key));
}

export function getEdiFile(db: Connection, id: Id): EdiFile | null {
  const row = first(db, `select ${FILE} from edi_file where id = ?`, [id]);
  return row ? fileOf(row) : null;
}

export function attachmentOfFile(db: Connection, id: Id): string | null {
  return (
    first<{ attachment: string }>(db, 'select attachment from edi_file where id = ?', [id])?.attachment ??
    null
  );
}

/** Newest first. */
export function listEdiFiles(
  db: Connection,
  page: { readonly offset: number; readonly limit: number },
): { readonly rows: EdiFile[]; readonly total: number } {
  const rows = all(db, `select ${FILE} from edi_file order by id desc limit :limit offset :offset`, {
    ...page,
  });
  const total = first<{ count: number }>(db, 'select count(*) as count from edi_file')?.count ?? 0;
  return { rows: rows.map(fileOf), total };
}

export interface NewRemittance extends Omit<StoredRemittance, 'id' | 'at'> {
  readonly userId: Id;
  readonly userName: string;
}

export function insertRemittance(frame: WriteFrame, remittance: NewRemittance): Id {
  const id = frame.newId();
  const { providerAdjustments, doubts, balanced, ...values } = remittance;
  run(
    frame.db,
    `insert into remittance (id, file_id, payer_name, payer_identifier, trace_number, paid_on, method, total_cents,
       provider_adjustments, balanced, doubts, at, user_id, user_name)
     values (:id, :fileId, :payerName, :payerIdentifier, :traceNumber, :paidOn, :method, :totalCents,
       :providerAdjustments, :balanced, :doubts, :at, :userId, :userName)`,
    {
      ...values,
      id,
      providerAdjustments: JSON.stringify(providerAdjustments),
      balanced: balanced ? 1 : 0,
      doubts: JSON.stringify(doubts),
      at: frame.at,
    },
  );
  return id;
}

const REMITTANCE = `id, file_id as fileId, payer_name as payerName, payer_identifier as payerIdentifier,
  trace_number as traceNumber, paid_on as paidOn, method, total_cents as totalCents,
  provider_adjustments as providerAdjustments, balanced, doubts, at`;

function remittanceOf(row: SqlRow): StoredRemittance {
  return StoredRemittance.parse({
    ...row,
    providerAdjustments: JSON.parse(String(row['providerAdjustments'])) as unknown,
    balanced: row['balanced'] === 1,
    doubts: JSON.parse(String(row['doubts'])) as unknown,
  });
}

export function getRemittance(db: Connection, id: Id): StoredRemittance | null {
  const row = first(db, `select ${REMITTANCE} from remittance where id = ?`, [id]);
  return row ? remittanceOf(row) : null;
}

/** Whether an earlier file brought this very payment, and something of it was posted. */
export function isPostedBefore(
  db: Connection,
  { payerIdentifier, traceNumber, paidOn, totalCents }: Omit<NewRemittance, 'userId' | 'userName'>,
): boolean {
  return (
    traceNumber !== '' &&
    first(
      db,
      `select 1 from remittance r
       where r.trace_number = :traceNumber and r.payer_identifier = :payerIdentifier and r.paid_on is :paidOn
         and r.total_cents = :totalCents
         and exists (select 1 from remittance_claim c join payment p on p.remittance_claim_id = c.id
           where c.remittance_id = r.id)`,
      { payerIdentifier, traceNumber, paidOn, totalCents },
    ) !== undefined
  );
}

/** Of a payment `p`: it neither takes back another one nor is taken back. */
export const STANDS = `p.turns_id is null and not exists (select 1 from payment t where t.turns_id = p.id)`;

/** Whether another copy of this very claim of this payment is posted to the claim, and nobody took that back. */
export function isPostedElsewhere(db: Connection, remittanceClaimId: Id, claimId: Id): boolean {
  return (
    first(
      db,
      `select 1 from remittance_claim own join remittance r on r.id = own.remittance_id
       join remittance other on other.id <> r.id and other.trace_number = r.trace_number
         and other.payer_identifier = r.payer_identifier and other.paid_on is r.paid_on
         and other.total_cents = r.total_cents
       join remittance_claim c on c.remittance_id = other.id and c.claim_number = own.claim_number
         and c.payer_claim_number = own.payer_claim_number and c.status = own.status
         and c.charge_cents = own.charge_cents and c.paid_cents = own.paid_cents
       where own.id = :remittanceClaimId and r.trace_number <> ''
         and exists (select 1 from payment p where p.remittance_claim_id = c.id and p.claim_id = :claimId and ${STANDS})`,
      { remittanceClaimId, claimId },
    ) !== undefined
  );
}

/** Claims that payers decided on under these numbers of theirs; a number that leads to several leads nowhere. */
export function claimsUnder(db: Connection, payerNumbers: readonly string[]): ReadonlyMap<string, Id> {
  if (payerNumbers.length === 0) return new Map();
  const rows = all<{ number: string; claimId: Id }>(
    db,
    `select c.payer_claim_number as number, min(p.claim_id) as claimId
     from remittance_claim c join payment p on p.remittance_claim_id = c.id
     where c.payer_claim_number in (select value from json_each(?)) and ${STANDS}
     group by c.payer_claim_number having count(distinct p.claim_id) = 1`,
    [JSON.stringify(payerNumbers)],
  );
  return new Map(rows.map(({ number, claimId }) => [number, claimId]));
}

/** Newest first. */
export function listRemittances(
  db: Connection,
  page: { readonly offset: number; readonly limit: number },
): { readonly rows: StoredRemittance[]; readonly total: number } {
  const rows = all(db, `select ${REMITTANCE} from remittance order by id desc limit :limit offset :offset`, {
    ...page,
  });
  const total = first<{ count: number }>(db, 'select count(*) as count from remittance')?.count ?? 0;
  return { rows: rows.map(remittanceOf), total };
}

/** One claim of a remittance as the payer wrote it, whether its own sums agree, and whose it was found to be. */
export interface StoredRemittanceClaim {
  readonly id: Id;
  readonly remittanceId: Id;
  readonly content: RemittanceClaim;
  readonly balanced: boolean;
  /** What was not plain about it when its file was taken in. */
  readonly doubts: readonly ClaimDoubt[];
  /** The newest word on whose it is; null: a person is asked. */
  readonly match: { readonly how: MatchHow; readonly claimId: Id | null; readonly userName: string } | null;
  readonly posted: boolean;
}

export function insertRemittanceClaim(
  frame: WriteFrame,
  remittanceId: Id,
  claim: {
    readonly content: RemittanceClaim;
    readonly balanced: boolean;
    readonly doubts: readonly ClaimDoubt[];
  },
): Id {
  const id = frame.newId();
  const { content, balanced, doubts } = claim;
  run(
    frame.db,
    `insert into remittance_claim (id, remittance_id, claim_number, payer_claim_number, status, charge_cents, paid_cents,
       patient_cents, content, balanced, doubts)
     values (:id, :remittanceId, :claimNumber, :payerClaimNumber, :status, :chargeCents, :paidCents, :patientCents,
       :content, :balanced, :doubts)`,
    {
      id,
      remittanceId,
      claimNumber: content.claimNumber,
      payerClaimNumber: content.payerClaimNumber,
      status: content.status,
      chargeCents: content.chargeCents ?? 0,
      paidCents: content.paidCents ?? 0,
      patientCents: content.patientCents ?? 0,
      content: JSON.stringify(content),
      balanced: balanced ? 1 : 0,
      doubts: JSON.stringify(doubts),
    },
  );
  return id;
}

const REMITTANCE_CLAIM = `c.id, c.remittance_id as remittanceId, c.content, c.balanced, c.doubts,
  m.how, m.claim_id as claimId, m.user_name as userName,
  exists (select 1 from payment p where p.remittance_claim_id = c.id and ${STANDS}) as posted
  from remittance_claim c
  left join remittance_match m on m.id = (select max(id) from remittance_match where remittance_claim_id = c.id)`;

function remittanceClaimOf(row: SqlRow): StoredRemittanceClaim {
  return {
    id: String(row['id']),
    remittanceId: String(row['remittanceId']),
    content: JSON.parse(String(row['content'])) as RemittanceClaim,
    balanced: row['balanced'] === 1,
    doubts: z.array(ClaimDoubt).parse(JSON.parse(String(row['doubts']))),
    match:
      row['how'] === null
        ? null
        : {
            how: String(row['how']) as MatchHow,
            claimId: row['claimId'] === null ? null : String(row['claimId']),
            userName: String(row['userName']),
          },
    posted: row['posted'] === 1,
  };
}

export function getRemittanceClaim(db: Connection, id: Id): StoredRemittanceClaim | null {
  const row = first(db, `select ${REMITTANCE_CLAIM} where c.id = ?`, [id]);
  return row ? remittanceClaimOf(row) : null;
}

/** In the order of the file. */
export function claimsOfRemittance(db: Connection, remittanceId: Id): StoredRemittanceClaim[] {
  return all(db, `select ${REMITTANCE_CLAIM} where c.remittance_id = ? order by c.id`, [remittanceId]).map(
    remittanceClaimOf,
  );
}

/** Of a claim `c` of a remittance: nobody has placed or posted it yet; those of a test never are. */
export const WAITS = `not exists (select 1 from json_each(c.doubts) d where json_extract(d.value, '$.what') = 'test')
  and not exists (select 1 from payment p where p.remittance_claim_id = c.id and ${STANDS})
  and not exists (select 1 from remittance_match m where m.how = 'notOurs'
    and m.id = (select max(id) from remittance_match where remittance_claim_id = c.id))`;

/** Whether a person is asked whose it is. */
export function isWaiting({ posted, match, doubts }: StoredRemittanceClaim): boolean {
  return !posted && match?.how !== 'notOurs' && !doubts.some(({ what }) => what === 'test');
}

/** Claims of remittances that wait to be placed. */
export function countWaiting(db: Connection, remittanceId: Id | null = null): number {
  const row = first<{ count: number }>(
    db,
    `select count(*) as count from remittance_claim c
     where (:remittanceId is null or c.remittance_id = :remittanceId) and ${WAITS}`,
    { remittanceId },
  );
  return row?.count ?? 0;
}

/** How many wait in all, and when the oldest of them came; null: none waits. */
export function waitingPayments(db: Connection): { readonly count: number; readonly since: Instant | null } {
  return (
    first<{ count: number; since: Instant | null }>(
      db,
      `select count(*) as count, min(r.at) as since
       from remittance_claim c join remittance r on r.id = c.remittance_id where ${WAITS}`,
    ) ?? { count: 0, since: null }
  );
}

export function insertMatch(
  frame: WriteFrame,
  match: {
    readonly remittanceClaimId: Id;
    readonly claimId: Id | null;
    readonly how: MatchHow;
    readonly lines: readonly { readonly lineIndex: number; readonly lineId: Id | null }[];
    readonly userId: Id;
    readonly userName: string;
  },
): void {
  run(
    frame.db,
    `insert into remittance_match (id, remittance_claim_id, claim_id, how, lines, at, user_id, user_name)
     values (:id, :remittanceClaimId, :claimId, :how, :lines, :at, :userId, :userName)`,
    { ...match, id: frame.newId(), lines: JSON.stringify(match.lines), at: frame.at },
  );
}

export function insertPayment(
  frame: WriteFrame,
  payment: Omit<Payment, 'id' | 'at' | 'from'> & { readonly userId: Id },
): void {
  run(
    frame.db,
    `insert into payment (id, claim_id, line_id, remittance_claim_id, paid_cents, allowed_cents, patient_cents,
       adjustments, remarks, "on", note, turns_id, at, user_id, user_name)
     values (:id, :claimId, :lineId, :remittanceClaimId, :paidCents, :allowedCents, :patientCents,
       :adjustments, :remarks, :on, :note, :turnsId, :at, :userId, :userName)`,
    {
      ...payment,
      id: frame.newId(),
      adjustments: JSON.stringify(payment.adjustments),
      remarks: JSON.stringify(payment.remarks),
      at: frame.at,
    },
  );
}

const PAYMENT = `p.id, p.claim_id as claimId, p.line_id as lineId, p.remittance_claim_id as remittanceClaimId,
  p.turns_id as turnsId, p.paid_cents as paidCents, p.allowed_cents as allowedCents, p.patient_cents as patientCents,
  p.adjustments, p.remarks, p."on", p.note, p.at, p.user_name as userName,
  r.payer_identifier as payerIdentifier, r.payer_name as payerName, c.status,
  c.payer_claim_number as payerClaimNumber,
  coalesce(json_extract(c.content, '$.originalPayerClaimNumber'), '') as originalPayerClaimNumber
  from payment p left join remittance_claim c on c.id = p.remittance_claim_id
  left join remittance r on r.id = c.remittance_id`;

function paymentOf(row: SqlRow): Payment {
  const { payerIdentifier, payerName, status, payerClaimNumber, originalPayerClaimNumber, ...own } = row;
  return Payment.parse({
    ...own,
    adjustments: JSON.parse(String(row['adjustments'])) as unknown,
    remarks: JSON.parse(String(row['remarks'])) as unknown,
    from:
      row['remittanceClaimId'] === null
        ? null
        : { payerIdentifier, payerName, status, payerClaimNumber, originalPayerClaimNumber },
  });
}

/** Oldest first, with those that were taken back. */
export function paymentsOf(db: Connection, claimId: Id): Payment[] {
  return all(db, `select ${PAYMENT} where p.claim_id = ? order by p.id`, [claimId]).map(paymentOf);
}

/** Where a claim stood before anything was posted to it. @param notes what its events say of moves by a posting. */
export function stateBeforePostings(db: Connection, claimId: Id, notes: readonly string[]): ClaimState {
  const row = first<{ state: ClaimState }>(
    db,
    `select state from claim_event where claim_id = :claimId and note not in (select value from json_each(:notes))
     order by id desc limit 1`,
    { claimId, notes: JSON.stringify(notes) },
  );
  return row?.state ?? 'sent';
}

/** What one claim of a remittance brought and nobody took back, oldest first. */
export function standingPayments(db: Connection, remittanceClaimId: Id): Payment[] {
  return all(db, `select ${PAYMENT} where p.remittance_claim_id = ? and ${STANDS} order by p.id`, [
    remittanceClaimId,
  ]).map(paymentOf);
}

/** Lines of a claim that a decision stands for, reversals taken off. */
export function decidedLines(db: Connection, claimId: Id): ReadonlySet<Id> {
  const rows = all<{ lineId: Id }>(
    db,
    `select p.line_id as lineId from payment p left join remittance_claim c on c.id = p.remittance_claim_id
     where p.claim_id = ? and p.line_id is not null and ${STANDS}
     group by p.line_id having sum(case when c.status = '22' then -1 else 1 end) > 0`,
    [claimId],
  );
  return new Set(rows.map(({ lineId }) => lineId));
}

/**
 * Finalized claims as they were sent: those with one of the numbers, or served on one of the days.
 * @param days null: only by number.
 */
export function sentClaims(
  db: Connection,
  numbers: readonly string[],
  days: { readonly from: string; readonly to: string } | null,
): SentClaim[] {
  const wanted = JSON.stringify([
    ...new Set(numbers.map((number) => number.toUpperCase().replace(/[\s-]/g, ''))),
  ]);
  const rows = all<{ id: Id; number: string; payer: string | null; on: string | null; lines: string }>(
    db,
    `select c.id, c.number, json_extract(f.the_case, '$.payer.payerIdentifier') as payer, c.date_of_service as "on",
       json_extract(f.the_case, '$.claim.lines') as lines
     from claim c join claim_freeze f on f.claim_id = c.id and f.id not in (select id from _second_seal)
     where c.deleted_at is null and (
       replace(upper(c.number), '-', '') in (select value from json_each(:wanted))
       or (:from is not null and c.date_of_service between :from and :to))
     limit 20000`,
    { wanted, from: days?.from ?? null, to: days?.to ?? null },
  );
  return rows.map(({ id, number, payer, on, lines }) => ({
    claimId: id,
    number,
    payerIdentifier: payer,
    lines: (JSON.parse(lines) as readonly FrozenLine[]).map((line, at) => ({
      lineId: line.id,
      controlNumber: lineControlNumber(number, at),
      code: line.code,
      modifiers: [...line.modifiers, ...(line.furtherModifiers ?? [])],
      date: on,
      chargeCents: line.chargeCents ?? 0,
    })),
  }));
}

interface FrozenLine {
  readonly id: Id;
  readonly code: string;
  readonly modifiers: readonly string[];
  /** Claims of the first version had none. */
  readonly furtherModifiers?: readonly string[];
  readonly chargeCents: number | null;
}
