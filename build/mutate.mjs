// `npm run mutate`: mutation testing of the rules (build/stryker.config.mjs). Arguments go to Stryker, as `--mutate FILE`.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { installMissing } from './install.mjs';
import { checkOwnNode, environmentFor, findNode } from './node24.mjs';
import { runScript } from './places.mjs';
import { run } from './run.mjs';

await runScript(async () => {
  checkOwnNode();
  await installMissing((line) => process.stderr.write(`${line}\n`));
  const node = findNode();
  const core = dirname(createRequire(import.meta.url).resolve('@stryker-mutator/core/package.json'));
  const { code } = await run(
    node,
    [join(core, 'bin', 'stryker.js'), 'run', 'build/stryker.config.mjs', ...process.argv.slice(2)],
    { env: environmentFor(node) },
  );
  return code;
});
