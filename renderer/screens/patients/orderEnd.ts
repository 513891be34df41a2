import { addMonths, daysBetween, formatUsDate, type IsoDate } from '../../../shared/domain/dates.ts';
import type { OrderValues } from '../../../shared/domain/clinical.ts';

/**
 * When an order ends, in words: its stated end, else its length of need from the order date. 99 months mean
 * lifelong, as the trade writes it.
 */
export function orderEnd(
  order: Pick<OrderValues, 'validTo' | 'lengthOfNeedMonths' | 'orderedOn'>,
  today: IsoDate,
): string {
  const { validTo, lengthOfNeedMonths: months, orderedOn } = order;
  const end =
    validTo ?? (months !== null && months !== 99 && orderedOn !== null ? addMonths(orderedOn, months) : null);
  if (end !== null) {
    const left = daysBetween(today, end);
    if (left < 0) return `ended ${formatUsDate(end)}`;
    return left <= 60 ? `until ${formatUsDate(end)}, ${left} days left` : `until ${formatUsDate(end)}`;
  }
  if (months === 99) return 'lifelong';
  return 'no end stated';
}
