import type { ClaimLine } from '../../../shared/domain/claim.ts';
import type { PriorPayment } from '../../../shared/domain/filing.ts';
import { type Cents, formatCents, sumCents } from '../../../shared/domain/money.ts';

/** Whether what another payer decided adds up: charge = paid + adjustments, line by line and in all, in cents. */

type Adjusted = { readonly cents: Cents };

/** What is not accounted for; negative: too much is. */
export function lineOff(
  chargeCents: Cents,
  decision: { readonly paidCents: Cents; readonly adjustments: readonly Adjusted[] },
): Cents {
  return chargeCents - decision.paidCents - adjusted(decision.adjustments);
}

/** Of the whole claim: its lines' payments against what was paid, or the charges where it was decided as one. */
export function claimOff(
  lines: readonly Pick<ClaimLine, 'chargeCents'>[],
  prior: Pick<PriorPayment, 'lines' | 'adjustments' | 'paidCents'>,
): Cents | null {
  const { paidCents, adjustments } = prior;
  if (paidCents === null) return null;
  const told =
    prior.lines.length === 0
      ? sumCents(lines.map(({ chargeCents }) => chargeCents ?? 0))
      : sumCents(prior.lines.map((line) => line.paidCents));
  return told - adjusted(adjustments) - paidCents;
}

export function offWords(off: Cents): string {
  if (off === 0) return 'Balances';
  return `${formatCents(Math.abs(off))} ${off > 0 ? 'not accounted for' : 'too much'}`;
}

function adjusted(adjustments: readonly Adjusted[]): Cents {
  return sumCents(adjustments.map(({ cents }) => cents));
}

/**
 * The decision with one row for each line of the claim as it is now: what was entered stays, a line that came is
 * asked for, one that went is dropped.
 */
export function matchLines(lines: readonly ClaimLine[], prior: PriorPayment): PriorPayment {
  return {
    ...prior,
    lines: lines.map(
      (line) =>
        prior.lines.find(({ lineId }) => lineId === line.id) ?? {
          lineId: line.id,
          paidCents: 0,
          units: line.units ?? 0,
          adjustments: [],
        },
    ),
  };
}

/** True where each line of the claim has its row and no other has one; or none has, decided as a whole. */
export function linesMatch(lines: readonly ClaimLine[], prior: Pick<PriorPayment, 'lines'>): boolean {
  if (prior.lines.length === 0) return true;
  return (
    prior.lines.length === lines.length &&
    lines.every((line) => prior.lines.some(({ lineId }) => lineId === line.id))
  );
}
