/**
 * Claim adjustment reason codes (CARC) and remittance advice remark codes (RARC) that the rules warn of.
 * Meanings in our own words; the wording in force is published by X12.
 */
export const CARC = {
  '4': 'the modifier does not fit the code, or a needed one is missing',
  '11': 'the diagnosis does not fit the service',
  '15': 'the authorization number is missing, not valid, or of another service',
  '16': 'the claim lacks information or holds a fault',
  '18': 'an exact duplicate of a claim already received',
  '22': 'another payer may have to pay first',
  '26': 'the service was before the coverage began',
  '27': 'the service was after the coverage ended',
  '29': 'the time limit for filing has run out',
  '31': 'the patient cannot be identified as insured',
  '45': 'the charge is above the fee schedule or the agreed amount',
  '50': 'not regarded as medically necessary',
  '55': 'regarded as experimental or investigational',
  '56': 'not regarded as proven to work',
  '96': 'the service is not covered',
  '97': 'paid already as part of another service',
  '108': 'the rules on renting or buying were not met',
  '109': 'another payer or contractor is the right one for this claim',
  '119': 'the most that the benefit allows in this period was reached',
  '140': 'the member number and the name do not belong together',
  '146': 'the diagnosis is not valid for the date of service',
  '150': 'the record does not support this level of service',
  '151': 'the record does not support so many or so frequent services',
  '153': 'the record does not support this dose',
  '163': 'the attachment named on the claim was not received',
  '164': 'the attachment named on the claim came too late',
  '167': 'the diagnosis is not covered',
  '173': 'not ordered by a physician',
  '174': 'not ordered before delivery',
  '175': 'the order is incomplete',
  '176': 'the order is no longer current',
  '181': 'the code was not valid on the date of service',
  '182': 'the modifier was not valid on the date of service',
  '183': 'the referring provider may not order this',
  '184': 'the ordering provider may not order this',
  '189': 'a code for what is not classified was billed though an exact one exists',
  '197': 'prior authorization is missing',
  '198': 'the authorization was exceeded',
  '204': 'not covered under the patient’s plan',
  '206': 'the NPI is missing',
  '210': 'the authorization was not asked for in time',
  '222': 'more than the contract allows',
  '226': 'the information that the payer asked for did not come, or not whole, or not in time',
  '234': 'not paid apart from another service',
  '252': 'an attachment is needed',
  '272': 'coverage guidelines were not met',
  '273': 'more than the coverage guidelines allow',
  B7: 'the provider was not certified for this service on that day',
  B12: 'the service is not documented in the record',
} as const;
export type CarcCode = keyof typeof CARC;

export const RARC = {
  M2: 'not paid apart while the patient is an inpatient',
  M3: 'the equipment is the same as, or similar to, equipment already in use',
  M6: 'the supplier must keep furnishing and servicing the item for its useful lifetime',
  M8: 'blood gas results are not accepted when the supplier made the test, or when it was made on oxygen',
  M25: 'the information sent does not show the need for this level of service',
  M51: 'a procedure code is missing or not valid',
  M53: 'days or units of service are missing or not valid',
  M76: 'the diagnosis is missing or not valid',
  M114: 'decided under a competitive bidding or demonstration program',
  M124: 'it is not shown whether the patient owns the equipment that is repaired',
  M127: 'the patient’s medical record for the service is missing',
  MA13: 'the provider must correct the claim; the patient is not to be billed for it',
  MA63: 'the principal diagnosis is missing or not valid',
  N29: 'documents, orders, notes or reports are missing',
  N102: 'denied because the records asked for were not sent',
  N104: 'not payable by this contractor; send it to the right one',
  N115: 'decided under a local coverage determination',
  N210: 'the decision may be appealed',
  N211: 'the decision may not be appealed',
  N264: 'the name of the ordering provider is missing or not valid',
  N265: 'the identifier of the ordering provider is missing or not valid',
  N276: 'an identifier of the referring provider is missing or not valid',
  N350: 'the description of an item without a code of its own is missing or not valid',
  N425: 'excluded by statute',
  N519: 'this combination of modifiers is not valid',
  N565: 'a modifier that this service needs is missing',
  N575: 'the name of the ordering provider is not the one on file',
  N668: 'the prescription is incomplete or not valid',
  N706: 'documentation is missing',
} as const;
export type RarcCode = keyof typeof RARC;

/** What claims of this kind are denied for, with the codes that a remittance commonly gives for it. */
export interface DenialReason {
  readonly reason: string;
  readonly carc: readonly CarcCode[];
  readonly rarc: readonly RarcCode[];
  /** False: which code goes with which reason is general knowledge, not seen in a source. */
  readonly verified: boolean;
}

function denial(
  reason: string,
  carc: readonly CarcCode[],
  rarc: readonly RarcCode[],
  verified = true,
): DenialReason {
  return { reason, carc, rarc, verified };
}

/** Remarks whose present meaning nobody has read in the list itself. */
export const UNVERIFIED_REMARKS: readonly string[] = ['M53', 'M76', 'MA63', 'N425'];

export const DENIAL_REASONS: readonly DenialReason[] = [
  denial(
    'No order of a physician, or one that is incomplete, late or no longer current',
    ['173', '174', '175', '176'],
    ['N668'],
  ),
  denial(
    'Ordering provider missing, or not allowed to order',
    ['16', '183', '184'],
    ['MA13', 'N264', 'N575', 'N265', 'N276'],
  ),
  denial(
    'Service details or documents missing',
    ['16', '252', '226', '163', '164', 'B12'],
    ['N706', 'M127', 'N102'],
  ),
  denial('Medical necessity not shown', ['50', '150', '272'], ['N115']),
  denial('Repair not cheaper than replacement', ['50', '45', '108'], [], false),
  denial('Modifier wrong or missing', ['4', '182'], ['N519', 'M114', 'N565']),
  denial(
    'Repair of a rented or oxygen item, or accessories within the rental',
    ['97', '96', '234'],
    ['M6'],
    false,
  ),
  denial('Routine maintenance', ['96', '97'], ['N425'], false),
  denial('More often than allowed', ['119', '151', '273', '222'], []),
  denial('Same or similar item on file', ['151', '150'], ['M3', 'M25']),
  denial('Not shown that the patient owns the repaired equipment', ['16'], ['M124']),
  denial('Item without a code of its own, and without its description', ['16', '189'], ['M51', 'N350']),
  denial('Prior authorization missing, exceeded or late', ['197', '198', '15', '210'], ['N210']),
  denial('Diagnosis missing, not valid or not fitting', ['11', '167', '146', '16'], ['MA63', 'M76'], false),
  denial('Blood gas tested by the supplier, or on oxygen', ['50'], ['M8']),
  denial('Dose or units do not agree with the record', ['153', '16'], ['M53'], false),
  denial('Regarded as investigational', ['55', '56'], []),
  denial('Not a benefit of the plan', ['204', '96'], []),
  denial('Code not valid or ended', ['181', '16'], ['M51']),
  denial('Filed too late', ['29'], ['N211']),
  denial('Sent to the wrong contractor', ['109'], ['N104']),
  denial('Patient was an inpatient', ['97'], ['M2']),
  denial('Letter of medical necessity missing', ['252', '226'], ['N706', 'N29'], false),
];
