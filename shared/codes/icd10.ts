import { formatIcd10 } from '../domain/identifiers.ts';

/** ICD-10-CM look-up over the shipped code set, which is passed in as text and unpacked once. */

/** The shipped release. */
export const ICD10_RELEASE = {
  name: 'ICD-10-CM, fiscal year 2026, release of April 2026',
  codes: 74_719,
  /** Descriptions are of the release of 2025; a code that has none there shows its nearest heading’s. */
  descriptions: 2025,
} as const;

export interface Icd10Match {
  /** With its dot: J44.9. */
  readonly code: string;
  readonly description: string;
  /** The description is that of the heading above. */
  readonly fromHeading: boolean;
}

export interface Icd10 {
  /** Codes that can be billed whose code begins with the query, or whose description holds all of its words. */
  search(query: string, limit: number): readonly Icd10Match[];
  /** True for a code that can be billed; headings such as J44 cannot. Dots and case do not matter. */
  isBillable(code: string): boolean;
  /** Null for a code that is not in the set. */
  describe(code: string): string | null;
}

interface Entry {
  readonly code: string;
  readonly description: string;
  readonly fromHeading: boolean;
  /** Lower case, short forms written out, each word after a blank. */
  readonly words: string;
}

/**
 * Unpacks the shipped text. Each line: how many places it shares with the line before, the rest of the code, `*`
 * for a heading, and after `|` its description where it has one of its own.
 */
export function parseIcd10(text: string): Icd10 {
  const entries: Entry[] = [];
  const headings = new Map<string, string>();
  let previous = '';
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const bar = line.indexOf('|');
    const head = bar < 0 ? line : line.slice(0, bar);
    const own = bar < 0 ? '' : line.slice(bar + 1);
    const isHeading = head.endsWith('*');
    const code = previous.slice(0, Number(head.slice(0, 1))) + head.slice(1, isHeading ? -1 : undefined);
    previous = code;
    if (own !== '') headings.set(code, own);
    if (isHeading) continue;
    const description = own === '' ? nearestHeading(code, headings) : own;
    entries.push({ code, description, fromHeading: own === '', words: searchable(description) });
  }
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  return {
    search: (query, limit) => search(entries, query, limit),
    isBillable: (code) => byCode.has(bare(code)),
    describe: (code) => byCode.get(bare(code))?.description ?? headings.get(bare(code)) ?? null,
  };
}

function bare(code: string): string {
  return code.trim().toUpperCase().replace('.', '');
}

function nearestHeading(code: string, headings: ReadonlyMap<string, string>): string {
  for (let length = code.length - 1; length >= 3; length -= 1) {
    const description = headings.get(code.slice(0, length));
    if (description !== undefined) return description;
  }
  return '';
}

/** Short forms of the release's descriptions, and what people type for them. */
const LONG_FORMS: Readonly<Record<string, string>> = {
  w: 'with',
  wo: 'without',
  chr: 'chronic',
  pulmon: 'pulmonary',
  resp: 'respiratory',
  infct: 'infection',
  unsp: 'unspecified',
  oth: 'other',
  dis: 'disease',
  disord: 'disorder',
  fail: 'failure',
  hypertn: 'hypertension',
  mult: 'multiple',
  malig: 'malignant',
  neoplm: 'neoplasm',
};

const TYPED: Readonly<Record<string, readonly string[]>> = {
  copd: ['chronic', 'obstructive', 'pulmonary'],
  ild: ['interstitial', 'pulmonary'],
  ipf: ['idiopathic', 'pulmonary', 'fibrosis'],
  chf: ['heart', 'failure'],
  osa: ['obstructive', 'sleep', 'apnea'],
};

function tokens(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replace(/w\/o\b/g, 'wo')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

function searchable(description: string): string {
  return ` ${tokens(description)
    .map((word) => LONG_FORMS[word] ?? word)
    .join(' ')}`;
}

function search(entries: readonly Entry[], query: string, limit: number): readonly Icd10Match[] {
  const code = bare(query);
  if (/^(?:[A-Z]\d|QA0)[0-9A-Z]{0,5}$/.test(code)) {
    const start = lowerBound(entries, code);
    const matches: Icd10Match[] = [];
    for (let index = start; index < entries.length && matches.length < limit; index += 1) {
      const entry = entries[index];
      if (entry === undefined || !entry.code.startsWith(code)) break;
      matches.push(matchOf(entry));
    }
    return matches;
  }
  const words = tokens(query).flatMap((word) => TYPED[word] ?? [LONG_FORMS[word] ?? word]);
  if (words.length === 0) return [];
  const found: { readonly entry: Entry; readonly rank: number }[] = [];
  for (const entry of entries) {
    if (words.every((word) => entry.words.includes(` ${word}`)))
      found.push({ entry, rank: rankOf(entry, words) });
  }
  return found
    .sort((one, other) => one.rank - other.rank || (one.entry.code < other.entry.code ? -1 : 1))
    .slice(0, limit)
    .map(({ entry }) => matchOf(entry));
}

/** Fewer other words come first; a word that is only begun counts as another one. */
function rankOf(entry: Entry, words: readonly string[]): number {
  const described = entry.words.split(' ').slice(1);
  const whole = words.filter((word) => described.includes(word)).length;
  return described.length - whole + (entry.fromHeading ? 0.5 : 0);
}

function lowerBound(entries: readonly Entry[], code: string): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((entries[middle]?.code ?? '') < code) low = middle + 1;
    else high = middle;
  }
  return low;
}

function matchOf({ code, description, fromHeading }: Entry): Icd10Match {
  return { code: formatIcd10(code), description, fromHeading };
}
