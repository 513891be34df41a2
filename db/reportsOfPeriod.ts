import { equipmentName } from '../shared/domain/equipment.ts';
import { daysBetween, type IsoDate } from '../shared/domain/dates.ts';
import type { Id } from '../shared/domain/ids.ts';
import { sortName } from '../shared/domain/people.ts';
import {
  type CleanRow,
  type DenialsRow,
  HOLD_AGES,
  type HoldRow,
  NO_DEADLINE,
  type RepairsRow,
  type ReportPeriod,
  RISK_DUES,
  type RiskRow,
  type TurnaroundRow,
} from '../shared/domain/reportFigures.ts';
import { BOOKED } from './nextPayerClaims.ts';
import type { Connection } from './open.ts';
import { all } from './rows.ts';
import { andOfBranch } from './thisBranch.ts';

/**
 * The figures of a period. Each starts at an index over its own dates, so that what it costs grows with the period and
 * not with the years of the store. Days are the office's; `dayOf` tells them of an instant.
 */

export type DayOf = (at: string) => IsoDate;

/**
 * Claims by the month of their first sending. A correction is a claim of its own. Refused: it was ever rejected or
 * denied, or a line of it was.
 * @param instants wide enough to hold the period in any time zone
 */
export function cleanClaims(
  db: Connection,
  { from, to }: ReportPeriod,
  instants: { readonly from: string; readonly to: string },
  dayOf: DayOf,
  branchId: Id | null = null,
): readonly CleanRow[] {
  const rows = all<{ at: string; refused: 0 | 1; accepted: 0 | 1 }>(
    db,
    `select e.at,
       exists (select 1 from claim_event r where r.claim_id = e.claim_id and r.state in ('rejected', 'denied'))
         or exists (select 1 from denial d where d.claim_id = e.claim_id and d.deleted_at is null) as refused,
       exists (select 1 from claim_event p where p.claim_id = e.claim_id and p.state = 'paid')
         or exists (select 1 from batch_event b where b.claim_id = e.claim_id
           and b.kind in ('accepted', 'payerAccepted')) as accepted
     from claim_event e join claim c on c.id = e.claim_id
     where e.state = 'sent' and e.at >= :from and e.at < :to and c.deleted_at is null${andOfBranch('c.branch_id', branchId)}
       and not exists (select 1 from claim_event f where f.claim_id = e.claim_id and f.state = 'sent' and f.id < e.id)
     order by e.at`,
    { ...instants, branchId },
  );
  const months = new Map<string, { sent: number; clean: number; refused: number; waiting: number }>();
  for (const { at, refused, accepted } of rows) {
    const day = dayOf(at);
    if (day < from || day > to) continue;
    const month = day.slice(0, 7);
    const row = months.get(month) ?? { sent: 0, clean: 0, refused: 0, waiting: 0 };
    row.sent += 1;
    row[refused ? 'refused' : accepted ? 'clean' : 'waiting'] += 1;
    months.set(month, row);
  }
  return [...months].map(([month, row]) => ({ month, ...row }));
}

/** Claims on hold by how long they have been. */
export function holdAges(
  db: Connection,
  today: IsoDate,
  dayOf: DayOf,
  branchId: Id | null = null,
): readonly HoldRow[] {
  const rows = all<{ since: string; cents: number }>(
    db,
    `select coalesce((select e.at from claim_event e where e.claim_id = c.id and e.state = 'onHold'
         order by e.id desc limit 1), c.updated_at) as since, coalesce(s.charge_cents, 0) as cents
     from claim c left join claim_summary s on s.claim_id = c.id
     where c.deleted_at is null and c.state = 'onHold'${andOfBranch('c.branch_id', branchId)}`,
    { branchId },
  ).map(({ since, cents }) => ({ days: daysBetween(dayOf(since), today), cents }));
  return HOLD_AGES.map(({ age, upTo }, at) => {
    const above = HOLD_AGES[at - 1]?.upTo ?? -Infinity;
    const held = rows.filter(({ days }) => days > above && days <= upTo);
    return { age, claims: held.length, chargeCents: held.reduce((sum, { cents }) => sum + cents, 0) };
  });
}

const OF_CHASE = `coalesce((select branch_id from claim where id = c.claim_id),
  (select branch_id from patient where id = c.patient_id))`;

/** Physicians with what they were asked for in the period, the slowest first. Chases given up count as asked only. */
export function turnaround(
  db: Connection,
  { from, to }: ReportPeriod,
  today: IsoDate,
  branchId: Id | null = null,
): readonly TurnaroundRow[] {
  return all<{
    firstName: string;
    lastName: string;
    asked: number;
    returned: number;
    waiting: number;
    averageDays: number | null;
    longestDays: number | null;
    oldest: IsoDate | null;
  }>(
    db,
    `select p.first_name as firstName, p.last_name as lastName, count(*) as asked, count(c.returned_on) as returned,
       sum(c.returned_on is null and c.closed_reason = '') as waiting,
       avg(julianday(c.returned_on) - julianday(c.sent_on)) as averageDays,
       cast(max(julianday(c.returned_on) - julianday(c.sent_on)) as integer) as longestDays,
       min(case when c.returned_on is null and c.closed_reason = '' then c.sent_on end) as oldest
     from chase c join physician p on p.id = c.physician_id
     where c.deleted_at is null and c.sent_on between :from and :to${andOfBranch(OF_CHASE, branchId)}
     group by p.id order by averageDays is null, averageDays desc, p.last_name collate nocase, p.id`,
    { from, to, branchId },
  ).map(({ firstName, lastName, oldest, averageDays, ...row }) => ({
    ...row,
    physician: sortName({ firstName, lastName }),
    averageDays: averageDays === null ? null : Math.round(averageDays * 10) / 10,
    oldestWaitingDays: oldest === null ? null : daysBetween(oldest, today),
  }));
}

const OF_DENIAL = '(select branch_id from claim where id = d.claim_id)';

/** Refusals that came in the period by payer, kind and reason, the largest amounts first. */
export function denialsByReason(
  db: Connection,
  { from, to }: ReportPeriod,
  branchId: Id | null = null,
): readonly DenialsRow[] {
  return all<DenialsRow>(
    db,
    `select coalesce(y.name, 'Payer not known') as payer, d.kind,
       d.reason_group || case when d.reason_group = '' then '' else '-' end || d.reason as reason,
       max(d.words) as words, count(*) as count, sum(d.cents) as cents,
       sum(d.state in ('open', 'working')) as unanswered
     from denial d left join payer y on y.id = d.payer_id
     where d.deleted_at is null and d.received_on between :from and :to${andOfBranch(OF_DENIAL, branchId)}
       and d.reason_group not in (${BOOKED})
     group by d.payer_id, d.kind, d.reason_group, d.reason
     order by cents desc, count desc, payer collate nocase, reason`,
    { from, to, branchId },
  );
}

/** What signed visits of the period took, by model, the dearest first. Labor is rounded line by line, as it is billed. */
export function repairCost(
  db: Connection,
  { from, to }: ReportPeriod,
  branchId: Id | null = null,
): readonly RepairsRow[] {
  return all<{
    make: string | null;
    model: string | null;
    devices: number;
    visits: number;
    partsCents: number;
    laborCents: number;
  }>(
    db,
    `select e.make, e.model, count(distinct e.id) as devices, count(*) as visits,
       coalesce(sum((select sum(p.quantity * p.unit_cost_cents) from visit_part p
         where p.visit_id = v.id and p.deleted_at is null)), 0) as partsCents,
       coalesce(sum((select sum((l.minutes * l.hourly_rate_cents + 30) / 60) from visit_labor l
         where l.visit_id = v.id and l.deleted_at is null)), 0) as laborCents
     from visit v left join equipment e on e.id = v.equipment_id
     where v.deleted_at is null and v.sealed = 1 and v.visited_on between :from and :to${andOfBranch('coalesce(v.branch_id, e.branch_id)', branchId)}
     group by e.make collate nocase, e.model collate nocase
     order by partsCents + laborCents desc, e.make collate nocase, e.model collate nocase`,
    { from, to, branchId },
  ).map(({ make, model, ...row }) => ({
    ...row,
    model: equipmentName({ make: make ?? '', model: model ?? '', serial: '' }),
  }));
}

interface AtRisk {
  readonly kind: 'blocked' | 'rejected' | 'denied';
  readonly dueOn: IsoDate | null;
  readonly cents: number;
}

/** Blocked claims with what they charge by the payer's filing limit, and refusals nobody answered by their deadline. */
export function moneyAtRisk(db: Connection, today: IsoDate, branchId: Id | null = null): readonly RiskRow[] {
  const rows: readonly AtRisk[] = [
    ...all<AtRisk>(
      db,
      `select 'blocked' as kind, coalesce(s.charge_cents, 0) as cents,
         date(c.date_of_service, '+' || json_extract(y.settings, '$.timelyFilingDays') || ' days') as dueOn
       from claim c join claim_summary s on s.claim_id = c.id
         left join coverage v on v.id = c.coverage_id left join payer y on y.id = v.payer_id
       where c.deleted_at is null and c.state in ('draft', 'onHold', 'review') and s.blockers > 0${andOfBranch('c.branch_id', branchId)}`,
      { branchId },
    ),
    ...all<AtRisk>(
      db,
      `select d.kind, d.cents, coalesce(d.due_on, d.filing_limit_on) as dueOn
       from denial d where d.deleted_at is null and d.state in ('open', 'working')${andOfBranch(OF_DENIAL, branchId)}`,
      { branchId },
    ),
  ];
  const place = ({ dueOn }: AtRisk): string => {
    if (dueOn === null) return NO_DEADLINE;
    const days = daysBetween(today, dueOn);
    return RISK_DUES.find(({ upTo }) => days <= upTo)?.due ?? NO_DEADLINE;
  };
  return [...RISK_DUES.map(({ due }) => due), NO_DEADLINE].map((due) => {
    const here = rows.filter((row) => place(row) === due);
    const of = (kind: AtRisk['kind']) => here.filter((row) => row.kind === kind);
    const sum = (kind: AtRisk['kind']) => of(kind).reduce((total, { cents }) => total + cents, 0);
    return {
      due,
      blockedClaims: of('blocked').length,
      blockedCents: sum('blocked'),
      rejections: of('rejected').length,
      rejectedCents: sum('rejected'),
      denials: of('denied').length,
      deniedCents: sum('denied'),
    };
  });
}
