import { msOf } from '../../shared/sync/hybridClock.ts';
import type { Connection } from '../open.ts';
import { all, first, type SqlValue } from '../rows.ts';
import { isSettled, openVersions, type Version } from './edits.ts';

/** Fields in which two people wrote without knowing of each other: what stands, what lost, who wrote it and when. */

export interface DisputedValue {
  /** The edit's time; it names the edit. */
  readonly hlc: string;
  readonly value: SqlValue;
  /** Id of the user who wrote it. */
  readonly actor: string;
  readonly device: string;
  /** By the clock of the device, ISO 8601 UTC. */
  readonly at: string;
}

export interface Dispute {
  readonly table: string;
  readonly row: string;
  readonly field: string;
  /** What stands was closed by a seal. */
  readonly sealed: boolean;
  readonly stands: DisputedValue;
  /** Values that were typed at the same time and lost, the newest first. */
  readonly lost: readonly DisputedValue[];
}

/** In the order of table, row and field: the same on every device. @param limit disputes at most */
export function listDisputes(db: Connection, limit: number): Dispute[] {
  return all<{ tbl: string; row: string; field: string }>(
    db,
    'select tbl, row, field from _dispute order by tbl, row, field limit ?',
    [limit],
  ).flatMap(({ tbl, row, field }) => disputeOf(db, tbl, row, field) ?? []);
}

/** The dispute about one field; null where there is none, or a person has dealt with all that lost. */
export function disputeOf(db: Connection, table: string, row: string, field: string): Dispute | null {
  const [stands, ...others] = openVersions(db, table, row, field);
  if (!stands) return null;
  const lost = others.filter(
    ({ hlc, value }) => value !== stands.value && !isSettled(db, table, row, field, hlc),
  );
  if (lost.length === 0) return null;
  return {
    table,
    row,
    field,
    sealed: stands.sealed,
    stands: signed(db, stands),
    lost: lost.map((version) => signed(db, version)),
  };
}

export function countDisputes(db: Connection): number {
  return first<{ n: number }>(db, 'select count(*) as n from _dispute')?.n ?? 0;
}

function signed(db: Connection, { hlc, value }: Version): DisputedValue {
  const set = first<{ actor: string; device: string; at: string }>(
    db,
    'select actor, device, at from _set where hlc = ?',
    [hlc],
  );
  return {
    hlc,
    value,
    actor: set?.actor ?? '',
    device: set?.device ?? '',
    at: set?.at ?? new Date(msOf(hlc)).toISOString(),
  };
}
