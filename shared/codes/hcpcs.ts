import { isHcpcsShape } from '../domain/identifiers.ts';
import type { IsoDate } from '../domain/dates.ts';
import { ADDED_AFTER_2025_10, RELEASE_2026_07 } from './data/hcpcs202607.ts';
import { hcpcsEntry } from './library.ts';

/** Which HCPCS Level II codes were in force on a day, as far as the shipped releases tell. */

/** The shipped code set and the days for which it can speak. */
export const CODE_SET = {
  name: 'HCPCS Level II, release of July 2026',
  /** The earlier release that was compared: codes of both were in force in between. */
  comparedWith: 'release of October 2025',
  from: '2025-10-01',
  released: '2026-07-01',
  /** The code set changes with the year: after this day a newer release has to be imported. */
  to: '2026-12-31',
  codes: 8725,
} as const;

function decode(rows: readonly string[]): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const row of rows) {
    let number = 0;
    for (const step of row.slice(2).split(',')) {
      const [distance, run] = step.split('+');
      number += Number(distance);
      const last = number + Number(run ?? 0);
      for (; number <= last; number += 1) codes.add(row.slice(0, 1) + String(number).padStart(4, '0'));
      number = last;
    }
  }
  return codes;
}

let release: { readonly all: ReadonlySet<string>; readonly added: ReadonlySet<string> } | null = null;

function currentRelease(): { readonly all: ReadonlySet<string>; readonly added: ReadonlySet<string> } {
  release ??= { all: decode(RELEASE_2026_07), added: decode(ADDED_AFTER_2025_10) };
  return release;
}

/** True for a code of the July 2026 release. */
export function isInCodeSet(code: string): boolean {
  return isHcpcsShape(code) && currentRelease().all.has(code);
}

/** The codes of the release, in order. */
export function codeSet(): readonly string[] {
  return [...currentRelease().all];
}

export type CodeStanding =
  | { readonly standing: 'inForce'; readonly why: string }
  | { readonly standing: 'notInForce'; readonly why: string }
  /** The shipped releases do not reach that day. */
  | { readonly standing: 'notKnown'; readonly why: string };

/** Whether a code was in force on a day. `why` names the release or the date it rests on. */
export function codeStanding(code: string, on: IsoDate): CodeStanding {
  const entry = hcpcsEntry(code);
  if (entry?.from != null && on < entry.from) {
    return { standing: 'notInForce', why: `${code} came into force on ${entry.from}` };
  }
  if (entry?.to != null && on > entry.to) {
    return { standing: 'notInForce', why: `${code} ended on ${entry.to}` };
  }
  if (!isInCodeSet(code)) {
    if (on < CODE_SET.from) return { standing: 'notKnown', why: beforeReleases(code) };
    return { standing: 'notInForce', why: `${code} is not in ${CODE_SET.name}` };
  }
  if (on > CODE_SET.to) {
    return {
      standing: 'notKnown',
      why: `the code set here ends with ${CODE_SET.to}; import the release of the new year to judge ${code}`,
    };
  }
  const sinceRelease = on >= CODE_SET.released;
  const sinceEarlier = on >= CODE_SET.from && !currentRelease().added.has(code);
  if (sinceRelease || sinceEarlier || entry?.from != null) {
    return { standing: 'inForce', why: `${code} is in ${CODE_SET.name}` };
  }
  return { standing: 'notKnown', why: beforeReleases(code) };
}

function beforeReleases(code: string): string {
  return `the releases here do not tell whether ${code} was in force on that day`;
}
