// Where tests keep what they write: thousands of small stores, each write of which waits for the disk.
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const NEEDED_BYTES = 3 * 1024 ** 3;

/**
 * The variable that puts temporary files into memory, where the computer has room for them; else, and where somebody
 * chose a folder, nothing. What the tests prove does not change: a process that is killed loses nothing of either.
 * @returns {Record<string, string>}
 */
export function quickFolder() {
  if (process.platform !== 'linux' || process.env.TMPDIR !== undefined || !hasRoom()) return {};
  const folder = mkdtempSync(join(MEMORY, 'claimwright-test-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return { TMPDIR: folder };
}

function hasRoom() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= NEEDED_BYTES && freemem() >= NEEDED_BYTES;
  } catch {
    return false;
  }
}
