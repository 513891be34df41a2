import { expect, test } from 'vitest';
import { storeSchema } from '../../db/schema.ts';
import { ok } from '../../shared/result.ts';
import { realOffice } from '../db/records.ts';
import { value } from '../db/workbench.ts';
import { quickSchema } from './quickSchema.ts';

async function contents(schema: typeof storeSchema): Promise<unknown> {
  const store = await realOffice({ schema });
  return value(
    store.read((db) =>
      ok([
        db.prepare('select type, name, tbl_name, sql from sqlite_master order by type, name').all(),
        db.pragma('user_version', { simple: true }),
      ]),
    ),
  );
}

test('a store made in one step is, word for word, the one that all migrations make', async () => {
  expect(await contents(quickSchema())).toEqual(await contents(storeSchema));
});
