// Several copies of the hub on one database, writers at all of them, copies killed at random.
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type HubDevice,
  pullSets,
  pushSets,
  setsFrom,
  settledOffice,
  stateOf,
} from '../../support/hub/hubDevice.ts';
import { judgeLine, type Line } from '../../support/hub/neverSkips.ts';
import { startPostgres, type TestPostgres } from '../../support/hub/postgres.ts';
import { spawnHub, startHub, type TestHub } from '../../support/hub/startHub.ts';

const WRITERS = 16;
/** A transaction now and then takes long to end: what an unlucky moment is made of. */
const STALL = `create function stall() returns trigger language plpgsql as $$ begin
  perform pg_sleep(random() * random() * 0.02); return null; end $$;`;

let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

async function onDatabase(database: string, sql: string): Promise<void> {
  const pool = new Pool({ connectionString: database, max: 1 });
  await pool.query(sql);
  await pool.end();
}

/** A line through any of several hubs. */
function lineOf(hubs: readonly (TestHub | null)[], devices: readonly HubDevice[]): Line {
  function anyHub(): TestHub {
    const alive = hubs.filter((hub) => hub !== null);
    const hub = alive[Math.floor(Math.random() * alive.length)];
    if (!hub) throw new Error('no hub is there');
    return hub;
  }
  function device(writer: number): HubDevice {
    const found = devices[writer];
    if (!found) throw new Error('no such writer');
    return found;
  }
  return {
    async push(writer, numbers) {
      const [first = 1] = numbers;
      const sent = await pushSets(
        anyHub().url,
        device(writer),
        setsFrom(device(writer), first, numbers.length),
      );
      if (sent.status !== 200) throw new Error(`not pushed: ${String(sent.refused)}`);
    },
    async pull(after) {
      const sets = await pullSets(anyHub().url, device(0), after, 100_000);
      return sets.map(({ seq, n, device: id }) => ({
        seq,
        n,
        writer: devices.findIndex((one) => one.id === id),
      }));
    },
  };
}

test('sixteen writers at three copies that are killed at random: nothing lost, no gap, nothing skipped', async () => {
  const database = await postgres.newDatabase();
  // All three at once on an empty database.
  const hubs: (TestHub | null)[] = await Promise.all([1, 2, 3].map(() => spawnHub({ database })));
  const [first] = hubs;
  if (!first) throw new Error('no hub');
  const devices = await settledOffice(first.url, WRITERS);
  await onDatabase(
    database,
    `${STALL} create trigger stall after insert on hub.change_set for each statement execute function stall()`,
  );
  let kills = 0;
  const judged = await judgeLine(lineOf(hubs, devices), {
    writers: WRITERS,
    async whileWriting() {
      for (let round = 0; round < 4; round += 1) {
        await wait(150 + Math.random() * 200);
        const at = Math.floor(Math.random() * hubs.length);
        const hub = hubs[at];
        if (!hub) continue;
        hubs[at] = null;
        await hub.kill();
        kills += 1;
        hubs[at] = await spawnHub({ database });
      }
    },
  });
  expect(judged).toMatchObject({ skipped: 0, lost: 0, gaps: 0, doubled: 0 });
  expect(judged.acknowledged).toBeGreaterThan(100);
  expect(kills).toBe(4);
  const alive = hubs.find((hub) => hub !== null);
  if (!alive) throw new Error('no hub is left');
  // What each writer was told holds: its own sets stand there without a gap.
  const states = await Promise.all(devices.map((device) => stateOf(alive.url, device)));
  const sum = states.reduce((all, { mine }) => all + mine, 0);
  expect(states.map(({ head }) => head)).toEqual(states.map(() => sum));
  await Promise.all(hubs.flatMap((hub) => (hub ? [hub.stop()] : [])));
});

test('the same check finds a line that is numbered by PostgreSQL alone to skip', async () => {
  const database = await postgres.newDatabase();
  await onDatabase(
    database,
    `${STALL} create table line (seq bigint generated always as identity primary key, writer int, n bigint, unique (writer, n));
     create trigger stall after insert on line for each statement execute function stall()`,
  );
  const pool = new Pool({ connectionString: database, max: WRITERS + 2 });
  const naive: Line = {
    async push(writer, numbers) {
      await pool.query(
        'insert into line (writer, n) select $1, n from unnest($2::bigint[]) as n on conflict do nothing',
        [writer, numbers],
      );
    },
    async pull(after) {
      const { rows } = await pool.query<{ seq: string; writer: number; n: string }>(
        'select seq, writer, n from line where seq > $1 order by seq limit 1000',
        [after],
      );
      return rows.map(({ seq, writer, n }) => ({ seq: Number(seq), writer, n: Number(n) }));
    },
  };
  const judged = await judgeLine(naive, { writers: WRITERS, whileWriting: () => wait(500) });
  await pool.end();
  expect(judged.skipped).toBeGreaterThan(0);
  expect(judged.lost).toBe(0);
});

test('a push that dies in the middle of its transaction leaves nothing and holds nobody up', async () => {
  const database = await postgres.newDatabase();
  const hub = await spawnHub({ database });
  const other = await startHub({ database });
  const [device] = await settledOffice(hub.url);
  if (!device) throw new Error('no device');
  await onDatabase(
    database,
    `create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.4); return null; end $$;
     create trigger slow after insert on hub.change_set for each statement when (current_setting('application_name') = 'claimwright-hub')
     execute function slow()`,
  );
  const pushed = pushSets(hub.url, device, setsFrom(device, 1, 3)).then(
    ({ status }) => status,
    () => 'cut' as const,
  );
  await wait(100);
  await hub.kill();
  expect(await pushed).toBe('cut');
  // The same again, elsewhere: taken once, whatever became of the first.
  expect((await pushSets(other.url, device, setsFrom(device, 1, 3))).json).toMatchObject({
    mine: 3,
    head: 3,
  });
  expect((await pullSets(other.url, device)).map(({ seq, n }) => [seq, n])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  await other.stop();
});
