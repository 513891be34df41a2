import type { RentalView } from '../../../../shared/contract/rentals.ts';
import { addDays, addMonths, formatUsDate, type IsoDate } from '../../../../shared/domain/dates.ts';
import type { RentalValues } from '../../../../shared/domain/rental.ts';
import {
  daysOfGap,
  maintenanceDue,
  type RentalCalendar,
  rentalCalendar,
  type RentalPhase,
} from '../../../../shared/domain/rentalCalendar.ts';
import {
  countText,
  gapRules,
  lifeRule,
  maintenanceRules,
  monthRule,
  PHASE_NAMES,
  type RentalRule,
  titleRule,
} from '../../../../shared/domain/rentalWords.ts';

/** A rental as the parts of its line: each month and each time away, with what falls on it and what it rests on. */

export type MarkKind = 'visit' | 'today' | 'maintenance' | 'title' | 'life' | 'end';

export interface Mark {
  readonly kind: MarkKind;
  readonly on: IsoDate;
  readonly text: string;
}

export interface Segment {
  /** First day: no two parts of a line share it. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly kind: RentalPhase | 'gap';
  /** `Month 12 of 36`, or `Away`. */
  readonly label: string;
  /** What kind of time it is. */
  readonly state: string;
  /** Width on the line: a month is 1. */
  readonly share: number;
  readonly marks: readonly Mark[];
  readonly rules: readonly RentalRule[];
  readonly claim: { readonly id: string; readonly number: string } | null;
}

type Around = Pick<
  RentalView,
  'stationaryLife' | 'deviceKind' | 'warrantyLaborUntil' | 'lastMaintenanceOn' | 'bills' | 'visits'
>;

/** @returns the parts from the first day to the end of the useful lifetime, or to today; none while too little is known. */
export function timelineSegments(
  rental: RentalValues,
  around: Around,
  today: IsoDate,
): { readonly calendar: RentalCalendar; readonly segments: readonly Segment[] } | null {
  const { stationaryLife } = around;
  const short = rentalCalendar(rental, { until: today, stationaryLife });
  if (short === null) return null;
  const lastShown = lastDayShown(rental, short);
  const until = rental.class === 'other' || lastShown < today ? today : lastShown;
  const calendar = rentalCalendar(rental, { until, stationaryLife });
  if (calendar === null) return null;
  const events = eventsOf(rental, calendar, around, today);
  const months = calendar.months.map((month): Segment => {
    const own = within(events, month);
    const bill = around.bills.find(({ monthFrom }) => month.from <= monthFrom && monthFrom <= month.to);
    return {
      from: month.from,
      to: month.to,
      kind: month.phase,
      label: countText(calendar, month),
      state: PHASE_NAMES[month.phase],
      share: 1,
      marks: own.map(({ rules: _rules, ...mark }) => mark),
      rules: [monthRule(rental, month), ...own.flatMap(({ rules }) => rules)],
      claim: bill ? { id: bill.claimId, number: bill.number } : null,
    };
  });
  const gaps = calendar.gaps.map((gap): Segment => {
    const own = within(events, gap);
    return {
      from: gap.from,
      to: gap.to,
      kind: 'gap',
      label: 'Away',
      state: 'Without the equipment: not counted',
      share: daysOfGap(gap) / 30,
      marks: own.map(({ rules: _rules, ...mark }) => mark),
      rules: [...gapRules(calendar, gap), ...own.flatMap(({ rules }) => rules)],
      claim: null,
    };
  });
  const segments = [...months, ...gaps].toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return { calendar, segments };
}

/** The end of the useful lifetime; where it is not known, about the end of the months that are paid. */
function lastDayShown(rental: RentalValues, { lifeOver, paidMonths }: RentalCalendar): IsoDate {
  if (lifeOver !== null) return addDays(lifeOver, -1);
  const left = Math.max((paidMonths ?? 0) - rental.monthsBefore, 0);
  return addMonths(rental.startedOn ?? '', left);
}

interface Event extends Mark {
  readonly rules: readonly RentalRule[];
}

function eventsOf(
  rental: RentalValues,
  calendar: RentalCalendar,
  around: Around,
  today: IsoDate,
): readonly Event[] {
  const due = maintenanceDue(
    rental,
    calendar,
    { kind: around.deviceKind, warrantyLaborUntil: around.warrantyLaborUntil },
    around.lastMaintenanceOn,
  );
  const { titleOn, lifeFrom, lifeOver } = calendar;
  const events: (Event | null)[] = [
    { kind: 'today', on: today, text: 'Today', rules: [] },
    ...around.visits.map(({ visitedOn }): Event => ({
      kind: 'visit',
      on: visitedOn,
      text: `Visit on ${formatUsDate(visitedOn)}`,
      rules: [],
    })),
    due && {
      kind: 'maintenance',
      on: due.on,
      text: `Maintenance due from ${formatUsDate(due.on)}`,
      rules: maintenanceRules(due),
    },
    titleOn === null
      ? null
      : {
          kind: 'title',
          on: titleOn,
          text: `Title passes on ${formatUsDate(titleOn)}`,
          rules: [titleRule(titleOn)],
        },
    rental.class === 'other' || lifeFrom === null || lifeOver === null
      ? null
      : {
          kind: 'life',
          // The last day that belongs to it, so that the mark stands at the end of the line.
          on: addDays(lifeOver, -1),
          text: `Useful lifetime ends ${formatUsDate(addDays(lifeOver, -1))}`,
          rules: [lifeRule(lifeFrom, lifeOver)],
        },
    rental.endedOn === null
      ? null
      : {
          kind: 'end',
          // The day before the pickup is the last that belongs to a month.
          on: addDays(rental.endedOn, -1),
          text: `Ended on ${formatUsDate(rental.endedOn)}`,
          rules: [],
        },
  ];
  return events.filter((event) => event !== null);
}

function within(
  events: readonly Event[],
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
): readonly Event[] {
  return events.filter(({ on }) => from <= on && on <= to);
}

/** One part in words, for who cannot see the line. */
export function segmentText(segment: Segment): string {
  return [
    `${segment.label}, ${formatUsDate(segment.from)} to ${formatUsDate(segment.to)}: ${segment.state}.`,
    ...segment.marks.map(({ text }) => `${text}.`),
    ...segment.rules.map(
      ({ text, source }) =>
        `${text} Source: ${source.title}, ${source.date}${source.verified ? '' : ', not verified'}.`,
    ),
  ].join(' ');
}
