import type { DueMaintenance } from '../../../../shared/contract/maintenance.ts';
import { formatUsDate } from '../../../../shared/domain/dates.ts';

/** `12/01/2026 or 5,000 h`: the day and the reading at which it is due, as far as they are known. */
export function dueText({ dueOn, dueHours }: Pick<DueMaintenance, 'dueOn' | 'dueHours'>): string {
  return [
    dueOn === null ? '' : formatUsDate(dueOn),
    dueHours === null ? '' : `${dueHours.toLocaleString('en-US')} h`,
  ]
    .filter(Boolean)
    .join(' or ');
}
