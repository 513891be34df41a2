import { expect, onTestFinished, test } from 'vitest';
import { becomeSuccessor } from '../../../db/sync/devices.ts';
import { type ExchangeLoop, type ExchangeStatus, startExchange } from '../../../main/sync/exchangeLoop.ts';
import { hubClient } from '../../../main/sync/hubClient.ts';
import {
  addPerson,
  exchange,
  type ExchangeDevice,
  firstDevice,
  joined,
  names,
  newId,
} from '../../support/sync/exchangeDevice.ts';
import { mapHub, type MapHub, serve } from '../../support/sync/mapHub.ts';

interface Running {
  readonly loop: ExchangeLoop;
  readonly told: ExchangeStatus[];
  readonly bugs: unknown[];
  stop(): Promise<void>;
}

function running(device: ExchangeDevice): Running {
  const stop = new AbortController();
  const told: ExchangeStatus[] = [];
  const bugs: unknown[] = [];
  const loop = startExchange({
    store: device.store,
    connect: (office, { id, signKey }) =>
      hubClient({
        place: { url: office.hubUrl, certificate: '' },
        credentials: { office: office.id, device: id, signKey },
        clock: Date.now,
        signal: stop.signal,
      }),
    clock: Date.now,
    newId,
    signal: stop.signal,
    attachments: () => [],
    renew: (db) => void becomeSuccessor(db, { newId, at: new Date().toISOString(), place: 'here' }),
    snapshot: null,
    chance: () => 0.5,
    listener: (status) => told.push(status),
    bug: (error) => bugs.push(error),
    spans: { settle: 5, firstRetry: 10, longestRetry: 40, breath: 20 },
  });
  const end = async (): Promise<void> => {
    stop.abort();
    await loop.ended;
  };
  onTestFinished(end);
  return { loop, told, bugs, stop: end };
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !holds();) {
    if (Date.now() > end) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function office(): Promise<{ hub: MapHub; a: ExchangeDevice; b: ExchangeDevice }> {
  const hub = mapHub();
  const a = firstDevice(1, await serve(hub));
  return { hub, a, b: joined(a, 2) };
}

test('what is saved on one device is on the other a moment later, without anybody asking for it', async () => {
  const { hub, a, b } = await office();
  await exchange(a);
  const [one, other] = [running(a), running(b)];
  await until(() => one.loop.status().lastAt !== null && other.loop.status().lastAt !== null);
  addPerson(a, 'Ann');
  one.loop.poke();
  await until(() => names(b).includes('Ann'));
  addPerson(b, 'Ben');
  other.loop.poke();
  await until(() => names(a).includes('Ben'));
  expect(one.loop.status()).toMatchObject({
    waitingSets: 0,
    waitingFiles: 0,
    problem: null,
    refusedBecause: null,
  });
  // It waits at the hub for news instead of asking again and again.
  await until(() => !one.loop.status().exchanging && !other.loop.status().exchanging);
  const asked = hub.asked.length;
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(hub.asked.length - asked).toBeLessThan(8);
  expect(one.bugs.concat(other.bugs)).toEqual([]);
});

test('a hub that is away is tried again and again; the status says so and what waits', async () => {
  const { hub, a } = await office();
  hub.fault = () => ({ kind: 'lost' });
  addPerson(a, 'Ann');
  const { loop } = running(a);
  await until(() => hub.asked.length >= 3);
  expect(loop.status()).toMatchObject({ waitingSets: 1, lastAt: null, problem: { kind: 'unreachable' } });
  hub.fault = () => undefined;
  expect((await loop.now()).problem).toBeNull();
  await until(() => loop.status().lastAt !== null);
  expect(loop.status()).toMatchObject({ waitingSets: 0, problem: null, againAt: null });
});

test('a device that is too old says what only a person can mend', async () => {
  const { hub, a } = await office();
  hub.refuses = 'tooOld';
  const { loop } = running(a);
  await until(() => loop.status().refusedBecause === 'tooOld');
  expect(loop.status().problem?.message).toMatch(/newest version/);
});

test('it ends with its signal, wherever it is', async () => {
  const { hub, a } = await office();
  const { loop, stop } = running(a);
  await until(() => hub.asked.some((one) => one === 'GET /v1/sets'));
  await until(() => !loop.status().exchanging);
  await stop();
  // What was on its way may still arrive.
  await new Promise((resolve) => setTimeout(resolve, 30));
  const asked = hub.asked.length;
  loop.poke();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(hub.asked.length).toBe(asked);
  expect(loop.status().exchanging).toBe(false);
});

test('what nobody expected is told as a bug, and it goes on', async () => {
  const { a } = await office();
  const { merge } = a.store;
  addPerson(a, 'Ann');
  Object.assign(a.store, {
    merge: () => {
      Object.assign(a.store, { merge });
      throw new Error('a bug');
    },
  });
  const { loop, bugs } = running(a);
  await until(() => bugs.length === 1);
  await until(() => loop.status().lastAt !== null);
});
