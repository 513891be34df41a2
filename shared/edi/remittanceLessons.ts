import type { ClaimKind } from '../domain/claimKind.ts';
import { isAlert } from '../codes/denialSteps.ts';
import type { PayerClass } from '../domain/payer.ts';
import { PACKS } from '../rules/packs/packs.ts';
import type { Pack, Rule } from '../rules/pack.ts';

/**
 * Denial memory: which rules of the program warn of a reason, and so would have caught it. Every rule names the codes
 * that it wards off; this reads them backwards, so that the two can never drift apart.
 */

export interface Lesson {
  /** Ids of the rules, in the order of their packs; empty where no rule looks at this. */
  readonly rules: readonly string[];
  /** `remark`: they share a remark of the denial too. `reason`: only the reason code, so less surely this. */
  readonly by: 'remark' | 'reason' | 'none';
}

export interface LessonScope {
  readonly claimKind?: ClaimKind;
  readonly payerClass?: PayerClass;
}

/**
 * Reasons that say only that something is wrong or missing; which, only the remark tells. Without a remark that a
 * rule names, no rule is claimed to have caught them.
 */
const SAYS_NOTHING_ALONE: readonly string[] = ['16', '96', '97', 'A1', '226', '252', '129', '148', '234'];

function warns({ risk }: Rule, carc: string): boolean {
  return risk?.carc.some((code) => code === carc) ?? false;
}

function inScope(rule: Rule, pack: Pack, { claimKind, payerClass }: LessonScope): boolean {
  return (
    (claimKind === undefined || rule.claimKinds.includes(claimKind)) &&
    (payerClass === undefined || pack.payerClass === 'any' || pack.payerClass === payerClass)
  );
}

/**
 * The rules that would have caught a denial with this reason and these remarks. Alerts are no reason; a rule's own
 * alerts (such as MA13) do not count either.
 */
export function lessonOf(
  carc: string,
  remarks: readonly string[],
  scope: LessonScope = {},
  packs: readonly Pack[] = PACKS,
): Lesson {
  const rules = packs.flatMap((pack) =>
    pack.rules.filter((rule) => inScope(rule, pack, scope) && warns(rule, carc)),
  );
  const reasons = remarks.filter((remark) => !isAlert(remark));
  const ids = (found: readonly Rule[]): readonly string[] => [...new Set(found.map(({ id }) => id))];
  const sharing = rules.filter(({ risk }) => risk?.rarc.some((remark) => reasons.includes(remark)));
  if (sharing.length > 0) return { rules: ids(sharing), by: 'remark' };
  if (SAYS_NOTHING_ALONE.includes(carc) || rules.length === 0) return { rules: [], by: 'none' };
  return { rules: ids(rules), by: 'reason' };
}
