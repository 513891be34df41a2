import { handOver, handoffsOf } from '../../db/claimHandoffs.ts';
import { branches } from '../../db/branches.ts';
import { getClaim } from '../../db/claims.ts';
import { thisBranchOf } from '../../db/thisBranch.ts';
import { LEADS } from '../../shared/contract/channel.ts';
import { blocked, forbidden, invalid, notFound, ok } from '../../shared/result.ts';
import type { Handlers } from '../dispatch.ts';
import { frameOf } from './frame.ts';
import { claimPlace } from './heldClaims.ts';

/** Claims that go from one branch to another and come back, each time with a note of who did it. */
export const handOverHandlers: Pick<Handlers, 'claims.handOver' | 'handoffs.of'> = {
  'handoffs.of': ({ claimId }, { db }) => ok(handoffsOf(db, claimId)),
  'claims.handOver'({ claimId, revision, toBranchId, note }, context) {
    const { db, user } = context;
    if (!getClaim(db, claimId)) return notFound('claim');
    const here = thisBranchOf(db);
    if (here === null)
      return blocked(
        'This device belongs to no branch. The owner says under Branches which one it works in.',
      );
    const to = branches.get(db, toBranchId);
    if (!to) return notFound('branch');
    const place = claimPlace(db, claimId);
    const from = place?.branchId ?? here;
    if (from === toBranchId && place !== null)
      return invalid('toBranchId', `The claim is with ${to.name} already.`);
    if (!to.active) return invalid('toBranchId', `${to.name} is closed. Choose another branch.`);
    if (place?.elsewhere) {
      if (toBranchId !== here)
        return blocked(
          `${place.branchName || 'Another branch'} has this claim. Take it back first, then hand it on.`,
        );
      if (!LEADS.includes(user.role))
        return forbidden('Only the owner or the billing lead takes a claim back from another branch.');
    }
    const handed = handOver(
      frameOf(context),
      { id: claimId, revision },
      { fromBranchId: from, toBranchId, note: note.trim(), userId: user.id, userName: user.name },
    );
    return handed.ok ? ok({}) : handed;
  },
};
