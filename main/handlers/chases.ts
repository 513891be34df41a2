import {
  chaseRow,
  chasesByPhysician,
  chasesOf,
  chasesToSend,
  getChase,
  listChases,
  updateChase,
} from '../../db/chases.ts';
import { getDocument } from '../../db/documents.ts';
import type { ChaseRow, letterChannels } from '../../shared/contract/letters.ts';
import { type Chase, type ChaseValues, sentAgain } from '../../shared/domain/chase.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { isBlank } from '../../shared/domain/record.ts';
import { blocked, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, WriteContext } from '../dispatch.ts';
import { frameOf } from './frame.ts';
import { printedLetters } from './letterPrints.ts';

type ChaseHandlers = Pick<Handlers, Extract<keyof typeof letterChannels, `chase.${string}`>>;

/** Papers asked of physicians, until they come back or nobody waits for them any more. */
export const chaseHandlers: ChaseHandlers = {
  'chase.list': (filter, { db, today }) => ok(listChases(db, filter, today)),
  'chase.physicians': ({ branchId }, { db, today }) => ok(chasesByPhysician(db, today, branchId)),
  'chase.of': (of, { db, today }) => ok(chasesOf(db, of, today)),
  async 'chase.print'({ ids, ...of }, { services }) {
    const chosen = services.read(({ db, today }) => {
      const chases =
        ids.length === 0 ? chasesToSend(db, of, today) : ids.flatMap((id) => getChase(db, id) ?? []);
      const withLetter = chases.flatMap(({ id, letterId }) => (letterId === null ? [] : [{ id, letterId }]));
      if (withLetter.length === 0) return blocked('Nothing is to be sent now.');
      return ok({ withLetter, withoutLetter: chases.length - withLetter.length });
    });
    if (!chosen.ok) return chosen;
    const { withLetter, withoutLetter } = chosen.value;
    const printed = await printedLetters(
      services,
      withLetter.map(({ letterId }) => letterId),
    );
    return printed.ok
      ? ok({ ...printed.value, chaseIds: withLetter.map(({ id }) => id), withoutLetter })
      : printed;
  },
  'chase.sent'({ ids, on, by }, context) {
    if (on > context.today) return invalid('on', 'This day has not come yet.');
    for (const id of new Set(ids)) {
      const chase = getChase(context.db, id);
      if (!chase) return notFound('asked paper');
      const open = stillOpen(chase);
      if (!open.ok) return open;
      if (chase.lastSentOn !== null && on < chase.lastSentOn)
        return invalid('on', 'One of them was sent later than this day already.');
      const { id: _id, revision, ...values } = chase;
      const saved = updateChase(frameOf(context), { id, revision }, sentAgain(values, on, by));
      if (!saved.ok) return saved;
    }
    return ok({ marked: new Set(ids).size });
  },
  'chase.returned'({ on, documentId, ...target }, context) {
    if (on > context.today) return invalid('on', 'This day has not come yet.');
    return changed(context, target, (chase) => {
      const open = stillOpen(chase);
      if (!open.ok) return open;
      if (documentId !== null) {
        const document = getDocument(context.db, documentId);
        if (!document) return notFound('document');
        if (document.patientId !== chase.patientId)
          return invalid('documentId', 'This paper is not of the patient it was asked for. Choose another.');
      }
      if (chase.sentOn !== null && on < chase.sentOn)
        return invalid('on', 'It was sent after this day. Give the day on which the answer came.');
      return ok({ returnedOn: on, documentId, againOn: null });
    });
  },
  'chase.close'({ reason, ...target }, context) {
    if (isBlank(reason)) return invalid('reason', 'Say why nobody waits for it any more.');
    return changed(context, target, (chase) => {
      const open = stillOpen(chase);
      return open.ok ? ok({ closedReason: reason.trim(), againOn: null }) : open;
    });
  },
  'chase.reopen': (target, context) =>
    changed(context, target, (chase) =>
      ok({
        returnedOn: null,
        documentId: null,
        closedReason: '',
        againOn: chase.sentOn === null ? null : context.today,
      }),
    ),
  'chase.save': ({ values, ...target }, context) => changed(context, target, () => ok(values)),
};

function stillOpen({ returnedOn, closedReason }: Chase): Result<void> {
  if (returnedOn !== null) return blocked('This paper came back already. Reopen it to wait again.');
  return closedReason === '' ? ok(undefined) : blocked('This is closed. Reopen it to wait again.');
}

function changed(
  context: WriteContext,
  target: { readonly id: Id; readonly revision: number },
  change: (chase: Chase) => Result<Partial<ChaseValues>>,
): Result<ChaseRow> {
  const { db, today } = context;
  const chase = getChase(db, target.id);
  if (!chase) return notFound('asked paper');
  const next = change(chase);
  if (!next.ok) return next;
  const { id: _id, revision: _revision, ...values } = chase;
  const saved = updateChase(frameOf(context), target, { ...values, ...next.value });
  if (!saved.ok) return saved;
  const row = chaseRow(db, target.id, today);
  return row ? ok(row) : notFound('asked paper');
}
