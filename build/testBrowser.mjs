// Programs of others that tests use: a browser for the end-to-end tests, and qpdf and poppler, which read the PDF that
// is made. Found, or on Debian installed when that is allowed, all in one go.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { environmentFor, findNode } from './node24.mjs';
import { root } from './places.mjs';
import { capture, run } from './run.mjs';

/** Chromium without windows, in a package of its own on Debian: it spends nothing on them. */
const HEADLESS = { package: 'chromium-headless-shell', program: '/usr/bin/chromium-headless-shell' };

/** @returns {Promise<string | null>} the path of the browser's program */
async function find() {
  if (process.env.CLAIMWRIGHT_BROWSER === undefined && existsSync(HEADLESS.program)) return HEADLESS.program;
  const node = findNode();
  const args = ['--experimental-strip-types', '--no-warnings', join(root, 'build', 'findBrowser.mjs')];
  const { code, output } = await capture(node, args, { env: environmentFor(node) });
  return code === 0 && output !== '' ? output : null;
}

/** Programs that read PDF, and the Debian package that holds each. */
const PDF_PROGRAMS = [
  { program: 'qpdf', asks: '--version', holds: 'qpdf' },
  { program: 'pdffonts', asks: '-v', holds: 'poppler-utils' },
];

/** @returns {string[]} Debian packages of the programs that are not there */
function missingPdfPackages() {
  return PDF_PROGRAMS.filter(
    ({ program, asks }) => spawnSync(program, [asks], { stdio: 'ignore' }).error !== undefined,
  ).map(({ holds }) => holds);
}

/** The package to install a browser from; older releases of Debian have the whole one only. */
async function browserPackage() {
  const { code, output } = await capture('apt-cache', ['show', '--no-all-versions', HEADLESS.package], {});
  return code === 0 && output.includes(HEADLESS.package) ? HEADLESS.package : 'chromium';
}

/**
 * Installs what is missing, where that is allowed: on Debian, as root. Says what to do where it is not.
 * @param {{ browser: boolean, pdf: boolean }} wanted
 * @param {(line: string) => void} say
 */
export async function provideTestPrograms(wanted, say) {
  const noBrowser = wanted.browser && (await find()) === null;
  const pdf = wanted.pdf ? missingPdfPackages() : [];
  if (!noBrowser && pdf.length === 0) return;
  const debian = existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  if (debian && process.getuid?.() === 0) {
    const options = /** @type {const} */ ({
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    await run('apt-get', ['update', '-qq'], { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
    const missing = [...(noBrowser ? [await browserPackage()] : []), ...pdf];
    say(`Installing ${missing.join(', ')} for the tests, once.`);
    const install = ['install', '-y', '-qq', '--no-install-recommends', ...missing];
    await run('apt-get', install, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const still = wanted.pdf ? missingPdfPackages() : [];
  if (still.length > 0) {
    say(
      `The tests of PDF read it with ${still.join(' and ')}, which could not be found: they will fail. Install ` +
        `${still.length === 1 ? 'it' : 'them'} (on Debian: apt-get install ${still.join(' ')}; on a Mac: brew install qpdf poppler).`,
    );
  }
}

/**
 * @param {(line: string) => void} say
 * @returns {Promise<string | null>} the path of the browser's program, or null after saying what to do
 */
export async function provideBrowser(say) {
  const found = await find();
  if (found !== null) return found;
  say(
    'The end-to-end tests need Chrome, Edge or Chromium, and none was found. Install one ' +
      '(on Debian: apt-get install chromium), or name its program in CLAIMWRIGHT_BROWSER.',
  );
  return null;
}
