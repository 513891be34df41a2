import { z } from 'zod';

/**
 * Hybrid logical clock (Kulkarni et al. 2014): wall time that never goes back and always lies behind whatever was seen,
 * so that an edit made in knowledge of another one sorts after it on every device, whatever their clocks say.
 */

/**
 * When an edit was made, and by which device: milliseconds since 1970 (12 hex digits), a counter (5) and the device's
 * id. Of fixed width, so that the order of the texts is the order of the edits.
 */
export const Hlc = z
  .string()
  .regex(/^[0-9a-f]{12}-[0-9a-f]{5}-[0-9a-f-]{36}$/, { error: 'This is not a time of an edit.' });
export type Hlc = z.infer<typeof Hlc>;

export interface ClockState {
  /** Milliseconds since 1970 of the newest edit that was made or seen here. */
  readonly ms: number;
  /** Of the edits of that millisecond. */
  readonly counter: number;
}

const LAST_COUNTER = 0xf_ffff;

/** The state for the next own edit. @param now the wall clock, in milliseconds since 1970 */
export function tick(state: ClockState, now: number): ClockState {
  if (now > state.ms) return { ms: now, counter: 0 };
  if (state.counter < LAST_COUNTER) return { ms: state.ms, counter: state.counter + 1 };
  return { ms: state.ms + 1, counter: 0 };
}

/**
 * The state after somebody else's edit was seen. Nothing is cut off here, however far ahead it lies: a device that held
 * its clock back would lose edits that it makes in knowledge of that one. Who is too far ahead is stopped by the hub.
 */
export function seen(state: ClockState, hlc: Hlc): ClockState {
  const other = { ms: msOf(hlc), counter: parseInt(hlc.slice(13, 18), 16) };
  if (other.ms > state.ms) return other;
  if (other.ms < state.ms) return state;
  return { ms: state.ms, counter: Math.max(state.counter, other.counter) };
}

export function hlcOf({ ms, counter }: ClockState, device: string): Hlc {
  return `${ms.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(5, '0')}-${device}`;
}

/** Milliseconds since 1970. */
export function msOf(hlc: Hlc): number {
  return parseInt(hlc.slice(0, 12), 16);
}

export function deviceOf(hlc: Hlc): string {
  return hlc.slice(19);
}
