import fs from 'node:fs';
import path from 'node:path';
import { listBackups } from '../../db/backupCatalog.ts';
import { damagedDocuments, type Mended, putDamagedDocuments } from '../../db/damagedDocuments.ts';
import { locked, ok, type Result } from '../../shared/result.ts';
import type { Services } from '../services.ts';

/** Files of documents that are missing or damaged here come back from the newest backup that has them whole. */

export async function mendFromBackups(
  services: Services,
): Promise<Result<{ readonly mended: number; readonly left: number }>> {
  const open = services.session.open();
  const place = services.backups.place();
  if (!open || !place) return locked();
  const { store, user } = open;
  const names = store.read((db) => ok(damagedDocuments(db)));
  if (!names.ok) return names;
  if (names.value.length === 0) return ok({ mended: 0, left: 0 });
  const dataKey = store.keyForThread();
  if (!dataKey) return locked();
  const { folder, backups, kept } = store.paths;
  const order = {
    source: folder,
    dataKey,
    names: names.value,
    backups: backupsIn([...new Set([place.folder, backups, kept])]),
  };
  const mended = await services.backups.work({ kind: 'mend', order }, 'mend', services.sitting);
  if (!mended.ok) return mended;
  return noteMended(services, user.id, mended.value);
}

function noteMended(
  services: Services,
  userId: string,
  { mended, left }: Mended,
): Result<{ readonly mended: number; readonly left: number }> {
  const open = services.session.open();
  if (!open) return locked();
  const kept = open.store.write({ userId, action: 'backups.mendDocuments' }, (tx) => {
    putDamagedDocuments(tx.db, left);
    return ok(undefined);
  });
  if (!kept.ok) return kept;
  services.note({
    kind: 'restore',
    channel: 'backups.mendDocuments',
    details: { documents: mended, left: left.length },
  });
  return ok({ mended, left: left.length });
}

/** Newest first; a folder that cannot be read has none. */
function backupsIn(roots: readonly string[]): string[] {
  return roots
    .flatMap((root) => {
      try {
        return fs.existsSync(root) ? listBackups(root).map((row) => ({ row, root })) : [];
      } catch {
        return [];
      }
    })
    .toSorted((left, right) => (left.row.madeAt < right.row.madeAt ? 1 : -1))
    .map(({ row, root }) => path.join(root, row.name));
}
