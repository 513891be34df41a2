import { addDays, addMonths, daysBetween, type IsoDate } from './dates.ts';
import type { EquipmentKind } from './equipment.ts';
import type { Id } from './ids.ts';
import type { RentalBreak, RentalClass, RentalValues } from './rental.ts';

/**
 * The months of a rental, as Medicare counts them. A rental month runs from its first day to the day before the same
 * day of the next month; a day that a month does not have becomes its last one, and the day itself is kept. A month
 * that would begin while the patient is without the equipment begins on the day of the return, and the months after it
 * are counted from there (Noridian, DMEPOS claims during an inpatient stay). Days without the equipment that belong to
 * no month are not counted. What each thing rests on stands in rentalSources.
 */

/** Months that are paid by the month, by class; null: the payer says how many. */
export const PAID_RENTAL_MONTHS: Readonly<Record<RentalClass, number | null>> = {
  oxygenStationary: 36,
  oxygenPortable: 36,
  cappedRental: 13,
  other: null,
};

/** Months of the reasonable useful lifetime. */
export const USEFUL_LIFE_MONTHS = 60;
/** Days in a row, after the rest of the rental month, for which a break is only an interruption (42 CFR 414.230). */
export const TEMPORARY_DAYS = 60;
/** Months between two maintenance payments, and between the last paid month and the first of them. */
export const MAINTENANCE_MONTHS = 6;

/**
 * paid: paid by the month · duty: oxygen after its last paid month, to the end of the useful lifetime · afterLife:
 * oxygen after both · afterPaid: oxygen after its last paid month, where the end of the lifetime is not known · owned: a
 * capped rental whose title has passed · counted: a rental of no class that has a cap.
 */
export type RentalPhase = 'paid' | 'duty' | 'afterLife' | 'afterPaid' | 'owned' | 'counted';

export interface RentalMonth {
  /** 1 for the first month of the rental, also where another supplier billed it. */
  readonly number: number;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly phase: RentalPhase;
  /** Which rental month a capped rental bills. */
  readonly modifier: 'KH' | 'KI' | 'KJ' | null;
}

/** Days without the equipment that belong to no month. */
export interface RentalGap {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly breakIds: readonly Id[];
}

/** What a break does to the count. */
export interface BreakReading {
  readonly id: Id;
  readonly class: RentalClass;
  readonly kind: RentalBreak['kind'];
  readonly from: IsoDate;
  /** Null while it lasts. */
  readonly to: IsoDate | null;
  /** Last day on which it is only an interruption: 60 days after the end of its rental month. */
  readonly temporaryUntil: IsoDate;
  /** Longer than that, as far as is known. */
  readonly long: boolean;
  /** A long break in need within the paid months: a new period may begin, with a new order. Nothing begins it by itself. */
  readonly mayBeginAnew: boolean;
  /** It began in the last paid month or later: it changes nothing of what the supplier owes. */
  readonly afterPaidMonths: boolean;
}

export interface RentalCalendar {
  readonly months: readonly RentalMonth[];
  readonly gaps: readonly RentalGap[];
  readonly breaks: readonly BreakReading[];
  /** Months of the class that are paid; null where the payer says how many. */
  readonly paidMonths: number | null;
  /** Last day of the last paid month; null where it lies beyond the calendar, there is none, or it is not known. */
  readonly paidUntil: IsoDate | null;
  /** Day on which title to a capped rental passes: the day after month 13, or the day on record. */
  readonly titleOn: IsoDate | null;
  /** First day of the useful lifetime, and the first day after it; null where they are not known. */
  readonly lifeFrom: IsoDate | null;
  readonly lifeOver: IsoDate | null;
  /** What cannot be told because it happened with an earlier supplier and is not on record. */
  readonly questions: readonly RentalQuestion[];
}

/** life, stationaryLife: where the useful lifetime began · paidUntil: when the last paid month ended · title: when it passed. */
export type RentalQuestion = 'life' | 'stationaryLife' | 'paidUntil' | 'title';

/** The useful lifetime of the stationary system that a patient has; its first day is null where it is not known. */
export interface StationaryLife {
  readonly from: IsoDate | null;
}

type Counted = Pick<
  RentalValues,
  | 'class'
  | 'startedOn'
  | 'endedOn'
  | 'monthsBefore'
  | 'lifeStartedOn'
  | 'paidMonthsEndedOn'
  | 'titleTransferredOn'
  | 'breaks'
>;

interface CalendarOptions {
  /** Months that begin on or before this day are told. */
  readonly until: IsoDate;
  /** The stationary system's lifetime, which governs the portable one's; null or left out without a stationary one. */
  readonly stationaryLife?: StationaryLife | null | undefined;
}

/** @returns null while the first day or the class is not known. */
export function rentalCalendar(rental: Counted, options: CalendarOptions): RentalCalendar | null {
  const { startedOn, class: rentalClass } = rental;
  if (startedOn === null || rentalClass === null) return null;
  const stationary = rentalClass === 'oxygenPortable' ? (options.stationaryLife ?? null) : null;
  const lifeFrom = lifeStartOf(rental, startedOn, stationary);
  const lifeOver = lifeFrom === null ? null : addMonths(lifeFrom, USEFUL_LIFE_MONTHS);
  const cap = PAID_RENTAL_MONTHS[rentalClass];
  const breaks = sound(rental.breaks);
  const months: RentalMonth[] = [];
  const gaps: RentalGap[] = [];
  // The day of the pickup is no day of use: no month begins on it.
  const last = earlier(options.until, rental.endedOn === null ? null : addDays(rental.endedOn, -1));
  let anchor = startedOn;
  let since = 0;
  for (let from = startedOn; from <= last;) {
    const away = awayFrom(breaks, from);
    if (away !== null) {
      const to = away.to === null || away.to > last ? last : away.to;
      gaps.push({ from, to, breakIds: away.ids });
      from = anchor = addDays(to, 1);
      since = 0;
      continue;
    }
    since += 1;
    const next = addMonths(anchor, since);
    const number = rental.monthsBefore + months.length + 1;
    months.push({
      number,
      from,
      to: addDays(next, -1),
      phase: phaseOf(rental, { number, from, cap, lifeOver }),
      modifier: cappedModifier(rentalClass, number),
    });
    from = next;
  }
  const paidBefore = cap !== null && rental.monthsBefore >= cap;
  const paidUntil = paidBefore
    ? rental.paidMonthsEndedOn
    : (months.find(({ number }) => number === cap)?.to ?? null);
  const titleOn = titleOf(rental, paidUntil);
  return {
    months,
    gaps,
    breaks: breaks.map((one) => ({ class: rentalClass, ...readingOf(one, months, cap, last) })),
    paidMonths: cap,
    paidUntil,
    titleOn,
    lifeFrom,
    lifeOver,
    questions: questionsOf({ rentalClass, lifeFrom, stationary, paidBefore, paidUntil, titleOn }),
  };
}

/** The month that a day belongs to; null on a day of no month. */
export function monthOn(calendar: RentalCalendar, day: IsoDate): RentalMonth | null {
  return calendar.months.find(({ from, to }) => from <= day && day <= to) ?? null;
}

/** The month that begins within a calendar month (`YYYY-MM`): never more than one does. */
export function monthBeginningIn(calendar: RentalCalendar, month: string): RentalMonth | null {
  return calendar.months.find(({ from }) => from.startsWith(month)) ?? null;
}

/** The first month that begins after a day, as far as the calendar goes. */
export function monthAfter(calendar: RentalCalendar, day: IsoDate): RentalMonth | null {
  return calendar.months.find(({ from }) => from > day) ?? null;
}

export interface MaintenanceDue {
  /** Earliest day on which a maintenance visit can be billed. */
  readonly on: IsoDate;
  /** Earlier visits are counted: the first one, or one in every six months. */
  readonly first: boolean;
  /** Where the warranty on labor ends later, six months after it: the later day is commonly taken, which is unverified. */
  readonly afterWarranty: IsoDate | null;
}

/** Kinds of equipment whose maintenance is paid after the rental. */
const MAINTAINED: readonly EquipmentKind[] = [
  'stationaryConcentrator',
  'portableConcentrator',
  'transfillingSystem',
];

/**
 * When a maintenance visit (MS) is paid next: six months after month 36 ends, then once in six months.
 * @returns null for equipment that has none, and while the last paid month lies beyond the calendar.
 */
export function maintenanceDue(
  rental: Pick<RentalValues, 'class'>,
  calendar: RentalCalendar,
  device: { readonly kind: EquipmentKind | null; readonly warrantyLaborUntil: IsoDate | null },
  lastBilledOn: IsoDate | null,
): MaintenanceDue | null {
  const oxygen = rental.class === 'oxygenStationary' || rental.class === 'oxygenPortable';
  if (!oxygen || calendar.paidUntil === null) return null;
  if (device.kind === null || !MAINTAINED.includes(device.kind)) return null;
  const first = addMonths(addDays(calendar.paidUntil, 1), MAINTENANCE_MONTHS);
  const next = lastBilledOn === null ? first : later(first, addMonths(lastBilledOn, MAINTENANCE_MONTHS));
  const warranty =
    device.warrantyLaborUntil === null ? null : addMonths(device.warrantyLaborUntil, MAINTENANCE_MONTHS);
  return {
    on: next,
    first: lastBilledOn === null,
    afterWarranty: warranty !== null && warranty > next ? warranty : null,
  };
}

/**
 * The stationary system's lifetime governs the portable one's, unless the record says otherwise. It is counted from the
 * first day of service with whichever supplier: a day that only an earlier one knows is not ours to put in its place.
 */
function lifeStartOf(rental: Counted, startedOn: IsoDate, stationary: StationaryLife | null): IsoDate | null {
  if (rental.lifeStartedOn !== null) return rental.lifeStartedOn;
  if (stationary !== null) return stationary.from;
  return rental.monthsBefore > 0 ? null : startedOn;
}

function questionsOf(of: {
  readonly rentalClass: RentalClass;
  readonly lifeFrom: IsoDate | null;
  readonly stationary: StationaryLife | null;
  readonly paidBefore: boolean;
  readonly paidUntil: IsoDate | null;
  readonly titleOn: IsoDate | null;
}): readonly RentalQuestion[] {
  const capped = of.rentalClass === 'cappedRental';
  const questions: (RentalQuestion | null)[] = [
    of.lifeFrom === null ? (of.stationary === null ? 'life' : 'stationaryLife') : null,
    of.paidBefore && !capped && of.paidUntil === null ? 'paidUntil' : null,
    of.paidBefore && capped && of.titleOn === null ? 'title' : null,
  ];
  return questions.filter((question) => question !== null);
}

/** Breaks in order of their first day; one whose days are the wrong way round says nothing. */
function sound(breaks: readonly RentalBreak[]): readonly RentalBreak[] {
  return breaks
    .filter(({ from, to }) => to === null || to >= from)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

/** How long the patient is without the equipment from a day on, through breaks that follow one another. */
function awayFrom(
  breaks: readonly RentalBreak[],
  day: IsoDate,
): { readonly to: IsoDate | null; readonly ids: readonly Id[] } | null {
  const ids: Id[] = [];
  let on = day;
  for (const one of breaks) {
    if (one.from > on || (one.to !== null && one.to < on)) continue;
    ids.push(one.id);
    if (one.to === null) return { to: null, ids };
    on = addDays(one.to, 1);
  }
  return ids.length === 0 ? null : { to: addDays(on, -1), ids };
}

function phaseOf(
  rental: Counted,
  month: {
    readonly number: number;
    readonly from: IsoDate;
    readonly cap: number | null;
    readonly lifeOver: IsoDate | null;
  },
): RentalPhase {
  const { number, from, cap, lifeOver } = month;
  if (cap === null) return 'counted';
  if (rental.class === 'cappedRental') {
    const passed = rental.titleTransferredOn !== null && from >= rental.titleTransferredOn;
    return passed || number > cap ? 'owned' : 'paid';
  }
  if (number <= cap) return 'paid';
  if (lifeOver === null) return 'afterPaid';
  return from < lifeOver ? 'duty' : 'afterLife';
}

function cappedModifier(rentalClass: RentalClass, number: number): RentalMonth['modifier'] {
  if (rentalClass !== 'cappedRental' || number > 13) return null;
  if (number === 1) return 'KH';
  return number <= 3 ? 'KI' : 'KJ';
}

function titleOf(rental: Counted, paidUntil: IsoDate | null): IsoDate | null {
  if (rental.titleTransferredOn !== null) return rental.titleTransferredOn;
  return rental.class === 'cappedRental' && paidUntil !== null ? addDays(paidUntil, 1) : null;
}

function readingOf(
  one: RentalBreak,
  months: readonly RentalMonth[],
  cap: number | null,
  last: IsoDate,
): Omit<BreakReading, 'class'> {
  const during = months.findLast(({ from }) => from <= one.from);
  // A break that begins when no month runs has no rest of a month to add.
  const runsOut = during !== undefined && during.to >= one.from ? during.to : addDays(one.from, -1);
  const temporaryUntil = addDays(runsOut, TEMPORARY_DAYS);
  const long = (one.to ?? last) > temporaryUntil;
  const number = during?.number ?? 0;
  return {
    id: one.id,
    kind: one.kind,
    from: one.from,
    to: one.to,
    temporaryUntil,
    long,
    mayBeginAnew: long && one.kind === 'need' && cap !== null && number < cap,
    afterPaidMonths: cap !== null && number >= cap,
  };
}

function earlier(day: IsoDate, other: IsoDate | null): IsoDate {
  return other !== null && other < day ? other : day;
}

function later(one: IsoDate, other: IsoDate): IsoDate {
  return one > other ? one : other;
}

/** Days of a gap, both ends counted. */
export function daysOfGap(gap: Pick<RentalGap, 'from' | 'to'>): number {
  return daysBetween(gap.from, gap.to) + 1;
}
