import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = join(import.meta.dirname, '..');

// Each test starts the program itself, with a store of its own (test/support/program.ts).
/** See test/support/program.ts. */
const late = Number(process.env.CLAIMWRIGHT_TEST_LATE ?? 0) > 0;

export default defineConfig({
  testDir: join(root, 'test', 'e2e'),
  // Of its own: the path that tells the compiler the database driver's types would lead the runner to load them.
  tsconfig: join(root, 'build', 'tsconfig.playwright.json'),
  outputDir: join(root, 'test-results'),
  // A story waits for the screen more than it reckons: three of them fill two cores.
  workers: 3,
  fullyParallel: true,
  // A machine may stall for a moment. Who needed a second attempt is named at the end, with what was wrong at the first.
  retries: late ? 0 : 1,
  forbidOnly: process.env.CI !== undefined,
  // Late answers (test/support/program.ts) show stories, and screens, that go right by luck.
  timeout: late ? 900_000 : 240_000,
  expect: { timeout: 15_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['line'], ['json']] : [['line']],
});
