import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fieldOf } from '../../db/columnNames.ts';
import { openWithPassphrase, readKeyFile } from '../../db/keys.ts';
import { insertDocument } from '../../db/documents.ts';
import { equipment, photoMarks } from '../../db/nouns.ts';
import { type Connection, openDatabase } from '../../db/open.ts';
import { storePaths } from '../../db/paths.ts';
import { all, first, identifier, run, type SqlRow, type SqlValue } from '../../db/rows.ts';
import { countLogs, type LogCheck, verifyLog } from '../../db/serviceLog.ts';
import type { Store, WriteTransaction } from '../../db/store.ts';
import {
  type AmendmentContent,
  amendmentHash,
  insertAmendment,
  insertVisit,
  sealVisit,
} from '../../db/visits.ts';
import { storeSchema } from '../../db/schema.ts';
import { ok } from '../../shared/result.ts';
import { newId } from './ids.ts';
import { backUp } from './backupOffice.ts';
import { realOffice, write } from './records.ts';
import { aDevice, aPaper, aVisit } from './samples.ts';
import { damage, openFolder, OWNER, PASSPHRASE, tempFolder, value } from './workbench.ts';

const signer = { userId: OWNER, signedName: 'Terry Tech', enteredBy: '' };

function seal(tx: WriteTransaction, equipmentId: string | null): string {
  const draft = insertVisit(
    tx,
    aVisit({
      equipmentId,
      parts: ['Filter', 'Valve'].map((description) => ({
        id: newId(),
        code: '',
        partNumber: 'P-1',
        description,
        quantity: 2,
        unitCostCents: 500,
        lotOrSerial: 'L1',
        reason: 'Worn',
        billed: true,
        catalogId: null,
      })),
      labor: [
        {
          id: newId(),
          repairedCode: 'E1390',
          standardRepair: '',
          description: 'Bench',
          minutes: 30,
          hourlyRateCents: 6000,
          runs: [{ from: '2026-05-20T15:00:00.000Z', to: '2026-05-20T15:30:00.000Z' }],
        },
      ],
      technicianSignature: [[1, 2, 3, 4]],
    }),
  );
  const photo = insertDocument(tx, aPaper({ type: 'photo', visitId: draft.id }), {
    fileName: 'photo.png',
    mediaType: 'image/png',
    bytes: 10,
    pages: null,
    sha256: newId().replaceAll('-', '').repeat(2),
    condition: 'readable',
    addedAt: '2026-05-20T15:00:00.000Z',
    addedBy: 'Terry Tech',
    attachment: newId(),
  });
  photoMarks.insert(tx, {
    documentId: photo.id,
    marks: [{ kind: 'ring', x: 10, y: 20, width: 30, height: 40 }],
  });
  return value(sealVisit(tx, draft, signer)).id;
}

function amend(tx: WriteTransaction, visitId: string, after: string): void {
  const amendment = { path: 'malfunction', before: 'Sieve bed spent.', after, reason: 'Slip', userId: OWNER };
  insertAmendment(tx, visitId, { ...amendment, userName: 'Olive Owner' });
}

/** A device with visits and amendments in turn, a second device, and a visit without one: three logs. */
async function anOfficeWithALog(folder = tempFolder()): Promise<{ store: Store; device: string }> {
  const store = await realOffice({ dataDir: folder });
  const device = write(store, (tx) => {
    const [one, two] = [equipment.insert(tx, aDevice()), equipment.insert(tx, aDevice({ serial: 'S2' }))];
    const early = seal(tx, one.id);
    amend(tx, early, 'Valve stuck.');
    const late = seal(tx, one.id);
    amend(tx, early, 'Valve broken.');
    amend(tx, late, 'Hose loose.');
    seal(tx, two.id);
    amend(tx, seal(tx, null), 'Nothing.');
    return one.id;
  });
  return { store, device };
}

describe('the service log', () => {
  test('seals and amendments of a device are one chain that holds', async () => {
    const { store, device } = await anOfficeWithALog();
    const log = value(store.read((db) => ok(verifyLog(db))));
    expect(log).toEqual({ logs: 3, entries: 8, unhashed: 0, breaks: [], next: null });
    expect(value(store.read((db) => ok(countLogs(db))))).toBe(3);
    const chain = value(
      store.read((db) =>
        ok(
          all<{ hash: string; previous: string | null }>(
            db,
            `select l.hash, coalesce(s.previous_hash, a.previous_hash) as previous from visit_log l
             left join visit_seal s on s.id = l.id left join visit_amendment a on a.id = l.id
             where l.equipment_id = ? order by l.position`,
            [device],
          ),
        ),
      ),
    );
    expect(chain).toHaveLength(5);
    expect(chain.map(({ previous }) => previous)).toEqual([
      null,
      ...chain.slice(0, -1).map(({ hash }) => hash),
    ]);
  });

  test('is walked in parts, as long as a call may last', async () => {
    const { store } = await anOfficeWithALog();
    const parts: number[] = [];
    let after: string | null = '';
    while (after !== null) {
      const from: string = after;
      const part: LogCheck = value(store.read((db) => ok(verifyLog(db, { after: from, most: 1 }))));
      parts.push(part.entries);
      after = part.next;
    }
    expect(parts.filter((entries) => entries > 0).toSorted()).toEqual([1, 2, 5]);
  });

  test('of a backup holds as well, and of the backup of what was restored', async () => {
    const { store, device } = await anOfficeWithALog();
    const copy = openFolder(backUp(store), { schema: storeSchema });
    value(await copy.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
    const log = value(copy.read((db) => ok(verifyLog(db))));
    expect(log).toEqual(value(store.read((db) => ok(verifyLog(db)))));
    expect(log).toMatchObject({ entries: 8, breaks: [] });
    // The log goes on in the copy, and the copy of the copy holds too; what is taken from its end shows there as well.
    write(copy, (tx) => amend(tx, seal(tx, device), 'Fan loose.'));
    const restored = openFolder(backUp(copy), { schema: storeSchema });
    value(await restored.unlock({ userId: OWNER, passphrase: PASSPHRASE }));
    const found = value(
      restored.read((db) => {
        const whole = verifyLog(db);
        dropTriggers(db);
        db.exec(`delete from visit_amendment where n = (select max(n) from visit_amendment);
          delete from visit_log where n = (select max(n) from visit_log)`);
        return ok([whole, verifyLog(db), verifyLog(db, { equipmentId: device })] as const);
      }),
    );
    expect(found[0]).toMatchObject({ entries: 10, breaks: [] });
    expect(found[1].breaks).toMatchObject([{ equipmentId: device, kind: 'missing' }]);
    expect(found[2].breaks).toEqual(found[1].breaks);
  });

  test('amendments from before they had hashes are told, not taken for proven', async () => {
    const { store, device } = await anOfficeWithALog();
    const tampered = value(
      store.read((db) => {
        dropTriggers(db);
        // As a store of the version before: the first amendment of all has neither hash nor place.
        db.exec(
          'delete from visit_amendment where n > 1; delete from visit_log where equipment_id is not null',
        );
        db.exec(
          'delete from visit_seal where n > 1; update visit set sealed = 0 where id not in (select visit_id from visit_seal)',
        );
        db.exec(`update visit_amendment set hash = null, previous_hash = null;
          insert into visit_log (id, visit_id, equipment_id, kind, position, hash)
          select id, visit_id, equipment_id, 'seal', 1, hash from visit_seal;
          delete from _journal where tbl = 'visit_log' and row not in (select id from visit_log)`);
        return ok(verifyLog(db, { equipmentId: device }));
      }),
    );
    expect(tampered).toMatchObject({ unhashed: 1, breaks: [] });
  });
});

/** What a person could change in an entry; `text`, `number` or `json` says how. */
const FIELDS: readonly (readonly [string, string, 'text' | 'number' | 'json' | 'id'])[] = [
  ...['visited_on', 'arrived_at', 'left_at', 'technician_name', 'technician_qualification', 'purpose'].map(
    (column) => ['visit', column, 'text'] as const,
  ),
  ...['complaint', 'malfunction', 'work_done', 'result_note', 'result', 'patient_signed_by'].map(
    (column) => ['visit', column, 'text'] as const,
  ),
  ...['scheduled_on', 'patient_signed_as', 'deleted_at', 'technician_id', 'patient_id', 'equipment_id'].map(
    (column) => ['visit', column, 'text'] as const,
  ),
  ...['before', 'after', 'findings', 'work_kinds', 'maintenance_ids'].map(
    (column) => ['visit', column, 'json'] as const,
  ),
  ...['technician_signature', 'patient_signature'].map((column) => ['visit', column, 'json'] as const),
  ['visit', 'sealed', 'number'],
  ...['part_number', 'description', 'lot_or_serial', 'reason', 'code', 'deleted_at', 'catalog_id'].map(
    (column) => ['visit_part', column, 'text'] as const,
  ),
  ...['quantity', 'unit_cost_cents', 'billed'].map((column) => ['visit_part', column, 'number'] as const),
  ...['description', 'standard_repair', 'repaired_code', 'deleted_at'].map(
    (column) => ['visit_labor', column, 'text'] as const,
  ),
  ...['minutes', 'hourly_rate_cents'].map((column) => ['visit_labor', column, 'number'] as const),
  ['visit_labor', 'runs', 'json'],
  ...['visit_part', 'visit_labor', 'visit_seal', 'visit_amendment', 'visit_log'].flatMap((table) => [
    [table, 'visit_id', 'id'] as const,
    [table, 'id', 'text'] as const,
  ]),
  ...['at', 'user_id', 'signed_name', 'entered_by', 'papers', 'hash', 'previous_hash', 'equipment_id'].map(
    (column) => ['visit_seal', column, 'text'] as const,
  ),
  ...['path', 'reason', 'at', 'user_id', 'user_name', 'hash', 'previous_hash'].map(
    (column) => ['visit_amendment', column, 'text'] as const,
  ),
  ...['before', 'after'].map((column) => ['visit_amendment', column, 'json'] as const),
  ...['hash', 'kind', 'equipment_id'].map((column) => ['visit_log', column, 'text'] as const),
  ['visit_log', 'position', 'number'],
  ['visit_seal', 'version', 'number'],
  ...['id', 'sha256', 'deleted_at'].map((column) => ['document', column, 'text'] as const),
  ['document', 'visit_id', 'id'],
  ...['document_id', 'deleted_at'].map((column) => ['photo_marks', column, 'text'] as const),
  ['photo_marks', 'marks', 'json'],
];
const TABLES = [
  'visit',
  'visit_part',
  'visit_labor',
  'visit_seal',
  'visit_amendment',
  'visit_log',
  'document',
  'photo_marks',
];
/** Columns whose swap between two rows puts one entry in the place of the other. */
const PLACES: readonly (readonly [string, string])[] = [
  ['visit_seal', 'n'],
  ['visit_amendment', 'n'],
  ['visit_log', 'n'],
  ['visit_log', 'position'],
  ['visit_log', 'hash'],
  ['visit_seal', 'hash'],
  ['visit_seal', 'previous_hash'],
  ['visit_seal', 'visit_id'],
  ['visit_amendment', 'after'],
  ['visit_amendment', 'previous_hash'],
];

function dropTriggers(db: Connection): void {
  for (const { name } of all<{ name: string }>(db, `select name from sqlite_master where type = 'trigger'`)) {
    db.exec(`drop trigger ${identifier(name)}`);
  }
}

/** Repeats: a tamper that passed can be looked at again. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function pick<T>(items: readonly T[], roll: (below: number) => number): T {
  const item = items[roll(items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function rowids(db: Connection, table: string): readonly number[] {
  return all<{ rowid: number }>(db, `select rowid as rowid from ${identifier(table)}`).map(
    ({ rowid }) => rowid,
  );
}

function cell(db: Connection, table: string, column: string, rowid: number): SqlValue {
  const sql = `select ${identifier(column)} as value from ${identifier(table)} where rowid = ?`;
  return first<SqlRow>(db, sql, [rowid])?.['value'] ?? null;
}

function put(db: Connection, table: string, column: string, rowid: number, next: SqlValue): void {
  run(db, `update ${identifier(table)} set ${identifier(column)} = ? where rowid = ?`, [next, rowid]);
}

/** One change of the stored rows by hand. @returns what was done, or null when this one would change nothing. */
function tamper(db: Connection, roll: (below: number) => number): string | null {
  const kind = roll(12);
  if (kind === 10) return newestRemoved(db, roll);
  if (kind === 11) return newestRewritten(db, roll);
  if (kind < 6) {
    const [table, column, type] = pick(FIELDS, roll);
    const rowid = pick(rowids(db, table), roll);
    const was = cell(db, table, column, rowid);
    const visits = all<{ id: string }>(db, 'select id from visit where id is not ?', [was]).map(
      ({ id }) => id,
    );
    const next =
      type === 'number'
        ? (typeof was === 'number' ? was : 0) +
          (column === 'sealed' || column === 'billed' ? -1 : 1 + roll(9))
        : type === 'json'
          ? JSON.stringify({ changed: roll(1_000_000) })
          : type === 'id'
            ? pick(visits, roll)
            : `x${roll(1_000_000)}`;
    put(db, table, column, rowid, next);
    return `${table}.${column} of row ${rowid}`;
  }
  if (kind < 8) {
    const table = pick(TABLES, roll);
    const rowid = pick(rowids(db, table), roll);
    run(db, `delete from ${identifier(table)} where rowid = ?`, [rowid]);
    return `row ${rowid} of ${table} removed`;
  }
  const [table, column] = pick(PLACES, roll);
  const rows = rowids(db, table);
  const [one, other] = [pick(rows, roll), pick(rows, roll)];
  const [left, right] = [cell(db, table, column, one), cell(db, table, column, other)];
  if (left === right || (column === 'n' && !sameLog(db, table, one, other))) return null;
  if (column === 'n') {
    for (const [from, to] of [
      [one, -1],
      [other, one],
      [-1, other],
    ] as const) {
      run(db, `update ${identifier(table)} set n = ? where n = ?`, [to, from]);
    }
  } else if (column === 'position' || column === 'visit_id') {
    put(db, table, column, one, column === 'position' ? 99 : 'aside');
    put(db, table, column, other, left);
    put(db, table, column, one, right);
  } else {
    put(db, table, column, one, right);
    put(db, table, column, other, left);
  }
  return `${table}.${column} of rows ${one} and ${other} swapped`;
}

interface Place {
  readonly id: string;
  readonly visitId: string;
  readonly kind: string;
}

function newestOfALog(db: Connection, roll: (below: number) => number): Place {
  const newest = all<Place & { position: number }>(
    db,
    `select id, visit_id as visitId, kind, max(position) as position from visit_log group by coalesce(equipment_id, visit_id)`,
  );
  return pick(newest, roll);
}

/** The last entry goes with its place, as if it had never been made. */
function newestRemoved(db: Connection, roll: (below: number) => number): string {
  const { id, visitId, kind } = newestOfALog(db, roll);
  run(db, 'delete from visit_log where id = ?', [id]);
  run(db, `delete from ${kind === 'seal' ? 'visit_seal' : 'visit_amendment'} where id = ?`, [id]);
  if (kind === 'seal') run(db, 'update visit set sealed = 0 where id = ?', [visitId]);
  return `the newest ${kind} removed with its place`;
}

/** A last amendment says something else, with a hash that fits. */
function newestRewritten(db: Connection, roll: (below: number) => number): string | null {
  const { id, kind } = newestOfALog(db, roll);
  if (kind === 'seal') return null;
  run(db, 'update visit_amendment set reason = ? where id = ?', [`x${roll(1_000_000)}`, id]);
  const row = first<SqlRow>(db, 'select * from visit_amendment where id = ?', [id]) ?? {};
  const said = Object.fromEntries(Object.entries(row).map(([column, value]) => [fieldOf(column), value]));
  const hash = amendmentHash(said as unknown as AmendmentContent);
  run(db, 'update visit_amendment set hash = ? where id = ?', [hash, id]);
  run(db, 'update visit_log set hash = ? where id = ?', [hash, id]);
  return 'the newest amendment rewritten with a fitting hash';
}

/** Null as well where the file itself refuses it: two rows cannot take one place. */
function attempted(db: Connection, roll: (below: number) => number): string | null {
  try {
    return tamper(db, roll);
  } catch (error) {
    if (error instanceof Error && error.message.includes('UNIQUE constraint')) return null;
    throw error;
  }
}

/** Numbers of entries count within one device only: two logs do not know of each other. */
function sameLog(db: Connection, table: string, one: number, other: number): boolean {
  const logOf = (rowid: number): SqlValue => {
    const visitId = cell(db, table, 'visit_id', rowid);
    return (
      first<SqlRow>(db, 'select coalesce(equipment_id, id) as log from visit where id = ?', [visitId])?.[
        'log'
      ] ?? null
    );
  };
  return logOf(one) === logOf(other);
}

/** As the issue of this log asks: every one of so many changes made behind the program's back is seen. */
const TAMPERS = 10_000;

describe('a log that was tampered with', () => {
  test(`shows each of ${TAMPERS} random changes, removals and swaps`, { timeout: 120_000 }, async () => {
    const { store } = await anOfficeWithALog();
    const seed = randomBytes(4).readUInt32LE();
    const unseen = value(
      store.read((db) => {
        db.pragma('foreign_keys=OFF');
        db.pragma('ignore_check_constraints=ON');
        dropTriggers(db);
        const roll = dice(seed);
        const missed: string[] = [];
        for (let done = 0; done < TAMPERS;) {
          db.exec('begin');
          const what = attempted(db, roll);
          if (what !== null) {
            done += 1;
            if (verifyLog(db).breaks.length === 0) missed.push(what);
          }
          db.exec('rollback');
        }
        return ok({ missed, after: verifyLog(db) });
      }),
    );
    expect(unseen.missed, `seed ${seed}`).toEqual([]);
    expect(unseen.after).toMatchObject({ entries: 8, breaks: [] });
  });

  test('names the visit and the kind of the first break', async () => {
    const { store, device } = await anOfficeWithALog();
    const found = value(
      store.read((db) => {
        dropTriggers(db);
        db.pragma('foreign_keys=OFF');
        const after = (sql: string) => {
          db.exec('begin');
          db.exec(sql);
          const { breaks } = verifyLog(db, { equipmentId: device });
          db.exec('rollback');
          return breaks;
        };
        const visits = all<{ id: string }>(
          db,
          'select visit_id as id from visit_seal where equipment_id = ? order by n',
          [device],
        );
        const kinds = [
          after(`update visit set work_done = 'x' where id = '${visits[1]?.id}'`),
          after(`delete from visit_amendment where n = 2`),
          after(`update visit_log set position = 99 where position = 2 and equipment_id is not null;
            update visit_log set position = 2 where position = 3; update visit_log set position = 3 where position = 99`),
        ];
        return ok({ kinds, visits: visits.map(({ id }) => id) });
      }),
    );
    const [early, late] = found.visits;
    expect(found.kinds).toEqual([
      [{ equipmentId: device, visitId: late, kind: 'changed' }],
      [{ equipmentId: device, visitId: early, kind: 'missing' }],
      [{ equipmentId: device, visitId: late, kind: 'order' }],
    ]);
  });

  test(
    'in single bytes of the encrypted file does not open, or does not read',
    { timeout: 60_000 },
    async () => {
      const folder = tempFolder();
      const { store } = await anOfficeWithALog(folder);
      const paths = storePaths(backUp(store));
      const { dataKey: key } = value(
        await openWithPassphrase(value(readKeyFile(paths.keys)), OWNER, PASSPHRASE),
      );
      const whole = fs.readFileSync(paths.database);
      const roll = dice(7);
      const read: number[] = [];
      for (let count = 0; count < 60; count += 1) {
        const offset = roll(whole.length);
        fs.writeFileSync(paths.database, whole);
        damage(paths.database, offset);
        const opened = openDatabase(paths.database, key, {
          readonly: true,
          keyVerified: true,
          check: 'full',
        });
        if (!opened.ok) continue;
        read.push(offset);
        opened.value.close();
      }
      expect(read).toEqual([]);
      fs.writeFileSync(paths.database, whole);
      value(openDatabase(paths.database, key, { readonly: true, keyVerified: true, check: 'full' })).close();
    },
  );
});
