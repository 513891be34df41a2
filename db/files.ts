import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Files that must be whole after a power cut: written beside their place, flushed, then renamed into it. */

const OWNER_ONLY = 0o600;
const PART = '.part';

/** Flushes a folder's entries, so that a rename in it survives a power cut. Windows has no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Flushes a closed file. Never for a file that SQLite has open: closing it would drop SQLite's locks. */
export function syncFile(file: string): void {
  const handle = fs.openSync(file, 'r+');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Replaces `file` by `bytes` in one step: after a crash it holds the old bytes or the new, never a mixture. */
export function writeFileDurably(file: string, bytes: Uint8Array): void {
  const part = `${file}.${randomBytes(6).toString('hex')}${PART}`;
  try {
    const handle = fs.openSync(part, 'wx', OWNER_ONLY);
    try {
      fs.writeFileSync(handle, bytes);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(part, file);
  } catch (error) {
    fs.rmSync(part, { force: true });
    throw error;
  }
  syncFolder(path.dirname(file));
}

/** A file that a crash left half-written, or SQLite's journal of one. It was never acknowledged, so it may go. */
export function isPartFile(name: string): boolean {
  return name.replace(/-(journal|wal|shm)$/, '').endsWith(PART);
}

/** Makes a folder that only this account can enter. */
export function ensurePrivateFolder(folder: string): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
}

export function sizeOf(file: string): number | null {
  return fs.statSync(file, { throwIfNoEntry: false })?.size ?? null;
}
