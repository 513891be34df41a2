import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { SignedSet } from '../../shared/sync/changeSet.ts';
import { written } from './noteSet.ts';

/**
 * A change set as it leaves the device: compressed, then sealed with the office's key (AES-256-GCM). Office, device and
 * number are bound to the seal, so that whoever carries it can neither read it nor put it in another place. What can
 * be seen from outside: office, device, number, which key, and the length.
 */

/** The office's keys by their epoch: a new one is drawn when a device is removed. The newest seals, all of them open. */
export interface OfficeKeys {
  /** UUIDv7. */
  readonly office: string;
  readonly newest: number;
  /** 32 bytes each. */
  readonly byEpoch: ReadonlyMap<number, Buffer>;
}

export interface SealedSet {
  readonly device: string;
  readonly n: number;
  readonly body: Buffer;
}

/** `keyUnknown`: sealed with a key that this device does not have (yet). `altered`: anything else. */
export type SealFault = 'keyUnknown' | 'altered';

const EPOCH_BYTES = 4;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** What one set may be when it is opened: far more than its edits can be, far less than a bomb. */
const LARGEST = 64 * 1024 * 1024;

/** @throws when the newest key is not among the keys: a bug of the caller */
export function sealSet(
  keys: OfficeKeys,
  set: SignedSet,
  random: (bytes: number) => Buffer = randomBytes,
): SealedSet {
  const key = keys.byEpoch.get(keys.newest);
  if (!key) throw new Error('the newest key of the office is not there');
  const epoch = Buffer.alloc(EPOCH_BYTES);
  epoch.writeUInt32BE(keys.newest);
  const iv = random(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound(keys, set.device, set.n, keys.newest));
  const text = deflateRawSync(Buffer.from(`${set.signature}\n${written(set)}`));
  const body = Buffer.concat([epoch, iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  return { device: set.device, n: set.n, body };
}

/** The set, or why it is none. What it says of itself is what it was carried as. */
export function openSet(keys: OfficeKeys, { device, n, body }: SealedSet): SignedSet | SealFault {
  if (body.length < EPOCH_BYTES + IV_BYTES + TAG_BYTES) return 'altered';
  const epoch = body.readUInt32BE(0);
  const key = keys.byEpoch.get(epoch);
  if (!key) return 'keyUnknown';
  const iv = body.subarray(EPOCH_BYTES, EPOCH_BYTES + IV_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv)
      .setAAD(bound(keys, device, n, epoch))
      .setAuthTag(body.subarray(-TAG_BYTES));
    const text = Buffer.concat([
      decipher.update(body.subarray(EPOCH_BYTES + IV_BYTES, -TAG_BYTES)),
      decipher.final(),
    ]);
    const plain = inflateRawSync(text, { maxOutputLength: LARGEST }).toString('utf8');
    const end = plain.indexOf('\n');
    const set = SignedSet.safeParse({
      ...(JSON.parse(plain.slice(end + 1)) as object),
      signature: plain.slice(0, end),
    });
    return set.success && set.data.device === device && set.data.n === n ? set.data : 'altered';
  } catch {
    return 'altered';
  }
}

function bound({ office }: OfficeKeys, device: string, n: number, epoch: number): Buffer {
  return Buffer.from(`claimwright/set|${office}|${device}|${n}|${epoch}`);
}
