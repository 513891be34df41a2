import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/**
 * Every change set is signed by the device that made it, over the digest of its content: whoever hands it on can seal
 * it anew with another key of the office, and nobody can write under another device's name.
 */

/** Before the 32 bytes of a raw Ed25519 public key, in the form that every library reads (RFC 8410). */
const ED25519_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** @param signKey Ed25519 private key, PKCS #8, base64 @param digest of the set, hex. @returns 64 bytes, base64 */
export function signatureOf(signKey: string, office: string, digest: string): string {
  return signWith(signKey, signedBytes(office, digest));
}

/** Ed25519 over the bytes, 64 bytes, base64. @param signKey private key, PKCS #8, base64 */
export function signWith(signKey: string, bytes: Uint8Array): string {
  return sign(null, bytes, privateKeyOf(signKey)).toString('base64');
}

/** @param text private key, PKCS #8, base64 */
export function privateKeyOf(text: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
}

/** @param publicKey raw Ed25519 public key, 32 bytes, base64 */
export function isSignedBy(publicKey: string, office: string, digest: string, signature: string): boolean {
  return isSigned(publicKey, signedBytes(office, digest), signature);
}

/** Whether `signature` (base64) is that of a raw Ed25519 public key (base64) over the bytes. Never throws. */
export function isSigned(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  const raw = Buffer.from(publicKey, 'base64');
  if (raw.length !== 32) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([ED25519_HEAD, raw]), format: 'der', type: 'spki' });
    return verify(null, bytes, key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function signedBytes(office: string, digest: string): Buffer {
  return Buffer.from(`claimwright/set|${office}|${digest}`);
}
