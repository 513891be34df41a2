import { create } from 'zustand';
import type { Labor } from '../../shared/domain/serviceVisit.ts';

/**
 * Start/stop timers of labour lines. What is running is kept by the page under the line's opaque id, so that a
 * reload goes on counting; the minutes themselves go into the visit while the timer runs.
 */
export interface RunningTimer {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Minutes that the line already had when the timer was started. */
  readonly baseMinutes: number;
}

interface TimerStore {
  readonly running: Readonly<Record<string, RunningTimer>>;
  readonly start: (laborId: string, baseMinutes: number, now: number) => void;
  readonly clear: (laborId: string) => void;
}

const KEY = 'claimwright.timers';
/** Longest time one line can hold. */
const DAY = 1440;
/** Nobody forgets a timer for less than this: minutes after which the line asks to be looked at. */
export const LONG_RUN = 480;

export const useTimers = create<TimerStore>()((set, get) => ({
  running: readTimers(),
  start(laborId, baseMinutes, now) {
    set({ running: { ...get().running, [laborId]: { startedAt: now, baseMinutes } } });
    keep(get().running);
  },
  clear(laborId) {
    const { [laborId]: _ended, ...rest } = get().running;
    set({ running: rest });
    keep(rest);
  },
}));

/** Whole minutes on a line whose timer runs: what it had and what has passed since. */
export function minutesSoFar(timer: RunningTimer, now: number): number {
  const passed = Math.max(0, Math.floor((now - timer.startedAt) / 60_000));
  return Math.min(DAY, timer.baseMinutes + passed);
}

/** The minutes to keep when a timer is stopped: at least one, since work was done. */
export function minutesOnStop(timer: RunningTimer, now: number): number {
  return Math.max(1, minutesSoFar(timer, now));
}

/** `0:07:42` since the timer was started. */
export function clockText(timer: RunningTimer, now: number): string {
  const seconds = Math.max(0, Math.floor((now - timer.startedAt) / 1000));
  const part = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${part(Math.floor(seconds / 60) % 60)}:${part(seconds % 60)}`;
}

function readTimers(): Record<string, RunningTimer> {
  let kept: unknown;
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
  if (typeof kept !== 'object' || kept === null) return {};
  const timers: Record<string, RunningTimer> = {};
  for (const [id, value] of Object.entries(kept)) {
    if (isTimer(value)) timers[id] = { startedAt: value.startedAt, baseMinutes: value.baseMinutes };
  }
  return timers;
}

function isTimer(value: unknown): value is RunningTimer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'startedAt' in value &&
    Number.isFinite(value.startedAt) &&
    'baseMinutes' in value &&
    Number.isInteger(value.baseMinutes)
  );
}

function keep(running: Readonly<Record<string, RunningTimer>>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(running));
  } catch {
    // Without storage the timer lasts until the window closes; the minutes are in the visit all the same.
  }
}

/** The lines with every running timer's minutes written in and the timers stopped. */
export function stopTimers(lines: readonly Labor[], now: number): readonly Labor[] {
  const { running, clear } = useTimers.getState();
  if (!lines.some((line) => running[line.id])) return lines;
  return lines.map((line) => {
    const timer = running[line.id];
    if (!timer) return line;
    clear(line.id);
    return { ...line, minutes: minutesOnStop(timer, now) };
  });
}
