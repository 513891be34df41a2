import { FIRST_WORDS } from './firstWords.ts';

const WORDS = 6;

/** Six words drawn evenly from 256: 48 bits, to be told to a person and changed by them at the first sign-in. */
export function firstPassphrase(random: (bytes: number) => Uint8Array): string {
  return [...random(WORDS)].map((byte) => FIRST_WORDS[byte] ?? '').join(' ');
}
