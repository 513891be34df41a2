import type { PayerClass } from '../../../domain/payer.ts';
import { LABOR_DESCRIPTORS, unverified } from '../../billability/repairSources.ts';
import type { Owners, Rule, Source } from '../../pack.ts';
import { CLAIM_FORM, repairGuide } from '../../sources.ts';
import type { SeverityBy } from '../../vocabulary.ts';
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
  readonly severity: SeverityBy;
  readonly source: Source;
}

const GUIDE = repairGuide('documentation requirements, which other repairs share');

const KEPT: readonly Kept[] = [
  { from: 'MCR-RPR-VISIT', as: 'RPR-VISIT', severity: 'blocker', source: GUIDE },
  { from: 'MCR-RPR-RECORD', as: 'RPR-RECORD', severity: 'blocker', source: GUIDE },
  { from: 'MCR-RPR-PARTS', as: 'RPR-ITEMIZED', severity: 'blocker', source: GUIDE },
  { from: 'MCR-RPR-NEED', as: 'RPR-STILL-NEEDED', severity: 'warning', source: GUIDE },
  { from: 'MCR-RPR-DX', as: 'RPR-DX', severity: 'blocker', source: CLAIM_FORM },
  { from: 'MCR-RPR-CODES', as: 'RPR-CODES', severity: 'warning', source: LABOR_DESCRIPTORS },
  { from: 'MCR-RPR-UNITS', as: 'RPR-UNITS', severity: 'warning', source: LABOR_DESCRIPTORS },
  { from: 'MCR-RPR-RB', as: 'RPR-RB', severity: 'warning', source: LABOR_DESCRIPTORS },
  { from: 'MCR-RPR-MODIFIERS', as: 'RPR-FIT', severity: 'warning', source: LABOR_DESCRIPTORS },
  {
    from: 'MCR-RPR-PART-LINES',
    as: 'RPR-PART-LINES',
    severity: 'advice',
    source: unverified('parts of a repair billed by codes of their own, outside Medicare'),
  },
  {
    from: 'MCR-RPR-LABOR',
    as: 'RPR-LABOR',
    severity: 'advice',
    source: unverified('labor itemized by repaired code, outside Medicare'),
  },
  {
    from: 'MCR-RPR-REASON',
    as: 'RPR-REASON',
    severity: 'advice',
    source: unverified('need for the repair itself, outside Medicare'),
  },
  {
    from: 'MCR-RPR-NOC',
    as: 'RPR-NOC',
    severity: 'advice',
    source: unverified('description of parts without a code of their own, outside Medicare'),
  },
  {
    from: 'MCR-RPR-TRAVEL',
    as: 'RPR-TRAVEL',
    severity: 'advice',
    source: unverified('no payment for ways, outside Medicare'),
  },
];

const LETTERS: Readonly<Record<Exclude<PayerClass, 'medicare'>, string>> = {
  medicaid: 'MCD',
  commercial: 'COM',
};

/**
 * What any repair of equipment shows, for payers of a class: Medicare's own rules, or what of them holds elsewhere
 * with its own weight and ground. What one payer's settings say of repairs is asked apart.
 */
export function ownedRepairRulesFor(payerClass: PayerClass): readonly Rule[] {
  if (payerClass === 'medicare') return OWNED_REPAIR_RULES;
  return KEPT.map(({ from, as, severity, source }) => {
    const rule = OWNED_REPAIR_RULES.find(({ id }) => id === from);
    if (rule === undefined) throw new Error(`there is no rule ${from}`);
    const kept = { id: `${LETTERS[payerClass]}-${as}`, severity, source, overridable: true };
    // Standard units are Medicare's own table; elsewhere the time counts.
    return rule.check === 'laborUnitsBilled'
      ? { ...rule, ...kept, with: { tabled: false }, remedy: 'Bill a unit for 15 minutes of labor.' }
      : { ...rule, ...kept };
  });
}

/** Owners of missing facts among the rules of `ownedRepairRulesFor`, for claims of the kind `equipmentRepair`. */
export function ownedRepairOwnersFor(payerClass: PayerClass): Owners {
  if (payerClass === 'medicare') return OWNED_REPAIR_OWNERS;
  const letters = LETTERS[payerClass];
  return {
    visit: `${letters}-RPR-VISIT`,
    'visit.visitedOn': `${letters}-RPR-VISIT`,
    'visit.parts': `${letters}-RPR-ITEMIZED`,
    'claim.ownedRepair.continuedNeedOn': `${letters}-RPR-STILL-NEEDED`,
  };
}
