import type { Pack, Rule } from '../../pack.ts';
import { ORTHOSIS_POLICY_RULES } from './orthosisPolicyRules.ts';
import { OWNED_REPAIR_OWNERS, OWNED_REPAIR_RULES } from './ownedRepairRules.ts';
import { OXYGEN_OWNERS, OXYGEN_RULES_2020, OXYGEN_RULES_2023, OXYGEN_RULES_2026 } from './oxygenRules.ts';
import { RADIOPHARMACEUTICAL_POLICY_RULES } from './radiopharmaceuticalPolicyRules.ts';

/**
 * What Medicare asks beside the guides, by date of service and without a gap: until the end of 2022 with certificates
 * of medical necessity, from 2023 on without, and from 13 April 2026 on with oxygen among the items that ask for a
 * visit and for the order before the delivery. Rules that begin within a pack say so themselves.
 */
function medicarePack(id: string, from: string, to: string | null, oxygen: readonly Rule[]): Pack {
  return {
    id,
    layer: 'policy',
    payerClass: 'medicare',
    from,
    to,
    rules: [...oxygen, ...OWNED_REPAIR_RULES, ...ORTHOSIS_POLICY_RULES, ...RADIOPHARMACEUTICAL_POLICY_RULES],
    owners: { ...OXYGEN_OWNERS, equipmentRepair: OWNED_REPAIR_OWNERS },
  };
}

export const MEDICARE_PACKS: readonly Pack[] = [
  medicarePack('medicare-2020-01', '2020-01-01', '2022-12-31', OXYGEN_RULES_2020),
  medicarePack('medicare-2023-01', '2023-01-01', '2026-04-12', OXYGEN_RULES_2023),
  medicarePack('medicare-2026-04', '2026-04-13', null, OXYGEN_RULES_2026),
];
