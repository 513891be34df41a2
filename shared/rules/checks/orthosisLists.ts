import { addMonths, type IsoDate } from '../../domain/dates.ts';
import type { Context } from '../facts.ts';
import { lacking, met, notApplicable, unmet, unmetWith, type Outcome, type Unknown } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import type { DatedCodes } from '../vocabularies/orthosisVocabulary.ts';
import { lastDayOfDecision } from './decisionDays.ts';
import { noLines } from './lines.ts';
import { authorization } from './rental.ts';

/** Medicare's dated lists: written order before delivery, face-to-face encounter, prior authorization. */

const NO_DATE = ['claim.dateOfService', 'the date of service'] as const;
const NOT_LISTED = 'no billed code is on the list of that day, as far as it could be read';

/** The listed codes that are billed on that day. */
function listed(context: Context, lists: readonly DatedCodes[]): readonly string[] | Unknown {
  if (context.lines.length === 0) return noLines();
  if (context.dateOfService === null) return lacking(...NO_DATE);
  const on: IsoDate = context.dateOfService;
  const inForce = lists.filter(({ from }) => from <= on).flatMap(({ codes }) => codes);
  return [...new Set(context.lines.map((line) => line.code))].filter((code) => inForce.includes(code));
}

function isOpen(codes: readonly string[] | Unknown): codes is Unknown {
  return 'status' in codes;
}

export const listedOrderFirst: Check<'listedOrderFirst'> = function listedOrderFirst(context, { lists }) {
  const codes = listed(context, lists);
  if (isOpen(codes)) return codes;
  if (codes.length === 0) return notApplicable(NOT_LISTED);
  const { order, claim } = context.theCase;
  if (order === null) return lacking('order', 'the order', 'claim.orderId');
  if (order.receivedOn === null)
    return unmet('order.receivedOn', 'the day on which the order came in is not given');
  if (claim.delivery.deliveredOn === null)
    return lacking('claim.delivery.deliveredOn', 'the day of delivery');
  if (order.signedOn !== null && order.signedOn > claim.delivery.deliveredOn) {
    return unmet('order.signedOn', 'it was signed only after the delivery');
  }
  // A shipped device leaves the supplier's hands on the day it is sent.
  if (claim.delivery.method === null) return lacking('claim.delivery.method', 'how it was delivered');
  const shipped = claim.delivery.method === 'shipped';
  const handedOver = shipped ? claim.delivery.shippedOn : claim.delivery.deliveredOn;
  if (handedOver === null) return lacking('claim.delivery.shippedOn', 'the day on which it was sent');
  return order.receivedOn > handedOver
    ? unmet('order.receivedOn', `it came in on ${order.receivedOn}, after the delivery`)
    : met(`${codes.join(', ')}: order in hand ${order.receivedOn}, before the delivery`);
};

export const listedFaceToFace: Check<'listedFaceToFace'> = function listedFaceToFace(context, params) {
  const codes = listed(context, params.lists);
  if (isOpen(codes)) return codes;
  if (codes.length === 0) return notApplicable(NOT_LISTED);
  const { order } = context.theCase;
  if (order === null) return lacking('order', 'the order', 'claim.orderId');
  if (order.orderedOn === null) return lacking('order.orderedOn', 'the date of the order');
  const months = `${params.months} months`;
  const path = 'order.faceToFaceOn';
  if (order.faceToFaceOn === null) return unmetWith(path, { detail: 'no visit is on record', months });
  if (order.faceToFaceOn > order.orderedOn) {
    return unmetWith(path, { detail: `the visit of ${order.faceToFaceOn} is later than the order`, months });
  }
  return order.faceToFaceOn < addMonths(order.orderedOn, -params.months)
    ? unmetWith(path, { detail: `the visit was on ${order.faceToFaceOn}`, months })
    : met(`${codes.join(', ')}: visit of ${order.faceToFaceOn}, order of ${order.orderedOn}`);
};

export const listedAuthorization: Check<'listedAuthorization'> = function listedAuthorization(
  context,
  params,
): Outcome {
  const { payer } = context.theCase;
  if (payer === null) return lacking('payer', 'the payer', 'claim.coverageId');
  // What the payer's settings add counts from the first day on.
  const { codes: added, validDays } = payer.settings.authorization;
  const codes = listed(context, [...params.lists, { from: '', codes: added }]);
  if (isOpen(codes)) return codes;
  if (codes.length === 0) return notApplicable(NOT_LISTED);
  const answer = authorization(context, {});
  if (answer.status !== 'met') return answer;
  const { authorizationFrom, authorizationNumber } = context.theCase.claim.authorization;
  const date = context.dateOfService;
  if (date === null || authorizationFrom === null) return lacking(...NO_DATE);
  const days = validDays ?? params.validDays;
  if (date > lastDayOfDecision(authorizationFrom, days)) {
    return unmet(
      'claim.authorization.authorizationFrom',
      `the decision of ${authorizationFrom} is good for ${days} days, and the service was later`,
    );
  }
  // The tracking number that CMS gives is that long; anything else is misread.
  const number = authorizationNumber.replace(/[\s-]/g, '');
  return number.length === params.numberLength
    ? met(`${codes.join(', ')}: ${answer.evidence}`)
    : unmet(
        'claim.authorization.authorizationNumber',
        `the number has ${number.length} places, and the tracking number has ${params.numberLength}`,
        'warning',
      );
};
