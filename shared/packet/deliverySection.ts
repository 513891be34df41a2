import type { Delivery } from '../domain/claimAnswers.ts';
import { DELIVERY_METHOD_NAMES, PROOF_ELEMENT_NAMES, RECEIVER_NAMES } from '../domain/claimAnswerNames.ts';
import type { ClaimCase } from '../domain/claimCase.ts';
import { isRentalKind } from '../domain/claimKind.ts';
import { fact } from './documentModel.ts';
import type { Fact, Section } from './documentModel.ts';
import { date, named } from './wording.ts';

/** How the item reached the patient, and what was read on the proof of it; for kinds that hand something over. */
export function deliverySections({ claim }: ClaimCase): readonly Section[] {
  if (!isRentalKind(claim.kind) && claim.kind !== 'orthosis') return [];
  return [
    {
      id: 'delivery',
      title: 'Delivery',
      newPage: false,
      blocks: [
        { kind: 'facts', columns: 2, rows: deliveryFacts(claim.delivery) },
        { kind: 'facts', columns: 1, rows: [fact('The proof shows', shownBy(claim.delivery))] },
      ],
    },
  ];
}

function deliveryFacts(delivery: Delivery): Fact[] {
  return [
    fact('Delivered', date(delivery.deliveredOn)),
    fact('How', named(DELIVERY_METHOD_NAMES, delivery.method)),
    ...(delivery.shippedOn === null ? [] : [fact('Shipped', date(delivery.shippedOn))]),
    fact('Received by', delivery.receivedBy),
    fact('Who that is', named(RECEIVER_NAMES, delivery.receiverRelation)),
    ...(delivery.dischargedOn === null ? [] : [fact('Discharged', date(delivery.dischargedOn))]),
  ];
}

function shownBy({ proofShows }: Delivery): string {
  return proofShows.map((element) => PROOF_ELEMENT_NAMES[element]).join(', ');
}
