import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasDisplay, openAppWindow, windowFlags } from '../../../../main/hosts/browser/appWindow.ts';

const address = 'http://127.0.0.1:4321/start?token=abc';

test('a display is where a window can be shown', () => {
  expect(hasDisplay('linux', {})).toBe(false);
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(hasDisplay('win32', {})).toBe(true);
  expect(hasDisplay('darwin', { SSH_CONNECTION: '::1 1 ::1 2' })).toBe(false);
});

test('the window sends nothing anywhere but to us', () => {
  const flags = windowFlags(address, '/tmp/p', '/usr/bin/chromium', { platform: 'linux', root: false });
  expect(flags).toContain('--proxy-server=http://127.0.0.1:9');
  expect(flags).toContain('--proxy-bypass-list=<-loopback>;127.0.0.1:4321');
  expect(flags).toContain(`--app=${address}`);
});

test('the sandbox is given up only where there is none', () => {
  for (const [platform, root, expected] of [
    ['linux', false, false],
    ['linux', true, true],
    ['win32', true, false],
  ] as const) {
    expect(
      windowFlags(address, '/tmp/p', '/usr/bin/chromium', { platform, root }).includes('--no-sandbox'),
    ).toBe(expected);
  }
});

// A stand-in for the browser: writes down its profile folder, leaves a file there, and waits to be ended.
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function standIn(lastLine: string): { program: string; profile: () => string } {
  const program = join(folder, 'chromium');
  const note = join(folder, 'profile');
  const script = `#!/bin/sh
for word in "$@"; do case "$word" in --user-data-dir=*) profile="\${word#--user-data-dir=}";; esac; done
mkdir -p "$profile/Default"; echo cookies > "$profile/Default/Cookies"
printf %s "$profile" > "${note}.part"; mv "${note}.part" "${note}"
${lastLine}
`;
  writeFileSync(program, script);
  chmodSync(program, 0o755);
  return { program, profile: () => (existsSync(note) ? readFileSync(note, 'utf8') : '') };
}

test.skipIf(process.platform === 'win32')('closing the window leaves no profile behind', async () => {
  const { program, profile } = standIn('exec sleep 30');
  const window = openAppWindow(program, address);
  await expect.poll(profile).not.toBe('');
  expect(statSync(profile()).mode & 0o077).toBe(0);
  await window.close();
  expect(existsSync(profile())).toBe(false);
});

test.skipIf(process.platform === 'win32')('neither does a person who closes it', async () => {
  const { program, profile } = standIn('exit 0');
  await openAppWindow(program, address).closed;
  expect(profile()).not.toBe('');
  expect(existsSync(profile())).toBe(false);
});
