import type { Connection } from './open.ts';
import { first } from './rows.ts';

/**
 * A clock that was set years ahead looks like time that went by, and would make records due that are not. What tells
 * is the audit trail: an office notes something every week, so a gap of weeks up to now has to be explained by a person.
 */
export interface ClockDoubt {
  /** Instant of the last entry before the gap. */
  readonly from: string;
  /** Of the first one after it, or now. */
  readonly to: string;
}

/** Longer than any vacation of a whole office. */
const GAP_MS = 40 * 86_400_000;

/**
 * The first gap of more than 40 days in the noted times up to now, since a person last confirmed the day in a purge.
 * @param now instant. A clock that was set back again leaves entries of later days, which do not count.
 */
export function clockDoubt(db: Connection, now: string): ClockDoubt | null {
  for (let from = confirmedAt(db, now) ?? firstNotedAt(db); from !== null && from < now;) {
    const reach = new Date(Math.min(Date.parse(from) + GAP_MS, Date.parse(now))).toISOString();
    const next = first<{ at: string | null }>(db, 'select max(at) as at from _audit where at <= ?', [
      reach,
    ])?.at;
    if (next !== undefined && next !== null && next > from) {
      from = next;
      continue;
    }
    const after = first<{ at: string | null }>(
      db,
      'select min(at) as at from _audit where at > ? and at <= ?',
      [from, now],
    )?.at;
    const to = after ?? now;
    return Date.parse(to) - Date.parse(from) > GAP_MS ? { from, to } : null;
  }
  return null;
}

function firstNotedAt(db: Connection): string | null {
  return first<{ at: string | null }>(db, 'select min(at) as at from _audit')?.at ?? null;
}

/** When the day was last confirmed. */
function confirmedAt(db: Connection, now: string): string | null {
  return (
    first<{ at: string }>(
      db,
      `select at from _audit where kind = 'purge' and json_extract(details, '$.dayConfirmed') is not null and at <= ?
       order by n desc limit 1`,
      [now],
    )?.at ?? null
  );
}
