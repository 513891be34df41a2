import fs from 'node:fs';
import path from 'node:path';
import { backUpDatabase } from './backup.ts';
import { backupName, sha256OfFile, unfinishedBackup } from './backupCatalog.ts';
import { MANIFEST_FILE, manifestBytes, sealManifest } from './backupManifest.ts';
import { attachmentNames } from './documents.ts';
import { storeFaultOf } from './faults.ts';
import { ensurePrivateFolder, sizeOf, syncFolder, writeFileDurably } from './files.ts';
import { type KeyFile, writeKeyFile } from './keys.ts';
import { attachmentFile, factsOf } from './makeBackup.ts';
import type { Connection } from './open.ts';
import { type StorePaths, storePaths } from './paths.ts';
import { identityOf } from './storeIdentity.ts';

/**
 * What an open connection still has when its file was taken from under it, as a backup that can be restored like any
 * other. Made from the connection itself, for there is no file any more that another one could open.
 */

export interface RescueOrder {
  /** Not in a transaction. */
  readonly db: Connection;
  readonly dataKey: Buffer;
  readonly keys: KeyFile;
  readonly paths: StorePaths;
  /** Instant. */
  readonly at: string;
  /** Folders for it: the first one that takes it gets it. */
  readonly places: readonly string[];
}

const NOBODY = '0'.repeat(32);

/** @returns the folder of the rescue copy, opened and read through; null where no place took one */
export function rescueStore(order: RescueOrder): string | null {
  for (const place of order.places) {
    try {
      return rescueInto(order, place);
    } catch (error) {
      if (storeFaultOf(error) === null && !isRefusal(error)) throw error;
    }
  }
  return null;
}

/** Any other word of the system about a folder, e.g. that a file lies where it should be. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && ('syscall' in error || error.message === UNSOUND);
}

const UNSOUND = 'the rescue copy does not read back';

function rescueInto({ db, dataKey, keys, paths, at }: RescueOrder, place: string): string {
  ensurePrivateFolder(place);
  const identity = identityOf(db) ?? { storeId: NOBODY, deviceId: NOBODY };
  const name = backupName(Date.parse(at), (taken) => fs.existsSync(path.join(place, taken)));
  const part = unfinishedBackup(place, name, identity.deviceId);
  const to = storePaths(part);
  try {
    fs.rmSync(part, { recursive: true, force: true });
    ensurePrivateFolder(part);
    const copied = backUpDatabase(db, dataKey, to.database);
    const kept = copied.ok ? writeKeyFile(to.keys, keys) : copied;
    if (!kept.ok) throw new Error(UNSOUND);
    const names = attachmentNames(db);
    const linked = names.map((each) => keepDocument(paths, to, each));
    const { schemaVersion, ...facts } = factsOf(db);
    const there = linked.filter((bytes) => bytes !== null);
    const plain = {
      format: 'claimwright backup' as const,
      version: 1 as const,
      ...identity,
      schemaVersion,
      program: '',
      kind: 'rescue' as const,
      madeAt: at,
      databaseBytes: sizeOf(to.database) ?? 0,
      databaseSha256: sha256OfFile(to.database),
      keysSha256: sha256OfFile(to.keys),
      attachments: there.length,
      attachmentBytes: there.reduce((sum, bytes) => sum + bytes, 0),
    };
    const sealed = { ...facts, unreadable: linked.length - there.length };
    writeFileDurably(path.join(part, MANIFEST_FILE), manifestBytes(sealManifest(plain, sealed, dataKey)));
    const target = path.join(place, name);
    fs.renameSync(part, target);
    syncFolder(place);
    return target;
  } finally {
    fs.rmSync(part, { recursive: true, force: true });
  }
}

/** Shared with the data folder where the disk can share, for it has to be quick. @returns its size; null: not there */
function keepDocument(from: StorePaths, to: StorePaths, name: string): number | null {
  const [file, target] = [attachmentFile(from.attachments, name), attachmentFile(to.attachments, name)];
  const size = sizeOf(file);
  if (size === null) return null;
  ensurePrivateFolder(path.dirname(target));
  try {
    fs.linkSync(file, target);
  } catch {
    fs.copyFileSync(file, target);
  }
  return size;
}
