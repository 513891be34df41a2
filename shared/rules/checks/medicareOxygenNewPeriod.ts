import { addDays, type IsoDate } from '../../domain/dates.ts';
import type { RentalBreak } from '../../domain/claimAnswers.ts';
import type { Context } from '../facts.ts';
import { unknown, unmet, type Unknown, type Unmet } from '../outcome.ts';
import type { NewPeriodLimits, OxygenCodes } from '../vocabularies/medicareOxygenVocabulary.ts';
import {
  classOf,
  earlierRentals,
  modifiersOf,
  rentalLines,
  unbrokenMonth,
  type EarlierLine,
  type SystemClass,
} from './medicareOxygenFacts.ts';

/**
 * Which interruptions let a rental begin anew (42 CFR 414.230): a break in need within the months that are paid,
 * longer than some days and the rest of its rental month.
 */

/** An interruption that is over, with its place in the list of the claim. */
export type EndedBreak = RentalBreak & { readonly to: IsoDate; readonly at: number };

/** Interruptions that are over, the latest first. */
export function endedBreaks(context: Context): readonly EndedBreak[] {
  return context.theCase.claim.rental.breaks
    .flatMap((one, at) => (one.to === null ? [] : [{ ...one, to: one.to, at }]))
    .sort((one, other) => (one.to < other.to ? 1 : -1));
}

/**
 * The interruption after which the register begins the rental, and which is thereby taken to begin it anew; null where
 * there is none, or where a replacement begins it.
 */
export function breakBefore(context: Context, start: IsoDate): EndedBreak | null {
  if (context.theCase.claim.rental.replacement !== null) return null;
  return endedBreaks(context).find(({ from }) => from < start) ?? null;
}

/** Classes of the systems that the claim bills by the month. */
function billedClasses(context: Context, codes: OxygenCodes): readonly SystemClass[] {
  const classes: readonly SystemClass[] = ['stationary', 'portable'];
  const billed = rentalLines(context, codes);
  return classes.filter((one) => billed.some((line) => classOf(line.code, codes) === one));
}

/** Days of service of the rental that the interruption ended, oldest first. */
function rentalUntil(
  context: Context,
  codes: OxygenCodes,
  systemClass: SystemClass,
  until: IsoDate,
): readonly EarlierLine[] {
  const lines = earlierRentals(context, codes, systemClass).filter(({ on }) => on <= until);
  // RA marks the first month after a replacement, from which the months were counted anew.
  const first = lines.findLastIndex((line) => modifiersOf(line).includes('RA'));
  return lines.slice(Math.max(first, 0));
}

/** Distinct rental months of some days of service. */
export function monthsOf(lines: readonly EarlierLine[], start: IsoDate): number {
  return new Set(lines.map((line) => unbrokenMonth(start, line.on).number)).size;
}

/** The last day on which an interruption is still temporary. @param month the rental month in which it began */
export function temporaryUntil(month: { readonly to: IsoDate }, days: number): IsoDate {
  return addDays(month.to, days);
}

/** What keeps an interruption from beginning a rental anew; null where nothing does. */
export function newPeriodFault(
  context: Context,
  codes: OxygenCodes,
  one: EndedBreak,
  { days, months }: NewPeriodLimits,
): Unmet<never> | Unknown | null {
  const path = 'equipment.rentalStartedOn';
  if (one.kind === 'billing') return unmet(path, 'a break in billing does not begin a new rental');
  const rentals = billedClasses(context, codes).map((systemClass) =>
    rentalUntil(context, codes, systemClass, one.from),
  );
  const paid = rentals.map((lines) => (lines[0] === undefined ? 0 : monthsOf(lines, lines[0].on)));
  const most = Math.max(...paid, 0);
  if (most >= months)
    return unmet(path, `${most} months were billed before the interruption, and after them none begins anew`);
  // The register holds the new rental: how the old one's months ran is told by its last claim.
  const last = rentals
    .flatMap((lines) => lines.slice(-1))
    .map(({ on }) => on)
    .sort()
    .at(-1);
  if (last === undefined)
    return unknown(
      `claim.rental.breaks.${one.at}`,
      'no claim from before the interruption is on file, so that its rental month and the months paid are not known',
    );
  const until = temporaryUntil(unbrokenMonth(last, one.from), days);
  return one.to <= until
    ? unmet(
        path,
        `only an interruption beyond ${until}, ${days} days and the rest of its rental month, begins a new rental`,
      )
    : null;
}
