import { dayOf, handoversOf, insertHandover, waitingHandovers } from '../../db/handovers.ts';
import { visitRowsOf } from '../../db/recordLists.ts';
import { getVisit } from '../../db/visits.ts';
import { invalid, notFound, ok } from '../../shared/result.ts';
import type { Handlers } from '../dispatch.ts';
import { visitRowFor } from './benchView.ts';
import { frameOf } from './frame.ts';

type HandoverHandlers = Pick<
  Handlers,
  'visits.handOver' | 'visits.handovers' | 'visits.waiting' | 'visits.today'
>;

/** Visits passed between technician and desk, and a technician's day. */
export const handoverHandlers: HandoverHandlers = {
  'visits.handOver'({ id, to, note }, context) {
    if (!getVisit(context.db, id)) return notFound('service visit');
    if (note.trim() === '') return invalid('note', 'Say what the other side is asked to do.');
    const { id: userId, name: userName } = context.user;
    return ok(insertHandover(frameOf(context), { visitId: id, to, note: note.trim(), userId, userName }));
  },
  'visits.handovers': ({ id }, { db }) => ok(handoversOf(db, id)),
  'visits.waiting'({ for: side, branchId }, { db, user }) {
    const waiting = waitingHandovers(db, side);
    const rows = new Map(
      visitRowsOf(
        db,
        waiting.map(({ visitId }) => visitId),
        branchId,
      ).map((row) => [row.id, row]),
    );
    return ok(
      waiting.flatMap((handover) => {
        const visit = rows.get(handover.visitId);
        return visit ? [{ visit: visitRowFor(user, visit), handover }] : [];
      }),
    );
  },
  'visits.today'(_, { db, user, today }) {
    const entries = dayOf(db, { userId: user.id, today });
    const rows = new Map(
      visitRowsOf(
        db,
        entries.map(({ id }) => id),
      ).map((row) => [row.id, row]),
    );
    return ok(
      entries.flatMap(({ id, scheduledOn }) => {
        const row = rows.get(id);
        return row ? [{ ...visitRowFor(user, row), scheduledOn }] : [];
      }),
    );
  },
};
