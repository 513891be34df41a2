import { readFileSync } from 'node:fs';
import { parseHcpcs } from '../../shared/codes/hcpcsBook.ts';
import type { ReleaseEntry } from '../../shared/codes/releaseModel.ts';
import type { TestFile } from './files.ts';

/**
 * Made-up releases of the code set in CMS's fixed columns: every code that the program ships, with a few changes. What
 * the program does not know of a code gets a harmless value, so that a comparison shows the changes alone.
 */

export interface MadeUpChanges {
  /** Its last day, `YYYY-MM-DD`, by code. */
  readonly ended?: Readonly<Record<string, string>>;
  /** New long descriptor by code. */
  readonly reworded?: Readonly<Record<string, string>>;
  /** Long descriptor by code. */
  readonly added?: Readonly<Record<string, string>>;
  /** Coverage flag and first pricing indicator by code. */
  readonly repriced?: Readonly<Record<string, readonly [coverage: string, pricing: string]>>;
  /** Codes that the file does not hold. */
  readonly left?: readonly string[];
}

/** `HCPC2026_OCT_ANWEB.txt` and the like: the name tells the program the release. */
export function releaseFile(name: string, changes: MadeUpChanges = {}): TestFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(releaseText(changes), 'latin1') };
}

function releaseText(changes: MadeUpChanges): string {
  return changed(shippedEntries(), changes)
    .flatMap((entry) => {
      const known = written.get(entry) ?? recordsOf(entry);
      written.set(entry, known);
      return known;
    })
    .map((line) => `${line}\r\n`)
    .join('');
}

/** Lines of the codes that no file changes: most of every file. */
const written = new WeakMap<ReleaseEntry, readonly string[]>();

let shipped: readonly ReleaseEntry[] | null = null;

export function shippedEntries(): readonly ReleaseEntry[] {
  const read = (name: string): string =>
    readFileSync(new URL(`../../shared/codes/data/${name}`, import.meta.url), 'utf8');
  shipped ??= parseHcpcs(read('hcpcs-descriptors.txt'), read('hcpcs-earlier.txt')).shipped().entries;
  return shipped;
}

function changed(entries: readonly ReleaseEntry[], changes: MadeUpChanges): readonly ReleaseEntry[] {
  const { ended = {}, reworded = {}, added = {}, repriced = {}, left = [] } = changes;
  const kept = entries
    .filter(({ code }) => !left.includes(code))
    .map((entry) => {
      if (![ended, reworded, repriced].some((change) => Object.hasOwn(change, entry.code))) return entry;
      const [coverage, pricing] = repriced[entry.code] ?? [entry.coverage, null];
      return {
        ...entry,
        long: reworded[entry.code] ?? entry.long,
        endsOn: ended[entry.code] ?? entry.endsOn,
        coverage,
        pricing: pricing === null ? entry.pricing : [pricing],
      };
    });
  const fresh = Object.entries(added).map(([code, long]): ReleaseEntry => ({
    code,
    kind: code.length === 2 ? 'modifier' : 'code',
    short: long.slice(0, 28),
    long,
    coverage: 'C',
    pricing: ['32'],
    crossReferences: [],
    betos: 'D1E',
    addedOn: '2026-10-01',
    effectiveOn: '2026-10-01',
    endsOn: null,
    action: 'A',
  }));
  return [...kept, ...fresh];
}

/** The record layout of 2019: first line and further lines of a code, 320 characters each. */
function recordsOf(entry: ReleaseEntry): readonly string[] {
  const isCode = entry.kind === 'code';
  const code = isCode ? entry.code : `   ${entry.code}`;
  const parts = pieces(entry.long === '' ? `Made-up words for ${entry.code}` : entry.long);
  return parts.map((long, index) => {
    const line = Array.from({ length: 320 }, () => ' ');
    const put = (column: number, text: string): void => {
      [...text].forEach((character, at) => (line[column - 1 + at] = character));
    };
    put(1, code);
    put(6, String((index + 1) * 100).padStart(5, '0'));
    put(11, isCode ? (index === 0 ? '3' : '4') : index === 0 ? '7' : '8');
    put(12, long);
    if (index > 0) return line.join('');
    put(92, (entry.short === '' ? `Made up ${entry.code}` : entry.short).slice(0, 28));
    entry.pricing.forEach((indicator, at) => put(120 + at * 2, indicator));
    entry.crossReferences.forEach((reference, at) => put(205 + at * 5, reference));
    put(230, entry.coverage === '' ? 'C' : entry.coverage);
    put(257, entry.betos);
    put(269, digits(entry.addedOn ?? '2021-01-01'));
    put(277, digits(entry.effectiveOn ?? entry.addedOn ?? '2021-01-01'));
    put(285, entry.endsOn === null ? '' : digits(entry.endsOn));
    put(293, entry.action === '' ? 'N' : entry.action);
    return line.join('');
  });
}

/** Lines of at most 80 characters, broken between words. */
function pieces(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= 80)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(...(word.match(/.{1,80}/g) ?? []));
  }
  return lines;
}

function digits(day: string): string {
  return day.replaceAll('-', '');
}
