import type { DocumentRow, EquipmentRow, PatientRow, VisitRow } from '../shared/contract/records.ts';
import type { IsoDate } from '../shared/domain/dates.ts';
import type { DocumentType } from '../shared/domain/document.ts';
import {
  type Equipment,
  type EquipmentKind,
  equipmentName,
  type Ownership,
} from '../shared/domain/equipment.ts';
import type { Id } from '../shared/domain/ids.ts';
import { type NameParts, sortName } from '../shared/domain/people.ts';
import type { ListPage } from './claimLists.ts';
import { findDevices, REGISTER_ORDER } from './findDevices.ts';
import type { Connection } from './open.ts';
import { all, count, type SqlValue } from './rows.ts';
import { findDocumentIds, findPatientIds, findVisitIds, pageSql } from './search.ts';
import { andOfBranch } from './thisBranch.ts';

/** Lists of patients, devices, visits and papers: searched by what people type, paged, in a fixed order. */

interface Named {
  readonly first_name: string | null;
  readonly middle_name: string | null;
  readonly last_name: string | null;
  readonly suffix: string | null;
}

function nameOf(row: Named): string {
  const parts: NameParts = {
    firstName: row.first_name ?? '',
    middleName: row.middle_name ?? '',
    lastName: row.last_name ?? '',
    suffix: row.suffix ?? '',
  };
  return sortName(parts);
}

const NAME = 'p.first_name, p.middle_name, p.last_name, p.suffix';

export function listPatients(
  db: Connection,
  query: string,
  page: ListPage,
  today: IsoDate,
  branchId: Id | null = null,
): { rows: PatientRow[]; total: number } {
  const search = findPatientIds(query, today);
  const order = 'p.last_name collate nocase, p.first_name collate nocase, p.id';
  const where = `p.deleted_at is null${andOfBranch('p.branch_id', branchId)}`;
  const sql = pageSql({ search, table: 'patient p', where, order });
  const parameters = { ...search?.parameters, branchId };
  const rows = all<
    Named & {
      id: Id;
      birth_date: string | null;
      phone: string;
      city: string;
      payer: string | null;
      devices: number;
      claims: number;
    }
  >(
    db,
    `select p.id, ${NAME}, p.birth_date, p.phone, json_extract(p.address, '$.city') as city,
       (select y.name from coverage v join payer y on y.id = v.payer_id
        where v.patient_id = p.id and v.deleted_at is null order by v.rank limit 1) as payer,
       (select count(*) from equipment e where e.holder_id = p.id and e.deleted_at is null) as devices,
       (select count(*) from claim c where c.patient_id = p.id and c.deleted_at is null
          and c.state in ('draft', 'onHold', 'review')) as claims
     from (${sql.page}) page cross join patient p on p.id = page.id order by ${order}`,
    { ...parameters, limit: page.limit, offset: page.offset },
  );
  const total = count(db, sql.count, parameters);
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      name: nameOf(row),
      birthDate: row.birth_date,
      phone: row.phone,
      city: row.city,
      payerName: row.payer ?? '',
      devices: row.devices,
      openClaims: row.claims,
    })),
  };
}

interface EquipmentFilter {
  readonly query: string;
  readonly ownership: Ownership | null;
  readonly status?: Equipment['status'] | null;
  readonly kind?: EquipmentKind | null;
  readonly branchId?: Id | null;
}

/** So many found devices are counted at most, and those up to the end of the page: nobody reads more of a search. */
const MOST_COUNTED = 1000;

/** Devices by make, model and serial. What a search finds is counted up to a bound: with `atLeast` there are more than `total`. */
export function listEquipment(
  db: Connection,
  filter: EquipmentFilter,
  page: ListPage,
  today: IsoDate | null = null,
): { rows: EquipmentRow[]; total: number; atLeast: boolean } {
  const conditions = ['e.deleted_at is null'];
  const parameters: Record<string, SqlValue> = {};
  for (const column of ['ownership', 'status', 'kind'] as const) {
    const wanted = filter[column];
    if (!wanted) continue;
    conditions.push(`e.${column} = :${column}`);
    parameters[column] = wanted;
  }
  if (filter.branchId) {
    conditions.push('e.branch_id = :branchId');
    parameters['branchId'] = filter.branchId;
  }
  const index = filter.branchId ? 'equipment_branch' : 'equipment_name';
  const where = conditions.join(' and ');
  const most = Math.max(MOST_COUNTED, page.offset + page.limit);
  const found = findDevices(db, filter.query, { most, index, where, parameters, holdersOn: today });
  if (found === null) {
    const chosen = `select e.n from equipment e indexed by ${index} where ${where} order by ${REGISTER_ORDER} limit :limit offset :offset`;
    return {
      rows: equipmentRows(db, chosen, { ...parameters, limit: page.limit, offset: page.offset }),
      total: count(db, `select count(*) from equipment e indexed by ${index} where ${where}`, parameters),
      atLeast: false,
    };
  }
  const shown = found.numbers.slice(page.offset, page.offset + page.limit);
  const rows = equipmentRows(db, 'select value as n from json_each(:shown)', {
    shown: JSON.stringify(shown),
  });
  return { rows, total: found.numbers.length, atLeast: found.more };
}

/** @param chosen a select of row numbers */
function equipmentRows(
  db: Connection,
  chosen: string,
  parameters: Readonly<Record<string, SqlValue>>,
): EquipmentRow[] {
  return all<
    Named & {
      id: Id;
      make: string;
      model: string;
      kind: EquipmentKind | null;
      serial: string;
      ownership: Ownership | null;
      status: string;
      holder_id: Id | null;
      location: string;
      warranty_until: string | null;
      hour_meter: number | null;
      hour_meter_on: string | null;
      last_visit: string | null;
      recalled: number;
    }
  >(
    db,
    `select e.id, e.make, e.model, e.kind, e.serial, e.ownership, e.status, e.holder_id, e.location,
       e.warranty_until, e.hour_meter, e.hour_meter_on, ${NAME},
       (select max(v.visited_on) from visit v where v.equipment_id = e.id and v.deleted_at is null) as last_visit,
       exists (select 1 from recall_unit u join recall r on r.id = u.recall_id
         where u.equipment_id = e.id and u.outcome is null and u.deleted_at is null
           and r.closed_on is null and r.deleted_at is null) as recalled
     from (${chosen}) page cross join equipment e on e.n = page.n left join patient p on p.id = e.holder_id
     order by ${REGISTER_ORDER}`,
    parameters,
  ).map((row) => ({
    id: row.id,
    name: equipmentName({ ...row, serial: '' }),
    kind: row.kind,
    serial: row.serial,
    ownership: row.ownership,
    status: row.status,
    holderId: row.holder_id,
    holderName: row.holder_id === null ? '' : nameOf(row),
    location: row.location,
    warrantyUntil: row.warranty_until,
    hourMeter: row.hour_meter,
    hourMeterOn: row.hour_meter_on,
    lastVisitOn: row.last_visit,
    recalled: row.recalled === 1,
    upkeep: null,
  }));
}

const VISIT_ROW = `v.id, v.visited_on as visitedOn, v.technician_name as technicianName, coalesce(v.purpose, '') as purpose,
  coalesce(v.result, '') as result, v.sealed,
  (select c.number from claim c where c.visit_id = v.id and c.deleted_at is null order by c.opened_on desc limit 1) as claimNumber,
  exists (select 1 from service_record r where r.visit_id = v.id) as keptAsRecord,
  e.make, e.model, coalesce(e.serial, '') as serial, ${NAME}`;

interface RawVisit extends Named {
  readonly id: Id;
  readonly visitedOn: string | null;
  readonly technicianName: string;
  readonly purpose: string;
  readonly result: string;
  readonly sealed: number;
  readonly claimNumber: string | null;
  readonly keptAsRecord: number;
  readonly make: string | null;
  readonly model: string | null;
  readonly serial: string;
}

function visitRow(row: RawVisit): VisitRow {
  return {
    id: row.id,
    visitedOn: row.visitedOn,
    device: row.make === null ? '' : equipmentName({ make: row.make, model: row.model ?? '', serial: '' }),
    serial: row.serial,
    patientName: row.last_name === null ? '' : nameOf(row),
    technicianName: row.technicianName,
    purpose: row.purpose,
    result: row.result,
    sealed: row.sealed === 1,
    claimNumber: row.claimNumber ?? '',
    keptAsRecord: row.keptAsRecord === 1,
  };
}

const VISIT_JOINS = `left join equipment e on e.id = v.equipment_id left join patient p on p.id = v.patient_id`;

/** A visit that was signed before the office had branches keeps to that of its device. */
const VISIT_BRANCH = 'coalesce(v.branch_id, (select branch_id from equipment where id = v.equipment_id))';

/** Open drafts come first: they are work that waits. */
export function listVisits(
  db: Connection,
  filter: { readonly query: string; readonly sealed: boolean | null; readonly branchId?: Id | null },
  page: ListPage,
  today: IsoDate | null = null,
): { rows: VisitRow[]; total: number } {
  const search = findVisitIds(filter.query, today);
  const conditions = ['v.deleted_at is null'];
  const parameters: Record<string, SqlValue> = {};
  if (filter.sealed !== null) {
    conditions.push(`v.sealed = ${filter.sealed ? 1 : 0}`);
  }
  if (filter.branchId) {
    conditions.push(`${VISIT_BRANCH} = :branchId`);
    parameters['branchId'] = filter.branchId;
  }
  Object.assign(parameters, search?.parameters);
  const order = 'v.sealed, v.visited_on desc, v.id desc';
  const sql = pageSql({
    search,
    table: 'visit v',
    index: 'visit_brief',
    where: conditions.join(' and '),
    order,
  });
  const rows = all<RawVisit>(
    db,
    `select ${VISIT_ROW} from (${sql.page}) page cross join visit v on v.id = page.id ${VISIT_JOINS} order by ${order}`,
    { ...parameters, limit: page.limit, offset: page.offset },
  );
  return {
    rows: rows.map(visitRow),
    total: count(db, sql.count, parameters),
  };
}

/** The rows of these visits, in no order; of one branch only where one is named. */
export function visitRowsOf(db: Connection, ids: readonly Id[], branchId: Id | null = null): VisitRow[] {
  return all<RawVisit>(
    db,
    `select ${VISIT_ROW} from visit v ${VISIT_JOINS} where v.id in (select value from json_each(:ids))
       and v.deleted_at is null${andOfBranch(VISIT_BRANCH, branchId)}`,
    { ids: JSON.stringify(ids), branchId },
  ).map(visitRow);
}

export function visitsOf(
  db: Connection,
  owner: { readonly patientId: Id } | { readonly equipmentId: Id },
): VisitRow[] {
  const [column, id] =
    'patientId' in owner ? ['patient_id', owner.patientId] : ['equipment_id', owner.equipmentId];
  return all<RawVisit>(
    db,
    `select ${VISIT_ROW} from visit v ${VISIT_JOINS} where v.${column} = ? and v.deleted_at is null order by v.visited_on desc, v.id desc limit 1000`,
    [id],
  ).map(visitRow);
}

/** A paper belongs to the branches of whom and what it is about. */
const OF_BRANCH = `(${(['patient', 'equipment', 'visit'] as const)
  .map(
    (table) =>
      `d.${table}_id in (select id from ${table} where branch_id = :branchId and deleted_at is null)`,
  )
  .join(' or ')})`;

export function listDocuments(
  db: Connection,
  filter: {
    readonly query: string;
    readonly type: DocumentType | null;
    readonly patientId: Id | null;
    readonly branchId?: Id | null;
  },
  page: ListPage,
  today: IsoDate | null = null,
): { rows: DocumentRow[]; total: number } {
  const search = findDocumentIds(filter.query, today);
  const conditions = ['d.deleted_at is null'];
  const parameters: Record<string, SqlValue> = {};
  if (filter.type) {
    conditions.push('d.type = :type');
    parameters['type'] = filter.type;
  }
  if (filter.patientId) {
    conditions.push('d.patient_id = :patientId');
    parameters['patientId'] = filter.patientId;
  }
  if (filter.branchId) {
    conditions.push(OF_BRANCH);
    parameters['branchId'] = filter.branchId;
  }
  Object.assign(parameters, search?.parameters);
  const order = 'd.added_at desc, d.id desc';
  const sql = pageSql({
    search,
    table: 'document d',
    index: 'document_brief',
    where: conditions.join(' and '),
    order,
  });
  const rows = all<
    Named & {
      id: Id;
      type: DocumentType;
      title: string;
      document_date: string | null;
      make: string | null;
      model: string | null;
      serial: string | null;
      bytes: number;
      pages: number | null;
      condition: string;
      media_type: string;
      added_at: string;
      claims: string;
    }
  >(
    db,
    `select d.id, d.type, d.title, d.document_date, d.bytes, d.pages, d.condition, d.media_type, d.added_at, ${NAME},
       e.make, e.model, e.serial,
       (select json_group_array(c.number) from claim_document l join claim c on c.id = l.claim_id
        where l.document_id = d.id and l.deleted_at is null and c.deleted_at is null) as claims
     from (${sql.page}) page cross join document d on d.id = page.id
     left join patient p on p.id = d.patient_id left join equipment e on e.id = d.equipment_id order by ${order}`,
    { ...parameters, limit: page.limit, offset: page.offset },
  );
  return {
    total: count(db, sql.count, parameters),
    rows: rows.map((row) => ({
      id: row.id,
      type: row.type,
      title: row.title,
      documentDate: row.document_date,
      patientName: row.last_name === null ? '' : nameOf(row),
      equipmentName:
        row.make === null
          ? ''
          : equipmentName({ make: row.make, model: row.model ?? '', serial: row.serial ?? '' }),
      bytes: row.bytes,
      pages: row.pages,
      condition: row.condition,
      mediaType: row.media_type,
      claimNumbers: JSON.parse(row.claims) as string[],
      addedAt: row.added_at,
    })),
  };
}
