import { expect, test } from 'vitest';

// First of all tests, and without the driver: on an older Node the driver does not fail, it crashes.
test('runs on a Node that the database driver can be loaded by', () => {
  expect(
    Number(process.versions.napi),
    `Node ${process.versions.node} is too old here: run the tests with "npm test", which brings its own Node 24`,
  ).toBeGreaterThanOrEqual(10);
});
