import { z } from 'zod';
import { IsoDate } from '../domain/dates.ts';
import { Handover } from '../domain/handover.ts';
import { Id } from '../domain/ids.ts';
import { EVERYBODY, InBranch, read, STAFF, write } from './channel.ts';
import { VisitRow } from './records.ts';

/** A visit that waits for one side, with what is asked. */
export const WaitingVisit = z.strictObject({ visit: VisitRow, handover: Handover });
export type WaitingVisit = z.infer<typeof WaitingVisit>;

/** A visit on a technician's day. */
export const DayVisit = VisitRow.extend({ scheduledOn: IsoDate.nullable() });
export type DayVisit = z.infer<typeof DayVisit>;

export const handoverChannels = {
  /** Passes a visit to the desk or back to the technician. */
  'visits.handOver': write(null, STAFF, Handover.pick({ to: true, note: true }).extend({ id: Id }), Handover),
  /** Every handover of a visit, oldest first. */
  'visits.handovers': read(z.strictObject({ id: Id }), z.array(Handover), EVERYBODY),
  /** Visits that wait for one side, longest first: until it hands back, or does what comes next. */
  'visits.waiting': read(
    z.strictObject({ for: Handover.shape.to, ...InBranch }),
    z.array(WaitingVisit),
    EVERYBODY,
  ),
  /** Visits of the signed-in technician: open ones, and those signed today. */
  'visits.today': read(z.strictObject({}), z.array(DayVisit), STAFF),
};
