/** Where the facts of a rental's calendar come from, and how far each was checked. */

export interface RentalSource {
  readonly title: string;
  /** Chapter, section or what the source says it about. */
  readonly ref: string;
  /** As precise as the source states it, or the year in which it was read. */
  readonly date: string;
  /** False: commonly held and found in no source that was read. It advises and never stands in the way. */
  readonly verified: boolean;
}

function read(title: string, date: string, ref: string): RentalSource {
  return { title, date, ref, verified: true };
}

export const RENTAL_SOURCES = {
  oxygenMonths: read(
    'Noridian, oxygen payment category',
    '2026',
    '36 monthly payments; the month runs from the day of delivery (42 CFR 414.226)',
  ),
  cappedMonths: read(
    'Noridian, capped rental items',
    '2026',
    'at most 13 months of continuous use, then the patient owns the item (42 CFR 414.229)',
  ),
  cappedModifiers: read(
    'Noridian, capped rental items',
    '2026',
    'KH for month 1, KI for months 2 and 3, KJ for months 4 to 13',
  ),
  duty: read(
    'Noridian on maintenance, and HomeCare on oxygen after month 36',
    '2026',
    'the supplier that was paid for month 36 goes on supplying to the end of the useful lifetime',
  ),
  usefulLife: read(
    'Medtrade and HomeCare on the useful lifetime of oxygen equipment',
    '2015-03',
    'five years from the first day of service; the stationary system’s governs the portable one’s',
  ),
  afterLife: read(
    'HomeCare on oxygen equipment after five years',
    '2015-03',
    'the patient may choose new equipment, or keep what is there',
  ),
  breaks: read(
    '42 CFR 414.230, and Noridian on breaks in need and in billing',
    '2026',
    '60 days in a row and the rest of the rental month',
  ),
  breaksAfterCap: read(
    'Palmetto, and CMS-1403-FC on oxygen after month 36',
    '2008',
    'no break after the last paid month begins the count anew',
  ),
  anniversary: read(
    'Noridian, DMEPOS claims during an inpatient stay',
    '2013-11-01',
    'away on the first day of a month: the day of the return is billed, and counts from then on',
  ),
  maintenance: read(
    'Noridian, maintenance and servicing',
    '2026',
    'concentrators and filling systems: one payment in six months, the first six months after month 36',
  ),
  maintenanceAfterWarranty: {
    title: 'Maintenance after a warranty',
    date: '2026',
    ref: 'that the later of the two days counts was not read',
    verified: false,
  },
  otherRental: {
    title: 'Rental outside the oxygen and capped rental categories',
    date: '2026',
    ref: 'how many months are paid is the payer’s to say',
    verified: false,
  },
} as const satisfies Readonly<Record<string, RentalSource>>;

/** `Noridian, capped rental items (2026): at most …`, with a word where nobody has checked it. */
export function sourceText({ title, ref, date, verified }: RentalSource): string {
  return `${title} (${date}): ${ref}.${verified ? '' : ' Not verified.'}`;
}
