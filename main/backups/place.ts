import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { FolderFacts } from '../../shared/contract/backups.ts';
import { invalid, ok, type Result } from '../../shared/result.ts';

/** What can be told of a folder before records go there: whether it can be written, what disk it is on, who else copies it. */

/** File systems that are other computers' (statfs f_type on Linux: nfs, smb, cifs, smb2, 9p, afs, ceph, coda). */
const NETWORK_TYPES = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x5346414f, 0x00c36400, 0x73757245,
]);

/** Names of folders that a program copies into the cloud, as these programs make them. */
const SYNCED_FOLDERS: readonly (readonly [RegExp, string])[] = [
  [/^OneDrive( - .+)?$/i, 'OneDrive'],
  [/^Dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^(iCloud ?Drive|Mobile Documents|com~apple~CloudDocs)$/i, 'iCloud Drive'],
  [/^(Google ?Drive|GoogleDrive-.+)$/i, 'Google Drive'],
  [/^(Nextcloud|ownCloud)$/i, 'Nextcloud'],
  [/^Box( Sync)?$/, 'Box'],
];

/** Files that these programs leave in the folders that they copy, at the top of them. */
const SYNC_MARKS: readonly (readonly [string, string])[] = [
  ['.dropbox', 'Dropbox'],
  ['.dropbox.cache', 'Dropbox'],
  ['.849C9593-D756-4E56-8D6E-42412F2A707B', 'OneDrive'],
  ['.tmp.driveupload', 'Google Drive'],
  ['.tmp.drivedownload', 'Google Drive'],
  ['.nextcloudsync.log', 'Nextcloud'],
  ['.owncloudsync.log', 'Nextcloud'],
];

/** The program that copies a folder elsewhere; null: none is known. */
export function syncedBy(folder: string): string | null {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const base = path.basename(at);
    const named = SYNCED_FOLDERS.find(([pattern]) => pattern.test(base));
    if (named) return named[1];
    const marked = SYNC_MARKS.find(([name]) => fs.existsSync(path.join(at, name)));
    if (marked) return marked[1];
    if (path.dirname(at) === at) return null;
  }
}

/**
 * True for a folder on another computer, as far as it can be told: the file system's own word on Linux, a share's name
 * on Windows. @param typeOf only tests pass one
 */
export function isOnNetwork(folder: string, typeOf: (folder: string) => number = fileSystemType): boolean {
  if (/^(\\\\|\/\/)[^\\/?.]/.test(folder)) return true;
  return process.platform === 'linux' && NETWORK_TYPES.has(typeOf(folder));
}

function fileSystemType(folder: string): number {
  try {
    return fs.statfsSync(folder).type >>> 0;
  } catch {
    return 0;
  }
}

/** Bytes that this account may still write there; null where that cannot be told. */
export function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = fs.statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** True when files can be made there: tried, because rights alone do not tell of a write-protected disk. */
export function canWrite(folder: string): boolean {
  const probe = path.join(folder, `.claimwright-${randomBytes(6).toString('hex')}.part`);
  try {
    fs.writeFileSync(probe, 'probe', { flag: 'wx', mode: 0o600 });
    return true;
  } catch {
    return false;
  } finally {
    fs.rmSync(probe, { force: true });
  }
}

function deviceOf(folder: string): number | null {
  return fs.statSync(folder, { throwIfNoEntry: false })?.dev ?? null;
}

export function isInside(folder: string, outer: string): boolean {
  const relative = path.relative(real(outer), real(folder));
  const leadsOut = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return !leadsOut;
}

function real(folder: string): string {
  try {
    return fs.realpathSync(folder);
  } catch {
    return path.resolve(folder);
  }
}

/** Shares of other computers and devices, in whatever slashes: `\\\\host\\share`, `//host/share`, `\\\\?\\UNC\\…`, `\\\\.\\…`. */
const REMOTE_OR_DEVICE = /^[\\/]{2}/;

/**
 * Judges a typed path by its words alone, before anything of it is touched: asking a share for a file already gives
 * this account's sign-in to whoever runs the other computer.
 * @param mayNetwork somebody with the right to is signed in @param at the field, for the issue
 * @param flavor only tests pass one
 */
export function judgePath(
  folder: string,
  { at, mayNetwork }: { readonly at: string; readonly mayNetwork: boolean },
  flavor: path.PlatformPath = path,
): Result<void> {
  if (!mayNetwork && REMOTE_OR_DEVICE.test(folder)) {
    return invalid(
      at,
      'This names a share of another computer, or a device. Before the owner has signed in only folders of this computer are opened: copy the backup to one, or connect the share as a drive first.',
    );
  }
  // On Windows a single slash is the top of whatever disk the program happens to be on.
  const whole = flavor.isAbsolute(folder) && (flavor.sep === '/' || !/^[\\/](?![\\/])/.test(folder));
  return folder.includes('\0') || !whole
    ? invalid(at, 'Give the whole path of the folder, from the top of the disk.')
    : ok(undefined);
}

/**
 * Judges a folder that the owner gave for copies of everything.
 * @param needed bytes that a copy takes @returns `invalid` at `folder` where it cannot serve
 */
export function judgeFolder(folder: string, dataDir: string, needed: number): Result<FolderFacts> {
  const named = judgePath(folder, { at: 'folder', mayNetwork: true });
  if (!named.ok) return named;
  if (!isFolder(folder)) {
    return invalid('folder', 'There is no such folder. Make it first, or plug in the disk that it is on.');
  }
  if (isInside(folder, dataDir)) {
    return invalid('folder', 'This folder is inside the data folder: what takes one would take both.');
  }
  if (!canWrite(folder)) {
    return invalid(
      'folder',
      'Nothing can be written there. Choose another folder, or ask for the right to write.',
    );
  }
  const free = freeBytes(folder);
  if (free !== null && free < needed) {
    return invalid('folder', 'There is not enough room on this disk for one copy of everything.');
  }
  const dataDevice = deviceOf(dataDir);
  return ok({
    folder,
    freeBytes: free,
    neededBytes: needed,
    sameDisk: dataDevice !== null && deviceOf(folder) === dataDevice,
    syncedBy: syncedBy(folder),
    network: isOnNetwork(folder),
  });
}

export function isFolder(folder: string): boolean {
  try {
    return fs.statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

/** Bytes of files and of everything in folders; what is not there counts nothing. */
export function bytesOfFolder(places: readonly string[]): number {
  return places.reduce((sum, place) => {
    const found = fs.statSync(place, { throwIfNoEntry: false });
    if (!found) return sum;
    if (!found.isDirectory()) return sum + found.size;
    const inside = fs.readdirSync(place, { withFileTypes: true, recursive: true });
    const files = inside.filter((entry) => entry.isFile());
    return (
      sum + files.reduce((bytes, file) => bytes + fs.statSync(path.join(file.parentPath, file.name)).size, 0)
    );
  }, 0);
}
