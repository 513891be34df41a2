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

/** SQL: true where a correction stands for the claim whose table is called `name`. */
export function isReplaced(name: string): string {
  return `exists (select 1 from claim later where later.replaces_id = ${name}.id and later.deleted_at is null
    and (later.state <> 'closed'
      or exists (select 1 from claim_event e where e.claim_id = later.id and e.state = 'sent')))`;
}

/**
 * SQL: true where the claim called `name` asks a later payer for what another claim asked the first payer for: one repair,
 * told once.
 */
export function isOfLaterPayer(name: string): string {
  return `(json_array_length(${name}.filing, '$.priorPayments') > 0 and exists (
    select 1 from claim first where first.id <> ${name}.id and first.deleted_at is null
      and first.equipment_id = ${name}.equipment_id and first.kind = ${name}.kind
      and first.date_of_service = ${name}.date_of_service and first.coverage_id is not ${name}.coverage_id
      and json_array_length(first.filing, '$.priorPayments') = 0))`;
}

/** SQL: true where the claim called `name` was given up before it ever left the house. */
export function isGivenUp(name: string): string {
  return `(${name}.state = 'closed' and not exists (
    select 1 from claim_event e where e.claim_id = ${name}.id and e.state = 'sent'))`;
}
