// What failed, said once more at the end of a run: what the runners printed of it stands thousands of lines above.
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ name: string, why: string }} Failure */

const LINES_OF_EACH = 30;
const AT_MOST = 20;

/**
 * @typedef {{ fullName: string, status: string, failureMessages?: string[] | null }} Assertion
 * @typedef {{ name: string, status: string, message?: string, assertionResults: Assertion[] }} VitestFile
 */

/**
 * @param {{ testResults: VitestFile[] }} report as Vitest writes it
 * @returns {Failure[]}
 */
export function vitestFailures({ testResults }) {
  return testResults.flatMap((file) => {
    if (file.status === 'failed' && file.assertionResults.length === 0)
      return [{ name: file.name, why: file.message ?? '' }];
    return file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map((test) => ({
        name: `${file.name} › ${test.fullName}`,
        why: (test.failureMessages ?? []).join('\n'),
      }));
  });
}

/**
 * @typedef {{ errors?: { message?: string, snippet?: string }[] }} Attempt
 * @typedef {{ title: string, ok: boolean, file: string, line: number, tests: { status?: string, results: Attempt[] }[] }} Spec
 * @typedef {{ title: string, specs?: Spec[], suites?: Suite[] }} Suite
 */

/**
 * @param {{ suites: Suite[], errors?: { message?: string }[] }} report as Playwright writes it
 * @returns {Failure[]}
 */
export function playwrightFailures({ suites, errors = [] }) {
  return [
    ...suites.flatMap((suite) => told(suite, ({ ok }) => !ok)),
    ...errors.map(({ message = '' }) => ({ name: 'the stories', why: message })),
  ];
}

/**
 * Stories that passed, though not at once: a race of the story or of the program, to be looked for.
 * @param {{ suites: Suite[] }} report as Playwright writes it
 * @returns {Failure[]}
 */
export function unsteadyStories({ suites }) {
  return suites.flatMap((suite) =>
    told(suite, ({ tests }) => tests.some(({ status }) => status === 'flaky')),
  );
}

/**
 * @param {Suite} suite
 * @param {(spec: Spec) => boolean} which
 * @returns {Failure[]}
 */
function told({ specs = [], suites = [] }, which) {
  const own = specs.filter(which).map(({ title, file, line, tests }) => ({
    name: `${file}:${String(line)} › ${title}`,
    why: tests
      .flatMap(({ results }) => results.flatMap((result) => result.errors ?? []))
      .map(({ message = '', snippet = '' }) => `${message}\n${snippet}`)
      .join('\n'),
  }));
  return [...own, ...suites.flatMap((suite) => told(suite, which))];
}

/**
 * @param {readonly Failure[]} failures
 * @param {string} [title]
 * @returns {string[]} lines without color; none where nothing failed
 */
export function failureLines(failures, title = 'What failed:') {
  if (failures.length === 0) return [];
  const more = failures.length - AT_MOST;
  return [
    '',
    title,
    ...failures.slice(0, AT_MOST).flatMap(({ name, why }) => [`- ${name}`, ...shortened(why)]),
    ...(more > 0 ? [`and ${String(more)} more, named above.`] : []),
  ];
}

/** @param {string} why */
function shortened(why) {
  const lines = stripVTControlCharacters(why)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  const shown = lines.slice(0, LINES_OF_EACH).map((line) => `    ${line}`);
  return lines.length > LINES_OF_EACH ? [...shown, '    …'] : shown;
}
