import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { KdfParameters } from '../../db/keys.ts';
import { AUDIT_TABLE_SQL } from '../../db/migrations/auditTable.ts';
import { JOURNAL_TABLES_SQL } from '../../db/migrations/journalTables.ts';
import { type Actor, Store, type StoreOptions } from '../../db/store.ts';
import type { StoreSchema } from '../../db/tables.ts';
import type { Result } from '../../shared/result.ts';

/** What the tests of the store share: folders that go away, quick keys, a small schema of their own. */

export const QUICK_KDF: KdfParameters = { memoryKib: 32, passes: 1, lanes: 1 };
export const PASSPHRASE = 'seven quiet herons wait';
export const OWNER = '01890000-0000-7000-8000-000000000001';
export const CLERK = '01890000-0000-7000-8000-000000000002';
export const asOwner: Actor = { userId: OWNER, action: 'test.write' };
export const asClerk: Actor = { userId: CLERK, action: 'test.write' };

/** Things with parts, a log of what happened to them, and seals that make their transaction final. */
export const TEST_SCHEMA: StoreSchema = {
  migrations: [
    {
      version: 1,
      name: 'things',
      schema: `${JOURNAL_TABLES_SQL}${AUDIT_TABLE_SQL}
        create table thing (
          id text primary key, name text not null collate nocase, size integer, weight real, note text,
          revision integer not null default 1, updated_at text not null default '', deleted_at text
        ) strict;
        create table part (
          id text primary key, thing_id text not null references thing (id), name text not null,
          revision integer not null default 1, updated_at text not null default '', deleted_at text
        ) strict;
        create unique index part_name on part (thing_id, name) where deleted_at is null;
        create table seal (id text primary key, thing_id text not null references thing (id), text text not null) strict;
        create table event (id text primary key, thing_id text not null references thing (id), text text not null) strict;
        create table cache (id text primary key, value text) strict;`,
    },
  ],
  tables: { thing: 'record', part: 'record', seal: 'insertOnly', event: 'log', cache: 'derived' },
};

/** A folder that is removed after the test. */
export function tempFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cw-store-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that stands still until it is moved; 2026-06-03, noon UTC. */
export function testClock(): { (): number; advance(ms: number): void } {
  let now = Date.UTC(2026, 5, 3, 12);
  return Object.assign(() => now, {
    advance(ms: number) {
      now += ms;
    },
  });
}

export function optionsFor(dataDir: string, overrides: Partial<StoreOptions> = {}): StoreOptions {
  return {
    dataDir,
    schema: TEST_SCHEMA,
    clock: testClock(),
    random: randomBytes,
    kdf: QUICK_KDF,
    ...overrides,
  };
}

/** Opens the folder's store, locked; it is closed after the test. */
export function openFolder(dataDir: string, overrides: Partial<StoreOptions> = {}): Store {
  const store = value(Store.open(optionsFor(dataDir, overrides)));
  onTestFinished(() => store.close());
  return store;
}

/** A new office in a new folder, open. */
export async function newOffice(
  overrides: Partial<StoreOptions> = {},
): Promise<{ store: Store; recoveryCode: string }> {
  const store = openFolder(overrides.dataDir ?? tempFolder(), overrides);
  const { recoveryCode } = value(
    await store.create({
      holder: { userId: OWNER, label: 'Olive Owner' },
      passphrase: PASSPHRASE,
      officeName: 'Harbor Oxygen',
      populate: () => ({ ok: true, value: undefined }),
    }),
  );
  return { store, recoveryCode };
}

/** The value of a result that must be one. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.fault)}`);
  return result.value;
}

/** `unavailable` codes, else the kind, of a result that must be a failure. */
export function refusal(result: Result<unknown>): string {
  if (result.ok) throw new Error('expected a refusal');
  return result.fault.kind === 'unavailable' ? result.fault.code : result.fault.kind;
}

/** Every file below a folder with its bytes. Never of a folder whose store this process has open: see files.ts. */
export function snapshot(folder: string): Map<string, string> {
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile());
  return new Map(
    files
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(folder, file), fs.readFileSync(file).toString('base64')]),
  );
}

/** Flips one bit of a file. */
export function damage(file: string, offset: number): void {
  const bytes = fs.readFileSync(file);
  bytes[offset] = (bytes[offset] ?? 0) ^ 1;
  fs.writeFileSync(file, bytes);
}

/** Arguments with which Node runs a module given as text that imports the program's sources. */
export const RUN_TYPESCRIPT = [
  '--experimental-strip-types',
  '--no-warnings',
  '--input-type=module',
  '-e',
] as const;
