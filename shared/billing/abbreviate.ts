import type { Alphabet } from './formText.ts';

/**
 * Postal abbreviations for addresses and names of organizations that are too long for their box: whole words, in the
 * United States Postal Service's spelling (Publication 28, appendices C and G). Names of people are never touched.
 */
const ADDRESS_WORDS: Readonly<Record<string, string>> = {
  APARTMENT: 'APT',
  AVENUE: 'AVE',
  BOULEVARD: 'BLVD',
  BUILDING: 'BLDG',
  CENTER: 'CTR',
  CIRCLE: 'CIR',
  COURT: 'CT',
  CROSSING: 'XING',
  DEPARTMENT: 'DEPT',
  DRIVE: 'DR',
  EAST: 'E',
  EXPRESSWAY: 'EXPY',
  FLOOR: 'FL',
  FREEWAY: 'FWY',
  HEIGHTS: 'HTS',
  HIGHWAY: 'HWY',
  LANE: 'LN',
  MOUNT: 'MT',
  NORTH: 'N',
  NORTHEAST: 'NE',
  NORTHWEST: 'NW',
  PARKWAY: 'PKWY',
  PLACE: 'PL',
  PLAZA: 'PLZ',
  ROAD: 'RD',
  ROOM: 'RM',
  SAINT: 'ST',
  SOUTH: 'S',
  SOUTHEAST: 'SE',
  SOUTHWEST: 'SW',
  SPRINGS: 'SPGS',
  SQUARE: 'SQ',
  STATION: 'STA',
  STREET: 'ST',
  SUITE: 'STE',
  TERRACE: 'TER',
  TRAIL: 'TRL',
  TURNPIKE: 'TPKE',
  VALLEY: 'VLY',
  VILLAGE: 'VLG',
  WEST: 'W',
};

const ORGANIZATION_WORDS: Readonly<Record<string, string>> = {
  AMERICAN: 'AMER',
  AND: '&',
  ASSOCIATES: 'ASSOC',
  ASSOCIATION: 'ASSN',
  CENTER: 'CTR',
  COMMUNITY: 'CMNTY',
  COMPANY: 'CO',
  CORPORATION: 'CORP',
  COUNTY: 'CNTY',
  DEPARTMENT: 'DEPT',
  DISTRIBUTORS: 'DISTRS',
  EQUIPMENT: 'EQUIP',
  FEDERAL: 'FED',
  GENERAL: 'GEN',
  HEALTH: 'HLTH',
  HEALTHCARE: 'HLTHCARE',
  HOSPITAL: 'HOSP',
  INCORPORATED: 'INC',
  INSURANCE: 'INS',
  INTERNATIONAL: 'INTL',
  LIMITED: 'LTD',
  MANAGEMENT: 'MGMT',
  MEDICAL: 'MED',
  MOUNTAIN: 'MTN',
  NATIONAL: 'NATL',
  PRODUCTS: 'PRODS',
  REGIONAL: 'REGL',
  REHABILITATION: 'REHAB',
  SERVICE: 'SVC',
  SERVICES: 'SVCS',
  SUPPLIES: 'SPLYS',
  SUPPLY: 'SPLY',
  SYSTEMS: 'SYS',
  UNITED: 'UTD',
  UNIVERSITY: 'UNIV',
};

/**
 * The text with as many of its words abbreviated, from the end, as it needs to fit.
 * @param text as formText wrote it @returns the text as given when it fits or when no abbreviation makes it fit
 */
export function abbreviate(text: string, as: Alphabet, width: number): string {
  const known = wordsFor(as);
  if (known === null || text.length <= width) return text;
  const words = text.split(' ');
  for (let index = words.length - 1; index > 0; index -= 1) {
    const word = words[index] ?? '';
    const short = Object.hasOwn(known, word) ? known[word] : undefined;
    if (short === undefined) continue;
    words[index] = short;
    const shortened = words.join(' ');
    if (shortened.length <= width) return shortened;
  }
  return text;
}

function wordsFor(as: Alphabet): Readonly<Record<string, string>> | null {
  if (as === 'address') return ADDRESS_WORDS;
  return as === 'organization' ? ORGANIZATION_WORDS : null;
}
