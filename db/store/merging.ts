import { type Result, ok } from '../../shared/result.ts';
import type { SignedSet } from '../../shared/sync/changeSet.ts';
import { forgetSummaries } from '../claimSummaries.ts';
import { newestTransaction } from '../journal.ts';
import { type Connection, schemaVersionOf } from '../open.ts';
import { first } from '../rows.ts';
import { putSecret, secretOf } from '../storeIdentity.ts';
import { deviceState } from '../sync/deviceState.ts';
import { type Merged, mergeSets, replayHeld } from '../sync/mergeSets.ts';
import { restamp, type Restamped, type Restamping } from '../sync/restamp.ts';
import { judgeOf } from '../sync/roster.ts';
import { putIdsBehind, type Session, type StoreCore, syncRulesOf } from './core.ts';
import type { Writes } from './writes.ts';

/** Takes in change sets of other devices in one transaction (Store.merge). */
export function mergeIntoStore(
  core: StoreCore,
  writes: Writes,
  session: Session,
  sets: readonly SignedSet[],
  keep: (db: Connection, merged: Merged) => void,
): Result<Merged> {
  const rules = syncRulesOf(core);
  if (!rules) throw new Error('the records of this store do not travel');
  return writes.keep(session, (db) => {
    const before = newestTransaction(db);
    const merged = mergeSets(db, sets, { rules, newId: core.newId, judge: judgeOf(db) });
    if ('claim_summary' in rules.tables) forgetSummaries(db, before);
    keep(db, merged);
    putIdsBehind(core, db);
    return ok(merged);
  });
}

/** Writes own sets that nobody has down anew, in one transaction (Store.restamp). */
export function restampInStore(
  core: StoreCore,
  writes: Writes,
  session: Session,
  how: (db: Connection) => Restamping | null,
): Result<Restamped> {
  const rules = syncRulesOf(core);
  if (!rules) throw new Error('the records of this store do not travel');
  return writes.keep(session, (db) => {
    const asked = how(db);
    return ok(asked ? restamp(db, asked, { rules, newId: core.newId }) : { sets: 0, newest: 0 });
  });
}

/** Under this name the store keeps the schema for which what waits for a newer program was tried last. */
const TRIED_FOR = 'heldTriedFor';

/** Takes in what waited for a program as new as this one. To be called when a file was opened and is up to date. */
export function takeHeldIn(core: StoreCore, db: Connection): void {
  const rules = syncRulesOf(core);
  if (!rules || !('_device' in rules.tables) || deviceState(db) === null) return;
  const schema = String(schemaVersionOf(db));
  if (secretOf(db, TRIED_FOR) === schema) return;
  db.exec('begin immediate');
  try {
    if (first(db, 'select 1 from _edit where held = 1 limit 1')) {
      const before = newestTransaction(db);
      replayHeld(db, { rules, newId: core.newId });
      if ('claim_summary' in rules.tables) forgetSummaries(db, before);
    }
    putSecret(db, TRIED_FOR, schema);
    db.exec('commit');
  } catch (error) {
    if (db.inTransaction) db.exec('rollback');
    throw error;
  }
}
