import {
  devicesOfSchedule,
  insertMaintenanceDone,
  listSchedules,
  maintenanceDoneOn,
  noteHourMeter,
  replaceHourMeter,
  scheduledDevice,
} from '../../db/maintenance.ts';
import { equipment, maintenances } from '../../db/nouns.ts';
import { listUsers } from '../../db/users.ts';
import { insertVisit, sealedVisitsOf } from '../../db/visits.ts';
import type { DueMaintenance } from '../../shared/contract/maintenance.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import { type Equipment, equipmentName } from '../../shared/domain/equipment.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { Maintenance } from '../../shared/domain/maintenance.ts';
import {
  type DueState,
  isScheduleOf,
  maintenanceDue,
  scheduleGap,
} from '../../shared/domain/maintenanceDue.ts';
import { sortName } from '../../shared/domain/people.ts';
import {
  effectiveVisit,
  NO_READINGS,
  type ServiceVisit,
  type ServiceVisitValues,
} from '../../shared/domain/serviceVisit.ts';
import { invalid, notFound, ok } from '../../shared/result.ts';
import type { Handlers, ReadContext, WriteContext } from '../dispatch.ts';
import { frameOf } from './frame.ts';

type MaintenanceHandlers = Pick<
  Handlers,
  | 'maintenance.schedules'
  | 'maintenance.save'
  | 'maintenance.remove'
  | 'maintenance.queue'
  | 'maintenance.ofDevice'
  | 'maintenance.plan'
>;

const URGENCY: readonly DueState[] = ['overdue', 'soon', 'unknown', 'notDue'];

export const maintenanceHandlers: MaintenanceHandlers = {
  'maintenance.schedules'(_, { db }) {
    return ok(
      listSchedules(db).map((schedule) => {
        const device = schedule.equipmentId === null ? null : equipment.get(db, schedule.equipmentId);
        return {
          schedule,
          deviceName: device ? equipmentName(device) : '',
          devices: devicesOfSchedule(db, schedule).filter((id) => scheduledDevice(db, schedule, id)).length,
        };
      }),
    );
  },
  'maintenance.save'(input, context) {
    const gap = scheduleGap(input.values);
    if (gap) return invalid(gap.path, gap.message);
    const { equipmentId } = input.values;
    if (equipmentId !== null && !equipment.get(context.db, equipmentId)) return notFound('device');
    return maintenances.save(frameOf(context), input);
  },
  'maintenance.remove'(target, context) {
    const removed = maintenances.remove(frameOf(context), target);
    return removed.ok ? ok({}) : removed;
  },
  'maintenance.queue'({ query, states, branchId, offset, limit }, context) {
    const all = allDue(context, branchId);
    const counts = { overdue: 0, soon: 0, unknown: 0, notDue: 0 };
    for (const row of all) counts[row.state] += 1;
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = all
      .filter((row) => states.length === 0 || states.includes(row.state))
      .filter((row) => words.every((word) => textOf(row).includes(word)))
      .sort(byUrgency);
    return ok({ rows: rows.slice(offset, offset + limit), total: rows.length, counts });
  },
  'maintenance.ofDevice'({ id }, context) {
    const device = equipment.get(context.db, id);
    if (!device) return notFound('device');
    const names = new Map(
      maintenances.select(context.db, '').map((schedule) => [schedule.id, schedule.name]),
    );
    return ok({
      due: listSchedules(context.db)
        .filter((schedule) => isScheduleOf(schedule, device))
        .flatMap((schedule) => dueOn(context, schedule, id))
        .sort(byUrgency),
      done: maintenanceDoneOn(context.db, id).map((done) => ({
        ...done,
        name: names.get(done.maintenanceId) ?? '',
      })),
    });
  },
  'maintenance.plan': (input, context) => planVisits(context, input),
};

function textOf(row: DueMaintenance): string {
  return `${row.name} ${row.device} ${row.serial} ${row.holderName} ${row.location}`.toLowerCase();
}

function byUrgency(one: DueMaintenance, other: DueMaintenance): number {
  const urgency = URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state);
  if (urgency !== 0) return urgency;
  const [a, b] = [one.dueOn ?? '0000', other.dueOn ?? '0000'];
  return a < b ? -1 : a > b ? 1 : one.device.localeCompare(other.device, 'en-US');
}

/** Every schedule in use on every device that it is for, or on those of one branch. */
export function allDue(context: ReadContext, branchId: Id | null): DueMaintenance[] {
  return listSchedules(context.db)
    .filter(({ active }) => active)
    .flatMap((schedule) =>
      devicesOfSchedule(context.db, schedule).flatMap((id) => dueOn(context, schedule, id, branchId)),
    );
}

/** The most urgent maintenance of each of some devices; those that have none are left out. */
export function nextMaintenance(
  context: ReadContext,
  ids: readonly Id[],
): ReadonlyMap<Id, Pick<DueMaintenance, 'state' | 'dueOn'>> {
  const schedules = listSchedules(context.db);
  const next = new Map<Id, Pick<DueMaintenance, 'state' | 'dueOn'>>();
  for (const id of schedules.length === 0 ? [] : ids) {
    const device = equipment.get(context.db, id);
    if (!device) continue;
    const [first] = schedules
      .filter((schedule) => isScheduleOf(schedule, device))
      .flatMap((schedule) => dueOn(context, schedule, id))
      .sort(byUrgency);
    if (first) next.set(id, { state: first.state, dueOn: first.dueOn });
  }
  return next;
}

function dueOn(
  { db, today }: ReadContext,
  schedule: Maintenance,
  equipmentId: Id,
  branchId: Id | null = null,
): DueMaintenance[] {
  const device = scheduledDevice(db, schedule, equipmentId, branchId);
  if (!device) return [];
  const lastDone =
    device.lastDoneOn === null ? null : { doneOn: device.lastDoneOn, hourMeter: device.lastHours };
  const due = maintenanceDue({ ...device, schedule, lastDone }, today);
  if (!due) return [];
  return [
    {
      maintenanceId: schedule.id,
      name: schedule.name,
      equipmentId,
      device: equipmentName({ ...device, serial: '' }),
      serial: device.serial,
      location: device.location,
      holderId: device.holderId,
      holderName:
        device.holderId === null
          ? ''
          : sortName({
              firstName: device.firstName ?? '',
              middleName: device.middleName ?? '',
              lastName: device.lastName ?? '',
              suffix: device.suffix ?? '',
            }),
      state: due.state,
      dueOn: due.dueOn,
      dueHours: due.dueHours,
      reasons: [...due.reasons],
      lastDoneOn: device.lastDoneOn,
      plannedVisitId: device.plannedVisitId,
      plannedOn: device.plannedOn,
    },
  ];
}

interface Plan {
  readonly items: readonly { readonly equipmentId: Id; readonly maintenanceId: Id }[];
  readonly scheduledOn: string;
  readonly technicianId: Id | null;
}

function planVisits(context: WriteContext, plan: Plan): ReturnType<MaintenanceHandlers['maintenance.plan']> {
  const { db, today } = context;
  if (plan.scheduledOn < today) return invalid('scheduledOn', 'Choose today or a day to come.');
  const technician = listUsers(db).find(({ id, active }) => id === plan.technicianId && active);
  if (plan.technicianId !== null && !technician)
    return invalid('technicianId', 'Choose somebody who works here.');
  const chosen = new Map<Id, Id[]>();
  let alreadyPlanned = 0;
  for (const { equipmentId, maintenanceId } of plan.items) {
    const schedule = maintenances.get(db, maintenanceId);
    if (!schedule) return notFound('maintenance schedule');
    const device = equipment.get(db, equipmentId);
    if (!device || !isScheduleOf(schedule, device)) return notFound('device of this maintenance schedule');
    if (scheduledDevice(db, schedule, equipmentId)?.plannedVisitId != null) alreadyPlanned += 1;
    else chosen.set(equipmentId, [...new Set([...(chosen.get(equipmentId) ?? []), maintenanceId])]);
  }
  const visits = [...chosen].map(([equipmentId, maintenanceIds]) => {
    const values: ServiceVisitValues = {
      ...PLANNED_VISIT,
      equipmentId,
      patientId: equipment.get(db, equipmentId)?.holderId ?? null,
      scheduledOn: plan.scheduledOn,
      maintenanceIds: maintenanceIds.slice(0, 20),
      technicianId: technician?.id ?? null,
      technicianName: technician?.name ?? '',
      technicianQualification: technician?.qualification ?? '',
    };
    return { id: insertVisit(frameOf(context), values).id, equipmentId };
  });
  return ok({ visits, alreadyPlanned });
}

const PLANNED_VISIT: Omit<
  ServiceVisitValues,
  | 'equipmentId'
  | 'patientId'
  | 'scheduledOn'
  | 'maintenanceIds'
  | 'technicianId'
  | 'technicianName'
  | 'technicianQualification'
> = {
  visitedOn: null,
  arrivedAt: '',
  leftAt: '',
  purpose: 'preventive',
  complaint: '',
  before: NO_READINGS,
  findings: [],
  malfunction: '',
  workDone: '',
  workKinds: [],
  parts: [],
  labor: [],
  after: NO_READINGS,
  resultNote: '',
  result: null,
  technicianSignature: [],
  patientSignedBy: '',
  patientSignedAs: null,
  patientSignature: [],
};

/**
 * What a visit that was just sealed leaves behind on its device: the maintenance that it fulfilled, and the reading of
 * the hour meter. A schedule that is not the device's own is passed over.
 */
export function noteMaintenanceOfVisit(context: WriteContext, visit: ServiceVisit): void {
  if (visit.equipmentId === null) return;
  const device = equipment.get(context.db, visit.equipmentId);
  if (!device) return;
  noteFulfilled(context, visit, device, '');
  const { hours, on } = readingOf(visit, context.today);
  if (hours !== null) noteHourMeter(frameOf(context), device.id, { hours, on, today: context.today });
}

/**
 * An amended hour meter, or day of the visit, is what the register shows from then on, and what the maintenance that
 * the visit fulfilled was done at. Later readings stay. Where the amendment leaves none, the newest of another visit
 * takes its place.
 */
export function noteMeterOfAmendment(context: WriteContext, before: ServiceVisit, after: ServiceVisit): void {
  const { db, today } = context;
  const [wrong, right] = [readingOf(before, today), readingOf(after, today)];
  if (after.equipmentId === null || (wrong.hours === right.hours && wrong.on === right.on)) return;
  const device = equipment.get(db, after.equipmentId);
  if (!device) return;
  const others = sealedVisitsOf(db, device.id)
    .filter(({ id }) => id !== after.id)
    .map((visit) => readingOf(effectiveVisit(visit), today));
  const newest = [...others, right]
    .filter(({ hours, on }) => hours !== null && on <= today)
    .sort((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0))[0];
  replaceHourMeter(frameOf(context), device.id, wrong, newest ?? { hours: null, on: null });
  if (right.hours !== null) {
    noteHourMeter(frameOf(context), device.id, { hours: right.hours, on: right.on, today });
  }
  if (wrong.hours !== right.hours) noteFulfilled(context, after, device, 'The hour meter was amended');
}

function readingOf(
  visit: ServiceVisit,
  today: IsoDate,
): { readonly hours: number | null; readonly on: IsoDate } {
  return { hours: visit.after.hourMeter ?? visit.before.hourMeter, on: visit.visitedOn ?? today };
}

function noteFulfilled(context: WriteContext, visit: ServiceVisit, device: Equipment, note: string): void {
  const { hours, on } = readingOf(visit, context.today);
  for (const maintenanceId of new Set(visit.maintenanceIds)) {
    const schedule = maintenances.select(context.db, 'where id = ?', [maintenanceId])[0];
    if (!schedule || !isScheduleOf(schedule, device)) continue;
    insertMaintenanceDone(frameOf(context), {
      maintenanceId,
      equipmentId: device.id,
      visitId: visit.id,
      doneOn: on,
      hourMeter: hours,
      note,
      userId: context.user.id,
      userName: context.user.name,
    });
  }
}
