import { AuditDetails, type AuditKind } from '../shared/domain/auditEntry.ts';
import {
  atOnce,
  digestJournal,
  digestTransaction,
  GENESIS,
  hashOf,
  type TransactionRow,
} from './auditChain.ts';
import { patientsOf, touchedBy } from './auditSubject.ts';
import { layoutOf } from './auditLayout.ts';
import type { Connection } from './open.ts';
import { first, run } from './rows.ts';

/** Writing the audit trail. Entries are only ever added; each carries the hash of the one before it. */

/** An entry before it is added: what happened, to what. Ids, codes and counts only. */
export interface NewAuditEntry {
  /** UUIDv7. */
  readonly id: string;
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
  /** '' where nobody is signed in. */
  readonly userId: string;
  /** Name of a member of staff, '' for nobody. */
  readonly userName: string;
  readonly kind: AuditKind;
  /** The message that caused it, '' for an act of the program. */
  readonly channel: string;
  /** Kind and id of the record that it is about; '' for none. */
  readonly subject?: string;
  readonly subjectId?: string;
  readonly patientId?: string;
  readonly details?: AuditDetails;
}

/** How far the trail has grown. */
export interface TrailHead {
  /** Number of the last entry, which is how many there are. */
  readonly n: number;
  readonly hash: string;
}

/** The last entry's number and hash; 0 and what stands before the first while there is none. */
export function trailHead(db: Connection): TrailHead {
  return first<TrailHead>(db, 'select n, hash from _audit_head') ?? { n: 0, hash: GENESIS };
}

/** When the newest entry was written, as the clock was then; null: there is none. */
export function lastNotedAt(db: Connection): string | null {
  return first<{ at: string }>(db, 'select at from _audit order by n desc limit 1')?.at ?? null;
}

/**
 * Adds one entry. Inside a write transaction it is kept or taken back with the rest.
 * @throws when the details hold anything but codes and counts: a bug of the caller
 */
export function insertAudit(db: Connection, entry: NewAuditEntry): TrailHead {
  return append(db, entry, null, '');
}

function append(db: Connection, entry: NewAuditEntry, tx: number | null, digest: string): TrailHead {
  const head = trailHead(db);
  const row = {
    n: head.n + 1,
    id: entry.id,
    at: entry.at,
    user_id: entry.userId,
    user_name: entry.userName,
    kind: entry.kind,
    channel: entry.channel,
    subject: entry.subject ?? '',
    subject_id: entry.subjectId ?? '',
    patient_id: entry.patientId ?? '',
    details: JSON.stringify(AuditDetails.parse(entry.details ?? {})),
    tx,
    digest,
    previous: head.hash,
  };
  const hash = hashOf(row);
  run(
    db,
    `insert into _audit (n, id, at, user_id, user_name, kind, channel, subject, subject_id, patient_id, details, tx,
       digest, previous, hash)
     values (:n, :id, :at, :user_id, :user_name, :kind, :channel, :subject, :subject_id, :patient_id, :details, :tx,
       :digest, :previous, :hash)`,
    { ...row, hash },
  );
  return { n: row.n, hash };
}

/**
 * Adds the entry of a transaction that is about to be committed: a digest of what the journal has of it, what it
 * touched and whose. A transaction that changed nothing gets none. One pass over its rows.
 */
export function noteChange(db: Connection, transaction: TransactionRow, newId: () => string): void {
  const layout = layoutOf(db);
  if (!layout.trail) return;
  const touched = touchedBy();
  const { digest, rows } = atOnce(db, digestTransaction(db, transaction.n, touched.look));
  if (rows === 0) return;
  const patients = patientsOf(db, transaction.n, touched, layout);
  const [only] = patients;
  const user = layout.users
    ? first<{ name: string }>(db, 'select name from user where id = ?', [transaction.actor])
    : undefined;
  append(
    db,
    {
      id: newId(),
      at: transaction.at,
      userId: transaction.actor,
      userName: user?.name ?? '',
      kind: 'change',
      channel: channelOf(transaction.action),
      ...touched.subject(),
      patientId: patients.length === 1 ? (only ?? '') : '',
      details: {
        fields: rows,
        records: touched.counts(),
        ...(patients.length > 1 ? { patients: [...patients] } : {}),
      },
    },
    transaction.n,
    digest,
  );
}

/** A migration names itself by number and words; the words are for the journal. */
function channelOf(action: string): string {
  const [word = ''] = action.split(' ');
  return word;
}

/**
 * Begins the trail of a store that has a journal from before there was one: the first entry seals all of that under
 * one digest. Nothing where there is no such journal.
 */
export function sealEarlierJournal(
  db: Connection,
  stamp: { readonly at: string; readonly id: string },
): void {
  const lastTx = first<{ n: number | null }>(db, 'select max(n) as n from _transaction')?.n ?? null;
  if (lastTx === null) return;
  const { digest, transactions, rows } = atOnce(db, digestJournal(db, lastTx));
  append(
    db,
    {
      id: stamp.id,
      at: stamp.at,
      userId: '',
      userName: '',
      kind: 'sealed',
      channel: '',
      details: { lastTransaction: lastTx, transactions, fields: rows },
    },
    null,
    digest,
  );
}
