import type { DueRow } from '../shared/contract/claims.ts';
import type { ClaimState } from '../shared/domain/claim.ts';
import { addDays, daysBetween, type IsoDate } from '../shared/domain/dates.ts';
import { equipmentName } from '../shared/domain/equipment.ts';
import type { Id } from '../shared/domain/ids.ts';
import { type Role, sortName } from '../shared/domain/people.ts';
import type { Connection } from './open.ts';
import { all } from './rows.ts';
import { andOfBranch } from './thisBranch.ts';

/** Counts over all claims, for the lead: how much stands where, what is missing most, what was overridden. */

export function claimsByState(
  db: Connection,
  branchId: Id | null = null,
): { state: ClaimState; count: number; chargeCents: number }[] {
  return all(
    db,
    `select c.state, count(*) as count, coalesce(sum(s.charge_cents), 0) as chargeCents
     from claim c left join claim_summary s on s.claim_id = c.id
     where c.deleted_at is null${andOfBranch('c.branch_id', branchId)} group by c.state`,
    { branchId },
  );
}

/** Rules with open findings on open claims, the most frequent first. */
export function gapCounts(db: Connection, branchId: Id | null = null): { ruleId: string; claims: number }[] {
  return all(
    db,
    `select g.value as ruleId, count(*) as claims
     from claim c join claim_summary s on s.claim_id = c.id join json_each(s.gap_rules) g
     where c.deleted_at is null and c.state in ('draft', 'onHold', 'review')${andOfBranch('c.branch_id', branchId)}
     group by g.value order by claims desc, ruleId`,
    { branchId },
  );
}

/** A finding that was set aside, with what became of it. */
export interface OverrideRow {
  readonly claimId: Id;
  readonly claimNumber: string;
  readonly ruleId: string;
  readonly reason: string;
  readonly userName: string;
  readonly role: Role;
  readonly at: string;
  readonly expiresOn: IsoDate | null;
  readonly withdrawnAt: string | null;
}

/** Findings set aside between two instants, the second not included; also what was taken back since. Newest first. */
export function overridesBetween(
  db: Connection,
  from: string,
  to: string,
  branchId: Id | null = null,
): readonly OverrideRow[] {
  return all<OverrideRow>(
    db,
    `select o.claim_id as claimId, c.number as claimNumber, o.rule_id as ruleId, o.reason, o.user_name as userName,
       o.role, o.at, o.expires_on as expiresOn, o.withdrawn_at as withdrawnAt
     from claim_override o join claim c on c.id = o.claim_id
     where o.at >= :from and o.at < :to and o.deleted_at is null${andOfBranch('c.branch_id', branchId)} order by o.at desc limit 2000`,
    { from, to, branchId },
  );
}

interface Due {
  readonly id: string;
  readonly due: string;
  readonly claim_id: Id | null;
  readonly equipment_id: Id | null;
  readonly number: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly make: string | null;
  readonly model: string | null;
  readonly serial: string | null;
}

const PERSON = 'p.first_name, p.last_name';

/** Dates that will bite within so many days, the nearest first: filing limits, appeals, authorisations, warranties. */
export function dueSoon(
  db: Connection,
  today: IsoDate,
  withinDays: number,
  branchId: Id | null = null,
): DueRow[] {
  const until = addDays(today, withinDays);
  const given = { today, until, branchId };
  const ofBranch = andOfBranch('c.branch_id', branchId);
  const filing = all<Due>(
    db,
    `select c.id, date(c.date_of_service, '+' || json_extract(y.settings, '$.timelyFilingDays') || ' days') as due,
       c.id as claim_id, null as equipment_id, c.number, ${PERSON}, null as make, null as model, null as serial
     from claim c join patient p on p.id = c.patient_id join coverage v on v.id = c.coverage_id join payer y on y.id = v.payer_id
     where c.deleted_at is null and c.state in ('draft', 'onHold', 'review', 'finalised', 'rejected') and c.date_of_service is not null${ofBranch}
       and due between :today and :until order by due limit 200`,
    given,
  );
  const appeals = all<Due>(
    db,
    // Half a day less: the instant is of another zone, and an appeal may be told a day early but never late.
    `select c.id, date((select max(at) from claim_event where claim_id = c.id and state = 'denied'), '-12 hours',
         '+' || json_extract(y.settings, '$.appealDays') || ' days') as due,
       c.id as claim_id, null as equipment_id, c.number, ${PERSON}, null as make, null as model, null as serial
     from claim c join patient p on p.id = c.patient_id join coverage v on v.id = c.coverage_id join payer y on y.id = v.payer_id
     where c.deleted_at is null and c.state = 'denied'${ofBranch} and due between :today and :until order by due limit 200`,
    given,
  );
  const authorizations = all<Due>(
    db,
    `select c.id, json_extract(c.authorization, '$.authorizationTo') as due, c.id as claim_id, null as equipment_id, c.number,
       ${PERSON}, null as make, null as model, null as serial
     from claim c join patient p on p.id = c.patient_id
     where c.deleted_at is null and c.state in ('draft', 'onHold', 'review')${ofBranch}
       and due between :today and :until order by due limit 200`,
    given,
  );
  const warranties = all<Due>(
    db,
    `select e.id, e.warranty_until as due, null as claim_id, e.id as equipment_id, null as number, ${PERSON}, e.make, e.model, e.serial
     from equipment e left join patient p on p.id = e.holder_id
     where e.deleted_at is null and e.status <> 'retired'${andOfBranch('e.branch_id', branchId)} and e.warranty_until between :today and :until order by due limit 200`,
    given,
  );
  const rows = [
    ...filing.map((row) => due(row, today, `Filing limit of ${row.number ?? ''}`)),
    ...appeals.map((row) => due(row, today, `Appeal of ${row.number ?? ''}`)),
    ...authorizations.map((row) => due(row, today, `Authorization of ${row.number ?? ''} ends`)),
    ...warranties.map((row) =>
      due(
        row,
        today,
        `Warranty of ${equipmentName({ make: row.make ?? '', model: row.model ?? '', serial: row.serial ?? '' })} ends`,
      ),
    ),
  ];
  return rows.sort((one, other) => one.daysLeft - other.daysLeft);
}

function due(row: Due, today: IsoDate, what: string): DueRow {
  return {
    id: `${what.split(' ')[0] ?? ''} ${row.id}`,
    what,
    dueOn: row.due,
    daysLeft: daysBetween(today, row.due),
    claimId: row.claim_id,
    equipmentId: row.equipment_id,
    batchId: null,
    patientName:
      row.last_name === null ? '' : sortName({ firstName: row.first_name ?? '', lastName: row.last_name }),
  };
}
