import type { IsoDate } from '../domain/dates.ts';
import { CATEGORY_NAMES, type Category } from './category.ts';
import {
  ADDED_AFTER_2025_10,
  ADDED_DAYS,
  ADDED_OF_CODE,
  CATEGORIES,
  CATEGORY_OF_CODE,
  ENDED,
  LISTED_2026_07,
  MODIFIERS_2025_10,
  PRICE_OF_CODE,
  PRICES,
  REPLACED,
} from './data/hcpcsFacts.ts';
import { LIVE_2026_04 } from './data/liveCodes.ts';
import { SHORT_DESCRIPTORS } from './data/hcpcsShort.ts';

/**
 * What is at hand at once of every HCPCS Level II code: its kind, days, coverage and pricing. Unpacked on first use.
 * The release of July 2026 is known by its list of codes alone, and that list keeps ended codes for years: 619 of
 * them had ended by October 2020. Days, coverage and pricing are therefore those of October 2020, the newest
 * release at hand that tells them; a code that came later has none.
 */
export interface HcpcsFacts {
  readonly code: string;
  readonly category: Category;
  /** Of October 2020; '' for a code that came later. */
  readonly short: string;
  /** First day; null for a code that came after October 2020. */
  readonly addedOn: IsoDate | null;
  /** Last day, as far as October 2020 told; null: none told. */
  readonly endsOn: IsoDate | null;
  /** What CMS's file points to in place of an ended code; CPT codes may be among them. */
  readonly replacedBy: readonly string[];
  /** Coverage flag and pricing indicators of October 2020; '' and none for a code that came later. */
  readonly coverage: string;
  readonly pricing: readonly string[];
  /** The first release at hand that lists it. */
  readonly since: 'October 2020 or before' | 'October 2025' | 'July 2026';
  /** Status in CMS's outpatient file of April 2026, where it was looked up: it was in force then. */
  readonly outpatientStatus: string | null;
}

interface Table {
  readonly codes: readonly string[];
  readonly place: ReadonlyMap<string, number>;
  readonly ended: ReadonlyMap<string, IsoDate>;
  readonly replaced: ReadonlyMap<string, readonly string[]>;
  readonly addedLast: ReadonlySet<string>;
}

let table: Table | null = null;

function unpacked(): Table {
  if (table === null) {
    const codes = LISTED_2026_07.flatMap(codesOfRow);
    table = {
      codes,
      place: new Map(codes.map((code, index) => [code, index])),
      ended: new Map(
        ENDED.flatMap((row) =>
          row
            .slice(11)
            .split(' ')
            .flatMap(codesOfRow)
            .map((code) => [code, row.slice(0, 10)] as const),
        ),
      ),
      replaced: new Map(REPLACED.map((row) => [row.slice(0, 5), row.slice(6).split(',')])),
      addedLast: new Set(ADDED_AFTER_2025_10.flatMap(codesOfRow)),
    };
  }
  return table;
}

/** `E:100,5,5+4`: a letter, then distances from the number before, `+n` for n more in a row. */
function codesOfRow(row: string): readonly string[] {
  const codes: string[] = [];
  let number = 0;
  for (const step of row.slice(2).split(',')) {
    const [distance, run] = step.split('+');
    number += Number(distance);
    const last = number + Number(run ?? 0);
    for (; number <= last; number += 1) codes.push(row.slice(0, 1) + String(number).padStart(4, '0'));
    number = last;
  }
  return codes;
}

/** Every code that the newest shipped release lists, in order, ended ones among them. */
export function listedCodes(): readonly string[] {
  return unpacked().codes;
}

export function isListed(code: string): boolean {
  return unpacked().place.has(code);
}

let shorts: readonly string[] | null = null;

/** Official short descriptor of October 2020; '' for a code that came later or is not listed. */
export function shortDescriptor(code: string): string {
  const index = unpacked().place.get(code);
  if (index === undefined) return '';
  shorts ??= SHORT_DESCRIPTORS.split('\n');
  return shorts[index] ?? '';
}

/** Null for a code that no shipped release lists. */
export function hcpcsFacts(code: string): HcpcsFacts | null {
  const { place, ended, replaced, addedLast } = unpacked();
  const index = place.get(code);
  if (index === undefined) return null;
  const added = ADDED_OF_CODE.slice(index * 2, index * 2 + 2);
  const addedOn = added === '--' ? null : (ADDED_DAYS[parseInt(added, 36)] ?? null);
  const price = PRICES[parseInt(PRICE_OF_CODE.slice(index * 2, index * 2 + 2), 36)] ?? '';
  const [coverage = '', indicators = ''] = price.split('/');
  return {
    code,
    category: categoryAt(index),
    short: shortDescriptor(code),
    addedOn,
    endsOn: ended.get(code) ?? null,
    replacedBy: replaced.get(code) ?? [],
    coverage,
    pricing: indicators === '' ? [] : indicators.split(','),
    since: addedOn !== null ? 'October 2020 or before' : addedLast.has(code) ? 'July 2026' : 'October 2025',
    outpatientStatus: LIVE_2026_04[code] ?? null,
  };
}

function categoryAt(index: number): Category {
  const name = CATEGORIES[CATEGORY_OF_CODE.charCodeAt(index) - 97];
  return isCategory(name) ? name : 'temporary';
}

function isCategory(name: string | undefined): name is Category {
  return name !== undefined && name in CATEGORY_NAMES;
}

let modifiers: ReadonlySet<string> | null = null;

/**
 * True for a modifier of HCPCS Level II, of the trade or not. CPT's own (two digits, as 59 and 99) are in no CMS
 * file; every number of two digits counts as one.
 */
export function isModifierCode(code: string): boolean {
  modifiers ??= new Set(MODIFIERS_2025_10.match(/../g) ?? []);
  return modifiers.has(code) || /^\d{2}$/.test(code);
}
