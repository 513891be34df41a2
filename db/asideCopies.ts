import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Instant } from '../shared/domain/dates.ts';
import { isBackupName } from './backupCatalog.ts';
import type { StorePaths } from './paths.ts';

/**
 * Copies of the office's records that are no backups: what a restore put aside (`kept`, `quarantine`) and the data file
 * from before an update. No rule of backups and no purge ever reaches them, and a new data key does not either, so they
 * are named to the owner, who destroys them.
 */

const KEPT_UPDATES = 2;
const LONGEST_MS = 90 * 86_400_000;

const UPDATE = /^before-update-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.db$/;
const OLD_KEYS = /^keys-[0-9a-f]{12}\.json$/;
const STAMP = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z(-\d+)?$/;

export const AsideCopy = z.strictObject({
  /** Its place below the data folder, with `/`. */
  name: z.string().regex(/^(kept|quarantine|backups)\/[\w.+-]{1,60}$/),
  /** `rescued`: of what was open when its file was replaced; `restored`: put aside by a restore; `damaged`: put aside by one because it was damaged. */
  what: z.enum(['restored', 'damaged', 'beforeUpdate', 'rescued']),
  at: Instant,
  bytes: z.int(),
  /** Opens with the keys of its day, passphrases that were changed or taken away since among them. */
  oldKeys: z.boolean(),
});
export type AsideCopy = z.infer<typeof AsideCopy>;

/** Newest first. @throws errors of the file system. */
export function asideCopies(paths: StorePaths): AsideCopy[] {
  const rooms = [
    { room: 'kept', folder: paths.kept, what: 'restored' },
    { room: 'quarantine', folder: paths.quarantine, what: 'damaged' },
  ] as const;
  const aside = rooms.flatMap(({ room, folder, what }) =>
    namesIn(folder).map((name): AsideCopy => ({
      name: `${room}/${name}`,
      what: isBackupName(name) ? 'rescued' : what,
      at: instantOf(STAMP.exec(name)) ?? changedAt(path.join(folder, name)),
      bytes: bytesOf(path.join(folder, name)),
      oldKeys: true,
    })),
  );
  const renewals = oldKeyFiles(paths.backups);
  const updates = updateCopies(paths.backups).map(({ name, at }): AsideCopy => ({
    name: `backups/${name}`,
    what: 'beforeUpdate',
    at,
    bytes: bytesOf(path.join(paths.backups, name)),
    oldKeys: renewals.some((renewal) => renewal.at >= at),
  }));
  return [...aside, ...updates]
    .filter(({ name }) => AsideCopy.shape.name.safeParse(name).success)
    .toSorted((left, right) => (left.at < right.at ? 1 : left.at > right.at ? -1 : 0));
}

/** Removes copies by their names in `asideCopies`, for good. @throws errors of the file system. */
export function destroyAside(paths: StorePaths, names: readonly string[]): void {
  const there = new Set(asideCopies(paths).map(({ name }) => name));
  for (const name of names) {
    if (!there.has(name)) continue;
    const place = path.join(paths.folder, ...name.split('/'));
    fs.rmSync(place, { recursive: true, force: true });
    for (const beside of [`${place}-wal`, `${place}-shm`]) fs.rmSync(beside, { force: true });
  }
  removeKeysOfNothing(paths.backups);
}

/**
 * The newest two copies from before an update stay, and none for longer than 90 days: they are for taking an update
 * back. @param now instant @throws errors of the file system.
 */
export function pruneUpdateCopies(backups: string, now: string): void {
  const oldest = new Date(Date.parse(now) - LONGEST_MS).toISOString();
  const gone = updateCopies(backups).filter(({ at }, index) => index >= KEPT_UPDATES || at < oldest);
  for (const { name } of gone) fs.rmSync(path.join(backups, name), { force: true });
  removeKeysOfNothing(backups);
}

/** Key files of before a renewal, once no data file is left that is older than the renewal. */
function removeKeysOfNothing(backups: string): void {
  const copies = updateCopies(backups);
  const others = namesIn(backups).some((name) => name.endsWith('.db') && !UPDATE.test(name));
  if (others) return;
  for (const { name, at } of oldKeyFiles(backups))
    if (!copies.some((copy) => copy.at <= at)) fs.rmSync(path.join(backups, name), { force: true });
}

interface Dated {
  readonly name: string;
  readonly at: string;
}

/** Newest first. */
function updateCopies(backups: string): Dated[] {
  return namesIn(backups)
    .flatMap((name) => {
      const at = instantOf(UPDATE.exec(name));
      return at === null ? [] : [{ name, at }];
    })
    .toSorted((left, right) => (left.at < right.at ? 1 : -1));
}

/** Written when the key was renewed. */
function oldKeyFiles(backups: string): Dated[] {
  return namesIn(backups)
    .filter((name) => OLD_KEYS.test(name))
    .map((name) => ({ name, at: changedAt(path.join(backups, name)) }));
}

function namesIn(folder: string): string[] {
  return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
}

function instantOf(found: RegExpExecArray | null): string | null {
  if (!found) return null;
  const [, day, hour, minute, second, rest = ''] = found;
  const millis = /^\d{3}$/.test(rest) ? rest : '000';
  const at = Date.parse(`${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}.${millis}Z`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

function changedAt(place: string): string {
  return fs.lstatSync(place).mtime.toISOString();
}

function bytesOf(place: string): number {
  const found = fs.lstatSync(place);
  if (!found.isDirectory()) return found.size;
  return fs.readdirSync(place).reduce((sum, name) => sum + bytesOf(path.join(place, name)), 0);
}
