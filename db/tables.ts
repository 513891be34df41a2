import type { Migration } from './migrate.ts';
import type { SyncRules } from './sync/syncRules.ts';

/**
 * How each table may be written. `record`: rows carry `revision`, `updated_at` and `deleted_at`, change freely
 * and are never deleted. `insertOnly`: a row once written stays as it is, and what it was written with cannot be undone
 * (a signature, a finalised claim). `log`: the same, but an undo may go past it: it tells what happened, which it
 * did. All three are journaled, field by field. `derived`: can be worked out again from the others (search indexes, cached results), so it is not journaled.
 */
export type TableRule = 'record' | 'insertOnly' | 'log' | 'derived';
export type TableRules = Readonly<Record<string, TableRule>>;

/** What a store is made of: its migrations in order and the rule of every table that they leave behind. */
export interface StoreSchema {
  readonly migrations: readonly Migration[];
  readonly tables: TableRules;
  /** How its tables travel between the devices of an office; without it nothing is kept for others. */
  readonly travel?: Omit<SyncRules, 'tables'>;
}

/** Tables of the journal and the audit trail: guarded by triggers of their own (journalTables.ts, auditTable.ts). */
export const JOURNAL_TABLES: readonly string[] = [
  '_context',
  '_transaction',
  '_undo',
  '_journal',
  '_audit',
  '_audit_head',
  '_audit_about',
];

/** Fields that count saves and are not anybody's entry: never undone and never a conflict. */
export const BOOKKEEPING: readonly string[] = ['revision', 'updated_at'];
