import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { history } from '../../db/journal.ts';
import { fingerprint, type Migration, migrate, type MigrationPorts } from '../../db/migrate.ts';
import { type Connection, openDatabase, schemaVersionOf } from '../../db/open.ts';
import { backUpDatabase } from '../../db/backup.ts';
import type { StoreSchema, TableRules } from '../../db/tables.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { refusal, TEST_SCHEMA, tempFolder, value } from './workbench.ts';

const KEY = randomBytes(32);
const NOTE = `id text primary key, text text not null, revision integer not null default 1, updated_at text not null default '', deleted_at text`;

function empty(): Connection {
  const db = value(openDatabase(path.join(tempFolder(), 'claimwright.db'), KEY, { create: true }));
  onTestFinished(() => void db.close());
  return db;
}

function ports(backUp: () => Result<void> = () => ok(undefined)): MigrationPorts {
  let count = 0;
  return { at: '2026-06-03T12:00:00.000Z', newId: () => `t${(count += 1)}`, backUp };
}

/** The test schema, then further steps. */
function grown(steps: readonly Omit<Migration, 'version'>[], tables: TableRules = {}): StoreSchema {
  return {
    migrations: [...TEST_SCHEMA.migrations, ...steps.map((step, index) => ({ ...step, version: index + 2 }))],
    tables: { ...TEST_SCHEMA.tables, ...tables },
  };
}

const ADD_NOTE = { name: 'notes', schema: `create table note (${NOTE}) strict;` };

function addThing(db: Connection, name: string): void {
  db.exec(`insert into _transaction (id, at, actor, action) values ('seed-${name}', 'now', 'tester', 'test');
    insert into _context (one, tx) select 1, max(n) from _transaction;
    insert into thing (id, name) values ('${name}', '${name}');
    delete from _context;`);
}

describe('migrations', () => {
  test('bring a new file to the newest schema in order', () => {
    const db = empty();
    expect(value(migrate(db, grown([ADD_NOTE], { note: 'record' }), ports()))).toEqual({ from: 0, to: 2 });
    expect(schemaVersionOf(db)).toBe(2);
  });

  test('that were all made change nothing and need no backup', () => {
    const db = empty();
    value(migrate(db, TEST_SCHEMA, ports()));
    const before = db.prepare('select total_changes() as n').get();
    const noBackup = ports(() => {
      throw new Error('no backup is due');
    });
    expect(value(migrate(db, TEST_SCHEMA, noBackup))).toEqual({ from: 1, to: 1 });
    expect(db.prepare('select total_changes() as n').get()).toEqual(before);
  });

  test('copy an existing store first, encrypted and whole, and stop when that fails', () => {
    const db = empty();
    value(migrate(db, TEST_SCHEMA, ports()));
    addThing(db, 'lamp');
    const target = path.join(tempFolder(), 'before.db');
    const next = grown([ADD_NOTE], { note: 'record' });
    const full = ports(() => fail({ kind: 'unavailable', code: 'diskFull', message: '' }));
    expect(refusal(migrate(db, next, full))).toBe('diskFull');
    expect(schemaVersionOf(db)).toBe(1);
    let copies = 0;
    value(
      migrate(
        db,
        grown([ADD_NOTE, { name: 'more', schema: 'alter table note add column more text;' }], {
          note: 'record',
        }),
        ports(() => {
          copies += 1;
          return backUpDatabase(db, KEY, target);
        }),
      ),
    );
    expect(copies).toBe(1);
    const copy = value(openDatabase(target, KEY, { readonly: true, check: 'full' }));
    expect(schemaVersionOf(copy)).toBe(1);
    expect(copy.prepare('select name from thing').all()).toEqual([{ name: 'lamp' }]);
    copy.close();
    expect(fs.readFileSync(target).includes('lamp')).toBe(false);
  });

  test('a newer file is refused', () => {
    const db = empty();
    value(migrate(db, grown([ADD_NOTE], { note: 'record' }), ports()));
    expect(refusal(migrate(db, TEST_SCHEMA, ports()))).toBe('newerProgram');
  });

  test('a step that fails leaves the store as the last whole step left it', () => {
    const db = empty();
    value(migrate(db, TEST_SCHEMA, ports()));
    addThing(db, 'lamp');
    const broken = grown(
      [
        ADD_NOTE,
        { name: 'broken', schema: 'create table half (id text primary key) strict; create table thing (x);' },
      ],
      {
        note: 'record',
      },
    );
    expect(() => migrate(db, broken, ports())).toThrow(/already exists/);
    expect(schemaVersionOf(db)).toBe(2);
    expect(db.prepare(`select name from sqlite_master where name = 'half'`).get()).toBeUndefined();
    expect(db.prepare('select name from thing').all()).toEqual([{ name: 'lamp' }]);
  });

  test('changes of rows are journaled as the migration’s', () => {
    const db = empty();
    value(migrate(db, TEST_SCHEMA, ports()));
    addThing(db, 'lamp');
    const next = grown([
      {
        name: 'sizes',
        schema: 'alter table thing add column unit text;',
        data: `update thing set unit = 'cm' where size is null;`,
      },
    ]);
    value(migrate(db, next, ports()));
    const [entry] = history(db, 'thing', 'lamp');
    expect(entry).toMatchObject({
      actor: 'migration',
      action: '2 sizes',
      changes: [{ field: 'unit', before: null, after: 'cm' }],
    });
    expect(() => db.exec(`update thing set unit = 'in'`)).toThrow('a write without an actor');
  });

  test('a table may be rebuilt under the rows that refer to it, and references that lead nowhere are refused', () => {
    const db = empty();
    value(migrate(db, TEST_SCHEMA, ports()));
    addThing(db, 'lamp');
    const columns = 'id, name, size, weight, note, revision, updated_at, deleted_at';
    const rebuild = `create table thing_new (id text primary key, name text not null, size text, weight real, note text,
        revision integer not null default 1, updated_at text not null default '', deleted_at text) strict;
      insert into thing_new (${columns}) select ${columns} from thing;
      drop table thing; alter table thing_new rename to thing;`;
    value(migrate(db, grown([{ name: 'sizes as text', schema: rebuild, rebuilds: true }]), ports()));
    expect(db.prepare('select name from thing').all()).toEqual([{ name: 'lamp' }]);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    const orphan = {
      name: 'orphan',
      schema: `insert into seal values ('s', 'nowhere', 'x');`,
      rebuilds: true,
    };
    expect(() =>
      migrate(db, grown([{ name: 'sizes as text', schema: rebuild, rebuilds: true }, orphan]), ports()),
    ).toThrow('lead nowhere');
    expect(schemaVersionOf(db)).toBe(2);
  });

  test('a table without a rule, or a rule without a table, does not pass', () => {
    expect(() => migrate(empty(), grown([ADD_NOTE]), ports())).toThrow('without a rule: note');
    expect(() => migrate(empty(), grown([], { nowhere: 'record' }), ports())).toThrow(
      'does not exist: nowhere',
    );
    expect(() =>
      migrate(
        empty(),
        grown([{ name: 'bare', schema: 'create table bare (id text primary key) strict;' }], {
          bare: 'record',
        }),
        ports(),
      ),
    ).toThrow('lacks the column');
  });

  test('numbers must be without a gap', () => {
    const gap: StoreSchema = {
      ...TEST_SCHEMA,
      migrations: [...TEST_SCHEMA.migrations, { version: 3, name: 'x', schema: '' }],
    };
    expect(() => migrate(empty(), gap, ports())).toThrow('stands in place 2');
  });

  test('the fingerprint covers everything that runs', () => {
    const step: Migration = { version: 1, name: 'a', schema: 'b' };
    const others: Migration[] = [
      { ...step, version: 2 },
      { ...step, name: 'c' },
      { ...step, schema: 'c' },
      { ...step, data: 'c' },
      { ...step, rebuilds: true },
    ];
    expect(new Set([step, ...others].map(fingerprint)).size).toBe(6);
  });

  test('stopping after any step and going on later gives the same store as going through at once', () => {
    const kinds = [
      (n: number) => ({
        name: `column ${n}`,
        schema: `alter table thing add column c${n} integer;`,
        data: `update thing set c${n} = ${n};`,
      }),
      (n: number) => ({
        name: `table ${n}`,
        schema: `create table extra${n} (${NOTE}) strict;`,
        data: `insert into extra${n} (id, text) values ('x', '${n}');`,
      }),
      (n: number) => ({ name: `index ${n}`, schema: `create index thing_i${n} on thing (size, name);` }),
    ];
    fc.assert(
      fc.property(fc.array(fc.nat(2), { minLength: 1, maxLength: 6 }), fc.nat(6), (plan, stop) => {
        const steps = plan.map((kind, n) => (kinds[kind] ?? (() => ADD_NOTE))(n));
        const extras = Object.fromEntries(
          plan.flatMap((kind, n) => (kind === 1 ? [[`extra${n}`, 'record' as const]] : [])),
        );
        const whole = grown(steps, extras);
        const cut = Math.min(stop, steps.length);
        const partRules = Object.fromEntries(
          Object.entries(extras).filter(([name]) => Number(name.slice(5)) < cut),
        );
        const [once, twice] = [empty(), empty()];
        for (const db of [once, twice]) {
          value(migrate(db, TEST_SCHEMA, ports()));
          addThing(db, 'lamp');
        }
        value(migrate(once, whole, ports()));
        value(migrate(twice, grown(steps.slice(0, cut), partRules), ports()));
        const later = ports();
        for (let n = 0; n < 10; n += 1) later.newId();
        value(migrate(twice, whole, later));
        expect(dump(twice)).toEqual(dump(once));
      }),
      { numRuns: 15 },
    );
  });
});

function dump(db: Connection): unknown {
  const tables = db
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_master where sql is not null order by type, name`,
    )
    .all();
  const rows = tables
    .filter(({ sql, name }) => sql.startsWith('CREATE TABLE') && !name.startsWith('_'))
    .map(({ name }) => [name, db.prepare(`select * from ${name} order by id`).all()]);
  const journal = db.prepare('select tbl, row, op, field, before, after from _journal order by n').all();
  return { tables, rows, journal };
}
