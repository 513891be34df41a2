import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { history } from '../../db/journal.ts';
import type { Actor, Store } from '../../db/store.ts';
import { ok } from '../../shared/result.ts';
import { asClerk, asOwner, newOffice, refusal, value } from './workbench.ts';

function change(store: Store, sql: string, actor: Actor = asOwner): string {
  return value(
    store.write(actor, ({ db, transactionId }) => {
      db.exec(sql);
      return ok(transactionId);
    }),
  );
}

function things(store: Store): unknown[] {
  return value(
    store.read((db) =>
      ok(db.prepare('select id, name, size, note from thing where deleted_at is null order by id').all()),
    ),
  );
}

const ADD_LAMP = `insert into thing (id, name, size) values ('lamp', 'Lamp', 3)`;

describe('undo', () => {
  test('puts every field of one transaction back, journaled as a change of its own', async () => {
    const { store } = await newOffice();
    change(store, ADD_LAMP);
    const before = things(store);
    const id = change(
      store,
      `update thing set name = 'X', size = 1; update thing set name = 'Y', note = 'n', revision = 2`,
    );
    const undone = value(store.undo(asOwner, id));
    expect(undone.rows).toEqual([{ table: 'thing', id: 'lamp' }]);
    expect(things(store)).toEqual(before);
    const [entry] = value(store.read((db) => ok(history(db, 'thing', 'lamp'))));
    expect(entry).toMatchObject({ undoes: id, transactionId: undone.transactionId });
    expect(value(store.read((db) => ok(db.prepare('select revision from thing').get())))).toEqual({
      revision: 3,
    });
  });

  test('removes what was added, and undoing that brings it back', async () => {
    const { store } = await newOffice();
    const id = change(
      store,
      `${ADD_LAMP}; update thing set size = 9; insert into part (id, thing_id, name) values ('p', 'lamp', 'bulb')`,
    );
    const before = things(store);
    const undone = value(store.undo(asOwner, id));
    expect(things(store)).toEqual([]);
    value(store.undo(asOwner, undone.transactionId));
    expect(things(store)).toEqual(before);
  });

  test('brings back what was removed', async () => {
    const { store } = await newOffice();
    change(store, ADD_LAMP);
    const id = change(store, `update thing set deleted_at = 'now', revision = revision + 1`);
    value(store.undo(asOwner, id));
    expect(things(store)).toHaveLength(1);
  });

  test('is for the same person, once, and for what happened', async () => {
    const { store } = await newOffice();
    const id = change(store, ADD_LAMP);
    expect(refusal(store.undo(asClerk, id))).toBe('forbidden');
    expect(refusal(store.undo(asOwner, 'nothing'))).toBe('notFound');
    value(store.undo(asOwner, id));
    expect(refusal(store.undo(asOwner, id))).toBe('blocked');
  });

  test('is refused when the same field was changed since, naming it; another field does not matter', async () => {
    const { store } = await newOffice();
    change(store, ADD_LAMP);
    const id = change(store, `update thing set size = 4, revision = 2`);
    const other = change(store, `update thing set name = 'Other', revision = 3`, asClerk);
    value(store.undo(asOwner, id));
    expect(things(store)).toEqual([{ id: 'lamp', name: 'Other', size: 3, note: null }]);
    change(store, `update thing set name = 'Third', revision = 9`);
    const before = things(store);
    const refused = store.undo(asClerk, other);
    expect(refused).toMatchObject({
      fault: { kind: 'conflict', changed: [{ path: 'thing.name', current: 'Third', by: asOwner.userId }] },
    });
    expect(things(store)).toEqual(before);
  });

  test('is refused when the row was removed since', async () => {
    const { store } = await newOffice();
    change(store, ADD_LAMP);
    const id = change(store, `update thing set size = 4, revision = 2`);
    change(store, `update thing set deleted_at = 'now'`, asClerk);
    expect(refusal(store.undo(asOwner, id))).toBe('conflict');
  });

  test('of an addition is refused when somebody changed it or added to it since', async () => {
    const { store } = await newOffice();
    const id = change(store, ADD_LAMP);
    const part = change(store, `insert into part (id, thing_id, name) values ('p', 'lamp', 'bulb')`, asClerk);
    expect(store.undo(asOwner, id)).toMatchObject({
      fault: { kind: 'conflict', changed: [{ path: 'part' }] },
    });
    value(store.undo(asClerk, part));
    const resize = change(store, `update thing set size = 5`, asClerk);
    expect(refusal(store.undo(asOwner, id))).toBe('conflict');
    value(store.undo(asClerk, resize));
    value(store.undo(asOwner, id));
    expect(things(store)).toEqual([]);
  });

  test('does not mind changes that were taken back, but minds those that came back', async () => {
    const { store } = await newOffice();
    change(store, ADD_LAMP);
    const mine = change(store, `update thing set size = 4`);
    const theirs = change(store, `update thing set size = 5`, asClerk);
    const back = value(store.undo(asClerk, theirs)).transactionId;
    const again = value(store.undo(asClerk, back)).transactionId;
    expect(refusal(store.undo(asOwner, mine))).toBe('conflict');
    value(store.undo(asClerk, again));
    value(store.undo(asOwner, mine));
    expect(things(store)).toEqual([{ id: 'lamp', name: 'Lamp', size: 3, note: null }]);
  });

  test('of a signature is refused, and what was done with it stays', async () => {
    const { store } = await newOffice();
    const id = change(store, `${ADD_LAMP}; insert into seal values ('s', 'lamp', 'signed')`);
    expect(refusal(store.undo(asOwner, id))).toBe('blocked');
    expect(things(store)).toHaveLength(1);
  });

  test('leaves the log of what happened', async () => {
    const { store } = await newOffice();
    change(store, ADD_LAMP);
    const id = change(store, `update thing set size = 8; insert into event values ('e', 'lamp', 'resized')`);
    value(store.undo(asOwner, id));
    expect(things(store)).toEqual([{ id: 'lamp', name: 'Lamp', size: 3, note: null }]);
    expect(value(store.read((db) => ok(db.prepare('select text from event').all())))).toEqual([
      { text: 'resized' },
    ]);
  });

  test('that would break a rule of the tables is refused and changes nothing', async () => {
    const { store } = await newOffice();
    change(store, `${ADD_LAMP}; insert into part (id, thing_id, name) values ('p', 'lamp', 'bulb')`);
    const id = change(store, `update part set deleted_at = 'now'`);
    change(store, `insert into part (id, thing_id, name) values ('q', 'lamp', 'bulb')`);
    expect(refusal(store.undo(asOwner, id))).toBe('blocked');
    expect(
      value(store.read((db) => ok(db.prepare('select id from part where deleted_at is null').all()))),
    ).toEqual([{ id: 'q' }]);
  });

  test('any run of changes undone from the last to the first gives the beginning back; undone again, the end', async () => {
    const { store } = await newOffice();
    change(store, `insert into thing (id, name) values ('a', 'a'), ('b', 'b')`);
    const aStep = fc.array(
      fc.oneof(
        fc.record({
          set: fc.constantFrom('name', 'note'),
          to: fc.constantFrom('', 'x', 'X', 'ß'),
          id: fc.constantFrom('a', 'b', 'c'),
        }),
        fc.record({
          set: fc.constant('size'),
          to: fc.option(fc.integer({ min: 0, max: 3 })),
          id: fc.constantFrom('a', 'b', 'c'),
        }),
        fc.record({
          set: fc.constant('deleted_at'),
          to: fc.option(fc.constant('now')),
          id: fc.constantFrom('a', 'b', 'c'),
        }),
      ),
      { minLength: 1, maxLength: 4 },
    );
    let round = 0;
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 6 }), (steps) => {
        round += 1;
        const start = things(store);
        const ids = steps.map((step, index) =>
          value(
            store.write(asOwner, ({ db, transactionId }) => {
              for (const { set, to, id } of step) {
                const target = id === 'c' ? `c-${round}-${index}` : id;
                if (id === 'c')
                  db.prepare('insert into thing (id, name) values (?, ?) on conflict do nothing').run(
                    target,
                    'new',
                  );
                db.prepare(`update thing set ${set} = ?, revision = revision + 1 where id = ?`).run(
                  to,
                  target,
                );
              }
              return ok(transactionId);
            }),
          ),
        );
        const end = things(store);
        const undone = ids.reverse().map((id) => value(store.undo(asOwner, id)).transactionId);
        expect(things(store)).toEqual(start);
        for (const id of undone.reverse()) value(store.undo(asOwner, id));
        expect(things(store)).toEqual(end);
      }),
      { numRuns: 60 },
    );
  });
});
