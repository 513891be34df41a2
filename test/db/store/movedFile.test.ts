import fs from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { openManifest, readManifest } from '../../../db/backupManifest.ts';
import { patients } from '../../../db/nouns.ts';
import { openDatabase } from '../../../db/open.ts';
import { storePaths } from '../../../db/paths.ts';
import { lookIntoBackup } from '../../../db/restore.ts';

import type { Store, StoreOptions } from '../../../db/store.ts';
import { ok } from '../../../shared/result.ts';
import { quickSchema } from '../../support/quickSchema.ts';
import { aPatient } from '../samples.ts';
import { asOwner, newOffice, OWNER, refusal, tempFolder, value } from '../workbench.ts';

interface Office {
  readonly store: Store;
  readonly dataKey: Buffer;
  readonly moved: ReturnType<typeof vi.fn>;
}

async function office(overrides: Partial<StoreOptions> = {}): Promise<Office> {
  const moved = vi.fn();
  const { store } = await newOffice({ schema: quickSchema(), moved, ...overrides });
  const dataKey = store.keyForThread();
  if (!dataKey) throw new Error('it is locked');
  value(addPatient(store, 'Kept'));
  return { store, dataKey, moved };
}

function addPatient(store: Store, lastName: string) {
  return store.write(asOwner, (tx) => ok(patients.insert(tx, aPatient({ lastName }))));
}

function later(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function only(folder: string): string {
  const names = fs.readdirSync(folder);
  expect(names).toHaveLength(1);
  return path.join(folder, names[0] ?? '');
}

test('what is open stays open until some disk has taken a rescue copy; then it is let go, and never twice', async () => {
  const { store, dataKey, moved } = await office();
  fs.writeFileSync(store.paths.kept, 'in the way');
  fs.rmSync(store.paths.database);
  expect(refusal(addPatient(store, 'Refused'))).toBe('notRescued');
  expect(store.lookAtFiles()).toMatchObject({ code: 'notRescued' });
  await later();
  expect(moved).not.toHaveBeenCalled();
  expect(value(store.read((db) => ok(patients.select(db, '').length)))).toBe(1);
  fs.rmSync(store.paths.kept);
  expect(store.lookAtFiles()).toMatchObject({ code: 'replaced' });
  expect(refusal(addPatient(store, 'Refused'))).toBe('replaced');
  await later();
  expect(moved).toHaveBeenCalledOnce();
  expect(value(lookIntoBackup({ backup: only(store.paths.kept), dataKey })).counts['patient']).toBe(1);
});

test('another place takes the rescue copy where the data folder does not, and is named', async () => {
  const place = path.join(tempFolder(), 'elsewhere');
  const { store } = await office({ rescuePlaces: () => [place] });
  fs.writeFileSync(store.paths.kept, 'in the way');
  fs.rmSync(store.paths.database);
  expect(store.lookAtFiles()).toMatchObject({ code: 'replaced', message: expect.stringContaining(place) });
  expect(only(place)).toContain('claimwright-');
});

test('a step that was committed as the file went is not told as saved, and is in the rescue copy', async () => {
  const { store, dataKey } = await office();
  const taken = store.write(asOwner, (tx) => {
    patients.insert(tx, aPatient({ lastName: 'Last' }));
    fs.rmSync(store.paths.database);
    return ok(undefined);
  });
  expect(refusal(taken)).toBe('replaced');
  expect(value(lookIntoBackup({ backup: only(store.paths.kept), dataKey })).counts['patient']).toBe(2);
});

test('a lock saves first what waits for the trail, and puts the journal away from the file that lies there now', async () => {
  const { store, dataKey } = await office();
  const { database, kept } = store.paths;
  const other = path.join(store.paths.folder, 'other.db');
  fs.copyFileSync(database, other);
  store.note({
    userId: OWNER,
    userName: 'Olive Owner',
    kind: 'view',
    channel: 'patients.get',
    subject: 'patient',
    subjectId: OWNER,
    details: {},
  });
  const before = value(
    store.read((db) => ok(Number(db.prepare('select count(*) from _audit').pluck().get()))),
  );
  fs.renameSync(other, database);
  store.lock();
  expect(refusal(store.state())).toBe('replaced');
  expect(fs.existsSync(`${database}-wal`)).toBe(false);
  const rescue = only(kept);
  const manifest = value(readManifest(rescue));
  expect(manifest.kind).toBe('rescue');
  expect(openManifest(manifest, dataKey)?.counts).toMatchObject({ patient: 1, _audit: before + 1 });
  const there = value(openDatabase(database, dataKey, { readonly: true, keyVerified: true, check: 'full' }));
  there.close();
  expect(fs.existsSync(storePaths(rescue).keys)).toBe(true);
});

test('work in steps is taken back when the file goes under it', async () => {
  const { store, dataKey } = await office();
  const worked = await store.writeInSteps(
    asOwner,
    function* (tx) {
      patients.insert(tx, aPatient({ lastName: 'Half' }));
      yield;
      return ok(undefined);
    },
    () => {
      fs.rmSync(store.paths.database);
      store.lookAtFiles();
      return Promise.resolve(true);
    },
  );
  expect(worked?.ok).toBe(false);
  expect(value(lookIntoBackup({ backup: only(store.paths.kept), dataKey })).counts['patient']).toBe(1);
});
