import type { Instant } from './dates.ts';
import type { Labor, TimerRun } from './serviceVisit.ts';

/**
 * The runs of a labor timer. A run is two instants, so that midnight and a change of the clock for daylight time take
 * nothing away and add nothing; the run that is still open is in the saved visit, so that a reload or a power cut goes
 * on counting. A run that ends before it begins is kept as it was seen and counts nothing: the clock was set back.
 */

/** Longest time that one line can hold, in minutes: a timer that ran longer was forgotten. */
const DAY = 1440;
/** Runs that one line can hold. */
export const MOST_RUNS = 200;

/** Elapsed milliseconds of a run, never negative; an open run lasts until `now` (milliseconds since 1970). */
export function runMillis(run: TimerRun, now: number): number {
  return Math.max(0, (run.to === null ? now : Date.parse(run.to)) - Date.parse(run.from));
}

/** True when the clock was set back while the run lasted; for an open run: when `now` lies before its start. */
export function ranBackwards(run: TimerRun, now: number): boolean {
  return (run.to === null ? now : Date.parse(run.to)) < Date.parse(run.from);
}

/** The run that is open, or undefined. */
export function openRun(labor: Pick<Labor, 'runs'>): TimerRun | undefined {
  return labor.runs.find((run) => run.to === null);
}

/** Whole minutes of all runs together: at least one once there was a run that counts, since work was done. */
export function trackedMinutes(runs: readonly TimerRun[], now: number): number {
  const counted = runs.filter((run) => !ranBackwards(run, now));
  if (counted.length === 0) return 0;
  return Math.max(1, Math.floor(counted.reduce((sum, run) => sum + runMillis(run, now), 0) / 60_000));
}

/** The line with a run that begins now. A line whose timer runs, or that holds all the runs it can, stays as it is. */
export function startRun(labor: Labor, at: Instant): Labor {
  if (openRun(labor) || labor.runs.length >= MOST_RUNS) return labor;
  return { ...labor, runs: [...labor.runs, { from: at, to: null }] };
}

/**
 * The line with its open run ended, and what that run adds put onto the minutes. Minutes that somebody typed stay
 * under it; a run over which the clock was set back adds nothing, and neither does one that was forgotten: nobody knows
 * its minutes but who worked (`isForgotten`).
 */
export function stopRun(labor: Labor, at: Instant): Labor {
  if (!openRun(labor)) return labor;
  const runs = labor.runs.map((run) => (run.to === null ? { ...run, to: at } : run));
  const minutes = minutesWith(labor, runs, Date.parse(at));
  return { ...labor, runs, minutes: minutes > 0 ? minutes : labor.minutes };
}

/** Minutes of a line up to `now`, whether its timer runs or not; 0 while there are none. */
export function minutesSoFar(labor: Pick<Labor, 'minutes' | 'runs'>, now: number): number {
  return minutesWith(labor, labor.runs, now);
}

function minutesWith(labor: Pick<Labor, 'minutes' | 'runs'>, runs: readonly TimerRun[], now: number): number {
  const ended = labor.runs.filter((run) => run.to !== null);
  const typed = labor.minutes ?? 0;
  const minutes = typed + trackedMinutes(runs, now) - trackedMinutes(ended, now);
  return minutes > DAY ? typed : Math.max(0, minutes);
}

/** Whether the timer of a line ran for more than a day: its time is not counted, the minutes have to be typed. */
export function isForgotten(labor: Pick<Labor, 'runs'>, now: number): boolean {
  return trackedMinutes(labor.runs, now) > DAY;
}

/** `2 days 3 h`, of all runs of a line together. */
export function ranFor(labor: Pick<Labor, 'runs'>, now: number): string {
  const hours = Math.floor(trackedMinutes(labor.runs, now) / 60);
  const days = Math.floor(hours / 24);
  const rest = `${String(hours % 24)} h`;
  return days === 0 ? rest : `${String(days)} ${days === 1 ? 'day' : 'days'} ${rest}`;
}

/** What lies between two runs of a line: a pause, or an overlap where the clock was set back in between. */
export interface RunGap {
  readonly kind: 'pause' | 'overlap';
  /** Whole minutes, rounded down. */
  readonly minutes: number;
}

/** One entry for each pair of neighboring runs, in their order; null where the second follows within the minute. */
export function gapsBetween(runs: readonly TimerRun[]): readonly (RunGap | null)[] {
  return runs.slice(1).map((run, index) => {
    const before = runs[index];
    if (!before || before.to === null) return null;
    const millis = Date.parse(run.from) - Date.parse(before.to);
    const minutes = Math.floor(Math.abs(millis) / 60_000);
    if (millis < 0) return { kind: 'overlap', minutes };
    return minutes === 0 ? null : { kind: 'pause', minutes };
  });
}

/** Whether the clock was set back at any time while these runs were kept. */
export function clockWasSetBack(runs: readonly TimerRun[], now: number): boolean {
  return (
    runs.some((run) => ranBackwards(run, now)) || gapsBetween(runs).some((gap) => gap?.kind === 'overlap')
  );
}

/**
 * `06/03/2026, 9:02 AM to 9:31 AM`, on the clock of the office. The day of the end is given where it is another, and
 * the zone where the clock changed for daylight time in between: `1:40 AM EDT to 1:10 AM EST`.
 */
export function runText(run: TimerRun, timeZone: string): string {
  const from = clockOf(run.from, timeZone);
  if (run.to === null) return `${from.day}, ${from.time}, still running`;
  const to = clockOf(run.to, timeZone);
  const zones = from.zone !== to.zone;
  const first = `${from.day}, ${from.time}${zones ? ` ${from.zone}` : ''}`;
  return `${first} to ${to.day === from.day ? '' : `${to.day}, `}${to.time}${zones ? ` ${to.zone}` : ''}`;
}

function clockOf(at: Instant, timeZone: string): { day: string; time: string; zone: string } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).formatToParts(new Date(at));
  const get = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? '';
  return {
    day: `${get('month')}/${get('day')}/${get('year')}`,
    time: `${get('hour')}:${get('minute')} ${get('dayPeriod')}`,
    zone: get('timeZoneName'),
  };
}
