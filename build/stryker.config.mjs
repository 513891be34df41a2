// `npm run mutate`: changes the rule engine and its checks line by line and asks whether a test notices.
// Packs, examples and sources are data: their texts are compared by the packs' own tests.
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  plugins: ['./build/mutationRunner.mjs'],
  testRunner: 'rules',
  mutate: [
    'shared/rules/**/*.ts',
    '!shared/rules/packs/**',
    '!shared/rules/examples/**',
    '!shared/rules/vocabularies/**',
    '!shared/rules/sources.ts',
  ],
  // What is said to a person is read by a person; which words are chosen is no logic.
  mutator: { excludedMutations: ['StringLiteral'] },
  coverageAnalysis: 'perTest',
  // Tables that a module builds once are data, and so are cases that a test file judges while it is read.
  ignoreStatic: true,
  tempDirName: 'out/mutation',
  ignorePatterns: ['/out', '/renderer', '/test/e2e', '/test/renderer'],
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: 'node_modules/.cache/stryker/report.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  concurrency: 2,
  // The tests of one change take some seconds at most; a change that never ends is stopped by counting its turns.
  timeoutMS: 60_000,
  thresholds: { high: 90, low: 85, break: 85 },
};
