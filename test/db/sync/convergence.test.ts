import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginDevice } from '../../../db/sync/deviceState.ts';
import { knownDevices, setsOf } from '../../../db/sync/outbox.ts';
import { exchangeAll, pull, push, type SimulatedHub } from '../../support/sync/simulatedHub.ts';
import {
  aDevice,
  AT_FIRST,
  copyOf,
  dump,
  inTransaction,
  openCopy,
  type SmallDevice,
} from '../../support/sync/smallOffice.ts';

/**
 * Up to eight devices of one office write what they like, exchange parts of it by a hub and by files, are cut off,
 * restored, given wrong clocks; the hub is lost and set back. Afterwards all hold the same.
 */
const SEEDS = Number(process.env['CLAIMWRIGHT_SEEDS'] ?? '200');

const Step = fc.record({
  device: fc.nat(7),
  act: fc.constantFrom(
    ...([
      'add',
      'add',
      'edit',
      'edit',
      'edit',
      'edit',
      'address',
      'lamp',
      'note',
      'remove',
      'bring back',
    ] as const),
    ...(['contract', 'line', 'line', 'total', 'total', 'seal', 'seal', 'twice'] as const),
    ...(['push', 'push', 'push lost', 'pull', 'pull', 'pull cut', 'pull', 'bundle'] as const),
    ...(['restore', 'hub lost', 'hub set back', 'skew'] as const),
  ),
  pick: fc.nat(1000),
  amount: fc.nat(1000),
});
type Step = typeof Step extends fc.Arbitrary<infer T> ? T : never;

interface World {
  readonly devices: SmallDevice[];
  readonly hub: SimulatedHub;
  readonly earlierHubs: SimulatedHub[];
  readonly copies: Map<SmallDevice, Buffer>;
  /** What each sealed contract held when it was sealed first. */
  readonly sealed: Map<string, { hlc: string; text: string }>;
  now: number;
  count: number;
}

function ids(device: SmallDevice, sql: string): string[] {
  return device.db
    .prepare<[], { id: string }>(sql)
    .all()
    .map(({ id }) => id);
}

function chosen(from: readonly string[], pick: number): string | null {
  return from.length === 0 ? null : (from[pick % from.length] ?? null);
}

function contractText(device: SmallDevice, id: string): string {
  return JSON.stringify([
    device.db.prepare('select person_id, total, deleted_at from contract where id = ?').get(id),
    device.db
      .prepare('select id, cents from contract_line where contract_id = ? and deleted_at is null order by id')
      .all(id),
  ]);
}

function play(world: World, { device: which, act, pick, amount }: Step): void {
  const index = which % world.devices.length;
  const device = world.devices[index];
  if (!device) return;
  const { db } = device;
  world.now += (amount % 7) * 1000;
  world.count += 1;
  const text = `${act} ${world.count}`;
  const people = chosen(ids(device, 'select id from person order by id'), pick);
  const open = chosen(
    ids(
      device,
      'select id from contract where id not in (select contract_id from contract_seal) order by id',
    ),
    pick,
  );
  const write = (work: (at: string) => void): void => device.write(world.now, (_, at) => work(at));
  const change = (sql: string, ...values: (string | number | null)[]): void =>
    write(() => void db.prepare(sql).run(...values));
  switch (act) {
    case 'add':
      return write((at) => {
        db.prepare(
          `insert into person (id, name, phone, street, city, created_at, updated_at) values (?, ?, '', '', '', ?, ?)`,
        ).run(device.newId(), text, at, at);
      });
    case 'edit':
      return change(
        amount % 2 ? 'update person set name = ? where id = ?' : 'update person set phone = ? where id = ?',
        text,
        people,
      );
    case 'address':
      return change('update person set street = ?, city = ? where id = ?', text, `city of ${text}`, people);
    case 'twice':
      // Several changes of one field within one transaction, ending where it began or elsewhere.
      return write(() => {
        db.prepare('update person set name = ? where id = ?').run(`${text} at first`, people);
        db.prepare('update person set name = ? where id = ?').run(amount % 3 === 0 ? 'same' : text, people);
      });
    case 'remove':
      return write((at) => void db.prepare('update person set deleted_at = ? where id = ?').run(at, people));
    case 'bring back':
      return change('update person set deleted_at = null where id = ?', people);
    case 'lamp':
      if (people === null) return;
      return write((at) => {
        const spare = chosen(ids(device, 'select id from lamp order by id'), amount);
        const add = db.prepare(
          'insert into lamp (id, person_id, spare_id, label, created_at, updated_at) values (?, ?, ?, ?, ?, ?)',
        );
        const first = device.newId();
        add.run(first, people, spare, text, at, at);
        add.run(device.newId(), people, first, `${text} second`, at, at);
      });
    case 'note':
      if (people === null) return;
      return change(
        'insert into visit_note (id, person_id, text) values (?, ?, ?)',
        device.newId(),
        people,
        text,
      );
    case 'contract':
      if (people === null) return;
      return write((at) => {
        const id = device.newId();
        db.prepare(
          `insert into contract (id, person_id, total, state, created_at, updated_at) values (?, ?, ?, 'open', ?, ?)`,
        ).run(id, people, amount, at, at);
        db.prepare(
          'insert into contract_line (id, contract_id, cents, created_at, updated_at) values (?, ?, ?, ?, ?)',
        ).run(device.newId(), id, amount, at, at);
      });
    case 'line':
      if (open === null) return;
      return write((at) => {
        db.prepare(
          'insert into contract_line (id, contract_id, cents, created_at, updated_at) values (?, ?, ?, ?, ?)',
        ).run(device.newId(), open, amount, at, at);
      });
    case 'total':
      return change('update contract set total = ? where id = ?', amount, open);
    case 'seal': {
      if (open === null) return;
      write((at) => {
        db.prepare(`update contract set state = 'sealed' where id = ?`).run(open);
        db.prepare('insert into contract_seal (id, contract_id, at) values (?, ?, ?)').run(
          device.newId(),
          open,
          at,
        );
      });
      const hlc =
        db
          .prepare<[], string>('select max(hlc) from _set where device = (select id from _device)')
          .pluck()
          .get() ?? '';
      const before = world.sealed.get(open);
      if (!before || hlc < before.hlc) world.sealed.set(open, { hlc, text: contractText(device, open) });
      return;
    }
    case 'push':
    case 'push lost':
      return push(device, world.hub, 1 + (amount % 9), act === 'push');
    case 'pull':
    case 'pull cut':
      return pull(device, world.hub, 1 + (amount % 9), act === 'pull cut');
    case 'bundle': {
      // A file for one other device: a random part of what is known, in no order.
      const other = world.devices[(index + 1 + (amount % 7)) % world.devices.length];
      if (!other || other === device) return;
      const all = knownDevices(db).flatMap(({ device: id }) => setsOf(db, id, 0, 10_000));
      const part = all.filter((_, place) => (place * 7919 + pick) % 3 !== 0).toReversed();
      other.merge(part);
      other.merge(part);
      return;
    }
    case 'restore': {
      const kept = world.copies.get(device);
      if (!kept || amount % 2 === 0) {
        // Only what the others have already may be lost by a restore: else it was not acknowledged to anybody.
        push(device, world.hub, 100_000, true);
        world.copies.set(device, copyOf(db));
        return;
      }
      push(device, world.hub, 100_000, true);
      db.close();
      device.db = openCopy(kept);
      device.id = device.newId();
      inTransaction(device.db, () => beginDevice(device.db, device.id));
      // What only the restored device and the hub had is on one of them again before anything else is lost.
      return pull(device, world.hub, 100_000, false);
    }
    case 'hub lost':
      world.hub.epoch = `epoch ${world.count}`;
      world.hub.line = [];
      return;
    case 'hub set back': {
      const earlier = world.earlierHubs[pick % Math.max(1, world.earlierHubs.length)];
      if (amount % 2 === 0 || !earlier) world.earlierHubs.push({ ...world.hub, line: [...world.hub.line] });
      else if (earlier.epoch === world.hub.epoch) world.hub.line = [...earlier.line];
      return;
    }
    case 'skew':
      device.skew = ((amount % 5) - 2) * 3_600_000;
      return;
  }
}

/** All edits that any transaction ever made on a device that still lives or that gave them away. */
function editsOf(device: SmallDevice): string[] {
  return device.db
    .prepare<[], { key: string }>(`select tbl || ' ' || row || ' ' || field || ' ' || hlc as key from _edit`)
    .all()
    .map(({ key }) => key);
}

/** Values that stand although somebody who knew them wrote another one: a clock that did not go on would do that. */
const OVERTAKEN = `select e.tbl, e.row, e.field from _edit e
  where e.sealed = 0 and exists (select 1 from _edit k where k.tbl = e.tbl and k.row = e.row and k.field = e.field and k.parent = e.hlc)
    and not exists (select 1 from _edit b where b.tbl = e.tbl and b.row = e.row and b.field = e.field and (b.hlc > e.hlc or b.sealed = 1))`;

test(`all devices come to the same records and the same disputes, over ${SEEDS} histories`, () => {
  let disputes = 0;
  let seals = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 8 }),
      fc.array(Step, { minLength: 1, maxLength: 70, size: 'max' }),
      fc.nat(),
      (size, steps, seed) => {
        const first = aDevice(seed);
        first.write(AT_FIRST, (db, at) => {
          for (const name of ['Ann', 'Ben']) {
            db.prepare(
              `insert into person (id, name, phone, street, city, created_at, updated_at) values (?, ?, '', '', '', ?, ?)`,
            ).run(first.newId(), name, at, at);
            const [ann] = ids(first, 'select id from person order by id');
            const contract = first.newId();
            db.prepare(
              `insert into contract (id, person_id, total, state, created_at, updated_at) values (?, ?, 1, 'open', ?, ?)`,
            ).run(contract, ann, at, at);
            db.prepare(
              'insert into contract_line (id, contract_id, cents, created_at, updated_at) values (?, ?, 1, ?, ?)',
            ).run(first.newId(), contract, at, at);
          }
        });
        const snapshot = copyOf(first.db);
        const devices = [
          first,
          ...Array.from({ length: size - 1 }, (_, i) => aDevice(seed + i + 1, snapshot)),
        ];
        // Clocks are hours off from the beginning, each its own way.
        devices.forEach((device, i) => (device.skew = (((seed >> i) % 5) - 2) * 3_600_000));
        const world: World = {
          devices,
          hub: { epoch: 'epoch 0', line: [], pushes: 0 },
          earlierHubs: [],
          copies: new Map(),
          sealed: new Map(),
          now: AT_FIRST,
          count: 0,
        };
        const acknowledged = new Set<string>();
        for (const step of steps) {
          play(world, step);
          const writer = devices[step.device % devices.length];
          if (writer) for (const key of editsOf(writer)) acknowledged.add(key);
        }
        exchangeAll(devices, world.hub);
        const [one, ...others] = devices.map(dump);
        for (const other of others) expect(other).toEqual(one);
        for (const device of devices) {
          expect(device.db.pragma('foreign_key_check')).toEqual([]);
          expect(device.db.pragma('integrity_check', { simple: true })).toBe('ok');
          expect(device.db.prepare('select count(*) as n from _edit where held = 1').get()).toEqual({ n: 0 });
          expect(device.db.prepare('select count(*) as n from _merging').get()).toEqual({ n: 0 });
        }
        const known = new Set(editsOf(first));
        expect([...acknowledged].filter((key) => !known.has(key))).toEqual([]);
        for (const [id, { text }] of world.sealed) expect(contractText(first, id)).toBe(text);
        seals += world.sealed.size;
        expect(first.db.prepare(OVERTAKEN).all()).toEqual([]);
        disputes += one?.['disputes']?.length ?? 0;
        // A brand-new device gets everything from the hub alone.
        const fresh = aDevice(seed + 99, snapshot);
        pull(fresh, world.hub, 100_000, false);
        expect(dump(fresh)).toEqual(one);
        for (const { db } of [...devices, fresh]) db.close();
      },
    ),
    { numRuns: SEEDS },
  );
  // Else the histories never met.
  expect(disputes).toBeGreaterThan(SEEDS / 4);
  expect(seals).toBeGreaterThan(SEEDS / 8);
});
