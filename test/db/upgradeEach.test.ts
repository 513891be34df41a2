import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { countRows } from '../../db/makeBackup.ts';
import { newestVersion } from '../../db/migrate.ts';
import { isSound, schemaVersionOf } from '../../db/open.ts';
import { run, type SqlRow } from '../../db/rows.ts';
import { storeSchema } from '../../db/schema.ts';
import { verifyLog } from '../../db/serviceLog.ts';
import type { StoreSchema } from '../../db/tables.ts';
import { ok } from '../../shared/result.ts';
import { openFolder, OWNER, PASSPHRASE, refusal, snapshot, tempFolder, value } from './workbench.ts';

/**
 * A store of every schema that there ever was, with records in it, opened by the program of today: rows of version 1 are
 * brought to each version by the migrations of then, and from there to the newest in one go.
 */
const ROWS = JSON.parse(
  fs.readFileSync(new URL('fixtures/version1.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, readonly SqlRow[]>>;
const LAST = ['visit_seal', 'claim_freeze'];

/** The schema as it was at a version: its migrations, and the tables that they made. */
function schemaAt(version: number): StoreSchema {
  const migrations = storeSchema.migrations.slice(0, version);
  const made = new Set(
    migrations.flatMap(({ schema }) =>
      [...schema.matchAll(/create (?:virtual )?table (\w+)/g)].map(([, name]) => name),
    ),
  );
  return {
    migrations,
    tables: Object.fromEntries(Object.entries(storeSchema.tables).filter(([name]) => made.has(name))),
  };
}

/** Data folders, closed, one for each version before the newest. */
async function everyVersion(): Promise<readonly string[]> {
  const folder = path.join(tempFolder(), 'data');
  const first = openFolder(folder, { schema: schemaAt(1) });
  value(
    await first.create({
      holder: { userId: OWNER, label: 'Olive Owner' },
      passphrase: PASSPHRASE,
      officeName: 'Harbor Oxygen',
      populate(tx) {
        const order = Object.keys(storeSchema.tables).filter((name) => name in ROWS);
        for (const table of [...order.filter((name) => !LAST.includes(name)), ...LAST]) {
          for (const row of ROWS[table] ?? []) {
            const columns = Object.keys(row);
            const places = columns.map(() => '?').join(', ');
            run(tx.db, `insert into ${table} (${columns.join(', ')}) values (${places})`, Object.values(row));
          }
        }
        return ok(undefined);
      },
    }),
  );
  first.close();
  const kept: string[] = [];
  for (let version = 1; version < newestVersion(storeSchema); version += 1) {
    fs.rmSync(path.join(folder, 'backups'), { recursive: true, force: true }); // the clock of the test stands still
    if (version > 1) {
      const store = openFolder(folder, { schema: schemaAt(version) });
      value(await store.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
      store.close();
    }
    const copy = path.join(tempFolder(), `version${version}`);
    fs.cpSync(folder, copy, { recursive: true });
    kept.push(copy);
  }
  return kept;
}

test('a store of every version opens with every row, sound, its seals unbroken, after a copy was made', async () => {
  const folders = await everyVersion();
  expect(folders.length).toBeGreaterThanOrEqual(9);
  for (const [index, folder] of folders.entries()) {
    const version = index + 1;
    fs.rmSync(path.join(folder, 'backups'), { recursive: true, force: true });
    const store = openFolder(folder, { schema: storeSchema });
    value(await store.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
    value(
      store.read((db) => {
        expect(schemaVersionOf(db), `from version ${version}`).toBe(newestVersion(storeSchema));
        expect(isSound(db, 'full')).toBe(true);
        const counts = countRows(db);
        for (const [table, rows] of Object.entries(ROWS)) {
          if (table in storeSchema.tables)
            expect(counts[table], `${table} from ${version}`).toBe(rows.length);
        }
        expect(verifyLog(db).breaks).toEqual([]);
        return ok(undefined);
      }),
    );
    store.close();
    expect(fs.readdirSync(path.join(folder, 'backups')).length, `from version ${version}`).toBe(1);
  }
}, 120_000);

test('a store of a newer program is not touched', async () => {
  const folder = path.join(tempFolder(), 'data');
  const next = newestVersion(storeSchema) + 1;
  const newer: StoreSchema = {
    migrations: [
      ...storeSchema.migrations,
      { version: next, name: 'of tomorrow', schema: 'create table tomorrow (id text primary key) strict;' },
    ],
    tables: { ...storeSchema.tables, tomorrow: 'derived' },
  };
  const store = openFolder(folder, { schema: newer });
  value(
    await store.create({
      holder: { userId: OWNER, label: 'Olive Owner' },
      passphrase: PASSPHRASE,
      officeName: '',
      populate: () => ok(undefined),
    }),
  );
  store.close();
  const before = snapshot(folder).get('claimwright.db');
  const today = openFolder(folder, { schema: storeSchema });
  expect(refusal(await today.unlock({ userId: OWNER, passphrase: PASSPHRASE }))).toBe('newerProgram');
  today.close();
  expect(snapshot(folder).get('claimwright.db') === before).toBe(true);
});
