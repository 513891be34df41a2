import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { BackupKind } from '../shared/domain/backups.ts';
import { Instant } from '../shared/domain/dates.ts';
import { sizeOf, syncFolder } from './files.ts';
import { type BackupManifest, openManifest, readManifest } from './backupManifest.ts';
import { storePaths } from './paths.ts';

/** The backups in a folder: read without a key, so that they can be found when nothing else of the office is left. */

const NAME = /^claimwright-\d{8}T\d{6}Z(-\d{1,3})?$/;

/** `claimwright-20261122T171502Z`: when it was made, and nothing about the office. */
export function backupName(millis: number, taken: (name: string) => boolean): string {
  const stamp = new Date(millis)
    .toISOString()
    .replace(/\.\d{3}Z$/, 'Z')
    .replace(/[-:]/g, '');
  const name = `claimwright-${stamp}`;
  if (!taken(name)) return name;
  let n = 2;
  while (taken(`${name}-${n}`)) n += 1;
  return `${name}-${n}`;
}

export function isBackupName(name: string): boolean {
  return NAME.test(name);
}

/** Where a backup grows until it is whole. The device's own mark: two computers may share a folder. */
export function unfinishedBackup(root: string, name: string, deviceId: string): string {
  return path.join(root, `${name}.${deviceId.slice(0, 8)}.part`);
}

/** Backups that a crash cut off, of this computer only. Harmless where there is no such folder. */
export function sweepUnfinished(root: string, deviceId: string): void {
  for (const name of fs.existsSync(root) ? fs.readdirSync(root) : []) {
    const bare = name.slice(0, name.indexOf('.'));
    if (!isBackupName(bare) || !name.endsWith('.part')) continue;
    if (name.includes(`.${deviceId.slice(0, 8)}.`)) {
      fs.rmSync(path.join(root, name), { recursive: true, force: true });
    }
  }
}

export const BackupEntry = z.strictObject({
  name: z.string().regex(NAME),
  /** Instant; for one whose manifest cannot be read, what its name says. */
  madeAt: Instant,
  kind: BackupKind.nullable(),
  bytes: z.int(),
  attachments: z.int(),
  /** `whole`: every file has its size; `damaged`: not; `newer`: a later version of the program made it. */
  state: z.enum(['whole', 'damaged', 'newer']),
});
export type BackupEntry = z.infer<typeof BackupEntry>;

/** Newest first. @throws errors of the file system when the folder cannot be read. */
export function listBackups(root: string): BackupEntry[] {
  return fs
    .readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isBackupName(entry.name))
    .map((entry) => entryOf(root, entry.name))
    .sort((left, right) => (left.madeAt < right.madeAt ? 1 : left.madeAt > right.madeAt ? -1 : 0));
}

function entryOf(root: string, name: string): BackupEntry {
  const folder = path.join(root, name);
  const manifest = readManifest(folder);
  if (!manifest.ok) {
    const newer = manifest.fault.kind === 'unavailable' && manifest.fault.code === 'newerProgram';
    const shared = { name, madeAt: instantOfName(name), kind: null, bytes: 0, attachments: 0 };
    return { ...shared, state: newer ? 'newer' : 'damaged' };
  }
  const { madeAt, kind, databaseBytes, attachmentBytes, attachments } = manifest.value;
  const whole =
    sizeOf(storePaths(folder).database) === databaseBytes && sizeOf(storePaths(folder).keys) !== null;
  return {
    name,
    madeAt,
    kind,
    bytes: databaseBytes + attachmentBytes,
    attachments,
    state: whole ? 'whole' : 'damaged',
  };
}

function instantOfName(name: string): string {
  const digits = /(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z/.exec(name);
  const [, year, month, day, hour, minute, second] = digits ?? [];
  const millis = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`);
  return new Date(Number.isNaN(millis) ? 0 : millis).toISOString();
}

/**
 * True when this computer's copy of this store made the backup: its manifest says so and the seal, which only this
 * store's key makes, fits. After the key was changed the older backups are known by the store's own list of them.
 */
export function isOwnBackup(
  manifest: BackupManifest,
  own: { readonly storeId: string; readonly deviceId: string; readonly dataKey: Buffer },
  logged: boolean,
): boolean {
  if (manifest.storeId !== own.storeId || manifest.deviceId !== own.deviceId) return false;
  return logged || openManifest(manifest, own.dataKey) !== null;
}

/** Takes a backup away in one step as far as anybody sees: half of one never looks like a backup. */
export function removeBackup(root: string, name: string, deviceId: string): void {
  if (!isBackupName(name)) throw new Error('not the name of a backup');
  const going = unfinishedBackup(root, name, deviceId);
  fs.rmSync(going, { recursive: true, force: true });
  fs.renameSync(path.join(root, name), going);
  syncFolder(root);
  fs.rmSync(going, { recursive: true, force: true });
}

/** SHA-256 of a file, read in pieces. @throws errors of the file system. */
export function sha256OfFile(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(1024 * 1024);
  const handle = fs.openSync(file, 'r');
  try {
    for (let read = fs.readSync(handle, piece); read > 0; read = fs.readSync(handle, piece)) {
      hash.update(piece.subarray(0, read));
    }
  } finally {
    fs.closeSync(handle);
  }
  return hash.digest('hex');
}
