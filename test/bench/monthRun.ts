import type { DueRow } from '../../shared/contract/rentals.ts';
import { RENTALS_AT_ONCE } from '../../shared/contract/rentals.ts';
import type { BenchOffice } from './office.ts';
import { report, times, type Timing } from './measure.ts';

/** The run of a month over ten times as many rentals: the preview page by page, then every claim in batches. */

/** A month of the past in which every rental of the bench begins one of its own. */
const MONTH = '2026-09';
const PAGE = 200;

async function preview(office: BenchOffice): Promise<readonly DueRow[]> {
  const rows: DueRow[] = [];
  for (;;) {
    const after = rows.at(-1)?.rentalId ?? null;
    const page = await office.call<{ rows: DueRow[] }>('rentals.due', { month: MONTH, after, limit: PAGE });
    rows.push(...page.rows);
    if (page.rows.length < PAGE) return rows;
  }
}

/** Milliseconds for each rental. */
async function each(
  label: string,
  work: () => Promise<number>,
): Promise<Timing & { readonly count: number }> {
  const start = performance.now();
  const count = await work();
  return { label, medianMs: (performance.now() - start) / count, runs: 1, count };
}

async function runOf(office: BenchOffice): Promise<readonly (Timing & { readonly count: number })[]> {
  const rows = await preview(office);
  const ready = rows.filter(({ obstacles }) => obstacles.length === 0).map(({ rentalId }) => rentalId);
  if (ready.length < rows.length) throw new Error('a rental of the bench cannot be billed');
  const many = ready.length.toLocaleString('en-US');
  const shown = await each(
    `preview of ${many} rentals, processor time of each`,
    async () => (await preview(office)).length,
  );
  const billed = await each(`${many} claims opened, processor time of each`, async () => {
    for (let from = 0; from < ready.length; from += RENTALS_AT_ONCE) {
      const rentalIds = ready.slice(from, from + RENTALS_AT_ONCE);
      const { made } = await office.call<{ made: unknown[] }>('rentals.bill', { month: MONTH, rentalIds });
      if (made.length !== rentalIds.length) throw new Error('a rental was left out');
    }
    return ready.length;
  });
  return [shown, billed];
}

/** Each office bills its month once: what it opened is not opened again. */
export async function benchMonthRun(small: BenchOffice, large: BenchOffice): Promise<void> {
  const [shownFew, billedFew] = await runOf(small);
  const [shownMany, billedMany] = await runOf(large);
  if (!shownFew || !billedFew || !shownMany || !billedMany) throw new Error('nothing was measured');
  const factor = (billedMany.count / billedFew.count).toFixed(0);
  const growth = `growth of one for ${factor} times the rentals`;
  report('Month run: preview', [shownFew, shownMany], `${growth}: ${times(shownMany, shownFew)}`);
  report('Month run: claims', [billedFew, billedMany], `${growth}: ${times(billedMany, billedFew)}`);
}
