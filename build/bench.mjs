// `npm run bench`: builds and runs the benchmarks of test/bench/.
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { installMissing } from './install.mjs';
import { checkOwnNode, environmentFor, findNode } from './node24.mjs';
import { out, runScript } from './places.mjs';
import { run } from './run.mjs';

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

await runScript(async () => {
  checkOwnNode();
  await installMissing(say);
  await ensureBuilt(['bench'], say);
  const node = findNode();
  const { code } = await run(
    node,
    ['--expose-gc', join(out, 'bench', 'index.js'), ...process.argv.slice(2)],
    {
      env: environmentFor(node),
    },
  );
  return code;
});
