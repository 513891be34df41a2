import { expect, test } from 'vitest';
import { fingerprint } from '../../db/migrate.ts';
import { ownTables } from '../../db/journalTriggers.ts';
import { storeSchema } from '../../db/schema.ts';
import { ok } from '../../shared/result.ts';
import { realOffice } from './records.ts';
import { value } from './workbench.ts';

/** One line for each migration. Once a version with it is out, the line never changes: stores out there were made by it. */
const RELEASED: readonly string[] = [
  '40f8d30840ec0bd351495d65727d35ed9a009a4a58ea67273073ed9bf8a8105c',
  'c3fd55d7653d34e62a336643098387bfd0712ccff8927f18dd3b8c75bc3bf099',
  '9375068de8fc76d8b53fe8750c7eb7199feebf41211b04aaceb229c090dda431',
  '6f128f92747622b7ccde178c1f50889dd947a2b0a16670e9b58a5718700eef9e',
  '71637bf706c47a454adbdd500bc37e6d26fd25dfd2e604bcdd2c33392f7bfa21',
  '6d5c2c3a73a207dc933e480b26e8edb97ef71c6c055459add265aa25ae584c71',
  '67266d0dbce95642bfc51c6015f085424644d8cd09f49fcdda3f370991b15df2',
  '0467f1de0e182a2f24031b3e458938363b013c483811fa0f5ce25a6f86b49b47',
  'e21057261f7b4a0146eb63386b25b891ebbef582ff0c71eacc865eeab9ac744c',
  'd3f7da596b84248772339b26039d90f402c0df26a57fca21a86ee6fdfe273cd9',
  '6a59fc9f5924c9572caadea947f8a843b8513c8d37f9fa963d4e1efe26372981',
];

test('every migration is pinned, and none was edited', () => {
  expect(storeSchema.migrations.map(fingerprint)).toEqual(RELEASED);
});

test('every table is strict and follows its rule', async () => {
  const store = await realOffice();
  const facts = value(
    store.read((db) =>
      ok(
        db
          .prepare<[], { name: string; strict: number; type: string }>(
            `select name, strict, type from pragma_table_list where schema = 'main'`,
          )
          .all(),
      ),
    ),
  );
  for (const { name, strict, type } of facts) {
    if (type === 'table' && name !== 'sqlite_schema' && !name.startsWith('sqlite_'))
      expect(strict, name).toBe(1);
  }
  const names = value(store.read((db) => ok(ownTables(db))));
  expect(Object.keys(storeSchema.tables).sort()).toEqual(names);
});

test('every reference from one table to another can be followed back by an index', async () => {
  const store = await realOffice();
  const bare = value(
    store.read((db) => {
      const missing: string[] = [];
      for (const table of ownTables(db)) {
        const references = db
          .prepare<[string], { from: string }>('select "from" from pragma_foreign_key_list(?)')
          .all(table);
        const indexes = db
          .prepare<[string], { name: string }>('select name from pragma_index_list(?)')
          .all(table);
        const leading = indexes.map(
          ({ name }) =>
            db
              .prepare<[string], { name: string }>('select name from pragma_index_info(?) where seqno = 0')
              .get(name)?.name,
        );
        for (const { from } of references) if (!leading.includes(from)) missing.push(`${table}.${from}`);
      }
      return ok(missing);
    }),
  );
  // Who did it: there are few people, and nobody asks for all they did.
  const people = ['user_id', 'owner_id', 'technician_id'];
  expect(bare.filter((column) => !people.some((name) => column.endsWith(`.${name}`)))).toEqual([]);
});
