import type { Id } from '../shared/domain/ids.ts';
import type { Connection } from './open.ts';
import { first } from './rows.ts';

/**
 * Which claim stands for another one now. A correction that was removed, or closed before it was ever sent, corrected
 * nothing: the claim before it stands again.
 */

export interface Successor {
  readonly id: Id;
  readonly number: string;
}

/** The newest correction that stands for the claim, over however many corrections; null: the claim stands for itself. */
export function successorOf(db: Connection, claimId: Id): Successor | null {
  const row = first<Successor>(
    db,
    `with recursive later (id) as (
       select id from claim where replaces_id = :claimId and deleted_at is null
       union
       select c.id from claim c join later on c.replaces_id = later.id where c.deleted_at is null
     )
     select c.id, c.number from claim c join later on later.id = c.id
     where c.state <> 'closed' or exists (select 1 from claim_event e where e.claim_id = c.id and e.state = 'sent')
     order by c.number desc limit 1`,
    { claimId },
  );
  return row ?? null;
}
