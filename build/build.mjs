// Builds what is out of date, and nothing else.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { environmentFor, findNode } from './node24.mjs';
import { cache, out, Refusal, root } from './places.mjs';
import { capture } from './run.mjs';

/** @typedef {'renderer' | 'main' | 'hub' | 'bench'} Part */

/**
 * What each part is built from: a change of any of it makes the part out of date.
 * @type {Record<Part, readonly string[]>}
 */
const sources = {
  renderer: [
    'renderer',
    'shared',
    'build/bundle.mjs',
    'build/bundles.mjs',
    'package.json',
    'package-lock.json',
  ],
  main: [
    'main',
    'db',
    'shared',
    'build/bundle.mjs',
    'build/bundles.mjs',
    'package.json',
    'package-lock.json',
  ],
  hub: [
    'main/hub',
    'shared/sync',
    'shared/domain/ids.ts',
    'build/bundle.mjs',
    'build/bundles.mjs',
    'package.json',
    'package-lock.json',
  ],
  bench: [
    'test/bench',
    'test/support',
    'main',
    'db',
    'shared',
    'build/bundle.mjs',
    'build/bundles.mjs',
    'package-lock.json',
  ],
};

/**
 * Builds those of `parts` whose sources changed since they were last built.
 * @param {readonly Part[]} parts
 * @param {(line: string) => void} say
 */
export async function ensureBuilt(parts, say) {
  if (parts.every(isCurrent)) return;
  await alone(async () => {
    const stale = parts.filter((part) => !isCurrent(part));
    if (stale.length === 0) return;
    say(`Building ${stale.join(' and ')}.`);
    const started = Date.now();
    const failures = (await Promise.all(stale.map(buildPart))).filter((output) => output !== null);
    if (failures.length > 0) throw new Refusal(`The program could not be built:\n${failures.join('\n')}`);
    say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  });
}

/**
 * @param {Part} part
 * @returns {Promise<string | null>} what went wrong
 */
async function buildPart(part) {
  const hash = hashOf(part);
  const node = findNode();
  const { code, output } = await capture(node, [join(root, 'build', 'bundle.mjs'), part], {
    env: { ...environmentFor(node), NO_COLOR: '1' },
  });
  if (code !== 0) return output;
  writeFileSync(stampOf(part), hash);
  return null;
}

/** @param {Part} part */
function stampOf(part) {
  return join(out, part, '.built-from');
}

/** @param {Part} part */
function isCurrent(part) {
  return existsSync(stampOf(part)) && readFileSync(stampOf(part), 'utf8') === hashOf(part);
}

/**
 * The content of every source file, by its path: dates of files say nothing after a checkout.
 * @param {Part} part
 */
function hashOf(part) {
  const hash = createHash('sha256');
  for (const source of sources[part]) {
    for (const file of filesBelow(join(root, source))) {
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/**
 * Two scripts started at once (a pipe of two commands) build one after the other.
 * @param {() => Promise<void>} work
 */
async function alone(work) {
  const lock = join(cache, 'building');
  mkdirSync(cache, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      if (!isRunning(lock)) rmSync(lock, { force: true });
      await wait(100);
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** @param {string} lock */
function isRunning(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (pid === 0) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
