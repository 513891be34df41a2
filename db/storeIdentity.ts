import { z } from 'zod';
import type { Connection } from './open.ts';
import { first, run } from './rows.ts';

/**
 * Which store this is, and which computer's copy of it: kept in the store itself. A restored copy is a device of its
 * own, so that what two copies write is never taken for one.
 */

export interface StoreIdentity {
  readonly storeId: string;
  readonly deviceId: string;
}

/** How this copy came to be, when it was restored. */
const RestoredFromSchema = z.strictObject({
  /** Name of the backup. */
  backup: z.string(),
  backupMadeAt: z.string(),
  /** Instant of the restore. */
  at: z.string(),
  /** Where what was there before lies, below the data folder: `kept/…` or `quarantine/…`; '' when nothing was. */
  aside: z.string(),
  /** The last transaction that the backup holds. */
  lastTransaction: z.strictObject({ n: z.int(), id: z.string(), at: z.string() }).nullable(),
  /** Documents whose file was in the backup no more. */
  unreadable: z.int(),
  /** Ids of who can sign in again and could not before; null: what was there before could not be read. */
  peopleBack: z.array(z.string()).nullable().default(null),
  /** Those of them of whom an owner said that they stay. */
  peopleStay: z.array(z.string()).default([]),
  /** The audit trail of what was put aside; null: there was none, or it could not be read. */
  trailAside: z
    .strictObject({
      entries: z.int(),
      hash: z.string(),
      /** Entries after the last one of the backup; null: it does not go on from that one. */
      behind: z.int().nullable(),
    })
    .nullable()
    .default(null),
  /** False until the audit trail has it. */
  noted: z.boolean(),
});
export type RestoredFrom = z.infer<typeof RestoredFromSchema>;

export function secretOf(db: Connection, name: string): string | null {
  return first<{ value: string }>(db, 'select value from store_secret where name = ?', [name])?.value ?? null;
}

export function putSecret(db: Connection, name: string, value: string): void {
  run(
    db,
    `insert into store_secret (name, value) values (?, ?) on conflict (name) do update set value = excluded.value`,
    [name, value],
  );
}

/** Null until `giveIdentity` was called once. */
export function identityOf(db: Connection): StoreIdentity | null {
  const storeId = secretOf(db, 'storeId');
  const deviceId = secretOf(db, 'deviceId');
  return storeId !== null && deviceId !== null ? { storeId, deviceId } : null;
}

/** Inside a write. @param newHex 32 hexadecimal digits, random */
export function giveIdentity(db: Connection, newHex: () => string): StoreIdentity {
  const storeId = secretOf(db, 'storeId') ?? newHex();
  const deviceId = secretOf(db, 'deviceId') ?? newHex();
  putSecret(db, 'storeId', storeId);
  putSecret(db, 'deviceId', deviceId);
  return { storeId, deviceId };
}

export function restoredFrom(db: Connection): RestoredFrom | null {
  const text = secretOf(db, 'restoredFrom');
  return text === null ? null : RestoredFromSchema.parse(JSON.parse(text));
}

export function putRestoredFrom(db: Connection, restored: RestoredFrom): void {
  putSecret(db, 'restoredFrom', JSON.stringify(restored));
}
