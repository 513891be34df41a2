import {
  importedReleases,
  type ImportedRelease,
  lastDayOfRelease,
  openLinesBilling,
  releaseEntries,
} from '../../db/codeReleases.ts';
import type { Connection } from '../../db/open.ts';
import { compareReleases } from '../../shared/codes/compareReleases.ts';
import { CODE_SET } from '../../shared/codes/hcpcs.ts';
import { FULL_RELEASES, type HcpcsBook } from '../../shared/codes/hcpcsBook.ts';
import { nameRelease } from '../../shared/codes/releaseName.ts';
import type { Release, ReleaseDifference, ReleaseEntry } from '../../shared/codes/releaseModel.ts';
import type { ReleaseChange, ReleasePreview, TouchedClaim } from '../../shared/contract/codes.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import { coverageWords, pricingWords } from './codeLibrary.ts';

/** What a release that was read would change here, before anything does. */

export interface ReleaseFacts {
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A release that another one can be compared with. */
interface Known {
  readonly key: string;
  readonly name: string;
  readonly releasedOn: IsoDate;
  readonly imported: ImportedRelease | null;
  readonly read: () => Release;
}

/**
 * @param compareWith the key of a known release; null or one that is not known: the release before it, or where
 *   there is none the one after it.
 */
export function previewRelease(
  db: Connection,
  book: HcpcsBook,
  release: Release,
  file: ReleaseFacts,
  asked: { readonly compareWith: string | null; readonly today: IsoDate },
): ReleasePreview {
  const known = knownReleases(db, book);
  const here = releaseAlreadyHere(db, release, file.sha256);
  const speaksTo = lastDayOfRelease(
    release.releasedOn,
    known.filter(({ releasedOn }) => releasedOn > release.releasedOn).map(({ releasedOn }) => releasedOn),
  );
  const comparable = known.filter(({ key }) => key !== here?.id);
  const chosen = comparable.find(({ key }) => key === asked.compareWith) ?? neighbor(comparable, release);
  const later = chosen.releasedOn > release.releasedOn;
  const difference = later ? differenceOf(release, chosen.read()) : differenceOf(chosen.read(), release);
  const { key, name, releasedOn } = chosen;
  return {
    name: release.name,
    releasedOn: release.releasedOn,
    codes: release.entries.filter(({ kind }) => kind === 'code').length,
    modifiers: release.entries.filter(({ kind }) => kind === 'modifier').length,
    ...file,
    place: here ? 'here' : placeAmong(known, release.releasedOn),
    here: here && { fileName: here.fileName, at: here.importedAt, by: here.importedBy },
    speaksTo,
    comparedWith: { key, name, releasedOn, later },
    comparable: comparable.map((each) => ({
      key: each.key,
      name: each.name,
      releasedOn: each.releasedOn,
    })),
    changes: changesOf(difference),
    unchanged: difference.unchanged,
    touched: here ? [] : touchedClaims(db, difference, release, { ...asked, speaksTo, later }),
  };
}

/** Newest first; of one day the imported ones first, the last imported before the others. */
function knownReleases(db: Connection, book: HcpcsBook): readonly Known[] {
  const imported = importedReleases(db).map((release): Known => {
    const { id, name, releasedOn } = release;
    return {
      key: id,
      name: `${name} (imported)`,
      releasedOn,
      imported: release,
      read: () => ({ name, releasedOn, entries: releaseEntries(db, id) }),
    };
  });
  const shipped = FULL_RELEASES.map((day): Known => shippedOne(day, () => book.release(day)));
  return [...imported.toReversed(), shippedOne(CODE_SET.released, () => book.shipped()), ...shipped].sort(
    (one, other) => (one.releasedOn < other.releasedOn ? 1 : one.releasedOn > other.releasedOn ? -1 : 0),
  );
}

function shippedOne(releasedOn: IsoDate, read: () => Release): Known {
  const { name } = nameRelease(releasedOn);
  return { key: `shipped ${releasedOn}`, name: `${name} (shipped)`, releasedOn, imported: null, read };
}

/** The one before it; a full release that is shipped holds the same and tells nothing beside it. */
function neighbor(comparable: readonly Known[], { releasedOn }: Release): Known {
  const isSame = (known: Known): boolean =>
    known.imported === null && known.releasedOn === releasedOn && releasedOn !== CODE_SET.released;
  const others = comparable.filter((known) => !isSame(known));
  const earlier = others.filter((known) => known.releasedOn <= releasedOn);
  // Who brings in history has a file of their own to compare with; the newest is compared with all that is known.
  const isHistory = releasedOn < CODE_SET.released;
  const found =
    (isHistory ? earlier.find((known) => known.imported !== null) : undefined) ??
    earlier[0] ??
    others.findLast((known) => known.releasedOn > releasedOn);
  if (!found) throw new Error('a program without a shipped release');
  return found;
}

function placeAmong(known: readonly Known[], releasedOn: IsoDate): ReleasePreview['place'] {
  if (known.some(({ imported, releasedOn: day }) => imported !== null && day === releasedOn))
    return 'correction';
  return known.some(({ releasedOn: day }) => day > releasedOn) ? 'history' : 'new';
}

/** The same file, or the same contents under another name: of an archive and of its text. */
export function releaseAlreadyHere(db: Connection, release: Release, sha256: string): ImportedRelease | null {
  const imported = importedReleases(db);
  const sameFile = imported.find((held) => held.sha256 === sha256 && held.releasedOn === release.releasedOn);
  if (sameFile) return sameFile;
  const wanted = fingerprint(release.entries);
  const sameDay = imported.filter(({ releasedOn }) => releasedOn === release.releasedOn);
  return sameDay.find(({ id }) => fingerprint(releaseEntries(db, id)) === wanted) ?? null;
}

function fingerprint(entries: readonly ReleaseEntry[]): string {
  return JSON.stringify(
    entries
      .map((entry) => Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1)))
      .map((fields) => JSON.stringify(fields))
      .sort(),
  );
}

/** CMS's files keep codes for years after their last day: one that had ended before the earlier release is no news. */
function differenceOf(before: Release, after: Release): ReleaseDifference {
  const held = new Set(before.entries.map(({ code }) => code));
  const entries = after.entries.filter(
    ({ code, endsOn }) => held.has(code) || endsOn === null || endsOn >= before.releasedOn,
  );
  return compareReleases(before, { ...after, entries });
}

function changesOf({ added, ended, reworded, repriced }: ReleaseDifference): ReleaseChange[] {
  return [
    ...added.map(({ code, kind, after }) => ({
      ...NO_DETAIL,
      code,
      kind,
      change: 'added' as const,
      after: after.long || after.short,
      day: after.addedOn,
    })),
    ...ended.map(({ code, kind, before, lastDay, replacedBy }) => ({
      ...NO_DETAIL,
      code,
      kind,
      change: 'ended' as const,
      before: before.long || before.short,
      day: lastDay,
      replacedBy: [...replacedBy],
    })),
    ...reworded.map(({ code, kind, before, after }) => ({
      ...NO_DETAIL,
      code,
      kind,
      change: 'reworded' as const,
      ...wordsOf(before, after),
    })),
    ...repriced.map(({ code, kind, before, after }) => ({
      ...NO_DETAIL,
      code,
      kind,
      change: 'repriced' as const,
      before: priceWords(before),
      after: priceWords(after),
    })),
  ];
}

const NO_DETAIL = { before: '', after: '', day: null, replacedBy: [] };

interface Words {
  readonly short: string;
  readonly long: string;
}

/** The long texts where they differ, else the short ones. */
function wordsOf(before: Words, after: Words): { before: string; after: string } {
  const isLong = before.long !== '' && after.long !== '' && before.long !== after.long;
  return isLong
    ? { before: before.long, after: after.long }
    : { before: `Short: ${before.short}`, after: `Short: ${after.short}` };
}

function priceWords(price: { readonly coverage: string; readonly pricing: readonly string[] }): string {
  return [coverageWords(price.coverage), ...price.pricing.map(pricingWords)].filter(Boolean).join('; ');
}

/**
 * Open claims that bill a code which, by this release, was over or reads differently on their date of service (today
 * where none is given).
 */
function touchedClaims(
  db: Connection,
  difference: ReleaseDifference,
  release: Release,
  days: { readonly today: IsoDate; readonly speaksTo: IsoDate; readonly later: boolean },
): TouchedClaim[] {
  const ended = new Map(difference.ended.map(({ code, lastDay }) => [code, lastDay]));
  const reworded = new Set(difference.reworded.map(({ code }) => code));
  return openLinesBilling(db, [...new Set([...ended.keys(), ...reworded])]).flatMap(
    (line): TouchedClaim[] => {
      const day = line.dateOfService ?? days.today;
      const lastDay = ended.get(line.code);
      // Compared with a later one, what ended did so after this release: it says nothing against the code.
      if (lastDay !== undefined && !days.later) {
        const isOver = lastDay === null ? day >= release.releasedOn : day > lastDay;
        if (isOver && day <= days.speaksTo) return [{ ...line, change: 'ended' }];
      }
      const isSpokenOf = day >= release.releasedOn && day <= days.speaksTo;
      return reworded.has(line.code) && isSpokenOf ? [{ ...line, change: 'reworded' }] : [];
    },
  );
}
