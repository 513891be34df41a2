import { CATEGORY_NAMES, type Category } from './category.ts';
import type { BookEntry } from './hcpcsBook.ts';

/** Search over every code of the book, by code or by words. */

interface Indexed {
  readonly entry: BookEntry;
  /** Lower case, each word after a blank. */
  readonly words: string;
  /** Lower first: codes of the trade, then in force, then the shorter text. */
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

export function searchBook(
  entries: readonly BookEntry[],
): (query: string, limit: number) => readonly BookEntry[] {
  const index = entries.map(indexed).sort((one, other) => one.weight - other.weight);
  const byCode = [...index].sort((one, other) => (one.entry.code < other.entry.code ? -1 : 1));
  return (query, limit) => {
    const typed = wordsOf(query);
    if (typed.length === 0) return [];
    const code = typed.join('').toUpperCase();
    const codes = /^[A-V]\d{0,4}$/.test(code) ? startingWith(byCode, code, limit) : [];
    if (codes.length >= limit || /^[A-V]\d{4}$/.test(code)) return codes;
    const words = typed.flatMap((word) => TYPED[word] ?? [word]);
    const found = [...codes];
    for (const { entry, words: text } of index) {
      if (found.length >= limit) break;
      if (words.every((word) => text.includes(` ${word}`)) && !codes.includes(entry)) found.push(entry);
    }
    return found;
  };
}

function startingWith(byCode: readonly Indexed[], code: string, limit: number): readonly BookEntry[] {
  return byCode
    .filter(({ entry }) => entry.code.startsWith(code))
    .slice(0, limit)
    .map(({ entry }) => entry);
}

function indexed(entry: BookEntry): Indexed {
  const text = [
    entry.short,
    entry.long,
    entry.detail,
    entry.guide?.meaning,
    CATEGORY_NAMES[entry.category],
  ].join(' ');
  const words = ` ${wordsOf(text).join(' ')}`;
  // A code of the library, then the trade's categories, then the rest; ended codes last; the plainer text first.
  const rank = entry.detail !== '' ? 0 : OF_THE_TRADE.has(entry.category) ? 1 : 2;
  return {
    entry,
    words,
    weight: (entry.to === null ? 0 : 100_000) + rank * 10_000 + Math.min(words.length, 9999),
  };
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}
