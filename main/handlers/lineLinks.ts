import { billedRowsOf, partMakersOf } from '../../db/lineLinks.ts';
import { getVisit } from '../../db/visits.ts';
import type { lineLinkChannels } from '../../shared/contract/lineLinks.ts';
import { notFound, ok } from '../../shared/result.ts';
import type { Handlers } from '../dispatch.ts';

/** From the log of a visit to the lines that bill it. */
export const lineLinkHandlers: Pick<Handlers, keyof typeof lineLinkChannels> = {
  'visits.billedRows'({ id }, { db }) {
    if (!getVisit(db, id)) return notFound('service visit');
    return ok(billedRowsOf(db, id));
  },
  'visits.partMakers'({ id }, { db }) {
    if (!getVisit(db, id)) return notFound('service visit');
    return ok(partMakersOf(db, id));
  },
};
