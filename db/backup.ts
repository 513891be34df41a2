import fs from 'node:fs';
import path from 'node:path';
import { type Result, ok } from '../shared/result.ts';
import { AttachmentBox } from './attachments.ts';
import { guardStore, storeFailure } from './faults.ts';
import { ensurePrivateFolder, syncFile, syncFolder } from './files.ts';
import { type Connection, openDatabase } from './open.ts';
import type { StorePaths } from './paths.ts';
import { storePaths } from './paths.ts';

/**
 * Copies of the data: encrypted with the same key, consistent, read through before they count, and put into
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

export interface BackupSource {
  readonly db: Connection;
  readonly dataKey: Buffer;
  readonly paths: StorePaths;
  /** Names of all attachments that rows hold. */
  readonly attachments: readonly string[];
}

export interface BackupReport {
  readonly attachments: number;
  /** Attachments that were missing or damaged already, and so could not be copied. */
  readonly unreadable: number;
}

/**
 * Copies the whole data folder: data file, key file and attachments. The result is itself a data folder, to be
 * opened with the same passphrase or recovery code.
 * @param target a folder that does not exist yet, beside or below nothing that this program writes.
 */
export function backUpFolder(source: BackupSource, target: string): Result<BackupReport> {
  if (fs.existsSync(target)) return storeFailure('exists');
  const part = storePaths(`${target}.part`);
  return guardStore(() => {
    try {
      fs.rmSync(part.folder, { recursive: true, force: true });
      ensurePrivateFolder(part.folder);
      const copied = backUpDatabase(source.db, source.dataKey, part.database);
      if (!copied.ok) return copied;
      fs.copyFileSync(source.paths.keys, part.keys);
      syncFile(part.keys);
      const report = copyAttachments(source, part.attachments);
      syncFolder(part.folder);
      fs.renameSync(part.folder, target);
      syncFolder(path.dirname(target));
      return ok(report);
    } finally {
      fs.rmSync(part.folder, { recursive: true, force: true });
    }
  });
}

function copyAttachments(source: BackupSource, folder: string): BackupReport {
  const from = new AttachmentBox(source.paths.attachments, source.dataKey);
  const to = new AttachmentBox(folder, source.dataKey);
  let unreadable = 0;
  try {
    for (const name of source.attachments) {
      const bytes = from.read(name);
      if (bytes.ok) to.putAs(name, bytes.value);
      else unreadable += 1;
    }
  } finally {
    from.close();
    to.close();
  }
  return { attachments: source.attachments.length - unreadable, unreadable };
}
