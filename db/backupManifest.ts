import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { BackupKind } from '../shared/domain/backups.ts';
import { Instant } from '../shared/domain/dates.ts';
import { type Result, ok } from '../shared/result.ts';
import { storeFailure } from './faults.ts';
import { deriveKey } from './keys.ts';

/**
 * What a backup says about itself: one part that anybody may read, without a word about the office or a patient, and one
 * that only the data key opens, with how many rows there are and where the audit trail ended. The sealed part covers the
 * plain one: a manifest that was changed or moved to another backup does not open.
 */

export const MANIFEST_FILE = 'manifest.json';
const LARGEST_BYTES = 256 * 1024;

const Hex32 = z.string().regex(/^[0-9a-f]{32}$/);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Size = z.int().min(0);

const PlainSchema = z.strictObject({
  format: z.literal('claimwright backup'),
  version: z.literal(1),
  /** The store, the same on every computer that it was restored on. */
  storeId: Hex32,
  /** The computer's copy of the store: a restored one gets an id of its own. */
  deviceId: Hex32,
  schemaVersion: z.int().min(1),
  /** Version of the program that made it. */
  program: z.string().max(40),
  kind: BackupKind,
  madeAt: Instant,
  databaseBytes: Size,
  databaseSha256: Sha256,
  keysSha256: Sha256,
  attachments: Size,
  attachmentBytes: Size,
});
export type PlainManifest = z.infer<typeof PlainSchema>;

const ManifestSchema = z.strictObject({ ...PlainSchema.shape, sealed: z.base64() });
export type BackupManifest = z.infer<typeof ManifestSchema>;

const SealedSchema = z.strictObject({
  /** Rows of each table. */
  counts: z.record(z.string(), z.int().min(0)),
  /** Hash of the last entry of the audit trail; '' when there was none. */
  auditHead: z.string(),
  /** The last transaction of the journal. */
  lastTransaction: z.strictObject({ n: z.int(), id: z.string(), at: z.string() }).nullable(),
  /** Attachments that could not be copied, because they were missing or damaged already. */
  unreadable: z.int().min(0),
});
export type SealedManifest = z.infer<typeof SealedSchema>;

const IV_BYTES = 12;
const TAG_BYTES = 16;

export function sealManifest(plain: PlainManifest, sealed: SealedManifest, dataKey: Buffer): BackupManifest {
  const key = deriveKey(dataKey, 'backup manifest');
  try {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(boundTo(plain));
    const box = Buffer.concat([
      iv,
      cipher.update(JSON.stringify(sealed)),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    return { ...plain, sealed: box.toString('base64') };
  } finally {
    key.fill(0);
  }
}

/** @returns the sealed part; null when the key is another's or the manifest was changed. */
export function openManifest(manifest: BackupManifest, dataKey: Buffer): SealedManifest | null {
  const { sealed, ...plain } = manifest;
  const box = Buffer.from(sealed, 'base64');
  if (box.length < IV_BYTES + TAG_BYTES) return null;
  const key = deriveKey(dataKey, 'backup manifest');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, IV_BYTES));
    decipher.setAAD(boundTo(plain)).setAuthTag(box.subarray(-TAG_BYTES));
    const text = Buffer.concat([decipher.update(box.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
    return SealedSchema.parse(JSON.parse(text.toString('utf8')));
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}

/** Field by field in the schema's order, whatever the order in the file. */
function boundTo(plain: PlainManifest): Buffer {
  const fields = Object.keys(PlainSchema.shape) as (keyof PlainManifest)[];
  return Buffer.from(JSON.stringify(fields.map((field) => plain[field])));
}

export function manifestBytes(manifest: BackupManifest): Buffer {
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
}

/** @returns the manifest of a backup's folder, `newerProgram`, or `notABackup`. @throws errors of the file system. */
export function readManifest(folder: string): Result<BackupManifest> {
  const file = path.join(folder, MANIFEST_FILE);
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? null;
  if (size === null || size > LARGEST_BYTES) return storeFailure('notABackup');
  const value = parseJson(fs.readFileSync(file, 'utf8'));
  const parsed = ManifestSchema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const named = z
    .object({ format: z.literal('claimwright backup'), version: z.int().min(2) })
    .safeParse(value);
  return storeFailure(named.success ? 'newerProgram' : 'notABackup');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
