import { createPublicKey, verify } from 'node:crypto';

/** Whether `signature` is made over `text` (UTF-8) with the Ed25519 key. @param publicKey 32 bytes */
export function isSignedBy(publicKey: Buffer, text: string, signature: Buffer): boolean {
  try {
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') },
      format: 'jwk',
    });
    return verify(null, Buffer.from(text), key, signature);
  } catch {
    // Not a point of the curve.
    return false;
  }
}
