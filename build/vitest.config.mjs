import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const never = ['test/e2e/**', 'test/bench/**'];
// These put another module in the place of one: each needs a module graph of its own.
const alone = ['test/main/sample/sampleOffice.test.ts', 'test/main/hosts/electron/wiring.test.ts'];

/**
 * Threads that the tests have started run the program's own bundle, where `npm test` has just built it
 * (CLAIMWRIGHT_TEST_BUNDLE): reading the sources anew for each of a hundred threads takes longer than their work.
 * @type {import('vite').Plugin}
 */
const bundledThreads = {
  name: 'bundled-threads',
  enforce: 'pre',
  transform(code, id) {
    const bundle = process.env.CLAIMWRIGHT_TEST_BUNDLE;
    const thread = [...threads].find(([module]) => id.endsWith(module))?.[1];
    if (bundle === undefined || thread === undefined) return null;
    const source = `join(here, '${thread.source}')`;
    if (!code.includes(source)) throw new Error(`${id} does not name ${thread.source} any more`);
    return { code: code.replace(source, JSON.stringify(join(bundle, thread.bundled))), map: null };
  },
};
const threads = new Map([
  ['/db/storeTask.ts', { source: 'storeThread.ts', bundled: 'storeThread.js' }],
  ['/main/documents/workerThread.ts', { source: 'worker.ts', bundled: 'documentsWorker.js' }],
]);

// Projects: what runs in Node (core, store, hosts, architecture), the rules of billing apart, and what draws (a page
// without a browser). `npm test` runs the rules beside the stories: they wait for nothing, and nothing waits for them.
export default defineConfig({
  root,
  cacheDir: 'node_modules/.cache/vitest',
  plugins: [bundledThreads, react()],
  test: {
    reporters: ['default'],
    pool: 'forks',
    maxWorkers: '100%',
    // Tests make much that is soon forgotten: more room for it, and a seventh less time goes into clearing up.
    execArgv: ['--min-semi-space-size=16', '--max-semi-space-size=64'],
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
          exclude: [...never, ...alone, 'test/renderer/**', 'test/shared/rules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'rules',
          environment: 'node',
          isolate: false,
          include: ['test/shared/rules/**/*.test.ts'],
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
