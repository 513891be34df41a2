import { importedEntries, type ImportedEntry, importedReleases } from '../../db/codeReleases.ts';
import type { Connection } from '../../db/open.ts';
import { CATEGORY_NAMES, categoryOf } from '../../shared/codes/category.ts';
import type { HcpcsBook } from '../../shared/codes/hcpcsBook.ts';
import { hcpcsFacts, listedCodes } from '../../shared/codes/hcpcsFacts.ts';
import { COVERAGE_FLAGS, PRICING_INDICATORS } from '../../shared/codes/indicators.ts';
import { hcpcsEntry, hcpcsLibrary, type HcpcsEntry } from '../../shared/codes/library.ts';
import { searchBook } from '../../shared/codes/searchBook.ts';
import type { SourcedFact } from '../../shared/contract/codes.ts';
import { formatUsDate, type IsoDate } from '../../shared/domain/dates.ts';

/**
 * The code book that is shipped, with what imported releases say over it. Of each fact the newest release that tells it
 * speaks: long descriptors are shipped as of October 2025, days, coverage and pricing as of October 2020.
 */

/** A code as the library shows it. */
export interface LibraryEntry extends Pick<
  HcpcsEntry,
  'code' | 'category' | 'short' | 'long' | 'detail' | 'guide' | 'similar' | 'to'
> {
  /** The release that the descriptors are of; '' where there are none. */
  readonly textSource: string;
  /** What releases tell of it, each with the release. */
  readonly facts: () => SourcedFact[];
}

export interface CodeLibrary {
  /** Null for a code that no release and no guide knows. */
  entry(code: string): LibraryEntry | null;
  /** Codes that begin with the query, or whose texts hold all of its words. */
  search(query: string, limit: number): readonly LibraryEntry[];
}

const DESCRIPTORS_OF = '2025-10-01';
const DETAILS_OF = '2020-10-01';
const DESCRIPTORS = 'HCPCS Level II, October 2025';
const DETAILS = 'HCPCS Level II, October 2020';
const LISTED = 'HCPCS Level II, July 2026';
const OUTPATIENT = 'CMS outpatient Addendum B, April 2026';

const built = new WeakMap<Connection, { readonly releases: string; readonly library: CodeLibrary }>();

/** The library of an open office; put together once for the releases that it holds. */
export function codeLibrary(book: HcpcsBook, db: Connection): CodeLibrary {
  const releases = importedReleases(db)
    .map(({ id }) => id)
    .join();
  const known = built.get(db);
  if (known?.releases === releases) return known.library;
  const library = withImported(book, importedEntries(db));
  built.set(db, { releases, library });
  return library;
}

function withImported(book: HcpcsBook, imported: ReadonlyMap<string, ImportedEntry>): CodeLibrary {
  const codes = new Set([...listedCodes(), ...hcpcsLibrary().map(({ code }) => code), ...imported.keys()]);
  const entries = [...codes].flatMap((code) => {
    const entry = code.length === 5 ? merged(book, code, imported.get(code) ?? null) : null;
    return entry === null ? [] : [entry];
  });
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  return { entry: (code) => byCode.get(code) ?? null, search: searchBook(entries) };
}

function merged(book: HcpcsBook, code: string, imported: ImportedEntry | null): LibraryEntry | null {
  const shipped = book.entry(code);
  const trade = shipped ?? hcpcsEntry(code);
  if (trade === null && imported === null) return null;
  const texts = textsOf(trade, imported);
  const dated = imported !== null && imported.release.releasedOn > DETAILS_OF ? imported : null;
  return {
    code,
    category: shipped?.category ?? categoryOf(code, imported?.entry.betos ?? ''),
    ...texts,
    detail: trade?.detail ?? '',
    guide: trade?.guide ?? null,
    similar: trade?.similar ?? [],
    to: dated ? dated.entry.endsOn : (shipped?.to ?? null),
    facts: () => factsOf(code, shipped?.formerly ?? null, imported),
  };
}

function textsOf(
  shipped: Pick<HcpcsEntry, 'short' | 'long'> | null,
  imported: ImportedEntry | null,
): Pick<LibraryEntry, 'short' | 'long' | 'textSource'> {
  const isNewer = imported !== null && imported.release.releasedOn > DESCRIPTORS_OF;
  if (imported && (isNewer || shipped === null || shipped.long === null)) {
    const { short, long } = imported.entry;
    return { short, long, textSource: imported.release.name };
  }
  if (shipped?.long != null) return { short: shipped.short, long: shipped.long, textSource: DESCRIPTORS };
  return { short: shipped?.short ?? null, long: null, textSource: '' };
}

function factsOf(code: string, formerly: string | null, imported: ImportedEntry | null): SourcedFact[] {
  const facts = hcpcsFacts(code);
  const newer = imported !== null && imported.release.releasedOn > DETAILS_OF ? imported : null;
  const details = newer?.entry ?? (facts?.addedOn === null ? null : facts);
  const source = newer?.release.name ?? DETAILS;
  const rows: (SourcedFact | null)[] = [
    facts && { label: 'Category', value: CATEGORY_NAMES[facts.category], source: 'Section of the code book' },
    details && dayFact('First day', details.addedOn, source),
    details &&
      (dayFact('Last day', details.endsOn, source) ?? { label: 'Last day', value: 'none told', source }),
    replacedBy(newer ? newer.entry.crossReferences : (facts?.replacedBy ?? []), source),
    details && fact('Coverage', coverageWords(details.coverage), source),
    details && fact('Pricing', details.pricing.map(pricingWords).join('; '), source),
    facts && fact('Listed', facts.since === 'July 2026' ? 'new in this release' : 'yes', LISTED),
    facts?.outpatientStatus
      ? fact('Seen in force', STATUS[facts.outpatientStatus] ?? facts.outpatientStatus, OUTPATIENT)
      : null,
    formerly ? fact('Earlier words', formerly, DETAILS) : null,
    imported
      ? fact('Imported', `listed, read from ${imported.release.fileName}`, imported.release.name)
      : null,
  ];
  return rows.filter((row) => row !== null);
}

function fact(label: string, value: string, source: string): SourcedFact | null {
  return value === '' ? null : { label, value, source };
}

function dayFact(label: string, day: IsoDate | null, source: string): SourcedFact | null {
  return day === null ? null : { label, value: formatUsDate(day), source };
}

function replacedBy(codes: readonly string[], source: string): SourcedFact | null {
  return fact('CMS points to', codes.join(', '), source);
}

/** `C: The Medicare contractor decides on coverage.` */
export function coverageWords(flag: string): string {
  return flag === '' ? '' : `${flag}: ${COVERAGE_FLAGS[flag] ?? 'not in the record layout'}`;
}

/** `33: oxygen and oxygen equipment` */
export function pricingWords(indicator: string): string {
  return `${indicator}: ${PRICING_INDICATORS[indicator] ?? 'not in the record layout'}`;
}

const STATUS: Readonly<Record<string, string>> = {
  A: 'status A: paid under another fee schedule',
  E1: 'status E1: not covered',
  G: 'status G: drug with pass-through payment',
  K: 'status K: drug with payment of its own',
  N: 'status N: packaged into other payment',
  Y: 'status Y: equipment that is billed to the DME contractor',
  seen: 'listed there; its status was not read',
};
