// A small schema with everything that matters for merging: records, a log, references, a group, a seal with its guards.
import { createHash } from 'node:crypto';
import { idSource } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/result.ts';
import type { SignedSet } from '../../../shared/sync/changeSet.ts';
import Database from 'better-sqlite3';
import { migrate } from '../../../db/migrate.ts';
import { beginAct, endAct } from '../../../db/journal.ts';
import { JOURNAL_TABLES_SQL } from '../../../db/migrations/journalTables.ts';
import type { Connection } from '../../../db/open.ts';
import { beginDevice } from '../../../db/sync/deviceState.ts';
import { mergeSets, type Merged } from '../../../db/sync/mergeSets.ts';
import { noteSets } from '../../../db/sync/noteSet.ts';
import type { SyncRules } from '../../../db/sync/syncRules.ts';
import { SYNC_TABLES, SYNC_TABLES_SQL } from '../../../db/sync/syncTables.ts';
import type { StoreSchema } from '../../../db/tables.ts';

const KEPT = `revision integer not null default 1, created_at text not null, updated_at text not null, deleted_at text`;

function guard(table: string, event: string, key: string): string {
  return `create trigger ${table}_kept_${event} before ${event} on ${table}
    when exists (select 1 from contract_seal where contract_id = ${key}) and not exists (select 1 from _merging)
    begin select raise(abort, 'sealed'); end;`;
}

export const smallSchema: StoreSchema = {
  migrations: [
    {
      version: 1,
      name: 'a small office',
      schema: `${JOURNAL_TABLES_SQL} ${SYNC_TABLES_SQL}
        create table person (id text primary key, name text not null, phone text not null, street text not null,
          city text not null, ${KEPT}) strict;
        create table lamp (id text primary key, person_id text not null references person (id),
          spare_id text references lamp (id), label text not null, ${KEPT}) strict;
        create table visit_note (n integer primary key, id text not null unique,
          person_id text not null references person (id), text text not null) strict;
        create table contract (id text primary key, person_id text not null references person (id),
          total integer not null, state text not null, ${KEPT}) strict;
        create table contract_line (id text primary key, contract_id text not null references contract (id),
          cents integer not null, ${KEPT}) strict;
        create table contract_seal (id text primary key, contract_id text not null references contract (id),
          at text not null) strict;
        create table store_secret (name text primary key, value text not null) strict;
        ${guard('contract', 'update of person_id, total, deleted_at', 'old.id').replace('kept_update of person_id, total, deleted_at', 'kept_update')}
        ${guard('contract_line', 'update', 'old.contract_id')}
        ${guard('contract_line', 'insert', 'new.contract_id')}`,
    },
  ],
  tables: {
    person: 'record',
    lamp: 'record',
    visit_note: 'log',
    contract: 'record',
    contract_line: 'record',
    contract_seal: 'insertOnly',
    store_secret: 'derived',
    ...Object.fromEntries(SYNC_TABLES.map((table) => [table, 'derived'] as const)),
  },
};

export const smallRules: SyncRules = {
  tables: smallSchema.tables,
  local: [],
  groups: { person: { address: ['street', 'city'] } },
  seals: {
    contract_seal: [
      { table: 'contract', by: 'id', is: 'contract_id', fields: ['person_id', 'total', 'deleted_at'] },
      { table: 'contract_line', by: 'contract_id', is: 'contract_id' },
    ],
  },
};

export const AT_FIRST = Date.parse('2026-06-03T12:00:00.000Z');

/** Pseudo-random bytes from a seed, so that ids repeat with the seed. */
export function seeded(seed: number): (bytes: number) => Uint8Array {
  let drawn = 0;
  return (bytes) =>
    createHash('sha256')
      .update(`${seed} ${(drawn += 1)}`)
      .digest()
      .subarray(0, bytes);
}

export interface SmallDevice {
  db: Connection;
  id: string;
  /** What its wall clock is ahead, in milliseconds. */
  skew: number;
  readonly newId: () => string;
  /** One transaction; what it throws takes all of it back. */
  write(now: number, work: (db: Connection, at: string) => void): void;
  merge(sets: readonly SignedSet[]): Merged;
}

let template: Buffer | undefined;

function newFile(): Connection {
  if (!template) {
    const db = new Database(':memory:');
    const made = migrate(db, smallSchema, {
      at: new Date(AT_FIRST).toISOString(),
      newId: () => 'first',
      backUp: () => ok(undefined),
    });
    if (!made.ok) throw new Error('the small schema cannot be made');
    template = copyOf(db);
    db.close();
  }
  return new Database(template);
}

/** An office with one device, which keeps nothing for others. */
export function aSoleOffice(): Connection {
  const db = newFile();
  db.pragma('foreign_keys = on');
  return db;
}

/** The bytes of a whole file, to go on from elsewhere. */
export function copyOf(db: Connection): Buffer {
  // eslint-disable-next-line no-restricted-syntax -- in memory, never encrypted, and nobody's
  return db.serialize();
}

export function openCopy(bytes: Buffer): Connection {
  const db = new Database(bytes);
  db.pragma('foreign_keys = on');
  return db;
}

/** @param from a copy of another device's file; without it an empty office */
export function aDevice(seed: number, from?: Buffer, rules: SyncRules = smallRules): SmallDevice {
  const newId = idSource(() => AT_FIRST, seeded(seed));
  const db = from ? openCopy(from) : newFile();
  db.pragma('foreign_keys = on');
  const device: SmallDevice = {
    db,
    id: newId(),
    skew: 0,
    newId,
    write(now, work) {
      const at = new Date(now + device.skew).toISOString();
      inTransaction(device.db, () => {
        beginAct(device.db, {
          actor: `person at ${device.id}`,
          action: 'test.write',
          at,
          transactionId: newId(),
        });
        work(device.db, at);
        endAct(device.db, newId, (transaction) => noteSets(device.db, rules, transaction));
      });
    },
    merge(sets) {
      return inTransaction(device.db, () => mergeSets(device.db, sets, { rules, newId }));
    },
  };
  inTransaction(db, () => beginDevice(db, device.id));
  return device;
}

export function inTransaction<T>(db: Connection, work: () => T): T {
  db.exec('begin immediate');
  try {
    const result = work();
    db.exec('commit');
    return result;
  } catch (error) {
    if (db.inTransaction) db.exec('rollback');
    throw error;
  }
}

const DUMPS: Readonly<Record<string, string>> = {
  person: 'select id, name, phone, street, city, deleted_at from person order by id',
  lamp: 'select id, person_id, spare_id, label, deleted_at from lamp order by id',
  visit_note: 'select id, person_id, text from visit_note order by id',
  contract: 'select id, person_id, total, state, deleted_at from contract order by id',
  contract_line: 'select id, contract_id, cents, deleted_at from contract_line order by id',
  contract_seal: 'select id, contract_id, at from contract_seal order by id',
  disputes: 'select tbl, row, field from _dispute order by tbl, row, field',
  edits: 'select tbl, row, field, hlc, value, parent, sealed, held from _edit order by tbl, row, field, hlc',
  sets: 'select device, n, hlc, previous, seen from _set order by device, n',
};

/** Everything that must be the same on every device. */
export function dump({ db }: SmallDevice): Record<string, unknown[]> {
  return Object.fromEntries(Object.entries(DUMPS).map(([name, sql]) => [name, db.prepare(sql).all()]));
}
