import type { ClaimLine } from '../../../shared/domain/claim.ts';
import { type Denial, isBookedWork } from '../../../shared/domain/denial.ts';
import type { Cents } from '../../../shared/domain/money.ts';
import type { Payment } from '../../../shared/domain/returned.ts';
import { booksOf, type ClaimBooks, type LineBooks, type Sums } from '../../../shared/edi/claimBooks.ts';

/** Cents taken off for a reason that the office still works on or waits for an answer to; not among the adjusted. */
interface Disputed {
  readonly deniedCents: Cents;
}

export interface SettledLine extends LineBooks, Disputed {
  readonly label: string;
}

export interface SettledClaim extends Omit<ClaimBooks, 'rows' | 'total'> {
  readonly rows: readonly SettledLine[];
  readonly total: Sums & Disputed;
}

/**
 * What is posted to a claim, each line under the name that the page gives it. What was denied stays apart from what is
 * taken off for good, as long as a refusal of it is not closed.
 */
export function settledLines(
  lines: readonly Pick<ClaimLine, 'id' | 'code' | 'modifiers' | 'chargeCents'>[],
  payments: readonly Payment[],
  refusals: readonly Pick<Denial, 'lineId' | 'kind' | 'state' | 'cents' | 'reasonGroup'>[],
): SettledClaim {
  const books = booksOf(lines, payments);
  const labels = new Map(
    lines.map((line, at) => [line.id, `${at + 1}: ${[line.code, ...line.modifiers].join(' ')}`]),
  );
  const disputed = refusals.filter(
    (one) => one.kind === 'denied' && one.state !== 'closed' && !isBookedWork(one),
  );
  const rows = books.rows.map((row) => {
    const deniedCents = deniedOf(
      row,
      disputed.filter(({ lineId }) => lineId === row.lineId),
    );
    return {
      ...row,
      label: (row.lineId === null ? undefined : labels.get(row.lineId)) ?? 'Whole claim',
      adjustedCents: row.adjustedCents - deniedCents,
      deniedCents,
    };
  });
  const deniedCents = rows.reduce((sum, row) => sum + row.deniedCents, 0);
  const { total } = books;
  return {
    ...books,
    rows,
    total: { ...total, adjustedCents: total.adjustedCents - deniedCents, deniedCents },
  };
}

/** Never more than was taken off: what the patient owes and what is open are told for themselves. */
function deniedOf(row: LineBooks, disputed: readonly Pick<Denial, 'cents'>[]): Cents {
  if (disputed.length === 0) return 0;
  const taken = Math.max(0, row.adjustedCents);
  const named = disputed.reduce((sum, { cents }) => sum + Math.max(0, cents), 0);
  // An amount that the payer's codes did not tell: nothing of the line was paid, so all of it is in dispute.
  return named === 0 && row.unpaid ? taken : Math.min(taken, named);
}
