import type { Source } from './pack.ts';
import { COMPARED_ON } from './sources.ts';

/** Where the rules on radiopharmaceuticals come from. */

export function radiopharmaceuticalGuide(ref: string): Source {
  return {
    title: 'Billing guide for A9600, third party',
    date: '2026-11-22',
    ref,
    verified: 'guide',
    verifiedOn: COMPARED_ON,
  };
}

export const WASTE_MODIFIERS: Source = {
  title: 'Noridian, modifiers JW and JZ; American College of Radiology',
  date: '2023-09',
  ref: 'JZ from 2023-07-01, unprocessable without JW or JZ from 2023-10-01; single-dose containers',
  verified: 'verified',
  verifiedOn: COMPARED_ON,
};

export const WASTE_BY_SETTING: Source = {
  title: 'The payer’s own setting on JW and JZ',
  date: '2026-11-22',
  ref: 'payer settings, modifiers of waste',
  verified: 'payer',
  verifiedOn: COMPARED_ON,
};

export const STRONTIUM_POLICY: Source = {
  title: 'First Coast, strontium-89, local coverage determination L29226 (retired)',
  date: '2026',
  ref: 'proof of bone metastases, 90 days between doses, blood counts',
  verified: 'secondHand',
  verifiedOn: COMPARED_ON,
};

export const DISTINCT_SERVICE: Source = {
  title: 'CMS, MLN1783722, modifiers 59 and XE, XP, XS, XU',
  date: '2026',
  ref: 'the specific modifier first; never both on a line',
  verified: 'verified',
  verifiedOn: COMPARED_ON,
};

export const CONTRACTOR_OF_DOSES: Source = {
  title: 'Which contractor takes administered radiopharmaceuticals',
  date: '2026-04',
  ref: 'no ruling was read; OPPS Addendum B gives them status K, a paid drug, and not Y, equipment',
  verified: 'unverified',
  verifiedOn: COMPARED_ON,
};

export const NO_KX: Source = {
  title: 'KX on radiopharmaceuticals',
  date: '2026',
  ref: 'no Medicare ground for it was found',
  verified: 'unverified',
  verifiedOn: COMPARED_ON,
};

export const DOSE_PAPERS: Source = {
  title: 'Records that a dose leaves behind',
  date: '2026',
  ref: 'ordered and given dose, calibration, who gave it; no policy that asks for them was read',
  verified: 'unverified',
  verifiedOn: COMPARED_ON,
};
