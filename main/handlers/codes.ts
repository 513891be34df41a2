import { codeFacts, importedReleases } from '../../db/codeReleases.ts';
import type { Connection } from '../../db/open.ts';
import { CATEGORY_NAMES } from '../../shared/codes/category.ts';
import { guideFactsOf } from '../../shared/codes/guideFacts.ts';
import { CODE_SET, type CodeStanding, codeStanding } from '../../shared/codes/hcpcs.ts';
import { FULL_RELEASES, type HcpcsBook } from '../../shared/codes/hcpcsBook.ts';
import { ICD10_RELEASE } from '../../shared/codes/icd10.ts';
import { codeConflict, hcpcsLibrary } from '../../shared/codes/library.ts';
import { loadHcpcs } from '../../shared/codes/loadHcpcs.ts';
import { loadIcd10 } from '../../shared/codes/loadIcd10.ts';
import { modifiersFor } from '../../shared/codes/modifiers.ts';
import { nameRelease } from '../../shared/codes/releaseName.ts';
import type { CodeConflict, CodeEntry, CodeHit, KnownRelease } from '../../shared/contract/codes.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import { isHcpcsShape } from '../../shared/domain/identifiers.ts';
import { PayerClass } from '../../shared/domain/payer.ts';
import { CODE_RULES } from '../../shared/rules/packs/guides202611/codeRules.ts';
import { notFound, ok } from '../../shared/result.ts';
import { type CodeLibrary, codeLibrary, type LibraryEntry } from '../codes/codeLibrary.ts';
import type { Handlers } from '../dispatch.ts';

type CodeHandlers = Pick<Handlers, 'codes.find' | 'codes.get' | 'codes.overview' | 'codes.icd10'>;

/** The code library: official words, the guide's words, and where they part. The book is loaded on first use. */
export const codeHandlers: CodeHandlers = {
  async 'codes.find'({ query, on, limit }, { services }) {
    const book = await loadHcpcs();
    return services.read(({ db, today }) =>
      ok(
        codeLibrary(book, db)
          .search(query, limit)
          .map(hitOn(db, on ?? today)),
      ),
    );
  },
  async 'codes.get'({ code, on }, { services }) {
    const book = await loadHcpcs();
    return services.read(({ db, today }) => {
      const asked = code.trim().toUpperCase();
      if (!isHcpcsShape(asked)) return notFound('code');
      return ok(entryOf(db, codeLibrary(book, db), asked, on ?? today));
    });
  },
  async 'codes.overview'(_, { services }) {
    const book = await loadHcpcs();
    return services.read(({ db, today }) => {
      const library = codeLibrary(book, db);
      const guided = hcpcsLibrary().flatMap(({ code, guide }) => {
        const entry = guide === null ? null : library.entry(code);
        return entry === null ? [] : [entry];
      });
      return ok({
        releases: releasesOf(db, book),
        guides: guided.map(hitOn(db, today)),
        conflicts: guided.flatMap(({ code }) => conflictOf(library, code) ?? []),
        diagnoses: { name: ICD10_RELEASE.name, codes: ICD10_RELEASE.codes },
      });
    });
  },
  async 'codes.icd10'({ query, limit }) {
    const codes = await loadIcd10();
    return ok(codes.search(query, limit).map(({ code, description }) => ({ code, description })));
  },
};

function hitOn(db: Connection, on: IsoDate): (entry: LibraryEntry) => CodeHit {
  const factsOf = codeFacts(db);
  return ({ code, short, long, guide, category }) => ({
    code,
    text: short || long || guide?.meaning || 'no descriptor at hand',
    long: short && long && long.toLowerCase() !== short.toLowerCase() ? long : '',
    category: CATEGORY_NAMES[category],
    standing: codeStanding(code, on, factsOf(code)).standing,
    conflict: guide?.agrees === false,
  });
}

const GUIDE_SOURCE = 'Billing guide, third party';

function entryOf(db: Connection, library: CodeLibrary, code: string, on: IsoDate): CodeEntry {
  const entry = library.entry(code);
  const standing = codeStanding(code, on, codeFacts(db)(code));
  const likely = standing.standing === 'notInForce' ? standing.likelyMeant : [];
  return {
    code,
    on,
    standing: standing.standing,
    why: whyWords(standing),
    official:
      entry && entry.textSource !== ''
        ? { short: entry.short ?? '', long: entry.long ?? '', source: entry.textSource }
        : null,
    guide: entry?.guide ? { text: entry.guide.meaning, source: GUIDE_SOURCE } : null,
    conflict: conflictOf(library, code),
    category: entry ? CATEGORY_NAMES[entry.category] : '',
    detail: entry?.detail ?? '',
    facts: entry?.facts() ?? [],
    similar: (entry?.similar ?? []).map(({ code: other, differs }) => ({ code: other, difference: differs })),
    modifiers: entry ? modifiersFor(code).map((modifier) => modifier.code) : [],
    notes: guideFactsOf(code).map(({ id, text }) => ({ id, text, source: GUIDE_SOURCE })),
    meant: likely.map(({ code: meant, official, why }) => ({
      code: meant,
      official: library.entry(meant)?.long ?? official,
      why,
    })),
  };
}

/** A list keeps ended codes: what stands on it alone says so. */
function whyWords(standing: CodeStanding): string {
  if (standing.standing !== 'inForce') return standing.why;
  if (standing.basis === 'verified')
    return `${standing.why}, and was seen in force in CMS’s file of April 2026`;
  return standing.basis === 'listed'
    ? `${standing.why}; that list keeps ended codes, so import the full release to be sure`
    : standing.why;
}

function conflictOf(library: CodeLibrary, code: string): CodeConflict | null {
  const conflict = codeConflict(code);
  if (conflict === null) return null;
  return {
    code,
    guide: conflict.guideMeaning,
    official: library.entry(code)?.long ?? conflict.official,
    explanation: conflict.difference,
    meant: conflict.meantCodes.map(({ code: meant, official }) => ({
      code: meant,
      official: library.entry(meant)?.long ?? official,
    })),
    severities: PayerClass.options.map((payerClass) => ({ payerClass, severity: severityFor(payerClass) })),
    source: CODE_SET.name,
  };
}

/** What CODE-CONFLICT makes of a code that means something else, for a class of payer. */
function severityFor(payerClass: PayerClass): CodeConflict['severities'][number]['severity'] {
  const severity = CODE_RULES.find(({ id }) => id === 'CODE-CONFLICT')?.severity;
  if (severity === undefined) throw new Error('CODE-CONFLICT is not among the rules');
  if (typeof severity === 'string') return severity;
  if (!('byClass' in severity)) throw new Error('CODE-CONFLICT weighs by the class of the payer');
  return severity.byClass[payerClass];
}

/** Newest first. */
function releasesOf(db: Connection, book: HcpcsBook): KnownRelease[] {
  const shipped = book.shipped().entries.filter(({ kind }) => kind === 'code');
  const full = FULL_RELEASES.map((day) => ({
    ...nameRelease(day),
    gives: 'first and last days, coverage, pricing',
    codes: book.release(day).entries.filter(({ kind }) => kind === 'code').length,
    imported: null,
  }));
  const releases: KnownRelease[] = [
    ...full,
    {
      ...nameRelease('2025-10-01'),
      gives: 'long descriptors, modifiers',
      codes: shipped.filter(({ long }) => long !== '').length,
      imported: null,
    },
    {
      ...nameRelease(CODE_SET.released),
      gives: 'which codes there are',
      codes: shipped.length,
      imported: null,
    },
    ...importedReleases(db).map(
      ({ name, releasedOn, entries, fileName, sha256, importedAt, importedBy }) => ({
        name,
        releasedOn,
        gives: 'all that a full release tells',
        codes: entries,
        imported: { fileName, sha256, at: importedAt, by: importedBy },
      }),
    ),
  ];
  return releases.sort((one, other) => (one.releasedOn < other.releasedOn ? 1 : -1));
}
