import type { Issue, Result } from '../result.ts';
import {
  assembleRelease,
  MOST_ISSUES,
  refusedRelease,
  type ReleaseLimits,
  type ReleaseRecord,
} from './assembleRelease.ts';
import type { Release, ReleaseName } from './releaseModel.ts';

/**
 * CMS's contractor file of HCPCS Level II: lines of 320 characters in fixed columns, described by the record
 * layout that CMS publishes with each year's file (here: that of 2019). A few lines of disclaimers may precede.
 */

export const RECORD_LENGTH = 320;

/** From here to the end a record is filler. CMS's own file of 2019 has a line that is four blanks short of it. */
const LAST_COLUMN = 293;

/** More lines than this before the first record make it another file. */
const MOST_LINES_BEFORE = 60;

/** First and last column, counted from 1, as the layout counts. */
const COLUMNS = {
  code: [1, 5],
  sequence: [6, 10],
  kind: [11, 11],
  long: [12, 91],
  short: [92, 119],
  coverage: [230, 230],
  betos: [257, 259],
  addedOn: [269, 276],
  effectiveOn: [277, 284],
  endsOn: [285, 292],
  action: [293, 293],
} as const;

/** Fields that occur several times in a row: first column, width, how often. */
const PRICING = { from: 120, width: 2, times: 4 } as const;
const CROSS_REFERENCES = { from: 205, width: 5, times: 5 } as const;

/**
 * How a record begins: the code or, moved to the right, the modifier; the sequence number; what kind of line it is.
 * A long line with a number or a date in its place counts too, so that a faulty first record is not passed over.
 */
const RECORD_START = /^(?:[A-Z0-9]\d{3}[A-Z0-9]| {3}[A-Z0-9]{2})\d{5}[3478]/;
const RECORD_LIKE = /^(?:.{5}\d{5}|.{268}\d{8})/;

function isRecord(line: string): boolean {
  return RECORD_START.test(line) || (line.length >= LAST_COLUMN && RECORD_LIKE.test(line));
}

/** True for text that begins as this file does, within the lines that may precede. */
export function looksLikeReleaseText(text: string): boolean {
  return firstRecord(text.slice(0, 40_000).split('\n')) >= 0;
}

function firstRecord(lines: readonly string[]): number {
  return lines.slice(0, MOST_LINES_BEFORE).findIndex(isRecord);
}

/**
 * @param text the file's bytes as characters, one for each (Latin-1): columns are columns of bytes.
 * @returns the release; or `invalid`, with one issue for each line at fault (its path is `line 12`).
 */
export function parseReleaseText(text: string, about: ReleaseName, limits?: ReleaseLimits): Result<Release> {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  const start = firstRecord(lines);
  if (start < 0) {
    return refusedRelease([
      {
        path: 'line 1',
        message: `No record stands in the first ${MOST_LINES_BEFORE} lines. Take CMS’s alphanumeric HCPCS file, as text or as spreadsheet.`,
      },
    ]);
  }
  const issues: Issue[] = [];
  for (let index = start; index < lines.length && issues.length < MOST_ISSUES; index += 1) {
    const message = lengthFault(lines[index] ?? '', index === lines.length - 1);
    if (message !== null) issues.push({ path: `line ${index + 1}`, message });
  }
  if (issues.length > 0) return refusedRelease(issues);
  return assembleRelease(recordsOf(lines, start), about, limits);
}

function lengthFault(line: string, isLast: boolean): string | null {
  const { length } = line;
  if (length > RECORD_LENGTH) return `This line has ${length} characters; a record has ${RECORD_LENGTH}.`;
  if (length < LAST_COLUMN) {
    return isLast
      ? `The last line has ${length} characters in place of ${RECORD_LENGTH}: the file was cut.`
      : `This line has ${length} characters; a record has ${RECORD_LENGTH}.`;
  }
  return line.slice(LAST_COLUMN).trim() === ''
    ? null
    : 'There is text here where the record layout has none.';
}

function* recordsOf(lines: readonly string[], start: number): Iterable<ReleaseRecord> {
  for (let index = start; index < lines.length; index += 1) {
    yield recordOf(lines[index] ?? '', `line ${index + 1}`);
  }
}

function recordOf(line: string, place: string): ReleaseRecord {
  const field = ([from, to]: readonly [number, number]): string => line.slice(from - 1, to).trim();
  const fields = ({
    from,
    width,
    times,
  }: {
    from: number;
    width: number;
    times: number;
  }): readonly string[] =>
    Array.from({ length: times }, (_, index) => {
      const at = from - 1 + index * width;
      return line.slice(at, at + width).trim();
    }).filter((text) => text !== '');
  return {
    place,
    code: field(COLUMNS.code),
    sequence: field(COLUMNS.sequence),
    kind: field(COLUMNS.kind),
    long: field(COLUMNS.long),
    short: field(COLUMNS.short),
    pricing: fields(PRICING),
    crossReferences: fields(CROSS_REFERENCES),
    coverage: field(COLUMNS.coverage),
    betos: field(COLUMNS.betos),
    addedOn: field(COLUMNS.addedOn),
    effectiveOn: field(COLUMNS.effectiveOn),
    endsOn: field(COLUMNS.endsOn),
    action: field(COLUMNS.action),
  };
}
