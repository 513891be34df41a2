import { formatUsDate } from '../../shared/domain/dates.ts';

/** `Date of service 2026-10-20` → `Date of service 10/20/2026`: the dates inside a sentence of the rules, as people write them. */
export function readableDates(text: string): string {
  return text.replace(/\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/g, (date) => formatUsDate(date));
}
