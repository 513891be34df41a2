import path from 'node:path';
import { type Result, ok } from '../../shared/result.ts';
import { pruneUpdateCopies } from '../asideCopies.ts';
import { AttachmentBox } from '../attachments.ts';
import { backUpDatabase } from '../backup.ts';
import { ensurePrivateFolder } from '../files.ts';
import type { KeyFile } from '../keys.ts';
import { migrate, newestVersion } from '../migrate.ts';
import { type Connection, openDatabase } from '../open.ts';
import { finishPurge, isPurgeUnfinished } from '../purge.ts';
import { hasTable } from '../rows.ts';
import { storedNameKey } from '../rotate.ts';
import { isOfTheDisk } from './diskFaults.ts';
import { nowOf, putIdsBehind, type Session, type StoreCore } from './core.ts';
import { isQuicklyChecked } from './health.ts';
import { settleIdentity } from './identity.ts';
import { takeHeldIn } from './merging.ts';
import { markOf } from './movedFile.ts';

/** Opens the file whose key is known to be right, checks it and brings it up to date: the store is unlocked then. */
export function openSession(core: StoreCore, keys: KeyFile, dataKey: Buffer): Result<Session> {
  const check = isQuicklyChecked(core) ? 'quick' : 'none';
  const opened = openDatabase(core.paths.database, dataKey, {
    keyVerified: true,
    newestSchema: newestVersion(core.options.schema),
    check,
  });
  if (!opened.ok) return opened;
  const db = opened.value;
  let session: Session | null = null;
  try {
    const migrated = bringUpToDate(core, db, dataKey);
    if (!migrated.ok) return migrated;
    prune(core);
    if (hasTable(db, 'store_secret') && isPurgeUnfinished(db)) tryToFinishPurge(db);
    const nameKey = storedNameKey(db);
    const attachments = new AttachmentBox(core.paths.attachments, dataKey, nameKey);
    nameKey?.fill(0);
    putIdsBehind(core, db);
    settleIdentity(core, db);
    takeHeldIn(core, db);
    session = { db, dataKey, keys, attachments, mark: markOf(core.paths.database) };
    core.session = session;
    return ok(session);
  } finally {
    if (session === null) db.close();
  }
}

/** Brings the tables of a file to those of this program, after a copy of the file was put aside. */
export function bringUpToDate(core: StoreCore, db: Connection, dataKey: Buffer): ReturnType<typeof migrate> {
  const { backups } = core.paths;
  return migrate(db, core.options.schema, {
    at: nowOf(core),
    newId: core.newId,
    backUp: () => {
      ensurePrivateFolder(backups);
      const name = `before-update-${nowOf(core).replace(/[:.]/g, '-')}.db`;
      return backUpDatabase(db, dataKey, path.join(backups, name));
    },
  });
}

/** Room for the file twice and nobody else at it: where one of them is missing, the next unlocking tries again. */
export function tryToFinishPurge(db: Connection): boolean {
  try {
    return finishPurge(db);
  } catch (error) {
    if (isOfTheDisk(error)) return false;
    throw error;
  }
}

/** Copies from before updates; what cannot be removed now goes another time: nobody is kept out for it. */
function prune(core: StoreCore): void {
  try {
    pruneUpdateCopies(core.paths.backups, nowOf(core));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
