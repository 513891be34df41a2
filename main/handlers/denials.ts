import { getClaim } from '../../db/claims.ts';
import { successorOf } from '../../db/claimSuccession.ts';
import { denialMemory, denialRow, denialsOfClaim, listDenials } from '../../db/denialLists.ts';
import { denials } from '../../db/nouns.ts';
import { payerClaimNumberGiven } from '../../db/payerClaimNumber.ts';
import { paymentsOf } from '../../db/returned.ts';
import type { InputOf } from '../../shared/contract/contract.ts';
import type { DenialView } from '../../shared/contract/returned.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { ruleTitle } from '../../shared/rules/ruleTitle.ts';
import { blocked, notFound, ok, type Result } from '../../shared/result.ts';
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
  'denials.memory': ({ from, to }, { db }) =>
    ok(denialMemory(db, from, to).map((row) => ({ ...row, rules: named(row.ruleIds) }))),
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
    payerClaimNumberFrom: given && { from: given.from, payerName: given.payerName, on: given.on },
  });
}

/**
 * What was rejected never reached a decision and goes again as a new claim. A decided claim is replaced under the
 * payer's own number, where the payer takes replacements.
 */
function correct(
  context: WriteContext,
  { id, revision, note, payerClaimNumber }: InputOf<'denials.correct'>,
): Result<DenialView> {
  const denial = denials.get(context.db, id);
  if (!denial) return notFound('refusal');
  if (denial.answerClaimId !== null && successorOf(context.db, denial.claimId))
    return blocked('A claim answers this already. Open that one.');
  const number = (payerClaimNumber ?? payerClaimNumberGiven(context.db, denial.claimId)?.number ?? '').trim();
  const replaces =
    denial.kind === 'denied' && claimFiling(context, denial.claimId).takesReplacements && number !== '';
  const corrected = correctClaim(context, denial.claimId, {
    frequency: replaces ? 'replacement' : 'original',
    payerClaimNumber: replaces ? number : '',
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
