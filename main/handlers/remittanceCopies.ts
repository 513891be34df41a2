import { firstOfCopy } from '../../db/remittanceCopies.ts';
import { claimsOfRemittance, insertMatch, isWaiting, waitingPayments } from '../../db/returned.ts';
import type { RemittanceView } from '../../shared/contract/returned.ts';
import { dateInZone, daysBetween } from '../../shared/domain/dates.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { blocked, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, WriteContext } from '../dispatch.ts';
import { frameOf } from './frame.ts';
import { remittanceView } from './returned.ts';

type RemittanceCopyHandlers = Pick<Handlers, `remittances.${'waiting' | 'putAside'}`>;

/** Payments that wait for a person: how many, and copies of others, which are put aside in one act. */
export const remittanceCopyHandlers: RemittanceCopyHandlers = {
  'remittances.waiting'(_, { db, today, office }) {
    const { count, since } = waitingPayments(db);
    const oldestDays =
      since === null ? null : Math.max(0, daysBetween(dateInZone(Date.parse(since), office.timeZone), today));
    return ok({ count, oldestDays });
  },
  'remittances.putAside': ({ id }, context) => putAside(context, id),
};

function putAside(context: WriteContext, id: Id): Result<RemittanceView> {
  const claims = claimsOfRemittance(context.db, id);
  if (claims.length === 0) return notFound('remittance');
  const copied = firstOfCopy(context.db, id) !== null;
  const again = claims.some(({ doubts }) => doubts.some(({ what }) => what === 'envelopeAgain'));
  if (!copied && !again)
    return blocked(
      'This is no copy of a payment that is posted. Say for each of its claims whose it is, or that it is not ours.',
    );
  const waiting = claims.filter(isWaiting);
  if (waiting.length === 0) return blocked('Nothing of this waits any more: there is nothing to put aside.');
  const { id: userId, name: userName } = context.user;
  for (const claim of waiting)
    insertMatch(frameOf(context), {
      remittanceClaimId: claim.id,
      claimId: null,
      how: 'notOurs',
      lines: [],
      userId,
      userName,
    });
  return remittanceView(context, id);
}
