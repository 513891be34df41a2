import { addDays, isIsoDate, type IsoDate } from '../domain/dates.ts';
import { fail, type Issue, ok, type Result } from '../result.ts';
import type { Release, ReleaseEntry, ReleaseName } from './releaseModel.ts';

/**
 * Records of a CMS release, as its text or its spreadsheet gives them, checked one by one and put together.
 * A release is taken whole or not at all: every fault names the line or row, and never quotes what stands there,
 * for a wrong file may hold anything.
 */

/** One line of the text or one row of the sheet, as it stands there, outer blanks taken off. */
export interface ReleaseRecord {
  /** `line 8240` or `row 12`. */
  readonly place: string;
  readonly code: string;
  /** Orders the lines of one code: 00100, 00200 in the text; 0010, 0020 in the sheet. */
  readonly sequence: string;
  /** Record identification code: 3 first line of a code, 4 further line, 7 and 8 the same of a modifier. */
  readonly kind: string;
  readonly long: string;
  readonly short: string;
  readonly pricing: readonly string[];
  readonly crossReferences: readonly string[];
  readonly coverage: string;
  readonly betos: string;
  /** `YYYYMMDD`, or '' for none. */
  readonly addedOn: string;
  readonly effectiveOn: string;
  readonly endsOn: string;
  readonly action: string;
}

export interface ReleaseLimits {
  /** A file with fewer codes was cut, or is another one. */
  readonly fewestCodes: number;
  readonly mostRecords: number;
}

/** The first release at hand has 6,440 codes, the latest 8,725; with their further lines under 12,000 records. */
export const RELEASE_LIMITS: ReleaseLimits = { fewestCodes: 6000, mostRecords: 60_000 };

/** More faults than these tell nobody more. */
export const MOST_ISSUES = 20;

const COVERAGE = new Set(['C', 'D', 'I', 'M', 'S']);
const PLAIN_TEXT = /^[\x20-\x7e]*$/;

/** Checks the records and joins the lines of each code. Entries come out as they stand in the file. */
export function assembleRelease(
  records: Iterable<ReleaseRecord>,
  about: ReleaseName,
  limits: ReleaseLimits = RELEASE_LIMITS,
): Result<Release> {
  const issues: Issue[] = [];
  const drafts: Draft[] = [];
  const seen = new Map<string, string>();
  let current: Draft | null = null;
  let count = 0;
  for (const record of records) {
    if ((count += 1) > limits.mostRecords) {
      return refusedRelease([
        {
          path: record.place,
          message: `There are more than ${limits.mostRecords} records here; no release has so many.`,
        },
      ]);
    }
    const report = (message: string): void => {
      issues.push({ path: record.place, message });
    };
    checkText(record, report);
    if (record.kind === '3' || record.kind === '7') {
      checkFirst(record, report);
      const before = seen.get(record.code);
      if (before !== undefined) report(`This code stands on ${before} already.`);
      seen.set(record.code, record.place);
      current = { first: record, long: [record.long], sequence: record.sequence };
      drafts.push(current);
    } else if (record.kind === '4' || record.kind === '8') {
      const fault = continues(current, record);
      if (fault !== null) report(fault);
      else if (current) current = extend(current, record, drafts);
    } else {
      report('The record identification code has to be 3, 4, 7 or 8.');
    }
    if (issues.length >= MOST_ISSUES) return refusedRelease(issues);
  }
  if (issues.length > 0) return refusedRelease(issues);
  const codes = drafts.filter(({ first }) => first.kind === '3');
  if (codes.length < limits.fewestCodes) {
    return refusedRelease([tooFew(codes.length, drafts.at(-1)?.first.place)]);
  }
  const gap = emptyColumn(codes);
  if (gap !== null) return refusedRelease([gap]);
  return ok({ ...about, entries: drafts.map(entryOf) });
}

interface Draft {
  readonly first: ReleaseRecord;
  readonly long: readonly string[];
  readonly sequence: string;
}

function extend(current: Draft, record: ReleaseRecord, drafts: Draft[]): Draft {
  const longer = { ...current, long: [...current.long, record.long], sequence: record.sequence };
  drafts[drafts.length - 1] = longer;
  return longer;
}

function continues(current: Draft | null, record: ReleaseRecord): string | null {
  if (current === null || current.first.code !== record.code) {
    return 'This line goes on with a code that the line before does not hold; lines are missing or out of order.';
  }
  if (current.first.kind !== (record.kind === '4' ? '3' : '7')) {
    return 'A code’s line goes on as a modifier’s, or the other way round.';
  }
  if (!(record.sequence > current.sequence))
    return 'The sequence number is not above that of the line before.';
  if (record.long === '') return 'A further line of the descriptor is empty.';
  return null;
}

function checkText(record: ReleaseRecord, report: (message: string) => void): void {
  if (
    ![record.code, record.long, record.short, ...record.crossReferences].every((text) =>
      PLAIN_TEXT.test(text),
    )
  ) {
    report('There are characters here that no release has: only plain ASCII is taken.');
  }
  if (!/^\d{4,5}$/.test(record.sequence))
    report('The sequence number is not a number of four or five digits.');
}

function checkFirst(record: ReleaseRecord, report: (message: string) => void): void {
  const isCode = record.kind === '3';
  if (isCode && /^(\d{4}[0-9A-Z]|D\d{4})$/.test(record.code)) {
    report('This is a CPT or CDT code. Their owners license them; take CMS’s file of alphanumeric codes.');
  } else if (!(isCode ? /^[A-V]\d{4}$/ : /^[A-Z0-9]{2}$/).test(record.code)) {
    report(isCode ? 'The code is not a letter and four digits.' : 'The modifier does not have two places.');
  }
  if (record.long === '') report('The long descriptor is missing.');
  if (record.short.length > 40) report('The short descriptor is longer than any release has it.');
  if (!record.pricing.every((item) => /^\d{2}$/.test(item))) report('A pricing indicator is not two digits.');
  if (record.coverage !== '' && !COVERAGE.has(record.coverage))
    report('The coverage flag has to be C, D, I, M or S.');
  if (!/^[A-Z]?$/.test(record.action)) report('The action code is not one letter.');
  if (!/^[A-Z0-9]{0,3}$/.test(record.betos)) report('The type of service (BETOS) has up to three places.');
  const dates = [
    ['The date added', record.addedOn],
    ['The action effective date', record.effectiveOn],
    ['The termination date', record.endsOn],
  ] as const;
  for (const [name, digits] of dates) {
    if (digits !== '' && releaseDate(digits) === null) report(`${name} is no date (YYYYMMDD).`);
  }
  const added = releaseDate(record.addedOn);
  const ends = releaseDate(record.endsOn);
  // A code withdrawn before its first day ends on the day before it.
  if (added !== null && ends !== null && ends < addDays(added, -1))
    report('The code ends before it was added.');
}

/** `20201001` as a date; null for '' and for what is none. */
export function releaseDate(digits: string): IsoDate | null {
  if (!/^\d{8}$/.test(digits)) return null;
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  return isIsoDate(date) ? date : null;
}

function entryOf({ first, long }: Draft): ReleaseEntry {
  return {
    code: first.code,
    kind: first.kind === '3' ? 'code' : 'modifier',
    short: first.short.replace(/ {2,}/g, ' '),
    long: long.join(' ').replace(/ {2,}/g, ' '),
    coverage: first.coverage,
    pricing: first.pricing,
    crossReferences: first.crossReferences,
    betos: first.betos,
    addedOn: releaseDate(first.addedOn),
    effectiveOn: releaseDate(first.effectiveOn),
    endsOn: releaseDate(first.endsOn),
    action: first.action,
  };
}

/** What every release at hand tells of every code. One left out is CMS's slip; many, and the columns are others. */
const TOLD = [
  ['short', 'short descriptor'],
  ['coverage', 'coverage flag'],
  ['addedOn', 'date added'],
  ['action', 'action code'],
] as const;
const MOST_LEFT_OUT = 0.1;

function emptyColumn(codes: readonly Draft[]): Issue | null {
  for (const [field, name] of TOLD) {
    const without = codes.filter(({ first }) => first[field] === '');
    const [first] = without;
    if (first !== undefined && without.length > codes.length * MOST_LEFT_OUT) {
      return {
        path: first.first.place,
        message: `The ${name} is missing here, and of ${without.length} codes in all. The columns are not those of a release.`,
      };
    }
  }
  return null;
}

function tooFew(codes: number, last: string | undefined): Issue {
  return {
    path: last ?? '(file)',
    message:
      codes === 0
        ? 'There is no code in this file. Take CMS’s “alpha-numeric HCPCS file”: its text with the fixed columns, or its spreadsheet.'
        : `The file ends here after ${codes === 1 ? '1 code' : `${codes} codes`}; a release has more than ${RELEASE_LIMITS.fewestCodes}. It was cut, or is only a part.`,
  };
}

/** Refuses the whole file: nothing of it is taken in. */
export function refusedRelease(issues: readonly Issue[]): Result<never> {
  const [first] = issues;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return fail({
    kind: 'invalid',
    message: `This file cannot be taken in; nothing was changed. ${first?.path ?? ''}: ${first?.message ?? ''}${more}`,
    issues: [...issues],
  });
}
