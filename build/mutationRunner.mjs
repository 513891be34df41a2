// A test runner for Stryker: the rules' tests in one process, imported once. Rules are pure, so that a changed line is
// tried by switching it on and calling the tests that reach it; a runner that begins anew for every line takes hours.
import { globSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { noted, noteFile } from './mutationTests.mjs';

// Tests that draw their cases by lot, or try every fact of every case, are left out: a line is covered when a test
// states what it does, not when chance finds it.
const TESTS = {
  in: 'test/shared/rules/**/*.test.ts',
  not: /\/(properties|oxygenWithoutFacts)[^/]*\.test\.ts$/,
};

/** What the changed sources read and write: which change is on, and which test runs. @typedef {Record<string, any>} Switch */

class RulesTestRunner {
  /** How many changes each test has shown already. @type {Map<string, number>} */
  #kills = new Map();
  /** Milliseconds that each test took last. @type {Map<string, number>} */
  #cost = new Map();

  /** @type {Switch} */
  switch = {};

  /** Changes are only ever switched on while a test runs (`ignoreStatic`): there is nothing to load again. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    process.env['TZ'] = 'America/New_York';
    Reflect.set(globalThis, INSTRUMENTER_CONSTANTS.NAMESPACE, this.switch);
    const words = new URL('./mutationTests.mjs', import.meta.url).href;
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier === 'vitest' ? { url: words, shortCircuit: true } : next(specifier, context),
      load: (url, context, next) =>
        url.endsWith('?raw')
          ? { format: 'module', source: asText(new URL(url)), shortCircuit: true }
          : next(url, context),
    });
    for (const file of globSync(TESTS.in).sort()) {
      if (TESTS.not.test(file)) continue;
      noteFile(file);
      await import(pathToFileURL(resolve(file)).href);
    }
  }

  async dryRun() {
    const result = await this.#run(noted, false);
    return { ...result, mutantCoverage: this.switch['mutantCoverage'] };
  }

  /** @param {import('@stryker-mutator/api/test-runner').MutantRunOptions} options */
  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    const asked = testFilter && new Set(testFilter);
    const tests = noted.filter(({ id }) => asked?.has(id) ?? true).sort(this.#sharpestFirst);
    Object.assign(this.switch, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const result = await this.#run(tests, !disableBail);
    const endless = determineHitLimitReached(this.switch['hitCount'], hitLimit);
    this.switch['activeMutant'] = undefined;
    for (const { id, status } of result.tests) {
      if (status === TestStatus.Failed) this.#kills.set(id, (this.#kills.get(id) ?? 0) + 1);
    }
    return toMutantRunResult(endless ?? result);
  }

  /** @param {{ readonly id: string }} one @param {{ readonly id: string }} other */
  #sharpestFirst = (one, other) =>
    (this.#kills.get(other.id) ?? 0) - (this.#kills.get(one.id) ?? 0) ||
    (this.#cost.get(one.id) ?? 0) - (this.#cost.get(other.id) ?? 0);

  /**
   * @param {readonly import('./mutationTests.mjs').NotedTest[]} tests
   * @param {boolean} untilFirstFailure
   */
  async #run(tests, untilFirstFailure) {
    /** @type {import('@stryker-mutator/api/test-runner').TestResult[]} */
    const results = [];
    for (const { id, run } of tests) {
      const begun = performance.now();
      const spent = () => {
        const timeSpentMs = performance.now() - begun;
        this.#cost.set(id, timeSpentMs);
        return { timeSpentMs };
      };
      const told = { id, name: id, fileName: resolve(id.slice(0, id.indexOf('#'))) };
      this.switch['currentTestId'] = id;
      try {
        await run();
        results.push({ ...told, status: TestStatus.Success, ...spent() });
      } catch (error) {
        const failureMessage = error instanceof Error ? error.message : String(error);
        results.push({ ...told, status: TestStatus.Failed, failureMessage, ...spent() });
        if (untilFirstFailure) break;
      }
    }
    this.switch['currentTestId'] = undefined;
    return { status: /** @type {const} */ (DryRunStatus.Complete), tests: results };
  }
}

/** A file imported as its text, as the bundler does. @param {URL} url */
function asText(url) {
  return `export default ${JSON.stringify(readFileSync(new URL(url.pathname, url), 'utf8'))}`;
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'rules', RulesTestRunner)];
