import type { CodeFact } from '../domain/codeFact.ts';
import { isHcpcsShape } from '../domain/identifiers.ts';
import type { IsoDate } from '../domain/dates.ts';
import { type HcpcsFacts, hcpcsFacts, isListed, listedCodes } from './hcpcsFacts.ts';
import { type LikelyCode, likelyMeant } from './likelyMeant.ts';

/** Which HCPCS Level II codes were in force on a day, as far as the shipped and the imported releases tell. */

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

/** The newest shipped release that tells first and last days, and the days for which it can speak. */
export const DATED_SET = {
  name: 'HCPCS Level II, release of October 2020',
  released: '2020-10-01',
  to: '2020-12-31',
  /** The first shipped release. A code that none of them lists had ended years before it, if it ever was. */
  from: '2019-01-01',
} as const;

/** True for a code that the July 2026 release lists. It lists ended codes too: `codeStanding` tells of a day. */
export function isInCodeSet(code: string): boolean {
  return isHcpcsShape(code) && isListed(code);
}

/** The codes that the release lists, in order. */
export function codeSet(): readonly string[] {
  return listedCodes();
}

/**
 * What "in force" rests on.
 * dates: a release with first and last days speaks for the day.
 * verified: listed in July 2026, and seen in force in CMS's outpatient file of April 2026.
 * listed: the release of July 2026 lists it and no end is known; but that list keeps ended codes, and whether one
 * ended after October 2020 only an imported release can tell.
 */
export type Basis = 'dates' | 'verified' | 'listed';

export type CodeStanding =
  | { readonly standing: 'inForce'; readonly why: string; readonly release: string; readonly basis: Basis }
  | {
      readonly standing: 'notInForce';
      readonly why: string;
      readonly release: string;
      /** Its last day, where it is over. */
      readonly endedOn: IsoDate | null;
      readonly likelyMeant: readonly LikelyCode[];
    }
  /** The releases at hand do not reach that day. */
  | { readonly standing: 'notKnown'; readonly why: string; readonly release: string };

/**
 * Whether a code was in force on a day (the date of service). `why` names the release or the date it rests on.
 * @param imported what imported releases say of codes: the newest that speaks for the day takes over from what is
 *   shipped, and the first and last days that it tells hold for earlier days too.
 */
export function codeStanding(code: string, on: IsoDate, imported: readonly CodeFact[] = []): CodeStanding {
  const facts = imported
    // The shipped release with dates says more than an older one.
    .filter((fact) => fact.code === code && fact.releasedOn >= DATED_SET.released)
    .sort((one, other) => (one.releasedOn < other.releasedOn ? 1 : -1));
  for (const fact of facts) {
    const standing = importedStanding(fact, on);
    if (standing !== null) return standing;
  }
  return shippedStanding(code, on);
}

/** Null where this release has nothing to say of the day. */
function importedStanding(fact: CodeFact, on: IsoDate): CodeStanding | null {
  const { code, release, from, to } = fact;
  if (!fact.listed) {
    if (on < fact.releasedOn || on > fact.speaksTo) return null;
    return notInForce(code, on, release, `${code} is not in ${release}`);
  }
  if (from !== null && on < from) return notInForce(code, on, release, `${code} came into force on ${from}`);
  if (to !== null && on > to) return notInForce(code, on, release, `${code} ended on ${to}`, to);
  if (on > fact.speaksTo || (on < fact.releasedOn && from === null)) return null;
  return { standing: 'inForce', why: `${code} is in ${release}`, release, basis: 'dates' };
}

function shippedStanding(code: string, on: IsoDate): CodeStanding {
  const facts = isHcpcsShape(code) ? hcpcsFacts(code) : null;
  if (facts === null) {
    if (on > CODE_SET.to) return notKnown(CODE_SET.name, pastTheSet(code));
    if (on < DATED_SET.from) return notKnown(DATED_SET.name, beforeReleases(code));
    const why = `${code} is in no release from January 2019 to July 2026`;
    return notInForce(code, on, CODE_SET.name, why);
  }
  if (facts.endsOn !== null && on > facts.endsOn) {
    return notInForce(code, on, DATED_SET.name, `${code} ended on ${facts.endsOn}`, facts.endsOn);
  }
  if (facts.addedOn === null) return laterCode(facts, on);
  if (on < facts.addedOn) {
    return notInForce(code, on, DATED_SET.name, `${code} came into force on ${facts.addedOn}`);
  }
  if (on <= DATED_SET.to) {
    return {
      standing: 'inForce',
      why: `${code} is in ${DATED_SET.name}`,
      release: DATED_SET.name,
      basis: 'dates',
    };
  }
  return listed(facts, on);
}

/** A code that came after October 2020: its first day is in no release at hand. */
function laterCode(facts: HcpcsFacts, on: IsoDate): CodeStanding {
  const { code, since } = facts;
  if (on <= DATED_SET.released) {
    return notInForce(code, on, DATED_SET.name, `${code} came after the release of October 2020`);
  }
  if (since === 'July 2026' && on < CODE_SET.from) {
    return notInForce(code, on, CODE_SET.name, `${code} came after the ${CODE_SET.comparedWith}`);
  }
  if (on < (since === 'July 2026' ? CODE_SET.released : CODE_SET.from)) {
    return notKnown(CODE_SET.name, beforeReleases(code));
  }
  return listed(facts, on);
}

function listed({ code, outpatientStatus }: HcpcsFacts, on: IsoDate): CodeStanding {
  if (on > CODE_SET.to) return notKnown(CODE_SET.name, pastTheSet(code));
  const basis = outpatientStatus === null ? 'listed' : 'verified';
  return { standing: 'inForce', why: `${code} is in ${CODE_SET.name}`, release: CODE_SET.name, basis };
}

function notInForce(
  code: string,
  on: IsoDate,
  release: string,
  why: string,
  endedOn: IsoDate | null = null,
): CodeStanding {
  return { standing: 'notInForce', why, release, endedOn, likelyMeant: likelyMeant(code, on) };
}

function notKnown(release: string, why: string): CodeStanding {
  return { standing: 'notKnown', why, release };
}

function pastTheSet(code: string): string {
  return `the code set here ends with ${CODE_SET.to}; import the release of the new year to judge ${code}`;
}

function beforeReleases(code: string): string {
  return `the releases here do not tell whether ${code} was in force on that day`;
}
