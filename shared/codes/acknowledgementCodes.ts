/**
 * Codes of TA1, 999 and 997 in our own words. Their meanings are fixed by the standard's version 5010 and do not
 * change with the yearly code lists.
 */

export const ACKNOWLEDGEMENT_CODES_SOURCE = {
  source: 'X12 005010X231A1 (999), 004010 (997) and the interchange standard (TA1), in own words',
  asOf: '2026-11-01',
} as const;

export const NOT_IN_LIST = 'not in the list at hand';

/** TA105 */
export const INTERCHANGE_NOTES: Readonly<Record<string, string>> = {
  '000': 'no error',
  '001': 'the control number at the end is not the one at the beginning',
  '002': 'this version of the standard is not taken',
  '003': 'this version of the controls is not taken',
  '004': 'the segment terminator is not valid',
  '005': 'the qualifier of the sender’s id is not valid',
  '006': 'the sender’s id is not valid',
  '007': 'the qualifier of the receiver’s id is not valid',
  '008': 'the receiver’s id is not valid',
  '009': 'the receiver’s id is not known',
  '010': 'the qualifier of the authorization is not valid',
  '011': 'the authorization is not valid',
  '012': 'the qualifier of the security value is not valid',
  '013': 'the security value is not valid',
  '014': 'the date of the interchange is not valid',
  '015': 'the time of the interchange is not valid',
  '016': 'the identifier of the standard is not valid',
  '017': 'the version of the interchange is not valid',
  '018': 'the control number of the interchange is not valid',
  '019': 'the sign that asks for an acknowledgement is not valid',
  '020': 'the sign for test or production is not valid',
  '021': 'the number of groups is not valid',
  '022': 'the controls are not valid',
  '023': 'the file ends too early',
  '024': 'the content is not valid',
  '025': 'the control number was used before',
  '026': 'the element separator is not valid',
  '027': 'the component separator is not valid',
  '028': 'the delivery date is not valid',
  '029': 'the delivery time is not valid',
  '030': 'the delivery time is not valid',
  '031': 'the delivery date is not valid',
};

/** IK304 and AK304 */
export const SEGMENT_ERRORS: Readonly<Record<string, string>> = {
  '1': 'the segment is not known',
  '2': 'the segment is not expected here',
  '3': 'a segment that is needed is missing',
  '4': 'the loop is repeated too often',
  '5': 'the segment is repeated too often',
  '6': 'the segment does not belong to this kind of set',
  '7': 'the segment is out of order',
  '8': 'elements of the segment have errors',
  I4: 'a segment stands here that is not used',
  I6: 'a segment is missing that this situation needs',
  I7: 'the loop comes too few times',
  I8: 'the segment comes too few times',
  I9: 'a segment stands here that this situation does not use',
};

/** IK403 and AK403 */
export const ELEMENT_ERRORS: Readonly<Record<string, string>> = {
  '1': 'a value that is needed is missing',
  '2': 'a value is missing that another one here calls for',
  '3': 'there are too many elements',
  '4': 'the value is too short',
  '5': 'the value is too long',
  '6': 'the value holds a character that is not allowed',
  '7': 'the code is not valid',
  '8': 'the date is not valid',
  '9': 'the time is not valid',
  '10': 'two values stand here that exclude each other',
  '12': 'there are too many repetitions',
  '13': 'there are too many components',
  I6: 'the code is not used here',
  I9: 'a value is missing that this situation needs',
  I10: 'a value stands here that is not used',
  I11: 'there are too few repetitions',
  I12: 'the value does not follow the pattern asked for',
  I13: 'a value stands here that this situation does not use',
};

/** IK502 to IK506, AK502 to AK506 */
export const SET_ERRORS: Readonly<Record<string, string>> = {
  '1': 'this kind of set is not taken',
  '2': 'the end of the set is missing',
  '3': 'the number at the end of the set is not the one at its beginning',
  '4': 'the number of segments is not the one stated',
  '5': 'one or more segments have errors',
  '6': 'the kind of set is missing or not valid',
  '7': 'the number of the set is missing or not valid',
  '18': 'the version is not taken',
  '19': 'the set stands in the wrong group',
  '23': 'the number of the set is not unique in its group',
  I5: 'one or more segments break the implementation guide',
  I6: 'the version of the implementation guide is not taken',
};

/** AK905 to AK909 */
export const GROUP_ERRORS: Readonly<Record<string, string>> = {
  '1': 'this kind of group is not taken',
  '2': 'this version of the group is not taken',
  '3': 'the end of the group is missing',
  '4': 'the number at the end of the group is not the one at its beginning',
  '5': 'the number of sets is not the one stated',
  '6': 'the number of the group is not valid',
  '18': 'the version is not taken',
  '19': 'the number of the group was used before',
};

/** A code in words out of one of these lists; a code that it lacks is not guessed at. */
export function codeInWords(list: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(list, code) ? (list[code] ?? NOT_IN_LIST) : NOT_IN_LIST;
}
