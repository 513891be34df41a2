import fs from 'node:fs';
import { type Result, ok } from '../../shared/result.ts';
import { guardStore, lockedFailure, storeFailure } from '../faults.ts';
import { sizeOf, writeFileDurably } from '../files.ts';
import { QUICKLY_CHECKED_BYTES } from '../open.ts';
import { nowOf, type StoreCore } from './core.ts';

/** Reading a file through. A small one is read at each unlocking; a large one now and then, while it is in use. */

const DAY_MS = 86_400_000;

/** True where the file is small enough to be read through at each unlocking. */
export function isQuicklyChecked({ paths }: StoreCore): boolean {
  return (sizeOf(paths.database) ?? 0) <= QUICKLY_CHECKED_BYTES;
}

export function isVerificationDue(core: StoreCore): boolean {
  if (!core.session || isQuicklyChecked(core)) return false;
  if (!fs.existsSync(core.paths.checked)) return true;
  const last = Date.parse(fs.readFileSync(core.paths.checked, 'utf8'));
  // A time that has not come yet was written while the clock was wrong.
  return !(Math.abs(core.options.clock() - last) < DAY_MS);
}

/** One table at a time, with room for other work in between. */
export async function verifyFile(core: StoreCore): Promise<Result<void>> {
  const { session } = core;
  if (!session) return lockedFailure();
  const tables = session.db
    .prepare<[], { name: string }>(`select name from sqlite_master where type = 'table'`)
    .all();
  for (const { name } of tables) {
    if (core.session !== session) return lockedFailure();
    const checked = guardStore(() =>
      session.db.pragma(`quick_check('${name.replaceAll("'", "''")}')`, { simple: true }) === 'ok'
        ? ok(undefined)
        : storeFailure('damaged'),
    );
    if (!checked.ok) return checked;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return guardStore(() => {
    writeFileDurably(core.paths.checked, Buffer.from(nowOf(core)));
    return ok(undefined);
  });
}
