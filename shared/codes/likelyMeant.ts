import type { IsoDate } from '../domain/dates.ts';
import { hcpcsFacts, isListed, listedCodes, shortDescriptor } from './hcpcsFacts.ts';
import { guideMeaning } from './library.ts';

/** What somebody may have meant who typed a code that is in no release, or that has ended. */
export interface LikelyCode {
  readonly code: string;
  /** Official short descriptor; '' for a code that came after October 2020. */
  readonly official: string;
  /** Why it is offered, for people. */
  readonly why: string;
}

/** Codes of before the releases at hand, and what took their place (CMS, with the days of the change). */
const SUCCESSORS: Readonly<Record<string, { readonly codes: readonly string[]; readonly why: string }>> = {
  A9605: { codes: ['A9604'], why: 'took its place on 2010-01-01' },
  E1340: {
    codes: ['K0739', 'K0740'],
    why: 'took its place on 2009-04-01: equipment other than oxygen, and oxygen',
  },
};

/** More than these confuse more than they help. */
const MOST = 5;

/**
 * The likely meant codes, best first: what CMS put in its place, the neighbors by number, one slip of the fingers
 * away, and what does mean what a billing guide takes the code for. Only codes with no known end by `on`.
 */
export function likelyMeant(code: string, on: IsoDate): readonly LikelyCode[] {
  const found = new Map<string, string>();
  const offer = (candidate: string, why: string): void => {
    if (candidate === code || found.has(candidate) || found.size >= MOST) return;
    const facts = hcpcsFacts(candidate);
    if (facts === null || (facts.endsOn !== null && facts.endsOn < on)) return;
    if (facts.addedOn !== null && facts.addedOn > on) return;
    found.set(candidate, why);
  };
  for (const successor of SUCCESSORS[code]?.codes ?? []) offer(successor, SUCCESSORS[code]?.why ?? '');
  for (const successor of hcpcsFacts(code)?.replacedBy ?? [])
    offer(successor, 'CMS’s file points to it in its place');
  const isEnded = hcpcsFacts(code) !== null;
  if (!isEnded) for (const neighbor of neighbors(code)) offer(neighbor, 'the next number');
  for (const meant of guideMeaning(code)?.meantCodes ?? [])
    offer(meant, 'means what a billing guide takes the code for');
  // A code that was right once was hardly mistyped.
  if (!isEnded && found.size === 0) {
    for (const similar of oneSlipAway(code)) offer(similar, 'one slip of the fingers away');
  }
  return [...found].map(([candidate, why]) => ({
    code: candidate,
    official: shortDescriptor(candidate),
    why,
  }));
}

function neighbors(code: string): readonly string[] {
  if (!/^[A-V]\d{4}$/.test(code)) return [];
  const number = Number(code.slice(1));
  return [number - 1, number + 1]
    .filter((next) => next >= 0 && next <= 9999)
    .map((next) => code.slice(0, 1) + String(next).padStart(4, '0'));
}

/** O for 0, I for 1 and the like are put right before anything is compared. */
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', B: '8', Z: '2' };

function oneSlipAway(code: string): readonly string[] {
  const typed =
    code.slice(0, 1).toUpperCase() +
    code
      .slice(1)
      .toUpperCase()
      .replace(/[OILSBZ]/g, (letter) => LOOKALIKES[letter] ?? letter);
  if (isListed(typed)) return [typed];
  return listedCodes()
    .filter((candidate) => distanceIsAtMostOne(typed, candidate))
    .map((candidate) => ({ candidate, far: farness(typed, candidate) }))
    .sort((one, other) => one.far - other.far || (one.candidate < other.candidate ? -1 : 1))
    .map(({ candidate }) => candidate);
}

/** Two places exchanged are nearer than one that differs; and the later the slip, the nearer. */
function farness(typed: string, candidate: string): number {
  const place = [...candidate].findIndex((character, index) => character !== typed[index]);
  const isExchange =
    typed.length === candidate.length && [...typed].sort().join('') === [...candidate].sort().join('');
  return (isExchange ? 0 : 10) + (candidate.length - place);
}

/** One place wrong, missing, too many, or two neighboring places exchanged. */
function distanceIsAtMostOne(one: string, other: string): boolean {
  if (one === other) return true;
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(one.length, other.length) - start &&
    one[one.length - 1 - end] === other[other.length - 1 - end]
  ) {
    end += 1;
  }
  const left = one.slice(start, one.length - end);
  const right = other.slice(start, other.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
