// A browser for the end-to-end tests: found, or on Debian installed when that is allowed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { environmentFor, findNode } from './node24.mjs';
import { root } from './places.mjs';
import { capture, run } from './run.mjs';

/** @returns {Promise<string | null>} the path of the browser's program */
async function find() {
  const node = findNode();
  const args = ['--experimental-strip-types', '--no-warnings', join(root, 'build', 'findBrowser.mjs')];
  const { code, output } = await capture(node, args, { env: environmentFor(node) });
  return code === 0 && output !== '' ? output : null;
}

/**
 * @param {(line: string) => void} say
 * @returns {Promise<string | null>} the path of the browser's program, or null after saying what to do
 */
export async function provideBrowser(say) {
  const found = await find();
  if (found !== null) return found;
  const debian = existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  if (debian && process.getuid?.() === 0) {
    say('Installing Chromium for the end-to-end tests, once.');
    const options = /** @type {const} */ ({
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    await run('apt-get', ['update', '-qq'], { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
    const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
    await run('apt-get', install, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
    const installed = await find();
    if (installed !== null) return installed;
  }
  say(
    'The end-to-end tests need Chrome, Edge or Chromium, and none was found. Install one ' +
      '(on Debian: apt-get install chromium), or name its program in CLAIMWRIGHT_BROWSER.',
  );
  return null;
}
