import type { KdfParameters } from '../../db/keys.ts';

/** What the killed process and its killer agree on. */

export const KILL_KDF: KdfParameters = { memoryKib: 32, passes: 1, lanes: 1 };

/** A name that stands nowhere else, to be looked for in every byte that was written. */
export const DISTINCTIVE = 'Quixworthington';

export function killPassphrase(n: number): string {
  return `heron lantern ${n} marble orchard`;
}

/** The bytes of the n-th paper; every other one is larger than a page. */
export function payload(n: number): Buffer {
  return Buffer.from(`${DISTINCTIVE} paper ${n} `.repeat(n % 2 === 0 ? 5 : 400));
}
