import { claimCaseOf } from '../../db/claimCase.ts';
import { getFreeze } from '../../db/claimFreeze.ts';
import { payers } from '../../db/nouns.ts';
import { outgoingOf, type Outgoing } from '../../shared/billing/outgoing.ts';
import { readStoredCase } from '../../shared/domain/caseVersions.ts';
import { dateInZone } from '../../shared/domain/dates.ts';
import { defaultFiling } from '../../shared/domain/filing.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext } from '../dispatch.ts';

export const outgoingHandlers: Pick<Handlers, 'outgoing.claim'> = {
  'outgoing.claim': ({ claimId }, context) => outgoingClaim(context, claimId),
};

/** What a finalized claim was, on the way that its payer wants today; of a draft, what it would be now. */
export function outgoingClaim(
  { db, office }: Pick<ReadContext, 'db' | 'office'>,
  claimId: Id,
): Result<Outgoing> {
  const freeze = getFreeze(db, claimId);
  const theCase = freeze ? readStoredCase(freeze.theCase) : claimCaseOf(db, claimId);
  if (!theCase) return notFound('claim');
  const payer = theCase.payer;
  const today = payer ? payers.select(db, 'where id = ?', [payer.id])[0] : undefined;
  const filing = today?.filing ?? payer?.filing ?? defaultFiling('commercial');
  return ok(outgoingOf(theCase, filing, freeze ? dateInZone(Date.parse(freeze.at), office.timeZone) : null));
}
