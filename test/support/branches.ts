import type { Connection } from '../../db/open.ts';
import { run } from '../../db/rows.ts';
import { beginDevice } from '../../db/sync/deviceState.ts';
import { NO_ADDRESS } from '../../shared/domain/record.ts';

/** An office with two branches, seen from a device of the first one. */

export const ALDER = '01990000-0000-7000-8000-00000000000a';
export const TACOMA = '01990000-0000-7000-8000-00000000000b';
export const HERE = '01990000-0000-7000-8000-0000000000d1';

export function withBranches(db: Connection, at: string): void {
  const branch = `insert into branch (id, name, address, phone, active, created_at, updated_at)
    values (:id, :name, :address, '', 1, :at, :at)`;
  const address = JSON.stringify(NO_ADDRESS);
  run(db, branch, { id: ALDER, name: 'Alder Street', address, at });
  run(db, branch, { id: TACOMA, name: 'Tacoma', address, at });
  run(
    db,
    `insert into device (id, name, tag, branch_id, created_at, updated_at)
     values (:id, 'Front desk', '', :branchId, :at, :at)`,
    { id: HERE, branchId: ALDER, at },
  );
  beginDevice(db, HERE);
}

/** The device moves: what it writes is of this branch from then on. */
export function workIn(db: Connection, branchId: string | null): void {
  run(db, 'update device set branch_id = ? where id = ?', [branchId, HERE]);
}
