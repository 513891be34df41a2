import { formatUsDate, type IsoDate } from './dates.ts';
import type { RentalValues } from './rental.ts';
import {
  type BreakReading,
  daysOfGap,
  type MaintenanceDue,
  type RentalCalendar,
  type RentalGap,
  type RentalMonth,
  type RentalPhase,
  TEMPORARY_DAYS,
  USEFUL_LIFE_MONTHS,
} from './rentalCalendar.ts';
import { RENTAL_SOURCES, type RentalSource } from './rentalSources.ts';

/** What a rental's calendar says, in words, each sentence with what it rests on. */

export interface RentalRule {
  readonly text: string;
  readonly source: RentalSource;
}

export const PHASE_NAMES: Readonly<Record<RentalPhase, string>> = {
  paid: 'Paid by the month',
  duty: 'Supplier’s duty, no rental payment',
  afterLife: 'After the useful lifetime',
  owned: 'Owned by the patient',
  counted: 'Counted, no cap known',
};

/** Why a month is paid or not. */
export function monthRule(rental: Pick<RentalValues, 'class'>, month: RentalMonth): RentalRule {
  const capped = rental.class === 'cappedRental';
  switch (month.phase) {
    case 'paid':
      return capped
        ? {
            text: `Month ${month.number} of 13 is billed with RR and ${month.modifier ?? 'its month modifier'}.`,
            source: RENTAL_SOURCES.cappedModifiers,
          }
        : {
            text: `Month ${month.number} of 36: one payment covers the equipment, contents, accessories, upkeep and repair.`,
            source: RENTAL_SOURCES.oxygenMonths,
          };
    case 'duty':
      return {
        text: 'The 36 payments are made. The supplier keeps the equipment going at no charge for it until the useful lifetime ends.',
        source: RENTAL_SOURCES.duty,
      };
    case 'afterLife':
      return {
        text: 'The useful lifetime is over. The patient may choose new equipment, which begins 36 new months, or keep this.',
        source: RENTAL_SOURCES.afterLife,
      };
    case 'owned':
      return {
        text: 'The item belongs to the patient after 13 paid months: no rental is billed any more.',
        source: RENTAL_SOURCES.cappedMonths,
      };
    case 'counted':
      return {
        text: `Month ${month.number}. How many months are paid is for the payer to say.`,
        source: RENTAL_SOURCES.otherRental,
      };
  }
}

/** What days without the equipment do to the count. */
export function gapRules(calendar: RentalCalendar, gap: RentalGap): readonly RentalRule[] {
  const days = daysOfGap(gap);
  return [
    {
      text: `${days} ${days === 1 ? 'day' : 'days'} without the equipment: not billed and not counted. The next month begins on the day of the return.`,
      source: RENTAL_SOURCES.anniversary,
    },
    ...calendar.breaks.filter(({ id }) => gap.breakIds.includes(id)).map(breakRule),
  ];
}

/** What a break does, by its length and kind. */
export function breakRule(reading: BreakReading): RentalRule {
  const name = reading.kind === 'need' ? 'A break in need' : 'A break in billing';
  if (reading.afterPaidMonths) {
    return {
      text: `${name} after the last paid month never begins the count anew: the supplier takes up its duty again, however long it lasted.`,
      source: RENTAL_SOURCES.breaksAfterCap,
    };
  }
  const limit = formatUsDate(reading.temporaryUntil);
  if (!reading.long) {
    return {
      text: `${name} up to ${limit} (${TEMPORARY_DAYS} days and the rest of the rental month) is an interruption: the count goes on where it stopped.`,
      source: RENTAL_SOURCES.breaks,
    };
  }
  if (reading.mayBeginAnew) {
    return {
      text: `A break in need beyond ${limit} may begin a new period with a new order and new medical records. If so, end this rental and enter a new one: the count here goes on until somebody does.`,
      source: RENTAL_SOURCES.breaks,
    };
  }
  return {
    text: `A break in billing beyond ${limit} does not begin a new period: the count goes on where it stopped.`,
    source: RENTAL_SOURCES.breaks,
  };
}

/** Where the useful lifetime begins and ends. */
export function lifeRule(calendar: RentalCalendar): RentalRule {
  return {
    text: `The useful lifetime runs ${USEFUL_LIFE_MONTHS} months from ${formatUsDate(calendar.lifeFrom)}; it is over on ${formatUsDate(calendar.lifeOver)}. Another device, supplier or kind of system does not begin it anew.`,
    source: RENTAL_SOURCES.usefulLife,
  };
}

export function titleRule(titleOn: IsoDate): RentalRule {
  return {
    text: `Title passes to the patient on ${formatUsDate(titleOn)}, after 13 paid months.`,
    source: RENTAL_SOURCES.cappedMonths,
  };
}

/** When a maintenance visit can be billed, and the doubt about a warranty where there is one. */
export function maintenanceRules(due: MaintenanceDue): readonly RentalRule[] {
  const which = due.first ? 'The first maintenance visit' : 'The next maintenance visit';
  return [
    {
      text: `${which} can be billed with MS from ${formatUsDate(due.on)} on, once in six months, when somebody was there.`,
      source: RENTAL_SOURCES.maintenance,
    },
    ...(due.afterWarranty === null
      ? []
      : [
          {
            text: `The warranty on labor ends later: counted from there it would be ${formatUsDate(due.afterWarranty)}.`,
            source: RENTAL_SOURCES.maintenanceAfterWarranty,
          },
        ]),
  ];
}

/** `Month 14 of 36`, `Month 41`, or what stands in for a number. */
export function countText(calendar: RentalCalendar, month: RentalMonth | null): string {
  if (month === null) return '';
  const cap = calendar.paidMonths;
  return cap !== null && month.number <= cap ? `Month ${month.number} of ${cap}` : `Month ${month.number}`;
}
