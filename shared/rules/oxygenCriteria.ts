import type { CoverageCriteria, Waiver } from './vocabularies/medicareOxygenVocabulary.ts';

/**
 * The numbers of Medicare's coverage determination for home oxygen, and the waiver of the public health emergency.
 * One place for the guide on portable concentrators and for Medicare's own rules, so that both judge alike.
 */

/** NCD 240.2: limits since long; group III since the version of September 2021. */
export const NCD_CRITERIA: CoverageCriteria = {
  limits: {
    pao2AtMost: 55,
    saturationAtMost: 88,
    pao2GroupTwoAtMost: 59,
    saturationGroupTwoAtMost: 89,
    pao2FallAbove: 10,
    saturationFallAbove: 5,
    hematocritAbove: 56,
  },
  groupThreeFrom: '2021-09-27',
};

/**
 * Rentals begun while CMS did not enforce the clinical criteria for respiratory equipment say so with both modifiers,
 * for as long as they run: from 2020-03-01 (CMS-1744-IFC) to the end of the emergency on 2023-05-11 (the DME MACs' joint
 * reminder on oxygen modifiers, November 2023).
 */
export const EMERGENCY_WAIVER: Waiver = {
  modifiers: ['KX', 'CR'],
  startedFrom: '2020-03-01',
  startedTo: '2023-05-11',
};
