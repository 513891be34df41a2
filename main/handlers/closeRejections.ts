import { denials } from '../../db/nouns.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { WriteContext } from '../dispatch.ts';
import { frameOf } from './frame.ts';

/** What became of a rejected claim after all, as the list of refusals shows it. */
export const REJECTION_OUTCOMES = {
  accepted: 'Accepted by a later answer',
  decided: 'The payer decided on it',
} as const;

/**
 * Closes what is still at work as a rejection of the claim, once a later answer takes the claim or its payer decides;
 * also where the claim is the correction of the rejected one. What a person closed or answered keeps their words. The
 * rejection of a whole file is closed by what becomes of all of its claims.
 * @param outcome at most 150 characters.
 * @returns how many were closed.
 */
export function closeRejections(context: WriteContext, claimId: Id, outcome: string): number {
  const rejections = denials.select(
    context.db,
    `where kind = 'rejected' and state in ('open', 'working') and deleted_at is null
       and (claim_id = :claimId or answer_claim_id = :claimId)
       and not exists (select 1 from batch_event e where e.id = batch_event_id and e.claim_id is null)`,
    { claimId },
  );
  for (const { id, revision, ...values } of rejections) {
    const corrected = values.answerClaimId !== null && values.claimId === claimId;
    denials.update(
      frameOf(context),
      { id, revision },
      {
        ...values,
        state: 'closed',
        // A correction that is under way may bill the same thing twice.
        outcome: corrected ? `${outcome}; look whether its correction is still needed` : outcome,
      },
    );
  }
  return rejections.length;
}

/** Puts rejections back to work that were closed because of a decision, when that decision was taken back as not theirs. */
export function reopenRejections(context: WriteContext, claimId: Id): void {
  const closed = denials.select(
    context.db,
    `where kind = 'rejected' and state = 'closed' and deleted_at is null
       and (claim_id = :claimId or answer_claim_id = :claimId) and outcome like :outcome || '%'`,
    { claimId, outcome: REJECTION_OUTCOMES.decided },
  );
  for (const { id, revision, ...values } of closed)
    denials.update(frameOf(context), { id, revision }, { ...values, state: 'open', outcome: '' });
}
