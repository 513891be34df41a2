import { describe, expect, test } from 'vitest';
import { listDisputes } from '../../../db/sync/disputes.ts';
import { deviceState, gaveAway } from '../../../db/sync/deviceState.ts';
import { listDoubts } from '../../../db/sync/doubts.ts';
import { setsWaiting } from '../../../db/sync/offers.ts';
import { copyOfLine, mapHub, type MapHub, serve } from '../../support/sync/mapHub.ts';
import {
  addPerson,
  copied,
  exchange,
  type ExchangeDevice,
  firstDevice,
  joined,
  names,
  rename,
  setBackTo,
} from '../../support/sync/exchangeDevice.ts';
import { dump, inTransaction } from '../../support/sync/smallOffice.ts';

interface Office {
  readonly hub: MapHub;
  readonly a: ExchangeDevice;
  readonly b: ExchangeDevice;
}

async function office(): Promise<Office> {
  const hub = mapHub();
  const url = await serve(hub);
  const a = firstDevice(1, url);
  const b = joined(a, 2);
  return { hub, a, b };
}

async function exchangeAll(...devices: readonly ExchangeDevice[]): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    for (const device of devices) expect((await exchange(device)).problem).toBeNull();
  }
}

function expectSame(...devices: readonly ExchangeDevice[]): void {
  const [first, ...others] = devices.map(dump);
  for (const other of others) expect(other).toEqual(first);
}

function doubts({ db }: ExchangeDevice): string[] {
  return listDoubts(db, 100).map(({ kind }) => kind);
}

test('what is written on one device comes to the other, and the hub sees none of it', async () => {
  const { hub, a, b } = await office();
  const ann = addPerson(a, 'Ann Testperson');
  await exchangeAll(a, b);
  rename(b, ann, 'Ann Otherwise');
  addPerson(a, 'Ben Testperson');
  await exchangeAll(a, b);
  expect(names(a)).toEqual(['Ann Otherwise', 'Ben Testperson']);
  expectSame(a, b);
  expect(setsWaiting(a.db)).toBe(0);
  for (const body of hub.bodies) expect(body.includes('Testperson') || body.includes('Otherwise')).toBe(false);
  expect(doubts(a)).toEqual([]);
});
