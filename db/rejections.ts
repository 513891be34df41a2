import type { Id } from '../shared/domain/ids.ts';
import type { Connection } from './open.ts';
import { all } from './rows.ts';

/** Rejections at work that stand for a whole file: they answer an event that names no single claim. */
export function fileRejectionsAtWork(db: Connection): { readonly id: Id; readonly batchId: Id }[] {
  return all<{ id: Id; batchId: Id }>(
    db,
    `select d.id, e.batch_id as batchId from denial d join batch_event e on e.id = d.batch_event_id
     where d.kind = 'rejected' and d.state in ('open', 'working') and d.deleted_at is null and e.claim_id is null
     order by d.id`,
  );
}
