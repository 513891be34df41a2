// Installs the packages that the lock file names, when they are not there.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, root } from './places.mjs';
import { run } from './run.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Locked
 * @typedef {Record<string, Locked>} LockedPackages
 */

/**
 * Runs `npm ci` unless what is installed is what package-lock.json says.
 * @param {(line: string) => void} say
 */
export async function installMissing(say) {
  const missing = firstDifference();
  if (missing === null) return;
  say(`Installing packages (${missing}); this takes a minute or two, once.`);
  const started = Date.now();
  // When npm started us, the same npm again; stdout stays free for whoever reads it.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'];
  const options = /** @type {const} */ ({ stdio: ['ignore', 2, 2] });
  const { code } = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args], { ...options, stdio: [...options.stdio] })
    : await run('npm', args, { stdio: [...options.stdio], shell: process.platform === 'win32' });
  if (code !== 0) {
    throw new Refusal(
      'The packages could not be installed. npm says why above; most often the network or the disk is the reason.',
    );
  }
  say(`Installed in ${String(Math.round((Date.now() - started) / 1000))} s.`);
}

/** @returns {string | null} */
function firstDifference() {
  const installedLock = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return 'none are there yet';
  return differenceBetween(readPackages(join(root, 'package-lock.json')), readPackages(installedLock));
}

/**
 * @param {LockedPackages} wanted what package-lock.json says
 * @param {LockedPackages} installed what npm wrote down when it had finished installing
 * @returns {string | null} the first difference in words; null when there is none
 */
export function differenceBetween(wanted, installed) {
  for (const [path, locked] of Object.entries(wanted)) {
    if (path === '') continue;
    const there = installed[path];
    // Packages for other platforms are left out on purpose.
    if (there === undefined && (locked.optional === true || locked.devOptional === true)) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (there === undefined) return `${name} is missing`;
    if (there.version !== locked.version || there.integrity !== locked.integrity)
      return `${name} has changed`;
  }
  return null;
}

/**
 * @param {string} file
 * @returns {LockedPackages}
 */
function readPackages(file) {
  /** @type {{ packages?: LockedPackages }} */
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  return lock.packages ?? {};
}
