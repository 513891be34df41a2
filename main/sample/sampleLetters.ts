import { listPhysicians } from '../../db/physicianList.ts';
import { listClaims } from '../../db/claimLists.ts';
import { getChase, updateChase } from '../../db/chases.ts';
import { sentAgain } from '../../shared/domain/chase.ts';
import { addDays } from '../../shared/domain/dates.ts';
import type { WriteContext } from '../dispatch.ts';
import { frameOf } from '../handlers/frame.ts';
import { keepLetter, letterOptions } from '../handlers/letters.ts';

/** How long ago each of the sample's letters was sent; null: it waits to be sent. */
const SENT_DAYS_AGO: readonly (number | null)[] = [12, null, 3];

/** Letters to physicians about what the sample's open claims lack: one due again, one to send, one out. */
export function writeLetters(context: WriteContext): void {
  const filter = { query: '', kind: null, payerId: null, sort: 'oldest' } as const;
  const open = listClaims(
    context.db,
    { ...filter, states: ['draft', 'onHold'] },
    { offset: 0, limit: 60 },
    context.today,
  ).rows;
  const somebody = listPhysicians(context.db, '', { offset: 0, limit: 1 }).rows[0]?.id ?? null;
  let made = 0;
  for (const { id } of open) {
    const days = SENT_DAYS_AGO[made];
    if (days === undefined) return;
    const options = letterOptions(context, id);
    if (!options.ok) continue;
    // A claim without an order names nobody: the office knows whom to ask.
    const physicianId = options.value.physicianId ?? somebody;
    if (physicianId === null) continue;
    const ruleIds = options.value.asks.filter(({ optional }) => !optional).map(({ ruleId }) => ruleId);
    if (ruleIds.length === 0) continue;
    const letter = keepLetter(context, {
      kind: 'physicianLetter',
      claimId: id,
      physicianId,
      denialId: null,
      ruleIds,
      note: '',
      faxCover: true,
      orderForm: false,
    });
    if (!letter.ok) continue;
    made += 1;
    const chase = letter.value.chaseId === null ? null : getChase(context.db, letter.value.chaseId);
    if (chase === null || days === null) continue;
    const { id: chaseId, revision, ...values } = chase;
    const sent = sentAgain(values, addDays(context.today, -days), 'fax');
    updateChase(frameOf(context), { id: chaseId, revision }, sent);
  }
}
