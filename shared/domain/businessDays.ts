import { addDays, type IsoDate } from './dates.ts';

/**
 * Business days: Monday to Friday but for the federal holidays (5 U.S.C. 6103), on which contractors and most
 * clearinghouses answer nothing. A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday
 * after.
 */

const [SUNDAY, MONDAY, THURSDAY, SATURDAY] = [0, 1, 4, 6] as const;

function weekday(date: IsoDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

function on(year: number, month: number, day: number): IsoDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The so-manieth weekday of a month. */
function nth(year: number, month: number, day: number, count: number): IsoDate {
  const first = on(year, month, 1);
  return addDays(first, ((day - weekday(first) + 7) % 7) + (count - 1) * 7);
}

function lastMonday(year: number, month: number): IsoDate {
  const fourth = nth(year, month, MONDAY, 4);
  const fifth = addDays(fourth, 7);
  return fifth.slice(0, 7) === fourth.slice(0, 7) ? fifth : fourth;
}

function kept(date: IsoDate): IsoDate {
  if (weekday(date) === SATURDAY) return addDays(date, -1);
  return weekday(date) === SUNDAY ? addDays(date, 1) : date;
}

/** The days on which the federal holidays of a year are kept; New Year's may fall on the last day of the year before. */
export function federalHolidays(year: number): readonly IsoDate[] {
  return [
    kept(on(year, 1, 1)),
    nth(year, 1, MONDAY, 3),
    nth(year, 2, MONDAY, 3),
    lastMonday(year, 5),
    // A federal holiday since June 17, 2021.
    ...(year >= 2021 ? [kept(on(year, 6, 19))] : []),
    kept(on(year, 7, 4)),
    nth(year, 9, MONDAY, 1),
    nth(year, 10, MONDAY, 2),
    kept(on(year, 11, 11)),
    nth(year, 11, THURSDAY, 4),
    kept(on(year, 12, 25)),
  ];
}

export function isBusinessDay(date: IsoDate): boolean {
  const day = weekday(date);
  if (day === SUNDAY || day === SATURDAY) return false;
  const year = Number(date.slice(0, 4));
  return ![...federalHolidays(year), ...federalHolidays(year + 1)].includes(date);
}

/** The so-manieth business day after a date. @param days at least 1. */
export function addBusinessDays(date: IsoDate, days: number): IsoDate {
  let at = date;
  for (let left = days; left > 0;) {
    at = addDays(at, 1);
    if (isBusinessDay(at)) left -= 1;
  }
  return at;
}
