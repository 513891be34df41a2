import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/**
 * What leaves the page and the store by the side door: window titles, notifications of the system, names of files that
 * are saved. None of them is ever made of a person's name. The sources are read, so that a new place shows at once.
 */

const ROOT = join(import.meta.dirname, '..');

function sourcesOf(folder: string): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(join(ROOT, folder, path), 'utf8') }));
}

/** Words by which the sources call what tells who a person is. */
const TELLS_WHO = /patientName|fullName|sortName|lastName|firstName|birthDate|memberId|holderName/;

test('the window’s title is set by the frame alone, from the fixed name of a room', () => {
  const setters = sourcesOf('renderer').filter(({ text }) => /document\.title\s*=[^=]/.test(text));
  expect(setters.map(({ path }) => path).toSorted()).toEqual([
    'renderer/screens/gate/GateFrame.tsx',
    'renderer/shell/Shell.tsx',
  ]);
  const rooms = sourcesOf('renderer').filter(({ path }) => path.endsWith('/routes.tsx'));
  expect(rooms.length).toBeGreaterThan(10);
  for (const { path, text } of rooms) {
    const titles = [...text.matchAll(/\btitle:\s*(.)/g)].map(([, first]) => first);
    expect(
      titles.every((first) => first === "'"),
      path,
    ).toBe(true);
  }
  for (const { path, text } of sourcesOf('renderer')) {
    for (const [tag] of text.matchAll(/<GateFrame[^>]*>/g)) expect(tag, path).not.toMatch(TELLS_WHO);
  }
});

test('nothing is shown by the system outside the window', () => {
  for (const { path, text } of [...sourcesOf('renderer'), ...sourcesOf('main')]) {
    expect(text, path).not.toMatch(
      /new Notification\(|showNotification\(|setBadge|setToolTip\(|setOverlayIcon\(/,
    );
  }
});

test('no name of a saved file is made of a person', () => {
  const named: string[] = [];
  for (const { path, text } of sourcesOf('main')) {
    for (const [statement] of text.matchAll(
      /\b(?:fileName|name):?\s*=?\s*`[^`]*\.(?:pdf|csv|txt|json|zip)`/g,
    )) {
      named.push(statement);
      expect(statement, path).not.toMatch(TELLS_WHO);
    }
  }
  expect(named.length).toBeGreaterThan(5);
});
