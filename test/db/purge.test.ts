import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { verifyTrailAtOnce } from '../../db/auditVerify.ts';
import { attachmentNames } from '../../db/documents.ts';
import { ownTables } from '../../db/journalTriggers.ts';
import type { Connection } from '../../db/open.ts';
import { isPurgeUnfinished, purgePatients, purgeRuns, type Purged } from '../../db/purge.ts';
import { forgetPlan, planPurge } from '../../db/purgePlan.ts';
import { all, count, identifier } from '../../db/rows.ts';
import { storeSchema } from '../../db/schema.ts';
import { verifyLog } from '../../db/serviceLog.ts';
import { Store } from '../../db/store.ts';
import { sampleOffice } from '../../main/sample/sampleOffice.ts';
import { ok, type Result } from '../../shared/result.ts';
import { quickSchema } from '../support/quickSchema.ts';
import { QUICK_KDF, refusal, tempFolder, value } from './workbench.ts';

interface Office {
  readonly store: Store;
  readonly ownerId: string;
}

const made = fs.mkdtempSync(path.join(tmpdir(), 'cw-purge-'));

/** Made once and copied for each test: the making takes longer than most of them. */
beforeAll(async () => {
  const store = openStore(made);
  value(await sampleOffice(store, { clock: Date.now, random: randomBytes }));
  store.close();
});

afterAll(() => fs.rmSync(made, { recursive: true }));

function openStore(dataDir: string): Store {
  const schema = quickSchema();
  return value(Store.open({ dataDir, schema, clock: Date.now, random: randomBytes, kdf: QUICK_KDF }));
}

/** The sample office: claims of all kinds, signed visits, files out and back, letters, audits. */
async function anOffice(): Promise<Office> {
  const dataDir = tempFolder();
  fs.cpSync(made, dataDir, { recursive: true });
  const store = openStore(dataDir);
  onTestFinished(() => store.close());
  const { ownerId } = value(await sampleOffice(store, { clock: Date.now, random: randomBytes }));
  return { store, ownerId };
}

function withDb<T>(store: Store, work: (db: Connection) => T): T {
  return value(store.read((db) => ok(work(db))));
}

interface Person {
  readonly id: string;
  readonly lastName: string;
  readonly phone: string;
}

function people(store: Store): Person[] {
  return withDb(store, (db) =>
    all<Person>(db, 'select id, last_name as lastName, phone from patient order by id'),
  );
}

function purge({ store, ownerId }: Office, ...patientIds: string[]): Result<Purged> {
  return store.write({ userId: ownerId, action: 'retention.purge' }, (tx) =>
    purgePatients(
      { db: tx.db, at: tx.at, newId: tx.newId, tables: storeSchema.tables },
      { patientIds, reason: 'Past their time', backupName: 'b', userId: ownerId, userName: 'Olive Owner' },
    ),
  );
}

/** Everything in the store, as whoever has the key reads it: each row of each table, and each page with what is free. */
function dump(store: Store): string {
  return withDb(store, (db) => {
    // eslint-disable-next-line no-restricted-syntax -- the plain pages are what is looked at
    const pages = db.serialize().toString('latin1');
    const tables = [...ownTables(db), '_journal', '_transaction', '_audit', '_audit_about', '_undo'];
    const rows = tables
      .filter((table) => !table.endsWith('_search'))
      .map((table) => JSON.stringify(db.prepare(`select * from ${identifier(table)}`).all()));
    const words = ['patient', 'equipment', 'document'].map((table) =>
      JSON.stringify(
        db.prepare(`select * from ${identifier(`${table}_search_data`)}`).all(),
        (_, each: unknown) => (Buffer.isBuffer(each) ? each.toString('latin1') : each),
      ),
    );
    return [pages, ...rows, ...words].join('\n').toLowerCase();
  });
}

test('every patient of the sample office can go, one after the other, and everything else holds', async () => {
  const office = await anOffice();
  const { store } = office;
  const everybody = people(store);
  const shared = new Set<string>();
  for (const [index, { id }] of everybody.entries()) {
    const before = withDb(store, (db) => count(db, 'select count(*) from patient'));
    const gone = value(purge(office, id));
    expect(gone.plan.counts['patient']).toBe(1);
    if (gone.plan.sharedFiles > 0) shared.add(id);
    expect(withDb(store, (db) => count(db, 'select count(*) from patient'))).toBe(before - 1);
    if (index % 6 !== 0) continue;
    const verdict = withDb(store, verifyTrailAtOnce);
    expect(verdict).toMatchObject({ ok: true });
    expect(withDb(store, (db) => verifyLog(db).breaks)).toEqual([]);
  }
  expect(shared.size, 'several patients are in one file').toBeGreaterThan(0);
  expect(withDb(store, verifyTrailAtOnce)).toMatchObject({ ok: true });
  expect(withDb(store, (db) => db.pragma('foreign_key_check'))).toEqual([]);
  expect(withDb(store, (db) => db.pragma('integrity_check', { simple: true }))).toBe('ok');
  // With the last patient the shared files went too: no claim, no file, no remittance is left.
  for (const table of [
    'claim',
    'batch',
    'batch_claim',
    'remittance_match',
    'payment',
    'visit_seal',
    'letter',
  ])
    expect(
      withDb(store, (db) => count(db, `select count(*) from ${table}`)),
      table,
    ).toBe(0);
}, 120_000);

/** Writes words that stand nowhere else into everything of some patients, and then others over them. */
function mark({ store, ownerId }: Office, patientIds: readonly string[]): string[] {
  for (const word of ['Quixworthington', 'Zephyrstead']) {
    value(
      store.write({ userId: ownerId, action: 'test.mark' }, (tx) => {
        const ids = JSON.stringify(patientIds);
        const mine = 'in (select value from json_each(?))';
        for (const sql of [
          `update patient set last_name = '${word}', note = '${word} note', email = '${word}@example.com' where id ${mine}`,
          `update coverage set group_number = '${word}', insured = json_set(insured, '$.lastName', '${word}') where patient_id ${mine}`,
          `update diagnosis set description = '${word}' where patient_id ${mine}`,
          `update physician_order set description = '${word}' where patient_id ${mine}`,
          `update document set title = '${word}', file_name = '${word}.pdf', note = '${word}' where patient_id ${mine}`,
          `update denial set note = '${word}' where claim_id in (select id from claim where patient_id ${mine})`,
          `update chase set note = '${word}' where patient_id ${mine}`,
        ])
          tx.db.prepare(sql).run(ids);
        return ok(undefined);
      }),
    );
  }
  return ['Quixworthington', 'Zephyrstead'];
}

test('nothing of a purged patient is left in any table, index, journal row or free page', async () => {
  const office = await anOffice();
  const { store } = office;
  const chosen = people(store)
    .slice(0, 5)
    .map(({ id }) => id);
  const words = mark(office, chosen);
  const numbers = withDb(store, (db) =>
    all<{ word: string }>(
      db,
      `select number as word from claim where patient_id in (select value from json_each(?))`,
      [JSON.stringify(chosen)],
    ).map(({ word }) => word),
  );
  expect(numbers.length).toBeGreaterThan(3);
  const before = dump(store);
  for (const word of [...words, ...numbers]) expect(before.includes(word.toLowerCase()), word).toBe(true);

  const gone = value(purge(office, ...chosen));
  expect(value(store.finishPurge(gone.attachments))).toBe(true);

  expect(withDb(store, isPurgeUnfinished)).toBe(false);
  const after = dump(store);
  for (const word of [...words, ...numbers]) {
    const at = after.indexOf(word.toLowerCase());
    expect(at === -1 ? '' : after.slice(at - 150, at + 150), word).toBe('');
  }
  // Their files are gone; those that others are in stay and read back.
  for (const name of gone.attachments) expect(refusal(store.readAttachment(name))).toBe('attachmentMissing');
  for (const name of withDb(store, attachmentNames)) value(store.readAttachment(name));
  // The others are found as before, and the purged ones by nothing.
  const found = withDb(store, (db) =>
    count(db, `select count(*) from patient_search where patient_search match 'zephyrstead*'`),
  );
  expect(found).toBe(0);
  const other = people(store)[0];
  const index = withDb(store, (db) =>
    count(db, 'select count(*) from patient_search where patient_search match ?', [
      `"${other?.lastName ?? ''}"*`,
    ]),
  );
  expect(index).toBeGreaterThan(0);
}, 60_000);

test('the trail says which changes were purged, by whom and when, and still shows any other change', async () => {
  const office = await anOffice();
  const { store } = office;
  const [first, second] = people(store);
  if (!first || !second) throw new Error('nobody there');
  const seen = withDb(store, (db) =>
    all(db, 'select n, kind, patient_id from _audit where patient_id = ? order by n', [first.id]),
  );
  expect(seen.length).toBeGreaterThan(0);
  const gone = value(purge(office, first.id));
  value(purge(office, second.id)); // takes more from the same transactions
  const verdict = withDb(store, verifyTrailAtOnce);
  expect(verdict).toMatchObject({
    ok: true,
    purges: [
      { userName: 'Olive Owner', patients: 1, transactions: gone.transactions },
      { userName: 'Olive Owner', patients: 1 },
    ],
  });
  // Who looked at them stays.
  expect(
    withDb(store, (db) =>
      all(db, 'select n, kind, patient_id from _audit where patient_id = ? order by n', [first.id]),
    ).slice(0, seen.length),
  ).toEqual(seen);
  expect(
    withDb(store, (db) => purgeRuns(db, 9).map(({ reason, patientCount }) => [reason, patientCount])),
  ).toEqual([
    ['Past their time', 1],
    ['Past their time', 1],
  ]);

  withDb(store, (db) => {
    db.exec('drop trigger _journal_keep_delete; drop trigger _journal_keep_update');
    const [lost] = all<{ tx: number }>(
      db,
      `select json_extract(value, '$[0]') as tx from _journal, json_each(json_extract(after, '$.journal'), '$.changes')
       where tbl = 'purge_run' and exists (select 1 from _journal o where o.tx = json_extract(value, '$[0]')) limit 1`,
    );
    if (!lost) throw new Error('no transaction has rows of others too');
    db.exec('savepoint here');
    db.prepare(`delete from _journal where n = (select max(n) from _journal where tx = ?)`).run(lost.tx);
    expect(verifyTrailAtOnce(db)).toMatchObject({ ok: false, broken: { fault: 'journalDiffers' } });
    db.exec('rollback to here');
    // A note that was written behind the program's back explains nothing.
    db.prepare(
      `update _journal set after = json_set(after, '$.reason', 'other') where tbl = 'purge_run'`,
    ).run();
    expect(verifyTrailAtOnce(db)).toMatchObject({ ok: false });
    db.exec('rollback to here; release here');
  });
}, 60_000);

test('undo brings nothing back, and what stays can still be changed and guarded', async () => {
  const office = await anOffice();
  const { store, ownerId } = office;
  const [first] = people(store);
  if (!first) throw new Error('nobody there');
  mark(office, [first.id]);
  const written = withDb(store, (db) =>
    all<{ id: string }>(db, `select id from _transaction where actor = ? order by n desc limit 3`, [ownerId]),
  );
  value(purge(office, first.id));
  const last = withDb(store, (db) =>
    all<{ id: string }>(db, 'select id from _transaction order by n desc limit 1'),
  );
  for (const { id } of [...last, ...written]) {
    store.undo({ userId: ownerId, action: 'undo.last' }, id);
    expect(withDb(store, (db) => count(db, 'select count(*) from patient where id = ?', [first.id]))).toBe(0);
  }
  expect(dump(store)).not.toContain('quixworthington');
  expect(refusal(store.undo({ userId: ownerId, action: 'undo.last' }, last[0]?.id ?? ''))).toBe('blocked');
  for (const sql of [
    'delete from patient',
    'delete from _journal',
    `update _journal set after = null`,
    'delete from purge_run',
    `update purge_run set reason = ''`,
    'delete from claim_freeze',
  ]) {
    expect(
      () => store.write({ userId: ownerId, action: 'test' }, (tx) => ok(tx.db.exec(sql))),
      sql,
    ).toThrow();
  }
}, 60_000);

test('a patient on whose records another one rests stays, and nothing is changed', async () => {
  const office = await anOffice();
  const { store, ownerId } = office;
  const [first, second] = people(store);
  if (!first || !second) throw new Error('nobody there');
  value(
    store.write({ userId: ownerId, action: 'test' }, (tx) => {
      tx.db
        .prepare(
          `update coverage set patient_id = :second where id = (select coverage_id from claim where patient_id = :first and coverage_id is not null limit 1)`,
        )
        .run({ first: first.id, second: second.id });
      return ok(undefined);
    }),
  );
  const before = dump(store);
  expect(refusal(purge(office, second.id))).toBe('blocked');
  expect(dump(store).length).toBe(before.length);
  expect(withDb(store, (db) => planPurge(db, [first.id, second.id]).entangled)).toEqual([]);
  withDb(store, forgetPlan);
  value(purge(office, first.id, second.id));
}, 60_000);

test('a purge that is cut off at any point leaves the patient whole', async () => {
  const office = await anOffice();
  const { store, ownerId } = office;
  const [first] = people(store);
  if (!first) throw new Error('nobody there');
  const whole = withDb(store, (db) => triggersOf(db));
  const before = dump(store).length;
  let points = 0;
  for (let stop = 1; stop < 9000; stop += 31) {
    let calls = 0;
    const stopped = (): boolean => {
      calls += 1;
      return calls === stop;
    };
    const failed = ((): boolean => {
      try {
        store.write({ userId: ownerId, action: 'retention.purge' }, (tx) =>
          purgePatients(
            { db: faulty(tx.db, stopped), at: tx.at, newId: tx.newId, tables: storeSchema.tables },
            { patientIds: [first.id], reason: 'x', backupName: 'b', userId: ownerId, userName: 'Olive' },
          ),
        );
        return false;
      } catch (error) {
        if (!(error instanceof Error) || error.message !== 'cut off') throw error;
        return true;
      }
    })();
    if (!failed) break;
    points += 1;
    expect(withDb(store, triggersOf), `point ${stop}`).toEqual(whole);
    expect(withDb(store, (db) => count(db, 'select count(*) from patient where id = ?', [first.id]))).toBe(1);
  }
  expect(points).toBeGreaterThan(10);
  expect(before).toBeGreaterThan(0);
  expect(withDb(store, (db) => count(db, 'select count(*) from patient where id = ?', [first.id]))).toBe(0);
  expect(withDb(store, triggersOf)).toEqual(whole);
}, 120_000);

function triggersOf(db: Connection): string[] {
  return all<{ sql: string }>(db, `select sql from sqlite_master where type = 'trigger'`)
    .map(({ sql }) => sql)
    .sort();
}

/** A connection that breaks off at one of its calls. */
function faulty(db: Connection, stopped: () => boolean): Connection {
  return new Proxy(db, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        if ((name === 'prepare' || name === 'exec' || name === 'pragma') && stopped())
          throw new Error('cut off');
        return (member as (...all: unknown[]) => unknown).apply(target, given);
      };
    },
  });
}

test('where the file could not be written anew, the next unlocking does it', async () => {
  const office = await anOffice();
  const { store, ownerId } = office;
  const [first] = people(store);
  if (!first) throw new Error('nobody there');
  mark(office, [first.id]);
  const folder = store.paths.folder;
  value(purge(office, first.id));
  expect(withDb(store, isPurgeUnfinished)).toBe(true);
  store.close();
  const again = openStore(folder);
  onTestFinished(() => again.close());
  const sample = value(await sampleOffice(again, { clock: Date.now, random: randomBytes }));
  expect(sample.ownerId).toBe(ownerId);
  expect(withDb(again, isPurgeUnfinished)).toBe(false);
  expect(dump(again)).not.toContain('quixworthington');
  expect(fs.existsSync(again.paths.database)).toBe(true);
}, 60_000);
