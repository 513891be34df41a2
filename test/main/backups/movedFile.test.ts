import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { aPatient } from '../../db/samples.ts';
import { anApp, anOffice, type AppUnderTest, PASSPHRASE } from '../../support/anApp.ts';

const FILES = ['claimwright.db', 'claimwright.db-wal', 'claimwright.db-shm'];

async function addPatient(app: AppUnderTest, lastName: string): Promise<void> {
  await app.get('patients.save', { id: null, revision: null, values: aPatient({ lastName }) });
}

async function names(app: AppUnderTest): Promise<string[]> {
  const { rows } = await app.get('patients.list', { query: '', offset: 0, limit: 50 });
  return rows.map(({ name }) => name.split(',')[0] ?? '').sort();
}

async function unlock(app: AppUnderTest): Promise<void> {
  const { users } = await app.get('session.status', {});
  await app.get('session.unlock', { userId: users[0]?.id ?? '', passphrase: PASSPHRASE });
}

/** An office with one patient in its file, and of whom an older copy lies beside; another is in the journal only. */
async function officeWithOlderCopy(): Promise<{ app: AppUnderTest; older: string }> {
  const app = await anOffice();
  await addPatient(app, 'First');
  await app.get('session.lock', {});
  const older = path.join(app.dataDir, 'older.db');
  fs.copyFileSync(path.join(app.dataDir, 'claimwright.db'), older);
  await unlock(app);
  await addPatient(app, 'Second');
  return { app, older };
}

const TAKEN: readonly (readonly [string, (folder: string, older: string) => void])[] = [
  ['deleted', (folder) => FILES.forEach((name) => fs.rmSync(path.join(folder, name), { force: true }))],
  [
    'replaced as a program does that copies folders',
    (folder, older) => {
      fs.renameSync(older, path.join(folder, 'claimwright.db'));
      for (const name of FILES.slice(1)) fs.rmSync(path.join(folder, name), { force: true });
    },
  ],
  ['left without its journal', (folder) => fs.rmSync(path.join(folder, 'claimwright.db-wal'))],
];

describe('a data file that is', () => {
  test.each(TAKEN)(
    '%s under the open office takes no more; all that was saved is restored',
    async (_, take) => {
      const { app, older } = await officeWithOlderCopy();
      take(app.dataDir, older);
      const refused = await app.refused('patients.save', {
        id: null,
        revision: null,
        values: aPatient({ lastName: 'Refused' }),
      });
      expect(refused).toMatchObject({ code: 'replaced' });
      await new Promise((resolve) => setImmediate(resolve));
      expect(await app.get('session.status', {})).toMatchObject({
        state: 'unusable',
        problem: { code: 'replaced' },
      });
      const { backups, folder } = await app.get('backups.browse', { folder: '' });
      expect(backups).toMatchObject([{ kind: 'rescue', state: 'whole' }]);
      const name = backups[0]?.name ?? '';
      const holders = await app.get('backups.holders', { folder, name });
      const { status } = await app.get('backups.restore', {
        folder,
        name,
        credentials: { by: 'passphrase', userId: holders[0]?.id ?? '', passphrase: PASSPHRASE },
        into: null,
        ownPassphrase: '',
      });
      expect(status.state).toBe('locked');
      await unlock(app);
      expect(await names(app)).toEqual(['First', 'Second']);
      expect((await app.get('backups.sign', {})).notices).not.toContain('rescueCopy');
    },
  );

  test('replaced is found without a write, at the lock, and told in the office that lies there until it has all', async () => {
    const { app, older } = await officeWithOlderCopy();
    fs.renameSync(older, path.join(app.dataDir, 'claimwright.db'));
    expect(await app.get('session.lock', {})).toMatchObject({
      state: 'unusable',
      problem: { code: 'replaced' },
    });
    await app.core.close();
    const next = anApp({ dataDir: app.dataDir });
    await unlock(next);
    expect(await names(next)).toEqual(['First']);
    expect((await next.get('backups.sign', {})).notices).toContain('rescueCopy');
    expect(await next.get('backups.aside', {})).toMatchObject([{ what: 'rescued' }]);
  });

  test('replaced is found by the look of each half minute', async () => {
    const { app, older } = await officeWithOlderCopy();
    fs.renameSync(older, path.join(app.dataDir, 'claimwright.db'));
    await app.get('backups.sign', {});
    await new Promise((resolve) => setImmediate(resolve));
    expect((await app.get('session.status', {})).problem).toMatchObject({ code: 'replaced' });
  });
});

describe('a key file that is gone', () => {
  const NO_KEYS = 'keys.json';

  test('while the office is open is written anew at the next look, and before it is locked', async () => {
    const app = await anOffice();
    const file = path.join(app.dataDir, NO_KEYS);
    fs.rmSync(file);
    await app.get('backups.sign', {});
    expect(fs.existsSync(file)).toBe(true);
    fs.writeFileSync(file, '{}');
    expect((await app.get('session.lock', {})).state).toBe('locked');
    await unlock(app);
  });

  test('and cannot be written anew is told loudly; locked without one says exactly that', async () => {
    const app = await anOffice();
    const file = path.join(app.dataDir, NO_KEYS);
    fs.rmSync(file);
    fs.mkdirSync(file);
    expect((await app.get('backups.sign', {})).notices).toContain('keysMissing');
    fs.rmdirSync(file);
    await app.get('session.lock', {});
    fs.rmSync(file);
    expect(await app.get('session.status', {})).toMatchObject({
      state: 'unusable',
      problem: { code: 'keysMissing' },
    });
  });
});
