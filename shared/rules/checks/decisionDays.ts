import { addDays, type IsoDate } from '../../domain/dates.ts';

/** Last day on which a payer's decision is good for so many days; the day on which it begins is the first of them. */
export function lastDayOfDecision(from: IsoDate, days: number): IsoDate {
  return addDays(from, days - 1);
}
