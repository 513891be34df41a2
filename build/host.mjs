// Which window the program opens in, and why.
import { Refusal } from './places.mjs';

/**
 * @typedef {object} Situation
 * @property {'electron' | 'browser' | undefined} wanted what --host said
 * @property {boolean} browserOptions an option was given that only the browser host has
 * @property {boolean} display a window can be shown
 * @property {boolean} root started as root, where Electron refuses to run
 *
 * @typedef {object} Electron
 * @property {() => string | null} find the program, when it is there
 * @property {() => boolean} failedLately a fetch was tried in vain less than a day ago
 * @property {() => Promise<string | null>} fetch one bounded try
 * @property {(line: string) => void} say
 */

/** @returns {{ display: boolean, root: boolean }} */
export function thisMachine() {
  const linux = process.platform === 'linux';
  return {
    // As main/hosts/browser/appWindow.ts decides it; here before anything is installed that could read that file.
    display: linux
      ? Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)
      : process.platform === 'win32' || process.env.SSH_CONNECTION === undefined,
    root: linux && process.getuid?.() === 0,
  };
}

/**
 * @param {Situation} situation
 * @param {Electron} electron
 * @returns {Promise<{ electron: string | null, why: string }>} Electron's program, or null: the browser host
 */
export async function chooseHost({ wanted, browserOptions, display, root }, electron) {
  if (wanted === 'browser') return browser('as asked');
  if (wanted === undefined) {
    if (!display) return browser('there is no display here');
    if (browserOptions) return browser('--port and --no-window are its options');
    if (root) return browser('Electron does not run as root');
  }
  const there = electron.find();
  if (there !== null) return { electron: there, why: wanted === undefined ? 'it is installed' : 'as asked' };
  if (wanted === undefined && electron.failedLately()) {
    return browser('Electron could not be fetched lately; tried again after a day, or with --host electron');
  }
  electron.say('Fetching Electron (at most 15 s) …');
  const fetched = await electron.fetch();
  if (fetched !== null) return { electron: fetched, why: 'it could be fetched' };
  if (wanted === 'electron') {
    throw new Refusal(
      'Electron could not be fetched. Start without --host electron to use an installed browser.',
    );
  }
  return browser('Electron could not be fetched in time');
}

/**
 * @param {string} why
 * @returns {{ electron: null, why: string }}
 */
function browser(why) {
  return { electron: null, why };
}
