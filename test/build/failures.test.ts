import { expect, test } from 'vitest';
import { failureLines, playwrightFailures, unsteadyStories, vitestFailures } from '../../build/failures.mjs';

test('of the unit tests: what failed and why, and files that failed before their first test', () => {
  const report = {
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'holds', status: 'passed', failureMessages: [] },
          { fullName: 'breaks', status: 'failed', failureMessages: ['expected 1 to be 2'] },
        ],
      },
      { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
      { name: 'c.test.ts', status: 'passed', assertionResults: [] },
    ],
  };
  expect(vitestFailures(report)).toEqual([
    { name: 'a.test.ts › breaks', why: 'expected 1 to be 2' },
    { name: 'b.test.ts', why: 'no such module' },
  ]);
});

test('of the stories: also those within a group, with place and reason', () => {
  const failed = {
    title: 'goes wrong',
    ok: false,
    file: 'x.test.ts',
    line: 7,
    tests: [{ results: [{ errors: [{ message: 'not visible', snippet: '> 9 | expect' }] }] }],
  };
  const suites = [
    { title: 'x.test.ts', specs: [{ ...failed, ok: true }], suites: [{ title: 'group', specs: [failed] }] },
  ];
  expect(playwrightFailures({ suites, errors: [{ message: 'no browser' }] })).toEqual([
    { name: 'x.test.ts:7 › goes wrong', why: 'not visible\n> 9 | expect' },
    { name: 'the stories', why: 'no browser' },
  ]);
});

test('a story that passed at its second attempt has not failed, and is named with what was wrong', () => {
  const attempts = [{ errors: [{ message: 'too early' }] }, { errors: [] }];
  const spec = { title: 'wavers', ok: true, file: 'x.test.ts', line: 3 };
  const suites = [
    {
      title: 'x.test.ts',
      specs: [
        { ...spec, tests: [{ status: 'flaky', results: attempts }] },
        { ...spec, tests: [{ status: 'expected', results: [{ errors: [] }] }] },
      ],
    },
  ];
  expect(playwrightFailures({ suites })).toEqual([]);
  expect(unsteadyStories({ suites })).toEqual([{ name: 'x.test.ts:3 › wavers', why: 'too early\n' }]);
});

test('said at the end without color, each cut to what is read at a glance', () => {
  expect(failureLines([])).toEqual([]);
  const long = Array.from({ length: 100 }, (_, n) => `line ${String(n)}`).join('\n');
  const lines = failureLines([
    { name: 'one', why: '\u001B[31mred\u001B[39m\n\n' },
    ...Array.from({ length: 24 }, () => ({ name: 'other', why: long })),
  ]);
  expect(lines.slice(0, 4)).toEqual(['', 'What failed:', '- one', '    red']);
  expect(lines).toContain('    line 29');
  expect(lines).not.toContain('    line 30');
  expect(lines.at(-1)).toBe('and 5 more, named above.');
});
