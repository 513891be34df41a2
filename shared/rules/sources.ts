import type { Source } from './pack.ts';

/** Where the rules come from. Guides carry no date of their own: the day they were read stands for it. */

/** Day on which the sources here were last compared with the rules. */
export const COMPARED_ON = '2026-11-22';

export function repairGuide(ref: string): Source {
  return {
    title: 'Billing guide for L7600, third party',
    date: '2026-11-22',
    ref,
    verified: 'guide',
    verifiedOn: COMPARED_ON,
  };
}

export function rentalGuide(ref: string): Source {
  return {
    title: 'Billing guide for E1392, third party',
    date: '2026-11-22',
    ref,
    verified: 'guide',
    verifiedOn: COMPARED_ON,
  };
}

export const BENEFIT_MANUAL: Source = {
  title: 'Medicare Benefit Policy Manual',
  date: '2024-03',
  ref: 'chapter 15, section 110.2; CGS, repairs, March 2024',
  verified: 'verified',
  verifiedOn: COMPARED_ON,
};

export const OXYGEN_NCD: Source = {
  title: 'National Coverage Determination 240.2, home use of oxygen, version 2',
  date: '2021-09-27',
  ref: 'cms.gov, NCD 240.2',
  verified: 'verified',
  verifiedOn: COMPARED_ON,
};

export const OXYGEN_MODIFIERS: Source = {
  title: 'DME MAC, oxygen modifiers N1, N2, N3 and KX',
  date: '2023-08',
  ref: 'CGS, August 2023; Noridian, oxygen modifiers billing reminder 2023',
  verified: 'verified',
  verifiedOn: COMPARED_ON,
};

export const OXYGEN_NO_PURCHASE: Source = {
  title: 'Noridian, oxygen equipment cannot be purchased',
  date: '2026',
  ref: 'article on oxygen equipment and purchase; payable as rental only since June 1989',
  verified: 'verified',
  verifiedOn: COMPARED_ON,
};

export const OXYGEN_PAYMENT: Source = {
  title: 'Noridian, oxygen payment category',
  date: '2026',
  ref: '36 monthly payments, then service to the end of the useful lifetime (42 CFR 414.226)',
  verified: 'verified',
  verifiedOn: COMPARED_ON,
};

export const WRITTEN_ORDER: Source = {
  title: 'Noridian, standard written order',
  date: '2026',
  ref: 'elements of the order, for dates of service from 2020-01-01',
  verified: 'verified',
  verifiedOn: COMPARED_ON,
};

export const ORDER_BEFORE_DELIVERY: Source = {
  title: 'CMS-6097-N, face-to-face and written order prior to delivery list',
  date: '2026-04-13',
  ref: 'eight oxygen codes; whether E1392 is the eighth could not be read',
  verified: 'secondHand',
  verifiedOn: COMPARED_ON,
};

export const DELIVERY_PROOF: Source = {
  title: 'Noridian, proof of delivery',
  date: '2026',
  ref: 'direct delivery and shipment; kept for seven years',
  verified: 'verified',
  verifiedOn: COMPARED_ON,
};

export const WARRANTY: Source = {
  title: 'CGS and Noridian, warranties',
  date: '2023-06',
  ref: 'repairs under a warranty are made free of charge',
  verified: 'verified',
  verifiedOn: COMPARED_ON,
};

export const FILING_LIMIT: Source = {
  title: 'Timely filing, 42 CFR 424.44 and payers’ own limits',
  date: '2026',
  ref: 'one calendar year for Medicare',
  verified: 'verified',
  verifiedOn: COMPARED_ON,
};

export const CODE_SET_SOURCE: Source = {
  title: 'CMS HCPCS Level II',
  date: '2026-07-01',
  ref: 'release of July 2026, compared with October 2025',
  verified: 'verified',
  verifiedOn: COMPARED_ON,
};

export const CODE_MEANING: Source = {
  title: 'CMS HCPCS Level II, long descriptors',
  date: '2025-10',
  ref: 'release of October 2025, beside the billing guides',
  verified: 'verified',
  verifiedOn: COMPARED_ON,
};

export const DIAGNOSIS_ON_CLAIM: Source = {
  title: 'CMS-1500 and 837P, required elements',
  date: '2026',
  ref: 'item 21; loop 2300, segment HI',
  verified: 'verified',
  verifiedOn: COMPARED_ON,
};

export const CLAIM_FORM: Source = {
  title: 'CMS-1500 and 837P, required elements',
  date: '2026',
  ref: 'supplier, patient, payer, ordering physician, service lines',
  verified: 'verified',
  verifiedOn: COMPARED_ON,
};

export const REPAIR_RECORD: Source = {
  title: 'CGS and Noridian, repairs: the supplier’s record of work, parts and labor time',
  date: '2024-03',
  ref: 'CGS, repairs, March 2024; Noridian, repairs, supplier record',
  verified: 'verified',
  verifiedOn: COMPARED_ON,
};
