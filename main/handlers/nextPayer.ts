import { getClaim, insertClaim, insertEvent, updateClaim } from '../../db/claims.ts';
import { payers } from '../../db/nouns.ts';
import { claimsToCoverage } from '../../db/nextPayerClaims.ts';
import type { NextPayer } from '../../shared/contract/returned.ts';
import { type Claim, ClaimValues, OPEN_STATES } from '../../shared/domain/claim.ts';
import { NO_AUTHORIZATION } from '../../shared/domain/claimAnswers.ts';
import type { Id } from '../../shared/domain/ids.ts';
import { priorPaymentOf } from '../../shared/edi/priorPayment.ts';
import { blocked, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext, WriteContext } from '../dispatch.ts';
import { copyOf } from './correctClaim.ts';
import { frameOf } from './frame.ts';
import { settleTold } from './postingWork.ts';
import { coverageOf, laterCoverages, linesFrom, outdatedOf, ownDecision } from './toldDecisions.ts';

/** A claim that its payer has decided on goes to the patient's next payer, with what was decided. */
export const nextPayerHandlers: Pick<Handlers, `payments.${'nextPayers' | 'billNext' | 'takeOver'}`> = {
  'payments.nextPayers'({ claimId }, context) {
    const claim = getClaim(context.db, claimId);
    return claim ? ok(nextPayers(context, claim)) : notFound('claim');
  },
  'payments.billNext': (input, context) => billNext(context, input),
  'payments.takeOver': (input, context) => takeOver(context, input),
};

/**
 * Tells in a claim that is still written what the payers before it say now.
 * @returns `blocked` once it is finalized, or while a payer that it tells of has no decision.
 */
function takeOver(
  context: WriteContext,
  { claimId }: { readonly claimId: Id },
): Result<{ readonly id: Id; readonly number: string }> {
  const claim = getClaim(context.db, claimId);
  if (!claim) return notFound('claim');
  if (!OPEN_STATES.includes(claim.state))
    return blocked(
      'This claim is finalized with what was decided then. Correct it: the corrected claim can tell what stands now.',
    );
  const outdated = outdatedOf(context, claim);
  const open = outdated.find(({ now }) => now === null);
  if (open)
    return blocked(
      `${open.payerName} took its decision on ${open.number} back and has sent no new one. Wait for it, then take it over.`,
    );
  const values = ClaimValues.strip().parse(claim);
  const newer = new Map(outdated.flatMap(({ told, now }) => (now ? [[told, now] as const] : [])));
  const priorPayments = claim.filing.priorPayments.map((told) => newer.get(told) ?? told);
  const saved = updateClaim(
    frameOf(context),
    { id: claim.id, revision: claim.revision },
    { ...values, filing: { ...values.filing, priorPayments } },
  );
  if (!saved.ok) return saved;
  settleTold(context, claim.id, null);
  return ok({ id: claim.id, number: claim.number });
}

/** Payers of the patient after the one that decided on the claim, and which claim each has already. */
export function nextPayers(context: ReadContext, claim: Claim): NextPayer[] {
  const { db } = context;
  const own = coverageOf(context, claim);
  const decision = own ? ownDecision(context, claim, own.rank) : null;
  if (!own || !decision) return [];
  return laterCoverages(context, claim, own).flatMap((coverage) => {
    const payer = payers.get(db, coverage.payerId);
    if (!payer) return [];
    const { payerName, forwarded } = decision;
    return [
      {
        coverageId: coverage.id,
        payerName: payer.name,
        rank: coverage.rank,
        decidedBy: payerName,
        forwarded,
        claim: claimsToCoverage(db, claim, coverage.id)[0] ?? null,
      },
    ];
  });
}

/**
 * Opens the claim to a later payer: the same lines, with what was decided before. Nothing is sent by itself.
 * @returns `blocked` while no decision stands, or when that payer has its claim already.
 */
function billNext(
  context: WriteContext,
  { claimId, coverageId }: { readonly claimId: Id; readonly coverageId: Id },
): Result<{ readonly id: Id; readonly number: string }> {
  const claim = getClaim(context.db, claimId);
  if (!claim) return notFound('claim');
  const own = coverageOf(context, claim);
  const decision = own ? ownDecision(context, claim, own.rank) : null;
  if (!own || !decision)
    return blocked('The payer of this claim has not decided yet: the next one pays by what it decides.');
  const next = nextPayers(context, claim).find((one) => one.coverageId === coverageId);
  if (!next) return notFound('coverage');
  if (next.claim) return blocked(`${next.claim.number} goes to ${next.payerName} already. Open that one.`);
  const values = copyOf(context, claim, null);
  const lines = linesFrom(values.lines, claim);
  const opened = insertClaim(frameOf(context), {
    values: {
      ...values,
      coverageId,
      // An authorization is the first payer's own.
      authorization: NO_AUTHORIZATION,
      filing: {
        ...values.filing,
        frequency: 'original',
        payerClaimNumber: '',
        priorPayments: [
          ...values.filing.priorPayments.filter((prior) => prior.coverageId !== own.id),
          priorPaymentOf(decision, own.id, lines),
        ],
      },
    },
    openedOn: context.today,
    ownerId: context.user.id,
    replacesId: null,
  });
  insertEvent(frameOf(context), opened.id, {
    state: 'draft',
    note: `Opened to bill ${next.payerName} after ${claim.number}`,
    userName: context.user.name,
  });
  return ok({ id: opened.id, number: opened.number });
}
