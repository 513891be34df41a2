import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { foreignPrebuilds } from '../../build/afterPack.mjs';

// The real layout of the driver, so that a new release with another one is noticed here.
const names = readdirSync(
  join(import.meta.dirname, '..', '..', 'node_modules', 'better-sqlite3', 'prebuilds'),
);

test.each([
  ['linux', 'x64', ['linux-x64.node']],
  ['win32', 'x64', ['win32-x64.node']],
  ['darwin', 'universal', ['darwin-arm64.node', 'darwin-x64.node']],
])('%s %s keeps its own native module', (platform, architecture, kept) => {
  const foreign = foreignPrebuilds(names, platform, architecture);
  expect(names.filter((name) => !foreign.includes(name)).sort()).toEqual(kept);
});

test('a layout that is not known is left alone', () => {
  expect(foreignPrebuilds(['binding.node'], 'linux', 'x64')).toEqual([]);
});
