// The table of threats names tests. They are there, by file and title.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

interface Row {
  readonly threat: string;
  readonly tests: readonly { readonly file: string; readonly title: string }[];
  readonly open: string;
}

function rowsOfTable(): Row[] {
  const text = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  const section = /^## Threats$([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(text)?.[1] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => {
    const [threat = '', , tried = '', open = ''] = line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.replaceAll('\\|', '|').trim());
    const tests = tried.split('<br>').flatMap((one) => {
      const found = /^`([^`]+)`: (.+)$/.exec(one.trim());
      return found?.[1] && found[2] ? [{ file: found[1], title: found[2] }] : [];
    });
    return { threat, tests, open };
  });
}

/** Titles of tests, groups and tables of a test file, as they stand in it. */
function titlesOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/(['"`])((?:(?!\1)[^\\\n]|\\.)+)\1\s*,/g)].map(([, , title = '']) =>
    title.replaceAll(/\\(.)/g, '$1'),
  );
}

const rows = rowsOfTable();

test('the table is there, and each row says what tries it and what is not defended', () => {
  expect(rows.length).toBeGreaterThan(15);
  for (const { threat, tests, open } of rows) {
    expect(threat).not.toBe('');
    expect(open, threat).not.toBe('');
    expect(tests.length, threat).toBeGreaterThan(0);
  }
});

test.each(rows.map((row) => [row.threat, row] as const))('%s: its tests are there', (_threat, { tests }) => {
  for (const { file, title } of tests) {
    expect(existsSync(join(ROOT, file)), file).toBe(true);
    expect(titlesOf(file), file).toContain(title);
  }
});
