// What the program ships of others: the production packages of the lock file, each with its licence and its text.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';

/**
 * @typedef {{ version: string, license?: string, integrity?: string, dev?: boolean, devOptional?: boolean, optional?: boolean, name?: string }} Locked
 * @typedef {{ name: string, version: string, license: string, integrity: string, text: string | null }} Shipped
 */

/** Licences that ask for no more than their notice. Anything else needs a person's decision first. */
export const allowedLicences = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'Unlicense',
  'OFL-1.1',
];

/**
 * The licences that an SPDX expression leaves to choose: all of an AND, the first allowed of an OR.
 * @param {string} expression
 * @returns {boolean}
 */
export function isAllowed(expression) {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (/\bOR\b/.test(bare)) return bare.split(/\s+OR\s+/).some(isAllowed);
  return bare.split(/\s+AND\s+/).every((one) => allowedLicences.includes(one));
}

/**
 * The packages of the lock file that a packaged program may hold, installed here: not those of the workshop, not those
 * for other platforms, not the Node that checkouts run on.
 * @returns {Shipped[]}
 */
export function shippedPackages() {
  /** @type {{ packages: Record<string, Locked> }} */
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const found = Object.entries(lock.packages).filter(
    ([path, { dev, devOptional }]) =>
      path !== '' &&
      dev !== true &&
      devOptional !== true &&
      !/^node_modules\/node-(linux|win)-/.test(path) &&
      existsSync(join(root, path, 'package.json')),
  );
  return found
    .map(([path, { version, license, integrity }]) => {
      /** @type {{ name: string, license?: string }} */
      const manifest = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
      return {
        name: manifest.name,
        version,
        license: manifest.license ?? license ?? '',
        integrity: integrity ?? '',
        text: licenceText(join(root, path)),
      };
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/**
 * @param {string} folder
 * @returns {string | null}
 */
function licenceText(folder) {
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|unlicense)/i.test(name));
  const texts = files
    .filter((name) => /(\.(md|txt)|[A-Za-z]+|-[A-Za-z]+)$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8').trim());
  return texts.length === 0 ? null : texts.join('\n\n');
}

/**
 * The notices that go with the program.
 * @param {readonly Shipped[]} packages
 */
export function notices(packages) {
  const head =
    'Claimwright holds the work of others under these licenses. Electron brings its own notices beside this file.';
  const parts = packages.map(
    ({ name, version, license, text }) =>
      `${'='.repeat(72)}\n${name} ${version} (${license})\n\n${text ?? `Licensed under ${license}; the package carries no text of its own.`}`,
  );
  return `${[head, ...parts].join('\n\n')}\n`;
}
