import { type Result, ok } from '../../shared/result.ts';
import type { SignedSet } from '../../shared/sync/changeSet.ts';
import type { Connection } from '../open.ts';
import { type Merged, mergeSets } from '../sync/mergeSets.ts';
import { judgeOf } from '../sync/roster.ts';
import { type Session, type StoreCore, syncRulesOf } from './core.ts';
import type { Writes } from './writes.ts';

/** Takes in change sets of other devices in one transaction (Store.merge). */
export function mergeIntoStore(
  core: StoreCore,
  writes: Writes,
  session: Session,
  sets: readonly SignedSet[],
  keep: (db: Connection) => void,
): Result<Merged> {
  const rules = syncRulesOf(core);
  if (!rules) throw new Error('the records of this store do not travel');
  return writes.keep(session, (db) => {
    const merged = mergeSets(db, sets, { rules, newId: core.newId, judge: judgeOf(db) });
    keep(db);
    return ok(merged);
  });
}
