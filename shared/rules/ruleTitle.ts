import { PACKS } from './packs/packs.ts';

/** A rule's title by its id, of the newest pack that has it; the id itself for one that no pack knows. */
export function ruleTitle(id: string): string {
  const rules = PACKS.flatMap((pack) => pack.rules);
  return rules.findLast((rule) => rule.id === id)?.title ?? id;
}
