// `npm run fuzz`: the fuzz tests of test/fuzz/ for longer, from another beginning. `-- --times 50 --seed 7`.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installMissing } from './install.mjs';
import { checkOwnNode, environmentFor, findNode } from './node24.mjs';
import { quickFolder } from './quickFolder.mjs';
import { Refusal, root, runScript } from './places.mjs';
import { run } from './run.mjs';

function readOptions() {
  const { values } = parseArgs({ options: { times: { type: 'string' }, seed: { type: 'string' } } });
  const { times = '10', seed = String(Date.now() % 1_000_000_000) } = values;
  if (![times, seed].every((one) => /^\d{1,9}$/.test(one)))
    throw new Refusal('--times and --seed take whole numbers.');
  return { times, seed };
}

await runScript(async () => {
  checkOwnNode();
  const { times, seed } = readOptions();
  await installMissing((line) => process.stderr.write(`${line}\n`));
  process.stderr.write(`${times} times the cases of npm test, seed ${seed}.\n`);
  const node = findNode();
  const { code } = await run(
    node,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--config',
      'build/vitest.config.mjs',
      '--testTimeout',
      '86400000',
      'test/fuzz',
    ],
    {
      env: {
        ...environmentFor(node),
        ...quickFolder(),
        CLAIMWRIGHT_FUZZ_TIMES: times,
        CLAIMWRIGHT_FUZZ_SEED: seed,
      },
    },
  );
  return code;
});
