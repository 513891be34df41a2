import type { Source } from './pack.ts';
import { COMPARED_ON } from './sources.ts';

/** Where the rules on orthoses come from. */

export function orthosisGuide(ref: string): Source {
  return {
    title: 'Billing guide for L1320, third party',
    date: '2026-11-22',
    ref,
    verified: 'guide',
    verifiedOn: COMPARED_ON,
  };
}

function dmeMac(title: string, date: string, ref: string): Source {
  return { title, date, ref, verified: 'verified', verifiedOn: COMPARED_ON };
}

export const SPINAL_ARTICLE = dmeMac(
  'DME MAC, spinal orthoses: TLSO and LSO, policy article',
  '2026',
  'cms.gov, article A52500 with LCD L33790',
);

export const CG_MODIFIER = dmeMac(
  'Noridian, modifier CG',
  '2026',
  'modifiers, CG; the page is older than the code A4467 that it now means',
);

export const SIDE_LINES = dmeMac(
  'CGS, RT and LT on orthoses of knee and ankle',
  '2019-05',
  'two lines of one unit each for dates of service from 2019-03-01',
);

export const KNEE_COVERAGE_MODIFIER = dmeMac(
  'The O&P EDGE, coverage modifiers on knee orthoses',
  '2019-04',
  'KX on the orthosis and its additions; one of KX, GA, GY, GZ on a line (Össur, modifiers)',
);

export const ANKLE_COVERAGE_MODIFIER: Source = {
  title: 'KX on orthoses of ankle and foot',
  date: '2026',
  ref: 'taken over from knee orthoses; the policy article was not read',
  verified: 'unverified',
  verifiedOn: COMPARED_ON,
};

export const ORTHOSIS_ORDER_LIST = dmeMac(
  'Noridian, orthoses on the face-to-face and written order prior to delivery list',
  '2024-08',
  'lists of 2022-04-13 and 2023-04-17; thirteen codes of August 2024 could not be read',
);

export const ORTHOSIS_AUTHORIZATION_LIST = dmeMac(
  'Noridian and VGM, orthoses that need prior authorization',
  '2026-04-13',
  'lists of 2022-10-10, August 2024 and 2026-04-13; a decision is good for 60 days',
);

export const FITTING = dmeMac(
  'CGS, spinal orthoses, questions and answers',
  '2026',
  'custom-fitted devices: expertise, a record of the fitting, no mailing; L1499 where no off-the-shelf code exists',
);

export const CODING_VERIFICATION = dmeMac(
  'Noridian, orthoses that need coding verification (PDAC)',
  '2026',
  'most prefabricated spinal orthoses, among them L0454 and L0627; knee orthoses L1832 and L1833',
);

export const USEFUL_LIFE = dmeMac(
  'Noridian, orthoses and modifier RA',
  '2026',
  'five years unless a policy says otherwise; RA for loss, theft and irreparable damage',
);

export const CONTRACTURE: Source = {
  title: 'BCBSND, ankle-foot orthoses, after the Medicare policy',
  date: '2026',
  ref: 'positioning orthoses for a correctable contracture, measured with a goniometer, or plantar fasciitis',
  verified: 'secondHand',
  verifiedOn: COMPARED_ON,
};

export const CHEST_WALL: Source = {
  title: 'Custom fabricated braces of the chest wall',
  date: '2026',
  ref: 'no DME MAC policy found; left to the contractor or the plan',
  verified: 'unverified',
  verifiedOn: COMPARED_ON,
};

export const SPINAL_KX: Source = {
  title: 'KX on spinal orthoses',
  date: '2026',
  ref: 'not found in article A52500',
  verified: 'unverified',
  verifiedOn: COMPARED_ON,
};

export const SPINAL_SIDE = dmeMac(
  'CGS, articles that ask for RT and LT',
  '2019-05',
  'article A52500 on spinal orthoses is not among them',
);
