import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import {
  installedPrograms,
  isPassable,
  type LocalPostgres,
  packagedPrograms,
  startLocalPostgres,
} from '../../main/hub/localPostgres.ts';
import type { PushedSet } from '../../shared/sync/frames.ts';
import {
  type HubDevice,
  pullSets,
  pushSets,
  setsFrom,
  settledOffice,
  stateOf,
} from '../support/hub/hubDevice.ts';
import { spawnHub, type TestHub } from '../support/hub/startHub.ts';
import { measure, report, times, type Timing } from './measure.ts';

/**
 * The hub, a process of its own, beside PostgreSQL alone: 10,000 changes pushed and pulled, signed and checked, against
 * inserts and selects of the same bytes; then what a push costs while more and more branches wait for it. PostgreSQL
 * writes to the disk as it does at work.
 */

const CHANGES = 10_000;
const BYTES = 400;
/** Changes of one push, or of one insert. */
const BATCH = 1000;
const RUNS = 5;
const BRANCHES = [1, 10, 50];
const PUSHES = 300;

export async function benchHub(): Promise<void> {
  const base = process.getuid?.() === 0 && !isPassable(tmpdir()) ? '/tmp' : tmpdir();
  const folder = mkdtempSync(join(base, 'claimwright-bench-hub-'));
  chmodSync(folder, 0o711);
  const programs = installedPrograms() ?? packagedPrograms();
  if (!programs) throw new Error('there is no PostgreSQL');
  const settings = ['shared_buffers=128MB', 'max_connections=100'];
  const postgres = await startLocalPostgres({ programs, folder: join(folder, 'pg'), password: '', settings });
  try {
    const hub = await hubOn(postgres, 'line');
    await benchLine(postgres, hub);
    await hub.stop();
    for (const kind of ['one office', 'as many offices'] as const) await benchBranches(postgres, kind);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function hubOn(postgres: LocalPostgres, name: string): Promise<TestHub> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const database = postgres.url.replace(/[^/]*$/, name);
  // Benchmarks run in the repository's folder.
  const entry = join(process.cwd(), 'main', 'hub', 'hub.ts');
  return spawnHub({ database, entry, args: ['--metrics-port', '0', '--connections', '20'] });
}

function batchesOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, at) =>
    all.slice(at * BATCH, (at + 1) * BATCH),
  );
}

async function benchLine(postgres: LocalPostgres, hub: TestHub): Promise<void> {
  const pool = new Pool({ connectionString: postgres.url, max: 1 });
  await pool.query('create table bare (seq bigserial primary key, device uuid, n bigint, body bytea)');
  const pushes: number[] = [];
  const inserts: number[] = [];
  const pulls: number[] = [];
  const selects: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const [device] = await settledOffice(hub.url);
    if (!device) throw new Error('no device');
    const sets = setsFrom(device, 1, CHANGES, BYTES);
    pushes.push(await timeOf(() => pushAll(hub, device, sets)));
    inserts.push(await timeOf(() => insertAll(pool, sets)));
    pulls.push(await timeOf(() => pullAll(hub, device)));
    selects.push(await timeOf(() => selectAll(pool)));
    await pool.query('truncate bare restart identity');
  }
  await pool.end();
  const push = timing('pushed through the hub, 1,000 at a time', pushes);
  const insert = timing('bare pg, inserts of the same bytes, 1,000 at a time', inserts);
  report(
    `Hub: ${CHANGES.toLocaleString('en-US')} changes pushed`,
    [push, insert],
    `hub / insert: ${times(push, insert)}`,
  );
  const pull = timing('pulled through the hub, 1 MB at a time', pulls);
  const select = timing('bare pg, selects of the same bytes, 1 MB at a time', selects);
  report(
    `Hub: ${CHANGES.toLocaleString('en-US')} changes pulled`,
    [pull, select],
    `hub / select: ${times(pull, select)}`,
  );
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function timing(label: string, all: readonly number[]): Timing {
  const sorted = all.toSorted((one, other) => one - other);
  return { label, medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0, runs: sorted.length };
}

async function pushAll(hub: TestHub, device: HubDevice, sets: readonly PushedSet[]): Promise<void> {
  for (const batch of batchesOf(sets)) {
    const { status } = await pushSets(hub.url, device, batch);
    if (status !== 200) throw new Error(`not pushed: ${String(status)}`);
  }
}

async function insertAll(pool: Pool, sets: readonly PushedSet[]): Promise<void> {
  for (const batch of batchesOf(sets)) {
    await pool.query(
      'insert into bare (device, n, body) select * from unnest($1::uuid[], $2::bigint[], $3::bytea[])',
      [
        batch.map(({ device }) => device),
        batch.map(({ n }) => n),
        batch.map(({ body }) => Buffer.from(body)),
      ],
    );
  }
}

const PAGE_BYTES = 1_000_000;

async function pullAll(hub: TestHub, device: HubDevice): Promise<void> {
  let got = 0;
  for (let after = 0; after < CHANGES;) {
    const page = await pullSets(hub.url, device, after, PAGE_BYTES);
    got += page.length;
    after = page.at(-1)?.seq ?? CHANGES;
  }
  if (got !== CHANGES) throw new Error(`${String(got)} came`);
}

async function selectAll(pool: Pool): Promise<void> {
  const rowsOfPage = Math.floor(PAGE_BYTES / (BYTES + 100));
  let got = 0;
  for (let after = 0; ;) {
    const { rows } = await pool.query<{ seq: string }>(
      'select seq, device, n, body from bare where seq > $1 order by seq limit $2',
      [after, rowsOfPage],
    );
    got += rows.length;
    const last = rows.at(-1);
    if (!last) break;
    after = Number(last.seq);
  }
  if (got !== CHANGES) throw new Error(`${String(got)} came`);
}

/** So many branches wait for news, each by its own device; one after the other pushes, and all the others pull it. */
async function benchBranches(postgres: LocalPostgres, kind: 'one office' | 'as many offices'): Promise<void> {
  const timings: Timing[] = [];
  const costs: string[] = [];
  for (const count of BRANCHES) {
    const hub = await hubOn(postgres, `branches_${kind === 'one office' ? 'one' : 'many'}_${String(count)}`);
    const devices =
      kind === 'one office'
        ? await settledOffice(hub.url, count)
        : (await Promise.all(Array.from({ length: count }, () => settledOffice(hub.url)))).flat();
    const over = new AbortController();
    const waiting = devices.map((device) => follow(hub, device, over.signal));
    const next = new Map(devices.map(({ id }) => [id, 1]));
    let turn = 0;
    let before = await processorMs(hub);
    let pushed = 0;
    const push = await measure(`${String(count)} branches`, PUSHES, async () => {
      // Warming up is not counted.
      if (pushed === 20) before = await processorMs(hub);
      pushed += 1;
      const device = devices[(turn += 1) % devices.length];
      if (!device) throw new Error('no device');
      const n = next.get(device.id) ?? 1;
      next.set(device.id, n + 3);
      await pushSets(hub.url, device, setsFrom(device, n, 3, BYTES));
    });
    timings.push(push);
    costs.push(`${(((await processorMs(hub)) - before) / PUSHES).toFixed(1)} ms`);
    over.abort();
    await Promise.all(waiting);
    await hub.stop();
  }
  const growth = timings.slice(1).map((one, at) => times(one, timings[at] ?? one));
  report(
    `Hub: a push of three changes, branches of ${kind} waiting for it`,
    timings,
    `growth: ${growth.join(', then ')}; processor of the hub for a push and all who pull it: ${costs.join(', ')}`,
  );
}

async function follow(hub: TestHub, device: HubDevice, signal: AbortSignal): Promise<void> {
  let { head: after } = await stateOf(hub.url, device);
  while (!signal.aborted) {
    // The last wait of each ends by a push below or when the time is over.
    const page = await pullSets(hub.url, device, after, PAGE_BYTES, 1).catch(() => []);
    after = page.at(-1)?.seq ?? after;
  }
}

async function processorMs(hub: TestHub): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${String(hub.metricsPort)}/metrics`)).text();
  return Number(/^claimwright_hub_processor_seconds (\S+)$/m.exec(text)?.[1]) * 1000;
}
