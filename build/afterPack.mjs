// Leaves out the native modules of other platforms: 20 MB that would never be loaded.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** electron-builder's numbers for architectures. */
const architectures = ['ia32', 'x64', 'armv7l', 'arm64', 'universal'];

/**
 * @param {{ appOutDir: string, electronPlatformName: string, arch: number, packager: { getResourcesDir(appOutDir: string): string } }} context
 */
export default async function afterPack({ appOutDir, electronPlatformName, arch, packager }) {
  const modules = join(packager.getResourcesDir(appOutDir), 'app.asar.unpacked', 'node_modules');
  const prebuilds = join(modules, 'better-sqlite3', 'prebuilds');
  for (const name of foreignPrebuilds(listed(prebuilds), electronPlatformName, architectures[arch] ?? '')) {
    rmSync(join(prebuilds, name));
  }
  return Promise.resolve();
}

/**
 * The prebuilt modules that this platform does not load.
 * @param {readonly string[]} names e.g. `linux-x64.node`, `darwin-arm64.node`
 * @param {string} platform
 * @param {string} architecture
 */
export function foreignPrebuilds(names, platform, architecture) {
  const wanted = (/** @type {string} */ name) =>
    architecture === 'universal'
      ? name.startsWith(`${platform}-`)
      : name === `${platform}-${architecture}.node`;
  const foreign = names.filter((name) => !wanted(name));
  // Nothing fits: a layout that this script does not know. Better too much than a program that does not start.
  return foreign.length === names.length ? [] : foreign;
}

/** @param {string} folder */
function listed(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}
