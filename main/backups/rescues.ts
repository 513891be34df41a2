import fs from 'node:fs';
import path from 'node:path';
import { type BackupEntry, listBackups } from '../../db/backupCatalog.ts';
import { openManifest, readManifest } from '../../db/backupManifest.ts';
import { first } from '../../db/rows.ts';
import { storePaths } from '../../db/paths.ts';
import type { Store } from '../../db/store.ts';
import { restoredFrom } from '../../db/storeIdentity.ts';
import { ok } from '../../shared/result.ts';

/**
 * Rescue copies: what an open office still had when its file was replaced or removed (db/rescue.ts). They lie with what
 * restores put aside, and are restored from like any backup.
 */

/** Newest first; none where nothing was ever put aside. @throws errors of the file system. */
export function rescueCopies(dataDir: string): BackupEntry[] {
  const { kept } = storePaths(dataDir);
  return fs.existsSync(kept) ? listBackups(kept).filter(({ kind }) => kind === 'rescue') : [];
}

/** True while one of them ends with a saved step that the open office does not have. */
export function isRescueOpen(store: Store): boolean {
  const dataKey = store.keyForThread();
  if (!dataKey) return false;
  try {
    const { folder, kept } = store.paths;
    return rescueCopies(folder).some(({ name, madeAt }) => {
      const manifest = readManifest(path.join(kept, name));
      const sealed = manifest.ok ? openManifest(manifest.value, dataKey) : null;
      const missing = store.read((db) => {
        const last = sealed?.lastTransaction;
        if (last) return ok(!first(db, 'select 1 from _transaction where id = ?', [last.id]));
        // Of before a new key: an office that was restored since has been looked after.
        return ok((restoredFrom(db)?.at ?? '') < madeAt);
      });
      return missing.ok && missing.value;
    });
  } catch {
    return false; // a folder that cannot be read tells by other notices
  } finally {
    dataKey.fill(0);
  }
}
