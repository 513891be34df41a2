import fs from 'node:fs';
import path from 'node:path';
import type { BackupKind } from '../shared/domain/backups.ts';
import { type Result, ok } from '../shared/result.ts';
import { AttachmentBox } from './attachments.ts';
import { backUpDatabase } from './backup.ts';
import { isBackupName, sha256OfFile, sweepUnfinished, unfinishedBackup } from './backupCatalog.ts';
import { MANIFEST_FILE, manifestBytes, type SealedManifest, sealManifest } from './backupManifest.ts';
import { attachmentNames } from './documents.ts';
import { guardStore, storeFailure } from './faults.ts';
import { ensurePrivateFolder, syncFile, syncFolder, writeFileDurably } from './files.ts';
import { type Connection, openDatabase, schemaVersionOf } from './open.ts';
import { storePaths } from './paths.ts';
import { storedNameKey } from './rotate.ts';
import { deviceState } from './sync/deviceState.ts';
import { all, count, first, hasTable, identifier } from './rows.ts';
import { storeSchema } from './schema.ts';

/**
 * One backup: a folder that is itself a data folder, made while people work, by a connection of its own. It counts only
 * when it was opened with the key, read through and found to hold as many rows as the store did; until then it
 * has another name. Attachments that the backup before holds whole are shared with it where the disk can share.
 */

export interface BackupOrder {
  /** The data folder. */
  readonly source: string;
  readonly dataKey: Buffer;
  /** The folder of backups; it is there. */
  readonly root: string;
  readonly name: string;
  /** A good backup of the same store in the same folder, to share attachments with. */
  readonly earlier: string | null;
  readonly storeId: string;
  readonly deviceId: string;
  readonly kind: BackupKind;
  readonly program: string;
  /** Instant. */
  readonly madeAt: string;
  /** Where the open office stood before: its copy must hold that. Left out where none is open. */
  readonly live?: LiveMoment;
}

/** The last saved step and the head of the audit trail ('' none) of an open office. */
export interface LiveMoment {
  readonly transaction: string | null;
  readonly auditHead: string;
}

export interface BackupMade extends SealedManifest {
  readonly bytes: number;
  readonly attachments: number;
  /** Attachments whose file here is missing or damaged, whether an earlier backup has them whole or not. */
  readonly damaged: readonly string[];
}

export interface BackupProgress {
  readonly step: 'records' | 'documents' | 'checking';
  readonly done: number;
  readonly total: number;
}

/** Called at each step that a crash may fall after, for tests. */
export type StepWatch = (step: string) => void;

/**
 * Makes a backup; synchronous, so run it in a thread.
 * @returns what it holds; `exists`, `backupFailed`, `diskFull` or another fault of the disk. Nothing is left after a failure.
 */
export function makeBackup(
  order: BackupOrder,
  tell: (progress: BackupProgress) => void = () => undefined,
  at: StepWatch = () => undefined,
): Result<BackupMade> {
  if (!isBackupName(order.name)) throw new Error('not the name of a backup');
  const target = path.join(order.root, order.name);
  if (fs.existsSync(target)) return storeFailure('exists');
  return guardStore(() => {
    sweepUnfinished(order.root, order.deviceId);
    const part = unfinishedBackup(order.root, order.name, order.deviceId);
    let done = false;
    try {
      ensurePrivateFolder(part);
      const made = fill(order, part, tell, at);
      if (!made.ok) return made;
      fs.renameSync(part, target);
      at('renamed');
      syncFolder(order.root);
      done = true;
      return made;
    } finally {
      if (!done) fs.rmSync(part, { recursive: true, force: true });
    }
  });
}

function fill(
  order: BackupOrder,
  folder: string,
  tell: (progress: BackupProgress) => void,
  at: StepWatch,
): Result<BackupMade> {
  const from = storePaths(order.source);
  const to = storePaths(folder);
  tell({ step: 'records', done: 0, total: 1 });
  const keysBefore = sha256OfFile(from.keys);
  const copied = copyRecords(order, to.database);
  if (!copied.ok) return copied;
  at('records');
  fs.copyFileSync(from.keys, to.keys);
  syncFile(to.keys);
  // A key file of another moment might not open this copy: made again with the next try.
  if (sha256OfFile(to.keys) !== keysBefore) return storeFailure('backupFailed');
  at('keys');
  const shared = copyAttachments(order, to.attachments, copied.value, tell, at);
  tell({ step: 'checking', done: 0, total: 1 });
  const { names: _names, nameKey: _nameKey, others: _others, schemaVersion, ...facts } = copied.value;
  const sealed: SealedManifest = { ...facts, unreadable: shared.unreadable };
  const databaseBytes = fs.statSync(to.database).size;
  const manifest = sealManifest(
    {
      format: 'claimwright backup',
      version: 1,
      storeId: order.storeId,
      deviceId: order.deviceId,
      schemaVersion,
      program: order.program,
      kind: order.kind,
      madeAt: order.madeAt,
      databaseBytes,
      databaseSha256: sha256OfFile(to.database),
      keysSha256: sha256OfFile(to.keys),
      attachments: shared.attachments,
      attachmentBytes: shared.bytes,
    },
    sealed,
    order.dataKey,
  );
  writeFileDurably(path.join(folder, MANIFEST_FILE), manifestBytes(manifest));
  at('manifest');
  return ok({
    ...sealed,
    bytes: databaseBytes + shared.bytes,
    attachments: shared.attachments,
    damaged: shared.damaged,
  });
}

type Copied = Omit<SealedManifest, 'unreadable'> & {
  readonly names: readonly string[];
  /** Of attachments, where it is older than the data key. */
  readonly nameKey: Buffer | null;
  /** Files that are nowhere here may be on their way from another device of the office. */
  readonly others: boolean;
  readonly schemaVersion: number;
};

/**
 * The data file, by a reading connection of its own. Rows are never deleted, so what the copy counts lies between what
 * the store counted before and after; where nobody wrote meanwhile the two are the same.
 */
function copyRecords(order: BackupOrder, target: string): Result<Copied> {
  const opened = openDatabase(storePaths(order.source).database, order.dataKey, {
    readonly: true,
    keyVerified: true,
  });
  if (!opened.ok) return opened;
  const db = opened.value;
  try {
    const before = countRows(db);
    const copied = backUpDatabase(db, order.dataKey, target);
    if (!copied.ok) return copied;
    const after = countRows(db);
    const facts = readCopy(target, order);
    if (!facts.ok) return facts;
    const kept = Object.keys(before).filter((table) => storeSchema.tables[table] !== 'derived');
    const whole = kept.every((table) => {
      const here = facts.value.counts[table] ?? -1;
      return here >= (before[table] ?? 0) && here <= (after[table] ?? 0);
    });
    return whole ? facts : storeFailure('backupFailed');
  } finally {
    db.close();
  }
}

function readCopy(file: string, { dataKey, live }: BackupOrder): Result<Copied> {
  const opened = openDatabase(file, dataKey, { readonly: true, keyVerified: true });
  if (!opened.ok) return storeFailure('backupFailed');
  try {
    if (live && !holdsMoment(opened.value, live)) return storeFailure('otherRecords');
    return ok({
      ...factsOf(opened.value),
      names: attachmentNames(opened.value),
      nameKey: storedNameKey(opened.value),
      others: hasTable(opened.value, '_device') && deviceState(opened.value) !== null,
    });
  } finally {
    opened.value.close();
  }
}

/**
 * Another connection opens what lies under the file's name now. Where that is not what the office works on, its copy
 * lacks what was saved last, and would be a backup of something else.
 */
function holdsMoment(db: Connection, { transaction, auditHead }: LiveMoment): boolean {
  const saved =
    transaction === null || first(db, 'select 1 from _transaction where id = ?', [transaction]) !== undefined;
  return (
    saved && (auditHead === '' || first(db, 'select 1 from _audit where hash = ?', [auditHead]) !== undefined)
  );
}

/** @returns to be asked of the open connection. */
export function liveMoment(db: Connection): LiveMoment {
  return { transaction: lastTransactionOf(db)?.id ?? null, auditHead: auditHeadOf(db) };
}

function auditHeadOf(db: Connection): string {
  return first<{ hash: string }>(db, 'select hash from _audit order by n desc limit 1')?.hash ?? '';
}

/** What a store holds, in numbers. */
export function factsOf(db: Connection): Omit<Copied, 'names' | 'nameKey' | 'others'> {
  return {
    counts: countRows(db),
    auditHead: auditHeadOf(db),
    lastTransaction: lastTransactionOf(db),
    schemaVersion: schemaVersionOf(db),
  };
}

export function lastTransactionOf(db: Connection): SealedManifest['lastTransaction'] {
  return (
    first<{ n: number; id: string; at: string }>(
      db,
      'select n, id, at from _transaction order by n desc limit 1',
    ) ?? null
  );
}

const OWN_TABLES = ['_transaction', '_journal', '_audit'];

/** Rows of every table of the schema that is there. */
export function countRows(db: Connection): Record<string, number> {
  const there = new Set(
    all<{ name: string }>(db, `select name from sqlite_master where type = 'table'`).map(({ name }) => name),
  );
  return Object.fromEntries(
    [...Object.keys(storeSchema.tables), ...OWN_TABLES]
      .filter((table) => there.has(table))
      .map((table) => [table, count(db, `select count(*) from ${identifier(table)}`)]),
  );
}

function isMissing(read: Result<Buffer>): boolean {
  return !read.ok && read.fault.kind === 'unavailable' && read.fault.code === 'attachmentMissing';
}

interface Shared {
  readonly attachments: number;
  readonly bytes: number;
  readonly unreadable: number;
  readonly damaged: readonly string[];
}

/**
 * Each attachment once: the earlier backup's file where that one still reads back whole, a fresh one else. Sharing saves
 * the room; reading it each time keeps one bad place on the disk from passing on to all backups that follow.
 */
function copyAttachments(
  order: BackupOrder,
  folder: string,
  { names, nameKey, others }: Pick<Copied, 'names' | 'nameKey' | 'others'>,
  tell: (progress: BackupProgress) => void,
  at: StepWatch,
): Shared {
  const here = new AttachmentBox(storePaths(order.source).attachments, order.dataKey, nameKey);
  const earlierFolder = order.earlier === null ? null : storePaths(order.earlier).attachments;
  const earlier = earlierFolder === null ? null : new AttachmentBox(earlierFolder, order.dataKey, nameKey);
  const to = new AttachmentBox(folder, order.dataKey, nameKey);
  const tally = { attachments: 0, bytes: 0, unreadable: 0 };
  const damaged: string[] = [];
  try {
    names.forEach((name, index) => {
      tell({ step: 'documents', done: index, total: names.length });
      const original = here.read(name);
      const known = earlier?.read(name);
      const best = original.ok ? original : known;
      if (others && isMissing(original) && (!known || isMissing(known))) return;
      if (!original.ok) damaged.push(name);
      if (!best?.ok) {
        tally.unreadable += 1;
        return;
      }
      const linked = known?.ok && earlierFolder !== null && link(earlierFolder, folder, name);
      if (!linked) to.putAs(name, best.value);
      if (!linked && !to.read(name).ok)
        throw Object.assign(new Error('a copy does not read back'), { code: 'EIO' });
      tally.attachments += 1;
      tally.bytes += fs.statSync(attachmentFile(folder, name)).size;
      at('document');
    });
    return { ...tally, damaged };
  } finally {
    for (const box of [here, earlier, to]) box?.close();
    nameKey?.fill(0);
  }
}

export function attachmentFile(folder: string, name: string): string {
  return path.join(folder, name.slice(0, 2), name);
}

/** @returns false where the disk cannot share files (FAT, most network shares). */
function link(from: string, to: string, name: string): boolean {
  const target = attachmentFile(to, name);
  ensurePrivateFolder(path.dirname(target));
  try {
    fs.linkSync(attachmentFile(from, name), target);
    return true;
  } catch {
    return false;
  }
}
