import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/**
 * The seals of the key file. A data key is sealed to a slot's public key (X25519 with a throw-away key for each seal,
 * HKDF-SHA256, AES-256-GCM), so that whoever holds the data key can seal the next one for everybody without knowing
 * anybody's passphrase. Only what Node and Electron both have.
 */

export const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const SEALED_BYTES = IV_BYTES + KEY_BYTES + TAG_BYTES;
/** What stands before the 32 bytes of an X25519 key in the forms that Node reads (RFC 8410). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');

/** Derives 32 bytes for one purpose. */
export function derive(secret: Buffer, salt: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, `claimwright/${purpose}`, KEY_BYTES));
}

/** The private key whose 32 bytes are given. They are not kept. */
export function privateKeyOf(bytes: Buffer): KeyObject {
  const der = Buffer.concat([PRIVATE_PREFIX, bytes]);
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } finally {
    der.fill(0);
  }
}

/** @returns the 32 bytes of the public half. */
export function publicBytesOf(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX.length);
}

/** Seals a data key so that only the private half of `publicBytes` opens it. */
export function sealTo(publicBytes: Buffer, dataKey: Buffer, aad: Buffer): string {
  const once = generateKeyPairSync('x25519');
  const onceBytes = publicBytesOf(once.privateKey);
  const key = agree(once.privateKey, publicKeyOf(publicBytes), onceBytes, publicBytes);
  try {
    return Buffer.concat([onceBytes, encrypt(key, dataKey, aad)]).toString('base64');
  } finally {
    key.fill(0);
  }
}

/** @returns the data key, or null when the box was not made for this key or was changed. */
export function openSealed(privateKey: KeyObject, box: string, aad: Buffer): Buffer | null {
  const bytes = Buffer.from(box, 'base64');
  if (bytes.length !== KEY_BYTES + SEALED_BYTES) return null;
  const onceBytes = bytes.subarray(0, KEY_BYTES);
  try {
    const key = agree(privateKey, publicKeyOf(onceBytes), onceBytes, publicBytesOf(privateKey));
    const opened = decrypt(key, bytes.subarray(KEY_BYTES), aad);
    key.fill(0);
    return opened;
  } catch {
    return null; // a point of small order: nobody's key
  }
}

/** Opens a box of the first version of the key file, sealed under a key that both sides know. */
export function openBox(key: Buffer, box: string, aad: Buffer): Buffer | null {
  const bytes = Buffer.from(box, 'base64');
  return bytes.length === SEALED_BYTES ? decrypt(key, bytes, aad) : null;
}

/** What only a holder of the data key can make: that a slot was put there by one. */
export function proofOf(dataKey: Buffer, text: Buffer): string {
  const key = derive(dataKey, Buffer.alloc(0), 'key slots');
  const proof = createHmac('sha256', key).update(text).digest('base64');
  key.fill(0);
  return proof;
}

export function provesTo(dataKey: Buffer, text: Buffer, proof: string): boolean {
  const [expected, found] = [Buffer.from(proofOf(dataKey, text)), Buffer.from(proof)];
  return expected.length === found.length && timingSafeEqual(expected, found);
}

function publicKeyOf(bytes: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, bytes]), format: 'der', type: 'spki' });
}

/** Both public halves go into the key, so that a box fits one pair only. */
function agree(privateKey: KeyObject, publicKey: KeyObject, once: Buffer, slot: Buffer): Buffer {
  const shared = diffieHellman({ privateKey, publicKey });
  try {
    return derive(shared, Buffer.concat([once, slot]), 'slot seal');
  } finally {
    shared.fill(0);
  }
}

function encrypt(key: Buffer, plain: Buffer, aad: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad);
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, bytes: Buffer, aad: Buffer): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
  decipher.setAAD(aad).setAuthTag(bytes.subarray(-TAG_BYTES));
  const plain = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return null;
  } finally {
    plain.fill(0);
  }
}
