import type { ClaimLine } from '../domain/claim.ts';
import { AdjustmentGroup, type PayerAdjustment, type PriorPayment } from '../domain/filing.ts';
import type { Id } from '../domain/ids.ts';
import type { PostedAdjustment } from '../domain/returned.ts';
import type { PayerBooks } from './claimBooks.ts';

/**
 * What a payer decided on a claim, as the claim to the next payer tells it (loops 2320 and 2430), out of what is posted.
 * Line by line where it decided so; amounts that could not be read are left out, so that the sums show it.
 * @param lines of the claim to the next payer; `from` is the line of the first claim that each stands for.
 */
export function priorPaymentOf(
  payer: Pick<PayerBooks, 'number' | 'decidedOn' | 'decided'>,
  coverageId: Id,
  lines: readonly (Pick<ClaimLine, 'id' | 'units'> & { readonly from: Id })[],
): PriorPayment {
  const whole = payer.decided.find(({ lineId }) => lineId === null);
  const byLine = new Map(payer.decided.map((decision) => [decision.lineId, decision]));
  const told = payer.decided.some(({ lineId }) => lineId !== null);
  return {
    coverageId,
    adjudicatedOn: payer.decidedOn,
    claimNumber: payer.number.slice(0, 50),
    paidCents: Math.max(
      0,
      payer.decided.reduce((sum, { paidCents }) => sum + paidCents, 0),
    ),
    adjustments: adjustmentsOf(whole?.adjustments ?? []),
    lines: told
      ? lines.map(({ id, units, from }) => {
          const decision = byLine.get(from);
          return {
            lineId: id,
            paidCents: Math.max(0, decision?.paidCents ?? 0),
            units: units ?? 0,
            adjustments: adjustmentsOf(decision?.adjustments ?? []),
          };
        })
      : [],
  };
}

const MOST_ADJUSTMENTS = 30;

function adjustmentsOf(adjustments: readonly PostedAdjustment[]): PayerAdjustment[] {
  return adjustments
    .flatMap(({ group, reason, cents }) => {
      const known = AdjustmentGroup.safeParse(group);
      return cents === null || !/^[A-Z0-9]{1,5}$/.test(reason)
        ? []
        : [{ group: known.success ? known.data : ('OA' as const), reason, cents, quantity: null }];
    })
    .slice(0, MOST_ADJUSTMENTS);
}
