import { z } from 'zod';
import { Instant } from '../shared/domain/dates.ts';
import { Id } from '../shared/domain/ids.ts';
import { blocked, ok, type Result } from '../shared/result.ts';
import { atOnce, digestJournal, digestTransaction } from './auditChain.ts';
import { attachmentNames } from './documents.ts';
import { installJournal, removeJournalTriggers } from './journalTriggers.ts';
import type { Connection } from './open.ts';
import { forgetPlan, LOOSENED, planPurge, PURGED_TABLES, type PurgePlan } from './purgePlan.ts';
import type { WriteFrame } from './recordTable.ts';
import { all, first, identifier, run } from './rows.ts';
import { putSecret, secretOf } from './storeIdentity.ts';
import type { TableRules } from './tables.ts';

/**
 * Removing patients for good: the one place that deletes rows. Everything happens in the caller's transaction: the
 * triggers that forbid it go and come back inside it, so a crash leaves the patient whole or gone. What the journal held
 * of them goes too; a `purge_run` row, itself journaled and covered by the audit trail, notes which transactions lost
 * rows, with the digest of each before and after, by which the trail is verified from then on (auditVerify.ts).
 *
 * Deleted rows are overwritten with zeros in their pages (secure_delete); search indexes, which only mark what they
 * forget, are made anew. Afterwards `finishPurge` writes the whole file anew and empties its write-ahead log, so that no
 * page keeps what it held.
 */

/** Digests of one transaction's journal before and after it lost rows. */
const Lost = z.tuple([z.int(), z.string(), z.string()]);

/** What a purge did to the journal. */
export const PurgedJournal = z.strictObject({
  /** Of what was there before there was a trail, up to its last transaction; null where nothing of it went. */
  sealed: Lost.nullable(),
  changes: z.array(Lost),
});
export type PurgedJournal = z.infer<typeof PurgedJournal>;

export const PurgeRun = z.strictObject({
  id: Id,
  patientCount: z.int(),
  counts: z.record(z.string(), z.int()),
  reason: z.string(),
  backupName: z.string(),
  at: Instant,
  userName: z.string(),
});
export type PurgeRun = z.infer<typeof PurgeRun>;

export interface PurgeOrder {
  readonly patientIds: readonly Id[];
  readonly reason: string;
  readonly backupName: string;
  readonly userId: Id;
  readonly userName: string;
}

export interface Purged {
  readonly runId: Id;
  readonly plan: PurgePlan;
  /** Transactions whose journal lost rows. */
  readonly transactions: number;
  /** Attachments that no row names any more: their files are to be removed after the commit. */
  readonly attachments: readonly string[];
}

/** In the store's secrets while the file has still to be written anew. */
const UNFINISHED = 'purge/unfinished';

/**
 * Removes patients and everything of theirs, inside a write transaction. Whether they may go was judged by the caller.
 * @returns `blocked` when records of others rest on theirs; writes nothing then
 */
export function purgePatients(
  frame: WriteFrame & { readonly tables: TableRules },
  order: PurgeOrder,
): Result<Purged> {
  const { db } = frame;
  db.pragma('secure_delete=ON');
  try {
    const plan = planPurge(db, order.patientIds);
    if (plan.entangled.length > 0)
      return blocked('Records of another patient rest on theirs. Mend those first, then purge.');
    const named = attachmentNames(db);
    loosen(frame);
    const lost = beforeDigests(db);
    const places = purgedPlaces(db);
    withoutGuards(frame, () => {
      db.pragma('defer_foreign_keys=ON');
      remove(db);
      remakeSearch(db);
    });
    const journal = afterDigests(db, lost);
    const runId = frame.newId();
    run(
      db,
      `insert into purge_run (id, patient_count, counts, reason, backup_name, journal, at, user_id, user_name)
       values (:id, :patients, :counts, :reason, :backupName, :journal, :at, :userId, :userName)`,
      {
        id: runId,
        patients: order.patientIds.length,
        counts: JSON.stringify(plan.counts),
        reason: order.reason,
        backupName: order.backupName,
        journal: JSON.stringify(journal),
        at: frame.at,
        userId: order.userId,
        userName: order.userName,
      },
    );
    for (const place of places) {
      run(
        db,
        `insert into visit_log_purged (id, purge_id, equipment_id, position, hash)
         values (:id, :runId, :equipmentId, :position, :hash)`,
        { ...place, runId },
      );
    }
    const kept = new Set(attachmentNames(db));
    putSecret(db, UNFINISHED, frame.at);
    return ok({
      runId,
      plan,
      transactions: journal.changes.length + (journal.sealed ? 1 : 0),
      attachments: [...new Set(named.filter((name) => !kept.has(name)))],
    });
  } finally {
    forgetPlan(db);
  }
}

/** What stays lets go of what goes: changes of records are journaled as any other, logs follow without a trace. */
function loosen({ db, at }: WriteFrame): void {
  for (const { table, column, to } of LOOSENED.filter((each) => isRecord(each.table))) {
    run(
      db,
      `update ${identifier(table)} set ${identifier(column)} = null, revision = revision + 1, updated_at = ?
       where ${pointsAtGone(table, column, to)}`,
      [at],
    );
  }
}

function isRecord(table: string): boolean {
  return !['stock_move', 'maintenance_done', 'custody'].includes(table);
}

function pointsAtGone(table: string, column: string, to: string): string {
  return `${identifier(column)} in (select id from temp.purge_row where tbl = '${to}')
    and id not in (select id from temp.purge_row where tbl = '${table}')`;
}

/** Runs with the triggers away that forbid deleting, and brings every one back as it was. */
function withoutGuards({ db, tables }: { db: Connection; tables: TableRules }, work: () => void): void {
  const guards = all<{ name: string; sql: string }>(
    db,
    `select name, sql from sqlite_master where type = 'trigger'
       and name in ('_journal_keep_delete', '_journal_keep_update') order by name`,
  );
  removeJournalTriggers(db);
  for (const { name } of guards) db.exec(`drop trigger ${identifier(name)}`);
  work();
  for (const { sql } of guards) db.exec(sql);
  installJournal(db, tables);
}

function remove(db: Connection): void {
  for (const { table, column, to } of LOOSENED.filter((each) => !isRecord(each.table))) {
    run(
      db,
      `update ${identifier(table)} set ${identifier(column)} = null where ${pointsAtGone(table, column, to)}`,
    );
  }
  run(db, `delete from claim_summary where claim_id in (select id from temp.purge_row where tbl = 'claim')`);
  run(
    db,
    `delete from _journal where n in (
       select j.n from temp.purge_row r cross join _journal j on j.tbl = r.tbl and j.row = r.id)`,
  );
  for (const table of PURGED_TABLES) {
    run(db, `delete from ${identifier(table)} where id in (select id from temp.purge_row where tbl = ?)`, [
      table,
    ]);
  }
}

/** A search index keeps the words of what it forgot until it happens to merge: it is emptied and filled again. */
function remakeSearch(db: Connection): void {
  for (const table of ['patient', 'equipment', 'document']) {
    run(db, `insert into ${table}_search (${table}_search) values ('delete-all')`);
    run(db, `update ${identifier(table)} set deleted_at = deleted_at`); // its trigger puts every row in
  }
}

interface BeforeDigests {
  readonly sealed: readonly [number, string] | null;
  readonly changes: readonly (readonly [number, string])[];
}

/** The journal's digests as they are, of every transaction that is about to lose rows. */
function beforeDigests(db: Connection): BeforeDigests {
  const touched = all<{ tx: number }>(
    db,
    `select distinct j.tx from temp.purge_row r cross join _journal j on j.tbl = r.tbl and j.row = r.id order by j.tx`,
  ).map(({ tx }) => tx);
  const upTo = sealedUpTo(db);
  return {
    sealed:
      upTo !== null && touched.some((tx) => tx <= upTo)
        ? [upTo, atOnce(db, digestJournal(db, upTo)).digest]
        : null,
    changes: touched
      .filter((tx) => upTo === null || tx > upTo)
      .map((tx) => [tx, atOnce(db, digestTransaction(db, tx)).digest]),
  };
}

function afterDigests(db: Connection, { sealed, changes }: BeforeDigests): PurgedJournal {
  return {
    sealed: sealed && [...sealed, atOnce(db, digestJournal(db, sealed[0])).digest],
    changes: changes.map(([tx, before]) => [tx, before, atOnce(db, digestTransaction(db, tx)).digest]),
  };
}

/** The last transaction of before there was a trail; null where the trail is as old as the store. */
function sealedUpTo(db: Connection): number | null {
  return (
    first<{ tx: number | null }>(
      db,
      `select json_extract(details, '$.lastTransaction') as tx from _audit where n = 1 and kind = 'sealed'`,
    )?.tx ?? null
  );
}

interface Place {
  readonly id: string;
  readonly equipmentId: string;
  readonly position: number;
  readonly hash: string;
}

/** Places in the logs of devices that stay. */
function purgedPlaces(db: Connection): Place[] {
  return all<Place>(
    db,
    `select id, equipment_id as equipmentId, position, hash from visit_log
     where id in (select id from temp.purge_row where tbl = 'visit_log')
       and equipment_id not in (select id from temp.purge_row where tbl = 'equipment')
     order by n`,
  ).map((place) => ({ ...place }));
}

/** True from the commit of a purge until `finishPurge` came to its end. */
export function isPurgeUnfinished(db: Connection): boolean {
  return secretOf(db, UNFINISHED) !== null;
}

/**
 * Writes the file anew without what was deleted, and empties its write-ahead log. Outside a transaction; seconds for
 * each 100 MB. A crash on the way changes nothing and leaves it to be done at the next unlocking.
 * @returns false when somebody reads from the log, so that it has to be done again
 */
export function finishPurge(db: Connection): boolean {
  db.exec('vacuum');
  const [checkpoint] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (checkpoint?.busy !== 0) return false;
  run(db, 'delete from store_secret where name = ?', [UNFINISHED]);
  return true;
}

/** Newest first. */
export function purgeRuns(db: Connection, limit: number): PurgeRun[] {
  return all<Omit<PurgeRun, 'counts'> & { counts: string }>(
    db,
    `select id, patient_count as patientCount, counts, reason, backup_name as backupName, at, user_name as userName
     from purge_run order by n desc limit ?`,
    [limit],
  ).map((row) => PurgeRun.parse({ ...row, counts: JSON.parse(row.counts) as unknown }));
}
