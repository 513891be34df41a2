import type { DenialMemoryRow, DenialRow } from '../shared/contract/returned.ts';
import { daysBetween, type IsoDate } from '../shared/domain/dates.ts';
import type { Id } from '../shared/domain/ids.ts';
import { sortName } from '../shared/domain/people.ts';
import { denials } from './nouns.ts';
import { BOOKED } from './nextPayerClaims.ts';
import type { Connection } from './open.ts';
import { all, first, type SqlRow } from './rows.ts';
import { likePrefix } from './searchText.ts';
import { andOfBranch } from './thisBranch.ts';

/** Refusals as their work list shows them, and counted as memory. */

const JOINS = `denial d join claim c on c.id = d.claim_id join patient p on p.id = c.patient_id
  left join payer y on y.id = d.payer_id left join user u on u.id = d.owner_id
  left join claim_line l on l.id = d.line_id`;
const COLUMNS = `d.id, c.number as claimNumber, c.state as claimState, c.date_of_service as dateOfService,
  p.first_name as firstName, p.middle_name as middleName, p.last_name as lastName, p.suffix,
  coalesce(y.name, '') as payerName, coalesce(u.name, '') as ownerName, coalesce(l.code, '') as code`;

export interface DenialFilter {
  readonly query: string;
  readonly kind: 'rejected' | 'denied' | null;
  readonly states: readonly string[];
  readonly ownerId: Id | null;
  readonly branchId?: Id | null;
}

/** Those that are due soonest first; without a day last. */
export function listDenials(
  db: Connection,
  filter: DenialFilter & { readonly offset: number; readonly limit: number },
  today: IsoDate,
): { readonly rows: DenialRow[]; readonly total: number } {
  const where = `where d.deleted_at is null${andOfBranch('c.branch_id', filter.branchId)}
    and (:kind is null or d.kind = :kind)
    and (:anyState or d.state in (select value from json_each(:states)))
    and (:ownerId is null or d.owner_id = :ownerId)
    and (:text = '' or c.number like :like escape '\\' or p.last_name like :like escape '\\'
      or p.first_name like :like escape '\\' or y.name like :like escape '\\' or d.reason = :text
      or d.words like :like escape '\\')`;
  const text = filter.query.trim();
  const parameters = {
    kind: filter.kind,
    anyState: filter.states.length === 0 ? 1 : 0,
    states: JSON.stringify(filter.states),
    ownerId: filter.ownerId,
    branchId: filter.branchId ?? null,
    text,
    like: `%${likePrefix(text)}`,
  };
  const rows = all(
    db,
    `select ${COLUMNS} from ${JOINS} ${where}
     order by d.state in ('answered', 'closed'), d.due_on is null, d.due_on, d.id limit :limit offset :offset`,
    { ...parameters, limit: filter.limit, offset: filter.offset },
  );
  const total =
    first<{ count: number }>(db, `select count(*) as count from ${JOINS} ${where}`, parameters)?.count ?? 0;
  return { rows: rows.map((row) => rowOf(db, row, today)), total };
}

export function denialRow(db: Connection, id: Id, today: IsoDate): DenialRow | null {
  const row = first(db, `select ${COLUMNS} from ${JOINS} where d.id = ? and d.deleted_at is null`, [id]);
  return row ? rowOf(db, row, today) : null;
}

/** Newest first. */
export function denialsOfClaim(db: Connection, claimId: Id, today: IsoDate): DenialRow[] {
  return all(
    db,
    `select ${COLUMNS} from ${JOINS} where d.claim_id = ? and d.deleted_at is null order by d.received_on desc, d.id desc`,
    [claimId],
  ).map((row) => rowOf(db, row, today));
}

function rowOf(db: Connection, row: SqlRow, today: IsoDate): DenialRow {
  const denial = denials.get(db, String(row['id']));
  if (!denial) throw new Error('a refusal was listed and is not there');
  return {
    denial,
    claimNumber: String(row['claimNumber']),
    claimState: row['claimState'] as DenialRow['claimState'],
    patientName: sortName({
      firstName: String(row['firstName']),
      middleName: String(row['middleName']),
      lastName: String(row['lastName']),
      suffix: String(row['suffix']),
    }),
    payerName: String(row['payerName']),
    dateOfService: row['dateOfService'] === null ? null : String(row['dateOfService']),
    ownerName: String(row['ownerName']),
    code: String(row['code']),
    daysLeft: denial.dueOn === null ? null : daysBetween(today, denial.dueOn),
  };
}

/** Refusals of a period by payer and reason, the costliest first. */
export function denialMemory(
  db: Connection,
  {
    from,
    to,
    branchId = null,
  }: { readonly from: IsoDate; readonly to: IsoDate; readonly branchId?: Id | null },
): DenialMemoryRow[] {
  return all(
    db,
    `select d.kind, d.reason_group as reasonGroup, d.reason, max(d.words) as words, coalesce(y.name, '') as payerName,
       count(*) as count, sum(d.cents) as cents, max(d.rule_ids) as ruleIds
     from denial d left join payer y on y.id = d.payer_id
     where d.deleted_at is null and d.received_on between :from and :to${ofClaimsOf(branchId)} and d.reason_group not in (${BOOKED})
     group by d.kind, d.reason_group, d.reason, d.remarks, d.payer_id
     order by cents desc, count desc limit 500`,
    { from, to, branchId },
  ).map((row) => {
    const ruleIds = JSON.parse(String(row['ruleIds'])) as string[];
    return { ...row, ruleIds, caught: caughtBy(db, ruleIds) } as DenialMemoryRow;
  });
}

/** The same for what names its claim, where that is not joined. */
function ofClaimsOf(branchId: Id | null): string {
  return andOfBranch('(select branch_id from claim where id = d.claim_id)', branchId);
}

/** Open claims that these rules hold back now, and finalized ones on which they were set aside count as not caught. */
function caughtBy(db: Connection, ruleIds: readonly string[]): number {
  if (ruleIds.length === 0) return 0;
  const row = first<{ count: number }>(
    db,
    `select count(distinct s.claim_id) as count from claim_summary s, json_each(s.gap_rules) g
     where g.value in (select value from json_each(:rules))`,
    { rules: JSON.stringify(ruleIds) },
  );
  return row?.count ?? 0;
}
