import { daysBetween, formatUsDate, type IsoDate } from '../../../shared/domain/dates.ts';
import type { EquipmentValues } from '../../../shared/domain/equipment.ts';

type Warranty = Pick<EquipmentValues, 'warrantyUntil' | 'warrantyLaborUntil'>;

/**
 * The warranty in a sentence: what runs, what ended and when. A repair under warranty is the maker's to pay.
 * @param today the office's day
 */
export function warrantyText(device: Warranty, today: IsoDate): string {
  const { warrantyUntil: parts, warrantyLaborUntil: labor } = device;
  if (parts === null && labor === null) return 'Not known';
  if (parts !== null && (labor === null || labor === parts)) return `${state('Warranty', parts, today)}`;
  if (parts === null && labor !== null) return `${state('Labor warranty', labor, today)}; parts not known`;
  if (parts === null || labor === null) return 'Not known';
  return `${state('Parts', parts, today)}; ${state('labor', labor, today)}`;
}

/** True while parts or labour are still the maker's to pay. */
export function underWarranty(device: Warranty, today: IsoDate): boolean {
  return [device.warrantyUntil, device.warrantyLaborUntil].some((until) => until !== null && until >= today);
}

function state(what: string, until: IsoDate, today: IsoDate): string {
  const left = daysBetween(today, until);
  if (left < 0) return `${what} ended ${formatUsDate(until)}`;
  if (left === 0) return `${what} ends today`;
  if (left <= 60)
    return `${what} until ${formatUsDate(until)}, ${left === 1 ? 'one day' : `${left} days`} left`;
  return `${what} until ${formatUsDate(until)}`;
}
