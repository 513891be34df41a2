// What happens to a hub: news between copies, a database that goes away and comes back, is full, is wiped or set back.
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../main/hub/database.ts';
import { migrate } from '../../../main/hub/schema.ts';
import {
  deviceStatement,
  type HubDevice,
  pullSets,
  pushSets,
  registerOffice,
  send,
  sendStatements,
  setsFrom,
  settledOffice,
  stateOf,
} from '../../support/hub/hubDevice.ts';
import { startPostgres, type TestPostgres } from '../../support/hub/postgres.ts';
import { startHub } from '../../support/hub/startHub.ts';

let postgres: TestPostgres;

// The one that npm brings, wherever Debian's is what the other tests run on: both are seen.
beforeAll(async () => {
  postgres = await startPostgres('npm');
});
afterAll(() => postgres.remove());

async function onDatabase(database: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: database });
  await client.connect();
  await client.query(sql);
  await client.end();
}

function one(devices: readonly HubDevice[]): HubDevice {
  const [device] = devices;
  if (!device) throw new Error('no device');
  return device;
}

async function timed<T>(work: Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const started = performance.now();
  const value = await work;
  return { value, ms: performance.now() - started };
}

test('who waits is told at once, by this copy or another one, also after the listening connection died', async () => {
  const database = await postgres.newDatabase();
  const quiet = { checkMs: 60_000, checkDeafMs: 60_000 };
  const [here, there] = await Promise.all([
    startHub({ database, ...quiet }),
    startHub({ database, ...quiet }),
  ]);
  const device = one(await settledOffice(here.url));
  await wait(50);
  async function wakesWithin(at: string, n: number): Promise<void> {
    const waiting = timed(pullSets(at, device, n - 1, 1e6, 5));
    await wait(60);
    await pushSets(here.url, device, setsFrom(device, n, 1));
    const { value, ms } = await waiting;
    expect(value.map((set) => set.n)).toEqual([n]);
    expect(ms).toBeLessThan(3000);
  }
  await wakesWithin(here.url, 1);
  await wakesWithin(there.url, 2);
  await onDatabase(
    database,
    `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and (query like 'listen%' or query like '%pg_notify%')`,
  );
  await wait(400);
  await wakesWithin(there.url, 3);
  // Nothing comes: empty when the time is over, and at once when nobody waits.
  const { value, ms } = await timed(pullSets(there.url, device, 3, 1e6, 1));
  expect(value).toEqual([]);
  expect(ms).toBeGreaterThan(900);
  // A copy that ends lets those go who wait at it.
  const waiting = timed(pullSets(there.url, device, 3, 1e6, 20));
  await wait(60);
  await there.stop();
  expect((await waiting).value).toEqual([]);
  expect((await waiting).ms).toBeLessThan(3000);
  await here.stop();
});

test('without a word from other copies the lines are looked up', async () => {
  const database = await postgres.newDatabase();
  const hub = await startHub({ database, checkMs: 100, checkDeafMs: 100 });
  const device = one(await settledOffice(hub.url));
  await pushSets(hub.url, device, setsFrom(device, 1, 1));
  const waiting = timed(pullSets(hub.url, device, 1, 1e6, 5));
  await wait(150);
  // As a copy does that dies between its commit and its word to the others.
  await onDatabase(
    database,
    `select hub.take('${device.office.id}', '${device.id}', '\\x00112233445566778899aabbccddeeff', array['${device.id}'::uuid],
       array[2::bigint], array[1::bigint], array[1], array[0], array[3], '\\xabcdef', 1000000)`,
  );
  const { value, ms } = await waiting;
  expect(value.map(({ n }) => n)).toEqual([2]);
  expect(ms).toBeLessThan(3000);
  await hub.stop();
});

test('a database that crashes, stops and comes back: told so meanwhile, and nothing is half there', async () => {
  const database = await postgres.newDatabase();
  const hub = await startHub({ database });
  const device = one(await settledOffice(hub.url));
  await pushSets(hub.url, device, setsFrom(device, 1, 2));
  for (const away of [postgres.crash, postgres.stop]) {
    const head = (await stateOf(hub.url, device)).head;
    // Some are in the middle of it.
    const pushing = Promise.all(
      Array.from({ length: 8 }, (_, at) => pushSets(hub.url, device, setsFrom(device, head + 1 + at * 3, 3))),
    );
    await away();
    const answers = await pushing;
    for (const { status, refused, headers } of answers) {
      expect([200, 503]).toContain(status);
      if (status === 503) expect([refused, headers.get('retry-after')]).toEqual(['busy', '2']);
    }
    const gone = await pushSets(hub.url, device, setsFrom(device, head + 1, 3));
    expect(gone).toMatchObject({ status: 503, refused: 'busy', json: { retryAfter: 2 } });
    expect((await fetch(`${hub.url}/health`)).status).toBe(503);
    await postgres.start();
    expect((await fetch(`${hub.url}/health`)).status).toBe(200);
    // Pushes are whole or not there; the same ones again complete the line.
    expect((await stateOf(hub.url, device)).head % 3).toBe(head % 3);
    const again = await pushSets(hub.url, device, setsFrom(device, head + 1, 24));
    expect(again.json).toMatchObject({ mine: head + 24, head: head + 24 });
  }
  const line = await pullSets(hub.url, device);
  expect(line.map(({ seq }) => seq)).toEqual(line.map((_, at) => at + 1));
  expect(hub.log.filter(({ fault }) => fault === 'program')).toEqual([]);
  await hub.stop();
});

test('a standby that was taken for the primary: told so, and left for the new one', async () => {
  const database = await postgres.newDatabase();
  const hub = await startHub({ database });
  const device = one(await settledOffice(hub.url));
  const name = database.slice(database.lastIndexOf('/') + 1);
  async function turn(readOnly: 'on' | 'off'): Promise<void> {
    await onDatabase(
      database.replace(/[^/]*$/, 'postgres'),
      `alter database ${name} set default_transaction_read_only = ${readOnly}`,
    );
  }
  await turn('on');
  await onDatabase(
    database,
    'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
  );
  await wait(50);
  expect(await pushSets(hub.url, device, setsFrom(device, 1, 2))).toMatchObject({
    status: 503,
    refused: 'busy',
  });
  await turn('off');
  // No connection to the standby is kept.
  expect((await pushSets(hub.url, device, setsFrom(device, 1, 2))).json).toMatchObject({ head: 2 });
  await hub.stop();
});

test('a connection that dies within a transaction: told so, and the room that was taken is given back', async () => {
  const database = await postgres.newDatabase();
  const hub = await startHub({ database });
  const device = one(await settledOffice(hub.url));
  await onDatabase(
    database,
    `create function cut() returns trigger language plpgsql as $$ begin
       perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
     create trigger cut before insert on hub.piece for each row when (new.start = 0) execute function cut()`,
  );
  const path = `/v1/files/${'1f'.repeat(32)}?at=0&of=100`;
  const cut = await send(hub.url, device, { method: 'PUT', path, body: Buffer.alloc(100) });
  expect(cut).toMatchObject({ status: 503, refused: 'busy' });
  await onDatabase(database, 'drop trigger cut on hub.piece');
  expect((await send(hub.url, device, { method: 'PUT', path, body: Buffer.alloc(100) })).json).toMatchObject({
    have: 100,
  });
  await hub.stop();
});

test('a disk without room: told so, and nothing is kept', async () => {
  const database = await postgres.newDatabase();
  const hub = await startHub({ database });
  const device = one(await settledOffice(hub.url));
  await onDatabase(
    database,
    `create function full_disk() returns trigger language plpgsql as $$ begin
       if new.n = 3 then raise exception 'could not extend file' using errcode = '53100'; end if; return new; end $$;
     create trigger full_disk before insert on hub.change_set for each row execute function full_disk()`,
  );
  expect(await pushSets(hub.url, device, setsFrom(device, 1, 4))).toMatchObject({
    refused: 'full',
    status: 507,
  });
  expect(await stateOf(hub.url, device)).toMatchObject({ head: 0, mine: 0 });
  expect((await pushSets(hub.url, device, setsFrom(device, 1, 2))).json).toMatchObject({ head: 2 });
  await hub.stop();
});

test('a hub that was wiped has another epoch; one that was set back has another mark', async () => {
  const database = await postgres.newDatabase();
  let hub = await startHub({ database });
  const { port } = hub;
  const device = one(await settledOffice(hub.url));
  await pushSets(hub.url, device, setsFrom(device, 1, 3));
  await hub.stop();
  const backup = `${database}_backup`;
  const name = backup.slice(backup.lastIndexOf('/') + 1);
  await onDatabase(
    database.replace(/[^/]*$/, 'postgres'),
    `create database ${name} template ${name.replace('_backup', '')}`,
  );

  hub = await startHub({ database, port });
  await pushSets(hub.url, device, setsFrom(device, 4, 2));
  const before = await stateOf(hub.url, device, 4);
  await hub.stop();

  hub = await startHub({ database: backup, port });
  expect(await stateOf(hub.url, device, 4)).toMatchObject({
    epoch: before.epoch,
    head: 3,
    mine: 3,
    mark: null,
  });
  await pushSets(hub.url, device, setsFrom(device, 4, 2));
  const after = await stateOf(hub.url, device, 4);
  expect(after).toMatchObject({ epoch: before.epoch, head: 5, mine: 5 });
  expect(after.mark).not.toBe(before.mark);
  await hub.stop();

  hub = await startHub({ database: await postgres.newDatabase(), port });
  expect(await send(hub.url, device, { path: '/v1/state?seq=4' })).toMatchObject({
    refused: 'unknownOffice',
  });
  const again = await registerOffice(hub.url, device.office);
  expect((again.json as { epoch: string }).epoch).not.toBe(before.epoch);
  await sendStatements(hub.url, device, [deviceStatement(device)]);
  expect((await pushSets(hub.url, device, setsFrom(device, 1, 5), true)).json).toMatchObject({
    head: 5,
    mine: 5,
  });
  await hub.stop();
});

test('a database of a newer hub is left alone', async () => {
  const database = await postgres.newDatabase();
  const db = openDatabase({ url: database, connections: 2, onIdleError: () => undefined });
  expect(await migrate(db.pool)).toBe('current');
  expect(await migrate(db.pool)).toBe('current');
  await db.query('insert into hub.migration (id, at) values (99, now())');
  await db.close();
  await expect(startHub({ database })).rejects.toThrow('newer hub');
});
