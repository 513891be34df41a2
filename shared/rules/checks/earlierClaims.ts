import type { OtherClaim } from '../../domain/claimCase.ts';

/** What other claims show of what was furnished before. */

/**
 * True for a claim that left the house and was not turned away: a draft may still come to nothing, and what was refused
 * was not paid. Of a closed claim nobody can tell any more whether it was paid, so it counts.
 */
export function countsAsFurnished({ state }: Pick<OtherClaim, 'state'>): boolean {
  return state === 'finalised' || state === 'sent' || state === 'paid' || state === 'closed';
}
