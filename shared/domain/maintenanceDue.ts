import { addDays, daysBetween, formatUsDate, type IsoDate } from './dates.ts';
import { isOfModel, plainModel } from './modelName.ts';
import type { MaintenanceValues } from './maintenance.ts';

/**
 * When a schedule is due on a device: by days, by hours run, or after a part was fitted. Hours are known only as of
 * the day the meter was read; a device runs at most 24 hours a day, so a reading says for how long it can be trusted.
 */

/** Days before it is due from which on it is told. */
export const SOON_DAYS = 30;

export type DueState = 'overdue' | 'soon' | 'unknown' | 'notDue';

export const DUE_STATE_NAMES: Readonly<Record<DueState, string>> = {
  overdue: 'Overdue',
  soon: 'Due soon',
  unknown: 'Not known',
  notDue: 'Not due',
};

export interface MaintenanceFacts {
  readonly schedule: Pick<
    MaintenanceValues,
    'everyDays' | 'everyHours' | 'afterPart' | 'afterPartDays' | 'active'
  >;
  /** When it was last done on this device. */
  readonly lastDone: { readonly doneOn: IsoDate; readonly hourMeter: number | null } | null;
  /** Day from which days are counted while it was never done: acquired, or first rented. */
  readonly sinceOn: IsoDate | null;
  readonly hourMeter: number | null;
  readonly hourMeterOn: IsoDate | null;
  /** Last day that the schedule's part was fitted to this device. */
  readonly partFittedOn: IsoDate | null;
}

export interface MaintenanceDue {
  readonly state: DueState;
  /** The earliest day on which a criterion asks for it; null when no day is known. */
  readonly dueOn: IsoDate | null;
  /** The meter reading at which it is due; null without an hour schedule. */
  readonly dueHours: number | null;
  /** What each criterion says, in words. */
  readonly reasons: readonly string[];
}

interface Criterion {
  readonly state: DueState;
  readonly dueOn: IsoDate | null;
  readonly reason: string;
}

const WORST: readonly DueState[] = ['overdue', 'soon', 'unknown', 'notDue'];

/** @returns null when the schedule asks for nothing on this device, as when its part was never fitted. */
export function maintenanceDue(facts: MaintenanceFacts, today: IsoDate): MaintenanceDue | null {
  const { schedule } = facts;
  if (!schedule.active) return null;
  const criteria = [byDays(facts, today), byHours(facts, today), byPart(facts, today)].filter(
    (criterion) => criterion !== null,
  );
  if (criteria.length === 0) return null;
  const days = criteria.map(({ dueOn }) => dueOn).filter((day) => day !== null);
  return {
    state: WORST.find((state) => criteria.some((criterion) => criterion.state === state)) ?? 'unknown',
    dueOn: days.sort()[0] ?? null,
    dueHours: dueHoursOf(facts),
    reasons: criteria.map(({ reason }) => reason),
  };
}

function stateOn(dueOn: IsoDate, today: IsoDate): DueState {
  const left = daysBetween(today, dueOn);
  if (left < 0) return 'overdue';
  return left <= SOON_DAYS ? 'soon' : 'notDue';
}

function byDays({ schedule, lastDone, sinceOn }: MaintenanceFacts, today: IsoDate): Criterion | null {
  if (schedule.everyDays === null) return null;
  const from = lastDone?.doneOn ?? sinceOn;
  if (from === null) {
    return {
      state: 'unknown',
      dueOn: null,
      reason: 'Never done here, and the day it was acquired is not on file.',
    };
  }
  const dueOn = addDays(from, schedule.everyDays);
  const begun = lastDone === null ? 'never done, counted from' : 'last done on';
  return {
    state: stateOn(dueOn, today),
    dueOn,
    reason: `Every ${schedule.everyDays} days, ${begun} ${formatUsDate(from)}: due on ${formatUsDate(dueOn)}.`,
  };
}

function dueHoursOf({ schedule, lastDone }: MaintenanceFacts): number | null {
  if (schedule.everyHours === null) return null;
  if (lastDone === null) return schedule.everyHours;
  return lastDone.hourMeter === null ? null : lastDone.hourMeter + schedule.everyHours;
}

function byHours(facts: MaintenanceFacts, today: IsoDate): Criterion | null {
  const { schedule, lastDone, hourMeter, hourMeterOn } = facts;
  if (schedule.everyHours === null) return null;
  const unknown = (reason: string): Criterion => ({ state: 'unknown', dueOn: null, reason });
  const every = `Every ${hours(schedule.everyHours)}`;
  const dueAt = dueHoursOf(facts);
  if (dueAt === null) return unknown(`${every}: the meter was not read when it was last done.`);
  if (hourMeter === null) return unknown(`${every}, due at ${hours(dueAt)}: the meter has not been read.`);
  if (lastDone?.hourMeter != null && hourMeter < lastDone.hourMeter) {
    return unknown(
      `${every}: the meter reads less than when it was last done. Check whether it was replaced.`,
    );
  }
  const read = `the meter read ${hours(hourMeter)}${hourMeterOn === null ? '' : ` on ${formatUsDate(hourMeterOn)}`}`;
  if (hourMeter >= dueAt) {
    return { state: 'overdue', dueOn: null, reason: `${every}, due at ${hours(dueAt)}: ${read}.` };
  }
  if (hourMeterOn === null) return unknown(`${every}, due at ${hours(dueAt)}: ${read}, on a day not given.`);
  // It cannot have run more than 24 hours a day since.
  const earliest = addDays(hourMeterOn, Math.ceil((dueAt - hourMeter) / 24));
  if (earliest <= today) {
    return unknown(`${every}, due at ${hours(dueAt)}: ${read}, and may be there by now. Read the meter.`);
  }
  const state = stateOn(earliest, today);
  return {
    state,
    dueOn: earliest,
    reason: `${every}, due at ${hours(dueAt)}: ${read}, so not before ${formatUsDate(earliest)}.`,
  };
}

function byPart({ schedule, lastDone, partFittedOn }: MaintenanceFacts, today: IsoDate): Criterion | null {
  if (plainModel(schedule.afterPart) === '' || partFittedOn === null) return null;
  const days = schedule.afterPartDays ?? 0;
  const settled =
    lastDone !== null && (lastDone.doneOn > partFittedOn || (days === 0 && lastDone.doneOn === partFittedOn));
  if (settled) return null;
  const dueOn = addDays(partFittedOn, days);
  return {
    state: stateOn(dueOn, today),
    dueOn,
    reason: `Part ${schedule.afterPart} was fitted on ${formatUsDate(partFittedOn)}: due on ${formatUsDate(dueOn)}.`,
  };
}

function hours(count: number): string {
  return `${count.toLocaleString('en-US')} h`;
}

/** True where a schedule is a device's own, or of its make and model. */
export function isScheduleOf(
  schedule: Pick<MaintenanceValues, 'equipmentId' | 'make' | 'model'>,
  device: { readonly id: string; readonly make: string; readonly model: string },
): boolean {
  return schedule.equipmentId === null ? isOfModel(device, schedule) : schedule.equipmentId === device.id;
}

/** What a schedule still lacks; null when nothing. `path` is the field that mends it. */
export function scheduleGap(
  schedule: MaintenanceValues,
): { readonly path: string; readonly message: string } | null {
  if (schedule.name.trim() === '') return { path: 'name', message: 'Give the maintenance a name.' };
  if (schedule.equipmentId === null && plainModel(schedule.make) === '') {
    return { path: 'make', message: 'Name the make that it is for, or choose one device.' };
  }
  if (schedule.afterPartDays !== null && plainModel(schedule.afterPart) === '') {
    return { path: 'afterPart', message: 'Name the part after which it is due.' };
  }
  if (schedule.everyDays === null && schedule.everyHours === null && plainModel(schedule.afterPart) === '') {
    return { path: 'everyDays', message: 'Say when it is due: after days, hours, or a part.' };
  }
  return null;
}
