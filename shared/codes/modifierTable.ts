/**
 * Modifiers of the claims made here, with CMS's descriptor of October 2025 (59 and 99 are CPT's and are only
 * described) and when they belong on a line, in our own words. What else is said of them: modifiers.ts.
 */
export interface ModifierRow {
  readonly code: string;
  readonly official: string | null;
  readonly use: string;
  readonly group: ModifierGroup;
}

export type ModifierGroup =
  'sale' | 'replacement' | 'coverage' | 'notice' | 'side' | 'oxygen' | 'rentalMonth' | 'drug' | 'other';

function entry(group: ModifierGroup, code: string, official: string | null, use: string): ModifierRow {
  return { code, official, use, group };
}

export const MODIFIER_ROWS: readonly ModifierRow[] = [
  entry(
    'sale',
    'RR',
    "Rental (use the 'rr' modifier when dme is to be rented)",
    'On every line that bills a rental.',
  ),
  entry('sale', 'NU', 'New equipment', 'The item was sold new.'),
  entry('sale', 'UE', 'Used durable medical equipment', 'The item was sold used.'),
  entry(
    'sale',
    'LL',
    "Lease/rental (use the 'll' modifier when dme equipment rental is to be applied against the purchase price)",
    'Rental that counts toward the price.',
  ),
  entry(
    'sale',
    'MS',
    'Six month maintenance and servicing fee for reasonable and necessary parts and labor which are not covered under any manufacturer or supplier warranty',
    'Medicare oxygen after month 36: the half-yearly maintenance visit, in place of an itemized repair.',
  ),
  entry('sale', 'KR', 'Rental item, billing for partial month', 'Part of a rental month.'),
  entry(
    'sale',
    'BP',
    'The beneficiary has been informed of the purchase and rental options and has elected to purchase the item',
    'The patient chose to buy.',
  ),
  entry(
    'sale',
    'BR',
    'The beneficiary has been informed of the purchase and rental options and has elected to rent the item',
    'The patient chose to rent.',
  ),
  entry(
    'sale',
    'BU',
    'The beneficiary has been informed of the purchase and rental options and after 30 days has not informed the supplier of his/her decision',
    'No choice was made within 30 days.',
  ),
  entry(
    'replacement',
    'RA',
    'Replacement of a dme, orthotic or prosthetic item',
    'The whole item is replaced; never for a part.',
  ),
  entry(
    'replacement',
    'RB',
    'Replacement of a part of a dme, orthotic or prosthetic item furnished as part of a repair',
    'On the line of a part that was fitted during a repair.',
  ),
  entry(
    'coverage',
    'KX',
    'Requirements specified in the medical policy have been met',
    'A statement by the supplier that every coverage criterion is met and documented. Never for new Medicare oxygen rentals from April 2023 on.',
  ),
  entry('coverage', 'N1', 'Group 1 oxygen coverage criteria met', 'Medicare oxygen: the test meets group I.'),
  entry(
    'coverage',
    'N2',
    'Group 2 oxygen coverage criteria met',
    'Medicare oxygen: the test meets group II with one of its conditions.',
  ),
  entry(
    'coverage',
    'N3',
    'Group 3 oxygen coverage criteria met',
    'Medicare oxygen without hypoxemia, for conditions that the literature supports; closely audited.',
  ),
  entry(
    'coverage',
    'CG',
    'Policy criteria applied',
    'Where a policy asks for it. On spinal orthoses it states that the material is not elastic, or that the back panel is rigid.',
  ),
  entry(
    'coverage',
    'SC',
    'Medically necessary service or supply',
    'Where a payer other than Medicare asks for it.',
  ),
  entry('coverage', 'CR', 'Catastrophe/disaster related', 'Services under a declared disaster waiver.'),
  entry(
    'notice',
    'GA',
    'Waiver of liability statement issued as required by payer policy, individual case',
    'A denial as not necessary is expected and the patient signed an Advance Beneficiary Notice before delivery.',
  ),
  entry(
    'notice',
    'GX',
    'Notice of liability issued, voluntary under payer policy',
    'A notice was given although none was required.',
  ),
  entry(
    'notice',
    'GY',
    'Item or service statutorily excluded, does not meet the definition of any medicare benefit or, for non-medicare insurers, is not a contract benefit',
    'Excluded from the benefit; billed to obtain the denial.',
  ),
  entry(
    'notice',
    'GZ',
    'Item or service expected to be denied as not reasonable and necessary',
    'A denial is expected and no notice was given; denied without review.',
  ),
  entry(
    'notice',
    'GL',
    'Medically unnecessary upgrade provided instead of non-upgraded item, no charge, no advance beneficiary notice (abn)',
    'An upgrade given away.',
  ),
  entry(
    'notice',
    'EY',
    'No physician or other licensed health care provider order for this item or service',
    'There is no order and the denial is needed, as for a second payer.',
  ),
  entry(
    'side',
    'RT',
    'Right side (used to identify procedures performed on the right side of the body)',
    'Devices of one side of the body; means nothing on a concentrator.',
  ),
  entry(
    'side',
    'LT',
    'Left side (used to identify procedures performed on the left side of the body)',
    'Devices of one side of the body; means nothing on a concentrator.',
  ),
  entry(
    'oxygen',
    'QA',
    'Prescribed amounts of stationary oxygen for daytime use while at rest and nighttime use differ and the average of the two amounts is less than 1 liter per minute (lpm)',
    'Stationary codes only.',
  ),
  entry(
    'oxygen',
    'QB',
    'Prescribed amounts of stationary oxygen for daytime use while at rest and nighttime use differ and the average of the two amounts exceeds 4 liters per minute (lpm) and portable oxygen is prescribed',
    'On the stationary and the portable line alike.',
  ),
  entry(
    'oxygen',
    'QE',
    'Prescribed amount of stationary oxygen while at rest is less than 1 liter per minute (lpm)',
    'Stationary codes only.',
  ),
  entry(
    'oxygen',
    'QF',
    'Prescribed amount of stationary oxygen while at rest exceeds 4 liters per minute (lpm) and portable oxygen is prescribed',
    'On the stationary and the portable line alike.',
  ),
  entry(
    'oxygen',
    'QG',
    'Prescribed amount of stationary oxygen while at rest is greater than 4 liters per minute (lpm)',
    'Stationary codes, where no portable is prescribed.',
  ),
  entry(
    'oxygen',
    'QH',
    'Oxygen conserving device is being used with an oxygen delivery system',
    'A conserving device is in use.',
  ),
  entry(
    'oxygen',
    'QR',
    'Prescribed amounts of stationary oxygen for daytime use while at rest and nighttime use differ and the average of the two amounts is greater than 4 liters per minute (lpm)',
    'Stationary codes only.',
  ),
  entry(
    'rentalMonth',
    'KH',
    'Dmepos item, initial claim, purchase or first month rental',
    'Capped rental, first month; not for oxygen.',
  ),
  entry(
    'rentalMonth',
    'KI',
    'Dmepos item, second or third month rental',
    'Capped rental, second and third month; not for oxygen.',
  ),
  entry(
    'rentalMonth',
    'KJ',
    'Dmepos item, parenteral enteral nutrition (pen) pump or capped rental, months four to fifteen',
    'Capped rental from the fourth month; not for oxygen.',
  ),
  entry(
    'drug',
    'JW',
    'Drug amount discarded/not administered to any patient',
    'The discarded part of a single-use dose, on its own line.',
  ),
  entry(
    'drug',
    'JZ',
    'Zero drug amount discarded/not administered to any patient',
    'Nothing of a single-use dose was discarded.',
  ),
  entry(
    'other',
    'XE',
    'Separate encounter, a service that is distinct because it occurred during a separate encounter',
    'Before 59, where it fits.',
  ),
  entry(
    'other',
    'XP',
    'Separate practitioner, a service that is distinct because it was performed by a different practitioner',
    'Before 59, where it fits.',
  ),
  entry(
    'other',
    'XS',
    'Separate structure, a service that is distinct because it was performed on a separate organ/structure',
    'Before 59, where it fits.',
  ),
  entry(
    'other',
    'XU',
    'Unusual non-overlapping service, the use of a service that is distinct because it does not overlap usual components of the main service',
    'Before 59, where it fits.',
  ),
  entry(
    'other',
    '59',
    null,
    'A service that stands apart from another that would normally include it, with the reason in the record.',
  ),
  entry(
    'other',
    '99',
    null,
    'More modifiers apply than the line holds; the full list goes into the note of the line.',
  ),
  entry(
    'notice',
    'GK',
    'Reasonable and necessary item/service associated with a ga or gz modifier',
    'The line of the item that would do, beside the upgrade that carries GA or GZ.',
  ),
  entry(
    'notice',
    'KB',
    'Beneficiary requested upgrade for abn, more than 4 modifiers identified on claim',
    'An upgrade that the patient asked for, on a claim with more than four modifiers.',
  ),
  entry('other', 'TW', 'Back-up equipment', 'A second device kept in case the first fails.'),
  entry(
    'other',
    'AV',
    'Item furnished in conjunction with a prosthetic device, prosthetic or orthotic',
    'Supplies that go with a prosthesis or an orthosis.',
  ),
  entry(
    'other',
    'GW',
    "Service not related to the hospice patient's terminal condition",
    'The patient is in hospice, and the item is not for the illness that the hospice cares for.',
  ),
];
