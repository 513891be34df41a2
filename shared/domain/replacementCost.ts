import { type Cents, formatCents, percentOf } from './money.ts';
import type { RepairCost } from './serviceVisit.ts';

/**
 * Repair or replace: the figures of a device side by side and what they say, in words. It is arithmetic over the
 * record and decides nothing; where a figure is missing the answer is that it is not known.
 */

export interface ReplacementFigures {
  /** The repair in question; null where no visit is named. */
  readonly repair: RepairCost | null;
  /** Repairs of the device before it; null cents: not known. */
  readonly earlier: readonly { readonly costCents: Cents | null }[];
  readonly replacementCents: Cents | null;
  /** Price list, quote or fee schedule with its date. */
  readonly replacementSource: string;
  /** A single repair is paid up to so many percent of a new device; null: no payer is known. */
  readonly capPercent: number | null;
  /** All repairs together above so many percent are looked at; null: no such screen. */
  readonly screenPercent: number | null;
  /** Months that the device is still needed, as somebody stated it. */
  readonly remainingMonths: number | null;
}

export type Comparing = 'within' | 'over' | 'unknown' | 'says';

export interface ReplacementAnswer {
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  readonly sentences: readonly { readonly is: Comparing; readonly text: string }[];
  /** The sum of what is known of the earlier repairs. */
  readonly earlierCents: Cents;
  /** This repair's whole cost; null while part of it is not known. */
  readonly repairCents: Cents | null;
}

export function compareWithReplacement(given: ReplacementFigures): ReplacementAnswer {
  const { repair, earlier, replacementSource, capPercent, screenPercent, remainingMonths } = given;
  // A replacement for nothing is a gap, not a price.
  const replacement = given.replacementCents === 0 ? null : given.replacementCents;
  const earlierCents = earlier.reduce((sum, { costCents }) => sum + (costCents ?? 0), 0);
  const unknownEarlier = earlier.filter(({ costCents }) => costCents === null).length;
  const whole = repair !== null && repair.unpricedLines === 0 && repair.totalCents > 0;
  const known = repair?.totalCents ?? null;
  const sum = (known ?? 0) + earlierCents;
  const sumWhole = whole && unknownEarlier === 0;
  return {
    earlierCents,
    repairCents: whole ? repair.totalCents : null,
    figures: [
      { label: 'This repair', value: amount(known, whole) },
      {
        label: earlier.length === 1 ? '1 earlier repair' : `${earlier.length} earlier repairs`,
        value: amount(earlierCents, unknownEarlier === 0),
      },
      { label: 'All repairs together', value: amount(sum, sumWhole) },
      { label: 'A new device', value: replacement === null ? 'not known' : formatCents(replacement) },
      { label: 'Where its price comes from', value: replacementSource.trim() || 'not told' },
      { label: 'Still needed', value: remainingMonths === null ? 'not told' : monthsText(remainingMonths) },
    ],
    sentences: [
      shareSentence('This repair', { cents: known, whole }, replacement, capPercent, 'The payer pays up to'),
      shareSentence(
        'All repairs together',
        { cents: sum, whole: sumWhole },
        replacement,
        screenPercent,
        'The payer looks closer above',
      ),
      perMonth(known, whole, replacement, remainingMonths),
      ...(replacement !== null && replacementSource.trim() === ''
        ? [{ is: 'unknown' as const, text: 'Where the price of a new device comes from is not told.' }]
        : []),
    ],
  };
}

function amount(cents: Cents | null, whole: boolean): string {
  if (cents === null) return 'not known';
  return `${whole ? '' : 'at least '}${formatCents(cents)}`;
}

function monthsText(months: number): string {
  return months === 1 ? '1 month' : `${months} months`;
}

/** What is known can only be a lower bound: over the limit already is over the limit, within it is not known. */
function shareSentence(
  what: string,
  { cents, whole }: { readonly cents: Cents | null; readonly whole: boolean },
  replacement: Cents | null,
  limit: number | null,
  limitWords: string,
): { readonly is: Comparing; readonly text: string } {
  if (cents === null || replacement === null) {
    const missing = cents === null ? 'what it costs' : 'the price of a new device';
    return { is: 'unknown', text: `${what} cannot be compared: ${missing} is not known.` };
  }
  const share = `${what} ${what.startsWith('All') ? 'come' : 'comes'} to ${whole ? '' : 'at least '}${percentOf(cents, replacement)}% of a new device.`;
  if (limit === null)
    return { is: whole ? 'says' : 'unknown', text: `${share} No limit of a payer is on record.` };
  const over = cents > (replacement * limit) / 100;
  return {
    is: over ? 'over' : whole ? 'within' : 'unknown',
    text: `${share} ${limitWords} ${limit}%.`,
  };
}

function perMonth(
  cents: Cents | null,
  whole: boolean,
  replacement: Cents | null,
  months: number | null,
): { readonly is: Comparing; readonly text: string } {
  if (months === null || months === 0) {
    return {
      is: months === null ? 'unknown' : 'says',
      text:
        months === null
          ? 'How long the device is still needed is not told.'
          : 'The device is not needed any longer.',
    };
  }
  if (cents === null || replacement === null) {
    return { is: 'unknown', text: `What ${monthsText(months)} of need cost either way is not known.` };
  }
  return {
    is: whole ? 'says' : 'unknown',
    text: `Over ${monthsText(months)} of need the repair costs ${whole ? '' : 'at least '}${formatCents(Math.round(cents / months))} a month, a new device ${formatCents(Math.round(replacement / months))}.`,
  };
}
