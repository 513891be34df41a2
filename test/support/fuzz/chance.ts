// Where a fuzz run gets its chance and how much of it: a fixed seed in `npm test`, others by hand (`npm run fuzz`).

export interface Chance {
  /** 0 ≤ n < below. */
  below(below: number): number;
  pick<One>(from: readonly One[]): One;
  /** True once in `times`. */
  once(times: number): boolean;
}

/** mulberry32: small, quick, the same everywhere. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
  const self: Chance = {
    below: (below) => next() % below,
    pick(from) {
      const one = from[self.below(from.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
    once: (times) => self.below(times) === 0,
  };
  return self;
}

export const SEED = Number(process.env['CLAIMWRIGHT_FUZZ_SEED'] ?? '20261122');

/** How many cases `npm test` runs of each kind; together at least 100,000. */
export const USUAL_CASES = {
  channels: 25_000,
  returned: 36_000,
  deviceLists: 20_000,
  codeReleases: 9_000,
  claimCases: 3_000,
  pictures: 10_000,
  typedCodes: 15_000,
} as const;

/** The cases of a run: the usual ones, that many times more when `npm run fuzz -- --times N` says so. */
export function cases(of: keyof typeof USUAL_CASES): number {
  return Math.round(USUAL_CASES[of] * Number(process.env['CLAIMWRIGHT_FUZZ_TIMES'] ?? '1'));
}
