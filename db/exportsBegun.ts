import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Result, ok } from '../shared/result.ts';
import type { Connection } from './open.ts';
import type { Actor, Store } from './store.ts';
import { putSecret, secretOf } from './storeIdentity.ts';

/**
 * Exports of everything that were begun and not ended: their files are not encrypted, so that one that was cut off is
 * removed at the next occasion, or named to the owner where its disk is not there.
 */

const NAME = 'exportsBegun';
const Begun = z.array(z.strictObject({ target: z.string(), volume: z.string() }));
type Begun = z.infer<typeof Begun>;
const EXPORT = /^claimwright-export-[0-9TZ]+(-\d+)?$/;

function begun(db: Connection): Begun {
  const text = secretOf(db, NAME);
  return text === null ? [] : Begun.parse(JSON.parse(text));
}

/** Folders of exports that were cut off, or go on. */
export function exportsBegun(store: Store): string[] {
  const read = store.read((db) => ok(begun(db)));
  return read.ok ? read.value.map(({ target }) => target) : [];
}

/** Before the first file of it is written. */
export function beginExport(store: Store, actor: Actor, target: string): Result<void> {
  return change(store, actor, (known) => [
    ...known,
    { target, volume: volumeOf(path.dirname(target)) ?? '' },
  ]);
}

/** Before anybody is told that it is there; or that somebody has looked after what was left. */
export function endExports(store: Store, actor: Actor, targets: readonly string[]): Result<void> {
  return change(store, actor, (known) => known.filter(({ target }) => !targets.includes(target)));
}

function change(store: Store, actor: Actor, how: (known: Begun) => Begun): Result<void> {
  return store.write(actor, (tx) => {
    putSecret(tx.db, NAME, JSON.stringify(how(begun(tx.db))));
    return ok(undefined);
  });
}

/**
 * Removes what exports that were cut off have left. @param goesOn whether one is being written now
 * @returns folders of those whose disk is not there, or that cannot be removed
 */
export function sweepExports(
  store: Store,
  actor: Actor,
  goesOn: (target: string) => boolean = () => false,
): string[] {
  const read = store.read((db) => ok(begun(db)));
  if (!read.ok || read.value.length === 0) return [];
  const over = read.value.filter(({ target }) => !goesOn(target));
  const gone = over.filter(removeLeft).map(({ target }) => target);
  if (gone.length > 0) endExports(store, actor, gone);
  return over.map(({ target }) => target).filter((target) => !gone.includes(target));
}

function removeLeft({ target, volume }: Begun[number]): boolean {
  if (!EXPORT.test(path.basename(target))) return true;
  try {
    if (!made(target).some((each) => fs.existsSync(each))) return volumeOf(path.dirname(target)) === volume;
    removeExport(target);
    return true;
  } catch {
    return false;
  }
}

/** @throws errors of the file system. */
export function removeExport(target: string): void {
  for (const each of made(target)) fs.rmSync(each, { recursive: true, force: true });
}

/** An export, and what it grows in. */
function made(target: string): readonly string[] {
  return [target, `${target}.part`];
}

/** Tells a disk from the empty folder that it leaves. Null: there is no such folder. */
function volumeOf(folder: string): string | null {
  const found = fs.statSync(folder, { bigint: true, throwIfNoEntry: false });
  return found ? String(found.dev) : null;
}
