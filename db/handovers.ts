import { Handover } from '../shared/domain/handover.ts';
import type { Id } from '../shared/domain/ids.ts';
import type { Connection } from './open.ts';
import type { WriteFrame } from './recordTable.ts';
import { all, run } from './rows.ts';

/** Visits passed between technician and desk: a log of notes, and who has to act now. */

const COLUMNS = `h.id, h.visit_id as visitId, h."to", h.note, h.at, h.user_id as userId, h.user_name as userName`;

export function insertHandover(frame: WriteFrame, handover: Omit<Handover, 'id' | 'at'>): Handover {
  const kept = { ...handover, id: frame.newId(), at: frame.at };
  run(
    frame.db,
    `insert into handover (id, visit_id, "to", note, at, user_id, user_name)
     values (:id, :visitId, :to, :note, :at, :userId, :userName)`,
    kept,
  );
  return kept;
}

/** Every handover of a visit, oldest first. */
export function handoversOf(db: Connection, visitId: Id): Handover[] {
  return all(db, `select ${COLUMNS} from handover h where h.visit_id = ? order by h.id`, [visitId]).map(
    (row) => Handover.parse(row),
  );
}

/**
 * Handovers that wait for one side, oldest first. One is settled when the visit was handed on, and by what comes next:
 * for the desk a claim, the decision that it stays a record, or an amendment; for the technician its signature, an
 * amendment, or a change that a technician made: what the desk types meanwhile takes nothing from the technician's day.
 */
export function waitingHandovers(db: Connection, to: Handover['to']): Handover[] {
  return all(
    db,
    `select ${COLUMNS} from handover h join visit v on v.id = h.visit_id and v.deleted_at is null
     where h."to" = ?
       and not exists (select 1 from handover later where later.visit_id = h.visit_id and later.id > h.id)
       and not exists (select 1 from visit_amendment a where a.visit_id = h.visit_id and a.at > h.at)
       and ${to === 'desk' ? SETTLED_BY_DESK : SETTLED_BY_TECHNICIAN}
     order by h.id limit 100`,
    [to],
  ).map((row) => Handover.parse(row));
}

const SETTLED_BY_DESK = `not exists (select 1 from claim c where c.visit_id = h.visit_id and c.created_at > h.at)
  and not exists (select 1 from service_record r where r.visit_id = h.visit_id and r.at > h.at)`;

/** Rows of the visit in the journal, changed by a technician or by whoever the visit names as one. */
const SETTLED_BY_TECHNICIAN = `not exists (select 1 from visit_seal s where s.visit_id = h.visit_id and s.at > h.at)
  and not exists (
    select 1 from _journal j join _transaction t on t.n = j.tx
    where j.tbl = 'visit' and j.row = h.visit_id and t.at > h.at
      and (t.actor is v.technician_id or t.actor in (select id from user where role = 'technician')))`;

/** A visit on somebody's day. */
export interface DayEntry {
  readonly id: Id;
  readonly scheduledOn: string | null;
}

/** What a technician has to do: own and nobody's open visits, and what was signed by them today. */
export function dayOf(db: Connection, day: { readonly userId: Id; readonly today: string }): DayEntry[] {
  return all<{ id: Id; scheduledOn: string | null }>(
    db,
    `select id, scheduled_on as scheduledOn, coalesce(scheduled_on, visited_on, '9999') as day from visit
     where deleted_at is null and sealed = 0 and (technician_id = :userId or technician_id is null)
     union
     select id, scheduled_on, coalesce(scheduled_on, visited_on, '9999') from visit
     where deleted_at is null and sealed = 1 and technician_id = :userId and visited_on = :today
     order by day, id limit 200`,
    { ...day },
  ).map(({ id, scheduledOn }) => ({ id, scheduledOn }));
}
