// The real tables: a whole sample office, and what two offices write at the same time, come to the same records.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { sampleOffice } from '../../../main/sample/sampleOffice.ts';
import Database from 'better-sqlite3';
import type { Connection } from '../../../db/open.ts';
import { beginAct, endAct } from '../../../db/journal.ts';
import { storeSchema } from '../../../db/schema.ts';
import { Store } from '../../../db/store.ts';
import { storeTravel } from '../../../db/storeTravel.ts';
import { sealVisit } from '../../../db/visits.ts';
import { verifyLog } from '../../../db/serviceLog.ts';
import { beginDevice } from '../../../db/sync/deviceState.ts';
import { listDisputes } from '../../../db/sync/disputes.ts';
import { mergeSets, type Merged } from '../../../db/sync/mergeSets.ts';
import { noteSets } from '../../../db/sync/noteSet.ts';
import { setsOf } from '../../../db/sync/outbox.ts';
import { type SyncRules, travellersOf } from '../../../db/sync/syncRules.ts';
import { idSource } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/result.ts';
import type { SignedSet } from '../../../shared/sync/changeSet.ts';
import { inTransaction, seeded } from '../../support/sync/smallOffice.ts';

const rules: SyncRules = { ...storeTravel, tables: storeSchema.tables };
/** A tenth of the histories of the small schema (db/sync/convergence.test.ts): each has a whole office in it. */
const RUNS = Math.ceil(Number(process.env['CLAIMWRIGHT_SEEDS'] ?? '200') / 10);
const STARTED = Date.parse('2026-11-02T16:00:00.000Z');

interface Office {
  readonly db: Connection;
  readonly device: string;
  readonly newId: () => string;
}

/** The open file of a store, in memory and without a key, so that copies cost little. */
function bytesOf(store: Store): Buffer {
  let bytes: Buffer | undefined;
  const read = store.read((db) => {
    // eslint-disable-next-line no-restricted-syntax -- in memory, and everything in it is made up
    bytes = db.serialize();
    return ok(undefined);
  });
  if (!read.ok || !bytes) throw new Error('the store cannot be read');
  // No journal beside a file in memory.
  bytes.fill(1, 18, 20);
  return bytes;
}

function office(bytes: Buffer, seed: number): Office {
  const db = new Database(bytes);
  db.pragma('foreign_keys = on');
  const newId = idSource(() => STARTED + 86_400_000, seeded(seed));
  const device = newId();
  inTransaction(db, () => beginDevice(db, device));
  onTestFinished(() => void db.close());
  return { db, device, newId };
}

function write({ db, newId }: Office, at: number, work: () => void): void {
  inTransaction(db, () => {
    const user = db.prepare<[], string>('select id from user order by id').pluck().get() ?? '';
    beginAct(db, {
      actor: user,
      action: 'test.write',
      at: new Date(at).toISOString(),
      transactionId: newId(),
    });
    work();
    endAct(db, newId, (transaction) => noteSets(db, rules, transaction));
  });
}

function merge({ db, newId }: Office, sets: readonly SignedSet[]): Merged {
  return inTransaction(db, () => mergeSets(db, sets, { rules, newId }));
}

const TABLES = Object.entries(storeSchema.tables).flatMap(([table, rule]) =>
  rule === 'derived' || storeTravel.local.includes(table) ? [] : [table],
);

/** Everything that travels, row by row in the order of ids. */
function records({ db }: Pick<Office, 'db'>): Record<string, unknown[]> {
  const travellers = travellersOf(db, rules);
  return Object.fromEntries(
    TABLES.map((table) => {
      const columns = travellers(table)?.columns ?? [];
      const list = columns.map((column) => `"${column}"`).join(', ');
      return [table, db.prepare(`select ${list} from "${table}" order by id`).all()];
    }),
  );
}

function isSound({ db }: Office): void {
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.prepare('select count(*) from _edit where held = 1').pluck().get()).toBe(0);
  expect(db.prepare('select count(*) from _merging').pluck().get()).toBe(0);
}

let made: Promise<{ readonly before: Buffer; readonly after: Buffer; readonly device: string }> | undefined;

/** A sample office that was one of several devices from its first day on: the file before it was filled, and after. */
function sample(): NonNullable<typeof made> {
  made ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'claimwright-travel-'));
    const ports = { clock: () => STARTED, random: (count: number) => randomBytes(count) };
    const opened = Store.open({
      dataDir: folder,
      schema: storeSchema,
      ...ports,
      kdf: { memoryKib: 32, passes: 1, lanes: 1 },
    });
    if (!opened.ok) throw new Error('no store');
    const store = opened.value;
    let before: Buffer | undefined;
    let device = '';
    // The first thing after the office was made.
    const confirm = store.confirmRecoveryCode.bind(store);
    store.confirmRecoveryCode = (typed) => {
      device = idSource(() => STARTED, seeded(1))();
      const begun = store.keep((db) => {
        beginDevice(db, device);
        return ok(undefined);
      });
      if (!begun.ok) throw new Error('no device');
      before = bytesOf(store);
      return confirm(typed);
    };
    const filled = await sampleOffice(store, ports);
    if (!filled.ok || !before) throw new Error('the sample office cannot be made');
    const after = bytesOf(store);
    store.close();
    rmSync(folder, { recursive: true, force: true });
    return { before, after, device };
  })();
  return made;
}

test('a whole office arrives, in whatever order its changes come', { timeout: 60_000 }, async () => {
  const { before, after, device } = await sample();
  const from = { db: new Database(after) };
  onTestFinished(() => void from.db.close());
  const sets = setsOf(from.db, device, 0, 100_000);
  expect(sets.length).toBeGreaterThan(30);
  const expected = records(from);
  expect(Object.values(expected).flat().length).toBeGreaterThan(500);
  const orders = [
    sets,
    sets.toReversed(),
    sets.toSorted((a, b) => ((a.n * 7919) % 997) - ((b.n * 7919) % 997)),
  ];
  for (const [index, order] of orders.entries()) {
    const to = office(before, 100 + index);
    // By parts, as they come.
    for (let at = 0; at < order.length; at += 17) merge(to, order.slice(at, at + 17));
    isSound(to);
    expect(records(to)).toEqual(expected);
    expect(verifyLog(to.db).breaks).toEqual([]);
    expect(listDisputes(to.db, 10)).toEqual([]);
  }
});

/** Record tables whose rows people change, with the columns that may be given any value another row has. */
function changeable(db: Connection): { readonly table: string; readonly columns: readonly string[] }[] {
  const travellers = travellersOf(db, rules);
  return TABLES.flatMap((table) => {
    const traveller = travellers(table);
    if (storeSchema.tables[table] !== 'record' || !traveller) return [];
    // What the content of a paper is nobody changes: another paper is another record. Only signing marks a visit as
    // sealed: marked without a seal it is rightly told as a break of its log.
    const kept = ['id', 'created_at', 'sha256', ...(table === 'visit' ? ['sealed'] : [])];
    return [{ table, columns: traveller.columns.filter((column) => !kept.includes(column)) }];
  });
}

const Step = fc.record({
  office: fc.nat(2),
  act: fc.constantFrom('change', 'change', 'change', 'change', 'give', 'seal', 'finalize'),
  table: fc.nat(1000),
  column: fc.nat(1000),
  row: fc.nat(1000),
  from: fc.nat(1000),
});

test('what three offices write at the same time ends the same everywhere', { timeout: 120_000 }, async () => {
  const { after } = await sample();
  let changes = 0;
  let disputes = 0;
  let seconds = 0;
  fc.assert(
    fc.property(
      fc.array(Step, { minLength: 10, maxLength: 40, size: 'max' }),
      fc.nat(1_000_000),
      (steps, seed) => {
        const offices = [0, 1, 2].map((index) => office(after, seed + index + 1));
        const tables = changeable(offices[0]?.db ?? new Database(':memory:'));
        steps.forEach(({ office: which, act, table, column, row, from }, index) => {
          const here = offices[which];
          if (!here) return;
          const { db } = here;
          const at = STARTED + 86_400_000 + index * 60_000;
          try {
            write(here, at, () => {
              if (act === 'seal') sealSomething(here, row, at);
              else if (act === 'finalize') finalizeSomething(here, row, at);
              else if (act === 'change') changes += changeSomething(db, tables, { table, column, row, from });
            });
          } catch (error) {
            // Signed, finalized, a second row of a kind: refused here as it would be in the program.
            if (
              !(error instanceof Error) ||
              !/amended|corrected|UNIQUE|CHECK|marked as sealed|FOREIGN/.test(error.message)
            )
              throw error;
          }
          if (act === 'give') {
            const other = offices[(which + 1 + (row % 2)) % 3];
            if (other) merge(other, setsOf(db, here.device, 0, 1000).toReversed());
          }
        });
        for (const from of offices)
          for (const to of offices) if (from !== to) merge(to, setsOf(from.db, from.device, 0, 1000));
        const [one, ...others] = offices.map(records);
        for (const other of others) expect(other).toEqual(one);
        const told = offices.map(({ db }) => listDisputes(db, 1000));
        expect(told[1]).toEqual(told[0]);
        expect(told[2]).toEqual(told[0]);
        const second = offices.map(({ db }) =>
          db.prepare('select id from _second_seal order by id').pluck().all(),
        );
        for (const [index, each] of offices.entries()) {
          isSound(each);
          expect(second[index]).toEqual(second[0]);
          expect(verifyLog(each.db).breaks.filter(({ kind }) => kind !== 'papers')).toEqual([]);
        }
        for (const { db } of offices) db.close();
        seconds += second[0]?.length ?? 0;
        disputes += told[0]?.length ?? 0;
      },
    ),
    { numRuns: RUNS },
  );
  // Else they never met.
  expect(changes).toBeGreaterThan(RUNS);
  expect(disputes).toBeGreaterThan(0);
  expect(seconds).toBeGreaterThan(0);
});

function pick<T>(list: readonly T[], at: number): T | undefined {
  return list[at % Math.max(1, list.length)];
}

const MEETING = ['claim', 'claim_line', 'visit', 'visit_part', 'patient', 'equipment'];

/** A column of a row takes the value that another row has there: one that its checks allow. */
function changeSomething(
  db: Connection,
  tables: ReturnType<typeof changeable>,
  {
    table,
    column,
    row,
    from,
  }: { readonly table: number; readonly column: number; readonly row: number; readonly from: number },
): number {
  // Half of the time where people meet.
  const hot = tables.filter((each) => MEETING.includes(each.table));
  const chosen = pick(table % 2 === 0 ? hot : tables, table >> 1);
  const name = chosen ? pick(chosen.columns, column) : undefined;
  if (!chosen || name === undefined) return 0;
  const ids = db
    .prepare<[], string>(`select id from "${chosen.table}" order by id desc limit 2`)
    .pluck()
    .all();
  const values = db
    .prepare<[], unknown>(`select distinct "${name}" from "${chosen.table}" order by 1`)
    .pluck()
    .all();
  return db
    .prepare(`update "${chosen.table}" set "${name}" = ?, revision = revision + 1 where id = ?`)
    .run(pick(values, from), pick(ids, row)).changes;
}

/** Signs an open visit as a person does. */
function sealSomething({ db, newId }: Office, row: number, at: number): void {
  const open = db
    .prepare<[], { id: string; revision: number }>(
      'select id, revision from visit where sealed = 0 and deleted_at is null order by id desc limit 2',
    )
    .all();
  const visit = pick(open, row);
  const user = db.prepare<[], string>('select id from user order by id').pluck().get() ?? '';
  if (!visit) return;
  const signed = sealVisit({ db, newId, at: new Date(at).toISOString() }, visit, {
    userId: user,
    signedName: 'Test',
    enteredBy: '',
  });
  if (!signed.ok) throw new Error('cannot be amended');
}

function finalizeSomething({ db, newId }: Office, row: number, at: number): void {
  const open = db
    .prepare<[], string>(
      'select id from claim where deleted_at is null and id not in (select claim_id from claim_freeze) order by id desc limit 2',
    )
    .pluck()
    .all();
  const claim = pick(open, row);
  const user = db.prepare<[], string>('select id from user order by id').pluck().get();
  if (claim === undefined) return;
  db.prepare(
    `insert into claim_freeze (id, claim_id, at, user_id, user_name, pack, the_case, evaluation, packet) values (?, ?, ?, ?, 'Test', 'x', '{}', '{}', '{}')`,
  ).run(newId(), claim, new Date(at).toISOString(), user);
}
