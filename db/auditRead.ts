import type { AuditTrailRow } from '../shared/contract/auditTrail.ts';
import type { HistoryRow } from '../shared/contract/records.ts';
import { AuditEntry, type AuditKind } from '../shared/domain/auditEntry.ts';
import { equipmentName } from '../shared/domain/equipment.ts';
import { sortName } from '../shared/domain/people.ts';
import { transactionRows } from './historyRows.ts';
import type { Connection } from './open.ts';
import { all, first, type SqlRow } from './rows.ts';

/** Reading the audit trail, with the names that its ids have today. */

export interface TrailQuery {
  readonly patientId: string | null;
  readonly userId: string | null;
  readonly kinds: readonly AuditKind[];
  /** Instants: from, and before. */
  readonly from: string | null;
  readonly until: string | null;
  /** Beginning of a claim's number or a device's serial; '' for all. */
  readonly number: string;
}

/** How many records a typed number may stand for. */
const MOST_NUMBERED = 50;

/**
 * Entries, newest first.
 * @param before only entries with a smaller number; null: from the newest
 */
export function listTrail(
  db: Connection,
  query: TrailQuery,
  before: number | null,
  limit: number,
): AuditEntry[] {
  return select(db, query, before, limit, 'desc');
}

/** Entries, oldest first, after a number. */
export function trailFrom(db: Connection, query: TrailQuery, after: number, limit: number): AuditEntry[] {
  return select(db, query, after, limit, 'asc');
}

function select(
  db: Connection,
  query: TrailQuery,
  edge: number | null,
  limit: number,
  order: 'asc' | 'desc',
): AuditEntry[] {
  // One way in, the narrowest, and the plus signs keep the others from being taken for one.
  const where: string[] = [];
  const values: Record<string, string | number | null> = { limit, edge };
  if (edge !== null) where.push(`a.n ${order === 'desc' ? '<' : '>'} :edge`);
  let source = '_audit a';
  if (query.number !== '') {
    const ids = numbered(db, query.number);
    if (ids.length === 0) return [];
    where.push('a.subject_id in (select value from json_each(:ids))', "a.subject_id <> ''");
    values['ids'] = JSON.stringify(ids);
  }
  if (query.patientId !== null) {
    if (query.number === '') {
      source = '_audit_about p join _audit a on a.n = p.n';
      where.push('p.patient_id = :patientId');
      if (edge !== null) where.push(`p.n ${order === 'desc' ? '<' : '>'} :edge`);
    } else {
      where.push('exists (select 1 from _audit_about p where p.patient_id = :patientId and p.n = a.n)');
    }
    values['patientId'] = query.patientId;
  }
  if (query.userId !== null) {
    where.push(`${query.patientId === null && query.number === '' ? '' : '+'}a.user_id = :userId`);
    values['userId'] = query.userId;
  }
  if (query.kinds.length > 0) {
    const alone = query.patientId === null && query.number === '' && query.userId === null;
    where.push(
      `${alone && query.kinds.length === 1 ? '' : '+'}a.kind in (select value from json_each(:kinds))`,
    );
    values['kinds'] = JSON.stringify(query.kinds);
  }
  if (query.from !== null) {
    where.push('+a.at >= :from');
    values['from'] = query.from;
  }
  if (query.until !== null) {
    where.push('+a.at < :until');
    values['until'] = query.until;
  }
  if (edge === null) delete values['edge'];
  const rows = all(
    db,
    `select a.* from ${source} ${where.length > 0 ? `where ${where.join(' and ')}` : ''}
     order by ${source.startsWith('_audit_about') ? 'p.n' : 'a.n'} ${order} limit :limit`,
    values,
  );
  return rows.map(entryOf);
}

export function trailEntry(db: Connection, n: number): AuditEntry | null {
  const row = first(db, 'select * from _audit where n = ?', [n]);
  return row ? entryOf(row) : null;
}

function entryOf(row: SqlRow): AuditEntry {
  const { user_id, user_name, subject_id, patient_id, details, ...same } = row;
  return AuditEntry.parse({
    ...same,
    userId: user_id,
    userName: user_name,
    subjectId: subject_id,
    patientId: patient_id,
    details: JSON.parse(String(details)) as unknown,
  });
}

/** The records that a typed number stands for. */
function numbered(db: Connection, number: string): string[] {
  const beginning = `${number.replace(/[\\%_]/g, '\\$&')}%`;
  return all<{ id: string }>(
    db,
    `select id from (
       select id from claim where number like :beginning escape '\\'
       union all select id from equipment where serial like :beginning escape '\\'
     ) limit ${MOST_NUMBERED}`,
    { beginning },
  ).map(({ id }) => id);
}

/** An entry with the names of the patient and the record that it is about. */
export function withNames(db: Connection, entry: AuditEntry): Omit<AuditTrailRow, 'label'> {
  return {
    entry,
    patientName: patientName(db, entry.patientId),
    subjectName: subjectName(db, entry.subject, entry.subjectId),
  };
}

function patientName(db: Connection, id: string): string {
  if (id === '') return '';
  const row = first<{ first_name: string; middle_name: string; last_name: string; suffix: string }>(
    db,
    'select first_name, middle_name, last_name, suffix from patient where id = ?',
    [id],
  );
  if (!row) return '';
  return sortName({
    firstName: row.first_name,
    middleName: row.middle_name,
    lastName: row.last_name,
    suffix: row.suffix,
  });
}

/** SQL of what a record is called by, for those that have a name of their own. */
const NAMES: Readonly<Record<string, string>> = {
  claim: 'select number as name from claim where id = ?',
  document: 'select title as name from document where id = ?',
  user: 'select name from user where id = ?',
  payer: 'select name from payer where id = ?',
  batch: 'select interchange_number as name from batch where id = ?',
  recall: 'select title as name from recall where id = ?',
};

function subjectName(db: Connection, subject: string, id: string): string {
  if (id === '') return '';
  if (subject === 'equipment') {
    const row = first<{ make: string; model: string; serial: string }>(
      db,
      'select make, model, serial from equipment where id = ?',
      [id],
    );
    return row ? equipmentName(row) : '';
  }
  const sql = NAMES[subject];
  return sql === undefined ? '' : String(first<{ name: string | number }>(db, sql, [id])?.name ?? '');
}

/** What an entry's transaction changed, field by field, and how many fields it was in all. */
export function changesOfEntry(
  db: Connection,
  entry: AuditEntry,
  limit: number,
): { changes: HistoryRow[]; total: number } {
  if (entry.tx === null) return { changes: [], total: 0 };
  const { rows, total } = transactionRows(db, entry.tx, limit);
  return { changes: rows, total };
}
