import { getClaim, insertClaim, insertEvent } from '../../db/claims.ts';
import { coverages, payers } from '../../db/nouns.ts';
import { claimToCoverage, paymentsOf } from '../../db/returned.ts';
import type { NextPayer } from '../../shared/contract/returned.ts';
import type { Claim } from '../../shared/domain/claim.ts';
import { NO_AUTHORIZATION } from '../../shared/domain/claimAnswers.ts';
import type { Id } from '../../shared/domain/ids.ts';
import type { Coverage } from '../../shared/domain/people.ts';
import { booksOf, type PayerBooks } from '../../shared/edi/claimBooks.ts';
import { priorPaymentOf } from '../../shared/edi/priorPayment.ts';
import { blocked, notFound, ok, type Result } from '../../shared/result.ts';
import type { Handlers, ReadContext, WriteContext } from '../dispatch.ts';
import { copyOf } from './correctClaim.ts';
import { frameOf } from './frame.ts';

/** A claim that its payer has decided on goes to the patient's next payer, with what was decided. */
export const nextPayerHandlers: Pick<Handlers, `payments.${'nextPayers' | 'billNext'}`> = {
  'payments.nextPayers'({ claimId }, context) {
    const claim = getClaim(context.db, claimId);
    return claim ? ok(nextPayers(context, claim)) : notFound('claim');
  },
  'payments.billNext': (input, context) => billNext(context, input),
};

/** The decision of the claim's own payer; null while none stands. */
function ownDecision({ db }: ReadContext, claim: Claim, rank: number): PayerBooks | null {
  const standing = booksOf(claim.lines, paymentsOf(db, claim.id)).payers.filter(
    ({ standingIds, decided }) => standingIds.length > 0 && decided.length > 0,
  );
  return standing.find((payer) => payer.rank === rank) ?? standing[0] ?? null;
}

/** Payers of the patient after the one that decided on the claim, and which claim each has already. */
export function nextPayers(context: ReadContext, claim: Claim): NextPayer[] {
  const { db } = context;
  const own = claim.coverageId ? coverages.select(db, 'where id = ?', [claim.coverageId])[0] : undefined;
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
        claim: claimToCoverage(db, claim, coverage.id),
      },
    ];
  });
}

/** Those that pay after the claim's own and ran on the day of service, in their order. */
function laterCoverages({ db }: ReadContext, claim: Claim, own: Coverage): Coverage[] {
  return coverages.select(
    db,
    `where patient_id = :patientId and rank > :rank and deleted_at is null
       and (:day is null or ((from_date is null or from_date <= :day) and (to_date is null or to_date >= :day)))
     order by rank, id`,
    { patientId: claim.patientId, rank: own.rank, day: claim.dateOfService },
  );
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
  const own = claim.coverageId
    ? coverages.select(context.db, 'where id = ?', [claim.coverageId])[0]
    : undefined;
  const decision = own ? ownDecision(context, claim, own.rank) : null;
  if (!own || !decision)
    return blocked('The payer of this claim has not decided yet: the next one pays by what it decides.');
  const next = nextPayers(context, claim).find((one) => one.coverageId === coverageId);
  if (!next) return notFound('coverage');
  if (next.claim) return blocked(`${next.claim.number} goes to ${next.payerName} already. Open that one.`);
  const values = copyOf(context, claim, null);
  const lines = values.lines.map((line, at) => ({
    id: line.id,
    units: line.units,
    from: claim.lines[at]?.id ?? line.id,
  }));
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
