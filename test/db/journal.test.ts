import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesOf, changesSince, history } from '../../db/journal.ts';
import type { Store, WriteTransaction } from '../../db/store.ts';
import { ok } from '../../shared/result.ts';
import {
  asClerk,
  asOwner,
  CLERK,
  newOffice,
  openFolder,
  OWNER,
  PASSPHRASE,
  testClock,
  value,
} from './workbench.ts';

/** Runs SQL as one transaction; answers its id. */
function change(store: Store, sql: string, actor = asOwner): string {
  return value(
    store.write(actor, (tx: WriteTransaction) => {
      tx.db.exec(sql);
      return ok(tx.transactionId);
    }),
  );
}

function rows(store: Store, sql: string): unknown[] {
  return value(store.read((db) => ok(db.prepare(sql).all())));
}

const ADD_LAMP = `insert into thing (id, name, size) values ('lamp', 'Lamp', 3)`;

describe('the journal', () => {
  test('tells who did what to which field, when, and in which transaction', async () => {
    const clock = testClock();
    const { store } = await newOffice({ clock });
    const first = change(store, ADD_LAMP);
    clock.advance(60_000);
    const second = change(
      store,
      `update thing set name = 'Lamp 2', size = null, revision = 2 where id = 'lamp'`,
      asClerk,
    );
    const told = value(store.read((db) => ok(history(db, 'thing', 'lamp'))));
    expect(told).toEqual([
      {
        transactionId: second,
        at: '2026-06-03T12:01:00.000Z',
        actor: CLERK,
        action: 'test.write',
        undoes: null,
        op: 'update',
        table: 'thing',
        row: 'lamp',
        changes: [
          { field: 'name', before: 'Lamp', after: 'Lamp 2' },
          { field: 'size', before: 3, after: null },
          { field: 'revision', before: 1, after: 2 },
        ],
      },
      {
        transactionId: first,
        at: '2026-06-03T12:00:00.000Z',
        actor: OWNER,
        action: 'test.write',
        undoes: null,
        op: 'insert',
        table: 'thing',
        row: 'lamp',
        changes: [{ field: null, before: null, after: expect.stringContaining('"name":"Lamp"') }],
      },
    ]);
    expect(value(store.read((db) => ok(changesOf(db, second))))).toEqual([told[0]]);
  });

  test('pages through a long history', async () => {
    const { store } = await newOffice();
    change(store, ADD_LAMP);
    for (let size = 10; size < 20; size += 1) change(store, `update thing set size = ${size}`);
    const page = value(store.read((db) => ok(history(db, 'thing', 'lamp', { limit: 3 }))));
    expect(page.map((entry) => entry.changes[0]?.after)).toEqual([19, 18, 17]);
    const next = value(
      store.read((db) =>
        ok(history(db, 'thing', 'lamp', { limit: 3, before: page[2]?.transactionId ?? '' })),
      ),
    );
    expect(next.map((entry) => entry.changes[0]?.after)).toEqual([16, 15, 14]);
  });

  test('notices a change of case in a column that ignores case, and keeps the kinds of values', async () => {
    const { store } = await newOffice();
    change(store, ADD_LAMP);
    const id = change(store, `update thing set name = 'LAMP', weight = 2.5, note = '7' where id = 'lamp'`);
    const [entry] = value(store.read((db) => ok(changesOf(db, id))));
    expect(entry?.changes).toEqual([
      { field: 'name', before: 'Lamp', after: 'LAMP' },
      { field: 'weight', before: null, after: 2.5 },
      { field: 'note', before: null, after: '7' },
    ]);
  });

  test.each([
    ['insert', `insert into thing (id, name) values ('x', 'x')`],
    ['insert or replace', `insert or replace into thing (id, name) values ('lamp', 'x')`],
    ['update', `update thing set name = 'x'`],
    ['update that changes nothing', `update thing set name = name`],
    ['delete', `delete from thing`],
    ['insert into a log', `insert into event (id, thing_id, text) values ('e', 'lamp', 'x')`],
  ])('an %s without an actor fails', async (_, sql) => {
    const { store } = await newOffice();
    change(store, ADD_LAMP);
    const before = rows(store, 'select * from thing');
    expect(() => value(store.read((db) => ok(db.exec(sql))))).toThrow(/without an actor|never deleted/);
    expect(rows(store, 'select * from thing')).toEqual(before);
  });

  test.each([
    ['deleting a row', `delete from thing where id = 'lamp'`, 'never deleted'],
    ['replacing a row', `insert or replace into thing (id, name) values ('lamp', 'other')`, 'never deleted'],
    [
      'replacing by update',
      `update or replace thing set id = 'lamp' where id = 'lantern'`,
      'ids never change|never deleted',
    ],
    [
      'upserting over a seal',
      `insert into seal values ('s', 'lamp', 'y') on conflict do update set text = 'y'`,
      'never change',
    ],
    ['changing an id', `update thing set id = 'other' where id = 'lamp'`, 'ids never change'],
    ['changing a seal', `update seal set text = 'other'`, 'never change'],
    ['deleting a seal', `delete from seal`, 'never deleted'],
    ['changing a log', `update event set text = 'other'`, 'never change'],
    ['changing the journal', `update _journal set actor = 'x'`, 'no such column|cannot be changed'],
    ['changing a journaled value', `update _journal set after = 'x'`, 'cannot be changed'],
    ['deleting from the journal', `delete from _journal`, 'cannot be changed'],
    ['changing the author', `update _transaction set actor = 'x'`, 'cannot be changed'],
    ['deleting the author', `delete from _transaction`, 'cannot be changed'],
  ])('%s fails even with an actor', async (_, sql, message) => {
    const { store } = await newOffice();
    change(
      store,
      `${ADD_LAMP}; insert into thing (id, name) values ('lantern', 'Lantern');
      insert into seal values ('s', 'lamp', 'x'); insert into event values ('e', 'lamp', 'x')`,
    );
    const tables = ['thing', 'seal', 'event', '_journal', '_transaction'];
    const before = tables.map((table) => rows(store, `select * from ${table}`));
    expect(() => change(store, sql)).toThrow(new RegExp(message));
    expect(tables.map((table) => rows(store, `select * from ${table}`))).toEqual(before);
  });

  test('triggers that somebody took away are back after the next unlocking', async () => {
    const { store } = await newOffice();
    change(store, ADD_LAMP);
    value(
      store.read((db) => {
        const names = db
          .prepare<[], { name: string }>(
            `select name from sqlite_master where type = 'trigger' and name like '\\_j\\_%' escape '\\'`,
          )
          .all();
        for (const { name } of names) db.exec(`drop trigger ${name}`);
        db.exec(`create trigger _j_thing_insert after insert on thing begin select 1; end`);
        return ok(undefined);
      }),
    );
    store.close();
    const again = openFolder(store.paths.folder);
    value(await again.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
    expect(() => value(again.read((db) => ok(db.exec(`update thing set name = 'x'`))))).toThrow(
      'without an actor',
    );
  });

  test('replayed from the beginning it gives the tables as they are', async () => {
    const { store } = await newOffice();
    const ids = ['a', 'b', 'c'];
    const anAction = fc.record({
      id: fc.constantFrom(...ids),
      name: fc.constantFrom('x', 'X', '', 'ß', '0', "'"),
      size: fc.option(fc.integer({ min: -5, max: 5 })),
      note: fc.option(fc.constantFrom('', '1', '1.0', 'null')),
      fails: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anAction, { maxLength: 12 }), (actions) => {
        for (const action of actions) {
          store.write(asOwner, ({ db }) => {
            db.prepare(
              `insert into thing (id, name, size, note) values (:id, :name, :size, :note)
               on conflict do update set name = :name, size = :size, note = :note, revision = revision + 1`,
            ).run({ id: action.id, name: action.name, size: action.size, note: action.note });
            return action.fails ? { ok: false, fault: { kind: 'notFound', message: '' } } : ok(undefined);
          });
        }
        expect(replayed(store)).toEqual(rows(store, 'select * from thing order by id'));
      }),
      { numRuns: 40 },
    );
  });
});

function replayed(store: Store): unknown[] {
  const things = new Map<string, Record<string, unknown>>();
  const journal = rows(store, `select * from _journal where tbl = 'thing' order by n`) as {
    row: string;
    op: string;
    field: string;
    before: unknown;
    after: unknown;
  }[];
  for (const { row, op, field, before, after } of journal) {
    if (op === 'insert') things.set(row, JSON.parse(String(after)) as Record<string, unknown>);
    else {
      const thing = things.get(row) ?? {};
      expect(thing[field]).toEqual(before);
      thing[field] = after;
    }
  }
  return [...things.keys()].sort().map((id) => things.get(id));
}

test('changes since a revision: each field once, with who changed it last', async () => {
  const clock = testClock();
  const { store } = await newOffice({ clock });
  change(store, ADD_LAMP);
  change(store, `update thing set size = 4, revision = 2 where id = 'lamp'`);
  change(store, `update thing set name = 'One', size = 5, revision = 3 where id = 'lamp'`);
  clock.advance(1000);
  change(store, `update thing set size = 6, revision = 4 where id = 'lamp'`, asClerk);
  const since = (revision: number): unknown =>
    value(store.read((db) => ok(changesSince(db, 'thing', 'lamp', revision))));
  expect(since(2)).toEqual([
    { field: 'name', before: 'Lamp', after: 'One', actor: OWNER, at: '2026-06-03T12:00:00.000Z' },
    { field: 'size', before: 4, after: 6, actor: CLERK, at: '2026-06-03T12:00:01.000Z' },
  ]);
  expect(since(3)).toEqual([
    { field: 'size', before: 5, after: 6, actor: CLERK, at: '2026-06-03T12:00:01.000Z' },
  ]);
  expect(since(4)).toEqual([]);
});
