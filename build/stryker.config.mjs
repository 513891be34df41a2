// `npm run mutate`: changes the rule engine and its checks line by line and asks whether a test notices.
// Packs, examples and sources are data: their texts are compared by the packs' own tests.
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'build/mutation.vitest.config.mjs', related: false, pool: 'threads' },
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
  // Tables that a module builds once are data; and cases judged while a file is read would make every mutant static.
  ignoreStatic: true,
  incremental: true,
  incrementalFile: 'node_modules/.cache/stryker/incremental.json',
  // Not below node_modules: tests that lie there are not found.
  tempDirName: 'out/mutation',
  ignorePatterns: ['/out', '/renderer', '/test/e2e', '/test/renderer'],
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'node_modules/.cache/stryker/report.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  concurrency: 2,
  timeoutMS: 20_000,
  thresholds: { high: 90, low: 85, break: 85 },
};
