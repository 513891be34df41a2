import type { IsoDate } from '../domain/dates.ts';
import { releaseDate } from './assembleRelease.ts';
import { type HcpcsFacts, hcpcsFacts } from './hcpcsFacts.ts';
import { pricingText } from './indicators.ts';
import { type HcpcsEntry, sourceOf, tradeEntry } from './library.ts';
import { searchBook } from './searchBook.ts';
import { nameRelease } from './releaseName.ts';
import type { Release, ReleaseEntry } from './releaseModel.ts';

/**
 * The whole code book: every HCPCS Level II code and modifier with its official text, and the full releases that are
 * shipped. Unpacked once from texts that are loaded on first use (loadHcpcs.ts). How the texts are written:
 * build/hcpcsData.mjs.
 */

/** A code as the book shows it: what the trade's library says of it too, where it does. Each fact names its release. */
export interface BookEntry extends HcpcsEntry {
  /** CMS's words of October 2020, where October 2025 has others; null where they are the same or not told. */
  readonly formerly: string | null;
  /** Coverage flag and pricing indicators of October 2020; '' and none for a code that came later. */
  readonly coverage: string;
  readonly pricingIndicators: readonly string[];
  readonly facts: HcpcsFacts;
}

/** A modifier as CMS's releases have it. CPT's own (59, 99 and the like) are not among them. */
export interface OfficialModifier {
  readonly code: string;
  /** Long descriptor of October 2025. */
  readonly long: string;
  /** Of October 2020; '' for one that came later. */
  readonly short: string;
  readonly addedOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
  readonly source: string;
}

/** First days of the full releases that are shipped. */
export const FULL_RELEASES = ['2019-01-01', '2020-07-01', '2020-10-01'] as const;
export type FullReleaseDay = (typeof FULL_RELEASES)[number];

export interface HcpcsBook {
  /** Null for a code that no shipped release lists. */
  entry(code: string): BookEntry | null;
  /**
   * Codes that begin with the query, or whose texts hold all of its words; short forms of the trade (POC, AFO, O2)
   * are understood. Codes in force and of the trade come first.
   */
  search(query: string, limit: number): readonly BookEntry[];
  modifier(code: string): OfficialModifier | null;
  modifiers(): readonly OfficialModifier[];
  /** A full release, entry by entry as CMS published it. */
  release(day: FullReleaseDay): Release;
  /**
   * What is shipped as one release, to compare an imported one with: listed in July 2026, long descriptors of October
   * 2025, the rest of October 2020. What it does not know of a code is empty, and is not compared.
   */
  shipped(): Release;
}

/** One line of the descriptors: what October 2025 and, where it has the code, October 2020 say. */
interface Row {
  readonly code: string;
  readonly long: string;
  /** Null for a code that came after October 2020. */
  readonly full: ReleaseEntry | null;
}

/**
 * @param descriptors lines of `data/hcpcs-descriptors.txt`
 * @param earlier lines of `data/hcpcs-earlier.txt`
 */
export function parseHcpcs(descriptors: string, earlier: string): HcpcsBook {
  const rows = linesOf(descriptors).map(rowOf);
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const releases = new Map<FullReleaseDay, Release>();
  const entry = (code: string): BookEntry | null => {
    const row = byCode.get(code);
    return row === undefined || row.code.length !== 5 ? null : bookEntry(row);
  };
  return {
    entry,
    // Made ready now, so that the first key pressed is as quick as the next.
    search: searchBook(rows.flatMap((row) => entry(row.code) ?? [])),
    modifier(code) {
      const row = byCode.get(code);
      return row === undefined || row.code.length !== 2 ? null : modifierOf(row);
    },
    modifiers: () => rows.filter(({ code }) => code.length === 2).map(modifierOf),
    release(day) {
      const known = releases.get(day) ?? releaseOf(day, rows, earlier);
      releases.set(day, known);
      return known;
    },
    shipped: () => ({
      ...nameRelease('2026-07-01'),
      entries: rows.map(({ code, long, full }) => ({ ...(full ?? nothingKnown(code)), long })),
    }),
  };
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

function rowOf(line: string): Row {
  const [
    code = '',
    long = '',
    former = '',
    references = '',
    betos = '',
    effective = '',
    action = '',
    ...own
  ] = line.split('\t');
  if (action === '') return { code, long, full: null };
  const common = {
    code,
    long: former === '' ? long : former,
    crossReferences: references === '' ? [] : references.split(','),
    betos,
    effectiveOn: releaseDate(effective),
    action,
  };
  if (code.length === 2) {
    const [short = '', coverage = '', added = '', ends = ''] = own;
    const days = { addedOn: releaseDate(added), endsOn: releaseDate(ends) };
    return { code, long, full: { ...common, kind: 'modifier', short, coverage, pricing: [], ...days } };
  }
  const facts = hcpcsFacts(code);
  return {
    code,
    long,
    full: {
      ...common,
      kind: 'code',
      short: facts?.short ?? '',
      coverage: facts?.coverage ?? '',
      pricing: facts?.pricing ?? [],
      addedOn: facts?.addedOn ?? null,
      endsOn: facts?.endsOn ?? null,
    },
  };
}

function nothingKnown(code: string): ReleaseEntry {
  return {
    code,
    kind: code.length === 5 ? 'code' : 'modifier',
    short: '',
    long: '',
    coverage: '',
    pricing: [],
    crossReferences: [],
    betos: '',
    addedOn: null,
    effectiveOn: null,
    endsOn: null,
    action: '',
  };
}

function bookEntry({ code, long, full }: Row): BookEntry | null {
  const facts = hcpcsFacts(code);
  if (facts === null) return null;
  const trade = tradeEntry(code);
  return {
    code,
    category: facts.category,
    short: facts.short === '' ? (trade?.short ?? null) : facts.short,
    long: long === '' ? null : long,
    detail: trade?.detail ?? '',
    guide: trade?.guide ?? null,
    similar: trade?.similar ?? [],
    from: facts.addedOn,
    to: facts.endsOn,
    pricing: trade?.pricing ?? pricingText(facts.coverage, facts.pricing),
    source: sourceOf(code),
    formerly: full === null || full.long === long ? null : full.long,
    coverage: facts.coverage,
    pricingIndicators: facts.pricing,
    facts,
  };
}

function modifierOf({ code, long, full }: Row): OfficialModifier {
  return {
    code,
    long,
    short: full?.short ?? '',
    addedOn: full?.addedOn ?? null,
    endsOn: full?.endsOn ?? null,
    source:
      full === null
        ? 'CMS HCPCS Level II, October 2025 (descriptor)'
        : 'CMS HCPCS Level II, October 2020 (dates) and October 2025 (descriptor)',
  };
}

/** An earlier release is that of October 2020 without the codes that were not there yet, and with what it said otherwise. */
function releaseOf(day: FullReleaseDay, rows: readonly Row[], earlier: string): Release {
  const full = rows.flatMap((row) => row.full ?? []);
  if (day === '2020-10-01') return { ...nameRelease(day), entries: full };
  const lines = linesOf(earlier);
  const start = lines.indexOf(`@${day}`) + 1;
  const next = lines.findIndex((line, index) => index >= start && line.startsWith('@'));
  const [absent = '', ...changes] = lines.slice(start, next < 0 ? lines.length : next);
  const notYet = new Set(absent.split(' '));
  const changed = new Map(
    changes.map((line) => [line.slice(0, line.indexOf('\t')), line.split('\t').slice(1)]),
  );
  return {
    ...nameRelease(day),
    entries: full
      .filter(({ code }) => !notYet.has(code))
      .map((entry) => {
        const fields = changed.get(entry.code);
        return fields === undefined ? entry : withFields(entry, fields);
      }),
  };
}

/** Fields in the order in which they are written; `=` keeps the entry's own. */
function withFields(entry: ReleaseEntry, fields: readonly string[]): ReleaseEntry {
  const text = (index: number, own: string): string => (fields[index] === '=' ? own : (fields[index] ?? ''));
  const list = (index: number, own: readonly string[]): readonly string[] =>
    fields[index] === '=' ? own : (fields[index] ?? '').split(',').filter((item) => item !== '');
  const day = (index: number, own: IsoDate | null): IsoDate | null =>
    fields[index] === '=' ? own : releaseDate(fields[index] ?? '');
  return {
    code: entry.code,
    kind: entry.kind,
    long: text(0, entry.long),
    short: text(1, entry.short),
    coverage: text(2, entry.coverage),
    pricing: list(3, entry.pricing),
    crossReferences: list(4, entry.crossReferences),
    betos: text(5, entry.betos),
    addedOn: day(6, entry.addedOn),
    effectiveOn: day(7, entry.effectiveOn),
    endsOn: day(8, entry.endsOn),
    action: text(9, entry.action),
  };
}
