import { z } from 'zod';
import { Instant, IsoDate } from './dates.ts';
import { Id } from './ids.ts';
import { stored, text } from './record.ts';

/** Preventive maintenance: what is due on which devices, by days, by hours run, or after a part was fitted. */

export const MaintenanceValues = z.strictObject({
  name: text(80),
  /** One device, or every device of a make and model. */
  equipmentId: Id.nullable(),
  make: text(60),
  model: text(60),
  everyDays: z.int().min(1).max(3650).nullable(),
  everyHours: z.int().min(1).max(100_000).nullable(),
  /** Number of the part after whose fitting it is due; '' for none. */
  afterPart: text(40),
  /** Days after that part was fitted. */
  afterPartDays: z.int().min(0).max(3650).nullable(),
  task: text(1000),
  /** The manual or policy that asks for it. */
  source: text(200),
  active: z.boolean(),
});
export type MaintenanceValues = z.infer<typeof MaintenanceValues>;
export const Maintenance = stored(MaintenanceValues);
export type Maintenance = z.infer<typeof Maintenance>;

/** A schedule fulfilled on one device. */
export const MaintenanceDone = z.strictObject({
  id: Id,
  maintenanceId: Id,
  equipmentId: Id,
  visitId: Id.nullable(),
  doneOn: IsoDate,
  hourMeter: z.int().min(0).max(999_999).nullable(),
  note: text(300),
  at: Instant,
  userId: Id,
  userName: text(80),
});
export type MaintenanceDone = z.infer<typeof MaintenanceDone>;
