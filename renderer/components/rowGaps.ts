/** A row that is drawn, with its place from the top in pixels. */
export interface DrawnRow {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

export type RowPart = { readonly gap: number } | { readonly index: number };

/**
 * The body of a long table: the drawn rows in order, and the height of what is left out before, between
 * (the row with the focus may be far from those in sight) and after them.
 * @param total height of all rows in pixels
 */
export function withGaps(rows: readonly DrawnRow[], total: number): readonly RowPart[] {
  const parts: RowPart[] = [];
  let end = 0;
  for (const row of rows) {
    if (row.start > end) parts.push({ gap: row.start - end });
    parts.push({ index: row.index });
    end = row.end;
  }
  if (total > end) parts.push({ gap: total - end });
  return parts;
}
