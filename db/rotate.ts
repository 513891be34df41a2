import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Fault, Result } from '../shared/result.ts';
import { ok } from '../shared/result.ts';
import { AttachmentBox } from './attachments.ts';
import { storeFailure } from './faults.ts';
import { ensurePrivateFolder, sizeOf, syncFile, syncFolder, writeFileDurably } from './files.ts';
import { PAGE_SIZE } from './header.ts';
import { type KeyFile, readKeyFile, resealed, type ResealedKeys, writeKeyFile } from './keys.ts';
import { type Connection, openDatabase, rekeyCopy, schemaVersionOf } from './open.ts';
import type { StorePaths } from './paths.ts';
import { hasTable } from './rows.ts';
import { bindAgain, placeOf } from './sync/devices.ts';

/**
 * Renewing the data key. A file that is encrypted anew in place can be lost with both keys when that is cut off, so a
 * copy is: made, encrypted, read through, counted, flushed, all in a folder of its own, while nobody writes. Then the
 * data file is closed and the key file replaced by one that holds both the new and the former slots and says how the
 * new data file begins. That one write decides: before it the next start throws the folder away, after it the next
 * start puts the folder's content into place, by renames that need no key and may be repeated.
 *
 * On the disk there must be room for a second copy of everything. Copying, encrypting and reading through are one
 * statement of SQLite each, during which the program answers nothing: about one, three and one second for each 100 MB
 * of the data file. Attachments go one by one, with room for others in between.
 */

export interface RotationProgress {
  readonly step: 'copy' | 'encrypt' | 'check' | 'attachments' | 'replace';
  readonly done: number;
  readonly total: number;
}

export interface RotationReport {
  readonly attachments: number;
  /** Attachments that were damaged before; they still are. */
  readonly unreadable: number;
  /** Ids of the people whose passphrase could not be carried over. They are still listed; give them new ones. */
  readonly needPassphrase: readonly string[];
  /** The recovery code could not be carried over: make a new one. */
  readonly needRecoveryCode: boolean;
}

/** What became of taking a person out. */
export interface RemovalReport {
  /** Null when the data key was not renewed. */
  readonly rotation: RotationReport | null;
  /** Why the data key was not renewed though it was asked for: the person is out, and the renewal is owed. */
  readonly rotationFault: Fault | null;
}

export interface RotationSource {
  readonly db: Connection;
  readonly dataKey: Buffer;
  readonly keys: KeyFile;
  readonly attachments: AttachmentBox;
  readonly paths: StorePaths;
}

export interface PreparedRotation {
  /** With the mark that a swap is going on: to be written as it is. */
  readonly keys: KeyFile;
  readonly report: RotationReport;
}

/** Under this name the key of attachment names lies in `store_secret`, base64. */
const NAME_KEY = 'attachmentNameKey';

/** The key of attachment names from before the first renewal of the data key; null when there was none. */
export function storedNameKey(db: Connection): Buffer | null {
  if (!db.prepare(`select 1 from sqlite_master where type = 'table' and name = 'store_secret'`).get())
    return null;
  const value = db
    .prepare<[string], string>('select value from store_secret where name = ?')
    .pluck()
    .get(NAME_KEY);
  return value === undefined ? null : Buffer.from(value, 'base64');
}

function partsOf(paths: StorePaths) {
  return {
    database: path.join(paths.rotation, 'claimwright.db'),
    attachments: path.join(paths.rotation, 'attachments'),
    former: path.join(paths.rotation, 'former'),
  };
}

/**
 * Makes everything ready under the new key, in steps between which the program may go on reading. Nothing may be
 * written meanwhile. Changes nothing that is in use. @throws errors of the disk and of SQLite.
 */
export function* prepareRotation(
  source: RotationSource,
  newKey: Buffer,
): Generator<RotationProgress, Result<PreparedRotation>> {
  const { db, dataKey, paths } = source;
  const sealed = resealed(source.keys, dataKey, newKey);
  if (!sealed.ok) return sealed;
  const parts = partsOf(paths);
  abandonRotation(paths);
  ensurePrivateFolder(paths.rotation);
  yield { step: 'copy', done: 0, total: 1 };
  fs.closeSync(fs.openSync(parts.database, 'wx', 0o600));
  db.prepare('vacuum into ?').run(parts.database);
  yield { step: 'encrypt', done: 0, total: 1 };
  const nameKey = source.attachments.nameKey();
  try {
    rekeyCopy(parts.database, dataKey, newKey, (copy) => {
      copy
        .prepare('insert into store_secret (name, value) values (?, ?) on conflict do nothing')
        .run(NAME_KEY, nameKey.toString('base64'));
      // The copy takes the place of the file, and with it its device.
      if (hasTable(copy, '_device')) bindAgain(copy, placeOf(source.paths, parts.database));
    });
  } finally {
    nameKey.fill(0);
  }
  yield { step: 'check', done: 0, total: 1 };
  if (!isTrueCopy(db, parts.database, newKey)) return storeFailure('copyFailed');
  syncFile(parts.database);
  let unreadable = 0;
  const names = source.attachments.names();
  const target = new AttachmentBox(parts.attachments, newKey);
  try {
    ensurePrivateFolder(parts.attachments);
    for (const [done, name] of names.entries()) {
      yield { step: 'attachments', done, total: names.length };
      if (!source.attachments.carry(name, target)) unreadable += 1;
    }
  } finally {
    target.close();
  }
  syncFolder(parts.attachments);
  syncFolder(paths.rotation);
  yield { step: 'replace', done: 0, total: 1 };
  return ok(prepared(source, sealed.value, { attachments: names.length - unreadable, unreadable }));
}

function prepared(
  { keys, paths }: RotationSource,
  sealed: ResealedKeys,
  counts: Pick<RotationReport, 'attachments' | 'unreadable'>,
): PreparedRotation {
  const firstPage = firstPageOf(partsOf(paths).database);
  if (firstPage === null) throw new Error('the copy is gone');
  return {
    keys: { ...sealed.keys, swap: { firstPage, formerSlots: keys.slots } },
    report: {
      ...counts,
      needPassphrase: sealed.needPassphrase,
      needRecoveryCode: sealed.needRecoveryCode,
    },
  };
}

/** Reads the copy through, and counts every table in both. */
function isTrueCopy(db: Connection, file: string, key: Buffer): boolean {
  const opened = openDatabase(file, key, { readonly: true, keyVerified: true, check: 'full' });
  if (!opened.ok) return false;
  try {
    const [before, after] = [rowCounts(db), rowCounts(opened.value)];
    before.set('store_secret', after.get('store_secret') ?? -1); // the key of names was put in
    return (
      schemaVersionOf(db) === schemaVersionOf(opened.value) &&
      before.size === after.size &&
      [...before].every(([table, rows]) => after.get(table) === rows)
    );
  } finally {
    opened.value.close();
  }
}

function rowCounts(db: Connection): Map<string, number> {
  const tables = db
    .prepare<[], string>(`select name from sqlite_master where type = 'table' order by name`)
    .pluck()
    .all();
  return new Map(
    tables.map((table) => {
      const name = `"${table.replaceAll('"', '""')}"`;
      return [table, Number(db.prepare(`select count(*) from ${name}`).pluck().get())];
    }),
  );
}

/**
 * The deciding write, and everything after it. The data file must be closed. @returns the final key file; on a failure
 * before the deciding write nothing is changed, on one after it `finishRotation` goes on.
 * @throws errors of the disk.
 */
export function commitRotation(paths: StorePaths, { keys }: PreparedRotation): Result<void> {
  if ((sizeOf(`${paths.database}-wal`) ?? 0) > 0) return storeFailure('inUse');
  keepKeysOfLooseBackups(paths);
  const decided = writeKeyFile(paths.keys, keys);
  return decided.ok ? finishRotation(paths) : decided;
}

/** Copies of the data file alone (made before an update) open with the key file of their time only. */
function keepKeysOfLooseBackups({ backups, keys }: StorePaths): void {
  if (!fs.existsSync(backups) || !fs.readdirSync(backups).some((name) => name.endsWith('.db'))) return;
  const bytes = fs.readFileSync(keys);
  const name = `keys-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.json`;
  writeFileDurably(path.join(backups, name), bytes);
}

/**
 * Ends a renewal that was cut off: puts the new files into place when that was decided, else removes what was made.
 * Needs no key. Call while the folder is held and before anything is opened. @throws errors of the disk.
 */
export function finishRotation(paths: StorePaths): Result<void> {
  const read = readKeyFile(paths.keys);
  if (!read.ok) return ok(undefined); // said elsewhere; until then nothing of it is thrown away
  const { swap, ...keys } = read.value;
  if (swap === null) {
    abandonRotation(paths);
    return ok(undefined);
  }
  const parts = partsOf(paths);
  if (firstPageOf(paths.database) !== swap.firstPage) {
    if (firstPageOf(parts.database) !== swap.firstPage) {
      // The new file is gone, as after a folder was put together by hand. The one before, if it is there, still opens.
      if (!fs.existsSync(paths.database)) return ok(undefined);
      const former: KeyFile = { ...keys, slots: swap.formerSlots, rotationOwed: true, swap: null };
      return endWith(paths, former);
    }
    for (const suffix of ['-wal', '-shm']) fs.rmSync(paths.database + suffix, { force: true });
    fs.renameSync(parts.database, paths.database);
    syncFolder(paths.folder);
  }
  if (fs.existsSync(parts.attachments)) {
    if (fs.existsSync(paths.attachments)) fs.renameSync(paths.attachments, parts.former);
    fs.renameSync(parts.attachments, paths.attachments);
    syncFolder(paths.folder);
    syncFolder(paths.rotation);
  }
  return endWith(paths, { ...keys, swap: null });
}

function endWith(paths: StorePaths, keys: KeyFile): Result<void> {
  const written = writeKeyFile(paths.keys, keys);
  if (written.ok) abandonRotation(paths);
  return written;
}

/** Removes what a renewal made, or left over. Not between the deciding write and its end. */
export function abandonRotation(paths: StorePaths): void {
  fs.rmSync(paths.rotation, { recursive: true, force: true });
}

/** SHA-256 of a file's first page, hex: no two data files begin alike, because that page is encrypted with a random IV. */
function firstPageOf(file: string): string | null {
  if ((sizeOf(file) ?? 0) < PAGE_SIZE) return null;
  const page = Buffer.alloc(PAGE_SIZE);
  const handle = fs.openSync(file, 'r');
  try {
    fs.readSync(handle, page, 0, PAGE_SIZE, 0);
  } finally {
    fs.closeSync(handle);
  }
  return createHash('sha256').update(page).digest('hex');
}
