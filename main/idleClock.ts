/**
 * How long nobody has touched the program. Two clocks are asked, for each alone can be led astray: the one on the wall is
 * set back by hand, the one that only runs forward stands still while the computer sleeps.
 */
export interface IdleClock {
  /** Somebody did something. */
  touch(): void;
  /** Seconds until the lock; 0 when it is due. */
  secondsLeft(limitMinutes: number): number;
}

/** Corrections of a network clock stay below this; more than that is a clock set back by somebody. */
const SET_BACK_MS = 300_000;

/**
 * @param wall milliseconds since 1970, as the computer believes
 * @param forward milliseconds that only grow
 */
export function createIdleClock(wall: () => number, forward: () => number): IdleClock {
  let touched = { wall: wall(), forward: forward() };
  return {
    touch() {
      touched = { wall: wall(), forward: forward() };
    },
    secondsLeft(limitMinutes) {
      const byWall = wall() - touched.wall;
      if (byWall < -SET_BACK_MS) return 0;
      const passed = Math.max(byWall, forward() - touched.forward);
      return Math.max(0, Math.ceil((limitMinutes * 60_000 - passed) / 1000));
    },
  };
}
