import { z } from 'zod';

/** Money is whole cents of US dollars. Up to ten million dollars, which no claim reaches. */
export const Cents = z
  .int({ error: 'Money is whole cents.' })
  .min(0, { error: 'An amount cannot be negative.' })
  .max(1_000_000_000, { error: 'An amount over $10,000,000.00 cannot be right.' });
export type Cents = z.infer<typeof Cents>;

/** `$1,234.50`; a null amount is an empty text. */
export function formatCents(cents: Cents | null): string {
  if (cents === null) return '';
  const sign = cents < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(cents) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${sign}$${whole}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
}

/**
 * Reads `1234.5`, `$1,234.50`, `1 234`, `.75`. More than two decimals, letters or a minus sign are refused.
 * @returns cents, or null when the text is no amount.
 */
export function parseCents(text: string): Cents | null {
  const typed = text
    .trim()
    .replace(/^\$\s*/, '')
    .replace(/(\d)[, ](?=\d{3}(\D|$))/g, '$1');
  const match = /^(\d{0,8})(?:\.(\d{0,2}))?$/.exec(typed);
  if (!match || (!match[1] && !match[2])) return null;
  return Number(match[1] || '0') * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

export function sumCents(amounts: readonly Cents[]): Cents {
  return amounts.reduce((sum, cents) => sum + cents, 0);
}

/** `part` as a percentage of `whole`, rounded up to a hundredth so that "over the cap" is never rounded away. */
export function percentOf(part: Cents, whole: Cents): number {
  return Math.ceil((part * 10_000) / whole) / 100;
}
