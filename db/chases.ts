import type { ChaseRow, PhysicianChases } from '../shared/contract/letters.ts';
import { Chase, type ChaseState, chaseState, ChaseValues, daysOut } from '../shared/domain/chase.ts';
import type { IsoDate } from '../shared/domain/dates.ts';
import type { Id } from '../shared/domain/ids.ts';
import { sortName } from '../shared/domain/people.ts';
import type { Result } from '../shared/result.ts';
import type { Connection } from './open.ts';
import {
  insertRecord,
  recordOf,
  selectRecord,
  type TableShape,
  updateRecord,
  type WriteFrame,
} from './recordTable.ts';
import { all, first, type SqlRow } from './rows.ts';
import { likePrefix } from './searchText.ts';
import { andOfBranch } from './thisBranch.ts';

/** Papers asked of physicians: who was asked, since when, and what came back. */

const SHAPE: TableShape<ChaseValues, Chase> = {
  table: 'chase',
  noun: 'asked paper',
  fields: Object.keys(ChaseValues.shape) as (keyof ChaseValues & string)[],
  json: ['asks'],
  booleans: [],
  parse: Chase,
};
const READ = SHAPE as unknown as TableShape<never, Chase>;

export function insertChase(frame: WriteFrame, values: ChaseValues): Id {
  return insertRecord(frame, SHAPE, values);
}

export function getChase(db: Connection, id: Id): Chase | null {
  return selectRecord(db, READ, id);
}

/** @returns the new revision; `notFound`; or `conflict` where somebody saved first. */
export function updateChase(
  frame: WriteFrame,
  target: { readonly id: Id; readonly revision: number },
  values: ChaseValues,
): Result<number> {
  return updateRecord(frame, SHAPE, target, values);
}

const STATE = `case when c.returned_on is not null then 'returned' when trim(c.closed_reason) <> '' then 'closed'
  when c.sent_on is null then 'toSend' when c.again_on <= :today then 'dueAgain' else 'sent' end`;
const OPEN = `c.deleted_at is null and c.returned_on is null and c.closed_reason = ''`;
const FROM = `chase c join physician h on h.id = c.physician_id join patient p on p.id = c.patient_id
  left join claim m on m.id = c.claim_id left join document d on d.id = c.document_id`;
const COLUMNS = `c.*, h.first_name as physicianFirst, h.last_name as physicianLast, h.credential,
  h.fax as physicianFax, h.phone as physicianPhone, p.first_name as patientFirst, p.middle_name as patientMiddle,
  p.last_name as patientLast, p.suffix as patientSuffix, coalesce(m.number, '') as claimNumber,
  coalesce(d.title, '') as documentTitle`;

function rowOf(row: SqlRow, today: IsoDate): ChaseRow {
  const chase = recordOf(READ, row);
  const said = (column: string): string => String(row[column] ?? '');
  return {
    chase,
    state: chaseState(chase, today),
    daysOut: daysOut(chase, today),
    physicianName: sortName({
      firstName: said('physicianFirst'),
      lastName: said('physicianLast'),
      credential: said('credential'),
    }),
    physicianFax: said('physicianFax'),
    physicianPhone: said('physicianPhone'),
    patientName: sortName({
      firstName: said('patientFirst'),
      middleName: said('patientMiddle'),
      lastName: said('patientLast'),
      suffix: said('patientSuffix'),
    }),
    claimNumber: said('claimNumber'),
    documentTitle: said('documentTitle'),
  };
}

export interface ChaseFilter {
  readonly query: string;
  readonly physicianId: Id | null;
  /** Empty: every state. */
  readonly states: readonly ChaseState[];
  readonly branchId?: Id | null;
}

/** That of the claim for which the paper was asked, else the patient's. */
const BRANCH = 'coalesce(m.branch_id, p.branch_id)';

/** What is to be sent first, then what waits longest. */
export function listChases(
  db: Connection,
  filter: ChaseFilter & { readonly offset: number; readonly limit: number },
  today: IsoDate,
): { readonly rows: ChaseRow[]; readonly total: number } {
  const text = filter.query.trim();
  const parameters = {
    today,
    physicianId: filter.physicianId,
    anyState: filter.states.length === 0 ? 1 : 0,
    states: JSON.stringify(filter.states),
    text,
    like: `%${likePrefix(text)}`,
    branchId: filter.branchId ?? null,
  };
  const where = `where c.deleted_at is null
    and (:physicianId is null or c.physician_id = :physicianId)${andOfBranch(BRANCH, filter.branchId)}
    and (:anyState or ${STATE} in (select value from json_each(:states)))
    and (:text = '' or p.last_name like :like escape '\\' or p.first_name like :like escape '\\'
      or h.last_name like :like escape '\\' or h.first_name like :like escape '\\' or m.number like :like escape '\\')`;
  const rows = all(
    db,
    `select ${COLUMNS} from ${FROM} ${where}
     order by c.returned_on is not null or c.closed_reason <> '', c.sent_on is not null, c.sent_on, c.id
     limit :limit offset :offset`,
    { ...parameters, limit: filter.limit, offset: filter.offset },
  );
  const total =
    first<{ count: number }>(db, `select count(*) as count from ${FROM} ${where}`, parameters)?.count ?? 0;
  return { rows: rows.map((row) => rowOf(row, today)), total };
}

export function chaseRow(db: Connection, id: Id, today: IsoDate): ChaseRow | null {
  const row = first(db, `select ${COLUMNS} from ${FROM} where c.id = ? and c.deleted_at is null`, [id]);
  return row ? rowOf(row, today) : null;
}

/** Of one claim or one patient, newest first. */
export function chasesOf(
  db: Connection,
  of: { readonly claimId: Id } | { readonly patientId: Id },
  today: IsoDate,
): ChaseRow[] {
  const rows =
    'claimId' in of
      ? all(
          db,
          `select ${COLUMNS} from ${FROM} where c.claim_id = ? and c.deleted_at is null order by c.id desc limit 100`,
          [of.claimId],
        )
      : all(
          db,
          `select ${COLUMNS} from ${FROM} where c.patient_id = ? and c.deleted_at is null order by c.id desc limit 100`,
          [of.patientId],
        );
  return rows.map((row) => rowOf(row, today));
}

/** The chase that a further letter of the same claim to the same physician belongs to; null: none is open. */
export function openChase(db: Connection, claimId: Id, physicianId: Id): Chase | null {
  const row = first(
    db,
    `select c.* from chase c where c.claim_id = ? and c.physician_id = ? and ${OPEN} order by c.id limit 1`,
    [claimId, physicianId],
  );
  return row ? recordOf(READ, row) : null;
}

/** Those that wait to be sent, for the first time or again, by physician and age. */
export function chasesToSend(
  db: Connection,
  of: { readonly physicianId: Id | null; readonly branchId: Id | null },
  today: IsoDate,
): Chase[] {
  return all(
    db,
    `select c.* from ${FROM} where ${OPEN} and (c.sent_on is null or c.again_on <= :today)
       and (:physicianId is null or c.physician_id = :physicianId)${andOfBranch(BRANCH, of.branchId)}
     order by h.last_name collate nocase, h.first_name collate nocase, h.id, c.sent_on, c.id limit 500`,
    { today, ...of },
  ).map((row) => recordOf(READ, row));
}

/** How each physician stands: what is open, how long answers took, what is oldest. Most days out first. */
export function chasesByPhysician(
  db: Connection,
  today: IsoDate,
  branchId: Id | null = null,
): PhysicianChases[] {
  interface Counted {
    readonly id: Id;
    readonly firstName: string;
    readonly lastName: string;
    readonly credential: string;
    readonly fax: string;
    readonly toSend: number;
    readonly sent: number;
    readonly dueAgain: number;
    readonly returned: number;
    readonly averageDays: number | null;
    readonly oldestDays: number | null;
  }
  return all<Counted & SqlRow>(
    db,
    `select id, firstName, lastName, credential, fax,
       sum(state = 'toSend') as toSend, sum(state = 'sent') as sent, sum(state = 'dueAgain') as dueAgain,
       sum(state = 'returned') as returned,
       cast(round(avg(case when state = 'returned' and sentOn is not null
         then max(0, julianday(returnedOn) - julianday(sentOn)) end)) as integer) as averageDays,
       cast(max(case when state in ('sent', 'dueAgain')
         then max(0, julianday(:today) - julianday(sentOn)) end) as integer) as oldestDays
     from (select h.id, h.first_name as firstName, h.last_name as lastName, h.credential, h.fax,
         c.sent_on as sentOn, c.returned_on as returnedOn, ${STATE} as state
       from chase c join physician h on h.id = c.physician_id join patient p on p.id = c.patient_id
         left join claim m on m.id = c.claim_id
       where c.deleted_at is null${andOfBranch(BRANCH, branchId)})
     group by id order by oldestDays desc nulls last, lastName collate nocase, id`,
    { today, branchId },
  ).map(({ id, firstName, lastName, credential, ...counted }) => ({
    physicianId: id,
    physicianName: sortName({ firstName, lastName, credential }),
    ...counted,
  }));
}
