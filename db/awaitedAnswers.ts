import type { Id } from '../shared/domain/ids.ts';
import type { Connection } from './open.ts';
import { all, first } from './rows.ts';
import { andOfBranch } from './thisBranch.ts';

/** What the other side still owes an answer to. */

/** The claim is under way with this file and with none that was sent after it. */
const UNDER_WAY = `k.state = 'sent' and k.deleted_at is null and not exists (
    select 1 from batch_claim lc join batch later on later.id = lc.batch_id
    where lc.claim_id = c.claim_id and later.id > b.id and later.production = 1
      and exists (select 1 from batch_event s where s.batch_id = later.id and s.kind = 'sent'))`;
const COUNTS = `coalesce(json_extract(e.details, '$.setAside'), '') = ''`;

/** Claims of a file that are still under way, and how many of them no claim answer took. */
export function underWay(
  db: Connection,
  batchId: Id,
): { readonly open: number; readonly unanswered: number } {
  const row = first<{ open: number; unanswered: number }>(
    db,
    `select count(*) as open, coalesce(sum(not exists (
       select 1 from batch_event e where e.batch_id = c.batch_id and e.claim_id = c.claim_id
         and e.kind in ('accepted', 'payerAccepted') and ${COUNTS})), 0) as unanswered
     from batch_claim c join batch b on b.id = c.batch_id join claim k on k.id = c.claim_id
     where c.batch_id = ? and ${UNDER_WAY}`,
    [batchId],
  );
  return row ?? { open: 0, unanswered: 0 };
}

/** Production files that were sent and of which claims are under way, the oldest first. */
export function filesUnderWay(db: Connection): Id[] {
  return all<{ id: Id }>(
    db,
    `select b.id from batch b where b.production = 1
       and exists (select 1 from batch_event s where s.batch_id = b.id and s.kind = 'sent')
       and exists (select 1 from batch_claim c join claim k on k.id = c.claim_id where c.batch_id = b.id and ${UNDER_WAY})
     order by b.id`,
  ).map(({ id }) => id);
}

/** A claim that was sent on paper or by a portal, and when. */
export interface SentAlone {
  readonly id: Id;
  readonly number: string;
  readonly at: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** Claims under way that no file holds, sent before an instant; the oldest first. */
export function sentAloneBefore(
  db: Connection,
  before: string,
  limit: number,
  branchId: Id | null = null,
): SentAlone[] {
  return all<SentAlone>(
    db,
    `select k.id, k.number, max(e.at) as at, p.first_name as firstName, p.last_name as lastName
     from claim k join patient p on p.id = k.patient_id
     join claim_event e on e.claim_id = k.id and e.state = 'sent'
     where k.state = 'sent' and k.deleted_at is null${andOfBranch('k.branch_id', branchId)} and not exists (
       select 1 from batch_claim c join batch b on b.id = c.batch_id where c.claim_id = k.id and b.production = 1
         and exists (select 1 from batch_event s where s.batch_id = b.id and s.kind = 'sent'))
     group by k.id having max(e.at) < :before order by at limit :limit`,
    { before, limit, branchId },
  );
}
