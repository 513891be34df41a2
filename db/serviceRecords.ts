import type { Id } from '../shared/domain/ids.ts';
import { ServiceRecord } from '../shared/domain/serviceRecord.ts';
import type { Connection } from './open.ts';
import type { WriteFrame } from './recordTable.ts';
import { first, run } from './rows.ts';

/** Visits that stay service records and are not billed: one decision a visit, kept for good. */

/** @throws when the visit has one already: ask first. */
export function insertServiceRecord(
  frame: WriteFrame,
  record: Omit<ServiceRecord, 'id' | 'at'>,
): ServiceRecord {
  const kept = { ...record, id: frame.newId(), at: frame.at };
  run(
    frame.db,
    `insert into service_record (id, visit_id, payer_name, answer, why, source, note, at, user_id, user_name)
     values (:id, :visitId, :payerName, :answer, :why, :source, :note, :at, :userId, :userName)`,
    kept,
  );
  return kept;
}

/** The decision on a visit; null while there is none. */
export function serviceRecordOf(db: Connection, visitId: Id): ServiceRecord | null {
  const row = first(
    db,
    `select id, visit_id as visitId, payer_name as payerName, answer, why, source, note, at, user_id as userId,
       user_name as userName
     from service_record where visit_id = ?`,
    [visitId],
  );
  return row ? ServiceRecord.parse(row) : null;
}
