import { CLAIM_KIND_NAMES } from '../../../shared/domain/claimKind.ts';
import { formatUsDate } from '../../../shared/domain/dates.ts';
import { DOCUMENT_TYPE_NAMES } from '../../../shared/domain/document.ts';
import type { CustomRequirement } from '../../../shared/domain/payer.ts';

/** A payer's own requirement in the words of its list. */

export function wantsInWords(wants: CustomRequirement['wants']): string {
  switch (wants.is) {
    case 'document':
      return `${DOCUMENT_TYPE_NAMES[wants.type]} on file`;
    case 'modifier':
      return `Modifier ${wants.modifier} on the line`;
    case 'authorization':
      return 'Prior authorization';
  }
}

export function scopeInWords({ codes, claimKinds }: Pick<CustomRequirement, 'codes' | 'claimKinds'>): string {
  const kinds = claimKinds.map((kind) => CLAIM_KIND_NAMES[kind]).join(', ');
  return codes.length === 0 ? kinds : `${codes.join(', ')} · ${kinds}`;
}

export function datesInWords({ from, to }: Pick<CustomRequirement, 'from' | 'to'>): string {
  return to === null
    ? `Service from ${formatUsDate(from)}`
    : `Service ${formatUsDate(from)} to ${formatUsDate(to)}`;
}
