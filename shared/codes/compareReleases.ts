import type {
  AddedCode,
  EndedCode,
  Release,
  ReleaseDifference,
  ReleaseEntry,
  RepricedCode,
  RewordedCode,
} from './releaseModel.ts';

/**
 * What changes from one release to a later one. CMS keeps ended codes in its file for years, with their last day;
 * so a code ends when it gets a last day that it did not have, and only at last by leaving the file.
 * A field that either release does not tell (an empty text or list) is not compared.
 */
export function compareReleases(before: Release, after: Release): ReleaseDifference {
  const older = new Map(before.entries.map((entry) => [entry.code, entry]));
  const newer = new Map(after.entries.map((entry) => [entry.code, entry]));
  const added: AddedCode[] = [];
  const ended: EndedCode[] = [];
  const reworded: RewordedCode[] = [];
  const repriced: RepricedCode[] = [];
  let unchanged = 0;
  for (const next of inOrder(after.entries)) {
    const { code, kind } = next;
    const past = older.get(code);
    const runs = next.endsOn === null;
    if (past === undefined) {
      // Came and went between the two: it is of use for claims of those days, and said to have ended.
      added.push({ code, kind, after: next, broughtBack: false });
      continue;
    }
    const ran = past.endsOn === null;
    if (!ran && !runs && past.endsOn === next.endsOn) continue;
    if (!runs && (ran || past.endsOn !== next.endsOn)) {
      ended.push({ code, kind, before: past, lastDay: next.endsOn, replacedBy: next.crossReferences });
      continue;
    }
    if (!ran && runs) added.push({ code, kind, after: next, broughtBack: true });
    const rewordedHere = differsInWords(past, next);
    const repricedHere = differsInPrice(past, next);
    if (rewordedHere) {
      reworded.push({
        code,
        kind,
        before: { short: past.short, long: past.long },
        after: { short: next.short, long: next.long },
      });
    }
    if (repricedHere) {
      repriced.push({
        code,
        kind,
        before: { coverage: past.coverage, pricing: past.pricing },
        after: { coverage: next.coverage, pricing: next.pricing },
      });
    }
    if (ran && !rewordedHere && !repricedHere) unchanged += 1;
  }
  for (const past of before.entries) {
    if (past.endsOn !== null || newer.has(past.code)) continue;
    ended.push({ code: past.code, kind: past.kind, before: past, lastDay: null, replacedBy: [] });
  }
  return {
    before: { name: before.name, releasedOn: before.releasedOn },
    after: { name: after.name, releasedOn: after.releasedOn },
    added,
    ended: inOrder(ended),
    reworded,
    repriced,
    unchanged,
  };
}

/** Every code that the difference names, each once: the claims that bill one of them are touched. */
export function codesTouched(difference: ReleaseDifference): readonly string[] {
  const { added, ended, reworded, repriced } = difference;
  return [...new Set([...added, ...ended, ...reworded, ...repriced].map(({ code }) => code))].sort();
}

function differsInWords(past: ReleaseEntry, next: ReleaseEntry): boolean {
  return differs(past.long, next.long) || differs(past.short, next.short);
}

function differs(past: string, next: string): boolean {
  return past !== '' && next !== '' && past !== next;
}

function differsInPrice(past: ReleaseEntry, next: ReleaseEntry): boolean {
  if (differs(past.coverage, next.coverage)) return true;
  return past.pricing.length > 0 && next.pricing.length > 0 && past.pricing.join() !== next.pricing.join();
}

/** Modifiers first, then codes. */
function inOrder<T extends { readonly code: string }>(items: readonly T[]): T[] {
  return [...items].sort(
    (one, other) => one.code.length - other.code.length || (one.code < other.code ? -1 : 1),
  );
}
