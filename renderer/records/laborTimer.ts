import type { Labor } from '../../shared/domain/serviceVisit.ts';
import { openRun, runMillis, stopRun } from '../../shared/domain/timerRuns.ts';

/**
 * Start/stop timers of labor lines. The runs stand in the visit itself, the open one too: a reload, a power cut or
 * another window goes on counting from the instant at which it was started.
 */

/** Nobody forgets a timer for less than this: minutes after which the line asks to be looked at. */
export const LONG_RUN = 480;

/** The instant in the form that runs are kept in. */
export function instantOf(now: number): string {
  return new Date(now).toISOString();
}

/** The lines with every running timer stopped and its minutes written in; the same lines when none runs. */
export function stopTimers(lines: readonly Labor[], now: number): readonly Labor[] {
  if (!lines.some((line) => openRun(line))) return lines;
  return lines.map((line) => stopRun(line, instantOf(now)));
}

/** `0:07:42` since the open run began; null when the timer stands. */
export function clockText(line: Pick<Labor, 'runs'>, now: number): string | null {
  const run = openRun(line);
  if (!run) return null;
  const seconds = Math.floor(runMillis(run, now) / 1000);
  const part = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${part(Math.floor(seconds / 60) % 60)}:${part(seconds % 60)}`;
}
