import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fittingState, readRemembered, remember } from '../../../../main/hosts/electron/windowState.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const remembered = { area: { x: 100, y: 50, width: 1200, height: 800 }, maximised: false };

test('a window stands where it stood', () => {
  expect(fittingState(remembered, [screen])).toEqual(remembered);
});

test('a window on a screen that is gone comes to the middle of the first', () => {
  const beyond = { ...remembered, area: { ...remembered.area, x: 3000 } };
  expect(fittingState(beyond, [screen]).area).toEqual({ x: 240, y: 90, width: 1440, height: 900 });
  expect(fittingState(beyond, [screen, { ...screen, x: 1920 }])).toEqual(beyond);
});

test('a small screen gets a window that fits', () => {
  expect(fittingState(undefined, [{ x: 0, y: 0, width: 1280, height: 720 }]).area).toEqual({
    x: 0,
    y: 0,
    width: 1280,
    height: 720,
  });
});

test.each([
  null,
  'x',
  {},
  { area: null, maximised: true },
  { area: { x: 0.5, y: 0, width: 1000, height: 700 }, maximised: false },
  { area: { x: 0, y: 0, width: 10, height: 10 }, maximised: false },
])('a file that says nonsense is not believed: %j', (value) => {
  expect(fittingState(value, [screen]).area.width).toBe(1440);
});

test('what is remembered can be read again, and a missing file is no error', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-test-'));
  try {
    const file = join(folder, 'window.json');
    expect(readRemembered(file)).toBeUndefined();
    remember(file, remembered);
    expect(readRemembered(file)).toEqual(remembered);
    expect(() => {
      remember(join(folder, 'none', 'window.json'), remembered);
    }).not.toThrow();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
