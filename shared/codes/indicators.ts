/**
 * CMS's coverage flags and pricing indicators of a HCPCS code, in our own words after the record layout of 2019.
 * They tell how Medicare looks at a code; other payers set their own amounts.
 */
export const COVERAGE_FLAGS: Readonly<Record<string, string>> = {
  C: 'The Medicare contractor decides on coverage.',
  D: 'Special coverage instructions apply.',
  I: 'Not payable by Medicare.',
  M: 'Not covered by Medicare.',
  S: 'Excluded from Medicare by statute.',
};

export const PRICING_INDICATORS: Readonly<Record<string, string>> = {
  '00': 'not priced separately by Medicare Part B',
  '11': 'physician fee schedule, national relative values',
  '12': 'physician fee schedule, anesthesia base units',
  '13': 'physician fee schedule, priced by the contractor',
  '21': 'laboratory fee schedule, national limit',
  '22': 'laboratory fee schedule, priced by the contractor',
  '31': 'equipment that needs frequent servicing',
  '32': 'inexpensive or routinely purchased equipment',
  '33': 'oxygen and oxygen equipment',
  '34': 'supplies of equipment',
  '35': 'surgical dressings',
  '36': 'capped rental equipment',
  '37': 'ostomy, tracheostomy and urological supplies',
  '38': 'orthotics, prosthetics and vision services',
  '39': 'parenteral and enteral nutrition',
  '45': 'customized equipment',
  '46': 'equipment, orthotics or supplies priced by the contractor',
  '51': 'drugs',
  '52': 'reasonable charge',
  '53': 'set by statute',
  '54': 'vaccinations',
  '55': 'splints and casts',
  '56': 'lenses implanted in an office',
  '57': 'priced by the contractor',
  '99': 'no value established',
};

/** How Medicare covers and prices a code, in a sentence or two; '' where no release tells. */
export function pricingText(coverage: string, pricing: readonly string[]): string {
  const flag = COVERAGE_FLAGS[coverage] ?? '';
  const words = pricing.map((indicator) => PRICING_INDICATORS[indicator] ?? `indicator ${indicator}`);
  return [flag, words.length === 0 ? '' : `Priced as: ${words.join('; ')}.`].filter(Boolean).join(' ');
}
