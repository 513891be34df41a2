import type { Delivery } from '../../domain/claimAnswers.ts';
import { isBlank } from '../../domain/record.ts';

/** Who took a delivery in. Asked wherever no carrier and no facility bears witness to it. */

/** What is wrong with the receiver, by the field that mends it; `staff`: the supplier signed for the patient. */
export type ReceiverGap = 'name' | 'relation' | 'staff';

/** @returns the first gap, or null where the receiver is known, or another's record stands for the receipt. */
export function receiverGap(delivery: Delivery): ReceiverGap | null {
  const { method, proofShows } = delivery;
  if (method === 'shipped' && proofShows.includes('evidenceOfDelivery')) return null;
  if (method === 'facility' && proofShows.includes('facilityRecord')) return null;
  if (delivery.receiverRelation === 'supplierStaff') return 'staff';
  if (delivery.receiverRelation === null) return 'relation';
  return proofShows.includes('receiverSignature') && isBlank(delivery.receivedBy) ? 'name' : null;
}
