// The Node that everything runs on: 24, from npm's platform packages, whatever the machine's own is.
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Refusal, root } from './places.mjs';

/** @returns {string} the path of the Node program to run everything with */
export function findNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const packaged = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', program);
  if (existsSync(packaged)) return packaged;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 14)) return process.execPath;
  throw new Refusal(
    `There is no packaged Node for ${process.platform} ${process.arch}, and this machine's own (${process.versions.node}) is too old.\n` +
      'Install Node 24 from nodejs.org and try again.',
  );
}

/**
 * The environment for everything we start: that Node's folder first, so that tools which start "node" get it too.
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentFor(node) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, [key]: `${dirname(node)}${delimiter}${process.env[key] ?? ''}` };
}

/** Exits with a sentence when the scripts themselves were begun on too old a Node. */
export function checkOwnNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 11)) {
    throw new Refusal(
      `Claimwright needs Node 20.11 or newer to begin with; this is ${process.versions.node}.`,
    );
  }
}
