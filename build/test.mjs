// `npm test`: installs what is missing, then type check, lint, format, unit tests, build, end-to-end tests.
// Ends with one line over all of them. For working: `npm test -- --only lint|unit|e2e [path …] [--grep NAME]`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { installMissing } from './install.mjs';
import { failureLines, playwrightFailures, unsteadyStories, vitestFailures } from './failures.mjs';
import { checkOwnNode, environmentFor, findNode } from './node24.mjs';
import { cache, out, Refusal, root, runScript } from './places.mjs';
import { quickFolder } from './quickFolder.mjs';
import { capture, run } from './run.mjs';
import { provideBrowser, provideTestPrograms } from './testBrowser.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const sources = ['main', 'renderer', 'shared', 'db', 'test', 'build'];
const projects = ['test', 'renderer', 'main', 'build', 'db', 'shared'];
const formatted = [...sources, '*.json', '*.yml', '*.md'];
const modules = join(root, 'node_modules');
const reports = join(cache, 'reports');
/** @type {import('./failures.mjs').Failure[]} */
const failures = [];
/** @type {import('./failures.mjs').Failure[]} */
const unsteady = [];

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * @param {string} node
 * @param {string} tool path of the tool's script inside node_modules
 * @param {readonly string[]} args
 * @param {boolean} [patient] what else runs goes first
 */
function check(node, tool, args, patient = false) {
  return capture(node, [join(modules, tool), ...args], { env: environmentFor(node), patient });
}

/**
 * One project of the type check.
 * @param {string} node
 * @param {string} project
 */
function typeCheck(node, project) {
  const info = join(cache, `${project}.native.tsbuildinfo`);
  // One thread each: two projects are checked at a time, and more threads of one would check the same things again.
  const threads = ['--singleThreaded'];
  const args = ['-p', project, '--incremental', '--tsBuildInfoFile', info, '--pretty', 'false', ...threads];
  // The native compiler: the same judgement in a third of the time. Lint needs the one that has an API.
  return check(node, 'typescript-native/bin/tsc', args);
}

/** @param {string} node */
function lint(node) {
  const args = ['--config', 'build/eslint.config.mjs', '--max-warnings', '0', '--cache'];
  return check(
    node,
    'eslint/bin/eslint.js',
    [...args, '--cache-location', join(cache, 'eslint.json'), '.'],
    true,
  );
}

/**
 * The rules of lint that need types.
 * @param {string} node
 */
function lintTypes(node) {
  return check(
    node,
    'oxlint/bin/oxlint',
    ['--config', 'build/oxlint.json', '--type-aware', ...sources],
    true,
  );
}

/** @param {string} node */
function format(node) {
  const args = [
    '--config',
    'build/prettier.config.mjs',
    '--ignore-path',
    'build/prettierignore',
    '--log-level',
    'warn',
  ];
  const cacheArgs = [
    '--no-error-on-unmatched-pattern',
    '--cache',
    '--cache-location',
    join(cache, 'prettier.json'),
  ];
  return check(node, 'prettier/bin/prettier.cjs', [...args, ...cacheArgs, '--check', ...formatted]);
}

/** @typedef {{ name: string, run: () => Promise<{ code: number, output: string }> }} StaticCheck */

/**
 * Types and format, quick enough to come first.
 * @param {string} node
 * @returns {StaticCheck[]}
 */
function quickChecks(node) {
  return [
    ...projects.map((project) => ({ name: 'type check', run: () => typeCheck(node, project) })),
    { name: 'format', run: () => format(node) },
  ];
}

/**
 * Everything that reads the sources and runs nothing of them, two at a time. Each check prints only what is wrong and
 * counts as one test; the type check is one, over all its projects.
 * @param {StaticCheck[]} waiting the longest first
 * @returns {Promise<Counts[]>}
 */
async function staticChecks(waiting) {
  /** @type {Map<string, { seconds: number, output: string, ok: boolean }>} */
  const results = new Map();
  async function next() {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const started = Date.now();
      const { code, output } = await one.run();
      const before = results.get(one.name) ?? { seconds: 0, output: '', ok: true };
      results.set(one.name, {
        seconds: before.seconds + (Date.now() - started) / 1000,
        output: before.output + output,
        ok: before.ok && code === 0,
      });
    }
  }
  await Promise.all([next(), next()]);
  return [...results].map(([name, { seconds, output, ok }]) => {
    say(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
    if (!ok) {
      say(output.trimEnd());
      failures.push({ name, why: output });
    }
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  });
}

/** @type {Record<string, string> | undefined} */
let memory;

/** Made once, for both runners: temporary files in memory, and code that every started process need not read anew. */
function inMemory() {
  memory ??= { NODE_COMPILE_CACHE: join(cache, 'compiled'), ...quickFolder() };
  return memory;
}

/**
 * Unit, integration and architecture tests.
 * @param {string} node
 * @param {readonly string[]} filters paths, and options of the runner
 * @param {{ beside?: boolean }} [how] beside: other tests go first, and what it prints comes at its end
 */
async function unitTests(node, filters, { beside = false } = {}) {
  const report = join(reports, beside ? 'vitestBeside.json' : 'vitest.json');
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = join(modules, 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--config', 'build/vitest.config.mjs', ...reporters, ...filters];
  // The bundle is as new as the sources: it was built before.
  const env = { ...environmentFor(node), ...inMemory(), CLAIMWRIGHT_TEST_BUNDLE: join(out, 'main') };
  const { code } = beside
    ? await printed(capture(node, args, { env, patient: true }))
    : await run(node, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: import('./failures.mjs').VitestFile[] } | null} */
  const json = readReport(report);
  if (json === null) return { passed: 0, failed: 1, skipped: 0 };
  failures.push(...vitestFailures(json));
  // A file that fails before its first test is a failure too.
  const brokenFiles = json.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return withExitCode(code, {
    passed: json.numPassedTests,
    failed: json.numFailedTests + brokenFiles.length,
    skipped: json.numPendingTests + json.numTodoTests,
  });
}

/**
 * @param {Promise<{ code: number, output: string }>} running
 */
async function printed(running) {
  const { code, output } = await running;
  say(output.trimEnd());
  return { code };
}

/** Projects of the unit tests: the rules only reckon, and no clock of theirs minds waiting but that of the runner. */
const RECKONING = ['--project=rules', '--testTimeout=240000'];
const OTHERS = ['--project=node', '--project=dom', '--project=alone'];

/**
 * What the stories leave of the processor while they wait for a browser.
 * @param {string} node
 * @param {StaticCheck[]} linting
 * @returns {Promise<Counts[]>}
 */
async function besideTheStories(node, linting) {
  const units = await unitTests(node, RECKONING, { beside: true });
  return [units, ...(await staticChecks(linting))];
}

/**
 * @param {string} node
 * @param {readonly string[]} paths
 * @param {string | undefined} grep
 */
async function endToEndTests(node, paths, grep) {
  const browser = await provideBrowser(say);
  if (browser === null) return { passed: 0, failed: 1, skipped: 0 };
  const report = join(reports, 'playwright.json');
  rmSync(report, { force: true });
  const filter = grep === undefined ? [] : ['--grep', grep];
  const { code } = await run(
    node,
    [
      join(modules, '@playwright', 'test', 'cli.js'),
      'test',
      '--config',
      'build/playwright.config.ts',
      ...filter,
      ...paths,
    ],
    {
      env: {
        ...environmentFor(node),
        ...inMemory(),
        CLAIMWRIGHT_BROWSER: browser,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, suites: import('./failures.mjs').Suite[] } | null} */
  const json = readReport(report);
  if (json === null) return { passed: 0, failed: 1, skipped: 0 };
  failures.push(...playwrightFailures(json));
  unsteady.push(...unsteadyStories(json));
  return withExitCode(code, {
    passed: json.stats.expected + json.stats.flaky,
    failed: json.stats.unexpected,
    skipped: json.stats.skipped,
  });
}

/**
 * A runner that ends badly without naming a failed test has failed all the same.
 * @param {number} code
 * @param {Counts} counts
 */
function withExitCode(code, counts) {
  if (code === 0 || counts.failed > 0) return counts;
  failures.push({ name: 'a runner', why: `It ended with code ${String(code)} and named no failed test.` });
  return { ...counts, failed: 1 };
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    const why = `There is no report in ${file}: the runner ended early.`;
    say(why);
    failures.push({ name: 'a runner', why });
    return null;
  }
}

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      options: { only: { type: 'string' }, grep: { type: 'string' } },
      allowPositionals: true,
    });
    if (values.only !== undefined && !['lint', 'unit', 'e2e'].includes(values.only)) {
      throw new Refusal('--only is lint, unit or e2e.');
    }
    return { only: values.only, grep: values.grep, paths: positionals };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(error instanceof Error ? error.message : 'The options cannot be read.');
  }
}

await runScript(async () => {
  checkOwnNode();
  const { only, grep, paths } = readOptions();
  await installMissing(say);
  mkdirSync(reports, { recursive: true });
  const node = findNode();
  const started = Date.now();
  /** @type {Counts[]} */
  const counts = [];
  // Fetched while the sources are checked: that waits for the network, this for the processor.
  const programs =
    only === 'lint'
      ? Promise.resolve()
      : provideTestPrograms({ browser: only !== 'unit', pdf: only !== 'e2e' }, say);
  const linting = [
    { name: 'lint', run: () => lint(node) },
    { name: 'lint', run: () => lintTypes(node) },
  ];
  if (only === 'lint') counts.push(...(await staticChecks([...linting, ...quickChecks(node)])));
  else if (only === undefined) counts.push(...(await staticChecks(quickChecks(node))));
  await programs;
  // Built before the unit tests: some of them start the program as it is delivered.
  if (only !== 'lint') {
    try {
      await ensureBuilt(['renderer', 'main'], say);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      say(error.message);
      counts.push({ passed: 0, failed: 1, skipped: 0 });
    }
  }
  const named = grep === undefined ? [] : ['-t', grep];
  if (only === 'unit') counts.push(await unitTests(node, [...named, ...paths]));
  const whole = only === undefined && paths.length + named.length === 0;
  if (only === undefined) counts.push(await unitTests(node, whole ? OTHERS : [...named, ...paths]));
  const beside = only === undefined ? (whole ? besideTheStories(node, linting) : staticChecks(linting)) : [];
  if (only === undefined || only === 'e2e') counts.push(await endToEndTests(node, paths, grep));
  counts.push(...(await beside));
  const total = counts.reduce((sum, one) => ({
    passed: sum.passed + one.passed,
    failed: sum.failed + one.failed,
    skipped: sum.skipped + one.skipped,
  }));
  for (const line of failureLines(unsteady, 'Passed only at the second attempt; find out why:')) say(line);
  for (const line of failureLines(failures)) say(line);
  say(`\nAll checks took ${String(Math.round((Date.now() - started) / 1000))} s.`);
  say(`${String(total.passed)} passed, ${String(total.failed)} failed, ${String(total.skipped)} skipped`);
  return total.failed === 0 ? 0 : 1;
});
