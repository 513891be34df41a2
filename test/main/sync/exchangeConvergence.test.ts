import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listDoubts } from '../../../db/sync/doubts.ts';
import { setsWaiting } from '../../../db/sync/offers.ts';
import {
  addPerson,
  copied,
  exchange,
  type ExchangeDevice,
  firstDevice,
  joined,
  newId,
  rename,
  setBackTo,
} from '../../support/sync/exchangeDevice.ts';
import { copyOfLine, type Line, mapHub, type MapHub, serve } from '../../support/sync/mapHub.ts';
import { dump } from '../../support/sync/smallOffice.ts';

/**
 * As test/db/sync/convergence.test.ts, but over the wire: real requests, seals and signatures, cut off anywhere; clocks
 * that are hours off; a hub that is lost or set back; stores set back to what they were.
 */
const SEEDS = Number(process.env['CLAIMWRIGHT_EXCHANGE_SEEDS'] ?? '10');

const Step = fc.record({
  device: fc.nat(3),
  act: fc.constantFrom(
    ...(['add', 'edit', 'edit', 'edit', 'contract', 'seal', 'total'] as const),
    ...(['exchange', 'exchange', 'exchange cut', 'exchange cut', 'exchange part'] as const),
    ...(['set back', 'hub lost', 'hub set back', 'skew'] as const),
  ),
  pick: fc.nat(1000),
  amount: fc.nat(1000),
});
type Step = typeof Step extends fc.Arbitrary<infer T> ? T : never;

interface World {
  readonly hub: MapHub;
  readonly devices: readonly ExchangeDevice[];
  readonly copies: Map<ExchangeDevice, Buffer>;
  readonly written: Set<string>;
  earlier: Line | null;
  count: number;
}

function chosen(device: ExchangeDevice, sql: string, pick: number): string | null {
  const ids = device.db.prepare<[], string>(sql).pluck().all();
  return ids.length === 0 ? null : (ids[pick % ids.length] ?? null);
}

/** Until it comes to its end. An office whose hub was lost is registered by its first device. */
async function exchangeWhole(world: World, device: ExchangeDevice): Promise<void> {
  world.hub.fault = () => undefined;
  const [first] = world.devices;
  if (!world.hub.line && first && first !== device) expect((await exchange(first)).problem).toBeNull();
  expect((await exchange(device)).problem).toBeNull();
}

async function play(world: World, { device: which, act, pick, amount }: Step): Promise<void> {
  const { devices, hub } = world;
  const device = devices[which % devices.length];
  if (!device) return;
  world.count += 1;
  const text = `${act} ${world.count}`;
  const person = chosen(device, 'select id from person order by id', pick);
  const open = chosen(
    device,
    'select id from contract where id not in (select contract_id from contract_seal) order by id',
    pick,
  );
  switch (act) {
    case 'add':
      addPerson(device, text);
      world.written.add(text);
      return;
    case 'edit':
      if (person === null) return;
      rename(device, person, text);
      world.written.add(text);
      return;
    case 'contract':
      if (person === null) return;
      device.write(device.clock(), (db, at) => {
        db.prepare(
          `insert into contract (id, person_id, total, state, created_at, updated_at) values (?, ?, ?, 'open', ?, ?)`,
        ).run(newId(), person, amount, at, at);
      });
      return;
    case 'total':
      device.write(
        device.clock(),
        (db) => void db.prepare('update contract set total = ? where id = ?').run(amount, open),
      );
      return;
    case 'seal':
      if (open === null) return;
      device.write(device.clock(), (db, at) => {
        db.prepare(`update contract set state = 'sealed' where id = ?`).run(open);
        db.prepare('insert into contract_seal (id, contract_id, at) values (?, ?, ?)').run(newId(), open, at);
      });
      return;
    case 'exchange':
      return exchangeWhole(world, device);
    case 'exchange cut': {
      let asked = 0;
      hub.fault = () => {
        asked += 1;
        if (asked !== 1 + (pick % 9)) return undefined;
        return amount % 3 === 0
          ? { kind: 'lost' }
          : amount % 3 === 1
            ? { kind: 'unanswered' }
            : { kind: 'cut', after: amount };
      };
      await exchange(device);
      hub.fault = () => undefined;
      return;
    }
    case 'exchange part': {
      // It is killed after so many requests: the rest of the round does not happen.
      const stop = new AbortController();
      let asked = 0;
      hub.fault = () => {
        asked += 1;
        if (asked > pick % 7) stop.abort();
        return undefined;
      };
      await exchange(device, { signal: stop.signal });
      hub.fault = () => undefined;
      return;
    }
    case 'set back': {
      await exchangeWhole(world, device);
      const copy = world.copies.get(device);
      if (!copy || amount % 2 === 0) {
        world.copies.set(device, copied(device));
        return;
      }
      setBackTo(device, copy);
      const lost = `written before it was noticed ${world.count}`;
      if (amount % 4 === 1) {
        addPerson(device, lost);
        world.written.add(lost);
      }
      return exchangeWhole(world, device);
    }
    case 'hub lost':
      hub.line = null;
      return exchangeWhole(world, device);
    case 'hub set back':
      if (amount % 2 === 0 || world.earlier?.epoch !== hub.line?.epoch) world.earlier = copyOfLine(hub);
      else hub.line = world.earlier;
      return;
    case 'skew':
      device.skew = ((amount % 5) - 2) * 3_600_000;
  }
}

test(`all devices come to the same over the wire, over ${SEEDS} histories`, async () => {
  const hub = mapHub();
  const url = await serve(hub);
  let restamped = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 4 }),
      fc.array(Step, { minLength: 5, maxLength: 40, size: 'max' }),
      fc.nat(),
      async (size, steps, seed) => {
        hub.line = null;
        hub.fault = () => undefined;
        const first = firstDevice(seed, url);
        addPerson(first, 'Ann');
        const others = Array.from({ length: size - 1 }, (_, at) => joined(first, seed + at + 1));
        const devices = [first, ...others];
        const world: World = { hub, devices, copies: new Map(), written: new Set(), earlier: null, count: 0 };
        devices.forEach((device, at) => (device.skew = (((seed >> at) % 5) - 2) * 3_600_000));
        for (const step of steps) await play(world, step);
        for (let round = 0; round < 3; round += 1) {
          for (const device of devices) await exchangeWhole(world, device);
        }
        const [one, ...rest] = devices.map(dump);
        for (const other of rest) expect(other).toEqual(one);
        const values = new Set(
          first.db.prepare<[], unknown>('select value from _edit').pluck().all().map(String),
        );
        const all = [...values].join('\n');
        for (const text of world.written) expect(all).toContain(text);
        for (const device of devices) {
          expect(setsWaiting(device.db)).toBe(0);
          expect(device.db.pragma('foreign_key_check')).toEqual([]);
          expect(device.db.prepare('select count(*) from _edit where held = 1').pluck().get()).toBe(0);
          const kinds = new Set(listDoubts(device.db, 100).map(({ kind }) => kind));
          expect([...kinds].filter((kind) => kind !== 'lost' && kind !== 'setBack')).toEqual([]);
        }
        const newest = first.db.prepare<[], string>('select max(hlc) from _set').pluck().get() ?? '';
        expect(parseInt(newest.slice(0, 12), 16)).toBeLessThan(Date.now() + 3_600_000);
        restamped += devices.filter(({ skew }) => skew > 0).length;
        for (const { db } of devices) db.close();
      },
    ),
    { numRuns: SEEDS, endOnFailure: true },
  );
  expect(restamped).toBeGreaterThan(0);
});
