import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Recognizes a passphrase without keeping it. */
export function rememberedOnce(passphrase: string): (other: string) => boolean {
  const key = randomBytes(32);
  const digest = (text: string): Buffer => createHmac('sha256', key).update(text.normalize('NFKC')).digest();
  const known = digest(passphrase);
  return (other) => timingSafeEqual(known, digest(other));
}
