// Opens the program in a window of an installed browser: no tabs, no address bar, a profile of its own that is
// removed afterwards.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

export interface AppWindow {
  /** Resolves when the person closed the window (the browser's process has ended). */
  readonly closed: Promise<void>;
  /** Closes the window and removes its profile. */
  close(): Promise<void>;
}

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly root: boolean;
}

/** True where a window can be shown. */
export function hasDisplay(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  if (platform === 'win32') return true;
  if (platform === 'darwin') return env.SSH_CONNECTION === undefined;
  return Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}

/** The flags that make the browser quiet and plain, for an app window at `address`. */
export function windowFlags(
  address: string,
  profile: string,
  program: string,
  at: Surroundings,
): readonly string[] {
  const edge = /edge/i.test(program);
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--window-size=1440,900',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-breakpad',
    '--no-pings',
    '--disable-field-trial-config',
    '--password-store=basic',
    '--hide-crash-restore-bubble',
    // The browser calls its maker all the same: everything but our own address goes to a dead end.
    '--proxy-server=http://127.0.0.1:9',
    `--proxy-bypass-list=<-loopback>;${new URL(address).host}`,
    ...(edge ? ['--edge-skip-compat-layer-relaunch', '--do-not-de-elevate'] : []),
    // Root has no sandbox to give; without --test-type a bar warns of it.
    ...(at.platform === 'linux' && at.root ? ['--no-sandbox', '--test-type'] : []),
  ];
}

/** Starts `program` with a fresh profile (readable by this user only) and the start address. */
export function openAppWindow(program: string, address: string): AppWindow {
  const profile = mkdtempSync(join(profileParent(program), 'claimwright-window-'));
  const flags = windowFlags(address, profile, program, {
    platform: process.platform,
    root: process.getuid?.() === 0,
  });
  const browser = spawn(program, flags, { stdio: 'ignore', windowsHide: false });
  const ended = new Promise<void>((resolve) => {
    browser.once('exit', () => {
      resolve();
    });
    browser.once('error', () => {
      resolve();
    });
  });
  const closed = ended.then(() => removeProfile(profile));
  return {
    closed,
    async close() {
      browser.kill('SIGTERM');
      const timer = setTimeout(() => browser.kill('SIGKILL'), 3_000);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** A browser from a snap sees neither the temporary folder nor hidden ones; it has a folder of its own. */
function profileParent(program: string): string {
  return program.startsWith('/snap/') ? join(homedir(), 'snap', 'chromium', 'common') : tmpdir();
}

/** The browser's helpers may hold files for a moment after it has ended. */
async function removeProfile(profile: string): Promise<void> {
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
