import type { IsoDate } from '../shared/domain/dates.ts';
import type { Id } from '../shared/domain/ids.ts';
import { type Maintenance, MaintenanceDone } from '../shared/domain/maintenance.ts';
import { maintenances } from './nouns.ts';
import type { Connection } from './open.ts';
import type { WriteFrame } from './recordTable.ts';
import { all, first, run } from './rows.ts';
import { devicesOfModel } from './deviceModels.ts';
import { andOfBranch } from './thisBranch.ts';

/** Maintenance schedules, what they know of a device, and what was done. */

export function listSchedules(db: Connection): Maintenance[] {
  return maintenances.select(db, 'where deleted_at is null order by name collate nocase, id');
}

export function insertMaintenanceDone(
  frame: WriteFrame,
  done: Omit<MaintenanceDone, 'id' | 'at'>,
): MaintenanceDone {
  const kept = { ...done, id: frame.newId(), at: frame.at };
  run(
    frame.db,
    `insert into maintenance_done (id, maintenance_id, equipment_id, visit_id, done_on, hour_meter, note, at, user_id, user_name)
     values (:id, :maintenanceId, :equipmentId, :visitId, :doneOn, :hourMeter, :note, :at, :userId, :userName)`,
    kept,
  );
  return kept;
}

/** What was done on a device, the newest first. */
export function maintenanceDoneOn(db: Connection, equipmentId: Id): MaintenanceDone[] {
  return all(
    db,
    `select id, maintenance_id as maintenanceId, equipment_id as equipmentId, visit_id as visitId, done_on as doneOn,
       hour_meter as hourMeter, note, at, user_id as userId, user_name as userName
     from maintenance_done where equipment_id = ? order by done_on desc, id desc limit 200`,
    [equipmentId],
  ).map((row) => MaintenanceDone.parse(row));
}

/** The devices in use for which a schedule is. */
export function devicesOfSchedule(
  db: Connection,
  schedule: Pick<Maintenance, 'equipmentId' | 'make' | 'model'>,
): Id[] {
  return schedule.equipmentId === null ? devicesOfModel(db, schedule) : [schedule.equipmentId];
}

/** What a schedule's due date is worked out from, and what its queue shows of the device. */
export interface ScheduledDevice {
  readonly equipmentId: Id;
  readonly make: string;
  readonly model: string;
  readonly serial: string;
  readonly location: string;
  readonly holderId: Id | null;
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  readonly suffix: string | null;
  readonly hourMeter: number | null;
  readonly hourMeterOn: IsoDate | null;
  readonly sinceOn: IsoDate | null;
  readonly lastDoneOn: IsoDate | null;
  readonly lastHours: number | null;
  readonly partFittedOn: IsoDate | null;
  /** A visit not sealed yet that is to fulfil it. */
  readonly plannedVisitId: Id | null;
  readonly plannedOn: IsoDate | null;
}

/** @returns null for a device that is retired or was removed, or belongs to another branch than the one asked for. */
export function scheduledDevice(
  db: Connection,
  schedule: Pick<Maintenance, 'id' | 'afterPart'>,
  equipmentId: Id,
  branchId: Id | null = null,
): ScheduledDevice | null {
  const device = first<
    Omit<ScheduledDevice, 'lastDoneOn' | 'lastHours' | 'partFittedOn' | 'plannedVisitId' | 'plannedOn'>
  >(
    db,
    `select e.id as equipmentId, e.make, e.model, e.serial, e.location, e.holder_id as holderId,
       p.first_name as firstName, p.middle_name as middleName, p.last_name as lastName, p.suffix,
       e.hour_meter as hourMeter, e.hour_meter_on as hourMeterOn,
       coalesce(e.acquired_on, e.rental_started_on) as sinceOn
     from equipment e left join patient p on p.id = e.holder_id
     where e.id = :id and e.deleted_at is null and e.status <> 'retired'${andOfBranch('e.branch_id', branchId)}`,
    { id: equipmentId, branchId },
  );
  if (!device) return null;
  const done = first<{ doneOn: IsoDate; hourMeter: number | null }>(
    db,
    `select done_on as doneOn, hour_meter as hourMeter from maintenance_done
     where equipment_id = ? and maintenance_id = ? order by done_on desc, id desc limit 1`,
    [equipmentId, schedule.id],
  );
  const planned = first<{ id: Id; on: IsoDate | null }>(
    db,
    `select v.id, coalesce(v.scheduled_on, v.visited_on) as "on" from visit v
     where v.equipment_id = ? and v.sealed = 0 and v.deleted_at is null
       and exists (select 1 from json_each(v.maintenance_ids) where value = ?) limit 1`,
    [equipmentId, schedule.id],
  );
  return {
    ...device,
    lastDoneOn: done?.doneOn ?? null,
    lastHours: done?.hourMeter ?? null,
    partFittedOn: schedule.afterPart === '' ? null : partFittedOn(db, equipmentId, schedule.afterPart),
    plannedVisitId: planned?.id ?? null,
    plannedOn: planned?.on ?? null,
  };
}

function partFittedOn(db: Connection, equipmentId: Id, partNumber: string): IsoDate | null {
  const row = first<{ on: IsoDate | null }>(
    db,
    `select max(v.visited_on) as "on" from visit v join visit_part p on p.visit_id = v.id and p.deleted_at is null
     where v.equipment_id = ? and v.sealed = 1 and v.deleted_at is null and p.part_number = ? collate nocase`,
    [equipmentId, partNumber.trim()],
  );
  return row?.on ?? null;
}

/** What an hour meter showed on a day. */
export interface MeterReading {
  readonly hours: number | null;
  readonly on: IsoDate | null;
}

/**
 * Brings a device's hour meter up to a reading, unless a later one is on file. One of a day that has not come yet is
 * no reading: it keeps nothing out.
 */
export function noteHourMeter(
  frame: WriteFrame,
  equipmentId: Id,
  reading: { readonly hours: number; readonly on: IsoDate; readonly today: IsoDate },
): void {
  run(
    frame.db,
    `update equipment set hour_meter = :hours, hour_meter_on = :on, revision = revision + 1, updated_at = :at
     where id = :id and (hour_meter_on is null or hour_meter_on <= :on or hour_meter_on > :today)
       and (hour_meter is not :hours or hour_meter_on is not :on)`,
    { ...reading, at: frame.at, id: equipmentId },
  );
}

/** Puts a reading in the place of one that turned out wrong, where the register still shows that one. */
export function replaceHourMeter(
  frame: WriteFrame,
  equipmentId: Id,
  wrong: MeterReading,
  right: MeterReading,
): void {
  run(
    frame.db,
    `update equipment set hour_meter = :hours, hour_meter_on = :on, revision = revision + 1, updated_at = :at
     where id = :id and hour_meter is :wrongHours and hour_meter_on is :wrongOn`,
    {
      hours: right.hours,
      on: right.on,
      wrongHours: wrong.hours,
      wrongOn: wrong.on,
      at: frame.at,
      id: equipmentId,
    },
  );
}
