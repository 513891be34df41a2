import { PROOF_ELEMENT_NAMES } from '../../domain/claimAnswerNames.ts';
import { lacking, met, notApplicable, unknown, unmet } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { receiverGap } from './receiver.ts';

/** Medicare's proof of delivery for a device that is furnished once: its elements and the date of service. */

const METHOD_NAMES = {
  direct: 'handed over',
  shipped: 'sent by a carrier',
  facility: 'delivered to a nursing facility',
} as const;

export const proofComplete: Check<'proofComplete'> = function proofComplete(context, { methods }) {
  const { delivery } = context.theCase.claim;
  if (delivery.method === null) return lacking('claim.delivery.method', 'how it was delivered');
  const { needs, oneOf } = methods[delivery.method];
  const name = (element: (typeof needs)[number]): string => PROOF_ELEMENT_NAMES[element].toLowerCase();
  const missing = needs.filter((element) => !delivery.proofShows.includes(element)).map(name);
  const open =
    oneOf.length > 0 && !oneOf.some((element) => delivery.proofShows.includes(element))
      ? [oneOf.map(name).join(' or ')]
      : [];
  if (missing.length + open.length > 0) {
    return unmet('claim.delivery.proofShows', `not shown: ${[...missing, ...open].join(', ')}`);
  }
  const gap = receiverGap(delivery);
  if (gap === 'name') return unmet('claim.delivery.receivedBy', 'who signed for it is not given');
  if (gap === 'relation') {
    return unmet('claim.delivery.receiverRelation', 'what the receiver is to the patient is not given');
  }
  return met(`${METHOD_NAMES[delivery.method]}, with everything that its proof has to show`);
};

export const servedOnDelivery: Check<'servedOnDelivery'> = function servedOnDelivery(context) {
  const { delivery } = context.theCase.claim;
  const served = context.dateOfService;
  if (served === null) return lacking('claim.dateOfService', 'the date of service');
  if (delivery.deliveredOn === null) return lacking('claim.delivery.deliveredOn', 'the day of delivery');
  if (delivery.dischargedOn !== null) {
    // A device fitted in a hospital is commonly billed by the day of discharge; that could not be read.
    return notApplicable('delivered before a discharge, by whose day it is commonly billed');
  }
  if (served === delivery.deliveredOn) return met(`delivered on ${served}, the date of service`);
  if (delivery.method === null) return unknown('claim.delivery.method', 'how it was delivered is not given');
  return delivery.method === 'shipped' && served === delivery.shippedOn
    ? met(`sent on ${served}, the date of service`)
    : unmet('claim.dateOfService', `the claim is of ${served}, and the delivery of ${delivery.deliveredOn}`);
};
