// Bundles one part of the program into out/. Runs on the Node of node24.mjs, started by build.mjs.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build } from 'vite';
import { bundles } from './bundles.mjs';
import { out } from './places.mjs';

const part = process.argv[2] ?? '';
const make = bundles[part];
if (!make) throw new Error(`there is no part called ${part}`);
mkdirSync(out, { recursive: true });
// Built beside and then moved into place: a program that starts meanwhile finds the old one or the new one.
const fresh = join(out, `.${part}-${String(process.pid)}`);
try {
  for (const config of make(fresh)) await build(config);
  const place = join(out, part);
  const old = `${fresh}-old`;
  if (existsSync(place)) renameSync(place, old);
  renameSync(fresh, place);
  rmSync(old, { recursive: true, force: true });
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${stripVTControlCharacters(message)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
