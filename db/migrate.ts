import { createHash } from 'node:crypto';
import { type Result, ok } from '../shared/result.ts';
import { layoutOf } from './auditLayout.ts';
import { sealEarlierJournal } from './auditTrail.ts';
import { storeFailure } from './faults.ts';
import { endAct } from './journal.ts';
import { installJournal, ownTables, removeJournalTriggers } from './journalTriggers.ts';
import { type Connection, schemaVersionOf } from './open.ts';
import type { StoreSchema } from './tables.ts';

/**
 * Ordered migrations, each one transaction and frozen once released (their hashes are pinned by a test). The
 * number of the last one is the file's user_version.
 */
export interface Migration {
  /** 1, 2, 3, … without a gap. */
  readonly version: number;
  readonly name: string;
  /** Changes of tables, indexes and views. */
  readonly schema: string;
  /** Changes of rows, run under the journal as the actor `migration`. */
  readonly data?: string;
  /** Rebuilds a table that others refer to: references are checked at the end instead of at each step. */
  readonly rebuilds?: boolean;
}

export interface MigrationPorts {
  /** The instant and the id under which changes of rows are journaled. */
  readonly at: string;
  readonly newId: () => string;
  /** Called once before the first step on a store that already holds data; a failure stops everything. */
  readonly backUp: () => Result<void>;
}

export interface MigrationReport {
  readonly from: number;
  readonly to: number;
}

/** What must never change about a released migration. */
export function fingerprint(migration: Migration): string {
  const frozen = [
    migration.version,
    migration.name,
    migration.schema,
    migration.data ?? '',
    migration.rebuilds ?? false,
  ];
  return createHash('sha256').update(JSON.stringify(frozen)).digest('hex');
}

export function newestVersion(schema: StoreSchema): number {
  return schema.migrations.length;
}

/**
 * Brings a store to the newest schema and its triggers in line with it. After a failure the store is as the last
 * finished step left it.
 * @returns the versions before and after, `newerProgram`, or the failure of the backup.
 */
export function migrate(db: Connection, schema: StoreSchema, ports: MigrationPorts): Result<MigrationReport> {
  schema.migrations.forEach((migration, index) => {
    if (migration.version !== index + 1)
      throw new Error(`migration ${migration.version} stands in place ${index + 1}`);
  });
  const from = schemaVersionOf(db);
  const to = newestVersion(schema);
  if (from > to) return storeFailure('newerProgram');
  if (from > 0 && from < to) {
    const kept = ports.backUp();
    if (!kept.ok) return kept;
  }
  for (const migration of schema.migrations.slice(from)) step(db, schema, migration, ports);
  if (from === to) inTransaction(db, () => installJournal(db, schema.tables));
  else db.pragma('wal_checkpoint(TRUNCATE)'); // so that an older program sees the new version in the file itself
  return ok({ from, to });
}

function step(db: Connection, schema: StoreSchema, migration: Migration, ports: MigrationPorts): void {
  if (migration.rebuilds) db.pragma('foreign_keys=OFF'); // has no effect inside a transaction
  try {
    inTransaction(db, () => {
      removeJournalTriggers(db);
      const hadTrail = layoutOf(db).trail;
      db.exec(migration.schema);
      if (!hadTrail && layoutOf(db).trail) sealEarlierJournal(db, { at: ports.at, id: ports.newId() });
      if (migration.version === newestVersion(schema) || migration.data) {
        installJournal(db, rulesAfter(db, schema, migration.version));
      }
      if (migration.data) asMigration(db, migration, migration.data, ports);
      if (db.prepare('select 1 from pragma_foreign_key_check limit 1').get() !== undefined) {
        throw new Error(`migration ${migration.version} leaves references that lead nowhere`);
      }
      db.pragma(`user_version=${migration.version}`);
    });
  } finally {
    if (migration.rebuilds) db.pragma('foreign_keys=ON');
  }
}

/**
 * The rules of the tables that exist after a step. The rules are those of the newest schema: before the last step
 * a table may be missing still, and one that a later step drops has none any more.
 */
function rulesAfter(db: Connection, schema: StoreSchema, step: number): StoreSchema['tables'] {
  if (step === newestVersion(schema)) return schema.tables;
  const names = ownTables(db);
  return Object.fromEntries(names.map((name) => [name, schema.tables[name] ?? 'derived']));
}

function asMigration(db: Connection, migration: Migration, data: string, ports: MigrationPorts): void {
  const { lastInsertRowid } = db
    .prepare('insert into _transaction (id, at, actor, action) values (?, ?, ?, ?)')
    .run(ports.newId(), ports.at, 'migration', `${migration.version} ${migration.name}`);
  db.prepare('insert into _context (one, tx) values (1, ?)').run(lastInsertRowid);
  db.exec(data);
  endAct(db, ports.newId);
}

function inTransaction(db: Connection, work: () => void): void {
  db.exec('begin immediate');
  try {
    work();
    db.exec('commit');
  } catch (error) {
    if (db.inTransaction) db.exec('rollback');
    throw error;
  }
}
