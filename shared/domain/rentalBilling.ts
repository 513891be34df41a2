import type { ClaimKind } from './claimKind.ts';
import { addDays, addMonths, formatUsDate, type IsoDate } from './dates.ts';
import type { Id } from './ids.ts';
import type { Cents } from './money.ts';
import type { RentalValues } from './rental.ts';
import {
  monthBeginningIn,
  monthOn,
  type RentalCalendar,
  rentalCalendar,
  type RentalMonth,
  type StationaryLife,
} from './rentalCalendar.ts';
import { breakRule } from './rentalWords.ts';

/** One rental in the run of a calendar month: what would be billed, and what stands in the way. */

/** Who pays on the day, with the caps of its own settings; null: no cap is set. */
export interface MonthPayer {
  readonly name: string;
  readonly oxygenCapMonths: number | null;
  readonly capMonths: number | null;
}

export interface MonthFacts {
  /** The calendar month, `YYYY-MM`. */
  readonly month: string;
  readonly today: IsoDate;
  readonly stationaryLife: StationaryLife | null;
  /** Coverage on a day; null where none was in force. Asked for at most once. */
  readonly payerOn: (day: IsoDate) => MonthPayer | null;
  /**
   * The claim made for this rental whose month began after `after` and up to the end of `month`: a break that was
   * entered later may have moved the first day. Null where there is none.
   */
  readonly billedBy: (month: RentalMonth, after: IsoDate) => BillingClaim | null;
  /** Number of another claim with the same code for the patient within the month. */
  readonly otherClaim: (month: RentalMonth) => string | null;
}

export interface BillingClaim {
  readonly id: Id;
  readonly number: string;
}

export interface MonthLine {
  /** The rental month that begins in the calendar month; null where none does. */
  readonly month: RentalMonth | null;
  /** The kind of claim that bills it; null where this program makes none. */
  readonly kind: ClaimKind | null;
  readonly modifiers: readonly string[];
  readonly amountCents: Cents | null;
  readonly payerName: string;
  /** The claim that bills it already. */
  readonly claim: BillingClaim | null;
  /** What keeps it from being billed, in sentences; none: it can be. */
  readonly obstacles: readonly string[];
  /** What to look at, and does not stand in the way. */
  readonly notes: readonly string[];
}

/** The claim that bills a rental by the month. Capped and other rentals have none: they are billed by hand. */
export function kindOfRentalClaim(rental: Pick<RentalValues, 'class' | 'code'>): ClaimKind | null {
  if (rental.class !== 'oxygenStationary' && rental.class !== 'oxygenPortable') return null;
  return rental.code === 'E1392' ? 'portableRental' : 'oxygenRental';
}

/** RR says that the item is rented, which the record shows; KH, KI and KJ say which month. Neither attests anything. */
export function rentalModifiers(month: RentalMonth): readonly string[] {
  return month.modifier === null ? ['RR'] : ['RR', month.modifier];
}

/** Last day of a calendar month. */
export function endOfMonth(month: string): IsoDate {
  return addDays(addMonths(`${month}-01`, 1), -1);
}

export function monthLine(rental: RentalValues, facts: MonthFacts): MonthLine {
  const nothing = {
    month: null,
    kind: null,
    modifiers: [],
    amountCents: null,
    payerName: '',
    claim: null,
    notes: [],
  };
  const incomplete = [
    rental.startedOn === null ? 'The first day is not given.' : null,
    rental.class === null ? 'The class is not given.' : null,
    rental.code === '' ? 'The code is not given.' : null,
  ].filter((text) => text !== null);
  const calendar = rentalCalendar(rental, {
    until: endOfMonth(facts.month),
    stationaryLife: facts.stationaryLife,
  });
  if (incomplete.length > 0 || calendar === null) return { ...nothing, obstacles: incomplete };
  const month = monthBeginningIn(calendar, facts.month);
  if (month === null) return { ...nothing, obstacles: [whyNone(rental, calendar, facts.month)] };
  const kind = kindOfRentalClaim(rental);
  const payer = facts.payerOn(month.from);
  const previous = calendar.months.findLast(({ from }) => from < month.from);
  const billed = facts.billedBy(month, previous?.from ?? addDays(month.from, -1));
  const modifiers = rentalModifiers(month);
  return {
    month,
    kind,
    modifiers,
    amountCents: rental.monthlyCents,
    payerName: payer?.name ?? '',
    claim: billed,
    obstacles: obstaclesOf(rental, { month, kind, payer, billed, modifiers, facts }),
    notes: notesOf(rental, calendar, month, payer),
  };
}

function whyNone(rental: RentalValues, calendar: RentalCalendar, month: string): string {
  const gap = calendar.gaps.find(({ from, to }) => from <= endOfMonth(month) && to >= `${month}-01`);
  if (gap) {
    return `Suspended: the patient is without the equipment from ${formatUsDate(gap.from)}, and no month begins before the return.`;
  }
  if (rental.startedOn !== null && rental.startedOn > endOfMonth(month)) return 'The rental begins later.';
  return 'The rental ended before a month began.';
}

function obstaclesOf(
  rental: RentalValues,
  of: {
    readonly month: RentalMonth;
    readonly kind: ClaimKind | null;
    readonly payer: MonthPayer | null;
    readonly billed: BillingClaim | null;
    readonly modifiers: readonly string[];
    readonly facts: MonthFacts;
  },
): readonly string[] {
  const { month, payer, facts } = of;
  if (of.billed !== null) return [`Billed already: claim ${of.billed.number}.`];
  const obstacles: (string | null)[] = [
    month.from > facts.today ? `The month begins on ${formatUsDate(month.from)}.` : null,
    month.phase === 'owned' ? 'Title has passed to the patient: no rental is billed any more.' : null,
    capReached(rental, month, payer),
    payer === null ? `No coverage is on file for ${formatUsDate(month.from)}.` : null,
    rental.monthlyCents === null ? 'The monthly price is not given.' : null,
    of.kind === null
      ? `There is no claim for this kind of rental here: bill month ${month.number} by hand, with ${of.modifiers.join(' and ')}.`
      : null,
  ];
  const other = facts.otherClaim(month);
  return [
    ...obstacles.filter((text) => text !== null),
    ...(other === null ? [] : [`Claim ${other} bills ${rental.code} in this rental month already.`]),
  ];
}

/** By the payer's own settings: what a payer without a cap pays is not this program's to say. */
function capReached(rental: RentalValues, month: RentalMonth, payer: MonthPayer | null): string | null {
  if (payer === null || month.phase === 'owned') return null;
  const oxygen = rental.class === 'oxygenStationary' || rental.class === 'oxygenPortable';
  const cap = oxygen ? payer.oxygenCapMonths : payer.capMonths;
  return cap !== null && month.number > cap
    ? `The cap is reached: this is month ${month.number}, and the payer pays ${cap}.`
    : null;
}

function notesOf(
  rental: RentalValues,
  calendar: RentalCalendar,
  month: RentalMonth,
  payer: MonthPayer | null,
): readonly string[] {
  const oxygen = rental.class === 'oxygenStationary' || rental.class === 'oxygenPortable';
  const cap = oxygen ? payer?.oxygenCapMonths : payer?.capMonths;
  const beyond = payer !== null && cap === null && calendar.paidMonths !== null;
  const returned = calendar.breaks.filter(({ to }) => {
    if (to === null || to >= month.from) return false;
    const before = calendar.months.findLast(({ from }) => from < month.from);
    return to >= (before?.from ?? '');
  });
  return [
    ...(beyond && month.number > (calendar.paidMonths ?? 0)
      ? [`Beyond the ${calendar.paidMonths} months that Medicare pays. Check what this plan pays.`]
      : []),
    ...returned.filter(({ long }) => long).map((reading) => breakRule(reading).text),
  ];
}

/** Months of the rental counted before the one that a day belongs to; null on a day of no month. */
export function monthsBefore(calendar: RentalCalendar, day: IsoDate): number | null {
  const month = monthOn(calendar, day);
  return month === null ? null : month.number - 1;
}
