import { beginAct, endAct } from '../journal.ts';
import type { Connection } from '../open.ts';
import { run } from '../rows.ts';
import { becomeSuccessor, identityCheck, placeOf } from '../sync/devices.ts';
import { deviceState } from '../sync/deviceState.ts';
import { noteSets } from '../sync/noteSet.ts';
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
    const what = check === 'restored' ? 'restored' : 'copied';
    // Its claims carry a part of its id: nobody can be asked for the next tag.
    run(
      db,
      `insert into device (id, name, tag, branch_id, created_at, updated_at)
       select :id, substr(name, 1, 48) || ' (${what})', :tag, branch_id, :at, :at from device where id = :former`,
      { id, former, at, tag: id.slice(-5).toUpperCase() },
    );
    endAct(db, core.newId, (transaction) => noteSets(db, rules, transaction));
    db.exec('commit');
  } catch (error) {
    if (db.inTransaction) db.exec('rollback');
    throw error;
  }
}
