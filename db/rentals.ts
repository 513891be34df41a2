import { type CodeFamily, familyOf } from '../shared/codes/modifiers.ts';
import type { IsoDate } from '../shared/domain/dates.ts';
import { type EquipmentKind, equipmentName } from '../shared/domain/equipment.ts';
import type { Id } from '../shared/domain/ids.ts';
import { sortName } from '../shared/domain/people.ts';
import type { Rental, RentalBill, RentalClass } from '../shared/domain/rental.ts';
import type { StationaryLife } from '../shared/domain/rentalCalendar.ts';
import type { ListPage } from './claimLists.ts';
import { rentals } from './nouns.ts';
import type { Connection } from './open.ts';
import type { WriteFrame } from './recordTable.ts';
import { all, count, first, run, type SqlValue } from './rows.ts';
import { findEquipmentIds, findPatientIds, type Found } from './search.ts';
import { andOfBranch } from './thisBranch.ts';

/** Rentals in lists, those of a calendar month, and which claim bills which month of one. */

/** A rental with the names that a list shows. */
export interface NamedRental {
  readonly rental: Rental;
  readonly patientName: string;
  /** Make and model; '' where no device is named. */
  readonly device: string;
  readonly serial: string;
  readonly deviceKind: EquipmentKind | null;
  readonly warrantyLaborUntil: IsoDate | null;
}

interface Names {
  readonly id: Id;
  readonly first_name: string;
  readonly middle_name: string;
  readonly last_name: string;
  readonly suffix: string;
  readonly make: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly kind: EquipmentKind | null;
  readonly warranty_labor_until: IsoDate | null;
}

const NAMES = `p.first_name, p.middle_name, p.last_name, p.suffix, e.make, e.model, e.serial, e.kind,
  e.warranty_labor_until`;
const JOINS = 'join patient p on p.id = r.patient_id left join equipment e on e.id = r.equipment_id';
const BY_NAME = 'p.last_name collate nocase, p.first_name collate nocase, r.patient_id, r.started_on, r.id';

function named(db: Connection, rows: readonly Names[]): NamedRental[] {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const stored = rentals.select(db, 'where id in (select value from json_each(:ids))', { ids });
  const byId = new Map(stored.map((rental) => [rental.id, rental]));
  return rows.flatMap((row) => {
    const rental = byId.get(row.id);
    if (!rental) return [];
    return [
      {
        rental,
        patientName: sortName({
          firstName: row.first_name,
          middleName: row.middle_name,
          lastName: row.last_name,
          suffix: row.suffix,
        }),
        device:
          row.make === null ? '' : equipmentName({ make: row.make, model: row.model ?? '', serial: '' }),
        serial: row.serial ?? '',
        deviceKind: row.kind,
        warrantyLaborUntil: row.warranty_labor_until,
      },
    ];
  });
}

interface Choice {
  readonly where: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

function pageOfRentals(
  db: Connection,
  { where, parameters }: Choice,
  page: ListPage,
): { rows: NamedRental[]; total: number } {
  const rows = all<Names>(
    db,
    `select r.id, ${NAMES} from rental r ${JOINS} where ${where} order by ${BY_NAME} limit :limit offset :offset`,
    { ...parameters, limit: page.limit, offset: page.offset },
  );
  return {
    rows: named(db, rows),
    total: count(db, `select count(*) from rental r where ${where}`, parameters),
  };
}

/** A rental belongs to the patient's branch; to the device's where the patient has none. */
const BRANCH = `coalesce((select branch_id from patient where id = r.patient_id),
  (select branch_id from equipment where id = r.equipment_id))`;

export type RentalState = 'running' | 'ended';

/** @param query name, birth date or telephone of the patient; make, model or serial of the device; the code. */
export function listRentals(
  db: Connection,
  filter: { readonly query: string; readonly state: RentalState | null; readonly branchId?: Id | null },
  page: ListPage,
  today: IsoDate,
): { rows: NamedRental[]; total: number } {
  const conditions = ['r.deleted_at is null'];
  const parameters: Record<string, SqlValue> = {};
  if (filter.branchId) {
    conditions.push(`${BRANCH} = :branchId`);
    parameters['branchId'] = filter.branchId;
  }
  if (filter.state) conditions.push(`r.ended_on is ${filter.state === 'running' ? '' : 'not '}null`);
  const typed = filter.query.trim();
  if (typed !== '') {
    const found = [findPatientIds(typed, today), findEquipmentIds(typed)];
    const columns = ['r.patient_id', 'r.equipment_id'];
    const either = found.map((one, index) => inFound(columns[index] ?? '', one));
    Object.assign(parameters, ...found.map((one) => one?.parameters ?? {}), { code: typed.toUpperCase() });
    conditions.push(`(r.code = :code or ${either.join(' or ')})`);
  }
  return pageOfRentals(db, { where: conditions.join(' and '), parameters }, page);
}

function inFound(column: string, found: Found | null): string {
  return found === null ? '0' : `${column} in (${found.ids})`;
}

/**
 * Rentals that run on some day between two, and those whose first day nobody has given, in the order of their ids.
 * @param page begins behind a rental, so that no page costs more than the one before it.
 */
export function rentalsBetween(
  db: Connection,
  span: { readonly from: IsoDate; readonly to: IsoDate },
  page: { readonly after: Id | null; readonly limit: number },
  branchId: Id | null = null,
): { rows: NamedRental[]; total: number } {
  const where = `r.deleted_at is null and (r.started_on is null or r.started_on <= :to)
    and (r.ended_on is null or r.ended_on >= :from)${andOfBranch(BRANCH, branchId)}`;
  const rows = all<Names>(
    db,
    `select r.id, ${NAMES} from rental r ${JOINS} where r.id > :after and ${where} order by r.id limit :limit`,
    { from: span.from, to: span.to, branchId, after: page.after ?? '', limit: page.limit },
  );
  return {
    rows: named(db, rows),
    total: count(db, `select count(*) from rental r where ${where}`, {
      from: span.from,
      to: span.to,
      branchId,
    }),
  };
}

/** One rental with its names; null when there is none. */
export function namedRental(db: Connection, id: Id): NamedRental | null {
  const parameters = { id };
  return pageOfRentals(db, { where: 'r.id = :id and r.deleted_at is null', parameters }, ONE).rows[0] ?? null;
}

const ONE: ListPage = { offset: 0, limit: 1 };
const OF_ONE_OWNER: ListPage = { offset: 0, limit: 200 };

/** All rentals of a patient or of a device, the latest last. */
export function rentalsOf(
  db: Connection,
  owner: { readonly patientId: Id } | { readonly equipmentId: Id },
): NamedRental[] {
  const [column, id] =
    'patientId' in owner ? ['patient_id', owner.patientId] : ['equipment_id', owner.equipmentId];
  const where = `r.${column} = :id and r.deleted_at is null`;
  return pageOfRentals(db, { where, parameters: { id } }, OF_ONE_OWNER).rows.toSorted((one, other) =>
    (one.rental.startedOn ?? '9999') < (other.rental.startedOn ?? '9999') ? -1 : 1,
  );
}

/** The useful lifetime of the stationary system that a patient has on a day; null without one. */
export function stationaryLife(db: Connection, patientId: Id, on: IsoDate): StationaryLife | null {
  const row = first<StationaryLife>(
    db,
    `select coalesce(life_started_on, iif(months_before = 0, started_on, null)) as "from" from rental
     where patient_id = :patientId and class = 'oxygenStationary' and started_on <= :on
       and (ended_on is null or ended_on >= :on) and deleted_at is null
     order by started_on desc limit 1`,
    { patientId, on },
  );
  return row ?? null;
}

/** A claim that was closed unfinished billed nothing. */
const BILLS = `c.deleted_at is null
  and (c.state <> 'closed' or exists (select 1 from claim_freeze f where f.claim_id = c.id))`;

export interface BilledMonth {
  readonly monthFrom: IsoDate;
  readonly claimId: Id;
  readonly number: string;
}

/** Months of a rental that claims bill, oldest first. */
export function billsOf(db: Connection, rentalId: Id): BilledMonth[] {
  return all<BilledMonth>(
    db,
    `select b.month_from as monthFrom, c.id as claimId, c.number from rental_bill b join claim c on c.id = b.claim_id
     where b.rental_id = :rentalId and ${BILLS} order by b.month_from, c.number`,
    { rentalId },
  );
}

/** The claim made for a rental whose month begins after one day and not after another. */
export function billBetween(
  db: Connection,
  rentalId: Id,
  span: { readonly after: IsoDate; readonly to: IsoDate },
): { readonly id: Id; readonly number: string } | null {
  const row = first<{ id: Id; number: string }>(
    db,
    `select c.id, c.number from rental_bill b join claim c on c.id = b.claim_id
     where b.rental_id = :rentalId and b.month_from > :after and b.month_from <= :to and ${BILLS}
     order by b.month_from desc limit 1`,
    { rentalId, after: span.after, to: span.to },
  );
  return row ?? null;
}

export function insertBill(frame: WriteFrame, bill: Omit<RentalBill, 'id'>): void {
  run(
    frame.db,
    'insert into rental_bill (id, rental_id, month_from, claim_id) values (:id, :rentalId, :monthFrom, :claimId)',
    { ...bill, id: frame.newId() },
  );
}

/** Number of a claim with this code for a patient and a day of service between two; null where there is none. */
export function claimWithCode(
  db: Connection,
  patientId: Id,
  code: string,
  span: { readonly from: IsoDate; readonly to: IsoDate },
): string | null {
  const row = first<{ number: string }>(
    db,
    `select c.number from claim c where c.patient_id = :patientId and c.date_of_service between :from and :to
       and ${BILLS}
       and exists (select 1 from claim_line l where l.claim_id = c.id and l.code = :code and l.deleted_at is null
         and not exists (select 1 from json_each(l.modifiers) where value = 'MS'))
     order by c.number limit 1`,
    { patientId, code, from: span.from, to: span.to },
  );
  return row?.number ?? null;
}

/**
 * The last day on which a maintenance visit (MS) in a rental was billed and not refused; null when none was. It is
 * looked for by the patient, the days of the rental and the kind of code: an exchange puts another device in the home,
 * and the half year between two payments runs on.
 */
export function lastMaintenanceOn(
  db: Connection,
  rental: Pick<Rental, 'patientId' | 'class' | 'code' | 'startedOn' | 'endedOn'>,
): IsoDate | null {
  if (rental.startedOn === null) return null;
  const visits = all<{ on: IsoDate; code: string }>(
    db,
    `select c.date_of_service as "on", l.code from claim c join claim_line l on l.claim_id = c.id
     where c.patient_id = :patientId and c.date_of_service >= :from
       and (:to is null or c.date_of_service <= :to) and ${BILLS} and c.state not in ('rejected', 'denied')
       and l.deleted_at is null and exists (select 1 from json_each(l.modifiers) where value = 'MS')
     order by c.date_of_service desc`,
    { patientId: rental.patientId, from: rental.startedOn, to: rental.endedOn },
  );
  const family = rental.class === null ? null : FAMILIES[rental.class];
  const own = visits.find(({ code }) => (family === null ? code === rental.code : familyOf(code) === family));
  return own?.on ?? null;
}

/** The kind of code by which a class of rental is billed; null: its own code alone. */
const FAMILIES: Readonly<Record<RentalClass, CodeFamily | null>> = {
  oxygenStationary: 'stationaryOxygen',
  oxygenPortable: 'portableOxygen',
  cappedRental: null,
  other: null,
};
