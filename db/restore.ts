import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Result, ok } from '../shared/result.ts';
import { AttachmentBox } from './attachments.ts';
import { layoutOf } from './auditLayout.ts';
import { type TrailHead, trailHead } from './auditTrail.ts';
import { sha256OfFile } from './backupCatalog.ts';
import { type BackupManifest, openManifest, readManifest, type SealedManifest } from './backupManifest.ts';
import { attachmentNames } from './documents.ts';
import { guardStore, storeFailure } from './faults.ts';
import { ensurePrivateFolder, syncFile, syncFolder, writeFileDurably } from './files.ts';
import { passphraseHolders, readKeyFile } from './keys.ts';
import { type BackupProgress, countRows, type StepWatch } from './makeBackup.ts';
import { newestVersion } from './migrate.ts';
import { type Connection, openDatabase } from './open.ts';
import { type StorePaths, storePaths } from './paths.ts';
import { storedNameKey } from './rotate.ts';
import { storeSchema } from './schema.ts';
import { putRestoredFrom, putSecret } from './storeIdentity.ts';
import { readTrailAside } from './trailAside.ts';

/**
 * Takes a data folder back from a backup: everything is gathered and proved in a folder of its own, then one small file
 * says that it is to be put into place, and from then on it will be, however often the program is killed on the way.
 * What was there before is put aside and never removed.
 */

export interface LookOrder {
  /** Folder of the backup. */
  readonly backup: string;
  readonly dataKey: Buffer;
}

export interface BackupLook extends SealedManifest {
  readonly manifest: BackupManifest;
  /** Attachments that are missing from the backup or damaged in it. */
  readonly missing: number;
}

/**
 * Opens a backup with its key, reads it through, and counts. Changes nothing.
 * @returns `backupDamaged`, `notABackup`, `newerProgram` or a fault of the disk.
 */
export function lookIntoBackup(
  order: LookOrder,
  tell: (progress: BackupProgress) => void = () => undefined,
): Result<BackupLook> {
  return guardStore(() => {
    const paths = storePaths(order.backup);
    const manifest = readManifest(order.backup);
    if (!manifest.ok) return manifest;
    if (manifest.value.schemaVersion > newestVersion(storeSchema)) return storeFailure('newerProgram');
    const sealed = openManifest(manifest.value, order.dataKey);
    if (!sealed || !fs.existsSync(paths.database)) return storeFailure('backupDamaged');
    tell({ step: 'records', done: 0, total: 1 });
    if (sha256OfFile(paths.database) !== manifest.value.databaseSha256) return storeFailure('backupDamaged');
    const papers = papersOfSound(paths.database, order.dataKey, sealed);
    if (!papers.ok) return papers;
    const { names, nameKey } = papers.value;
    const box = new AttachmentBox(paths.attachments, order.dataKey, nameKey);
    let missing = 0;
    try {
      names.forEach((name, index) => {
        tell({ step: 'documents', done: index, total: names.length });
        if (!box.read(name).ok) missing += 1;
      });
    } finally {
      box.close();
    }
    return ok({ ...sealed, manifest: manifest.value, missing });
  });
}

interface Papers {
  readonly names: readonly string[];
  readonly nameKey: Buffer | null;
}

/** The attachments that a copy names, once the copy is read through and holds the rows that the backup says. */
function papersOfSound(file: string, dataKey: Buffer, sealed: SealedManifest): Result<Papers> {
  const opened = openDatabase(file, dataKey, {
    readonly: true,
    keyVerified: true,
    newestSchema: newestVersion(storeSchema),
    check: 'full',
  });
  if (!opened.ok) return storeFailure('backupDamaged');
  try {
    return holdsCounts(opened.value, sealed)
      ? ok({ names: attachmentNames(opened.value), nameKey: storedNameKey(opened.value) })
      : storeFailure('backupDamaged');
  } finally {
    opened.value.close();
  }
}

function holdsCounts(db: Connection, sealed: SealedManifest): boolean {
  const counts = countRows(db);
  return Object.entries(sealed.counts).every(([table, rows]) => counts[table] === rows);
}

export interface RestoreOrder extends LookOrder {
  /** The data folder that it becomes; held by this process, its store closed. */
  readonly into: string;
  /** What is there now is damaged: it goes to the quarantine instead of to what is kept. */
  readonly damaged: boolean;
  readonly newDeviceId: string;
  /** Instant. */
  readonly at: string;
  /** Ids of who may not sign in here now, where the caller could ask. */
  readonly keptOut?: readonly string[];
  /** Key of what is there now, where it was open: its audit trail is told to the restored one. Wiped here. */
  readonly presentKey?: Uint8Array | null;
}

export interface Restored {
  readonly manifest: BackupManifest;
  /** Documents whose file is neither in the backup nor in what was here. */
  readonly unreadable: number;
  /** Where what was there lies, below the data folder; '' when nothing was. */
  readonly aside: string;
}

const MarkerSchema = z.strictObject({
  /** Below the data folder. */
  aside: z.string().regex(/^(kept|quarantine)\/[0-9TZ-]+(-\d+)?$/),
});

/**
 * Restores a backup into a data folder, all or nothing. Synchronous: run it in a thread. The copy is a new device.
 * @returns as `lookIntoBackup`; after a failure the folder is as it was.
 */
export function restoreBackup(
  order: RestoreOrder,
  tell: (progress: BackupProgress) => void = () => undefined,
  at: StepWatch = () => undefined,
): Result<Restored> {
  const paths = storePaths(order.into);
  return guardStore(() => {
    ensurePrivateFolder(paths.folder);
    const manifest = readManifest(order.backup);
    if (!manifest.ok) return manifest;
    const aside = asideFor(paths, order);
    fs.rmSync(paths.restored, { recursive: true, force: true });
    ensurePrivateFolder(paths.restored);
    let ready = false;
    try {
      const gathered = gather(order, manifest.value, aside, tell, at);
      if (!gathered.ok) return gathered;
      writeFileDurably(paths.restoring, Buffer.from(JSON.stringify({ aside })));
      ready = true;
      at('marked');
      finishRestore(paths, at);
      return ok({ manifest: manifest.value, unreadable: gathered.value, aside: holdsAny(paths, aside) });
    } finally {
      if (!ready) fs.rmSync(paths.restored, { recursive: true, force: true });
      order.presentKey?.fill(0);
    }
  });
}

function asideFor(paths: StorePaths, order: RestoreOrder): string {
  const room = order.damaged ? 'quarantine' : 'kept';
  const stamp = order.at.replace(/\.\d{3}Z$/, 'Z').replace(/:/g, '-');
  let name = `${room}/${stamp}`;
  for (let n = 2; fs.existsSync(path.join(paths.folder, name)); n += 1) name = `${room}/${stamp}-${n}`;
  return name;
}

function holdsAny(paths: StorePaths, aside: string): string {
  return fs.existsSync(path.join(paths.folder, aside)) ? aside : '';
}

/** Everything of the backup, proved, with the new device's mark in it. @returns how many documents have no file. */
function gather(
  order: RestoreOrder,
  manifest: BackupManifest,
  aside: string,
  tell: (progress: BackupProgress) => void,
  at: StepWatch,
): Result<number> {
  if (manifest.schemaVersion > newestVersion(storeSchema)) return storeFailure('newerProgram');
  const from = storePaths(order.backup);
  const to = storePaths(storePaths(order.into).restored);
  const sealed = openManifest(manifest, order.dataKey);
  if (!sealed || !fs.existsSync(from.database) || !fs.existsSync(from.keys))
    return storeFailure('backupDamaged');
  tell({ step: 'records', done: 0, total: 1 });
  copyPrivately(from.database, to.database);
  copyPrivately(from.keys, to.keys);
  at('copied');
  // Of the copy, not of the original: what was read is what counts.
  const same =
    sha256OfFile(to.database) === manifest.databaseSha256 && sha256OfFile(to.keys) === manifest.keysSha256;
  if (!same) return storeFailure('backupDamaged');
  tell({ step: 'checking', done: 0, total: 1 });
  const papers = papersOfSound(to.database, order.dataKey, sealed);
  if (!papers.ok) return papers;
  const unreadable = copyDocuments(order, to.attachments, papers.value, tell);
  at('documents');
  const marked = markAsNew(to.database, order, manifest, sealed, { aside, unreadable });
  if (!marked.ok) return marked;
  syncFolder(to.folder);
  at('gathered');
  return ok(unreadable);
}

function copyPrivately(from: string, to: string): void {
  fs.copyFileSync(from, to);
  fs.chmodSync(to, 0o600);
  syncFile(to);
}

/** From the backup; where it has one no more, from what was here. */
function copyDocuments(
  order: RestoreOrder,
  folder: string,
  { names, nameKey }: Papers,
  tell: (progress: BackupProgress) => void,
): number {
  const sources = [storePaths(order.backup).attachments, storePaths(order.into).attachments];
  const boxes = sources.map((source) => new AttachmentBox(source, order.dataKey, nameKey));
  const to = new AttachmentBox(folder, order.dataKey, nameKey);
  let unreadable = 0;
  try {
    names.forEach((name, index) => {
      tell({ step: 'documents', done: index, total: names.length });
      const bytes = boxes.map((box) => box.read(name)).find((answer) => answer.ok);
      if (bytes?.ok) to.putAs(name, bytes.value);
      else unreadable += 1;
    });
  } finally {
    for (const box of [...boxes, to]) box.close();
  }
  return unreadable;
}

function markAsNew(
  file: string,
  order: RestoreOrder,
  manifest: BackupManifest,
  { lastTransaction }: SealedManifest,
  { aside, unreadable }: { readonly aside: string; readonly unreadable: number },
): Result<void> {
  const opened = openDatabase(file, order.dataKey, { keyVerified: true });
  if (!opened.ok) return opened;
  const db = opened.value;
  try {
    const trailAside = readTrailAside(storePaths(order.into).database, keysOf(order), trailEnd(db));
    db.exec('begin immediate');
    putSecret(db, 'deviceId', order.newDeviceId);
    putRestoredFrom(db, {
      backup: path.basename(order.backup),
      backupMadeAt: manifest.madeAt,
      at: order.at,
      aside,
      lastTransaction,
      unreadable,
      peopleBack: peopleBack(order),
      peopleStay: [],
      trailAside,
      noted: false,
    });
    db.exec('commit');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  syncFile(file);
  return ok(undefined);
}

/** What may open the data file that is there now: its own key, which a renewal parts from the backup's. */
function keysOf({ presentKey: own, dataKey }: RestoreOrder): Buffer[] {
  return own ? [Buffer.from(own.buffer, own.byteOffset, own.byteLength), dataKey] : [dataKey];
}

/** A backup from before there was a trail has no entry. */
function trailEnd(db: Connection): TrailHead {
  return layoutOf(db).trail ? trailHead(db) : { n: 0, hash: '' };
}

/** Who has a passphrase in the backup and could not sign in with one before. Null where that cannot be read. */
function peopleBack({ into, backup, keptOut = [] }: RestoreOrder): string[] | null {
  const now = storePaths(into).keys;
  const before = fs.existsSync(now) ? readKeyFile(now) : null;
  const then = readKeyFile(storePaths(backup).keys);
  if (before?.ok === false || !then.ok) return null;
  const here = before ? new Set(passphraseHolders(before.value).map(({ userId }) => userId)) : null;
  return passphraseHolders(then.value)
    .map(({ userId }) => userId)
    .filter((userId) => here?.has(userId) === false || keptOut.includes(userId));
}

/** What makes up a store in a data folder. The order matters: until the data file is in place nobody opens it. */
const MOVED_ASIDE = ['claimwright.db-wal', 'claimwright.db-shm', 'checked', 'rotation'];
const REPLACED = ['attachments', 'keys.json', 'claimwright.db'];

/**
 * Puts a restore into place that has come as far as its marker; harmless when there is none. Each step is one rename
 * that is passed over once it has happened. Called when a folder is opened, before anything else is looked at.
 */
export function finishRestore(paths: StorePaths, at: StepWatch = () => undefined): void {
  if (!fs.existsSync(paths.restoring)) return;
  const marker = MarkerSchema.parse(JSON.parse(fs.readFileSync(paths.restoring, 'utf8')));
  const aside = path.join(paths.folder, marker.aside);
  const setAside = (name: string): void => {
    const from = path.join(paths.folder, name);
    if (!fs.existsSync(from) || fs.existsSync(path.join(aside, name))) return;
    ensurePrivateFolder(aside);
    fs.renameSync(from, path.join(aside, name));
    at(`aside ${name}`);
  };
  for (const name of MOVED_ASIDE) setAside(name);
  for (const name of REPLACED) {
    const ready = path.join(paths.restored, name);
    if (!fs.existsSync(ready)) continue;
    setAside(name);
    fs.renameSync(ready, path.join(paths.folder, name));
    at(`placed ${name}`);
  }
  if (fs.existsSync(aside)) syncFolder(aside);
  syncFolder(paths.folder);
  fs.rmSync(paths.restoring);
  syncFolder(paths.folder);
  at('unmarked');
  fs.rmSync(paths.restored, { recursive: true, force: true });
}
