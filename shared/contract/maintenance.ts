import { z } from 'zod';
import { IsoDate } from '../domain/dates.ts';
import { Id } from '../domain/ids.ts';
import { Maintenance, MaintenanceDone, MaintenanceValues } from '../domain/maintenance.ts';
import { Revision } from '../domain/record.ts';
import { EVERYBODY, InBranch, NOTHING, Page, Query, read, STAFF, write } from './channel.ts';

/** Preventive maintenance: schedules, what is due of them, and visits planned for it. */

export const ScheduleRow = z.strictObject({
  schedule: Maintenance,
  /** The device of a schedule that is for one; '' for one of a make and model. */
  deviceName: z.string(),
  /** Devices in use that it is for. */
  devices: z.int(),
});
export type ScheduleRow = z.infer<typeof ScheduleRow>;

const State = z.enum(['overdue', 'soon', 'unknown', 'notDue']);

/** One schedule on one device. */
export const DueMaintenance = z.strictObject({
  maintenanceId: Id,
  name: z.string(),
  equipmentId: Id,
  device: z.string(),
  serial: z.string(),
  location: z.string(),
  holderId: Id.nullable(),
  holderName: z.string(),
  state: State,
  dueOn: IsoDate.nullable(),
  dueHours: z.int().nullable(),
  reasons: z.array(z.string()),
  lastDoneOn: IsoDate.nullable(),
  /** A visit that is planned for it. */
  plannedVisitId: Id.nullable(),
  plannedOn: IsoDate.nullable(),
});
export type DueMaintenance = z.infer<typeof DueMaintenance>;

export const maintenanceChannels = {
  'maintenance.schedules': read(NOTHING, z.array(ScheduleRow), EVERYBODY),
  'maintenance.save': write(
    'Change maintenance schedule',
    STAFF,
    z.strictObject({ id: Id.nullable(), revision: Revision.nullable(), values: MaintenanceValues }),
    Maintenance,
  ),
  'maintenance.remove': write(
    'Remove maintenance schedule',
    STAFF,
    z.strictObject({ id: Id, revision: Revision }),
    NOTHING,
  ),
  /** What is due, the most urgent first; `counts` of every state whatever is asked for. */
  'maintenance.queue': read(
    z.strictObject({ query: Query, states: z.array(State).max(4), ...InBranch, ...Page }),
    z.strictObject({
      rows: z.array(DueMaintenance),
      total: z.int(),
      counts: z.strictObject({ overdue: z.int(), soon: z.int(), unknown: z.int(), notDue: z.int() }),
    }),
    EVERYBODY,
  ),
  'maintenance.ofDevice': read(
    z.strictObject({ id: Id }),
    z.strictObject({
      due: z.array(DueMaintenance),
      done: z.array(MaintenanceDone.extend({ name: z.string() })),
    }),
    EVERYBODY,
  ),
  /** One draft visit for each device, with all that is chosen of it. What is planned already is left as it is. */
  'maintenance.plan': write(
    'Plan maintenance visits',
    STAFF,
    z.strictObject({
      items: z
        .array(z.strictObject({ equipmentId: Id, maintenanceId: Id }))
        .min(1)
        .max(200),
      scheduledOn: IsoDate,
      technicianId: Id.nullable(),
    }),
    z.strictObject({
      visits: z.array(z.strictObject({ id: Id, equipmentId: Id })),
      /** Chosen rows for which a visit was planned already. */
      alreadyPlanned: z.int(),
    }),
  ),
};
