import { getClaim } from '../../db/claims.ts';
import { successorOf } from '../../db/claimSuccession.ts';
import { denialMemory, denialRow, denialsOfClaim, listDenials } from '../../db/denialLists.ts';
import { denials } from '../../db/nouns.ts';
import { payerClaimNumberGiven } from '../../db/payerClaimNumber.ts';
import { paymentsOf } from '../../db/returned.ts';
import type { InputOf } from '../../shared/contract/contract.ts';
import type { DenialView } from '../../shared/contract/returned.ts';
import type { Denial } from '../../shared/domain/denial.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { booksOf } from '../../shared/edi/claimBooks.ts';
import { ruleTitle } from '../../shared/rules/ruleTitle.ts';
import { blocked, invalid, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext, WriteContext } from '../dispatch.ts';
import { claimFiling } from './claimFiling.ts';
import { correctClaim } from './correctClaim.ts';
import { frameOf } from './frame.ts';

type DenialHandlers = Pick<Handlers, `denials.${'list' | 'get' | 'ofClaim' | 'save' | 'correct' | 'memory'}`>;

/** Rejections and denials as work: why, by when, whose, and what answered them. */
export const denialHandlers: DenialHandlers = {
  'denials.list': (filter, { db, today }) => ok(listDenials(db, filter, today)),
  'denials.get': ({ id }, context) => viewOf(context, id),
  'denials.ofClaim': ({ claimId }, { db, today }) => ok(denialsOfClaim(db, claimId, today)),
  'denials.save'({ id, revision, values }, context) {
    const denial = denials.get(context.db, id);
    if (!denial) return notFound('refusal');
    const { id: _id, revision: _revision, ...before } = denial;
    const saved = denials.update(frameOf(context), { id, revision }, { ...before, ...values });
    return saved.ok ? viewOf(context, id) : saved;
  },
  'denials.correct': (input, context) => correct(context, input),
  'denials.memory': (period, { db }) =>
    ok(denialMemory(db, period).map((row) => ({ ...row, rules: named(row.ruleIds) }))),
};

function named(ruleIds: readonly string[]): DenialView['rules'] {
  return ruleIds.map((id) => ({ id, title: ruleTitle(id) }));
}

function viewOf(context: ReadContext, id: Id): Result<DenialView> {
  const { db, today } = context;
  const row = denialRow(db, id, today);
  if (!row) return notFound('refusal');
  const answer = row.denial.answerClaimId ? getClaim(db, row.denial.answerClaimId) : null;
  const given = payerClaimNumberGiven(db, row.denial.claimId);
  return ok({
    row,
    payments: paymentsOf(db, row.denial.claimId),
    rules: named(row.denial.ruleIds),
    answer: answer && { id: answer.id, number: answer.number, state: answer.state },
    payerClaimNumber: given?.number ?? '',
    corrections: correctionsOf(context, row.denial, given?.number ?? ''),
    payerClaimNumberFrom: given && { from: given.from, payerName: given.payerName, on: given.on },
  });
}

/**
 * Which claims may answer a refusal. What was rejected never reached a decision and goes again whole, as new. A decided
 * claim is replaced under the payer's own number, where the payer takes replacements; a new claim beside it may only
 * hold lines that were not paid, since the payer refuses the others as duplicates.
 */
function correctionsOf(context: ReadContext, denial: Denial, number: string): DenialView['corrections'] {
  if (denial.kind === 'rejected') return [{ as: 'wholeClaim', lineIds: [] }];
  const lineIds = unpaidLines(context, denial.claimId);
  const again: DenialView['corrections'] = lineIds.length === 0 ? [] : [{ as: 'unpaidLines', lineIds }];
  if (!claimFiling(context, denial.claimId).takesReplacements) return again;
  return [{ as: 'replacement', lineIds: [] }, ...(number === '' ? again : [])];
}

function unpaidLines({ db }: ReadContext, claimId: Id): Id[] {
  const lines = getClaim(db, claimId)?.lines ?? [];
  const { state, rows } = booksOf(lines, paymentsOf(db, claimId));
  const all = state === 'denied' || state === 'takenBack';
  return rows.flatMap(({ lineId, unpaid }) => (lineId !== null && (all || unpaid) ? [lineId] : []));
}

function correct(
  context: WriteContext,
  { id, revision, note, payerClaimNumber, as }: InputOf<'denials.correct'>,
): Result<DenialView> {
  const denial = denials.get(context.db, id);
  if (!denial) return notFound('refusal');
  if (denial.answerClaimId !== null && successorOf(context.db, denial.claimId))
    return blocked('A claim answers this already. Open that one.');
  const given = payerClaimNumberGiven(context.db, denial.claimId)?.number ?? '';
  const number = (payerClaimNumber ?? given).trim();
  const offered = correctionsOf(context, denial, given);
  // Lines of a decided claim are billed again only where a person said so by name.
  const chosen = offered.find((one) => (as === undefined ? one.as !== 'unpaidLines' : one.as === as));
  if (!chosen)
    return blocked(
      offered.length === 0
        ? 'The payer has decided on every line and takes no replacement. Ask it for a reopening, or appeal.'
        : 'This claim cannot be corrected in this way. Ask the payer for a reopening or appeal, or bill its unpaid lines again.',
    );
  if (chosen.as === 'replacement' && number === '')
    return invalid(
      'payerClaimNumber',
      'A replacement names the payer’s number of the claim. Type it from its letter or portal.',
    );
  const corrected = correctClaim(context, denial.claimId, {
    filing:
      chosen.as === 'replacement'
        ? { frequency: 'replacement', payerClaimNumber: number }
        : { frequency: 'original', payerClaimNumber: '' },
    lineIds: chosen.as === 'unpaidLines' ? chosen.lineIds : null,
  });
  if (!corrected.ok) return corrected;
  const { id: _id, revision: _revision, ...values } = denial;
  const saved = denials.update(
    frameOf(context),
    { id, revision },
    {
      ...values,
      state: 'working',
      answerClaimId: corrected.value.id,
      ownerId: denial.ownerId ?? context.user.id,
      note: [values.note, note.trim()].filter(Boolean).join('\n'),
    },
  );
  return saved.ok ? viewOf(context, id) : saved;
}
