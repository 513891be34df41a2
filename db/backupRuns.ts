import { z } from 'zod';
import { BackupKind } from '../shared/domain/backups.ts';
import { Instant } from '../shared/domain/dates.ts';
import { Id } from '../shared/domain/ids.ts';
import type { Connection } from './open.ts';
import type { WriteFrame } from './recordTable.ts';
import { all, first, run } from './rows.ts';
import { restoredFrom } from './storeIdentity.ts';

/** The log of backups: every one that was tried, with what came of it. Rows are only ever added. */

export const BackupRun = z.strictObject({
  id: Id,
  kind: BackupKind,
  folder: z.string(),
  /** '' where it failed. */
  name: z.string(),
  ok: z.boolean(),
  /** Why it failed, as a code of the store's faults; '' when it did not. */
  problem: z.string(),
  bytes: z.int(),
  at: Instant,
  userName: z.string(),
});
export type BackupRun = z.infer<typeof BackupRun>;

export function insertBackupRun(
  frame: WriteFrame,
  values: Omit<BackupRun, 'id' | 'at'> & {
    readonly at: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly auditHead: string;
    readonly userId: Id;
  },
): void {
  run(
    frame.db,
    `insert into backup_run (id, kind, folder, name, ok, problem, bytes, counts, audit_head, at, user_id, user_name)
     values (:id, :kind, :folder, :name, :ok, :problem, :bytes, :counts, :auditHead, :at, :userId, :userName)`,
    { ...values, id: frame.newId(), ok: values.ok ? 1 : 0, counts: JSON.stringify(values.counts) },
  );
}

const COLUMNS = 'id, kind, folder, name, ok, problem, bytes, at, user_name as userName';

/** Newest first. */
export function backupRuns(db: Connection, limit: number): BackupRun[] {
  return all<Omit<BackupRun, 'ok'> & { ok: number }>(
    db,
    `select ${COLUMNS} from backup_run order by n desc limit ?`,
    [limit],
  ).map((row) => BackupRun.parse({ ...row, ok: row.ok === 1 }));
}

/** Names of the good ones that went to a folder. */
export function loggedBackups(db: Connection, folder: string): ReadonlySet<string> {
  return new Set(
    all<{ name: string }>(db, 'select name from backup_run where ok = 1 and folder = ?', [folder]).map(
      ({ name }) => name,
    ),
  );
}

/** Every folder that a good one went to. */
export function backupFolders(db: Connection): string[] {
  return all<{ folder: string }>(
    db,
    'select distinct folder from backup_run where ok = 1 order by folder',
  ).map(({ folder }) => folder);
}

export interface BackupHistory {
  /** Instants. */
  readonly lastGoodAt: string | null;
  readonly lastFailedAt: string | null;
  /** The code of the last failure. */
  readonly lastProblem: string;
  /** No good one came after the last failure. */
  readonly lastFailed: boolean;
  /** When the office's journal begins. */
  readonly beganAt: string;
}

export function backupHistory(db: Connection, now: string): BackupHistory {
  // A backup was copied before its own row was written: where it was restored, it is the last good one all the same.
  const source = restoredFrom(db)?.backupMadeAt ?? null;
  const good = first<{ n: number; at: string }>(
    db,
    'select n, at from backup_run where ok = 1 order by n desc limit 1',
  );
  const failed = first<{ n: number; at: string; problem: string }>(
    db,
    'select n, at, problem from backup_run where ok = 0 order by n desc limit 1',
  );
  const since = failed && (source === null || failed.at > source) ? failed : null;
  return {
    lastGoodAt: later(good?.at ?? null, source),
    lastFailedAt: since?.at ?? null,
    lastProblem: since?.problem ?? '',
    lastFailed: (since?.n ?? 0) > (good?.n ?? 0),
    beganAt: first<{ at: string }>(db, 'select at from _transaction order by n limit 1')?.at ?? now,
  };
}

/** Of two instants; null stands for none. */
function later(one: string | null, other: string | null): string | null {
  return one !== null && (other === null || one > other) ? one : other;
}
