import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GENESIS } from '../../db/auditChain.ts';
import { insertAudit, trailHead } from '../../db/auditTrail.ts';
import { verifyTrail, verifyTrailAtOnce } from '../../db/auditVerify.ts';
import type { Connection } from '../../db/open.ts';
import { all, count, run } from '../../db/rows.ts';
import type { Store } from '../../db/store.ts';
import { ok } from '../../shared/result.ts';
import { asClerk, asOwner, newOffice, OWNER, value } from './workbench.ts';

/** A trail of changes, looks and prints, some changes of several rows, one of them taken back. */
async function aTrail(entries = 14): Promise<Store> {
  const { store } = await newOffice();
  let last = '';
  for (let n = 0; n < entries; n += 1) {
    if (n % 3 === 2) {
      const kind = n % 2 === 0 ? 'view' : 'print';
      store.note({
        userId: OWNER,
        userName: 'Olive Owner',
        kind,
        channel: 'patients.get',
        patientId: `p${n}`,
        details: { pages: n },
      });
      continue;
    }
    value(
      store.write(n % 2 === 0 ? asOwner : asClerk, (tx) => {
        last = tx.transactionId;
        tx.db.exec(
          `insert into thing (id, name, size) values ('t${n}', 'Lamp ${n}', ${n}), ('u${n}', 'Lantern ${n}', ${n})`,
        );
        tx.db.exec(`update thing set note = 'seen', weight = 1.5 where id = 't${n}'`);
        return ok(undefined);
      }),
    );
  }
  const actor = value(
    store.read((db) =>
      ok(all<{ actor: string }>(db, 'select actor from _transaction where id = ?', [last])[0]?.actor ?? ''),
    ),
  );
  value(store.undo({ userId: actor, action: 'undo.last' }, last));
  store.writeNotes();
  return store;
}

function withDb<T>(store: Store, work: (db: Connection) => T): T {
  return value(store.read((db) => ok(work(db))));
}

/** What somebody with the key and another program could do: first the guards go. */
function disarm(db: Connection): void {
  const triggers = all<{ name: string }>(db, `select name from sqlite_master where type = 'trigger'`);
  for (const { name } of triggers) db.exec(`drop trigger "${name}"`);
  db.pragma('foreign_keys=OFF');
}

test('a trail that nobody touched holds, and tells its length and its last hash', async () => {
  const store = await aTrail();
  withDb(store, (db) => {
    const head = trailHead(db);
    expect(verifyTrailAtOnce(db)).toEqual({ ok: true, entries: head.n, head: head.hash });
    expect(head.n).toBe(count(db, 'select count(*) from _audit'));
    expect(head.n).toBeGreaterThan(12);
  });
});

test('a trail without entries holds', async () => {
  const { store } = await newOffice();
  withDb(store, (db) => {
    expect(verifyTrailAtOnce(db)).toEqual({ ok: true, entries: 0, head: GENESIS });
  });
});

test('each change has one entry with its transaction; what changed nothing, or was taken back, has none', async () => {
  const { store } = await newOffice();
  value(
    store.write(asOwner, (tx) =>
      ok(tx.db.exec(`insert into thing (id, name) values ('a', 'A'), ('b', 'B')`)),
    ),
  );
  value(store.write(asOwner, () => ok(undefined)));
  store.write(asOwner, (tx) => {
    tx.db.exec(`insert into thing (id, name) values ('c', 'C')`);
    return { ok: false, fault: { kind: 'invalid', message: 'no', issues: [] } };
  });
  const entries = withDb(store, (db) => all(db, 'select kind, channel, subject, details, tx from _audit'));
  expect(entries).toEqual([
    {
      kind: 'change',
      channel: 'test.write',
      subject: 'thing',
      details: JSON.stringify({ fields: 2, records: { thing: 2 } }),
      tx: 2,
    },
  ]);
});

test('a look waits for the next change or for the closing, and is lost by neither', async () => {
  const { store } = await newOffice();
  const look = { userId: OWNER, userName: 'Olive Owner', kind: 'view', channel: 'x.get' } as const;
  const kinds = () =>
    withDb(store, (db) =>
      all<{ kind: string }>(db, 'select kind from _audit order by n').map(({ kind }) => kind),
    );
  store.note(look);
  expect(kinds()).toEqual([]);
  value(store.write(asOwner, (tx) => ok(tx.db.exec(`insert into thing (id, name) values ('a', 'A')`))));
  expect(kinds()).toEqual(['view', 'change']);
  store.note(look);
  store.write(asOwner, () => ({ ok: false, fault: { kind: 'invalid', message: 'no', issues: [] } }));
  store.lock();
  value(await store.unlock({ userId: OWNER, passphrase: 'seven quiet herons wait' }));
  expect(kinds()).toEqual(['view', 'change', 'view']);
});

test('rows of the trail are not changed, removed or replaced by any statement', async () => {
  const store = await aTrail(3);
  withDb(store, (db) => {
    for (const sql of [
      `update _audit set kind = 'view'`,
      'delete from _audit',
      'delete from _audit_about',
      `update _audit_about set n = 99`,
      `insert or replace into _audit select * from _audit where n = 1`,
    ])
      expect(() => db.exec(sql), sql).toThrow(/cannot be changed/);
    expect(verifyTrailAtOnce(db).ok).toBe(true);
  });
});

test('sentences do not fit into an entry', async () => {
  const { store } = await newOffice();
  withDb(store, (db) => {
    const entry = { id: 'x', at: 'now', userId: '', userName: '', kind: 'view', channel: '' } as const;
    for (const details of [
      { note: 'Zebulon Quixworth' },
      { list: ['a b'] },
      { 'Zebulon Quixworth': 1 },
      { a: '' },
    ])
      expect(() => insertAudit(db, { ...entry, details })).toThrow();
  });
});

/** Columns of the trail and the journal, each with a value that none of its rows has. */
const COLUMNS: readonly (readonly [table: string, column: string, value: string | number])[] = [
  ...['id', 'at', 'user_id', 'user_name', 'kind', 'channel', 'subject', 'subject_id', 'patient_id'].map(
    (column) => ['_audit', column, 'other'] as const,
  ),
  ...['digest', 'previous', 'hash'].map((column) => ['_audit', column, 'f'.repeat(64)] as const),
  ['_audit', 'details', '{"pages":99}'],
  ['_audit', 'n', 4711],
  ['_journal', 'tbl', 'part'],
  ['_journal', 'row', 'other'],
  ['_journal', 'field', 'other'],
  ['_journal', 'before', 'other'],
  ['_journal', 'after', 'other'],
  ['_journal', 'after', 4711],
  ['_journal', 'tx', 4711],
  ['_journal', 'n', 4711],
  ['_transaction', 'id', 'other'],
  ['_transaction', 'at', 'other'],
  ['_transaction', 'actor', 'other'],
  ['_transaction', 'action', 'other'],
  ['_undo', 'target', 4711],
  ['_audit_head', 'hash', 'other'],
  ['_audit_head', 'n', 3],
  ['_audit_about', 'patient_id', 'other'],
];

/** One thing done to the rows behind the program's back. */
type Tamper = (db: Connection, pick: number) => void;

function rowidAt(db: Connection, table: string, pick: number): number {
  // A transaction that changed nothing says nothing, and no entry stands for it.
  const told = table === '_transaction' ? 'where n in (select tx from _journal)' : '';
  const keys = all<{ key: number }>(db, `select ${keyOf(table)} as key from ${table} ${told} order by 1`);
  return keys[pick % keys.length]?.key ?? 0;
}

function keyOf(table: string): string {
  return table === '_undo' ? 'target' : table === '_audit_head' ? 'one' : 'n';
}

const changes: Tamper[] = COLUMNS.map(([table, column, other]) => (db, pick) => {
  run(db, `update ${table} set "${column}" = ? where ${keyOf(table)} = ?`, [other, rowidAt(db, table, pick)]);
});
const deletions: Tamper[] = [
  '_audit',
  '_journal',
  '_transaction',
  '_undo',
  '_audit_about',
  '_audit_head',
].map(
  (table) => (db, pick) =>
    void run(db, `delete from ${table} where ${keyOf(table)} = ?`, [rowidAt(db, table, pick)]),
);
/** The rows after a gap close ranks, as if there had never been one. */
const closedGap: Tamper = (db, pick) => {
  const n = rowidAt(db, '_audit', pick);
  run(db, 'delete from _audit where n = ?', [n]);
  const later = all<{ n: number }>(db, 'select n from _audit where n > ? order by n', [n]);
  for (const row of later) run(db, 'update _audit set n = n - 1 where n = ?', [row.n]);
};
const swaps: Tamper[] = ['_audit', '_journal'].map((table) => (db, pick) => {
  const one = rowidAt(db, table, pick);
  const two = rowidAt(db, table, pick + 1);
  run(db, `update ${table} set n = -1 where n = ?`, [one]);
  run(db, `update ${table} set n = ? where n = ?`, [one, two]);
  run(db, `update ${table} set n = ? where n = -1`, [two]);
});
const insertions: Tamper[] = [
  (db, pick) => {
    const n = rowidAt(db, '_journal', pick);
    run(
      db,
      `insert into _journal (tx, tbl, row, op, field, before, after)
       select tx, tbl, row, op, field, before, after from _journal where n = ?`,
      [n],
    );
  },
  (db) => {
    run(
      db,
      `insert into _transaction (id, at, actor, action) values ('new', 'then', 'somebody', 'something')`,
    );
    run(
      db,
      `insert into _journal (tx, tbl, row, op, after) select max(n), 'thing', 'x', 'insert', '{}' from _transaction`,
    );
  },
  (db, pick) => {
    const columns =
      'at, user_id, user_name, kind, channel, subject, subject_id, patient_id, details, tx, digest, previous, hash';
    run(
      db,
      `insert into _audit (n, id, ${columns}) select (select max(n) + 1 from _audit), 'new', ${columns}
       from _audit where n = ?`,
      [rowidAt(db, '_audit', pick)],
    );
  },
  (db, pick) => {
    const { hash } = trailHead(db);
    const n = rowidAt(db, '_audit', pick);
    const columns =
      'at, user_id, user_name, kind, channel, subject, subject_id, patient_id, details, tx, digest';
    run(
      db,
      `insert into _audit (n, id, ${columns}, previous, hash)
       select (select max(n) + 1 from _audit), 'new', ${columns}, '${hash}', 'x' from _audit where n = ?`,
      [n],
    );
  },
  (db, pick) => void run(db, `insert into _audit_about (patient_id, n) values ('new', ?)`, [pick]),
];
/** The end is cut off, with all that tells of it but the head. */
const cutOff: Tamper = (db, pick) => {
  const n = Math.max(2, rowidAt(db, '_audit', pick));
  run(db, 'delete from _journal where tx in (select tx from _audit where n >= ?)', [n]);
  run(db, 'delete from _audit_about where n >= ?', [n]);
  run(db, 'delete from _audit where n >= ?', [n]);
};
const TAMPERS: readonly Tamper[] = [...changes, ...deletions, closedGap, ...swaps, ...insertions, cutOff];

test('whatever is changed, removed, swapped or added behind the program’s back is found', async () => {
  const store = await aTrail();
  withDb(store, (db) => {
    disarm(db);
    const rowsOf = () =>
      JSON.stringify(
        ['_audit', '_journal', '_transaction', '_undo', '_audit_head', '_audit_about'].map((table) =>
          all(db, `select * from ${table}`),
        ),
      );
    const before = rowsOf();
    const kinds = new Set<string>();
    fc.assert(
      fc.property(fc.nat({ max: TAMPERS.length - 1 }), fc.nat({ max: 200 }), (which, pick) => {
        db.exec('begin');
        try {
          TAMPERS[which]?.(db, pick);
          fc.pre(rowsOf() !== before);
          const verdict = verifyTrailAtOnce(db);
          expect(verdict.ok, `tamper ${String(which)} at ${String(pick)}`).toBe(false);
          if (!verdict.ok) kinds.add(verdict.broken.fault);
        } finally {
          db.exec('rollback');
        }
      }),
      { numRuns: 600 },
    );
    const often = ['added', 'changed', 'indexDiffers', 'journalDiffers', 'journalWithoutEntry', 'missing'];
    expect([...kinds]).toEqual(expect.arrayContaining(often));
    expect(verifyTrailAtOnce(db).ok).toBe(true);
  });
});

test('the place of what was tampered with is named', async () => {
  const store = await aTrail();
  withDb(store, (db) => {
    disarm(db);
    const places: [name: string, sql: string, fault: string, n: number][] = [
      ['a changed entry', `update _audit set user_name = 'Somebody' where n = 5`, 'changed', 5],
      ['a removed entry', 'delete from _audit where n = 5', 'missing', 5],
      [
        'the last entry cut off',
        'delete from _audit where n = (select max(n) from _audit)',
        'missing',
        trailHead(db).n,
      ],
      [
        'a changed journal row',
        `update _journal set after = 'x' where tx = (select tx from _audit where n = 4)`,
        'journalDiffers',
        4,
      ],
      [
        'a journal row taken out',
        `delete from _journal where tx = (select tx from _audit where n = 4)`,
        'journalDiffers',
        4,
      ],
      [
        'an entry moved up',
        `update _audit set n = 99 where n = 5; update _audit set n = 5 where n = 6; update _audit set n = 6 where n = 99`,
        'reordered',
        5,
      ],
    ];
    for (const [name, sql, fault, n] of places) {
      db.exec('begin');
      db.exec(sql);
      expect(verifyTrailAtOnce(db), name).toMatchObject({ ok: false, entries: n - 1, broken: { fault, n } });
      db.exec('rollback');
    }
  });
});

test('what others write while the trail is walked is walked too', async () => {
  const store = await aTrail(3);
  const steps = withDb(store, (db) => verifyTrail(db));
  let step = withDb(store, (db) => steps.next(db));
  expect(step.done).toBe(false);
  value(store.write(asOwner, (tx) => ok(tx.db.exec(`insert into thing (id, name) values ('late', 'Late')`))));
  while (!step.done) step = withDb(store, (db) => steps.next(db));
  expect(step.value).toEqual({
    ok: true,
    entries: withDb(store, (db) => trailHead(db).n),
    head: withDb(store, (db) => trailHead(db).hash),
  });
});
