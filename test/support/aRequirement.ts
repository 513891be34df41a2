import type { CustomRequirement } from '../../shared/domain/payer.ts';

/** A payer's own requirement: a record of use for portable concentrators, unless told otherwise. */
export function aRequirement(change: Partial<CustomRequirement> = {}): CustomRequirement {
  return {
    id: '019a0000-0000-7000-8000-000000000901',
    title: 'Record of use each quarter',
    codes: ['E1392'],
    claimKinds: ['portableRental'],
    wants: { is: 'document', type: 'usageRecord' },
    severity: 'warning',
    from: '2026-01-01',
    to: null,
    source: 'Sample Mutual bulletin 12 of 2025, page 2',
    addedBy: 'Casey Sample',
    addedOn: '2025-12-10',
    retiredOn: null,
    ...change,
  };
}
