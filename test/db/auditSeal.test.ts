import { expect, test } from 'vitest';
import { verifyTrailAtOnce } from '../../db/auditVerify.ts';
import { AUDIT_TABLE_SQL } from '../../db/migrations/auditTable.ts';
import { all } from '../../db/rows.ts';
import type { Store } from '../../db/store.ts';
import type { StoreSchema } from '../../db/tables.ts';
import { ok } from '../../shared/result.ts';
import {
  asOwner,
  newOffice,
  openFolder,
  OWNER,
  PASSPHRASE,
  tempFolder,
  TEST_SCHEMA,
  value,
} from './workbench.ts';

/** The schema of before there was a trail, and the step that brings it. */
const EARLIER: StoreSchema = {
  ...TEST_SCHEMA,
  migrations: TEST_SCHEMA.migrations.map((migration) => ({
    ...migration,
    schema: migration.schema.replace(AUDIT_TABLE_SQL, ''),
  })),
};
const WITH_TRAIL: StoreSchema = {
  ...TEST_SCHEMA,
  migrations: [
    ...EARLIER.migrations,
    {
      version: 2,
      name: 'the trail',
      schema: AUDIT_TABLE_SQL,
      data: `insert into thing (id, name) values ('moved', 'By the migration')`,
    },
  ],
};

function add(store: Store, id: string): void {
  value(
    store.write(asOwner, (tx) =>
      ok(tx.db.prepare('insert into thing (id, name) values (?, ?)').run(id, 'Lamp')),
    ),
  );
}

/** A store that was used for a while before it got a trail. */
async function upgraded(): Promise<Store> {
  const dataDir = tempFolder();
  const { store } = await newOffice({ dataDir, schema: EARLIER });
  for (const id of ['a', 'b', 'c']) add(store, id);
  store.close();
  const again = openFolder(dataDir, { schema: WITH_TRAIL });
  value(await again.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
  return again;
}

test('a store of before the trail begins it with an entry that seals all that was there', async () => {
  const store = await upgraded();
  add(store, 'later');
  value(
    store.read((db) => {
      const entries = all<{ kind: string; details: string }>(
        db,
        'select kind, details from _audit order by n',
      );
      expect(entries.map(({ kind }) => kind)).toEqual(['sealed', 'change', 'change']);
      expect(JSON.parse(entries[0]?.details ?? '')).toEqual({
        lastTransaction: 4,
        transactions: 4,
        fields: 3,
      });
      expect(verifyTrailAtOnce(db).ok).toBe(true);
      return ok(undefined);
    }),
  );
});

test.each([
  ['a value of before', `update _journal set after = '{}' where n = 2`, 1],
  ['an author of before', `update _transaction set actor = 'other' where n = 2`, 1],
  ['a row of before taken out', 'delete from _journal where n = 2', 1],
  ['a row put in before', `insert into _journal (tx, tbl, row, op) values (2, 'thing', 'x', 'insert')`, 1],
  ['what the migration wrote', `update _journal set after = '{}' where n = 4`, 2],
])('a change of %s is found', async (_, sql, n) => {
  const store = await upgraded();
  value(
    store.read((db) => {
      const triggers = all<{ name: string }>(db, `select name from sqlite_master where type = 'trigger'`);
      for (const { name } of triggers) db.exec(`drop trigger "${name}"`);
      db.exec(sql);
      expect(verifyTrailAtOnce(db)).toMatchObject({ ok: false, broken: { fault: 'journalDiffers', n } });
      return ok(undefined);
    }),
  );
});

test('a store that is new needs no such entry', async () => {
  const { store } = await newOffice();
  add(store, 'a');
  value(
    store.read((db) => {
      expect(all(db, 'select kind from _audit')).toEqual([{ kind: 'change' }]);
      return ok(undefined);
    }),
  );
});
