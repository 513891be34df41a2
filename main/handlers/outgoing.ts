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

/**
 * What a finalized claim was, on the way that its payer wants today; of a draft, what it would be now. Who bills and who
 * is billed stand as they are today: an address that was mended since is no reason to correct a claim.
 */
export function outgoingClaim(
  { db, office }: Pick<ReadContext, 'db' | 'office'>,
  claimId: Id,
): Result<Outgoing> {
  const freeze = getFreeze(db, claimId);
  const theCase = freeze ? readStoredCase(freeze.theCase) : claimCaseOf(db, claimId);
  if (!theCase) return notFound('claim');
  const was = theCase.payer;
  const payer = was && (payers.select(db, 'where id = ?', [was.id])[0] ?? was);
  const finalisedOn = freeze ? dateInZone(Date.parse(freeze.at), office.timeZone) : null;
  return ok(
    outgoingOf({ ...theCase, office, payer }, payer?.filing ?? defaultFiling('commercial'), finalisedOn),
  );
}
