import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import { type Algorithm, hashRaw } from '@node-rs/argon2';
import { z } from 'zod';
import { type Result, invalid, notFound, ok } from '../shared/result.ts';
import { guardStore, storeFailure } from './faults.ts';
import { writeFileDurably } from './files.ts';
import { readRecoveryCode } from './recoveryCode.ts';

/**
 * The key file. The data key is 32 random bytes that never change when a passphrase does; each slot holds it
 * sealed (AES-256-GCM) under another key: one slot for each person's passphrase, one for the recovery code. A
 * slot's seal covers the file's id, its kind and its person, so no slot can be moved to another file or person.
 * Nothing in the file is secret by itself: the names are those of staff, shown before unlocking.
 */

/** Argon2id: memory in KiB, passes, lanes. */
const KdfParameters = z.strictObject({
  memoryKib: z.int().min(8).max(4_194_304),
  passes: z.int().min(1).max(64),
  lanes: z.int().min(1).max(64),
});
export type KdfParameters = z.infer<typeof KdfParameters>;

const Base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/);

const PassphraseSlot = z.strictObject({
  kind: z.literal('passphrase'),
  userId: z.string().min(1).max(64),
  label: z.string().max(200),
  salt: Base64,
  kdf: KdfParameters,
  box: Base64,
});
const RecoverySlot = z.strictObject({ kind: z.literal('recovery'), salt: Base64, box: Base64 });

const KeyFileSchema = z.strictObject({
  version: z.literal(1),
  id: z.string().regex(/^[0-9a-f]{32}$/),
  /** The recovery code was typed back once: only then may patients be entered. */
  recoveryConfirmed: z.boolean(),
  slots: z.array(z.discriminatedUnion('kind', [PassphraseSlot, RecoverySlot])).min(1),
});
export type KeyFile = z.infer<typeof KeyFileSchema>;
type Slot = KeyFile['slots'][number];

export interface PassphraseHolder {
  readonly userId: string;
  /** The person's name as shown on the unlock screen. */
  readonly label: string;
}

const DATA_KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** The package's enum exists in its types only; 2 is its Argon2id. */
const ARGON2ID = 2 as Algorithm;

const STRONG: KdfParameters = { memoryKib: 262_144, passes: 3, lanes: 4 };
const SMALL_MACHINE: KdfParameters = { memoryKib: 65_536, passes: 3, lanes: 4 };
const SMALL_MACHINE_BYTES = 4 * 1024 ** 3;

/** 256 MiB of work for each guess; 64 MiB on a machine with less than 4 GiB. */
export function defaultKdf(): KdfParameters {
  return os.totalmem() < SMALL_MACHINE_BYTES ? SMALL_MACHINE : STRONG;
}

export function newDataKey(): Buffer {
  return randomBytes(DATA_KEY_BYTES);
}

export function newKeyFile(): KeyFile {
  return { version: 1, id: randomBytes(16).toString('hex'), recoveryConfirmed: false, slots: [] };
}

/** @returns the key file, `keysMissing`, or `keysDamaged`. */
export function readKeyFile(file: string): Result<KeyFile> {
  return guardStore(() => {
    if (!fs.existsSync(file)) return storeFailure('keysMissing');
    const parsed = KeyFileSchema.safeParse(parseJson(fs.readFileSync(file, 'utf8')));
    return parsed.success ? ok(parsed.data) : storeFailure('keysDamaged');
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function writeKeyFile(file: string, keys: KeyFile): Result<void> {
  return guardStore(() => {
    writeFileDurably(file, Buffer.from(`${JSON.stringify(keys, null, 2)}\n`));
    return ok(undefined);
  });
}

export function passphraseHolders(keys: KeyFile): readonly PassphraseHolder[] {
  return keys.slots.flatMap((slot) =>
    slot.kind === 'passphrase' ? [{ userId: slot.userId, label: slot.label }] : [],
  );
}

/** Adds a person's slot or replaces it. The data key stays the same. */
export async function withPassphrase(
  keys: KeyFile,
  holder: PassphraseHolder,
  passphrase: string,
  dataKey: Buffer,
  kdf: KdfParameters = defaultKdf(),
): Promise<KeyFile> {
  const salt = randomBytes(16);
  const wrapping = await stretch(passphrase, salt, kdf);
  const bare = {
    kind: 'passphrase',
    userId: holder.userId,
    label: holder.label,
    salt: salt.toString('base64'),
    kdf,
  } as const;
  const slot: Slot = { ...bare, box: seal(wrapping, dataKey, boundTo(keys, bare)) };
  wrapping.fill(0);
  return { ...keys, slots: [...keys.slots.filter((other) => !isSlotOf(other, holder.userId)), slot] };
}

/** Takes a person's slot away. Refused for the last one: the office would open with the recovery code only. */
export function withoutPassphrase(keys: KeyFile, userId: string): Result<KeyFile> {
  const slots = keys.slots.filter((slot) => !isSlotOf(slot, userId));
  if (slots.length === keys.slots.length) return notFound('passphrase');
  if (!slots.some((slot) => slot.kind === 'passphrase')) {
    return invalid(
      'userId',
      'This is the last person who can unlock the office. Give somebody else a passphrase first.',
    );
  }
  return ok({ ...keys, slots });
}

/** Replaces the recovery slot; the new code must be typed back before it counts as kept. */
export function withRecoveryCode(keys: KeyFile, code: string, dataKey: Buffer): KeyFile {
  const secret = readRecoveryCode(code);
  if (!secret.ok) throw new Error('a recovery code of our own making does not read');
  const salt = randomBytes(16);
  const wrapping = recoveryKey(secret.value, salt);
  const bare = { kind: 'recovery', salt: salt.toString('base64') } as const;
  const slot: Slot = { ...bare, box: seal(wrapping, dataKey, boundTo(keys, bare)) };
  wrapping.fill(0);
  secret.value.fill(0);
  const others = keys.slots.filter((other) => other.kind !== 'recovery');
  return { ...keys, recoveryConfirmed: false, slots: [...others, slot] };
}

/** @returns the data key, or `invalid` at `passphrase`, or `notFound` when this person has none. */
export async function openWithPassphrase(
  keys: KeyFile,
  userId: string,
  passphrase: string,
): Promise<Result<Buffer>> {
  const slot = keys.slots.find((candidate) => isSlotOf(candidate, userId));
  if (slot?.kind !== 'passphrase') return notFound('passphrase');
  const wrapping = await stretch(passphrase, Buffer.from(slot.salt, 'base64'), slot.kdf);
  const dataKey = unseal(wrapping, slot.box, boundTo(keys, slot));
  wrapping.fill(0);
  if (dataKey) return ok(dataKey);
  return invalid(
    'passphrase',
    'This is not the passphrase. Look at Caps Lock and the keyboard’s language, then try again.',
  );
}

/** @returns the data key, or `invalid` at `recoveryCode` with the group that was mistyped. */
export function openWithRecoveryCode(keys: KeyFile, typed: string): Result<Buffer> {
  const secret = readRecoveryCode(typed);
  if (!secret.ok) return secret;
  const slot = keys.slots.find((candidate) => candidate.kind === 'recovery');
  if (!slot) return notFound('recovery code');
  const wrapping = recoveryKey(secret.value, Buffer.from(slot.salt, 'base64'));
  secret.value.fill(0);
  const dataKey = unseal(wrapping, slot.box, boundTo(keys, slot));
  wrapping.fill(0);
  if (dataKey) return ok(dataKey);
  return invalid(
    'recoveryCode',
    'This is a recovery code, but not the one of this office. It may have been replaced by a newer one.',
  );
}

/** A key for one purpose, derived from the data key. */
export function deriveKey(dataKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `claimwright/${purpose}`, 32));
}

function isSlotOf(slot: Slot, userId: string): boolean {
  return slot.kind === 'passphrase' && slot.userId === userId;
}

function boundTo(keys: KeyFile, slot: { readonly kind: string; readonly userId?: string }): Buffer {
  return Buffer.from(
    JSON.stringify(['claimwright key file', keys.version, keys.id, slot.kind, slot.userId ?? '']),
  );
}

async function stretch(passphrase: string, salt: Buffer, kdf: KdfParameters): Promise<Buffer> {
  const bytes = Buffer.from(passphrase.normalize('NFKC'));
  try {
    return await hashRaw(bytes, {
      algorithm: ARGON2ID,
      memoryCost: kdf.memoryKib,
      timeCost: kdf.passes,
      parallelism: kdf.lanes,
      outputLen: DATA_KEY_BYTES,
      salt,
    });
  } finally {
    bytes.fill(0);
  }
}

/** The code is random already, so it needs no slow stretching. */
function recoveryKey(secret: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, 'claimwright/recovery', DATA_KEY_BYTES));
}

function seal(key: Buffer, plain: Buffer, aad: Buffer): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad);
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

function unseal(key: Buffer, box: string, aad: Buffer): Buffer | null {
  const bytes = Buffer.from(box, 'base64');
  if (bytes.length !== IV_BYTES + DATA_KEY_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
  decipher.setAAD(aad).setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
