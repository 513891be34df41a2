import { CATEGORY_NAMES, type Category } from './category.ts';
import type { HcpcsEntry } from './library.ts';

/** Search over every code of the book, by code or by words. */

/** What a code is searched by. */
export type Searchable = Pick<HcpcsEntry, 'code' | 'category' | 'short' | 'long' | 'detail' | 'guide' | 'to'>;

interface Indexed<Entry extends Searchable> {
  readonly entry: Entry;
  /** Lower case, each word after a blank: the official texts, and with what is said of the code by hand. */
  readonly official: string;
  readonly all: string;
  /** Lower first: codes in force, of the library, of the trade, with the shorter text. */
  readonly weight: number;
}

/** What the trade types, in the words of the descriptors. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  o2: ['oxygen'],
  poc: ['portable', 'oxygen', 'concentrator'],
  ko: ['knee', 'orthosis'],
  afo: ['ankle', 'foot', 'orthosis'],
  kafo: ['knee', 'ankle', 'foot', 'orthosis'],
  lso: ['lumbar', 'sacral', 'orthosis'],
  cpap: ['continuous', 'positive', 'airway'],
  bipap: ['respiratory', 'assist', 'device'],
  orthotic: ['ortho'],
  orthotics: ['ortho'],
  brace: ['orthosis'],
  batteries: ['batter'],
};

/** Categories that suppliers of equipment bill come first. */
const OF_THE_TRADE: ReadonlySet<Category> = new Set(['dme', 'supplies', 'prostheticsOrthotics']);

export function searchBook<Entry extends Searchable>(
  entries: readonly Entry[],
): (query: string, limit: number) => readonly Entry[] {
  const index = entries.map((entry) => indexed(entry));
  const byCode = [...index].sort((one, other) => (one.entry.code < other.entry.code ? -1 : 1));
  return (query, limit) => {
    const typed = wordsOf(query);
    if (typed.length === 0) return [];
    const code = typed.join('').toUpperCase();
    const codes = /^[A-V]\d{0,4}$/.test(code) ? startingWith(byCode, code, limit) : [];
    if (codes.length >= limit || /^[A-V]\d{4}$/.test(code)) return codes;
    const words = typed.flatMap((word) => TYPED[word] ?? [word]);
    return [...codes, ...holding(index, words).filter((entry) => !codes.includes(entry))].slice(0, limit);
  };
}

function startingWith<Entry extends Searchable>(
  byCode: readonly Indexed<Entry>[],
  code: string,
  limit: number,
): readonly Entry[] {
  return byCode
    .filter(({ entry }) => entry.code.startsWith(code))
    .slice(0, limit)
    .map(({ entry }) => entry);
}

/** Entries that hold every word, or a word that begins with it; those whose official text begins with them first. */
function holding<Entry extends Searchable>(
  index: readonly Indexed<Entry>[],
  words: readonly string[],
): readonly Entry[] {
  const phrase = ` ${words.join(' ')}`;
  const found: { readonly entry: Entry; readonly rank: number }[] = [];
  for (const { entry, official, all, weight } of index) {
    if (!words.every((word) => all.includes(` ${word}`))) continue;
    const place = official.startsWith(phrase) ? 0 : official.includes(phrase) ? 1 : 2;
    found.push({ entry, rank: place * 1_000_000 + weight });
  }
  return found
    .sort((one, other) => one.rank - other.rank || (one.entry.code < other.entry.code ? -1 : 1))
    .map(({ entry }) => entry);
}

function indexed<Entry extends Searchable>(entry: Entry): Indexed<Entry> {
  const official = searchable(`${entry.long ?? ''} ${entry.short ?? ''}`);
  const own = `${entry.detail} ${entry.guide?.meaning ?? ''} ${CATEGORY_NAMES[entry.category]}`;
  const rank = entry.detail !== '' ? 0 : OF_THE_TRADE.has(entry.category) ? 1 : 2;
  return {
    entry,
    official,
    all: official + searchable(own),
    weight: (entry.to === null ? 0 : 5_000_000) + rank * 10_000 + Math.min(official.length, 9999),
  };
}

function searchable(text: string): string {
  return ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, ' ')}`;
}

function wordsOf(text: string): readonly string[] {
  return searchable(text).split(' ').filter(Boolean);
}
