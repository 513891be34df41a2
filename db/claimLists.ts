import type { ClaimRow } from '../shared/contract/records.ts';
import { isHandedQueue, type Queue } from '../shared/contract/claims.ts';
import type { ClaimState } from '../shared/domain/claim.ts';
import type { ClaimKind } from '../shared/domain/claimKind.ts';
import { daysBetween, type IsoDate } from '../shared/domain/dates.ts';
import { equipmentName } from '../shared/domain/equipment.ts';
import type { Id } from '../shared/domain/ids.ts';
import { sortName } from '../shared/domain/people.ts';
import type { Connection } from './open.ts';
import { all, count, type SqlValue } from './rows.ts';
import { findClaimIds, type Found, pageSql } from './search.ts';
import { andOfBranch } from './thisBranch.ts';

/** Lists of claims: one select for every list, so that a claim reads the same wherever it stands. */

export interface ListPage {
  readonly offset: number;
  readonly limit: number;
}

interface Row {
  readonly id: Id;
  readonly number: string;
  readonly kind: ClaimKind;
  readonly state: ClaimState;
  readonly patient_id: Id;
  readonly first_name: string;
  readonly middle_name: string;
  readonly last_name: string;
  readonly suffix: string;
  readonly payer_name: string | null;
  readonly make: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly date_of_service: string | null;
  readonly charge_cents: number | null;
  readonly blockers: number | null;
  readonly unknown: number | null;
  readonly gap_text: string | null;
  readonly hold_reason: string;
  readonly owner_id: Id | null;
  readonly owner_name: string | null;
  readonly opened_on: string;
}

const ROW = `c.id, c.number, c.kind, c.state, c.patient_id, p.first_name, p.middle_name, p.last_name, p.suffix,
  y.name as payer_name, e.make, e.model, e.serial, c.date_of_service, s.charge_cents, s.blockers, s.unknown, s.gap_text,
  c.hold_reason, c.owner_id, u.name as owner_name, c.opened_on`;

/** Joins that a row needs to be shown, each by primary key. */
const SHOWN = `join patient p on p.id = c.patient_id
  left join coverage v on v.id = c.coverage_id
  left join payer y on y.id = v.payer_id
  left join equipment e on e.id = c.equipment_id
  left join user u on u.id = c.owner_id
  left join claim_summary s on s.claim_id = c.id`;

function rowOf(row: Row, today: IsoDate): ClaimRow {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    patientId: row.patient_id,
    patientName: sortName({
      firstName: row.first_name,
      middleName: row.middle_name,
      lastName: row.last_name,
      suffix: row.suffix,
    }),
    payerName: row.payer_name ?? '',
    device:
      row.make === null
        ? ''
        : equipmentName({ make: row.make, model: row.model ?? '', serial: row.serial ?? '' }),
    dateOfService: row.date_of_service,
    chargeCents: row.charge_cents,
    blockers: row.blockers ?? 0,
    unknown: row.unknown ?? 0,
    gapText: row.gap_text ?? '',
    holdReason: row.hold_reason,
    ownerId: row.owner_id,
    ownerName: row.owner_name ?? '',
    openedOn: row.opened_on,
    ageDays: Math.max(0, daysBetween(row.opened_on, today)),
  };
}

/** Which claims: a condition on `c` (claim), and on `s` (its summary) or `p` (its patient) where these are joined. */
interface Choice {
  readonly where: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
  readonly order: string;
  readonly search?: Found | null;
  /** Joins that condition or order need. */
  readonly join?: string;
}

function claimsWhere(
  db: Connection,
  { where, parameters, order, search = null, join = '' }: Choice,
  page: ListPage,
  today: IsoDate,
): { rows: ClaimRow[]; total: number } {
  const byPatient = search === null && join === PATIENTS;
  const sql = byPatient
    ? pageSql({ search, table: 'claim c', where, order })
    : pageSql({ search, table: 'claim c', index: 'claim_brief', join, where, order });
  const ids = byPatient
    ? `select c.id from patient p cross join claim c on c.patient_id = p.id where ${where} order by ${order} limit :limit offset :offset`
    : sql.page;
  const given = { ...parameters, ...search?.parameters };
  const rows = all<Row>(
    db,
    `select ${ROW} from (${ids}) page cross join claim c on c.id = page.id ${SHOWN} order by ${order}`,
    { ...given, limit: page.limit, offset: page.offset },
  );
  return { rows: rows.map((row) => rowOf(row, today)), total: count(db, sql.count, given) };
}

const PATIENTS = 'join patient p on p.id = c.patient_id';
const SUMMARIES = 'left join claim_summary s on s.claim_id = c.id';

export interface ClaimFilter {
  readonly query: string;
  readonly states: readonly ClaimState[];
  readonly kind: ClaimKind | null;
  readonly payerId: Id | null;
  readonly branchId?: Id | null;
  readonly sort: 'newest' | 'oldest' | 'patient' | 'dateOfService';
}

const ORDER: Readonly<Record<ClaimFilter['sort'], string>> = {
  newest: 'c.opened_on desc, c.id desc',
  oldest: 'c.opened_on, c.id',
  patient: 'p.last_name collate nocase, p.first_name collate nocase, p.id, c.opened_on desc, c.id desc',
  dateOfService: 'c.date_of_service desc, c.id desc',
};

export function listClaims(
  db: Connection,
  filter: ClaimFilter,
  page: ListPage,
  today: IsoDate,
): { rows: ClaimRow[]; total: number } {
  const conditions = ['c.deleted_at is null'];
  const parameters: Record<string, SqlValue> = {};
  if (filter.states.length > 0) {
    conditions.push(`c.state in (${filter.states.map((_, index) => `:state${index}`).join(', ')})`);
    filter.states.forEach((state, index) => (parameters[`state${index}`] = state));
  }
  if (filter.kind) {
    conditions.push('c.kind = :kind');
    parameters['kind'] = filter.kind;
  }
  if (filter.payerId) {
    conditions.push('c.coverage_id in (select id from coverage where payer_id = :payerId)');
    parameters['payerId'] = filter.payerId;
  }
  if (filter.branchId) {
    conditions.push('c.branch_id = :branchId');
    parameters['branchId'] = filter.branchId;
  }
  return claimsWhere(
    db,
    {
      where: conditions.join(' and '),
      parameters,
      order: ORDER[filter.sort],
      search: findClaimIds(filter.query, today),
      join: filter.sort === 'patient' ? PATIENTS : '',
    },
    page,
    today,
  );
}

export function claimsOf(
  db: Connection,
  owner: { readonly patientId: Id } | { readonly equipmentId: Id } | { readonly visitId: Id },
  today: IsoDate,
): ClaimRow[] {
  const [column, id] =
    'patientId' in owner
      ? ['patient_id', owner.patientId]
      : 'equipmentId' in owner
        ? ['equipment_id', owner.equipmentId]
        : ['visit_id', owner.visitId];
  return claimsWhere(
    db,
    { where: `c.${column} = :id and c.deleted_at is null`, parameters: { id }, order: ORDER.newest },
    { offset: 0, limit: 200 },
    today,
  ).rows;
}

/** What makes a claim stand in a queue. A draft with nothing missing stands in none until it is put to review. */
const QUEUE_CONDITIONS: Readonly<Record<Exclude<Queue, 'dueSoon'>, string>> = {
  missingDocuments: `c.state = 'draft' and coalesce(s.blockers, 1) > 0`,
  onHold: `c.state = 'onHold'`,
  readyToReview: `c.state in ('draft', 'review') and (c.state = 'review' or coalesce(s.blockers, 1) = 0)`,
  readyToSend: `c.state = 'finalised'`,
  sent: `c.state = 'sent'`,
  rejected: `c.state = 'rejected'`,
  denied: `c.state = 'denied'`,
  // Handed to this branch last, and not touched since.
  handedToUs: `c.id in (select claim_id from claim_handoff where to_branch_id = :here) and c.branch_id = :here
    and c.state <> 'closed' and not exists (select 1 from _journal touched
      where touched.tbl = 'claim' and touched.row = c.id and touched.tx > (select tx from _journal
        where tbl = 'claim_handoff' and row = (select id from claim_handoff where claim_id = c.id order by id desc limit 1)))`,
  handedAway: `c.id in (select claim_id from claim_handoff where from_branch_id = :here) and c.branch_id <> :here
    and c.state not in ('paid', 'closed')`,
};

/** Whose claims a queue holds. */
export interface QueueOf {
  /** Null: everybody's. */
  readonly ownerId: Id | null;
  /** Null: of every branch. */
  readonly branchId?: Id | null;
  /** The branch that claims are handed to and from. */
  readonly here?: Id | null;
}

export function queueRows(
  db: Connection,
  queue: Exclude<Queue, 'dueSoon'>,
  of: QueueOf,
  page: ListPage,
  today: IsoDate,
): { rows: ClaimRow[]; total: number } {
  const { condition, parameters } = queueCondition(queue, of);
  const choice = { where: condition, parameters, order: ORDER.oldest, join: SUMMARIES };
  return claimsWhere(db, choice, page, today);
}

function queueCondition(
  queue: Exclude<Queue, 'dueSoon'>,
  { ownerId, branchId = null, here = null }: QueueOf,
): { condition: string; parameters: Record<string, SqlValue> } {
  const owned = ownerId === null ? '' : ' and c.owner_id = :ownerId';
  // What was handed on is with another branch, or came from one: the filter would hide it.
  const ofBranch = isHandedQueue(queue) ? '' : andOfBranch('c.branch_id', branchId);
  return {
    condition: `c.deleted_at is null and ${QUEUE_CONDITIONS[queue]}${owned}${ofBranch}`,
    parameters: { ownerId, branchId, here },
  };
}

export function queueCount(
  db: Connection,
  queue: Exclude<Queue, 'dueSoon'>,
  of: QueueOf,
  today: IsoDate,
): { count: number; oldestDays: number | null } {
  const { condition, parameters } = queueCondition(queue, of);
  const [row] = all<{ n: number; oldest: string | null }>(
    db,
    `select count(*) as n, min(c.opened_on) as oldest from claim c ${SUMMARIES} where ${condition}`,
    parameters,
  );
  return {
    count: row?.n ?? 0,
    oldestDays: row?.oldest ? Math.max(0, daysBetween(row.oldest, today)) : null,
  };
}

/** Claims by the very words of their note, oldest first. */
export function claimIdsByNote(db: Connection, note: string): readonly Id[] {
  return all<{ id: Id }>(
    db,
    'select id from claim where note = ? and deleted_at is null order by opened_on, id limit 20',
    [note],
  ).map(({ id }) => id);
}
