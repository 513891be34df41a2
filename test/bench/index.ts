import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ServiceVisitValues } from '../../shared/domain/serviceVisit.ts';
import { evaluateCase } from '../../shared/rules/evaluate.ts';
import { exampleRepair } from '../../shared/rules/examples/exampleRepair.ts';
import { benchCodes } from './codes.ts';
import { benchDevice } from './device.ts';
import { benchEdi835 } from './edi835.ts';
import { benchEdi837 } from './edi837.ts';
import { type BenchOffice, benchOffice } from './office.ts';
import { measure, report, times } from './measure.ts';
import { benchMonthRun } from './monthRun.ts';
import { benchFirstSync } from './firstSync.ts';
import { benchHub } from './hub.ts';
import { benchPacket } from './packet.ts';
import { benchRegister } from './register.ts';
import { benchManyClaims, benchRules } from './rules.ts';

/**
 * What the program costs beside the least that the same work could cost. Ratios, because milliseconds are of the
 * machine: one check beside a walk over the same values, one saved visit beside its bare rows, lists at a hundred
 * times as many patients.
 */

const TODAY = '2026-11-02';

function walk(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  let count = 1;
  for (const key in value) count += walk((value as Record<string, unknown>)[key]);
  return count;
}

async function benchCheck(): Promise<void> {
  const theCase = exampleRepair();
  let sink = 0;
  const check = await measure('evaluateCase, complete repair claim', 2000, () => {
    sink += evaluateCase(theCase, TODAY).findings.length;
  });
  const bare = await measure('walk over every property of the same case', 2000, () => {
    sink += walk(theCase);
  });
  report('One claim checked', [check, bare], `check / walk: ${times(check, bare)}${sink < 0 ? ' ' : ''}`);
}

async function benchSave(office: BenchOffice): Promise<void> {
  const { visit } = exampleRepair();
  if (!visit) throw new Error('the example has no visit');
  const entries = Object.entries(visit).filter(([field]) => Object.hasOwn(ServiceVisitValues.shape, field));
  const values = { ...Object.fromEntries(entries), equipmentId: null, patientId: null, technicianId: null };
  let n = 0;
  const fresh = <Item extends { readonly id: string }>(items: readonly Item[]): Item[] =>
    items.map((item) => ({
      ...item,
      id: `019a0000-0000-7000-9000-${(n += 1).toString(16).padStart(12, '0')}`,
    }));
  const saved = await measure('visits.save through dispatch: encrypted, journaled, durable', 300, () =>
    office.call('visits.save', {
      id: null,
      revision: null,
      values: { ...values, parts: fresh(visit.parts), labor: fresh(visit.labor) },
    }),
  );
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-bare-'));
  const db = new Database(join(folder, 'bare.db'));
  db.pragma('journal_mode=WAL');
  db.pragma('synchronous=FULL');
  db.exec(`create table visit (id text primary key, body text) strict;
    create table part (id text primary key, visit_id text, body text) strict;
    create table labor (id text primary key, visit_id text, body text) strict;`);
  const insert = {
    visit: db.prepare('insert into visit values (?, ?)'),
    part: db.prepare('insert into part values (?, ?, ?)'),
    labor: db.prepare('insert into labor values (?, ?, ?)'),
  };
  const bareInsert = db.transaction(() => {
    const id = `visit-${(n += 1)}`;
    insert.visit.run(id, JSON.stringify(values));
    for (const part of fresh(visit.parts)) insert.part.run(part.id, id, JSON.stringify(part));
    for (const labor of fresh(visit.labor)) insert.labor.run(labor.id, id, JSON.stringify(labor));
  });
  const bare = await measure('bare better-sqlite3 insert of the same rows, plain text, WAL, FULL', 300, () =>
    bareInsert(),
  );
  db.close();
  rmSync(folder, { recursive: true, force: true });
  report('One service visit saved', [saved, bare], `save / bare insert: ${times(saved, bare)}`);
}

const SEARCHES: readonly { readonly label: string; readonly channel: string; readonly input: object }[] = [
  {
    label: 'claims list opened',
    channel: 'claims.list',
    input: { query: '', states: [], kind: null, payerId: null, sort: 'newest', offset: 0, limit: 100 },
  },
  {
    label: 'claims list searched by name',
    channel: 'claims.list',
    input: {
      query: 'Fictionberg9 Greta',
      states: [],
      kind: null,
      payerId: null,
      sort: 'newest',
      offset: 0,
      limit: 100,
    },
  },
  { label: 'search box, name', channel: 'search.find', input: { query: 'fictionberg9 gr', limit: 20 } },
  { label: 'search box, serial', channel: 'search.find', input: { query: 'BN5-000777', limit: 20 } },
  { label: 'patients list opened', channel: 'patients.list', input: { query: '', offset: 0, limit: 100 } },
];

async function benchLists(small: BenchOffice, large: BenchOffice, factor: number): Promise<void> {
  for (const { label, channel, input } of SEARCHES) {
    const few = await measure('at 1,000 patients', 60, () => small.call(channel, input));
    const many = await measure(`at ${(1000 * factor).toLocaleString('en-US')} patients`, 60, () =>
      large.call(channel, input),
    );
    report(`Lists: ${label}`, [few, many], `growth for ${factor} times the patients: ${times(many, few)}`);
  }
}

/** `--small` measures lists at ten times instead of a hundred times the patients; `--only device` one part alone. */
const factor = process.argv.includes('--small') ? 10 : 100;
const onlyAt = process.argv.indexOf('--only');
const only = onlyAt < 0 ? null : process.argv[onlyAt + 1];

/** Parts with data of their own: each runs alone, and once when everything runs. */
const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  device: benchDevice,
  edi835: benchEdi835,
  edi837: benchEdi837,
  firstSync: benchFirstSync,
  hub: benchHub,
  packet: benchPacket,
  register: benchRegister,
};

const ALONE: Readonly<Record<string, () => Promise<void>>> = { ...PARTS, monthRun: benchMonthRunAlone };

/** Over offices of its own; when everything runs it shares those of the lists. */
async function benchMonthRunAlone(): Promise<void> {
  const small = await benchOffice(1000, () => undefined);
  const large = await benchOffice(1000 * factor, () => undefined);
  await benchMonthRun(small, large);
  await small.close();
  await large.close();
}

async function benchAll(): Promise<void> {
  await benchCheck();
  await benchRules();
  await benchManyClaims(factor);
  const small = await benchOffice(1000, () => undefined);
  await benchSave(small);
  await benchCodes(small);
  const large = await benchOffice(1000 * factor, (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\rwriting patients: ${done.toLocaleString('en-US')}   `);
  });
  await benchLists(small, large, factor);
  await benchMonthRun(small, large);
  await small.close();
  await large.close();
  for (const part of Object.values(PARTS)) await part();
}

console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
const part = only === null ? benchAll : ALONE[only ?? ''];
if (!part) throw new Error(`--only takes one of: ${Object.keys(ALONE).join(', ')}`);
await part();
