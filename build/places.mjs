// Where things are. Plain Node without dependencies: these scripts begin on a machine that has nothing installed.
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const root = fileURLToPath(new URL('..', import.meta.url));
/** Built program. */
export const out = join(root, 'out');
/** What may be thrown away at any time. */
export const cache = join(root, 'node_modules', '.cache', 'claimwright');

/** An error that a person can act on: printed without a stack. */
export class Refusal extends Error {}

/**
 * Runs a script's main function; a Refusal becomes one clear message and exit code 1.
 * @param {() => Promise<number>} main answers with the exit code
 */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
