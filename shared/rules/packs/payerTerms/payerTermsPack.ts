import type { PayerClass } from '../../../domain/payer.ts';
import type { Pack } from '../../pack.ts';
import { ownedRepairRulesFor } from '../medicare/ownedRepairRules.ts';
import { lineTerms } from './lineTerms.ts';
import { orderTerms } from './orderTerms.ts';
import { rentalTerms } from './rentalTerms.ts';
import { repairRecordTerms } from './repairRecordTerms.ts';
import { repairTerms } from './repairTerms.ts';
import type { Prefix } from './termsSource.ts';

/**
 * What Medicaid and commercial payers ask, as each one's own settings say: every rule here reads a setting, or asks
 * for what the settings are read against, or for what the codes themselves mean. Nothing here is a fact about a payer
 * that its settings do not state.
 */
export function payerTermsPack(
  prefix: Prefix,
  head: { readonly id: string; readonly payerClass: PayerClass; readonly from: string },
): Pack {
  return {
    ...head,
    layer: 'policy',
    to: null,
    rules: [
      ...orderTerms(prefix),
      ...repairRecordTerms(prefix),
      ...repairTerms(prefix),
      ...ownedRepairRulesFor(head.payerClass),
      ...rentalTerms(prefix),
      ...lineTerms(prefix),
    ],
    owners: {
      portableRental: { 'order.orderedOn': 'E1392-DOC-ORDER' },
      orthosis: { 'order.orderedOn': 'L1320-DOC-ORDER' },
      equipmentRepair: {
        order: `${prefix}-ORDER-REPAIR`,
        visit: `${prefix}-RPR-VISIT`,
        'visit.parts': `${prefix}-RPR-ITEMIZED`,
        'claim.ownedRepair.baseCode': `${prefix}-RPR-BASE`,
        'visit.purpose': `${prefix}-RPR-ROUTINE`,
        'visit.findings': `${prefix}-RPR-ROUTINE`,
        'visit.result': `${prefix}-RPR-ROUTINE`,
        note: `${prefix}-RPR-NEED`,
      },
      oxygenRental: {
        order: `${prefix}-ORDER-RENTAL`,
        'order.orderedOn': `${prefix}-ORDER-RENTAL`,
        oxygenTest: `${prefix}-RENT-TEST`,
        'claim.rental.basis': `${prefix}-RENT-RR`,
      },
    },
  };
}
