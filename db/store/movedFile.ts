import fs from 'node:fs';
import path from 'node:path';
import type { Fault } from '../../shared/result.ts';
import { isDeepStrictEqual } from 'node:util';
import { storeFault } from '../faults.ts';
import { readKeyFile, writeKeyFile } from '../keys.ts';
import { rescueStore } from '../rescue.ts';
import { nowOf, type Session, type StoreCore } from './core.ts';

/**
 * Notices that the files of an open office are not its own any more: a program that copies folders has put an older
 * data file in the place, somebody has removed it. What is open then goes on working on files that nobody finds
 * again, and would lose all of it with its end.
 */

/** The data file and its journal, as the system tells one file from another. */
export interface FileMark {
  readonly data: string | null;
  readonly journal: string | null;
}

/** Of open files only: never opens them, which would drop the locks of SQLite. */
export function markOf(database: string): FileMark {
  return { data: identityOf(database), journal: identityOf(`${database}-wal`) };
}

/** Volume and number of a file; on Windows the index that NTFS gives it. Null where there is none. */
function identityOf(file: string): string | null {
  const found = fs.statSync(file, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : null;
}

/** SQLite makes the same test before it brings its journal in at the end, and passes over that in silence. */
function hasMoved(database: string, mark: FileMark): boolean {
  try {
    const now = markOf(database);
    return now.data !== mark.data || (mark.journal !== null && now.journal !== mark.journal);
  } catch {
    return false; // A folder that cannot be asked now says nothing about the file; a write tells its own fault.
  }
}

/**
 * Looks whether the open files are still those that were opened. Where they are not, what the connection still has is
 * kept in a rescue copy, as often as it takes, and from then on nothing is written any more.
 * @param again also try a rescue copy that did not work out before
 * @returns why nothing may be written; null when all is well, or nothing is open
 */
export function lookAtDataFile(core: StoreCore, again = false): Fault | null {
  const { session, steps } = core;
  if (core.moved && (!again || core.moved.rescue !== null)) return core.moved.fault;
  if (!session || (!core.moved && !hasMoved(core.paths.database, session.mark))) return null;
  if (steps.going) steps.takeBack(session.db);
  core.writeNotes();
  const places = [core.paths.kept, ...(core.options.rescuePlaces?.() ?? [])];
  const order = { ...session, paths: core.paths, at: nowOf(core), places };
  const rescue = rescueStore(order);
  core.moved = { rescue, fault: faultOf(core, rescue) };
  const { fault } = core.moved;
  // Later: whoever is in the middle of a write gets its answer first.
  if (rescue) setImmediate(() => core.options.moved?.(fault));
  return fault;
}

function faultOf(core: StoreCore, rescue: string | null): Fault {
  if (rescue === null) return storeFault('notRescued');
  const fault = storeFault('replaced');
  const elsewhere = path.dirname(rescue) !== core.paths.kept;
  return fault.kind === 'unavailable' && elsewhere
    ? { ...fault, message: `${fault.message} It lies in ${path.dirname(rescue)}.` }
    : fault;
}

/**
 * After what was open is closed: its journal, if that still has its place, must not be read together with the file that
 * lies there now. All of it is in the rescue copy, beside which it goes.
 */
export function putJournalAside(core: StoreCore, { mark }: Session): void {
  const rescue = core.moved?.rescue;
  const journal = `${core.paths.database}-wal`;
  try {
    const now = markOf(core.paths.database);
    if (!rescue || now.journal === null || now.journal !== mark.journal || now.data === mark.data) return;
    fs.renameSync(journal, path.join(rescue, 'journal-of-before'));
    fs.rmSync(`${core.paths.database}-shm`, { force: true });
  } catch {
    // It stays: the next opening tries the two on a copy first, and says that they are damaged.
  }
}

/**
 * Sees to it that the key file lies in its place as it is in force: once it is locked, nothing else opens the office.
 * Nothing in it is secret without a passphrase or a code.
 * @returns false where it is not there and cannot be written
 */
export function keepKeyFile({ session, paths }: StoreCore): boolean {
  if (!session) return true;
  try {
    const there = readKeyFile(paths.keys);
    if (there.ok && isDeepStrictEqual(there.value, session.keys)) return true;
    return writeKeyFile(paths.keys, session.keys).ok;
  } catch {
    return false; // e.g. a folder lies in its place
  }
}
