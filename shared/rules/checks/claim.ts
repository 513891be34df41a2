import { CLAIM_KIND_NAMES, type ClaimKind, isRentalKind, isRepairKind } from '../../domain/claimKind.ts';
import { daysBetween } from '../../domain/dates.ts';
import { isMbi } from '../../domain/identifiers.ts';
import type { Payer } from '../../domain/payer.ts';
import { codeConflict } from '../../codes/library.ts';
import { codeStanding } from '../../codes/hcpcs.ts';
import { officialMeaningFits } from '../../codes/officialMeaning.ts';
import { billability } from '../billability/billability.ts';
import { lacking, met, notApplicable, unknown, unmet, unmetWith } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { noLines } from './lines.ts';

/** What every claim needs, whatever it is for. */

export const dateOfService: Check<'dateOfService'> = function dateOfService(context) {
  const date = context.dateOfService;
  if (date === null) return unknown('claim.dateOfService', 'the date of service is not given');
  return date > context.on
    ? unmet('claim.dateOfService', `${date} lies in the future`)
    : met(`date of service ${date}`);
};

export const payerChosen: Check<'payerChosen'> = function payerChosen(context) {
  const { coverage, payer, patient } = context.theCase;
  if (coverage === null) return unmet('claim.coverageId', 'no coverage is chosen');
  if (coverage.patientId !== patient.id)
    return unmet('claim.coverageId', 'the coverage is of another patient');
  if (payer === null) return unmet('claim.coverageId', 'the coverage’s payer is not on file');
  if (coverage.payerId !== payer.id) return unmet('claim.coverageId', 'the coverage is with another payer');
  if (payer.name.trim() === '') return unmet('payer.name', 'the payer has no name');
  return met('coverage and payer on file');
};

export const coverageInForce: Check<'coverageInForce'> = function coverageInForce(context) {
  const { coverage, payer } = context.theCase;
  if (coverage === null) return lacking('coverage', 'the coverage', 'claim.coverageId');
  if (coverage.memberId.trim() === '') return unmet('coverage.memberId', 'the member number is not given');
  if (payer === null) return lacking('payer', 'the payer', 'claim.coverageId');
  if (payer.class === 'medicare' && !isMbi(coverage.memberId)) {
    return unmet(
      'coverage.memberId',
      'the number does not have the form of a Medicare Beneficiary Identifier',
    );
  }
  if (context.dateOfService === null) return lacking('claim.dateOfService', 'the date of service');
  if (coverage.from !== null && context.dateOfService < coverage.from) {
    return unmet('coverage.from', `the coverage began on ${coverage.from}, after the date of service`);
  }
  if (coverage.to !== null && context.dateOfService > coverage.to) {
    return unmet('coverage.to', `the coverage ended on ${coverage.to}, before the date of service`);
  }
  return met('member number on file, in force on the date of service');
};

/** Whether the payer's settings ask for an order; Medicare always asks for one for a rental, never for a repair. */
function asksForOrder({ class: payerClass, settings }: Payer, kind: ClaimKind): boolean {
  if (isRepairKind(kind)) return payerClass !== 'medicare' && settings.orders.requiredForRepair;
  return !isRentalKind(kind) || payerClass === 'medicare' || settings.orders.requiredForRental;
}

export const orderingPhysician: Check<'orderingPhysician'> = function orderingPhysician(context) {
  const { order, physician, payer, claim } = context.theCase;
  if (order === null && payer !== null && !asksForOrder(payer, claim.kind))
    return payer.filing.orderingAs === 'none'
      ? notApplicable('nothing is ordered, and this payer asks for no order')
      : unmet(
          'claim.orderId',
          'this payer is told on the claim who ordered, and nobody is named; the order of the device itself will do',
        );
  if (order === null) return lacking('order', 'the order', 'claim.orderId');
  if (physician === null) return unmet('order.physicianId', 'the order names no physician on file');
  if (order.physicianId !== physician.id)
    return unmet('order.physicianId', 'the order names another physician');
  if (physician.lastName.trim() === '')
    return unmet('physician.lastName', 'the physician’s name is not given');
  if (physician.npi === '') return unmet('physician.npi', 'the physician’s NPI is not given');
  return met('name and NPI on file');
};

export const withinFilingLimit: Check<'withinFilingLimit'> = function withinFilingLimit(context) {
  const { payer } = context.theCase;
  if (payer === null) return lacking('payer', 'the payer', 'claim.coverageId');
  if (context.dateOfService === null) return lacking('claim.dateOfService', 'the date of service');
  const limit = payer.settings.timelyFilingDays;
  const age = Math.max(daysBetween(context.dateOfService, context.on), 0);
  return age <= limit
    ? met(`day ${age} of ${limit}`)
    : unmetWith('claim.dateOfService', { detail: `the service was ${age} days ago`, limit: String(limit) });
};

/** Codes that a refused one was probably meant to be, for a person to choose from. */
function meantInstead(likely: readonly { readonly code: string }[]): string {
  return likely.length === 0 ? '' : `; likely meant: ${likely.map(({ code }) => code).join(', ')}`;
}

export const codesInForce: Check<'codesInForce'> = function codesInForce(context) {
  if (context.lines.length === 0) return noLines();
  if (context.dateOfService === null) return lacking('claim.dateOfService', 'the date of service');
  const day = context.dateOfService;
  const { importedCodes } = context.theCase;
  const standings = context.lines.map((line) => ({ line, ...codeStanding(line.code, day, importedCodes) }));
  const ended = standings.find((item) => item.standing === 'notInForce');
  if (ended)
    return unmet(`claim.lines.${ended.line.index}.code`, `${ended.why}${meantInstead(ended.likelyMeant)}`);
  const open = standings.find((item) => item.standing === 'notKnown');
  if (open) return unknown(`claim.lines.${open.line.index}.code`, open.why);
  return met([...new Set(standings.map((item) => item.why))].join('; '));
};

/**
 * A code that a billing guide and the official code set take differently: the biller says which of the two is billed.
 * The official meaning needs nobody's consent; the guide's needs the payer's, and Medicare gives none.
 */
export const codeMeanings: Check<'codeMeanings'> = function codeMeanings(context) {
  const { payer, claim } = context.theCase;
  const { codeMeaning } = claim.attestation;
  if (context.lines.length === 0) return noLines();
  const conflicts = context.lines.flatMap((line) => {
    const conflict = codeConflict(line.code);
    return conflict === null ? [] : [{ line, conflict }];
  });
  if (conflicts.length === 0) return met('every billed code is used in its official meaning');
  if (payer === null) return lacking('payer', 'the payer', 'claim.coverageId');
  const told = conflicts.map(({ line, conflict }) => {
    const fits = officialMeaningFits(line.code, claim.kind);
    const descriptors = `${conflict.code}: the guide takes it for ${conflict.guideMeaning}; officially it is "${conflict.official}"`;
    if (codeMeaning === 'official') {
      const settled = fits ? `${descriptors}; billed in the official meaning` : null;
      const lack = `a ${CLAIM_KIND_NAMES[claim.kind]} claim cannot be billed in the official meaning`;
      return { line, conflict, descriptors, settled, lack, asked: false };
    }
    const agreement = payer.settings.codeAgreements.find((item) => item.code === line.code) ?? null;
    const proven = agreement !== null && agreement.source.trim() !== '' && agreement.confirmedOn !== null;
    const mayAgree = payer.class !== 'medicare';
    const settled =
      proven && mayAgree
        ? `${descriptors}; the payer takes it in the guide’s meaning, confirmed on ${agreement.confirmedOn ?? ''}`
        : null;
    const asked = codeMeaning === null && fits;
    const lack = [
      asked ? 'in which of the two meanings it is billed is not said' : '',
      agreement !== null && !proven && mayAgree
        ? 'the payer’s agreement on file lacks its source or its date'
        : '',
    ]
      .filter(Boolean)
      .join('; ');
    return { line, conflict, descriptors, settled, lack, asked };
  });
  const open = told.find(({ settled }) => settled === null);
  if (open === undefined) return met(told.flatMap(({ settled }) => settled ?? []).join('; '));
  const meant = open.conflict.meantCodes.map(({ code, official }) => `${code} ("${official}")`).join(' or ');
  return unmet(
    open.asked ? 'claim.attestation.codeMeaning' : `claim.lines.${open.line.index}.code`,
    [open.descriptors, meant === '' ? '' : `the official code that means the guide’s is ${meant}`, open.lack]
      .filter(Boolean)
      .join('; '),
  );
};

export const billableAtAll: Check<'billableAtAll'> = function billableAtAll(context) {
  const { answer, why, path, weight, open, source } = billability(context);
  if (answer === 'bill') return met(why);
  if (weight === 'toldElsewhere') return notApplicable(`asked apart: ${why}`);
  // Only what was read in the source itself, or what the payer's settings say, may stop a claim.
  const level = weight === 'stops' ? undefined : 'advice';
  if (answer === 'needsPerson') {
    const [first] = open;
    // Where nothing is missing there is something to weigh, and that is for a person.
    return first === undefined
      ? { status: 'unknown', path, detail: why, level: 'advice' }
      : { status: 'unknown', path, detail: why, lacks: first.lacks, level };
  }
  const unverified = source.verified === 'unverified';
  return level === undefined ? unmet(path, why) : { status: 'unknown', path, detail: why, level, unverified };
};
