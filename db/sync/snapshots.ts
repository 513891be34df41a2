import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { fail, type Result, ok } from '../../shared/result.ts';
import type { SnapshotNote } from '../../shared/sync/hubProtocol.ts';
import type { SignedStatement } from '../../shared/sync/statements.ts';
import { sha256OfFile } from '../backupCatalog.ts';
import { guardStore, storeFailure } from '../faults.ts';
import { ensurePrivateFolder, syncFile } from '../files.ts';
import type { StepWatch } from '../makeBackup.ts';
import { newestVersion } from '../migrate.ts';
import { type Connection, openDatabase, rekeyCopy, schemaVersionOf } from '../open.ts';
import { storePaths } from '../paths.ts';
import { all, first, identifier, run } from '../rows.ts';
import type { StoreSchema } from '../tables.ts';
import { beginDevice, deviceState, pulledTo } from './deviceState.ts';
import { boundTo, placeOf } from './devices.ts';
import { keepOfficeKey, takeKeys } from './officeKeys.ts';
import { keepStatements, officeRow } from './roster.ts';
import type { OfficeKeys } from './sealedSets.ts';

/**
 * A whole store for a new device to begin from: a copy of the data file without what belongs to the device that it is of
 * or lets people in there, under a key of its own. Whatever lies on a disk on the way is encrypted, and in folders that
 * are cleared when the data folder is next opened.
 */

/** A folder of this name is removed when the data folder is opened. */
const WORKROOM = 'snapshot.part';
const KEY_BYTES = 32;

/** Rows that only make sense where they were written, or let somebody in there. */
const OF_ITS_DEVICE = ['sign_in', 'second_factor', '_office_key', '_doubt'];
/** Secrets of the store that all devices share. */
const SHARED_SECRETS = ['storeId', 'attachmentNameKey'];

export interface SnapshotOrder {
  /** The data folder; its store may be in use. */
  readonly source: string;
  readonly dataKey: Buffer;
}

export interface SnapshotMade {
  /** Where it lies until `clearSnapshots`. */
  readonly file: string;
  /** SHA-256 of the file, hex. */
  readonly name: string;
  readonly bytes: number;
  /** The key that opens it, base64. */
  readonly key: string;
  readonly schema: number;
  /** How far the hub's line had been read, with the mark there, and which hub that was. */
  readonly seq: number;
  readonly mark: string;
  readonly hubEpoch: string | null;
}

/** Synchronous, seconds for each 100 MB: run it in a thread. @returns also the faults of a disk */
export function makeSnapshot(order: SnapshotOrder, at: StepWatch = () => undefined): Result<SnapshotMade> {
  return guardStore(() => {
    const { database, folder } = storePaths(order.source);
    clearSnapshots(folder);
    const room = path.join(folder, WORKROOM);
    ensurePrivateFolder(room);
    const [copy, file] = [path.join(room, 'copy'), path.join(room, 'records')];
    let done = false;
    try {
      const copied = copyInto(database, order.dataKey, copy);
      if (!copied.ok) return copied;
      at('copied');
      const stripped = openDatabase(copy, order.dataKey, { keyVerified: true });
      if (!stripped.ok) return stripped;
      const facts = inFile(stripped.value, (db) => {
        strip(db);
        at('stripped');
        // What was deleted is in no page of the copy of a copy.
        vacuumInto(db, file);
        return factsOf(db);
      });
      for (const suffix of ['', '-wal', '-shm']) fs.rmSync(copy + suffix, { force: true });
      at('copied again');
      const key = randomBytes(KEY_BYTES);
      rekeyCopy(file, order.dataKey, key, () => undefined);
      at('encrypted');
      if (!isSound(file, key)) return storeFailure('copyFailed');
      syncFile(file);
      done = true;
      const made = {
        file,
        name: sha256OfFile(file),
        bytes: fs.statSync(file).size,
        key: key.toString('base64'),
      };
      key.fill(0);
      return ok({ ...made, ...facts });
    } finally {
      if (!done) clearSnapshots(folder);
    }
  });
}

/** Once a snapshot was handed on. @param folder the data folder */
export function clearSnapshots(folder: string): void {
  fs.rmSync(path.join(folder, WORKROOM), { recursive: true, force: true });
}

function copyInto(database: string, dataKey: Buffer, target: string): Result<void> {
  const opened = openDatabase(database, dataKey, { readonly: true, keyVerified: true });
  if (!opened.ok) return opened;
  inFile(opened.value, (db) => vacuumInto(db, target));
  return ok(undefined);
}

function vacuumInto(db: Connection, target: string): void {
  fs.closeSync(fs.openSync(target, 'wx', 0o600)); // SQLite fills an empty file and keeps its mode
  db.prepare('vacuum into ?').run(target);
}

function isSound(file: string, key: Buffer): boolean {
  const opened = openDatabase(file, key, { readonly: true, keyVerified: true, check: 'full' });
  if (opened.ok) opened.value.close();
  return opened.ok;
}

function inFile<T>(db: Connection, work: (db: Connection) => T): T {
  try {
    return work(db);
  } finally {
    db.close();
  }
}

function factsOf(db: Connection): Pick<SnapshotMade, 'schema' | 'seq' | 'mark' | 'hubEpoch'> {
  const state = deviceState(db);
  return {
    schema: schemaVersionOf(db),
    seq: state?.pulled ?? 0,
    mark: state?.pulledMark ?? '',
    hubEpoch: state?.epoch ?? null,
  };
}

/** Takes out what belongs to the device that the file is of. Harmless where that was done. */
function strip(db: Connection): void {
  const there = new Set(
    all<{ name: string }>(db, `select name from sqlite_master where type = 'table'`).map(({ name }) => name),
  );
  db.exec('begin immediate');
  for (const table of OF_ITS_DEVICE) if (there.has(table)) run(db, `delete from ${identifier(table)}`);
  run(db, 'delete from store_secret where name not in (select value from json_each(?))', [
    JSON.stringify(SHARED_SECRETS),
  ]);
  run(db, `update _device set sign_key = '', box_key = '', bound_to = '', clock_offset = 0`);
  run(db, `update _office set signing_key = '', hub_url = '', hub_admission = '', hub_certificate = ''`);
  db.exec('commit');
}

/** What only devices of the office may know of a snapshot. */
const NoteInside = z.strictObject({
  version: z.literal(1),
  key: z.base64().length(44),
  hubEpoch: z.string().nullable(),
});

/** What everybody may be told of a snapshot, with its key sealed for the devices of the office. */
export function noteOf(keys: OfficeKeys, made: SnapshotMade): SnapshotNote {
  const key = keys.byEpoch.get(keys.newest);
  if (!key) throw new Error('the newest key of the office is not there');
  const { name, seq, mark, schema } = made;
  const epoch = Buffer.alloc(4);
  epoch.writeUInt32BE(keys.newest);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(
    noteBound(keys.office, keys.newest, { name, seq, mark, schema }),
  );
  const inside = JSON.stringify({ version: 1, key: made.key, hubEpoch: made.hubEpoch });
  const sealed = Buffer.concat([
    epoch,
    iv,
    cipher.update(inside, 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return { name, seq, mark, schema, sealed: sealed.toString('base64') };
}

export interface OpenedNote {
  /** Base64. */
  readonly key: string;
  readonly hubEpoch: string | null;
}

/** `keyUnknown`: sealed with a key that came after the invitation. `altered`: anything else. */
export function openNote(
  keys: OfficeKeys,
  { sealed, ...note }: SnapshotNote,
): OpenedNote | 'keyUnknown' | 'altered' {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < 32) return 'altered';
  const epoch = bytes.readUInt32BE(0);
  const key = keys.byEpoch.get(epoch);
  if (!key) return 'keyUnknown';
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(4, 16))
      .setAAD(noteBound(keys.office, epoch, note))
      .setAuthTag(bytes.subarray(-16));
    const plain = Buffer.concat([decipher.update(bytes.subarray(16, -16)), decipher.final()]);
    const { key: opened, hubEpoch } = NoteInside.parse(JSON.parse(plain.toString('utf8')));
    return { key: opened, hubEpoch };
  } catch {
    return 'altered';
  }
}

function noteBound(office: string, epoch: number, note: Omit<SnapshotNote, 'sealed'>): Buffer {
  const { name, seq, mark, schema } = note;
  return Buffer.from(`claimwright/snapshot|${office}|${epoch}|${name}|${seq}|${mark}|${schema}`);
}

/** What makes a snapshot the store of a new device. */
export interface SettleOrder {
  /** The snapshot; it stays as it is. */
  readonly snapshot: string;
  /** SHA-256 that it must have, hex. */
  readonly name: string;
  /** Base64. */
  readonly snapshotKey: string;
  /** Under which the new store is from then on. */
  readonly dataKey: Buffer;
  /** The data folder, and the file in it that is made; it must not exist. */
  readonly into: string;
  readonly target: string;
  readonly office: {
    readonly id: string;
    readonly publicKey: string;
    readonly signingKey: string;
  };
  readonly hub: { readonly url: string; readonly admission: string; readonly certificate: string };
  readonly device: { readonly id: string; readonly signKey: string; readonly boxKey: string };
  readonly statements: readonly SignedStatement[];
  readonly keys: readonly { readonly epoch: number; readonly key: string }[];
  /** Who is to sign in there; must be a person of the office. */
  readonly userId: string;
  /** Where the hub's line is read on; null: at its start. */
  readonly place: { readonly seq: number; readonly mark: string; readonly hubEpoch: string } | null;
}

/**
 * Makes the data file of a new device from a snapshot. Synchronous, seconds for each 100 MB: run it in a thread.
 * @returns `snapshotDamaged`, `snapshotForeign`, `snapshotOlder` (the person is not in it), `newerProgram`, or a fault
 * of the disk; the target is gone then
 */
export function settleSnapshot(
  order: SettleOrder,
  schema: StoreSchema,
  at: StepWatch = () => undefined,
): Result<null> {
  let done = false;
  try {
    return guardStore(() => {
      const { snapshot, target, name } = order;
      const snapshotKey = Buffer.from(order.snapshotKey, 'base64');
      fs.copyFileSync(snapshot, target, fs.constants.COPYFILE_EXCL);
      fs.chmodSync(target, 0o600);
      at('copied');
      // Of the copy: what was read is what counts.
      if (sha256OfFile(target) !== name) return refuse('snapshotDamaged');
      const opened = openDatabase(target, snapshotKey, {
        keyVerified: true,
        newestSchema: newestVersion(schema),
        check: 'full',
      });
      if (!opened.ok) {
        const code = opened.fault.kind === 'unavailable' ? opened.fault.code : '';
        return ['damaged', 'truncated', 'wrongKey', 'notOurs'].includes(code)
          ? refuse('snapshotDamaged')
          : opened;
      }
      const settled = inFile(opened.value, (db) => settleIn(db, order));
      if (!settled.ok) return settled;
      at('settled');
      rekeyCopy(target, snapshotKey, order.dataKey, () => undefined);
      at('encrypted');
      if (!isSound(target, order.dataKey)) return storeFailure('copyFailed');
      syncFile(target);
      done = true;
      return ok(null);
    });
  } finally {
    if (!done) for (const suffix of ['', '-wal', '-shm']) fs.rmSync(order.target + suffix, { force: true });
  }
}

function settleIn(db: Connection, order: SettleOrder): Result<void> {
  const { office, hub, device } = order;
  const row = officeRow(db);
  if (row?.id !== office.id || row.publicKey !== office.publicKey) return refuse('snapshotForeign');
  if (!first(db, 'select 1 from user where id = ? and deleted_at is null', [order.userId]))
    return refuse('snapshotOlder');
  strip(db);
  db.exec('begin immediate');
  run(
    db,
    `update _office set signing_key = :signingKey, hub_url = :url, hub_admission = :admission,
       hub_certificate = :certificate`,
    { signingKey: office.signingKey, ...hub },
  );
  beginDevice(db, device.id, {
    signKey: device.signKey,
    boxKey: device.boxKey,
    boundTo: boundTo(db, placeOf(storePaths(order.into), order.target)),
  });
  // Its first set says of all that it has that it has it.
  run(db, 'update _seen set told = 0');
  for (const { epoch, key } of order.keys) keepOfficeKey(db, epoch, Buffer.from(key, 'base64'));
  keepStatements(db, order.statements);
  takeKeys(db);
  if (order.place) pulledTo(db, order.place, order.place.hubEpoch);
  db.exec('commit');
  return ok(undefined);
}

const SENTENCES = {
  snapshotDamaged:
    'The copy of the records that came with the invitation is damaged: not all of it is there as it was made. Nothing ' +
    'was set up. Fetch or copy it again.',
  snapshotForeign:
    'The copy of the records is of another office than the invitation. Ask for a new invitation.',
  snapshotOlder:
    'The copy of the records is older than the invitation and does not know who is invited. Ask for a new invitation.',
} as const;

function refuse(code: keyof typeof SENTENCES): Result<never> {
  return fail({ kind: 'unavailable', code, message: SENTENCES[code] });
}
