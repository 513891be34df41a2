// The whole way of several programs at a real hub on a real PostgreSQL, as their windows ask for it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { InputOf } from '../../../shared/contract/contract.ts';
import { exampleRepair } from '../../../shared/rules/examples/exampleRepair.ts';
import { type AppUnderTest, anApp, anOffice, PASSPHRASE } from '../../support/anApp.ts';
import { startPostgres, type TestPostgres } from '../../support/hub/postgres.ts';
import { ADMISSION, startHub, type TestHub } from '../../support/hub/startHub.ts';

const THERE = 'four patient otters drift';
let postgres: TestPostgres;
let database: string;
let hub: TestHub;

beforeAll(async () => {
  postgres = await startPostgres();
  database = await postgres.newDatabase();
  hub = await startHub({ database });
}, 60_000);
afterAll(async () => {
  await hub.stop();
  await postgres.remove();
});

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-hub-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function aPatient(lastName: string): InputOf<'patients.save'>['values'] {
  const { id: _id, revision: _revision, ...values } = exampleRepair().patient;
  return { ...values, lastName };
}

/** Every value of every table of a database, bytes as they are. */
async function everythingAt(url: string): Promise<Buffer> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const parts: Buffer[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`);
      for (const value of rows.flatMap((row) => Object.values(row)))
        parts.push(Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value) ?? ''));
    }
    return Buffer.concat(parts);
  } finally {
    await client.end();
  }
}

async function exchanged(app: AppUnderTest): Promise<void> {
  const state = await app.get('sync.now', {});
  expect(state).toMatchObject({ on: true, hub: true, problem: '', doubts: [], waiting: 0 });
}

async function names(app: AppUnderTest): Promise<string[]> {
  const { rows } = await app.get('patients.list', { query: '', offset: 0, limit: 50 });
  return rows.map(({ name }) => name.split(',', 1)[0] ?? '').toSorted();
}

test(
  'an office gets a hub, a new computer joins by it, and what either writes reaches the other',
  { timeout: 60_000 },
  async () => {
    const app = await anOffice();
    app.clock.now = Date.now();
    await app.get('branches.turnOn', {
      branchName: 'Head office',
      deviceName: 'Front desk',
      ownPassphrase: PASSPHRASE,
    });
    const settings = { certificate: '', ownPassphrase: PASSPHRASE };
    const wrong = await app.refused('branches.setHub', {
      ...settings,
      url: hub.url,
      admission: 'not the code',
    });
    expect(wrong).toMatchObject({ kind: 'invalid', issues: [{ path: 'admission' }] });
    const nobody = await app.refused('branches.setHub', {
      ...settings,
      url: 'http://127.0.0.1:1',
      admission: ADMISSION,
    });
    expect(nobody).toMatchObject({ kind: 'invalid', issues: [{ path: 'url' }] });
    expect((await app.get('branches.overview', {})).hubUrl).toBe('');
    await app.get('branches.setHub', { ...settings, url: `${hub.url}/`, admission: ADMISSION });
    // Given up and taken again: nothing is left of what was wrong meanwhile, and nobody waits for the next try.
    await app.get('branches.setHub', { ...settings, url: '', admission: '' });
    await app.get('sync.now', {});
    expect(await app.get('sync.state', {})).toMatchObject({ hub: false, problem: '', blocked: '' });
    await app.get('branches.setHub', { ...settings, url: hub.url, admission: ADMISSION });
    await vi.waitFor(
      async () =>
        expect(await app.get('sync.state', {})).toMatchObject({ hub: true, problem: '', waiting: 0 }),
      { timeout: 8000, interval: 100 },
    );
    await app.get('patients.save', { id: null, revision: null, values: aPatient('Before') });
    const [branch] = (await app.get('branches.overview', {})).branches;
    const owner = (await app.get('session.status', {})).user?.id ?? '';
    const invited = await app.get('branches.invite', {
      name: 'Second desk',
      branchId: branch?.id ?? '',
      userId: owner,
      administers: true,
      folder: '',
      ownPassphrase: PASSPHRASE,
    });
    expect(invited).toMatchObject({ file: '', hubUrl: hub.url });

    const there = anApp({ dataDir: aFolder() });
    there.clock.now = Date.now();
    const place = { certificate: '', folder: '', fileName: '', passphrase: THERE };
    const joined = await there.get('session.join', { ...place, code: invited.code, hubUrl: hub.url });
    await there.get('session.confirmRecovery', { code: joined.recoveryCode });
    expect(await names(there)).toEqual(['Before']);
    // The letter is used up.
    const again = anApp({ dataDir: aFolder() });
    again.clock.now = Date.now();
    expect(
      await again.refused('session.join', { ...place, code: invited.code, hubUrl: hub.url }),
    ).toMatchObject({
      kind: 'unavailable',
      code: 'invitationGone',
    });

    await there.get('patients.save', { id: null, revision: null, values: aPatient('There') });
    await app.get('patients.save', { id: null, revision: null, values: aPatient('Here') });
    for (const each of [there, app, there]) await exchanged(each);
    expect(await names(app)).toEqual(['Before', 'Here', 'There']);
    expect(await names(there)).toEqual(['Before', 'Here', 'There']);

    // Whatever the hub keeps, nothing of a record or of a code is in it.
    const kept = await everythingAt(database);
    expect(kept.length).toBeGreaterThan(10_000);
    for (const word of [
      'Before',
      'Testperson',
      'patient',
      'Tacoma',
      'Front desk',
      'Second desk',
      'Olive',
      invited.code,
      THERE,
    ]) {
      expect([word, kept.includes(word)]).toEqual([word, false]);
    }

    // Removed, it is told so, and what it writes then reaches nobody.
    const device = (await app.get('branches.overview', {})).devices.find(({ here }) => !here);
    await app.get('branches.removeDevice', { id: device?.id ?? '', ownPassphrase: PASSPHRASE });
    await exchanged(app);
    await there.get('patients.save', { id: null, revision: null, values: aPatient('Too late') });
    const told = await there.get('sync.now', {});
    expect(told).toMatchObject({ blocked: 'removed' });
    expect(told.problem).toContain('removed');
    await exchanged(app);
    expect(await names(app)).toEqual(['Before', 'Here', 'There']);
    for (const each of [app, there]) await each.get('session.lock', {});
  },
);
