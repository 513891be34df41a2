import fs from 'node:fs';
import path from 'node:path';
import { type Result, ok } from '../../shared/result.ts';
import { guardStore, storeFailure } from '../faults.ts';
import { ensurePrivateFolder, isPartFile } from '../files.ts';
import { readKeyFile } from '../keys.ts';
import { type FolderHold, holdFolder, sweepTrials } from '../open.ts';
import { type StorePaths, storePaths } from '../paths.ts';
import { finishRestore } from '../restore.ts';
import { finishRotation } from '../rotate.ts';

/** The data folder before anything is unlocked: taken for this process, and cleared of what crashes left behind. */

export interface TakenFolder {
  readonly paths: StorePaths;
  readonly hold: FolderHold;
}

/**
 * Takes the folder, making it if need be, and ends what was begun in it.
 * @returns `inUse` when another instance has it, or `readOnlyFolder`.
 */
export function takeFolder(dataDir: string): Result<TakenFolder> {
  const paths = storePaths(dataDir);
  ensurePrivateFolder(paths.folder);
  const hold = holdFolder(paths.lock);
  if (!hold.ok) return hold;
  try {
    finishRestore(paths);
    sweepLeftovers(paths);
    const finished = guardStore(() => finishRotation(paths));
    if (!finished.ok) {
      hold.value.release();
      return finished;
    }
    return ok({ paths, hold: hold.value });
  } catch (error) {
    hold.value.release();
    throw error;
  }
}

/** What is in a folder that nothing is open in. @returns also `missing`, `keysMissing`, `keysDamaged`. */
export function contentOf(paths: StorePaths): Result<'empty' | 'locked'> {
  const database = fs.existsSync(paths.database);
  if (!database && !fs.existsSync(paths.keys)) return ok('empty');
  const keys = readKeyFile(paths.keys);
  if (!keys.ok) return keys;
  return database ? ok('locked') : storeFailure('missing');
}

/** What crashes left behind; called while the folder is held. None of it was ever acknowledged. */
function sweepLeftovers(paths: StorePaths): void {
  sweepTrials(paths.folder);
  for (const folder of [paths.folder, paths.backups, paths.kept]) {
    for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
      if (isPartFile(name)) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  }
  if (fs.existsSync(paths.unfinished)) removeUnfinished(paths);
  // Once there is an office here nobody joins any more.
  if (fs.existsSync(paths.database)) fs.rmSync(paths.joining, { recursive: true, force: true });
}

/** An office whose setting up was cut off: its recovery code was never shown, so nothing can be in it. */
export function removeUnfinished(paths: StorePaths): void {
  for (const suffix of ['', '-wal', '-shm']) fs.rmSync(paths.unfinished + suffix, { force: true });
  if (!fs.existsSync(paths.database)) fs.rmSync(paths.keys, { force: true });
}
