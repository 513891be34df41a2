import { daysBetween } from '../../domain/dates.ts';
import type { DeliveryProofElement } from '../../domain/claimAnswers.ts';
import type { Context } from '../facts.ts';
import { lacking, met, notApplicable, unknown, unmet, type Settled, type Unknown } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import type { OxygenCodes } from '../vocabularies/medicareOxygenVocabulary.ts';
import { usablePaper } from './documents.ts';
import { linesAs, NO_DATE, NO_SYSTEM, rentalDays, rentalLines, rentalMonth } from './medicareOxygenFacts.ts';
import { receiverGap } from './receiver.ts';

/** Proof of delivery by method, the date of service that goes with it, and the patient's signature to bill. */

/** A maintenance visit delivers nothing. */
function delivers(context: Context, codes: OxygenCodes): boolean {
  return linesAs(context, codes, 'stationary', 'portable', 'contents').length > 0;
}

const NOTHING_DELIVERED = 'nothing that is delivered is billed';

export const oxygenDelivered: Check<'oxygenDelivered'> = function delivered(context, { codes }) {
  return context.lines.length > 0 && !delivers(context, codes)
    ? notApplicable(NOTHING_DELIVERED)
    : deliveryProven(context, {});
};

export const deliveryProven: Check<'deliveryProven'> = function proven(context) {
  const { delivery } = context.theCase.claim;
  if (delivery.deliveredOn === null)
    return unmet('claim.delivery.deliveredOn', 'the day of delivery is not given');
  const service = context.dateOfService;
  if (service === null) return lacking(...NO_DATE);
  // What a carrier brings may be billed by the day on which it was sent.
  const sent = delivery.method === 'shipped' ? delivery.shippedOn : null;
  if (delivery.deliveredOn > service && (sent === null || sent > service))
    return unmet('claim.delivery.deliveredOn', 'the delivery is later than the date of service');
  const paper = usablePaper(context, 'proofOfDelivery', 'documents', 'the delivery');
  return paper.found
    ? met(`delivered on ${delivery.deliveredOn}; ${paper.evidence}`)
    : unmet(paper.path, paper.detail);
};

const ELEMENT_NAMES: Readonly<Record<DeliveryProofElement, string>> = {
  patientName: 'the patient’s name',
  deliveryAddress: 'the address',
  itemDescription: 'what was delivered',
  quantity: 'how many',
  dateDelivered: 'the day',
  receiverSignature: 'the receiver’s signature',
  trackingNumber: 'the tracking number',
  evidenceOfDelivery: 'that the carrier delivered it',
  facilityRecord: 'the facility’s own record',
};

export const oxygenDeliveryElements: Check<'oxygenDeliveryElements'> = function deliveryElements(
  context,
  { codes, methods },
) {
  if (context.lines.length > 0 && !delivers(context, codes)) return notApplicable(NOTHING_DELIVERED);
  const { delivery } = context.theCase.claim;
  if (delivery.method === null) return unknown('claim.delivery.method', 'how it was delivered is not given');
  const { needs, oneOf } = methods[delivery.method];
  const shown = delivery.proofShows;
  const missing = needs
    .filter((element) => !shown.includes(element))
    .map((element) => ELEMENT_NAMES[element]);
  if (oneOf.length > 0 && !oneOf.some((element) => shown.includes(element)))
    missing.push(oneOf.map((element) => ELEMENT_NAMES[element]).join(' or '));
  if (missing.length > 0)
    return unmet('claim.delivery.proofShows', `the proof does not show ${missing.join(', ')}`);
  switch (receiverGap(delivery)) {
    case 'staff':
      return unmet('claim.delivery.receiverRelation', 'staff of the supplier signed for the patient');
    case 'name':
      return unmet('claim.delivery.receivedBy', 'who received it is not given');
    case 'relation':
      return unmet('claim.delivery.receiverRelation', 'what the receiver is to the patient is not given');
    case null:
  }
  return met(`${METHOD_NAMES[delivery.method]}, with everything that its proof has to show`);
};

const METHOD_NAMES = {
  direct: 'handed over',
  shipped: 'sent by a carrier',
  facility: 'delivered to a nursing facility',
} as const;

/** The first month of a system, whose date of service the delivery decides, or why it does not. */
function firstMonth(
  context: Context,
  codes: OxygenCodes,
): { readonly start: string; readonly service: string } | Settled | Unknown {
  if (rentalLines(context, codes).length === 0) return notApplicable(NO_SYSTEM);
  const days = rentalDays(context);
  if ('status' in days) return days;
  return rentalMonth(context, days.start, days.service).number > 1
    ? notApplicable('asked for the first month of the rental')
    : days;
}

export const oxygenDeliveryDay: Check<'oxygenDeliveryDay'> = function deliveryDay(context, { codes }) {
  const days = firstMonth(context, codes);
  if ('status' in days) return days;
  const { delivery } = context.theCase.claim;
  if (delivery.dischargedOn !== null)
    return notApplicable('delivered before a discharge, which is asked apart');
  if (delivery.deliveredOn === null) return lacking('claim.delivery.deliveredOn', 'the day of delivery');
  if (delivery.method === null) return lacking('claim.delivery.method', 'how it was delivered');
  const sent = delivery.method === 'shipped' ? delivery.shippedOn : null;
  if (days.service === delivery.deliveredOn) return met(`delivered on ${days.service}, the date of service`);
  return days.service === sent
    ? met(`sent on ${days.service}, the date of service`)
    : unmet(
        'claim.dateOfService',
        `the claim is of ${days.service}, the delivery of ${delivery.deliveredOn}${sent === null ? '' : `, sent on ${sent}`}`,
      );
};

export const oxygenDischargeDelivery: Check<'oxygenDischargeDelivery'> = function dischargeDelivery(
  context,
  { codes, daysBefore },
) {
  const { delivery } = context.theCase.claim;
  if (delivery.dischargedOn === null) return notApplicable('not delivered before a discharge');
  const days = firstMonth(context, codes);
  if ('status' in days) return days;
  if (delivery.deliveredOn === null) return lacking('claim.delivery.deliveredOn', 'the day of delivery');
  const before = daysBetween(delivery.deliveredOn, delivery.dischargedOn);
  if (before < 0 || before > daysBefore) {
    return unmet(
      'claim.delivery.dischargedOn',
      `delivery before a discharge is commonly taken within ${daysBefore} days of it`,
    );
  }
  return days.service === delivery.dischargedOn
    ? met(`delivered on ${delivery.deliveredOn}, discharged on ${delivery.dischargedOn}, the date of service`)
    : unmet('claim.dateOfService', 'the day of discharge is commonly the date of service');
};

export const oxygenBillingSignature: Check<'oxygenBillingSignature'> = function billingSignature(context) {
  const { coverage } = context.theCase;
  if (coverage === null) return lacking('coverage', 'the coverage', 'claim.coverageId');
  const { signatureOnFileOn: signed, assignment } = coverage;
  if (signed === null)
    return unmet(
      'coverage.signatureOnFileOn',
      'no signature of the patient is on file that lets the supplier bill',
    );
  if (signed > context.on)
    return unmet('coverage.signatureOnFileOn', 'the day of the signature lies in the future');
  if (assignment === null) return unknown('coverage.assignment', 'whether assignment is taken is not given');
  if (assignment) return met(`signed on ${signed}; it holds for assigned claims`);
  const days = rentalDays(context);
  if ('status' in days) return days;
  return signed < days.start
    ? unmet(
        'coverage.signatureOnFileOn',
        'a signature kept on file does not hold for a rental without assignment that began later',
        'warning',
      )
    : met(`signed on ${signed}, for this rental`);
};
