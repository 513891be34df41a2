import type { IsoDate } from '../domain/dates.ts';
import { CATEGORY_NAMES, type Category, categoryOf } from './category.ts';
import { TRADE_LIBRARY } from './data/library.ts';
import { hcpcsFacts } from './hcpcsFacts.ts';

/**
 * HCPCS codes of the trade: official text beside what the billing guides say of them. At hand at once, for the rules;
 * the official text of every other code is in the code book (loadHcpcs.ts).
 */

export interface GuideMeaning {
  /** What a billing guide takes the code for, in our own words. */
  readonly meaning: string;
  /** False where that is not what the official descriptor says. */
  readonly agrees: boolean;
  /** Where they part, in our own words; '' when they agree. */
  readonly difference: string;
  /** Official codes that do mean it; empty when there is none. */
  readonly meantCodes: readonly string[];
}

/** What is written by hand of a code of the trade. */
export interface TradeEntry {
  readonly code: string;
  /** Official short descriptor of a code that came after October 2020. */
  readonly short?: string;
  /** Official long descriptor; null for a code that no release at hand holds. */
  readonly long: string | null;
  readonly detail: string;
  readonly guide: GuideMeaning | null;
  readonly similar: readonly { readonly code: string; readonly differs: string }[];
  readonly pricing: string;
}

export interface HcpcsEntry {
  readonly code: string;
  readonly category: Category;
  /** Official descriptors; null for a code that no release at hand holds. */
  readonly short: string | null;
  readonly long: string | null;
  /** What it is and when it is used, in our own words; '' where nothing is said. */
  readonly detail: string;
  readonly guide: GuideMeaning | null;
  readonly similar: readonly { readonly code: string; readonly differs: string }[];
  /** First day in force; null: not known here. */
  readonly from: IsoDate | null;
  /** Last day in force; null while it runs or not known. */
  readonly to: IsoDate | null;
  /** How Medicare prices it, in words. */
  readonly pricing: string;
  /** The releases that the facts are of. */
  readonly source: string;
}

export { CATEGORY_NAMES, type Category };

const BY_CODE: ReadonlyMap<string, TradeEntry> = new Map(TRADE_LIBRARY.map((item) => [item.code, item]));

/** An entry of the trade's library; null for every other code. */
export function hcpcsEntry(code: string): HcpcsEntry | null {
  const trade = BY_CODE.get(code);
  return trade === undefined ? null : entryOf(trade);
}

export function hcpcsLibrary(): readonly HcpcsEntry[] {
  return TRADE_LIBRARY.map(entryOf);
}

/** What is written by hand of a code; null where nothing is. */
export function tradeEntry(code: string): TradeEntry | null {
  return BY_CODE.get(code) ?? null;
}

/** What a billing guide takes a code for; null where no guide speaks of it. */
export function guideMeaning(code: string): GuideMeaning | null {
  return BY_CODE.get(code)?.guide ?? null;
}

function entryOf(trade: TradeEntry): HcpcsEntry {
  const { code, long, detail, guide, similar, pricing } = trade;
  const facts = hcpcsFacts(code);
  return {
    code,
    category: facts?.category ?? categoryOf(code, ''),
    short: facts === null ? null : (trade.short ?? facts.short),
    long,
    detail,
    guide,
    similar,
    from: facts?.addedOn ?? null,
    to: facts?.endsOn ?? null,
    pricing,
    source: sourceOf(code),
  };
}

/** The releases that tell of a code, for people. */
export function sourceOf(code: string): string {
  const facts = hcpcsFacts(code);
  if (facts === null) return 'No release from January 2019 to July 2026 holds it';
  if (facts.since === 'July 2026') return 'CMS HCPCS Level II, July 2026 (listed; no descriptor at hand)';
  return facts.addedOn === null
    ? 'CMS HCPCS Level II, October 2025 (descriptor)'
    : 'CMS HCPCS Level II, October 2020 (dates, coverage) and October 2025 (descriptor)';
}

/**
 * Entries of the trade's library whose code begins with the query, or that hold all of its words; codes first, then
 * by code. The code book searches every code.
 */
export function searchHcpcs(query: string, limit: number): readonly HcpcsEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return TRADE_LIBRARY.slice(0, limit).map(entryOf);
  const byCode = TRADE_LIBRARY.filter((item) => item.code.toLowerCase().startsWith(words.join('')));
  const byWords = TRADE_LIBRARY.filter((item) => {
    if (byCode.includes(item)) return false;
    const { short, category } = entryOf(item);
    const text = [short, item.long, item.detail, item.guide?.meaning, CATEGORY_NAMES[category]]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return [...byCode, ...byWords].slice(0, limit).map(entryOf);
}

/** A billed code whose guide meaning and official descriptor part. */
export interface CodeConflict {
  readonly code: string;
  readonly guideMeaning: string;
  readonly official: string;
  readonly difference: string;
  readonly meantCodes: readonly { readonly code: string; readonly official: string }[];
}

/** The conflict of a code; null when guide and official text agree, or no guide speaks of it. */
export function codeConflict(code: string): CodeConflict | null {
  const entry = BY_CODE.get(code);
  if (entry?.guide == null || entry.guide.agrees) return null;
  return {
    code,
    guideMeaning: entry.guide.meaning,
    official: entry.long ?? 'in no release at hand',
    difference: entry.guide.difference,
    meantCodes: entry.guide.meantCodes.map((meant) => ({
      code: meant,
      official: BY_CODE.get(meant)?.long ?? '',
    })),
  };
}
