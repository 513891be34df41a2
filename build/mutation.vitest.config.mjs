import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The tests that stand for the rules, alone: what mutation testing runs against each changed line.
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cacheDir: 'node_modules/.cache/vitest-mutation',
  test: {
    environment: 'node',
    include: ['test/shared/rules/**/*.test.ts'],
    testTimeout: 60_000,
    watch: false,
  },
});
