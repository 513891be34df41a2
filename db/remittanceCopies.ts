import type { RemittanceCopy } from '../shared/contract/returned.ts';
import type { Instant } from '../shared/domain/dates.ts';
import type { Id } from '../shared/domain/ids.ts';
import type { Connection } from './open.ts';
import { STANDS, WAITS } from './returned.ts';
import { all, first } from './rows.ts';

/** Payments that came once more: which one was first, and what of the copy still waits. */

/** Of a remittance `r` and an earlier one `e`: payer, number, day and amount are the same. */
const EARLIER = `e.id < r.id and e.trace_number = r.trace_number and e.trace_number <> ''
  and e.payer_identifier = r.payer_identifier and e.paid_on is r.paid_on and e.total_cents = r.total_cents
  and exists (select 1 from remittance_claim ec join payment p on p.remittance_claim_id = ec.id
    where ec.remittance_id = e.id and ${STANDS})`;

/** The first one of which something is posted and stands; null: the remittance is a copy of none such. */
export function firstOfCopy(
  db: Connection,
  remittanceId: Id,
): { readonly id: Id; readonly at: Instant } | null {
  return (
    first<{ id: Id; at: Instant }>(
      db,
      `select e.id, e.at from remittance r join remittance e on ${EARLIER} where r.id = ? order by e.id limit 1`,
      [remittanceId],
    ) ?? null
  );
}

/** Remittances of a file that were held because they came before, in their order; those of a test post nothing anyway. */
export function copiesInFile(db: Connection, fileId: Id): RemittanceCopy[] {
  return all<Omit<RemittanceCopy, 'firstId' | 'firstAt'>>(
    db,
    `select r.id, r.payer_name as payerName, r.trace_number as traceNumber,
       (select count(*) from remittance_claim c where c.remittance_id = r.id) as claims,
       (select count(*) from remittance_claim c where c.remittance_id = r.id and ${WAITS}) as waiting
     from remittance r where r.file_id = ?
       and exists (select 1 from json_each(r.doubts) d where json_extract(d.value, '$.what') = 'seenBefore')
       and not exists (select 1 from json_each(r.doubts) d where json_extract(d.value, '$.what') = 'test')
     order by r.id`,
    [fileId],
  ).flatMap((copy) => {
    const { id: firstId, at: firstAt } = firstOfCopy(db, copy.id) ?? {};
    return firstId === undefined || firstAt === undefined ? [] : [{ ...copy, firstId, firstAt }];
  });
}
