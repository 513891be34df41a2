import type { Id } from '../shared/domain/ids.ts';
import type { Connection } from './open.ts';
import type { WriteFrame } from './recordTable.ts';
import { first, run } from './rows.ts';

/** What a claim was when it was finalised: the case, what the rules said, and the packet's document model. */
export interface Freeze {
  readonly at: string;
  readonly userName: string;
  readonly pack: string;
  /** JSON of a ClaimCase. */
  readonly theCase: unknown;
  /** JSON of an Evaluation. */
  readonly evaluation: unknown;
  /** JSON of a PacketModel. */
  readonly packet: unknown;
}

export function insertFreeze(
  frame: WriteFrame,
  claimId: Id,
  freeze: Omit<Freeze, 'at'> & { readonly userId: Id },
): void {
  run(
    frame.db,
    `insert into claim_freeze (id, claim_id, at, user_id, user_name, pack, the_case, evaluation, packet)
     values (:id, :claimId, :at, :userId, :userName, :pack, :theCase, :evaluation, :packet)`,
    {
      id: frame.newId(),
      claimId,
      at: frame.at,
      userId: freeze.userId,
      userName: freeze.userName,
      pack: freeze.pack,
      theCase: JSON.stringify(freeze.theCase),
      evaluation: JSON.stringify(freeze.evaluation),
      packet: JSON.stringify(freeze.packet),
    },
  );
}

export function getFreeze(db: Connection, claimId: Id): Freeze | null {
  const row = first<{
    at: string;
    user_name: string;
    pack: string;
    the_case: string;
    evaluation: string;
    packet: string;
  }>(
    db,
    `select at, user_name, pack, the_case, evaluation, packet from claim_freeze
     where claim_id = ? and id not in (select id from _second_seal)`,
    [claimId],
  );
  if (!row) return null;
  return {
    at: row.at,
    userName: row.user_name,
    pack: row.pack,
    theCase: JSON.parse(row.the_case),
    evaluation: JSON.parse(row.evaluation),
    packet: JSON.parse(row.packet),
  };
}
