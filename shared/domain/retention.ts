import { z } from 'zod';
import { addDays, type IsoDate, IsoDate as IsoDateSchema } from './dates.ts';

/**
 * When a patient's records may go. Pure: days are the office's, and whoever asks says which day it is. Time alone never
 * removes anything: it only lets the owner do it.
 */

/** What a date of service can be of, the plainest first: of several on one day the first is named. */
export const SERVICE_KINDS = [
  'claim',
  'visit',
  'delivery',
  'rental',
  'loan',
  'payment',
  'remittance',
  'refusal',
  'audit',
  'order',
  'test',
  'document',
  'letter',
  'chase',
  'entered',
] as const;
export const ServiceKind = z.enum(SERVICE_KINDS);
export type ServiceKind = z.infer<typeof ServiceKind>;

export const SERVICE_KIND_NAMES: Readonly<Record<ServiceKind, string>> = {
  claim: 'Claim',
  visit: 'Visit',
  delivery: 'Delivery or pick-up',
  rental: 'Rental',
  loan: 'Loan',
  payment: 'Payment',
  remittance: 'Remittance',
  refusal: 'Refusal',
  audit: 'Audit request',
  order: 'Order',
  test: 'Oxygen test',
  document: 'Document',
  letter: 'Letter',
  chase: 'Chase',
  entered: 'Entered into the program',
};

/** What stops a purge although the time is over. */
export const ObstacleKind = z.enum([
  'hold',
  'openClaim',
  'device',
  'rental',
  'loan',
  'audit',
  'refusal',
  'visit',
  'chase',
]);
export type ObstacleKind = z.infer<typeof ObstacleKind>;

export const Obstacle = z.strictObject({ kind: ObstacleKind, count: z.int().min(1) });
export type Obstacle = z.infer<typeof Obstacle>;

const OBSTACLE_WORDS: Readonly<Record<ObstacleKind, readonly [one: string, many: string]>> = {
  hold: ['hold', 'holds'],
  openClaim: ['open claim', 'open claims'],
  device: ['device of the office still held', 'devices of the office still held'],
  rental: ['running rental', 'running rentals'],
  loan: ['loan not returned', 'loans not returned'],
  audit: ['open audit request', 'open audit requests'],
  refusal: ['open refusal', 'open refusals'],
  visit: ['unsigned visit', 'unsigned visits'],
  chase: ['open chase', 'open chases'],
};

/** As people say it: "2 open claims". */
export function obstacleWords({ kind, count }: Obstacle): string {
  const [one, many] = OBSTACLE_WORDS[kind];
  return `${count} ${count === 1 ? one : many}`;
}

export const ServiceDate = z.strictObject({ kind: ServiceKind, on: IsoDateSchema });
export type ServiceDate = z.infer<typeof ServiceDate>;

/** The newest of all dates of service; of several on that day the plainest kind. Null where there is none. */
export function lastService(dates: readonly ServiceDate[]): ServiceDate | null {
  let last: ServiceDate | null = null;
  for (const date of dates) {
    const later = last === null || date.on > last.on;
    const plainer =
      last !== null &&
      date.on === last.on &&
      SERVICE_KINDS.indexOf(date.kind) < SERVICE_KINDS.indexOf(last.kind);
    if (later || plainer) last = date;
  }
  return last;
}

/**
 * The first day on which the records may go: the day after the years are over (42 CFR 424.516(f) counts from the date of
 * service). From February 29 the years are over on March 1 where there is no such day, so never a day too early.
 */
export function dueOn(last: IsoDate, years: number): IsoDate {
  return addDays(anniversary(last, years, 'later'), 1);
}

/** The newest date of service that is due on a day: `dueOn(d) <= today` exactly when `d <= lastDueService(today)`. */
export function lastDueService(today: IsoDate, years: number): IsoDate {
  return anniversary(addDays(today, -1), -years, 'earlier');
}

const LAST_YEAR = 2199;

/** The same day of another year; where February 29 is missing, the day after or before it. */
function anniversary(date: IsoDate, years: number, missing: 'later' | 'earlier'): IsoDate {
  const year = Number(date.slice(0, 4)) + years;
  // Past the last day that a date can be: a slip of the pen, and kept for good.
  if (year > LAST_YEAR) return `${LAST_YEAR}-12-30`;
  const day = date.slice(5);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const fitting = day === '02-29' && !leap ? (missing === 'later' ? '03-01' : '02-28') : day;
  return `${String(year).padStart(4, '0')}-${fitting}`;
}

export interface RetentionFacts {
  readonly last: IsoDate;
  readonly years: number;
  /** In the office. */
  readonly today: IsoDate;
  readonly obstacles: readonly Obstacle[];
}

/** `kept`: the years are not over. `stopped`: they are, and something stands in the way. `due`: the owner may purge. */
export type RetentionState = 'kept' | 'stopped' | 'due';

export function retentionState({ last, years, today, obstacles }: RetentionFacts): RetentionState {
  if (today < dueOn(last, years)) return 'kept';
  return obstacles.length > 0 ? 'stopped' : 'due';
}

interface KeepRules {
  readonly backupDaily: number;
  readonly backupWeekly: number;
  readonly backupMonthly: number;
}

/**
 * The day on which the last backup that still holds what was purged on a day will have been replaced, where a backup is
 * made every day. A copy that somebody took elsewhere follows no rule.
 */
export function backupsHoldUntil(purgedOn: IsoDate, rules: KeepRules): IsoDate {
  const days = Math.max(rules.backupDaily, 1);
  const weeks = rules.backupWeekly * 7;
  // The backup of a month's last day stays until as many later months have one: 31 days each are never too few.
  const months = rules.backupMonthly * 31;
  return addDays(purgedOn, Math.max(days, weeks, months) + 1);
}
