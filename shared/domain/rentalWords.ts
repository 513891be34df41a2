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
  type RentalQuestion,
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
  afterPaid: 'After the paid months',
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
    case 'afterPaid':
      return {
        text: 'The 36 payments are made. Until the useful lifetime ends the supplier keeps the equipment going at no charge for it; when that is, is not known.',
        source: RENTAL_SOURCES.duty,
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
  const limit = formatUsDate(reading.temporaryUntil);
  if (reading.class === 'cappedRental' && reading.afterPaidMonths) {
    return {
      text: `${name} in month 13 or later changes nothing: after 13 paid months the item belongs to the patient.`,
      source: RENTAL_SOURCES.cappedMonths,
    };
  }
  if (reading.class === 'other' && reading.long) {
    return {
      text: `${name} beyond ${limit}: whether a new period begins is for the payer to say. The count here goes on where it stopped.`,
      source: RENTAL_SOURCES.otherRental,
    };
  }
  if (reading.afterPaidMonths) {
    return {
      text: `${name} after the last paid month never begins the count anew: the supplier takes up its duty again, however long it lasted.`,
      source: RENTAL_SOURCES.breaksAfterCap,
    };
  }
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
export function lifeRule(lifeFrom: IsoDate, lifeOver: IsoDate): RentalRule {
  return {
    text: `The useful lifetime runs ${USEFUL_LIFE_MONTHS} months from ${formatUsDate(lifeFrom)}; it is over on ${formatUsDate(lifeOver)}. Another device, supplier or kind of system does not begin it anew.`,
    source: RENTAL_SOURCES.usefulLife,
  };
}

const QUESTIONS: Readonly<Record<RentalQuestion, string>> = {
  life: 'When the useful lifetime ends is not known: it runs from the first day with the earlier supplier. Ask for that day and enter it.',
  stationaryLife:
    'When the useful lifetime ends is not known: that of the stationary system governs, and its first day with the earlier supplier is not on record. Enter it there.',
  paidUntil:
    'When maintenance visits (MS) can be billed is not known: it is counted from the end of the last paid month, which the earlier supplier billed. Ask for that day and enter it.',
  title:
    'The day on which title passed is not known: it follows the last of the 13 paid months, which the earlier supplier billed. Ask for the end of that month and enter it.',
};

/** What a rental that was taken over leaves open, with what to ask the earlier supplier for. */
export function openQuestions({ questions }: Pick<RentalCalendar, 'questions'>): readonly string[] {
  return questions.map((question) => QUESTIONS[question]);
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
