import type { ReadyClaim } from '../../../shared/contract/batches.ts';
import type { Problem837 } from '../../../shared/edi/batch837.ts';

/** A problem of the office, of a payer or of another file: one cause, told once, whatever the number of claims that it keeps back. */
export interface SharedProblem {
  readonly problem: Problem837;
  readonly payerId: string | null;
  readonly payerName: string;
  readonly claims: readonly ReadyClaim[];
}

export interface HeldBack {
  readonly shared: readonly SharedProblem[];
  /** Claims with problems of their own, and only those. */
  readonly own: readonly { readonly claim: ReadyClaim; readonly problems: readonly Problem837[] }[];
}

/** Parts what keeps claims back by where it is mended. */
export function heldBack(claims: readonly ReadyClaim[]): HeldBack {
  const shared = new Map<string, SharedProblem>();
  const own: { claim: ReadyClaim; problems: readonly Problem837[] }[] = [];
  for (const claim of claims) {
    for (const problem of claim.problems.filter(isShared)) {
      const payerId = problem.path.startsWith('payer.') ? claim.payerId : null;
      const key = `${payerId ?? ''} ${problem.path} ${problem.message}`;
      const before = shared.get(key);
      shared.set(key, {
        problem,
        payerId,
        payerName: payerId === null ? '' : claim.payerName,
        claims: [...(before?.claims ?? []), claim],
      });
    }
    const problems = claim.problems.filter((problem) => !isShared(problem));
    if (problems.length > 0) own.push({ claim, problems });
  }
  return { shared: [...shared.values()], own };
}

function isShared({ path }: Problem837): boolean {
  return /^(?:office|payer|partner|batch)\./.test(path);
}

/** `CW-2026-000001, CW-2026-000002 and 7 more`. */
export function numbersOf(claims: readonly Pick<ReadyClaim, 'number'>[], most = 4): string {
  const named = claims.slice(0, most).map(({ number }) => number);
  const rest = claims.length - named.length;
  return rest > 0 ? `${named.join(', ')} and ${rest.toLocaleString('en-US')} more` : named.join(', ');
}
