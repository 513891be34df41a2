import { z } from 'zod';
import { dateInZone, daysBetween, type IsoDate, timeInZone } from './dates.ts';

/** When backups are made, which of them stay, and when their state has to be said loudly. Pure: no clock, no disk. */

export const BackupKind = z.enum([
  'scheduled',
  'byHand',
  'beforeMigration',
  'beforeRestore',
  'beforeRotation',
  /** Of what was open when its file was taken from under it. */
  'rescue',
]);
export type BackupKind = z.infer<typeof BackupKind>;

/** How many are kept: of as many days, weeks and months that have one. */
export interface KeepRules {
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

export interface KeptBackup {
  readonly name: string;
  /** Instant, ISO 8601 UTC. */
  readonly madeAt: string;
  /** The same as a day in the office's time zone. */
  readonly day: IsoDate;
  /** It was read back when it was made, and its files are there in full. */
  readonly good: boolean;
  /** This office made it on this computer; anything else is none of this program's business. */
  readonly own: boolean;
}

/**
 * The names that stay. The newest good backup of each of the last days, weeks (Monday to Sunday) and months that have
 * one; whatever another office or computer made; whatever is of today or, after a jump of the clock, of a later day;
 * the newest good one whatever its date; and a broken one while it is younger than the oldest of the kept days.
 * @param today in the office's time zone
 */
export function toKeep(
  backups: readonly KeptBackup[],
  today: IsoDate,
  rules: KeepRules,
): ReadonlySet<string> {
  const own = backups.filter((backup) => backup.own);
  const good = own.filter((backup) => backup.good).sort(newestFirst);
  const past = good.filter((backup) => backup.day <= today);
  const days = newestOfEach(past, (day) => day, Math.max(rules.daily, 1));
  const slots = [
    ...days,
    ...newestOfEach(past, weekOf, rules.weekly),
    ...newestOfEach(past, (day) => day.slice(0, 7), rules.monthly),
  ];
  const oldestDay = days.at(-1)?.day ?? null;
  const kept = [
    ...backups.filter((backup) => !backup.own || backup.day >= today),
    ...good.slice(0, 1),
    ...slots,
    ...own.filter((backup) => !backup.good && (oldestDay === null || backup.day >= oldestDay)),
  ];
  return new Set(kept.map(({ name }) => name));
}

function newestFirst(left: KeptBackup, right: KeptBackup): number {
  if (left.madeAt !== right.madeAt) return left.madeAt < right.madeAt ? 1 : -1;
  return left.name < right.name ? 1 : -1;
}

/** The newest of each of the last `count` spans that have one. */
function newestOfEach(
  newestOnTop: readonly KeptBackup[],
  spanOf: (day: IsoDate) => string,
  count: number,
): KeptBackup[] {
  const spans = new Map<string, KeptBackup>();
  for (const backup of newestOnTop) {
    const span = spanOf(backup.day);
    if (!spans.has(span)) spans.set(span, backup);
  }
  const latest = [...spans.keys()].sort().reverse().slice(0, Math.max(count, 0));
  return latest.flatMap((span) => spans.get(span) ?? []);
}

/** Weeks since a Monday long ago, so that they sort and a year's end parts none. */
function weekOf(day: IsoDate): string {
  return String(Math.floor(daysBetween('1900-01-01', day) / 7)).padStart(6, '0');
}

/** A clock that is set a little forward and back again must not make a backup count as one of the future. */
const CLOCK_SLACK_MS = 300_000;
const RETRY_MS = 1_800_000;
const LATE_MS = 2 * 86_400_000;

interface Schedule {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly timeZone: string;
  /** Hour of the day in the office after which the day's backup is made. */
  readonly hour: number;
  /** Good backups by when they were made, in milliseconds since 1970. */
  readonly lastGoodAt: number | null;
  /** When the last one was tried that failed. */
  readonly lastFailedAt: number | null;
}

/**
 * Whether the day's backup is to be made now: the last hour for one has passed and no good one was made since. A
 * missed one is due as soon as anybody asks. After a failure half an hour passes before the next try.
 */
export function isBackupDue({ now, timeZone, hour, lastGoodAt, lastFailedAt }: Schedule): boolean {
  const since = lastFailedAt === null ? null : now - lastFailedAt;
  if (since !== null && since >= 0 && since < RETRY_MS) return false;
  // One of the future was made while the clock was wrong: it says nothing about today.
  if (lastGoodAt === null || lastGoodAt > now + CLOCK_SLACK_MS) return true;
  return stampOf(lastGoodAt, timeZone) < lastDueStamp(now, timeZone, hour);
}

/** Day and hour in the office as a text that sorts, so that no day of 23 or 25 hours is reckoned wrong. */
function stampOf(millis: number, timeZone: string): string {
  return `${dateInZone(millis, timeZone)} ${timeInZone(millis, timeZone).slice(0, 2)}`;
}

function lastDueStamp(now: number, timeZone: string, hour: number): string {
  const today = dateInZone(now, timeZone);
  const due = `${today} ${String(hour).padStart(2, '0')}`;
  if (stampOf(now, timeZone) >= due) return due;
  return `${previousDay(today)} ${String(hour).padStart(2, '0')}`;
}

function previousDay(day: IsoDate): IsoDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** What is wrong with the backups, the worst first; null: nothing. */
export const BackupProblem = z.enum(['folderMissing', 'failed', 'late', 'none']);
export type BackupProblem = z.infer<typeof BackupProblem>;

export interface BackupState {
  readonly now: number;
  /** When the office began: before there can be a backup none is missed. */
  readonly beganAt: number;
  readonly lastGoodAt: number | null;
  /** The last try failed, and no good one came after it. */
  readonly lastFailed: boolean;
  readonly folderThere: boolean;
}

export function backupProblem(state: BackupState): BackupProblem | null {
  if (!state.folderThere) return 'folderMissing';
  const { lastGoodAt, now } = state;
  if (lastGoodAt === null) {
    if (state.lastFailed) return 'failed';
    return now - state.beganAt > LATE_MS ? 'none' : null;
  }
  if (now - lastGoodAt > LATE_MS || lastGoodAt > now + LATE_MS) return 'late';
  return state.lastFailed ? 'failed' : null;
}
