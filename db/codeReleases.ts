import { CODE_SET } from '../shared/codes/hcpcs.ts';
import type { Release, ReleaseEntry } from '../shared/codes/releaseModel.ts';
import type { Claim, ClaimState } from '../shared/domain/claim.ts';
import type { CodeFact } from '../shared/domain/codeFact.ts';
import { addDays, type Instant, type IsoDate } from '../shared/domain/dates.ts';
import type { Id } from '../shared/domain/ids.ts';
import type { User } from '../shared/domain/people.ts';
import type { Connection } from './open.ts';
import type { WriteFrame } from './recordTable.ts';
import { all, first, run, type SqlRow } from './rows.ts';

/**
 * Imported releases of HCPCS Level II, in the order of their dates. A row of `code_entry` stands only where a release
 * says something else of a code than the release before it; whatever is imported in between keeps that true for the
 * release after it by rows of its own, since no row ever changes.
 */

/** A release that was imported, with where it came from. */
export interface ImportedRelease {
  readonly id: Id;
  /** `HCPCS Level II, October 2026`. */
  readonly name: string;
  readonly releasedOn: IsoDate;
  /** How many codes and modifiers it holds. */
  readonly entries: number;
  readonly fileName: string;
  /** Of the file as it was imported, in hexadecimal. */
  readonly sha256: string;
  readonly importedAt: Instant;
  readonly importedBy: string;
}

export interface ReleaseFile {
  readonly fileName: string;
  readonly sha256: string;
}

/** Oldest first; of two for the same day the one imported later stands after the other and speaks in its place. */
export function importedReleases(db: Connection): ImportedRelease[] {
  return all<Omit<ImportedRelease, 'releasedOn' | 'fileName' | 'importedAt' | 'importedBy'> & ReleaseRow>(
    db,
    `select id, name, released_on, entries, file_name, sha256, imported_at, user_name from code_release
     order by released_on, imported_at, id`,
  ).map(({ released_on, file_name, imported_at, user_name, ...rest }) => ({
    ...rest,
    releasedOn: released_on,
    fileName: file_name,
    importedAt: imported_at,
    importedBy: user_name,
  }));
}

interface ReleaseRow {
  readonly released_on: string;
  readonly file_name: string;
  readonly imported_at: string;
  readonly user_name: string;
}

/** Everything that an imported release says, modifiers first, in the order of the codes. */
export function releaseEntries(db: Connection, releaseId: Id): ReleaseEntry[] {
  return inOrder([...entriesByCode(db, releaseId).values()]);
}

/** What imported releases say of every code that one of them holds: the newest that does, and what it says. */
export function importedEntries(db: Connection): ReadonlyMap<string, ImportedEntry> {
  const latest = new Map<string, ImportedEntry>();
  const held = new Map<string, ReleaseEntry>();
  for (const release of importedReleases(db)) {
    for (const row of all(db, 'select * from code_entry where release_id = ?', [release.id])) {
      if (row['listed'] === 1) held.set(String(row['code']), entryOf(row));
      else held.delete(String(row['code']));
    }
    for (const [code, entry] of held) latest.set(code, { entry, release });
  }
  return latest;
}

export interface ImportedEntry {
  readonly entry: ReleaseEntry;
  readonly release: ImportedRelease;
}

/** Keeps a release for good. The caller has made sure that it says something that no release here says. */
export function insertRelease(
  frame: WriteFrame,
  release: Release,
  file: ReleaseFile,
  user: Pick<User, 'id' | 'name'>,
): ImportedRelease {
  const { db } = frame;
  const held = importedReleases(db);
  const before = held.filter(({ releasedOn }) => releasedOn <= release.releasedOn).at(-1);
  const after = held.find(({ releasedOn }) => releasedOn > release.releasedOn);
  const past = before ? entriesByCode(db, before.id) : NOTHING;
  const next = after ? entriesByCode(db, after.id) : NOTHING;
  const imported: ImportedRelease = {
    id: frame.newId(),
    name: release.name,
    releasedOn: release.releasedOn,
    entries: release.entries.length,
    ...file,
    importedAt: frame.at,
    importedBy: user.name,
  };
  run(
    db,
    `insert into code_release (id, name, released_on, entries, file_name, sha256, imported_at, user_id, user_name)
     values (:id, :name, :releasedOn, :entries, :fileName, :sha256, :importedAt, :userId, :importedBy)`,
    { ...imported, userId: user.id },
  );
  const own = new Map(release.entries.map((entry) => [entry.code, entry]));
  for (const code of new Set([...past.keys(), ...own.keys()])) {
    const was = past.get(code) ?? null;
    const is = own.get(code) ?? null;
    if (isSame(was, is)) continue;
    insertEntry(frame, imported.id, code, is);
    // What the release after this one says must not be changed by what stands between now.
    if (after && !hasRow(db, after.id, code)) insertEntry(frame, after.id, code, next.get(code) ?? null);
  }
  return imported;
}

const NOTHING: ReadonlyMap<string, ReleaseEntry> = new Map();

function hasRow(db: Connection, releaseId: Id, code: string): boolean {
  return (
    first(db, 'select 1 from code_entry where release_id = ? and code = ?', [releaseId, code]) !== undefined
  );
}

function insertEntry(frame: WriteFrame, releaseId: Id, code: string, entry: ReleaseEntry | null): void {
  run(
    frame.db,
    `insert into code_entry (id, release_id, code, listed, kind, short, long, coverage, pricing, cross_references, betos,
       added_on, effective_on, ends_on, action)
     values (:id, :releaseId, :code, :listed, :kind, :short, :long, :coverage, :pricing, :crossReferences, :betos,
       :addedOn, :effectiveOn, :endsOn, :action)`,
    {
      id: frame.newId(),
      releaseId,
      ...(entry ?? { ...UNLISTED, code, kind: code.length === 2 ? 'modifier' : 'code' }),
      listed: entry ? 1 : 0,
      pricing: JSON.stringify(entry?.pricing ?? []),
      crossReferences: JSON.stringify(entry?.crossReferences ?? []),
    },
  );
}

const UNLISTED = {
  short: '',
  long: '',
  coverage: '',
  betos: '',
  addedOn: null,
  effectiveOn: null,
  endsOn: null,
  action: '',
} as const;

/** What a release says, by code: of each code the latest row up to it. */
function entriesByCode(db: Connection, releaseId: Id): Map<string, ReleaseEntry> {
  const entries = new Map<string, ReleaseEntry>();
  for (const { id } of upTo(importedReleases(db), releaseId)) {
    for (const row of all(db, 'select * from code_entry where release_id = ?', [id])) {
      if (row['listed'] === 1) entries.set(String(row['code']), entryOf(row));
      else entries.delete(String(row['code']));
    }
  }
  return entries;
}

function upTo<T extends { readonly id: Id }>(releases: readonly T[], last: Id): readonly T[] {
  return releases.slice(0, releases.findIndex(({ id }) => id === last) + 1);
}

function entryOf(row: SqlRow): ReleaseEntry {
  return {
    code: String(row['code']),
    kind: row['kind'] === 'modifier' ? 'modifier' : 'code',
    short: String(row['short']),
    long: String(row['long']),
    coverage: String(row['coverage']),
    pricing: textsOf(row['pricing']),
    crossReferences: textsOf(row['cross_references']),
    betos: String(row['betos']),
    addedOn: dateOf(row['added_on']),
    effectiveOn: dateOf(row['effective_on']),
    endsOn: dateOf(row['ends_on']),
    action: String(row['action']),
  };
}

function textsOf(json: SqlRow[string] | undefined): string[] {
  const parsed: unknown = JSON.parse(String(json));
  return Array.isArray(parsed) ? parsed.map(String) : [];
}

function dateOf(value: SqlRow[string] | undefined): IsoDate | null {
  return typeof value === 'string' ? value : null;
}

function isSame(one: ReleaseEntry | null, other: ReleaseEntry | null): boolean {
  return one === other || (one !== null && other !== null && canonical(one) === canonical(other));
}

function canonical(entry: ReleaseEntry): string {
  return JSON.stringify(Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function inOrder(entries: readonly ReleaseEntry[]): ReleaseEntry[] {
  return [...entries].sort(
    (one, other) => one.code.length - other.code.length || (one.code < other.code ? -1 : 1),
  );
}

/** What one imported release says of one code. */
export interface ImportedCode {
  readonly release: ImportedRelease;
  /** The last day for which the release speaks. */
  readonly speaksTo: IsoDate;
  /** Null: the release does not hold the code. */
  readonly entry: ReleaseEntry | null;
}

/** What every imported release says of a code, oldest first. A release that another one of its day replaces is left out. */
export function importedCode(db: Connection, code: string): ImportedCode[] {
  const releases = importedReleases(db);
  if (releases.length === 0) return [];
  return sayings(db, releases, code);
}

/** The same, as the rules and the library judge by it; for many codes in a row. */
export function codeFacts(db: Connection): (code: string) => CodeFact[] {
  const releases = importedReleases(db);
  return (code) => (releases.length === 0 ? [] : sayings(db, releases, code).map(factOf(code)));
}

function sayings(db: Connection, releases: readonly ImportedRelease[], code: string): ImportedCode[] {
  const rows = new Map(
    all(db, 'select * from code_entry where code = ?', [code]).map((row) => [String(row['release_id']), row]),
  );
  let entry: ReleaseEntry | null = null;
  const said: ImportedCode[] = [];
  for (const release of releases) {
    const row = rows.get(release.id);
    if (row) entry = row['listed'] === 1 ? entryOf(row) : null;
    const speaksTo = lastDayOf(release.releasedOn, releases, release.id);
    if (speaksTo >= release.releasedOn) said.push({ release, speaksTo, entry });
  }
  return said;
}

function lastDayOf(releasedOn: IsoDate, releases: readonly ImportedRelease[], id: Id): IsoDate {
  const later = releases.slice(releases.findIndex((release) => release.id === id) + 1);
  return lastDayOfRelease(
    releasedOn,
    later.map((next) => next.releasedOn),
  );
}

/**
 * A release speaks until the next one at hand does (imported, or the one that the program ships), and never beyond
 * its year: the code set changes with the new year.
 * @param later the first days of imported releases that stand after it
 */
export function lastDayOfRelease(releasedOn: IsoDate, later: readonly IsoDate[]): IsoDate {
  const next = CODE_SET.released > releasedOn ? [...later, CODE_SET.released] : later;
  return next
    .map((day) => addDays(day, -1))
    .reduce((least, end) => (end < least ? end : least), `${releasedOn.slice(0, 4)}-12-31`);
}

/** A line of an open claim that bills one of some codes, or carries one of them as a modifier. */
export interface OpenLine {
  readonly claimId: Id;
  readonly number: string;
  readonly state: ClaimState;
  readonly dateOfService: IsoDate | null;
  readonly code: string;
}

/** Every claim in draft, on hold or in review that bills one of the codes, by its number. */
export function openLinesBilling(db: Connection, codes: readonly string[]): OpenLine[] {
  return all<OpenLine>(
    db,
    `select distinct c.id as claimId, c.number, c.state, c.date_of_service as dateOfService, billed.code
     from (
       select claim_id, code from claim_line
         where deleted_at is null and code in (select value from json_each(:codes)) union all
       select l.claim_id, m.value from claim_line l, json_each(l.modifiers) m
         where l.deleted_at is null and m.value in (select value from json_each(:modifiers)) union all
       select l.claim_id, m.value from claim_line l, json_each(l.further_modifiers) m
         where l.deleted_at is null and m.value in (select value from json_each(:modifiers))) billed
     join claim c on c.id = billed.claim_id
     where c.deleted_at is null and c.state in ('draft', 'onHold', 'review')
       and not exists (select 1 from claim_freeze where claim_id = c.id)
     order by c.number, billed.code`,
    {
      codes: JSON.stringify(codes.filter((code) => code.length === 5)),
      modifiers: JSON.stringify(codes.filter((code) => code.length === 2)),
    },
  );
}

/** As many as a case takes (`ClaimCase.importedCodes`). */
const MOST_FACTS = 400;

/**
 * For the billed codes and modifiers of a claim: what the release of its date of service says, and what later ones
 * do, for they hold the last days of codes that ended. Empty while nothing was imported.
 */
export function importedCodesOf(db: Connection, claim: Pick<Claim, 'lines' | 'dateOfService'>): CodeFact[] {
  const releases = importedReleases(db);
  if (releases.length === 0) return [];
  const billed = new Set(
    claim.lines
      .flatMap(({ code, modifiers, furtherModifiers }) => [code, ...modifiers, ...furtherModifiers])
      .filter((code) => /^([A-V]\d{4}|[A-Z0-9]{2})$/.test(code)),
  );
  const each = Math.floor(MOST_FACTS / Math.max(billed.size, 1));
  return [...billed].flatMap((code) =>
    sinceDay(sayings(db, releases, code), claim.dateOfService)
      .slice(0, each)
      .map(factOf(code)),
  );
}

function sinceDay(said: readonly ImportedCode[], day: IsoDate | null): readonly ImportedCode[] {
  const at = day === null ? said.length - 1 : said.findLastIndex(({ release }) => release.releasedOn <= day);
  return said.slice(Math.max(at, 0));
}

function factOf(code: string): (said: ImportedCode) => CodeFact {
  return ({ release, speaksTo, entry }) => ({
    code,
    release: release.name,
    releasedOn: release.releasedOn,
    speaksTo,
    listed: entry !== null,
    from: entry?.addedOn ?? null,
    to: entry?.endsOn ?? null,
    long: entry?.long ?? '',
  });
}
