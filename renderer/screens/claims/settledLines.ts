import type { ClaimLine } from '../../../shared/domain/claim.ts';
import type { Payment } from '../../../shared/domain/returned.ts';
import { booksOf, type ClaimBooks, type LineBooks } from '../../../shared/edi/claimBooks.ts';

export interface SettledLine extends LineBooks {
  readonly label: string;
}

/** What is posted to a claim, each line under the name that the page gives it. */
export function settledLines(
  lines: readonly Pick<ClaimLine, 'id' | 'code' | 'modifiers' | 'chargeCents'>[],
  payments: readonly Payment[],
): Omit<ClaimBooks, 'rows'> & { readonly rows: readonly SettledLine[] } {
  const books = booksOf(lines, payments);
  const labels = new Map(
    lines.map((line, at) => [line.id, `${at + 1}: ${[line.code, ...line.modifiers].join(' ')}`]),
  );
  return {
    ...books,
    rows: books.rows.map((row) => ({
      ...row,
      label: (row.lineId === null ? undefined : labels.get(row.lineId)) ?? 'Whole claim',
    })),
  };
}
