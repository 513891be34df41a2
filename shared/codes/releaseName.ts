import type { IsoDate } from '../domain/dates.ts';
import type { ReleaseEntry, ReleaseName } from './releaseModel.ts';

/** Which release a file is. CMS publishes one for each quarter, named by its first month. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The name of the release whose first day it is. */
export function nameRelease(releasedOn: IsoDate): ReleaseName {
  return {
    name: `HCPCS Level II, ${MONTHS[Number(releasedOn.slice(5, 7)) - 1] ?? ''} ${releasedOn.slice(0, 4)}`,
    releasedOn,
  };
}

/**
 * The first day for which a release speaks: from the first file name that tells a year (and month or quarter),
 * else from its entries: the quarter in which the latest change took effect.
 * @param fileNames the innermost first; folders before the name do not count.
 */
export function releaseDay(fileNames: readonly string[], entries: readonly ReleaseEntry[]): IsoDate {
  for (const name of fileNames) {
    const day = dayOfName(name.split(/[/\\]/).at(-1) ?? '');
    if (day !== null) return day;
  }
  const latest = entries.reduce((last, entry) => {
    const change = entry.effectiveOn ?? entry.addedOn ?? '';
    return change > last ? change : last;
  }, '');
  return quarterStart(latest === '' ? '2019-01-01' : latest);
}

/** `HCPC2026_OCT_ANWEB.txt`, `anweb-2020-10.xlsx`, `october-2025-alpha-numeric.zip`; a year alone is January's. */
function dayOfName(name: string): IsoDate | null {
  const year = /(?<!\d)(20[1-9]\d)(?!\d{5})/.exec(name);
  if (year?.[1] === undefined) return null;
  const rest = name.slice(year.index + 4);
  const digits = /^[-_. ]?(0[1-9]|1[0-2])(?!\d)/.exec(rest);
  if (digits?.[1] !== undefined) return quarterStart(`${year[1]}-${digits[1]}-01`);
  const word = /(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.exec(name);
  const month =
    word?.[1] === undefined
      ? 0
      : MONTHS.findIndex((item) => item.toLowerCase().startsWith(word[1]?.toLowerCase() ?? '?'));
  return quarterStart(`${year[1]}-${String(month + 1).padStart(2, '0')}-01`);
}

function quarterStart(date: IsoDate): IsoDate {
  const quarter = Math.floor((Number(date.slice(5, 7)) - 1) / 3);
  return `${date.slice(0, 4)}-${String(quarter * 3 + 1).padStart(2, '0')}-01`;
}
