import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const never = ['test/e2e/**', 'test/bench/**'];
// These put another module in the place of one: each needs a module graph of its own.
const alone = ['test/main/sample/sampleOffice.test.ts', 'test/main/hosts/electron/wiring.test.ts'];

// Two projects: what runs in Node (core, store, hosts, architecture) and what draws (a page without a browser).
export default defineConfig({
  root,
  cacheDir: 'node_modules/.cache/vitest',
  plugins: [react()],
  test: {
    reporters: ['default'],
    pool: 'forks',
    maxWorkers: '100%',
    env: { TZ: 'America/New_York', CLAIMWRIGHT_TEST_KDF: '1' },
    restoreMocks: true,
    // Far more than they need: a machine may be busy.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['main/**', 'renderer/**', 'shared/**', 'db/**'],
      reportsDirectory: 'coverage',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // One module graph for all files of a worker: what they share is data and pure functions.
          isolate: false,
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [...never, ...alone, 'test/renderer/**'],
        },
      },
      { extends: true, test: { name: 'alone', environment: 'node', include: alone } },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          isolate: false,
          include: ['test/renderer/**/*.test.ts', 'test/renderer/**/*.test.tsx'],
          exclude: never,
          setupFiles: ['test/support/dom.ts'],
        },
      },
    ],
  },
});
