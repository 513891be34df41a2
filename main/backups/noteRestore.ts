import { insertAudit } from '../../db/auditTrail.ts';
import type { Store } from '../../db/store.ts';
import { putRestoredFrom, restoredFrom } from '../../db/storeIdentity.ts';
import type { User } from '../../shared/domain/people.ts';
import { ok } from '../../shared/result.ts';

/**
 * The first person who opens a restored office writes into its audit trail that it is one, and what became of the
 * trail that was there: how many entries it had, the hash of the last, how many the backup knows nothing of. Harmless
 * at any time; where the disk takes nothing it is written at a later one.
 */
export function noteRestore({ store, user }: { readonly store: Store; readonly user: User }): void {
  const restored = store.read((db) => ok(restoredFrom(db)));
  if (!restored.ok || !restored.value || restored.value.noted) return;
  const from = restored.value;
  const trail = from.trailAside;
  store.write({ userId: user.id, action: 'backups.restored' }, (tx) => {
    putRestoredFrom(tx.db, { ...from, noted: true });
    insertAudit(tx.db, {
      id: tx.newId(),
      at: tx.at,
      userId: user.id,
      userName: user.name,
      kind: 'restore',
      channel: 'backups.restore',
      details: {
        where: 'here',
        backup: from.backup,
        madeAt: from.backupMadeAt,
        restoredAt: from.at,
        unreadable: from.unreadable,
        ...(from.aside === '' ? {} : { aside: from.aside, trailRead: trail !== null }),
        ...(trail ? { trailEntries: trail.entries, trailHash: trail.hash } : {}),
        ...(trail && trail.behind !== null ? { trailBehind: trail.behind } : {}),
      },
    });
    return ok(undefined);
  });
}
