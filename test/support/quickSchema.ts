import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDataKey } from '../../db/keys.ts';
import { migrate } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import { storeSchema } from '../../db/schema.ts';
import type { StoreSchema } from '../../db/tables.ts';
import { ok } from '../../shared/result.ts';

/**
 * The program's schema as one step: what all its migrations leave behind, written down and played back. A new store is
 * made in half the time, and tests make thousands. The migrations themselves are tried by test/db/upgrade.test.ts.
 */
let squashed: StoreSchema | null = null;

export function quickSchema(): StoreSchema {
  squashed ??= squash();
  return squashed;
}

/** Tables before what stands on them; a search index makes the tables behind it by itself. */
const STATEMENTS = `select sql from sqlite_master m
  where sql is not null and substr(name, 1, 7) <> 'sqlite_' and substr(name, 1, 3) <> '_j_'
    and not exists (select 1 from pragma_table_list l where l.schema = 'main' and l.name = m.tbl_name and l.type = 'shadow')
  order by case type when 'table' then 0 when 'view' then 1 when 'index' then 2 else 3 end, rowid`;

function squash(): StoreSchema {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-schema-'));
  const opened = openDatabase(join(folder, 'schema.db'), newDataKey(), { create: true });
  if (!opened.ok) throw new Error('no store could be made for the schema');
  const db = opened.value;
  try {
    const made = migrate(db, storeSchema, {
      at: '2026-01-01T00:00:00.000Z',
      newId: randomUUID,
      backUp: () => ok(undefined),
    });
    if (!made.ok) throw new Error('the migrations do not run');
    const whole = db
      .prepare<[], { sql: string }>(STATEMENTS)
      .all()
      .map(({ sql }) => `${sql};`)
      .join('\n');
    return {
      ...storeSchema,
      migrations: storeSchema.migrations.map(({ version, name }) => ({
        version,
        name,
        schema: version === 1 ? whole : '',
      })),
    };
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
