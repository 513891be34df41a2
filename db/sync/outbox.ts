import type { SignedSet } from '../../shared/sync/changeSet.ts';
import type { Connection } from '../open.ts';
import { all } from '../rows.ts';
import { editOf } from './mergeSets.ts';

/** Reading change sets back, to hand them on. */

interface StoredSet {
  readonly device: string;
  readonly n: number;
  readonly hlc: string;
  readonly schema: number;
  readonly previous: string;
  readonly seen: string;
  readonly tx: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly undoes: string | null;
  readonly signature: string;
}

/** Sets of one device after its set `after`, in their order. @param limit sets at most */
export function setsOf(db: Connection, device: string, after: number, limit: number): SignedSet[] {
  return all<StoredSet>(db, 'select * from _set where device = ? and n > ? order by n limit ?', [
    device,
    after,
    limit,
  ]).map((row) => ({
    device: row.device,
    n: row.n,
    hlc: row.hlc,
    schema: row.schema,
    previous: row.previous,
    seen: JSON.parse(row.seen) as [string, number][],
    transaction: { id: row.tx, at: row.at, actor: row.actor, action: row.action, undoes: row.undoes },
    signature: row.signature,
    edits: all<Parameters<typeof editOf>[0]>(
      db,
      'select tbl, row, field, value, parent, sealed from _edit where hlc = ? order by tbl, row, field',
      [row.hlc],
    ).map(editOf),
  }));
}

/** The devices whose sets are known here, own included, each with how far without a gap. */
export function knownDevices(db: Connection): { readonly device: string; readonly n: number }[] {
  return all(
    db,
    'select device, n from _seen union all select id as device, n from _device where n > 0 order by device',
  );
}
