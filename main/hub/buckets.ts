/**
 * How often somebody may ask: a bucket of tokens for each, filled at a steady rate. Of this copy of the hub alone: behind
 * a load balancer an office may ask as often as that for each copy.
 */

export interface BucketRate {
  readonly perMinute: number;
  /** At once, after a time of quiet. */
  readonly burst: number;
}

export interface Buckets {
  /** Takes a token. @returns 0, or the seconds after which there is one again */
  take(who: string, now: number): number;
  /** Whether there is none, without taking one; seconds as above. */
  isEmpty(who: string, now: number): number;
}

/** So many are remembered; beyond that those who were quiet longest are forgotten, who have a full bucket by then. */
const REMEMBERED = 50_000;

export function buckets({ perMinute, burst }: BucketRate): Buckets {
  const all = new Map<string, { tokens: number; at: number }>();
  const perMs = perMinute / 60_000;

  function filled(who: string, now: number): { tokens: number; at: number } {
    const there = all.get(who);
    if (!there) return { tokens: burst, at: now };
    return { tokens: Math.min(burst, there.tokens + Math.max(0, now - there.at) * perMs), at: now };
  }
  function secondsUntilOne(tokens: number): number {
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / perMs / 1000));
  }

  return {
    take(who, now) {
      const bucket = filled(who, now);
      const seconds = secondsUntilOne(bucket.tokens);
      all.delete(who);
      all.set(who, seconds === 0 ? { tokens: bucket.tokens - 1, at: now } : bucket);
      if (all.size > REMEMBERED) {
        const oldest = all.keys().next();
        if (!oldest.done) all.delete(oldest.value);
      }
      return seconds;
    },
    isEmpty: (who, now) => secondsUntilOne(filled(who, now).tokens),
  };
}
