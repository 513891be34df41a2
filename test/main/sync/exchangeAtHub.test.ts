import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { deviceState } from '../../../db/sync/deviceState.ts';
import { removeDevice } from '../../../db/sync/devices.ts';
import { listDoubts } from '../../../db/sync/doubts.ts';
import { ADMISSION, startHub, type TestHub } from '../../support/hub/startHub.ts';
import { startPostgres, type TestPostgres } from '../../support/hub/postgres.ts';
import { cuttingProxy } from '../../support/sync/cuttingProxy.ts';
import {
  addPerson,
  atHub,
  copied,
  exchange,
  type ExchangeDevice,
  firstDevice,
  joined,
  names,
  newId,
  rename,
  setBackTo,
} from '../../support/sync/exchangeDevice.ts';
import { dump, inTransaction } from '../../support/sync/smallOffice.ts';

// The faults of exchange.test.ts that can be brought about at a real hub on a real PostgreSQL.

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

async function aHub(): Promise<TestHub> {
  const hub = await startHub({ database: await postgres.newDatabase() });
  let killed: Promise<void> | null = null;
  const kill = (): Promise<void> => (killed ??= hub.kill());
  onTestFinished(kill);
  return { ...hub, kill };
}

async function office(url: string): Promise<{ a: ExchangeDevice; b: ExchangeDevice }> {
  const a = firstDevice(1, url);
  atHub(a, url, ADMISSION);
  return { a, b: joined(a, 2) };
}

async function exchangeAll(...devices: readonly ExchangeDevice[]): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    for (const device of devices) expect((await exchange(device)).problem).toBeNull();
  }
}

function expectSame(...devices: readonly ExchangeDevice[]): void {
  const [first, ...others] = devices.map(dump);
  for (const other of others) expect(other).toEqual(first);
}

test('an office comes to the hub, exchanges, and loses nothing to cuts after any number of bytes', async () => {
  const hub = await aHub();
  const { url, cuts } = await cuttingProxy(hub.port);
  const { a, b } = await office(url);
  const document = randomBytes(3000);
  const name = 'ab'.repeat(32);
  a.box.set(name, document);
  const attachments = (): string[] => [name];
  for (let step = 0; step < 36; step += 1) {
    const bytes = Math.floor(60 * 1.17 ** step);
    cuts.up = step % 2 === 0 ? bytes : Infinity;
    cuts.down = step % 2 === 1 ? bytes : Infinity;
    if (step % 6 === 0) addPerson(step % 12 === 0 ? a : b, `person ${step}`);
    await exchange(a, { attachments });
    await exchange(b, { attachments });
  }
  expect(cuts.made).toBeGreaterThan(15);
  cuts.up = Infinity;
  cuts.down = Infinity;
  for (const device of [a, b, a, b]) expect((await exchange(device, { attachments })).problem).toBeNull();
  expectSame(a, b);
  expect(names(a)).toHaveLength(6);
  expect(b.box.get(name)?.equals(document)).toBe(true);
  for (const device of [a, b]) expect(listDoubts(device.db, 10)).toEqual([]);
});

test('clocks that are hours off, a store that was set back, a device that was removed', async () => {
  const hub = await aHub();
  const { a, b } = await office(hub.url);
  const ann = addPerson(a, 'Ann');
  await exchangeAll(a, b);
  b.skew = 2 * 3_600_000;
  inTransaction(b.db, () => b.db.prepare('update _device set clock_offset = 0').run());
  rename(b, ann, 'Ann by b');
  await exchangeAll(b, a);
  rename(a, ann, 'Ann by a, who knew');
  await exchangeAll(a, b);
  expectSame(a, b);
  expect(names(b)).toEqual(['Ann by a, who knew']);

  const earlier = copied(a);
  addPerson(a, 'sent');
  await exchangeAll(a, b);
  const former = a.id;
  setBackTo(a, earlier);
  for (const person of ['one', 'two']) addPerson(a, person);
  await exchangeAll(a, b);
  expect(a.id).not.toBe(former);
  expectSame(a, b);
  expect(names(b)).toEqual(['Ann by a, who knew', 'one', 'sent', 'two']);

  inTransaction(a.db, () => removeDevice(a.db, { newId, at: new Date().toISOString() }, b.id));
  await exchangeAll(a);
  addPerson(b, 'too late');
  expect((await exchange(b)).problem?.kind).toBe('removed');
  addPerson(a, 'still there');
  await exchangeAll(a);
  expect(deviceState(a.db)?.sent).toBe(deviceState(a.db)?.n);
});

test('a hub that lost everything is filled again by those who are left', async () => {
  const hub = await aHub();
  const { a, b } = await office(hub.url);
  const c = joined(a, 3);
  addPerson(a, 'Ann');
  await exchangeAll(a, c);
  addPerson(c, 'Cleo');
  await exchangeAll(c, a, b);
  await hub.kill();
  const empty = await aHub();
  for (const device of [a, b]) atHub(device, empty.url, ADMISSION);
  await exchangeAll(a, b);
  const d = joined(a, 4);
  await exchangeAll(a, d);
  expectSame(a, b, d);
  expect(names(d)).toEqual(['Ann', 'Cleo']);
});
