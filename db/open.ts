import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { fail, type Result, ok } from '../shared/result.ts';
import { guardStore, storeFailure, type StoreFaultCode } from './faults.ts';
import { ensurePrivateFolder, sizeOf } from './files.ts';
import { PAGE_SIZE, readHeader } from './header.ts';

/**
 * The only door to SQLite. A file is judged before SQLite may touch it (header.ts), and one that was not closed
 * cleanly is first opened as a copy, so that a file that cannot be used stays byte for byte as it was found.
 */

/** An open, keyed connection. Everything that holds SQL takes one. */
export type Connection = Database.Database;

/** 'CWR1': marks the data files of this program. */
export const APPLICATION_ID = 0x43575231;

const KEY_BYTES = 32;
const BUSY_TIMEOUT_MS = 5000;
const CACHE_KIB = 64 * 1024;
const JOURNAL_SIZE_LIMIT = 64 * 1024 * 1024;
/** Up to this size a file is read through before it is used (a third of a second); a larger one afterwards. */
export const QUICKLY_CHECKED_BYTES = 64 * 1024 * 1024;
const TRIAL_PREFIX = '.trial-';

export interface OpenOptions {
  /** Make a new file; it must not exist. */
  readonly create?: boolean;
  readonly readonly?: boolean;
  /** The key is known to belong to this file (its key file's box opened with it): then a page that does not fit it is damaged. */
  readonly keyVerified?: boolean;
  /** The newest schema that this program knows. */
  readonly newestSchema?: number;
  /** How much of the file is read through before it is used. A file that was not closed cleanly is checked unless it is large. */
  readonly check?: 'none' | 'quick' | 'full';
}

/** Loads the database driver, which else happens at its first use. */
export function loadDriver(): void {
  new Database(':memory:').close();
}

/**
 * Opens an encrypted data file.
 * @param key the raw 256-bit key; not kept, not changed.
 * @returns the connection, or `unavailable` with a `StoreFaultCode`; on any failure no byte was changed.
 */
export function openDatabase(file: string, key: Buffer, options: OpenOptions = {}): Result<Connection> {
  return guardStore(() => {
    if (options.create) return createDatabase(file, key);
    const code = judge(file, key, options);
    if (code !== null) return storeFailure(code);
    return connectChecked(file, key, options);
  });
}

function createDatabase(file: string, key: Buffer): Result<Connection> {
  if (fs.existsSync(file)) return storeFailure('exists');
  // SQLite would make the file readable for the group; its journal files copy the mode of the file.
  fs.closeSync(fs.openSync(file, 'wx', 0o600));
  try {
    const db = connect(file, key, false);
    db.pragma(`application_id=${APPLICATION_ID}`);
    db.pragma('wal_checkpoint(TRUNCATE)');
    return ok(db);
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm']) fs.rmSync(file + suffix, { force: true });
    throw error;
  }
}

/** What keeps this file from being opened, found out without changing anything; null when nothing does. */
function judge(file: string, key: Buffer, options: OpenOptions): StoreFaultCode | null {
  const size = sizeOf(file);
  if (size === null) return 'missing';
  if (!options.readonly && !isWritable(file)) return 'readOnlyFolder';
  const reading = readHeader(file, key);
  if (reading.kind === 'plain') return 'notEncrypted';
  if (reading.kind === 'short') return 'truncated';
  // After a crash the journal may hold newer pages, even of page 1, so only a trial of both can tell.
  if ((sizeOf(`${file}-wal`) ?? 0) > 0 && !options.readonly) {
    return tryCopy(file, key, options, reading.kind === 'read');
  }
  if (reading.kind === 'unsealed') return options.keyVerified ? 'damaged' : 'wrongKey';
  if (reading.header.applicationId !== APPLICATION_ID) return 'notOurs';
  if (isNewer(reading.header.schemaVersion, options)) return 'newerProgram';
  if (reading.header.pages * PAGE_SIZE > size) return 'truncated';
  return null;
}

function isNewer(schemaVersion: number, options: OpenOptions): boolean {
  return options.newestSchema !== undefined && schemaVersion > options.newestSchema;
}

function isWritable(file: string): boolean {
  try {
    fs.accessSync(path.dirname(file), fs.constants.W_OK);
    fs.accessSync(file, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function tryCopy(file: string, key: Buffer, options: OpenOptions, sealed: boolean): StoreFaultCode | null {
  const folder = path.join(path.dirname(file), TRIAL_PREFIX + randomBytes(6).toString('hex'));
  const check = (sizeOf(file) ?? 0) <= QUICKLY_CHECKED_BYTES ? 'quick' : 'none';
  ensurePrivateFolder(folder);
  try {
    const copy = path.join(folder, 'copy');
    for (const suffix of ['', '-wal']) {
      fs.copyFileSync(file + suffix, copy + suffix, fs.constants.COPYFILE_FICLONE);
    }
    const opened = guardStore(() => connectChecked(copy, key, { ...options, check }));
    if (opened.ok) {
      opened.value.close();
      return null;
    }
    const code = opened.fault.kind === 'unavailable' ? opened.fault.code : 'damaged';
    if (code !== 'damaged') return codeOf(code);
    return sealed || options.keyVerified ? 'damaged' : 'wrongKey';
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function codeOf(code: string): StoreFaultCode {
  return code === 'notOurs' || code === 'newerProgram' || code === 'diskFull' || code === 'diskError'
    ? code
    : 'damaged';
}

/** Folders of copies that a crash during a trial left behind. Call only while holding the folder. */
export function sweepTrials(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    if (name.startsWith(TRIAL_PREFIX)) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

function connectChecked(file: string, key: Buffer, options: OpenOptions): Result<Connection> {
  const db = connect(file, key, options.readonly ?? false);
  try {
    const code = judgeOpen(db, options);
    if (code === null) return ok(db);
    db.close();
    return storeFailure(code);
  } catch (error) {
    db.close();
    throw error;
  }
}

function judgeOpen(db: Connection, options: OpenOptions): StoreFaultCode | null {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) return 'notOurs';
  if (isNewer(schemaVersionOf(db), options)) return 'newerProgram';
  const check = options.check ?? 'none';
  if (check !== 'none' && !isSound(db, check)) return 'damaged';
  return null;
}

/**
 * Opens a copy of a damaged file as far as it goes, to read what is left. Never the only copy, and never to write.
 * @throws errors of SQLite, here and at every read.
 */
export function openHarmed(file: string, key: Buffer): Connection {
  const db = new Database(file, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma(`cipher='sqlcipher'`);
    db.pragma('legacy=4');
    giveKey(db, key);
    db.pragma('temp_store=MEMORY');
    db.pragma('writable_schema=ON'); // else a file that was cut short is refused as a whole
    db.prepare('select count(*) from sqlite_master').get();
    db.pragma('query_only=ON');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

export function schemaVersionOf(db: Connection): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Reads the file through: 'quick' checks every page's seal and structure, 'full' also indexes and references. */
export function isSound(db: Connection, check: 'quick' | 'full'): boolean {
  const verdict = db.pragma(check === 'full' ? 'integrity_check(1)' : 'quick_check(1)', { simple: true });
  if (verdict !== 'ok') return false;
  return (
    check === 'quick' || db.prepare('select 1 from pragma_foreign_key_check limit 1').get() === undefined
  );
}

function connect(file: string, key: Buffer, readonly: boolean): Connection {
  const db = new Database(file, { fileMustExist: true, readonly, timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma(`cipher='sqlcipher'`);
    db.pragma('legacy=4');
    giveKey(db, key);
    db.prepare('select count(*) from sqlite_master').get();
    setPragmas(db, readonly);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Encrypts a closed copy of a data file under another key. Never on a file that holds the only records: cut off half
 * way, neither key opens it.
 * @param finish what is to be written into it besides. @throws errors of SQLite.
 */
export function rekeyCopy(file: string, key: Buffer, newKey: Buffer, finish: (db: Connection) => void): void {
  const db = new Database(file, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma(`cipher='sqlcipher'`);
    db.pragma('legacy=4');
    giveKey(db, key);
    db.pragma('temp_store=MEMORY');
    db.pragma('journal_mode=MEMORY'); // the copy is thrown away when this is cut off
    db.pragma('synchronous=OFF');
    giveKey(db, newKey, 'rekey');
    finish(db);
  } finally {
    db.close();
  }
}

/** As a buffer and not as pragma text, because a string cannot be wiped from memory. */
function giveKey(db: Connection, key: Buffer, call: 'key' | 'rekey' = 'key'): void {
  if (key.length !== KEY_BYTES) throw new RangeError('a data file has a key of 32 bytes');
  const hex = Buffer.alloc(KEY_BYTES * 2 + 3, `'`);
  hex[0] = 'x'.charCodeAt(0);
  key.forEach((byte, index) => {
    hex[2 + index * 2] = hexDigit(byte >> 4);
    hex[3 + index * 2] = hexDigit(byte & 15);
  });
  try {
    db[call](hex);
  } finally {
    hex.fill(0);
  }
}

function hexDigit(value: number): number {
  return value < 10 ? 48 + value : 87 + value;
}

function setPragmas(db: Connection, readonly: boolean): void {
  db.pragma('temp_store=MEMORY'); // sorts that spill to a file would spill plain text
  if (!readonly) {
    db.pragma('journal_mode=WAL');
    db.pragma('synchronous=FULL'); // on every open: in WAL this build falls back to NORMAL, which may lose the last commits
    db.pragma('fullfsync=ON'); // macOS: through the disk's own cache
    db.pragma('checkpoint_fullfsync=ON');
    db.pragma(`journal_size_limit=${JOURNAL_SIZE_LIMIT}`);
  }
  db.pragma(`cache_size=-${CACHE_KIB}`); // a page that is not kept is decrypted again
  db.pragma('foreign_keys=ON');
  db.pragma('recursive_triggers=ON'); // else INSERT OR REPLACE would delete rows past the triggers that forbid it
  db.pragma('trusted_schema=OFF');
  db.pragma('cell_size_check=ON');
}

/** Keeps every other instance out of a data folder until released or until this process ends. */
export interface FolderHold {
  release(): void;
}

/**
 * Takes a data folder for this process: an exclusive lock of the operating system on an empty file in it, which
 * ends with the process however that ends. (The lock is SQLite's, because Node has no call for it.) Beside it stands
 * who holds it, for whoever comes second; what a process that was killed left there counts nothing without the lock.
 * @returns the hold, or `inUse` with where the first one runs, or `readOnlyFolder`.
 */
export function holdFolder(lockFile: string): Result<FolderHold> {
  const holder = `${lockFile}.json`;
  const held = guardStore((): Result<FolderHold> => {
    if (!isWritable(fs.existsSync(lockFile) ? lockFile : path.dirname(lockFile)))
      return storeFailure('readOnlyFolder');
    const db = new Database(lockFile, { timeout: 0 });
    try {
      db.pragma('journal_mode=MEMORY');
      db.exec('begin exclusive');
    } catch (error) {
      db.close();
      throw error;
    }
    writeHolder(holder);
    return ok({
      release() {
        fs.rmSync(holder, { force: true });
        db.close();
      },
    });
  });
  if (held.ok || held.fault.kind !== 'unavailable' || held.fault.code !== 'inUse') return held;
  const where = whoHolds(holder);
  return where === null ? held : fail({ ...held.fault, message: `${held.fault.message} ${where}` });
}

function writeHolder(file: string): void {
  try {
    const started = new Date(Date.now() - process.uptime() * 1000).toISOString();
    const words = { pid: process.pid, computer: os.hostname(), startedAt: started };
    fs.writeFileSync(file, JSON.stringify(words), { mode: 0o600 });
  } catch {
    // A full disk: the lock holds without it.
  }
}

/** A sentence on where the folder is open; null when it does not say. */
function whoHolds(file: string): string | null {
  try {
    const words = JSON.parse(fs.readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
    const { pid, computer, startedAt } = words;
    if (typeof pid !== 'number' || typeof computer !== 'string' || typeof startedAt !== 'string') return null;
    const since = new Date(startedAt).toLocaleString('en-US', { dateStyle: 'short', timeStyle: 'short' });
    const there =
      computer === os.hostname() ? 'on this computer' : `on the computer ${computer.slice(0, 80)}`;
    return `It runs ${there} as process ${pid}, since ${since}.`;
  } catch {
    return null;
  }
}
