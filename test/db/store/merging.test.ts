import { expect, test } from 'vitest';
import { run } from '../../../db/rows.ts';
import type { StoreSchema } from '../../../db/tables.ts';
import { placeOf, turnOnBranches } from '../../../db/sync/devices.ts';
import { mergeSets } from '../../../db/sync/mergeSets.ts';
import { ok } from '../../../shared/result.ts';
import { newId } from '../../support/sync/exchangeDevice.ts';
import { quickSchema } from '../../support/quickSchema.ts';
import { asOwner, newOffice, openFolder, OWNER, PASSPHRASE, tempFolder, value } from '../workbench.ts';

test('what a newer program wrote waits, and is there once this one is as new', async () => {
  const schema = quickSchema();
  const dataDir = tempFolder();
  const { store } = await newOffice({ dataDir, schema });
  const branch = newId();
  value(
    store.write(asOwner, ({ db, at, attachments }) => {
      const place = placeOf(store.paths);
      turnOnBranches(db, { newId, at, place, nameKey: attachments.nameKey() });
      run(
        db,
        `insert into branch (id, name, address, phone, active, created_at, updated_at)
         values (?, 'Alder', '{}', '', 1, ?, ?)`,
        [branch, at, at],
      );
      return ok(undefined);
    }),
  );
  const device = newId();
  const edit = {
    table: 'branch',
    row: branch,
    field: 'motto',
    value: 'Breathe',
    parent: null,
    sealed: false,
  };
  const at = '2026-06-03T12:00:00.000Z';
  const merged = store.keep((db) =>
    ok(
      mergeSets(
        db,
        [
          {
            device,
            n: 1,
            hlc: `019000000000-00000-${device}`,
            schema: 99,
            previous: '',
            seen: [],
            transaction: { id: newId(), at, actor: OWNER, action: 'branches.save', undoes: null },
            edits: [edit],
            signature: '',
          },
        ],
        { rules: { ...schema.travel, tables: schema.tables } as never, newId },
      ),
    ),
  );
  expect(value(merged).waiting).toBe(1);
  store.close();
  const version = schema.migrations.length + 1;
  const newer: StoreSchema = {
    ...schema,
    migrations: [
      ...schema.migrations,
      { version, name: 'mottos', schema: `alter table branch add column motto text not null default ''` },
    ],
  };
  const again = openFolder(dataDir, { schema: newer });
  value(await again.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
  const motto = again.read((db) => ok(db.prepare('select motto from branch').pluck().all()));
  expect(value(motto)).toEqual(['Breathe']);
  const held = again.read((db) => ok(db.prepare('select count(*) from _edit where held = 1').pluck().get()));
  expect(value(held)).toBe(0);
});
