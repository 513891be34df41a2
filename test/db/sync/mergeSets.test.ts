import { describe, expect, test } from 'vitest';
import { migrate } from '../../../db/migrate.ts';
import { countDisputes, listDisputes } from '../../../db/sync/disputes.ts';
import { replayHeld } from '../../../db/sync/mergeSets.ts';
import { digestOf } from '../../../db/sync/noteSet.ts';
import { knownDevices, setsOf } from '../../../db/sync/outbox.ts';
import type { SyncRules } from '../../../db/sync/syncRules.ts';
import { ok } from '../../../shared/result.ts';
import type { SignedSet } from '../../../shared/sync/changeSet.ts';
import {
  aDevice,
  AT_FIRST,
  copyOf,
  dump,
  inTransaction,
  type SmallDevice,
  smallRules,
  smallSchema,
} from '../../support/sync/smallOffice.ts';

const LATER = AT_FIRST + 60_000;

function addPerson(device: SmallDevice, name: string, now = AT_FIRST): string {
  const id = device.newId();
  device.write(now, (db, at) => {
    db.prepare(
      `insert into person (id, name, phone, street, city, created_at, updated_at) values (?, ?, '', 'Elm', 'Rome', ?, ?)`,
    ).run(id, name, at, at);
  });
  return id;
}

function set(
  device: SmallDevice,
  sql: string,
  values: readonly (string | number | null)[],
  now = LATER,
): void {
  device.write(now, (db) => void db.prepare(sql).run(...values));
}

/** Two devices with one person that both know. */
function twoOffices(): { readonly a: SmallDevice; readonly b: SmallDevice; readonly ann: string } {
  const a = aDevice(1);
  const ann = addPerson(a, 'Ann');
  return { a, b: aDevice(2, copyOf(a.db)), ann };
}

function give(from: SmallDevice, to: SmallDevice): SignedSet[] {
  const sets = knownDevices(from.db).flatMap(({ device }) => setsOf(from.db, device, 0, 1000));
  to.merge(sets);
  return sets;
}

function meet(a: SmallDevice, b: SmallDevice): void {
  give(a, b);
  give(b, a);
  expect(dump(b)).toEqual(dump(a));
}

function person(device: SmallDevice, id: string): unknown {
  return device.db.prepare('select name, phone, street, city from person where id = ?').get(id);
}

describe('two offices that knew nothing of each other', () => {
  test('changed different fields: both stand, and nothing is disputed', () => {
    const { a, b, ann } = twoOffices();
    set(a, 'update person set name = ? where id = ?', ['Anna', ann]);
    set(b, 'update person set phone = ? where id = ?', ['555-0100', ann]);
    meet(a, b);
    expect(person(a, ann)).toEqual({ name: 'Anna', phone: '555-0100', street: 'Elm', city: 'Rome' });
    expect(countDisputes(a.db)).toBe(0);
  });

  test('changed the same field: the later stands, the other is kept with who wrote it and when', () => {
    const { a, b, ann } = twoOffices();
    set(a, 'update person set name = ? where id = ?', ['Anna', ann], LATER + 5000);
    set(b, 'update person set name = ? where id = ?', ['Annie', ann], LATER);
    meet(a, b);
    expect(person(b, ann)).toMatchObject({ name: 'Anna' });
    expect(listDisputes(b.db, 10)).toEqual([
      {
        table: 'person',
        row: ann,
        field: 'name',
        sealed: false,
        stands: expect.objectContaining({
          value: 'Anna',
          actor: `person at ${a.id}`,
          device: a.id,
        }) as unknown,
        lost: [
          expect.objectContaining({
            value: 'Annie',
            actor: `person at ${b.id}`,
            at: new Date(LATER).toISOString(),
          }) as unknown,
        ],
      },
    ]);
    expect(listDisputes(a.db, 10)).toEqual(listDisputes(b.db, 10));
  });

  test('typed the same: that is no dispute', () => {
    const { a, b, ann } = twoOffices();
    set(a, 'update person set name = ? where id = ?', ['Anna', ann]);
    set(b, 'update person set name = ? where id = ?', ['Anna', ann]);
    meet(a, b);
    expect(countDisputes(a.db)).toBe(0);
  });

  test('changed parts of an address: one address stands whole, never a mixture', () => {
    const { a, b, ann } = twoOffices();
    set(a, 'update person set street = ?, city = ? where id = ?', ['Oak', 'Paris', ann], LATER);
    set(b, 'update person set street = ? where id = ?', ['Ash', ann], LATER + 1);
    meet(a, b);
    expect(person(a, ann)).toMatchObject({ street: 'Ash', city: 'Rome' });
    expect(listDisputes(a.db, 10)).toMatchObject([
      { field: 'address', lost: [{ value: JSON.stringify({ street: 'Oak', city: 'Paris' }) }] },
    ]);
  });

  test('removed and edited: the removal and the edit are both there', () => {
    const { a, b, ann } = twoOffices();
    set(a, 'update person set deleted_at = ? where id = ?', ['2026-06-03', ann]);
    set(b, 'update person set phone = ? where id = ?', ['555-0100', ann]);
    meet(a, b);
    expect(a.db.prepare('select phone, deleted_at from person where id = ?').get(ann)).toEqual({
      phone: '555-0100',
      deleted_at: '2026-06-03',
    });
  });
});

test('a clock two hours slow: an edit made in knowledge of another one stands all the same', () => {
  const { a, b, ann } = twoOffices();
  b.skew = -7_200_000;
  set(a, 'update person set name = ? where id = ?', ['Anna', ann]);
  give(a, b);
  set(b, 'update person set name = ? where id = ?', ['Anneliese', ann]);
  meet(a, b);
  expect(person(a, ann)).toMatchObject({ name: 'Anneliese' });
  expect(countDisputes(a.db)).toBe(0);
});

test('who changed what is in the journal of every office, under the name and the time of who did it', () => {
  const { a, b, ann } = twoOffices();
  set(a, 'update person set name = ? where id = ?', ['Anna', ann]);
  give(a, b);
  const told = b.db
    .prepare(
      `select t.actor, t.at, t.action, j.field, j.before, j.after from _journal j join _transaction t on t.n = j.tx
       where j.tbl = 'person' and j.row = ? and j.field = 'name'`,
    )
    .all(ann);
  expect(told).toEqual([
    {
      actor: `person at ${a.id}`,
      at: new Date(LATER).toISOString(),
      action: 'test.write',
      field: 'name',
      before: 'Ann',
      after: 'Anna',
    },
  ]);
});

test('a set taken in twice changes nothing, nor what others are told', () => {
  const { a, b, ann } = twoOffices();
  set(a, 'update person set name = ? where id = ?', ['Anna', ann]);
  const sets = give(a, b);
  const before = dump(b);
  const journal = b.db.prepare('select count(*) as n from _journal').get();
  expect(b.merge(sets).sets).toBe(0);
  expect(dump(b)).toEqual(before);
  expect(b.db.prepare('select count(*) as n from _journal').get()).toEqual(journal);
});

test('sets that arrive in the wrong order wait for what they stand on', () => {
  const { a, b } = twoOffices();
  const ben = addPerson(a, 'Ben', LATER);
  set(a, 'update person set name = ? where id = ?', ['Benno', ben], LATER + 1);
  const sets = setsOf(a.db, a.id, 0, 10);
  const [last, ...earlier] = sets.toReversed();
  if (!last) throw new Error('no set');
  expect(b.merge([last])).toEqual({ sets: 1, waiting: 1, refused: [] });
  expect(person(b, ben)).toBeUndefined();
  expect(b.merge(earlier).waiting).toBe(0);
  expect(person(b, ben)).toMatchObject({ name: 'Benno' });
});

describe('a set that cannot be what its device wrote is not taken in', () => {
  function written(): {
    readonly b: SmallDevice;
    readonly sets: SignedSet[];
    readonly a: SmallDevice;
    readonly ann: string;
  } {
    const { a, b, ann } = twoOffices();
    set(a, 'update person set name = ? where id = ?', ['Anna', ann]);
    set(a, 'update person set name = ? where id = ?', ['Annie', ann]);
    return { a, b, ann, sets: setsOf(a.db, a.id, 0, 10) };
  }

  test('under a number that is taken: two stores write under one name', () => {
    const { b, sets, ann } = written();
    b.merge(sets);
    const [, second] = sets;
    if (!second) throw new Error('no set');
    const other = { ...second, edits: second.edits.map((edit) => ({ ...edit, value: 'Somebody' })) };
    expect(b.merge([other])).toEqual({
      sets: 0,
      waiting: 0,
      refused: [{ device: second.device, n: 2, why: 'twin' }],
    });
    expect(person(b, ann)).toMatchObject({ name: 'Annie' });
  });

  test.each([
    ['another one before it', (sets: SignedSet[]) => sets],
    ['another one after it', (sets: SignedSet[]) => sets.toReversed()],
  ])('that names %s', (_, order) => {
    const { b, sets, ann } = written();
    const [first_, second, third] = sets;
    if (!first_ || !second || !third) throw new Error('no sets');
    const changed = { ...second, edits: second.edits.map((edit) => ({ ...edit, value: 'Somebody' })) };
    const { refused } = b.merge(order([first_, changed, third]));
    expect(refused).toEqual([expect.objectContaining({ why: 'notNext' })]);
    // Which of the two is the wrong one only the device knows; nothing is built on both.
    expect(b.db.prepare('select count(*) as n from _set where device = ?').get(second.device)).toEqual({
      n: 2,
    });
    expect(['Annie', 'Somebody', 'Ann']).toContain((person(b, ann) as { name: string }).name);
  });

  test('that says it is the first and is not', () => {
    const { b, sets } = written();
    const [, second] = sets;
    if (!second) throw new Error('no set');
    expect(b.merge([{ ...second, previous: '' }]).refused).toMatchObject([{ n: 2, why: 'notNext' }]);
  });
});

test('what a device hands on says what it has seen of others, and names its set before', () => {
  const { a, b, ann } = twoOffices();
  set(a, 'update person set name = ? where id = ?', ['Anna', ann]);
  give(a, b);
  set(b, 'update person set phone = ? where id = ?', ['1', ann]);
  set(b, 'update person set phone = ? where id = ?', ['2', ann]);
  const [first, second] = setsOf(b.db, b.id, 0, 10);
  expect(first?.seen).toContainEqual([a.id, 2]);
  expect(second?.seen).toEqual([]);
  expect(second?.previous).toBe(first ? digestOf(first) : '');
});

test('an import of many rows travels in several sets', () => {
  const { a, b } = twoOffices();
  a.write(LATER, (db, at) => {
    const add = db.prepare(
      `insert into person (id, name, phone, street, city, created_at, updated_at) values (?, ?, '', '', '', ?, ?)`,
    );
    for (let i = 0; i < 4500; i += 1) add.run(a.newId(), `Person ${i}`, at, at);
  });
  const sets = setsOf(a.db, a.id, 1, 10);
  expect(sets.map(({ edits }) => edits.length)).toEqual([2000, 2000, 500]);
  expect(new Set(sets.map(({ transaction }) => transaction.id)).size).toBe(1);
  give(a, b);
  expect(b.db.prepare('select count(*) as n from person').get()).toEqual({ n: 4501 });
});

test('what a newer program wrote waits in an older one, whole, and is taken in after its update', () => {
  const newer = {
    migrations: [
      ...smallSchema.migrations,
      {
        version: 2,
        name: 'an email and pets',
        schema: `alter table person add column email text not null default '';
          create table pet (id text primary key, person_id text not null references person (id), name text not null,
            revision integer not null default 1, created_at text not null, updated_at text not null, deleted_at text) strict;
          create table toy (id text primary key, pet_id text not null references pet (id)) strict;`,
      },
    ],
    tables: { ...smallSchema.tables, pet: 'record', toy: 'insertOnly' },
  } as const;
  const rules: SyncRules = { ...smallRules, tables: newer.tables };
  function update(device: SmallDevice): void {
    const made = migrate(device.db, newer, { at: '', newId: device.newId, backUp: () => ok(undefined) });
    expect(made.ok).toBe(true);
  }
  const old = aDevice(1);
  const ann = addPerson(old, 'Ann');
  const start = copyOf(old.db);
  const young = aDevice(2, start, rules);
  update(young);
  set(young, 'update person set email = ?, phone = ? where id = ?', ['ann@example.com', '555-0100', ann]);
  const pet = young.newId();
  young.write(LATER, (db, at) => {
    db.prepare('insert into pet (id, person_id, name, created_at, updated_at) values (?, ?, ?, ?, ?)').run(
      pet,
      ann,
      'Rex',
      at,
      at,
    );
    db.prepare('insert into toy (id, pet_id) values (?, ?)').run(young.newId(), pet);
  });
  give(young, old);
  // What it knows it takes in at once.
  expect(person(old, ann)).toMatchObject({ phone: '555-0100' });
  expect(old.db.prepare('select count(*) as n from _edit where held = 1').get()).toEqual({ n: 3 });
  update(old);
  inTransaction(old.db, () => replayHeld(old.db, { rules, newId: old.newId }));
  expect(old.db.prepare('select email from person').get()).toEqual({ email: 'ann@example.com' });
  expect(old.db.prepare('select name from pet').all()).toEqual([{ name: 'Rex' }]);
  expect(old.db.prepare('select count(*) as n from _edit where held = 1').get()).toEqual({ n: 0 });
  expect(dump(old)).toEqual(dump(young));
});

describe('what the tables here do not take', () => {
  /** As a newer program would have written it, whose checks allow more. */
  function altered(sets: readonly SignedSet[], at: number, change: Partial<SignedSet>): SignedSet[] {
    let previous = '';
    return sets.map((one, index) => {
      const now = { ...one, previous, ...(index === at ? change : {}) };
      const { signature: _, ...unsigned } = now;
      previous = digestOf(unsigned);
      return now;
    });
  }

  function threeSets(): { readonly a: SmallDevice; readonly ann: string; readonly sets: SignedSet[] } {
    const a = aDevice(1);
    const ann = addPerson(a, 'Ann');
    set(a, 'update person set name = ? where id = ?', ['Anna', ann]);
    set(a, 'update person set phone = ? where id = ?', ['555-0100', ann]);
    return { a, ann, sets: setsOf(a.db, a.id, 0, 10) };
  }

  test('waits, and nothing behind it does', () => {
    const { ann, sets } = threeSets();
    const b = aDevice(2);
    const edits = (sets[1]?.edits ?? []).map((edit) => ({ ...edit, value: null }));
    const merged = b.merge(altered(sets, 1, { edits }));
    expect(merged).toEqual({ sets: 3, waiting: 1, refused: [] });
    expect(person(b, ann)).toMatchObject({ name: 'Ann', phone: '555-0100' });
    const again = inTransaction(b.db, () => replayHeld(b.db, { rules: smallRules, newId: b.newId }));
    expect(again.waiting).toBe(1);
    expect(person(b, ann)).toMatchObject({ name: 'Ann', phone: '555-0100' });
  });

  test('a whole row that is not taken keeps only those waiting that name it', () => {
    const a = aDevice(1);
    const [ann, bob] = [addPerson(a, 'Ann'), addPerson(a, 'Bob')];
    for (const owner of [ann, bob])
      set(a, `insert into lamp (id, person_id, label, created_at, updated_at) values (?, ?, 'x', '', '')`, [
        a.newId(),
        owner,
      ]);
    const sets = setsOf(a.db, a.id, 0, 10);
    const edits = (sets[0]?.edits ?? []).map((edit) => ({
      ...edit,
      value: String(edit.value).replace('"Ann"', 'null'),
    }));
    const b = aDevice(2);
    expect(b.merge(altered(sets, 0, { edits }))).toMatchObject({ sets: 4, waiting: 2 });
    expect(b.db.prepare('select person_id from lamp').all()).toEqual([{ person_id: bob }]);
  });

  test('a set at the time of another device is none', () => {
    const { ann, sets } = threeSets();
    const b = aDevice(2);
    const bob = addPerson(b, 'Bob');
    const [taken] = setsOf(b.db, b.id, 0, 1);
    const merged = b.merge(altered(sets, 1, { hlc: taken?.hlc ?? '' }));
    expect(merged.refused.map(({ n, why }) => [n, why])).toEqual([[2, 'notNext']]);
    expect(person(b, ann)).toMatchObject({ name: 'Ann', phone: '555-0100' });
    expect(person(b, bob)).toMatchObject({ name: 'Bob' });
  });
});

test('a large import goes into sets of which none waits for a later one', () => {
  const a = aDevice(1);
  const ann = a.newId();
  a.write(AT_FIRST, (db, at) => {
    db.prepare(
      `insert into person (id, name, phone, street, city, created_at, updated_at) values (?, 'Ann', '', '', '', ?, ?)`,
    ).run(ann, at, at);
    for (let n = 0; n < 2100; n += 1)
      db.prepare(
        `insert into lamp (id, person_id, label, created_at, updated_at) values (?, ?, 'x', ?, ?)`,
      ).run(a.newId(), ann, at, at);
  });
  const b = aDevice(2);
  const [first, second] = setsOf(a.db, a.id, 0, 10);
  expect(b.merge(first ? [first] : [])).toEqual({ sets: 1, waiting: 0, refused: [] });
  b.merge(second ? [second] : []);
  expect(dump(b)['lamp']).toEqual(dump(a)['lamp']);
});
