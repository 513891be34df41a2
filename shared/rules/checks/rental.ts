import { formatCents } from '../../domain/money.ts';
import { lacking, met, notApplicable, unknown, unmet, unmetWith } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { papers, usablePaper } from './documents.ts';
import { linesOf, noLines, pathOfModifiers } from './lines.ts';
import { modifiersOf } from './medicareOxygenFacts.ts';
import { signatureGap } from './medicareOxygenNotice.ts';

/** Terms of a rental: notice, order, duration, authorisation, trial, contract and rate. */

const NO_PAYER = ['payer', 'the payer', 'claim.coverageId'] as const;
const NO_BASIS = ['claim.rental.basis', 'rental or purchase'] as const;

export const liabilityNotice: Check<'liabilityNotice'> = function liabilityNotice(context, params) {
  const { notice, delivery } = context.theCase.claim;
  if (context.lines.length === 0) return noLines();
  const lines = linesOf(context, params.code);
  const path = pathOfModifiers(lines[0]);
  const modifiers = lines.flatMap(modifiersOf);
  const anyNotice =
    notice.abnIssuedOn !== null || notice.abnSignedOn !== null || papers(context, 'abn').length > 0;
  if (!modifiers.includes('GA')) {
    const voluntary = notice.abnKind === null ? modifiers.includes('GX') : notice.abnKind === 'voluntary';
    if (voluntary && modifiers.some((modifier) => modifier === 'GX' || modifier === 'GY'))
      return notApplicable('a voluntary notice, told by GX or GY');
    return anyNotice
      ? unmet(path, 'a notice is on file, and GA is not on the line', params.noticeWithoutModifier)
      : notApplicable('no notice and no GA');
  }
  if (modifiers.includes('KX'))
    return unmet(path, 'KX says that the criteria are met, and GA that a denial is expected');
  if (notice.abnIssuedOn === null)
    return unmet('claim.notice.abnIssuedOn', 'GA is on the line, and the day of the notice is not given');
  const paper = usablePaper(context, 'abn', 'documents', 'the notice');
  if (!paper.found) return unmet(paper.path, paper.detail);
  if (delivery.deliveredOn === null) return lacking('claim.delivery.deliveredOn', 'the day of delivery');
  if (notice.abnIssuedOn > delivery.deliveredOn)
    return unmet('claim.notice.abnIssuedOn', 'the notice was issued after the delivery');
  const group = modifiers.find((modifier) => ['N1', 'N2', 'N3'].includes(modifier));
  if (group)
    return unmet(
      path,
      `${group} says that the criteria are met, and GA that a denial is expected`,
      'warning',
    );
  const unsigned = signatureGap(context);
  if (unsigned !== null) return unmet(unsigned.path, unsigned.detail, 'advice');
  return met(
    `notice issued ${notice.abnIssuedOn}, before delivery on ${delivery.deliveredOn}; GA on the line`,
  );
};

export const saleOrRentalModifier: Check<'saleOrRentalModifier'> = function saleOrRental(context, { code }) {
  const { basis } = context.theCase.claim.rental;
  if (basis === null)
    return unknown('claim.rental.basis', 'it is not said whether the device is rented or sold');
  if (context.lines.length === 0) return noLines();
  const lines = linesOf(context, code);
  if (lines.length === 0) return notApplicable(`no line bills ${code}`);
  for (const line of lines) {
    const path = pathOfModifiers(line);
    const rented = line.modifiers.includes('RR');
    const sold = line.modifiers.filter((modifier) => modifier === 'NU' || modifier === 'UE');
    if (basis === 'rental' && !rented)
      return unmet(path, `the device is rented, and line ${line.index + 1} lacks RR`);
    if (basis === 'rental' && sold.length > 0)
      return unmet(path, `the device is rented, and line ${line.index + 1} carries ${sold.join(', ')}`);
    if (basis === 'purchase' && rented)
      return unmet(path, `the device is sold, and line ${line.index + 1} carries RR`);
    if (basis === 'purchase' && sold.length !== 1)
      return unmet(path, `the device is sold, and line ${line.index + 1} needs NU or UE, one of them`);
  }
  return met(basis === 'rental' ? 'rented, RR on the line' : 'sold, NU or UE on the line');
};

export const rentedFirst: Check<'rentedFirst'> = function rentedFirst(context) {
  const { payer, claim } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  const { rentalMonthsBeforePurchase: months, term } = payer.settings.rental;
  if (term === 'purchaseOnly') return notApplicable('this payer only buys');
  if (months === 0) return notApplicable('this payer asks for no rental before a purchase');
  if (claim.rental.basis === null) return lacking(...NO_BASIS);
  if (claim.rental.basis === 'rental') return met('billed as a rental');
  if (payer.class === 'medicare')
    return notApplicable('Medicare does not buy oxygen equipment, which is asked apart');
  const billed = claim.rental.rentalMonthsBilled;
  if (billed === null)
    return unknown('claim.rental.rentalMonthsBilled', 'the months billed so far are not given');
  return billed >= months
    ? met(`${monthsText(billed)} billed as rental, ${monthsText(months)} asked for`)
    : unmetWith('claim.rental.basis', {
        detail: `${monthsText(billed)} billed as rental so far`,
        months: monthsText(months),
      });
};

export const orderStatesTest: Check<'orderStatesTest'> = function orderStatesTest(context) {
  const { order } = context.theCase;
  if (order === null) return lacking('order', 'the order', 'claim.orderId');
  const gaps = [
    order.saturation === null && order.pao2 === null
      ? (['saturation', 'the saturation or blood gas'] as const)
      : null,
    order.condition.trim() === '' ? (['condition', 'the condition treated'] as const) : null,
  ].filter((gap) => gap !== null);
  const first = gaps[0];
  if (first)
    return unmet(`order.${first[0]}`, `not on the order: ${gaps.map(([, name]) => name).join(', ')}`);
  const value = order.saturation === null ? `PaO2 ${order.pao2} mm Hg` : `saturation ${order.saturation}%`;
  return met(`order states ${value} and the condition`);
};

export const duration: Check<'duration'> = function expectedDuration(context) {
  const { rental } = context.theCase.claim;
  const months = rental.durationMonths ?? context.theCase.order?.lengthOfNeedMonths ?? null;
  if (rental.duration === null) return unmet('claim.rental.duration', 'short or long term is not given');
  if (rental.duration === 'longTerm')
    return met(months === null ? 'long term' : `long term, ${monthsText(months)}`);
  return months === null
    ? unmet('claim.rental.durationMonths', 'short term, and the months are not given')
    : met(`short term, ${monthsText(months)}`);
};

function monthsText(months: number): string {
  return months === 99 ? 'lifelong' : `${months} ${months === 1 ? 'month' : 'months'}`;
}

export const authorization: Check<'authorization'> = function priorAuthorization(context) {
  const { authorization: given, dateOfService } = context.theCase.claim;
  const gaps = [
    given.authorizationNumber.trim() === '' ? (['authorizationNumber', 'the number'] as const) : null,
    given.authorizationFrom === null ? (['authorizationFrom', 'the first day'] as const) : null,
    given.authorizationTo === null ? (['authorizationTo', 'the last day'] as const) : null,
  ].filter((gap) => gap !== null);
  const first = gaps[0];
  if (first)
    return unmet(`claim.authorization.${first[0]}`, `not given: ${gaps.map(([, name]) => name).join(', ')}`);
  if (dateOfService === null) return lacking('claim.dateOfService', 'the date of service');
  const from = given.authorizationFrom ?? '';
  const to = given.authorizationTo ?? '';
  if (dateOfService < from)
    return unmet('claim.authorization.authorizationFrom', `it begins on ${from}, after the date of service`);
  if (dateOfService > to)
    return unmet('claim.authorization.authorizationTo', `it ended on ${to}, before the date of service`);
  return met(`authorized from ${from} to ${to}, number on the claim`);
};

export const stationaryTrial: Check<'stationaryTrial'> = function stationaryTrial(context) {
  const { rental, delivery } = context.theCase.claim;
  const gaps = [
    rental.stationaryTrialFrom === null ? (['stationaryTrialFrom', 'its first day'] as const) : null,
    rental.stationaryTrialTo === null ? (['stationaryTrialTo', 'its last day'] as const) : null,
    rental.stationaryTrialOutcome.trim() === '' ? (['stationaryTrialOutcome', 'its outcome'] as const) : null,
  ].filter((gap) => gap !== null);
  const first = gaps[0];
  if (first)
    return unmet(`claim.rental.${first[0]}`, `not given: ${gaps.map(([, name]) => name).join(', ')}`);
  const from = rental.stationaryTrialFrom ?? '';
  const to = rental.stationaryTrialTo ?? '';
  if (to < from) return unmet('claim.rental.stationaryTrialTo', 'it ends before it begins');
  if (delivery.deliveredOn === null) return lacking('claim.delivery.deliveredOn', 'the day of delivery');
  if (from >= delivery.deliveredOn)
    return unmet('claim.rental.stationaryTrialFrom', 'it begins when the portable system was already there');
  return met(`stationary system tried from ${from} to ${to}, outcome on record`);
};

export const contractTerm: Check<'contractTerm'> = function contractTerm(context) {
  const { payer, claim } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  const { term, minimumTermMonths } = payer.settings.rental;
  const { basis, agreedTermMonths } = claim.rental;
  if (basis === null) return lacking(...NO_BASIS);
  if (term === 'purchaseOnly') {
    return basis === 'purchase'
      ? met('sold, as this payer asks')
      : unmet('claim.rental.basis', 'this payer only buys the device');
  }
  if (basis === 'purchase') return notApplicable('the terms of renting do not apply to a sale');
  if (term === 'monthToMonth') return met('rented month to month, as this payer asks');
  if (minimumTermMonths === null) return notApplicable('the payer’s minimum term has no length on file');
  if (agreedTermMonths === null)
    return unknown('claim.rental.agreedTermMonths', 'the agreed term is not given');
  return agreedTermMonths >= minimumTermMonths
    ? met(`${monthsText(agreedTermMonths)} agreed, ${monthsText(minimumTermMonths)} asked for`)
    : unmet(
        'claim.rental.agreedTermMonths',
        `${agreedTermMonths} months are agreed, the payer asks for ${minimumTermMonths}`,
      );
};

export const chargeAgainstAllowance: Check<'chargeAgainstAllowance'> = function chargeAgainstAllowance(
  context,
  { code },
) {
  const { payer } = context.theCase;
  if (payer === null) return lacking(...NO_PAYER);
  const allowed = payer.settings.rental.allowedMonthlyCents;
  if (allowed === null) return notApplicable('the payer’s allowance is not on file');
  if (context.theCase.claim.rental.basis === 'purchase')
    return notApplicable('the allowance on file is for a month of rental');
  if (context.lines.length === 0) return noLines();
  const lines = linesOf(context, code);
  if (lines.length === 0) return notApplicable(`no line bills ${code}`);
  for (const line of lines) {
    const path = `claim.lines.${line.index}.chargeCents`;
    if (line.chargeCents === null || line.units === null)
      return lacking('lineAmounts', 'units and charge of the line', path);
    if (line.chargeCents < allowed * line.units) {
      return unmetWith(path, {
        detail: `line ${line.index + 1} charges ${formatCents(line.chargeCents)}`,
        allowed: formatCents(allowed),
      });
    }
  }
  return met(`the charge is not below the allowance of ${formatCents(allowed)} a month`);
};
