// `npm run hub -- …`: the service through which the devices of offices come together (main/hub).
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { installMissing } from './install.mjs';
import { checkOwnNode, environmentFor, findNode } from './node24.mjs';
import { out, root, runScript } from './places.mjs';
import { run } from './run.mjs';

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

await runScript(async () => {
  checkOwnNode();
  await installMissing(say);
  await ensureBuilt(['hub'], say);
  const node = findNode();
  const { code } = await run(node, [join(out, 'hub', 'hub.js'), ...process.argv.slice(2)], {
    env: environmentFor(node),
    // File names are meant from where the person stands, not from the repository.
    cwd: process.env.INIT_CWD ?? root,
  });
  return code;
});
