import { beforeAll, expect, test } from 'vitest';
import { tempFolder } from './db/workbench.ts';
import { killActs } from './support/kill/killActs.ts';
import { buildChild, kill } from './support/kill/killer.ts';

/**
 * Every kind of work that must not be lost half way is killed at random moments: nothing acknowledged is missing,
 * nothing is there in part, and everything opens. `npm run kills` does it a hundred times each; here it is a sample,
 * because each kill costs the start of a process.
 */
const KILLS = Number(process.env['CLAIMWRIGHT_KILLS'] ?? '6');

beforeAll(buildChild, 60_000);

test.each(killActs.map((act) => [act.name, act] as const))(
  `${KILLS} kills during %s lose nothing`,
  async (_, act) => {
    const started = performance.now();
    const { kills, during, acknowledged } = await kill(act, KILLS, tempFolder());
    expect(kills).toBe(KILLS);
    // Else the kills came too late to prove anything; of a few, chance may leave one.
    expect(during).toBeGreaterThan(KILLS > 50 ? KILLS / 3 : 0);
    if (KILLS > 50) {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(
        `${act.name}: ${kills} kills, ${during} of them during the work, ${acknowledged} pieces acknowledged, 0 lost (${seconds} s)\n`,
      );
    }
  },
  600_000,
);
