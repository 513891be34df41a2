// What mutation testing gives the rules' tests in place of 'vitest': the same words and the same `expect`, but tests are
// only noted down, to be run by the hundred and again for every changed line (build/mutationRunner.mjs).
import { format } from 'node:util';
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend, chai } from '@vitest/expect';

/** @typedef {{ readonly id: string, readonly run: () => unknown }} NotedTest */

/** @type {NotedTest[]} */
export const noted = [];
/** @type {string[]} */
const within = [];
let file = '';

/** Says to which file the tests belong that are noted from here on. @param {string} name */
export function noteFile(name) {
  file = name;
}

/** @param {string} name @param {() => unknown} run */
export function test(name, run) {
  // Two tests may have one name: their place tells them apart.
  noted.push({ id: `${file}#${[...within, name].join(' > ')} (${noted.length})`, run });
}

/** @param {string} name @param {() => void} body */
export function describe(name, body) {
  within.push(name);
  body();
  within.pop();
}

/**
 * One for each row of a table, as `test.each` does it.
 * @param {(name: string, run: () => void) => void} noting
 */
function eachOf(noting) {
  return (/** @type {readonly unknown[]} */ rows) =>
    (/** @type {string} */ name, /** @type {(...row: any[]) => void} */ run) => {
      for (const row of rows) {
        const values = Array.isArray(row) ? row : [row];
        const shown = values.slice(0, (name.match(/%[sdjo]/g) ?? []).length);
        noting(format(name, ...shown), () => run(...values));
      }
    };
}
test.each = eachOf(test);
describe.each = eachOf(describe);

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
export const expect = chai.expect;
