import { expect, test } from 'vitest';
import { findBrowser } from '../../../../main/hosts/browser/findBrowser.ts';

function machine(platform: NodeJS.Platform, env: Record<string, string>, ...installed: string[]) {
  return { platform, env, runs: (path: string) => installed.includes(path) };
}

test('Linux: the first that PATH or the usual folders hold, Chrome before Chromium', () => {
  expect(findBrowser(machine('linux', { PATH: '/opt/bin' }, '/usr/bin/chromium'))).toBe('/usr/bin/chromium');
  expect(
    findBrowser(machine('linux', { PATH: '/opt/bin' }, '/usr/bin/chromium', '/opt/bin/google-chrome')),
  ).toBe('/opt/bin/google-chrome');
  expect(findBrowser(machine('linux', {}))).toBeNull();
});

test('Windows: Edge, which is always there, then Chrome', () => {
  const env = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
  expect(findBrowser(machine('win32', env, chrome, edge))).toBe(edge);
  expect(findBrowser(machine('win32', env, chrome))).toBe(chrome);
});

test('macOS: the applications of the computer or of the person', () => {
  const own = '/Users/ann/Applications/Chromium.app/Contents/MacOS/Chromium';
  expect(findBrowser(machine('darwin', { HOME: '/Users/ann' }, own))).toBe(own);
});

test('a named browser is taken, and no other in its place', () => {
  expect(
    findBrowser(machine('linux', { CLAIMWRIGHT_BROWSER: '/x/chrome' }, '/x/chrome', '/usr/bin/chromium')),
  ).toBe('/x/chrome');
  expect(findBrowser(machine('linux', { CLAIMWRIGHT_BROWSER: '/x/chrome' }, '/usr/bin/chromium'))).toBeNull();
});
