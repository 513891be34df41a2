import type { Source } from '../pack.ts';
import { COMPARED_ON } from '../sources.ts';

/** Where the rules on repairs come from. */

function read(title: string, date: string, ref: string, verified: Source['verified'] = 'verified'): Source {
  return { title, date, ref, verified, verifiedOn: COMPARED_ON };
}

/** Repairs of rented, oxygen and frequently serviced equipment; what a repair is. */
export const BENEFIT_MANUAL_REPAIRS = read(
  'Medicare Benefit Policy Manual',
  '2024-03',
  'chapter 15, section 110.2; CGS, repairs, March 2024',
);

export const SUPPLIER_STANDARD_14 = read(
  'Medicare Benefit Policy Manual and supplier standard 14',
  '2024-03',
  'chapter 15, section 110.2; 42 CFR 424.57(c)(14): the supplier maintains, repairs or replaces what it rents out',
);

export const MAINTENANCE = read(
  'Noridian, maintenance and repairs',
  '2026',
  'what counts as maintenance and as repair; oxygen equipment after month 36; equipment serviced frequently',
);

export const REPAIR_RECORDS = read(
  'CGS and Noridian, repairs of owned equipment',
  '2024-03',
  'CGS, repairs, March 2024; Noridian, repairs',
);

export const REPAIR_WARRANTY = read(
  'CGS and Noridian, warranties',
  '2023-06',
  'repairs under a warranty are free of charge; 42 CFR 414.210(e) on accumulated repairs',
);

export const REPLACEMENT = read(
  'Noridian, replacement',
  '2026',
  'repair within the useful lifetime; prostheses and their orders',
);

export const BASE_EQUIPMENT = read(
  'Noridian, denial M124; CGS, repairs',
  '2024-03',
  'the base item, when it was obtained, and that the patient owns it',
);

export const REPAIR_LABOR = read(
  'Noridian, repair labor billing and payment policy',
  '2013-11-01',
  'units of 15 minutes by repaired code; table of standard units, effective 2009-04-01, revised 2013-11-01',
);

export const REPLACEMENT_MODIFIERS = read(
  'Noridian, modifiers RA and RB',
  '2026',
  'RB for a part of a repair; RA for a whole item, never for parts or supplies',
);

export const MISCELLANEOUS_CODES = read(
  'Noridian and CGS, codes not otherwise classified',
  '2016-08',
  'description, maker, model, price and related code; 80 characters; nuts, bolts and screws are not billed apart',
);

export const LOANER = read(
  'CGS, temporary replacement K0462',
  '2021-02',
  'CGS, 2019-08 and 2021-02: repairs of more than a day, one unit, at most a month',
);

export const MINOR_PARTS = read(
  'Noridian, questions and answers of an ACT call',
  '2025-05-21',
  'L7510: what was repaired, each item described, price of the list',
);

export const CAUSE_OF_DAMAGE = read(
  'Medicare Benefit Policy Manual',
  '2024-03',
  'chapter 15, section 110.2, on malicious damage and culpable neglect; read second-hand',
  'secondHand',
);

export const LABOR_DESCRIPTORS = read(
  'CMS HCPCS Level II, long descriptors',
  '2025-10',
  'K0739, K0740, L4205, L4210, L7510, L7520, K0462; RA and RB; release of October 2025 beside that of October 2020',
);

export const BRACES = read(
  'CMS, article A52500',
  '2026',
  'spinal orthoses: rigid and semi-rigid devices are braces',
);

export const CONTENTS_WITH_RENTAL = read(
  'AAPC and VGM on oxygen contents',
  '2025',
  'contents are part of the monthly rental of the stationary system, and billed apart after it, by the month',
  'secondHand',
);

export const CONTENTS_OF_CONCENTRATORS = read(
  'Medicare Claims Processing Manual, as quoted by a billing journal',
  '2020',
  'chapter 20, section 30.6: no contents fee with concentrators',
  'secondHand',
);

/** What one payer itself asks, as its settings say. */
export const PAYER_SETTINGS = read(
  'The payer’s settings',
  'as set',
  'the payer’s page, as the billing lead keeps it',
  'payer',
);

/** What is commonly held, and nobody has found in a source. */
export function unverified(ref: string): Source {
  return read('Common practice, not verified', '2026-11', ref, 'unverified');
}
