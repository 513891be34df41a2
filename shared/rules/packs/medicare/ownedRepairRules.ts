import type { PayerClass } from '../../../domain/payer.ts';
import { LABOR_DESCRIPTORS } from '../../billability/repairSources.ts';
import type { Severity } from '../../outcome.ts';
import type { Owners, Rule, Source } from '../../pack.ts';
import { repairGuide } from '../../sources.ts';
import { OWNED_REPAIR_ITEM_RULES } from './ownedRepairItemRules.ts';
import { OWNED_REPAIR_WORK_RULES } from './ownedRepairWorkRules.ts';

/** Medicare on repairs of equipment that the patient owns. */
export const OWNED_REPAIR_RULES: readonly Rule[] = [...OWNED_REPAIR_ITEM_RULES, ...OWNED_REPAIR_WORK_RULES];

/** Which of these rules speaks when a fact is missing, for claims of the kind `equipmentRepair`. */
export const OWNED_REPAIR_OWNERS: Owners = {
  'equipment.ownership': 'MCR-RPR-OWNED',
  'equipment.warrantyUntil': 'MCR-RPR-WARRANTY',
  'equipment.replacementCents': 'MCR-RPR-COST',
  'claim.ownedRepair.baseCode': 'MCR-RPR-BASE',
  'claim.ownedRepair.obtainedOn': 'MCR-RPR-BASE',
  'claim.ownedRepair.paidByThisPayer': 'MCR-RPR-PAID',
  'claim.ownedRepair.deniedBefore': 'MCR-RPR-DENIED',
  'claim.ownedRepair.cause': 'MCR-RPR-CAUSE',
  'claim.ownedRepair.continuedNeedOn': 'MCR-RPR-NEED',
  visit: 'MCR-RPR-VISIT',
  'visit.visitedOn': 'MCR-RPR-VISIT',
  'visit.purpose': 'MCR-RPR-ROUTINE',
  'visit.findings': 'MCR-RPR-ROUTINE',
  'visit.result': 'MCR-RPR-ROUTINE',
  'visit.parts': 'MCR-RPR-PARTS',
  'visit.labor': 'MCR-RPR-LABOR',
};

/** What of it other payers' claims are asked too, how much it weighs there, and on what ground. */
interface Kept {
  readonly from: string;
  /** The id behind the payer class's letters. */
  readonly as: string;
  readonly severity: Severity;
  readonly source: Source;
  /** Rules of the payer's terms, without their letters, that say the same first. */
  readonly after?: readonly string[];
}

const KEPT: readonly Kept[] = [
  {
    from: 'MCR-RPR-NEED',
    as: 'RPR-STILL-NEEDED',
    severity: 'warning',
    source: repairGuide('documentation requirements, which other repairs share'),
  },
  { from: 'MCR-RPR-RB', as: 'RPR-RB', severity: 'warning', source: LABOR_DESCRIPTORS },
  {
    from: 'MCR-RPR-MODIFIERS',
    as: 'RPR-FIT',
    severity: 'warning',
    source: LABOR_DESCRIPTORS,
    after: ['MODIFIERS'],
  },
];

const LETTERS: Readonly<Record<Exclude<PayerClass, 'medicare'>, string>> = {
  medicaid: 'MCD',
  commercial: 'COM',
};

/**
 * What any repair of equipment shows, for payers of a class: Medicare's own rules, or what of them holds everywhere
 * by the codes themselves, with its own weight and ground. What one payer's settings say of repairs is asked apart.
 */
export function ownedRepairRulesFor(payerClass: PayerClass): readonly Rule[] {
  if (payerClass === 'medicare') return OWNED_REPAIR_RULES;
  const letters = LETTERS[payerClass];
  return KEPT.map(({ from, as, severity, source, after = [] }) => {
    const rule = OWNED_REPAIR_RULES.find(({ id }) => id === from);
    if (rule === undefined) throw new Error(`there is no rule ${from}`);
    return {
      ...rule,
      id: `${letters}-${as}`,
      severity,
      source,
      after: after.map((id) => `${letters}-${id}`),
    };
  });
}
