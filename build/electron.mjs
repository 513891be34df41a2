// Electron's program: found, or fetched within a short time, or done without.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentFor, findNode } from './node24.mjs';
import { cache, root } from './places.mjs';
import { run } from './run.mjs';

const home = join(root, 'node_modules', 'electron');
const failedTry = join(cache, 'electron-not-fetched');
const tryMilliseconds = 15_000;
const againAfterMilliseconds = 24 * 60 * 60 * 1000;

/** @returns {string | null} the path of Electron's program */
export function findElectron() {
  const pathFile = join(home, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const program = join(home, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : null;
}

/** True when a fetch failed less than a day ago: asking again at every start would only make people wait. */
export function fetchFailedLately() {
  if (!existsSync(failedTry)) return false;
  return Date.now() - Number(readFileSync(failedTry, 'utf8')) < againAfterMilliseconds;
}

/**
 * One bounded try at Electron's own download.
 * @returns {Promise<string | null>} the path of the program, or null when it could not be had in time
 */
export async function fetchElectron() {
  const node = findNode();
  await run(node, [join(home, 'install.js')], {
    env: environmentFor(node),
    stdio: 'ignore',
    withinMilliseconds: tryMilliseconds,
  });
  const program = findElectron();
  if (program === null) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(failedTry, String(Date.now()));
  } else {
    rmSync(failedTry, { force: true });
  }
  return program;
}
