import { msOf } from '../../shared/sync/hybridClock.ts';
import type { Connection } from '../open.ts';
import { all, first, type SqlValue } from '../rows.ts';
import { openVersions, type Version } from './edits.ts';

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
  ).flatMap(({ tbl, row, field }) => {
    const [stands, ...others] = openVersions(db, tbl, row, field);
    if (!stands) return [];
    const lost = others.filter(({ value }) => value !== stands.value);
    return lost.length === 0
      ? []
      : [
          {
            table: tbl,
            row,
            field,
            stands: signed(db, stands),
            lost: lost.map((version) => signed(db, version)),
          },
        ];
  });
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
