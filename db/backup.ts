import fs from 'node:fs';
import path from 'node:path';
import { type Result, ok } from '../shared/result.ts';
import { guardStore, storeFailure } from './faults.ts';
import { syncFile, syncFolder } from './files.ts';
import { type Connection, openDatabase } from './open.ts';

/**
 * Copies of the data file: encrypted with the same key, consistent, read through before they count, and put into
 * place in one step. (SQLite's own backup call does not work on encrypted files.)
 */

/**
 * Copies the data file while it is in use. Not inside a transaction.
 * @param target must not exist. @returns `exists`, `diskFull`, or `backupFailed` when the copy does not read back.
 */
export function backUpDatabase(db: Connection, key: Buffer, target: string): Result<void> {
  if (fs.existsSync(target)) return storeFailure('exists');
  const part = `${target}.part`;
  return guardStore(() => {
    try {
      fs.rmSync(part, { force: true });
      fs.closeSync(fs.openSync(part, 'wx', 0o600)); // SQLite fills an empty file and keeps its mode
      db.prepare('vacuum into ?').run(part);
      if (!isSoundCopy(part, key)) return storeFailure('backupFailed');
      syncFile(part);
      fs.renameSync(part, target);
      syncFolder(path.dirname(target));
      return ok(undefined);
    } finally {
      fs.rmSync(part, { force: true });
    }
  });
}

function isSoundCopy(file: string, key: Buffer): boolean {
  const opened = openDatabase(file, key, { readonly: true, keyVerified: true, check: 'full' });
  if (opened.ok) opened.value.close();
  return opened.ok;
}
