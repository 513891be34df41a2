import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { makeBackup } from '../../../../db/makeBackup.ts';
import { lookIntoBackup } from '../../../../db/restore.ts';
import type { KillAct } from '../killAct.ts';
import {
  addPatient,
  count,
  dataKeyOf,
  must,
  newOffice,
  readPapers,
  unlockedStore,
  write,
} from '../office.ts';

export const STORE_ID = '5'.repeat(32);
export const DEVICE_ID = 'a'.repeat(32);

/** Below the folder of the act: the office, and where its backups go. */
export function placesOf(folder: string): { readonly office: string; readonly root: string } {
  return { office: path.join(folder, 'office'), root: path.join(folder, 'backups') };
}

export function backUp(folder: string, dataKey: Buffer, name: string): void {
  const { office, root } = placesOf(folder);
  must(
    makeBackup({
      source: office,
      dataKey,
      root,
      name,
      earlier: null,
      storeId: STORE_ID,
      deviceId: DEVICE_ID,
      kind: 'byHand',
      program: 'test',
      madeAt: '2026-06-03T12:00:00.000Z',
    }),
  );
}

/** Names as the program gives them, a second apart. */
export function backupName(n: number): string {
  const at = new Date(Date.UTC(2026, 5, 3) + n * 1000).toISOString();
  return `claimwright-${at.slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function madeIn(root: string): string[] {
  return fs.readdirSync(root).filter((name) => /^claimwright-\d{8}T\d{6}Z$/.test(name));
}

/** Backups are made of an office that is in use and grows. */
export const backup: KillAct = {
  name: 'backup',
  fresh: true,
  once: false,
  async prepare(folder) {
    const { office, root } = placesOf(folder);
    fs.mkdirSync(root, { recursive: true });
    await newOffice(office);
  },
  async run(folder, say) {
    const { office } = placesOf(folder);
    const dataKey = await dataKeyOf(office);
    const store = await unlockedStore(office);
    say.begin();
    for (let n = 0; ; n += 1) {
      write(store, (tx) => addPatient(tx, n + 10));
      backUp(folder, dataKey, backupName(n));
      say.done();
    }
  },
  async examine(folder, done) {
    const { office, root } = placesOf(folder);
    const dataKey = await dataKeyOf(office);
    const store = await unlockedStore(office);
    const patients = count(store, 'select count(*) from patient');
    assert.equal(readPapers(store), patients);
    store.close();
    const made = madeIn(root);
    // Whatever has its name is whole, however the process ended.
    for (const name of made) {
      const look = must(lookIntoBackup({ backup: path.join(root, name), dataKey }));
      assert.equal(look.missing, 0);
    }
    // The next one sweeps what the killed one left.
    backUp(folder, dataKey, backupName(done + 100));
    assert.deepEqual(
      fs.readdirSync(root).filter((name) => !/^claimwright-\d{8}T\d{6}Z$/.test(name)),
      [],
    );
    return made.length;
  },
};
