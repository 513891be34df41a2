// `npm run kills [-- COUNT]`: kills the program that often (100) in each kind of work that must not be lost half way.
import { join } from 'node:path';
import { installMissing } from './install.mjs';
import { checkOwnNode, environmentFor, findNode } from './node24.mjs';
import { Refusal, root, runScript } from './places.mjs';
import { quickFolder } from './quickFolder.mjs';
import { run } from './run.mjs';

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

await runScript(async () => {
  checkOwnNode();
  const count = Number(process.argv[2] ?? '100');
  if (!Number.isInteger(count) || count < 2)
    throw new Refusal('Give the number of kills for each kind, at least 2.');
  await installMissing(say);
  const node = findNode();
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { code } = await run(
    node,
    [vitest, 'run', '--config', 'build/vitest.config.mjs', 'test/killMatrix.test.ts'],
    {
      env: { ...environmentFor(node), ...quickFolder(), CLAIMWRIGHT_KILLS: String(count) },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  return code;
});
