import { beginAct, endAct } from '../journal.ts';
import type { Connection } from '../open.ts';
import { first, run } from '../rows.ts';
import { becomeSuccessor, identityCheck, placeOf } from '../sync/devices.ts';
import { deviceState } from '../sync/deviceState.ts';
import { noteSets } from '../sync/noteSet.ts';
import { roster } from '../sync/roster.ts';
import { nowOf, type StoreCore, syncRulesOf } from './core.ts';

/**
 * Before anything is written into a store that was opened: one that came from a backup, or that was copied or moved, is a
 * device of its own from here on, so that what it writes is never taken for what the other one wrote.
 */
export function settleIdentity(core: StoreCore, db: Connection): void {
  const rules = syncRulesOf(core);
  if (!rules || !('device' in rules.tables)) return;
  const place = placeOf(core.paths);
  const check = identityCheck(db, place);
  if (check === 'alone' || check === 'own') return;
  const former = deviceState(db)?.id ?? '';
  const at = nowOf(core);
  db.exec('begin immediate');
  try {
    const id = becomeSuccessor(db, { newId: core.newId, at, place });
    beginAct(db, { actor: 'program', action: 'devices.renew', at, transactionId: core.newId() });
    nameDevice(db, { id, former, at, what: check === 'restored' ? 'restored' : 'copied' });
    endAct(db, core.newId, (transaction) => noteSets(db, rules, transaction));
    db.exec('commit');
  } catch (error) {
    if (db.inTransaction) db.exec('rollback');
    throw error;
  }
}

/** The row of a device that goes on under another id. Inside a write. */
function nameDevice(
  db: Connection,
  {
    id,
    former,
    at,
    what,
  }: { readonly id: string; readonly former: string; readonly at: string; readonly what: string },
): void {
  // Its claims carry a part of its id: nobody can be asked for the next tag.
  run(
    db,
    `insert into device (id, name, tag, branch_id, created_at, updated_at)
     select :id, substr(name, 1, 48) || :what, :tag, branch_id, :at, :at from device where id = :former
     on conflict do nothing`,
    { id, former, at, what: ` (${what})`, tag: id.slice(-5).toUpperCase() },
  );
}

/** This device went on under another id while the office was open, and has no row under it yet. */
export function lacksName(db: Connection): boolean {
  return (
    first(db, 'select 1 from _device o where not exists (select 1 from device d where d.id = o.id)') !==
    undefined
  );
}

/** Gives it the row of the device that it was. Inside a write. */
export function nameAfterFormer({ db, at }: { readonly db: Connection; readonly at: string }): void {
  const own = deviceState(db);
  const former = own ? roster(db).get(own.id)?.of : null;
  if (own && former) nameDevice(db, { id: own.id, former, at, what: 'copied' });
}
