import { addMonths } from '../../domain/dates.ts';
import { lacking, met, notApplicable, unmetWith } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { lastDayOfDecision } from './decisionDays.ts';
import { noLines } from './lines.ts';
import { authorization } from './rental.ts';

/** What a payer wants agreed or seen beforehand: authorization by code, how long it is good, a visit before the order. */

const NO_PAYER = ['payer', 'the payer', 'claim.coverageId'] as const;
const NO_DATE = ['claim.dateOfService', 'the date of service'] as const;

export const authorizationForCodes: Check<'authorizationForCodes'> = function authorizationForCodes(context) {
  const { payer } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  const { codes } = payer.settings.authorization;
  if (codes.length === 0) return notApplicable('this payer lists no code for authorization');
  if (context.lines.length === 0) return noLines();
  const listed = [...new Set(context.lines.map((line) => line.code))].filter((code) => codes.includes(code));
  if (listed.length === 0) return notApplicable('no line bills a code of this payer’s list');
  const answer = authorization(context, {});
  if (answer.status !== 'unmet') return answer;
  return { ...answer, slots: { detail: `${listed.join(', ')}: ${answer.slots.detail}` } };
};

export const authorizationInTime: Check<'authorizationInTime'> = function authorizationInTime(context) {
  const { payer, claim } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  const { validDays } = payer.settings.authorization;
  if (validDays === null) return notApplicable('this payer’s decisions are good for as long as they say');
  const { authorizationNumber, authorizationFrom } = claim.authorization;
  if (authorizationNumber.trim() === '' && authorizationFrom === null) {
    return notApplicable('no authorization is on the claim');
  }
  if (authorizationFrom === null) {
    return lacking('claim.authorization.authorizationFrom', 'the first day of the authorization');
  }
  if (claim.dateOfService === null) return lacking(...NO_DATE);
  const last = lastDayOfDecision(authorizationFrom, validDays);
  return claim.dateOfService <= last
    ? met(`good until ${last} by the payer’s own limit`)
    : unmetWith('claim.authorization.authorizationFrom', {
        detail: `by that it ended on ${last}, before the date of service`,
        limit: String(validDays),
      });
};

export const visitBeforeOrder: Check<'visitBeforeOrder'> = function visitBeforeOrder(context) {
  const { payer, order } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  const { faceToFaceMonths } = payer.settings.orders;
  if (faceToFaceMonths === null) return notApplicable('this payer asks for no visit before the order');
  if (order === null) return lacking('order', 'the order', 'claim.orderId');
  const months = `${faceToFaceMonths} ${faceToFaceMonths === 1 ? 'month' : 'months'}`;
  const fails = (detail: string) => unmetWith('order.faceToFaceOn', { detail, months });
  if (order.faceToFaceOn === null) return fails('the day of the visit is not given');
  if (order.orderedOn === null) return lacking('order.orderedOn', 'the date of the order');
  if (order.faceToFaceOn > order.orderedOn) return fails('the visit came after the order');
  return addMonths(order.faceToFaceOn, faceToFaceMonths) >= order.orderedOn
    ? met(`visit on ${order.faceToFaceOn}, order of ${order.orderedOn}`)
    : fails(`the visit was on ${order.faceToFaceOn}, the order is of ${order.orderedOn}`);
};
