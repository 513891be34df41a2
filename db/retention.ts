import type { IsoDate } from '../shared/domain/dates.ts';
import type { Id } from '../shared/domain/ids.ts';
import {
  lastDueService,
  lastService,
  Obstacle,
  type ObstacleKind,
  ServiceDate,
  type ServiceKind,
} from '../shared/domain/retention.ts';
import type { Connection } from './open.ts';
import { all, count, first } from './rows.ts';

/**
 * Whose records are past their keeping time. Each source of dates is asked by patient through an index, so that a page
 * of those who are due costs a few look-ups for each patient that is passed over.
 */

/** Rows of a patient with a date of service: `from … where`, and the day. Alias `p` is the patient. */
const SOURCES: readonly { readonly kind: ServiceKind; readonly day: string; readonly from: string }[] = [
  {
    kind: 'claim',
    day: 'coalesce(x.date_of_service, x.opened_on)',
    from: 'claim x where x.patient_id = p.id and x.deleted_at is null',
  },
  {
    kind: 'visit',
    day: 'coalesce(x.visited_on, x.scheduled_on, substr(x.created_at, 1, 10))',
    from: 'visit x where x.patient_id = p.id and x.deleted_at is null',
  },
  { kind: 'delivery', day: 'x."on"', from: 'custody x where x.holder_id = p.id' },
  {
    // Where it went from the patient: the next entry of the device.
    kind: 'delivery',
    day: `(select next."on" from custody next where next.equipment_id = x.equipment_id and next.id > x.id order by next.id limit 1)`,
    from: 'custody x where x.holder_id = p.id',
  },
  {
    kind: 'rental',
    day: 'coalesce(x.ended_on, x.title_transferred_on, x.started_on)',
    from: 'rental x where x.patient_id = p.id and x.deleted_at is null',
  },
  {
    kind: 'rental',
    day: 'b.month_from',
    from: 'rental x cross join rental_bill b on b.rental_id = x.id where x.patient_id = p.id',
  },
  {
    kind: 'loan',
    day: 'coalesce(x.to_date, x.from_date)',
    from: 'loan x where x.patient_id = p.id and x.deleted_at is null',
  },
  {
    kind: 'payment',
    day: 'x."on"',
    from: 'claim c cross join payment x on x.claim_id = c.id where c.patient_id = p.id and c.deleted_at is null',
  },
  {
    kind: 'remittance',
    day: 'coalesce(r.paid_on, substr(r.at, 1, 10))',
    from: `claim c cross join remittance_match m on m.claim_id = c.id cross join remittance_claim rc on rc.id = m.remittance_claim_id
      cross join remittance r on r.id = rc.remittance_id where c.patient_id = p.id and c.deleted_at is null`,
  },
  {
    kind: 'refusal',
    day: 'x.received_on',
    from: 'claim c cross join denial x on x.claim_id = c.id where c.patient_id = p.id and c.deleted_at is null and x.deleted_at is null',
  },
  {
    kind: 'audit',
    day: `max(coalesce(x.asked_on, ''), coalesce(x.sent_on, ''), coalesce(x.closed_on, ''), substr(x.created_at, 1, 10))`,
    from: 'audit_request x where x.patient_id = p.id and x.deleted_at is null',
  },
  {
    kind: 'order',
    day: `max(coalesce(x.ordered_on, ''), coalesce(x.signed_on, ''), coalesce(x.received_on, ''))`,
    from: 'physician_order x where x.patient_id = p.id and x.deleted_at is null',
  },
  {
    kind: 'test',
    day: 'x.tested_on',
    from: 'oxygen_test x where x.patient_id = p.id and x.deleted_at is null',
  },
  {
    kind: 'document',
    day: 'coalesce(x.document_date, substr(x.added_at, 1, 10))',
    from: 'document x where x.patient_id = p.id and x.deleted_at is null',
  },
  { kind: 'letter', day: 'substr(x.at, 1, 10)', from: 'letter x where x.patient_id = p.id' },
  {
    kind: 'chase',
    day: `max(coalesce(x.sent_on, ''), coalesce(x.last_sent_on, ''), coalesce(x.returned_on, ''))`,
    from: 'chase x where x.patient_id = p.id and x.deleted_at is null',
  },
];

/** A patient of whom nothing has a date counts from the day on which somebody entered them. */
const ENTERED = 'substr(p.created_at, 1, 10)';

const OVER = SOURCES.map(
  ({ day, from }) => `and not exists (select 1 from ${from} and ${day} > :cutoff)`,
).join('\n  ');
const UNDATED_IS_OVER = `and (${ENTERED} <= :cutoff or ${SOURCES.map(
  ({ day, from }) => `exists (select 1 from ${from} and ${day} <> '')`,
).join(' or ')})`;

const OBSTACLES: Readonly<Record<ObstacleKind, string>> = {
  hold: 'select count(*) from retention_hold where patient_id = ? and released_on is null and deleted_at is null',
  openClaim: `select count(*) from claim where patient_id = ? and deleted_at is null and state not in ('paid', 'closed')`,
  device: `select count(*) from equipment where holder_id = ? and deleted_at is null and ownership is not 'patientOwned'`,
  rental:
    'select count(*) from rental where patient_id = ? and ended_on is null and title_transferred_on is null and deleted_at is null',
  loan: 'select count(*) from loan where patient_id = ? and to_date is null and deleted_at is null',
  audit:
    'select count(*) from audit_request where patient_id = ? and closed_on is null and deleted_at is null',
  refusal: `select count(*) from claim c cross join denial d on d.claim_id = c.id
    where c.patient_id = ? and c.deleted_at is null and d.state <> 'closed' and d.deleted_at is null`,
  visit: 'select count(*) from visit where patient_id = ? and sealed = 0 and deleted_at is null',
  chase: `select count(*) from chase where patient_id = ? and returned_on is null and closed_reason = '' and deleted_at is null`,
};
const OBSTACLE_KINDS = Object.keys(OBSTACLES) as ObstacleKind[];

/** Everything with a date that a patient has, each kind with its newest day. */
export function serviceDates(db: Connection, patientId: Id): ServiceDate[] {
  const found = SOURCES.flatMap(({ kind, day, from }) => {
    const row = first<{ day: string | null }>(
      db,
      `select max(${day}) as day from patient p cross join ${from.replace(' where ', ' where p.id = :id and ')}`,
      { id: patientId },
    );
    return row?.day ? [ServiceDate.parse({ kind, on: row.day })] : [];
  });
  if (found.length > 0) return found;
  const entered = first<{ day: string }>(db, `select ${ENTERED} as day from patient p where p.id = ?`, [
    patientId,
  ]);
  return entered ? [ServiceDate.parse({ kind: 'entered', on: entered.day })] : [];
}

/** What stands in the way of purging a patient, whatever the day. */
export function obstaclesOf(db: Connection, patientId: Id): Obstacle[] {
  return OBSTACLE_KINDS.flatMap((kind) => {
    const found = count(db, OBSTACLES[kind], [patientId]);
    return found > 0 ? [Obstacle.parse({ kind, count: found })] : [];
  });
}

export interface KeptPatient {
  readonly id: Id;
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
  readonly suffix: string;
  readonly last: ServiceDate;
  readonly obstacles: readonly Obstacle[];
}

type NameRow = Pick<KeptPatient, 'id' | 'firstName' | 'middleName' | 'lastName' | 'suffix'>;
const NAME = `p.id, p.first_name as firstName, p.middle_name as middleName, p.last_name as lastName, p.suffix`;

/** Null for an unknown patient. One who was removed from the lists is still kept, and found. */
export function keptPatient(db: Connection, patientId: Id): KeptPatient | null {
  const row = first<NameRow>(db, `select ${NAME} from patient p where p.id = ?`, [patientId]);
  return row ? withDates(db, row) : null;
}

function withDates(db: Connection, row: NameRow): KeptPatient | null {
  const last = lastService(serviceDates(db, row.id));
  return last && { ...row, last, obstacles: obstaclesOf(db, row.id) };
}

interface DueQuery {
  readonly today: IsoDate;
  readonly years: number;
}

/**
 * Patients whose years are over, in the order in which they were entered, whether or not something stands in the way.
 * @param query.after the last patient of the page before; '' for the first page
 */
export function duePatients(
  db: Connection,
  query: DueQuery & { readonly after: string; readonly limit: number },
): KeptPatient[] {
  return all<NameRow>(
    db,
    `select ${NAME} from patient p where p.id > :after ${OVER} ${UNDATED_IS_OVER} order by p.id limit :limit`,
    { after: query.after, limit: query.limit, cutoff: lastDueService(query.today, query.years) },
  ).flatMap((row) => withDates(db, row) ?? []);
}

export function countDue(db: Connection, query: DueQuery): number {
  return count(db, `select count(*) from patient p where true ${OVER} ${UNDATED_IS_OVER}`, {
    cutoff: lastDueService(query.today, query.years),
  });
}
