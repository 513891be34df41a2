import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import { type Algorithm, hashRaw } from '@node-rs/argon2';
import { z } from 'zod';
import { type Result, invalid, notFound, ok } from '../shared/result.ts';
import { guardStore, storeFailure } from './faults.ts';
import { writeFileDurably } from './files.ts';
import {
  derive,
  KEY_BYTES,
  openBox,
  openSealed,
  privateKeyOf,
  proofOf,
  provesTo,
  publicBytesOf,
  sealTo,
} from './keys/seal.ts';
import { readEmergencyCode, readRecoveryCode } from './recoveryCode.ts';

/**
 * The key file. The data key is 32 random bytes that do not change when a passphrase does; each slot holds it sealed
 * for one way in: a person's passphrase, the secret that the computer keeps for a person, the recovery code, the
 * emergency code. A slot holds an X25519 public key whose private half is worked out from the passphrase (Argon2id,
 * then HKDF) or from the code or secret (HKDF), and the data key sealed to it. So a new data key can be sealed for
 * everybody without anybody's passphrase.
 *
 * A slot's seal covers the file's id, its kind, its person and its public key, so no slot can be moved to another file
 * or person. Its proof is a keyed hash of the same under the data key: a slot that somebody without the data key
 * slipped into the file is never given the next data key. Nothing in the file is secret by itself: the names are those
 * of staff, shown before unlocking.
 *
 * Slots of the first version have no public key: they open, and are made anew when they do. Until then a new data key
 * cannot be sealed for them.
 */

/** Argon2id: memory in KiB, passes, lanes. */
const KdfParameters = z.strictObject({
  memoryKib: z.int().min(8).max(4_194_304),
  passes: z.int().min(1).max(64),
  lanes: z.int().min(1).max(64),
});
export type KdfParameters = z.infer<typeof KdfParameters>;

const Base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/);
const UserId = z.string().min(1).max(64);
const Label = z.string().max(200);

const sealed = { publicKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/), box: Base64, proof: Base64 };
const passphrase = {
  kind: z.literal('passphrase'),
  userId: UserId,
  label: Label,
  salt: Base64,
  kdf: KdfParameters,
};
const recovery = { kind: z.literal('recovery'), salt: Base64 };

const OldSlot = z.union([
  z.strictObject({ ...passphrase, box: Base64 }),
  z.strictObject({ ...recovery, box: Base64 }),
]);
const SealedSlot = z.discriminatedUnion('kind', [
  z.strictObject({ ...passphrase, ...sealed }),
  z.strictObject({ ...recovery, ...sealed }),
  z.strictObject({ kind: z.literal('emergency'), salt: Base64, ...sealed }),
  z.strictObject({ kind: z.literal('system'), userId: UserId, salt: Base64, ...sealed }),
]);
/** Somebody for whom a new data key could not be sealed: shown still, but needs a new passphrase. */
const LapsedSlot = z.strictObject({ kind: z.literal('lapsed'), userId: UserId, label: Label });
const Slot = z.union([SealedSlot, OldSlot, LapsedSlot]);

const FileId = z.string().regex(/^[0-9a-f]{32}$/);

const VersionOne = z.strictObject({
  version: z.literal(1),
  id: FileId,
  recoveryConfirmed: z.boolean(),
  slots: z.array(OldSlot).min(1),
});

const VersionTwo = z.strictObject({
  version: z.literal(2),
  id: FileId,
  /** The recovery code was typed back once: only then may patients be entered. */
  recoveryConfirmed: z.boolean(),
  /** When the emergency code that is in force was used first, ISO 8601 UTC. */
  emergencyUsedAt: z.string().max(40).nullable(),
  /** Somebody was taken out who may have copied the data key, and it was not renewed yet. */
  rotationOwed: z.boolean(),
  slots: z.array(Slot).min(1),
  /**
   * A renewed data file is being put into place (rotate.ts): the slots above are those of the new one, known by the
   * SHA-256 of its first page; these are the slots of the one before.
   */
  swap: z
    .strictObject({ firstPage: z.string().regex(/^[0-9a-f]{64}$/), formerSlots: z.array(Slot).min(1) })
    .nullable(),
});
export type KeyFile = z.infer<typeof VersionTwo>;
type Slot = z.infer<typeof Slot>;
type SealedSlot = z.infer<typeof SealedSlot>;
/** A slot before it is sealed. Over the union one by one, so that each kind keeps its own fields. */
type Bare<S> = S extends SealedSlot ? Omit<S, keyof typeof sealed> : never;

const NEWEST_VERSION = 2;

export interface PassphraseHolder {
  readonly userId: string;
  /** The person's name as shown on the unlock screen. */
  readonly label: string;
}

/** One way in, without anything secret. */
export interface KeySlot {
  readonly kind: 'passphrase' | 'recovery' | 'emergency' | 'system';
  /** Empty for the codes of the office. */
  readonly userId: string;
  /** The person's name; empty where the slot is not a passphrase. */
  readonly label: string;
  /**
   * `current`; `old`: opens, but a new data key cannot be sealed for it before it was used once; `lapsed`: needs a new
   * passphrase.
   */
  readonly state: 'current' | 'old' | 'lapsed';
}

/** An opened slot: the data key, and the key file with that slot in its present form (the same when it was). */
export interface OpenedKeys {
  readonly dataKey: Buffer;
  readonly keys: KeyFile;
}

/** Bytes that the host keeps for a person's system slot. */
export const SYSTEM_SECRET_BYTES = 32;

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
  return randomBytes(KEY_BYTES);
}

export function newKeyFile(): KeyFile {
  return {
    version: 2,
    id: randomBytes(16).toString('hex'),
    recoveryConfirmed: false,
    emergencyUsedAt: null,
    rotationOwed: false,
    slots: [],
    swap: null,
  };
}

/**
 * Reads a key file of any version that this program knows.
 * @returns the key file as of the newest version, `keysMissing`, `keysDamaged`, or `newerProgram`.
 */
export function readKeyFile(file: string): Result<KeyFile> {
  return guardStore(() => {
    if (!fs.existsSync(file)) return storeFailure('keysMissing');
    const json = parseJson(fs.readFileSync(file, 'utf8'));
    const version = versionOf(json);
    if (version !== null && version > NEWEST_VERSION) return storeFailure('newerProgram');
    const parsed = version === 1 ? fromVersionOne(json) : VersionTwo.safeParse(json).data;
    return parsed ? ok(parsed) : storeFailure('keysDamaged');
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function versionOf(json: unknown): number | null {
  const found = z.object({ version: z.int() }).safeParse(json);
  return found.success ? found.data.version : null;
}

function fromVersionOne(json: unknown): KeyFile | undefined {
  const parsed = VersionOne.safeParse(json);
  if (!parsed.success) return undefined;
  return { ...parsed.data, version: 2, emergencyUsedAt: null, rotationOwed: false, swap: null };
}

export function writeKeyFile(file: string, keys: KeyFile): Result<void> {
  return guardStore(() => {
    writeFileDurably(file, Buffer.from(`${JSON.stringify(keys, null, 2)}\n`));
    return ok(undefined);
  });
}

/** Everybody who has a passphrase, or had one before the data key was renewed without it. */
export function passphraseHolders(keys: KeyFile): readonly PassphraseHolder[] {
  return keys.slots.flatMap((slot) =>
    slot.kind === 'passphrase' || slot.kind === 'lapsed' ? [{ userId: slot.userId, label: slot.label }] : [],
  );
}

export function keySlots(keys: KeyFile): readonly KeySlot[] {
  return keys.slots.map((slot) => ({
    kind: slot.kind === 'lapsed' ? 'passphrase' : slot.kind,
    userId: 'userId' in slot ? slot.userId : '',
    label: 'label' in slot ? slot.label : '',
    state: slot.kind === 'lapsed' ? 'lapsed' : isSealed(slot) ? 'current' : 'old',
  }));
}

/** Adds a person's slot or replaces it. The data key stays the same. */
export async function withPassphrase(
  keys: KeyFile,
  holder: PassphraseHolder,
  text: string,
  dataKey: Buffer,
  kdf: KdfParameters = defaultKdf(),
): Promise<KeyFile> {
  const salt = randomBytes(16);
  const stretched = await stretch(text, salt, kdf);
  const bare = {
    kind: 'passphrase',
    userId: holder.userId,
    label: holder.label,
    salt: salt.toString('base64'),
    kdf,
  } as const;
  const slot = makeSlot(keys, bare, stretched, dataKey);
  stretched.fill(0);
  return { ...keys, slots: [...keys.slots.filter((other) => !isPassphraseOf(other, holder.userId)), slot] };
}

/**
 * Takes a person's ways in away. Refused for the last one with a passphrase: the office would open with its codes
 * only.
 */
export function withoutPassphrase(keys: KeyFile, userId: string): Result<KeyFile> {
  const slots = keys.slots.filter((slot) => !('userId' in slot) || slot.userId !== userId);
  if (!keys.slots.some((slot) => isPassphraseOf(slot, userId))) return notFound('passphrase');
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
  const slot = codeSlot(keys, 'recovery', ownCode(readRecoveryCode(code)), dataKey);
  return { ...keys, recoveryConfirmed: false, slots: [...without(keys, 'recovery'), slot] };
}

/** Replaces the emergency slot; the new code was not used. */
export function withEmergencyCode(keys: KeyFile, code: string, dataKey: Buffer): KeyFile {
  const slot = codeSlot(keys, 'emergency', ownCode(readEmergencyCode(code)), dataKey);
  return { ...keys, emergencyUsedAt: null, slots: [...without(keys, 'emergency'), slot] };
}

/**
 * Lets the computer open the office for a person, by a secret that the host keeps where only that account of the
 * operating system can read it. Beside the passphrase, never instead of it.
 * @param secret 32 random bytes. @returns `notFound` for a person without a passphrase.
 */
export function withSystemSecret(
  keys: KeyFile,
  userId: string,
  secret: Buffer,
  dataKey: Buffer,
): Result<KeyFile> {
  if (secret.length !== SYSTEM_SECRET_BYTES) throw new RangeError('a system secret has 32 bytes');
  if (!keys.slots.some((slot) => slot.kind === 'passphrase' && slot.userId === userId))
    return notFound('passphrase');
  const bare = { kind: 'system', userId, salt: randomBytes(16).toString('base64') } as const;
  const slot = makeSlot(keys, bare, secret, dataKey);
  return ok({ ...keys, slots: [...withoutSystemSecret(keys, userId).slots, slot] });
}

export function withoutSystemSecret(keys: KeyFile, userId: string): KeyFile {
  return {
    ...keys,
    slots: keys.slots.filter((slot) => slot.kind !== 'system' || slot.userId !== userId),
  };
}

/**
 * @returns the data key, or `invalid` at `passphrase`; `notFound` when this person has none; `keysDamaged` when the
 * passphrase is right and its slot was changed.
 */
export async function openWithPassphrase(
  keys: KeyFile,
  userId: string,
  text: string,
): Promise<Result<OpenedKeys>> {
  const slot = keys.slots.find((candidate) => isPassphraseOf(candidate, userId));
  if (slot?.kind === 'lapsed') {
    return invalid(
      'passphrase',
      'This passphrase ended when the key of the office was renewed. Ask the owner for a new one.',
    );
  }
  if (slot?.kind !== 'passphrase') return notFound('passphrase');
  const stretched = await stretch(text, Buffer.from(slot.salt, 'base64'), slot.kdf);
  try {
    const opened = openSlot(keys, slot, stretched, stretched);
    return (
      opened ??
      invalid(
        'passphrase',
        'This is not the passphrase. Look at Caps Lock and the keyboard’s language, then try again.',
      )
    );
  } finally {
    stretched.fill(0);
  }
}

/** @returns the data key, or `invalid` at `recoveryCode` with the group that was mistyped. */
export function openWithRecoveryCode(keys: KeyFile, typed: string): Result<OpenedKeys> {
  const secret = readRecoveryCode(typed);
  if (!secret.ok) return secret;
  const slot = keys.slots.find((candidate) => candidate.kind === 'recovery');
  if (!slot) {
    secret.value.fill(0);
    return notFound('recovery code');
  }
  const wrapping = derive(secret.value, Buffer.from(slot.salt, 'base64'), 'recovery');
  const opened = openSlot(keys, slot, secret.value, wrapping);
  wrapping.fill(0);
  secret.value.fill(0);
  return (
    opened ??
    invalid(
      'recoveryCode',
      'This is a recovery code, but not the one of this office. It may have been replaced by a newer one.',
    )
  );
}

/** @returns the data key, or `invalid` at `emergencyCode`; `notFound` when there is none. */
export function openWithEmergencyCode(keys: KeyFile, typed: string): Result<OpenedKeys> {
  const secret = readEmergencyCode(typed);
  if (!secret.ok) return secret;
  const slot = keys.slots.find((candidate) => candidate.kind === 'emergency');
  const opened = slot ? openSlot(keys, slot, secret.value, null) : notFound('emergency code');
  secret.value.fill(0);
  return (
    opened ??
    invalid(
      'emergencyCode',
      'This is an emergency code, but not the one of this office. It may have been replaced by a newer one.',
    )
  );
}

/** @returns the data key; `notFound` when the computer was given no secret for this person, or another one. */
export function openWithSystemSecret(keys: KeyFile, userId: string, secret: Buffer): Result<OpenedKeys> {
  const slot = keys.slots.find((candidate) => candidate.kind === 'system' && candidate.userId === userId);
  if (slot?.kind !== 'system' || secret.length !== SYSTEM_SECRET_BYTES) return notFound('way in');
  return openSlot(keys, slot, secret, null) ?? notFound('way in');
}

/** The key file for a new data key, and whom it leaves out. */
export interface ResealedKeys {
  readonly keys: KeyFile;
  /** Ids of the people who need a new passphrase. */
  readonly needPassphrase: readonly string[];
  /** The office has no recovery code any more. */
  readonly needRecoveryCode: boolean;
}

/**
 * Seals a new data key for every slot that takes one without its secret. Slots of the first version, and slots whose
 * proof does not hold, stay behind: their people are kept as `lapsed`.
 * @returns `invalid` when nobody with a passphrase would be left.
 */
export function resealed(keys: KeyFile, dataKey: Buffer, newKey: Buffer): Result<ResealedKeys> {
  const needPassphrase: string[] = [];
  const slots = keys.slots.flatMap((slot): Slot[] => {
    if (isSealed(slot) && provesTo(dataKey, boundTo(keys, slot, slot.publicKey), slot.proof)) {
      return [{ ...slot, ...sealedFor(keys, slot, Buffer.from(slot.publicKey, 'base64'), newKey) }];
    }
    if (slot.kind !== 'passphrase' && slot.kind !== 'lapsed') return [];
    needPassphrase.push(slot.userId);
    return [{ kind: 'lapsed', userId: slot.userId, label: slot.label }];
  });
  if (!slots.some((slot) => slot.kind === 'passphrase')) {
    return invalid(
      'userId',
      'Nobody could unlock the office afterwards. Give somebody a new passphrase first.',
    );
  }
  const needRecoveryCode = !slots.some((slot) => slot.kind === 'recovery');
  const recoveryConfirmed = keys.recoveryConfirmed && !needRecoveryCode;
  return ok({
    keys: { ...keys, slots, recoveryConfirmed, rotationOwed: false },
    needPassphrase,
    needRecoveryCode,
  });
}

/** A key for one purpose, derived from the data key. */
export function deriveKey(dataKey: Buffer, purpose: string): Buffer {
  return derive(dataKey, Buffer.alloc(0), purpose);
}

function isSealed(slot: Slot): slot is SealedSlot {
  return 'publicKey' in slot;
}

function isPassphraseOf(slot: Slot, userId: string): boolean {
  return (slot.kind === 'passphrase' || slot.kind === 'lapsed') && slot.userId === userId;
}

function without(keys: KeyFile, kind: Slot['kind']): Slot[] {
  return keys.slots.filter((slot) => slot.kind !== kind);
}

function ownCode(secret: Result<Buffer>): Buffer {
  if (!secret.ok) throw new Error('a code of our own making does not read');
  return secret.value;
}

function codeSlot(
  keys: KeyFile,
  kind: 'recovery' | 'emergency',
  secret: Buffer,
  dataKey: Buffer,
): SealedSlot {
  const slot = makeSlot(keys, { kind, salt: randomBytes(16).toString('base64') }, secret, dataKey);
  secret.fill(0);
  return slot;
}

/** @param secret what the private key is worked out from: the stretched passphrase, or the random bytes as they are. */
function makeSlot(keys: KeyFile, bare: Bare<SealedSlot>, secret: Buffer, dataKey: Buffer): SealedSlot {
  const publicBytes = publicBytesOf(privateOf(bare, secret));
  return { ...bare, ...sealedFor(keys, bare, publicBytes, dataKey) };
}

function sealedFor(
  keys: KeyFile,
  slot: Pick<SealedSlot, 'kind'> & { readonly userId?: string },
  publicBytes: Buffer,
  dataKey: Buffer,
): Pick<SealedSlot, 'publicKey' | 'box' | 'proof'> {
  const publicKey = publicBytes.toString('base64');
  const bound = boundTo(keys, slot, publicKey);
  return { publicKey, box: sealTo(publicBytes, dataKey, bound), proof: proofOf(dataKey, bound) };
}

function privateOf(bare: Pick<SealedSlot, 'kind' | 'salt'>, secret: Buffer): ReturnType<typeof privateKeyOf> {
  const seed = derive(secret, Buffer.from(bare.salt, 'base64'), `slot ${bare.kind}`);
  try {
    return privateKeyOf(seed);
  } finally {
    seed.fill(0);
  }
}

/**
 * @param secret what the private key of a present slot is worked out from, @param wrapping what opens an old one.
 * @returns null when they are not those of this slot.
 */
function openSlot(
  keys: KeyFile,
  slot: Exclude<Slot, { readonly kind: 'lapsed' }>,
  secret: Buffer,
  wrapping: Buffer | null,
): Result<OpenedKeys> | null {
  if (!isSealed(slot)) {
    const dataKey = wrapping && openBox(wrapping, slot.box, boundAsBefore(keys, slot));
    if (!dataKey) return null;
    const { box: _former, ...bare } = slot;
    const present = makeSlot(keys, bare, secret, dataKey);
    const slots = keys.slots.map((other) => (other === slot ? present : other));
    return ok({ dataKey, keys: { ...keys, slots } });
  }
  const privateKey = privateOf(slot, secret);
  if (publicBytesOf(privateKey).toString('base64') !== slot.publicKey) return null;
  const dataKey = openSealed(privateKey, slot.box, boundTo(keys, slot, slot.publicKey));
  return dataKey ? ok({ dataKey, keys }) : storeFailure('keysDamaged');
}

function boundTo(
  keys: KeyFile,
  slot: { readonly kind: string; readonly userId?: string },
  publicKey: string,
): Buffer {
  const bound = ['claimwright key file', 2, keys.id, slot.kind, slot.userId ?? '', publicKey];
  return Buffer.from(JSON.stringify(bound));
}

/** What the seals of the first version cover. */
function boundAsBefore(keys: KeyFile, slot: { readonly kind: string; readonly userId?: string }): Buffer {
  return Buffer.from(JSON.stringify(['claimwright key file', 1, keys.id, slot.kind, slot.userId ?? '']));
}

async function stretch(text: string, salt: Buffer, kdf: KdfParameters): Promise<Buffer> {
  const bytes = Buffer.from(text.normalize('NFKC'));
  try {
    return await hashRaw(bytes, {
      algorithm: ARGON2ID,
      memoryCost: kdf.memoryKib,
      timeCost: kdf.passes,
      parallelism: kdf.lanes,
      outputLen: KEY_BYTES,
      salt,
    });
  } finally {
    bytes.fill(0);
  }
}
