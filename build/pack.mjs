// `npm run pack`: the installable program in dist/, as a folder; `-- --installers` makes this platform's installers too.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { fetchElectron, findElectron } from './electron.mjs';
import { installMissing } from './install.mjs';
import { checkOwnNode, environmentFor, findNode } from './node24.mjs';
import { out, Refusal, root, runScript } from './places.mjs';
import { run } from './run.mjs';
import { notices, shippedPackages } from './shipped.mjs';

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/** The notices of others' work, where electron-builder picks them up. */
export function writeNotices() {
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'THIRD-PARTY.txt'), notices(shippedPackages()));
}

/** @returns {boolean} */
function wantsInstallers() {
  try {
    return parseArgs({ options: { installers: { type: 'boolean' } } }).values.installers ?? false;
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : 'The options cannot be read.');
  }
}

const isScript = process.argv[1] === import.meta.filename;
if (isScript)
  await runScript(async () => {
    checkOwnNode();
    const installers = wantsInstallers();
    await installMissing(say);
    if (findElectron() === null && (await fetchElectron()) === null) {
      throw new Refusal(
        "Electron's own program is not on this computer and could not be fetched, so there is nothing to pack around. Run this where github.com can be reached, or set ELECTRON_MIRROR.",
      );
    }
    await ensureBuilt(['renderer', 'main'], say);
    writeNotices();
    const node = findNode();
    const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
    const args = ['--config', 'electron-builder.yml', '--publish', 'never', ...(installers ? [] : ['--dir'])];
    const { code } = await run(node, [builder, ...args], { env: environmentFor(node) });
    if (code === 0)
      say('The package is in dist/. It is not signed unless signing was configured on this computer.');
    return code;
  });
