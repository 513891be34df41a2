import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The tests that stand for the rules, alone: what mutation testing runs against each changed line. Without those that
// draw their cases by lot: a line is covered when a test states what it does, not when chance finds it.
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cacheDir: 'node_modules/.cache/vitest-mutation',
  test: {
    environment: 'node',
    include: ['test/shared/rules/**/*.test.ts'],
    exclude: ['test/shared/rules/properties*.test.ts', 'test/shared/rules/judge.test.ts'],
    // Rules are pure: test files may share the modules that they import.
    isolate: false,
    testTimeout: 60_000,
    watch: false,
  },
});
