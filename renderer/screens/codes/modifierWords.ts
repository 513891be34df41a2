import type { ModifierEntry, ModifierPosition } from '../../../shared/codes/modifiers.ts';

/** What the kinds and places of modifiers are called. */

export const POSITION_NAMES: Readonly<Record<ModifierPosition, string>> = {
  pricing: '1. Pricing',
  informational: '2. Coverage',
  statistical: '3. Location, count',
};

export const MODIFIER_GROUPS: Readonly<Record<ModifierEntry['group'], string>> = {
  sale: 'Rental or sale',
  replacement: 'Replacement and repair',
  coverage: 'Coverage',
  notice: 'Notice of non-coverage',
  side: 'Side of the body',
  oxygen: 'Oxygen',
  rentalMonth: 'Rental month',
  drug: 'Drugs',
  other: 'Other',
};
