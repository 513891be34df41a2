// Somebody has a copy of the folder, or of a backup, and no passphrase; or puts files of their own in its place.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openWithPassphrase, readKeyFile } from '../db/keys.ts';
import { openDatabase } from '../db/open.ts';
import { storePaths } from '../db/paths.ts';
import { exampleRepair } from '../shared/rules/examples/exampleRepair.ts';
import { anApp, anOffice, type AppUnderTest, officeWithCode, PASSPHRASE } from './support/anApp.ts';

const NAME = 'Zebulonquix';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-theft-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy taken while the office is open and in use, as malware or a synced folder would. */
async function aStolenFolder(): Promise<{ app: AppUnderTest; copy: string; owner: string }> {
  const app = await anOffice();
  const { id: _id, revision: _revision, ...values } = exampleRepair().patient;
  await app.get('patients.save', { id: null, revision: null, values: { ...values, lastName: NAME } });
  const owner = (await app.get('session.status', {})).user?.id ?? '';
  const copy = aFolder();
  cpSync(app.dataDir, copy, { recursive: true, filter: (path) => !path.endsWith('lock') });
  return { app, copy, owner };
}

/** Every text and every number of bytes that a file of JSON holds, as a key might be written there. */
function keysLikeIn(file: string): Buffer[] {
  const found: Buffer[] = [];
  JSON.parse(readFileSync(file, 'utf8'), (_key, value: unknown) => {
    if (typeof value === 'string') {
      for (const form of ['base64', 'base64url', 'hex', 'utf8'] as const) {
        const bytes = Buffer.from(value, form);
        for (let from = 0; from + 32 <= bytes.length; from += 1) found.push(bytes.subarray(from, from + 32));
      }
    }
    return value;
  });
  return found;
}

test('nothing in a stolen folder opens it: no file, no field of the key file, no empty or made-up key', async () => {
  const { copy } = await aStolenFolder();
  const { database, keys } = storePaths(copy);
  expect(readFileSync(database).subarray(0, 6).toString('latin1')).not.toBe('SQLite');
  const tried = [...keysLikeIn(keys), Buffer.alloc(32), Buffer.alloc(32, 0xff)];
  expect(tried.length).toBeGreaterThan(100);
  // Opening takes a while: every different one of a sample that walks over all fields.
  const step = Math.max(1, Math.floor(tried.length / 60));
  for (const [at, key] of tried.entries()) {
    if (at % step !== 0 && at < tried.length - 2) continue;
    const opened = openDatabase(database, Buffer.from(key), { readonly: true });
    expect(opened.ok).toBe(false);
  }
});

test('whoever has a stolen folder and the program is asked for the passphrase, and waits after wrong ones', async () => {
  const { copy, owner } = await aStolenFolder();
  const thief = anApp({ dataDir: copy });
  const status = await thief.get('session.status', {});
  expect(status.state).toBe('locked');
  expect(JSON.stringify(status)).not.toContain(NAME);
  for (const channel of ['patients.list', 'claims.list', 'auditTrail.export', 'export.everything'] as const)
    expect(await thief.refused(channel, { query: '', offset: 0, limit: 1 } as never)).not.toMatchObject({
      kind: 'internal',
    });
  for (const guess of ['', 'password', PASSPHRASE.toUpperCase(), `${PASSPHRASE} `.repeat(2), 'a', 'b'])
    expect((await thief.ask('session.unlock', { userId: owner, passphrase: guess })).ok).toBe(false);
  expect(await thief.refused('session.unlock', { userId: owner, passphrase: PASSPHRASE })).toMatchObject({
    kind: 'locked',
  });
});

test('a key file of another office, or one that asks for less work, opens nothing', async () => {
  const { copy, owner } = await aStolenFolder();
  const other = (await officeWithCode()).app;
  const { keys } = storePaths(copy);
  const own = readFileSync(keys);
  writeFileSync(keys, readFileSync(storePaths(other.dataDir).keys));
  const thief = anApp({ dataDir: copy });
  const known = (await thief.get('session.status', {})).users[0]?.id ?? '';
  const opened = await thief.ask('session.unlock', { userId: known, passphrase: PASSPHRASE });
  expect(opened.ok).toBe(false);
  expect(JSON.stringify(opened)).not.toContain(NAME);
  await thief.core.close();
  writeFileSync(keys, own.toString('utf8').replace(/"memoryKib":\s*\d+/g, '"memoryKib":8'));
  const weakened = readKeyFile(keys);
  if (weakened.ok) expect((await openWithPassphrase(weakened.value, owner, PASSPHRASE)).ok).toBe(false);
});

test('a stolen backup of an unlocked office is as closed as the office', async () => {
  const { app } = await aStolenFolder();
  const root = aFolder();
  await app.get('backups.choose', { folder: root });
  const { name } = await app.get('backups.run', {});
  for (const file of readdirSync(root, { recursive: true, withFileTypes: true })) {
    expect(file.name).not.toContain(NAME);
    if (file.isFile()) expect(readFileSync(join(file.parentPath, file.name)).includes(NAME)).toBe(false);
  }
  const { database } = storePaths(join(root, name));
  for (const key of [Buffer.alloc(32), ...keysLikeIn(storePaths(join(root, name)).keys).slice(0, 20)])
    expect(openDatabase(database, Buffer.from(key), { readonly: true }).ok).toBe(false);
  // On a computer of the thief's own: only the passphrase opens it there.
  const elsewhere = anApp();
  const [holder] = await elsewhere.get('backups.holders', { folder: root, name });
  const look = (passphrase: string) =>
    elsewhere.ask('backups.look', {
      folder: root,
      name,
      credentials: { by: 'passphrase', userId: holder?.id ?? '', passphrase },
    });
  const wrong = await look('not the one at all');
  expect(wrong).toMatchObject({ ok: false, fault: { kind: 'invalid' } });
  expect(JSON.stringify([holder, wrong])).not.toContain(NAME);
  expect((await look(PASSPHRASE)).ok).toBe(true);
});
