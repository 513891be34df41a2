import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { isSound } from '../../../../db/open.ts';
import { storePaths } from '../../../../db/paths.ts';
import { run, type SqlRow } from '../../../../db/rows.ts';
import { storeSchema } from '../../../../db/schema.ts';
import type { StoreSchema } from '../../../../db/tables.ts';
import { ok } from '../../../../shared/result.ts';
import type { KillAct } from '../killAct.ts';
import { count, leftovers, must, newStore, unlockedStore } from '../office.ts';

type Rows = Readonly<Record<string, readonly SqlRow[]>>;

/** Rows of an office as version 1 wrote them. */
function versionOne(): Rows {
  return JSON.parse(fs.readFileSync(path.resolve('test/db/fixtures/version1.json'), 'utf8')) as Rows;
}

/** The schema as it was then: its one migration, and the tables that it made. */
function schemaOne(): StoreSchema {
  const first = storeSchema.migrations.slice(0, 1);
  const made = first.flatMap(({ schema }) =>
    [...schema.matchAll(/create (?:virtual )?table (\w+)/g)].map(([, name]) => name),
  );
  const tables = Object.entries(storeSchema.tables).filter(([name]) => made.includes(name));
  return { migrations: first, tables: Object.fromEntries(tables) };
}

/** Seals and freezes close what they are about, so they come last. */
const LAST = ['visit_seal', 'claim_freeze'];

/** A store of the first version is opened by the program of today. */
export const migration: KillAct = {
  name: 'migration',
  fresh: true,
  once: true,
  async prepare(folder) {
    const rows = versionOne();
    const order = Object.keys(storeSchema.tables).filter((name) => name in rows && !LAST.includes(name));
    const store = await newStore(
      folder,
      (tx) => {
        for (const table of [...order, ...LAST]) {
          for (const row of rows[table] ?? []) {
            const columns = Object.keys(row);
            const places = columns.map(() => '?').join(', ');
            run(tx.db, `insert into ${table} (${columns.join(', ')}) values (${places})`, Object.values(row));
          }
        }
      },
      schemaOne(),
    );
    store.close();
  },
  async run(folder, say) {
    say.begin();
    await unlockedStore(folder);
    say.done();
  },
  async examine(folder, done) {
    const store = await unlockedStore(folder);
    try {
      for (const [table, rows] of Object.entries(versionOne())) {
        assert(count(store, `select count(*) from ${table}`) >= rows.length, table);
      }
      must(
        store.read((db) => {
          assert(isSound(db, 'full'));
          assert.equal(db.pragma('user_version', { simple: true }), storeSchema.migrations.length);
          return ok(undefined);
        }),
      );
    } finally {
      store.close();
    }
    const backups = storePaths(folder).backups;
    assert(fs.readdirSync(backups).length > 0); // what was there before is kept
    assert.deepEqual(leftovers(folder), []);
    return done;
  },
};
