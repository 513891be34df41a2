// What `npm test` runs, in two goes, is every project that the configuration has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const build = join(import.meta.dirname, '..', '..', 'build');

test('no project of the unit tests is left out', () => {
  const configured = [...readFileSync(join(build, 'vitest.config.mjs'), 'utf8').matchAll(/\bname: '(\w+)'/g)];
  const run = [...readFileSync(join(build, 'test.mjs'), 'utf8').matchAll(/--project=(\w+)/g)];
  expect(configured.length).toBeGreaterThan(3);
  expect(run.map(([, name]) => name).toSorted()).toEqual(configured.map(([, name]) => name).toSorted());
});
