import { addMonths, daysBetween } from '../../domain/dates.ts';
import { formatCents, percentOf } from '../../domain/money.ts';
import { repairCost } from '../../domain/serviceVisit.ts';
import { assertNever } from '../../result.ts';
import { readDate, readField } from '../fields.ts';
import { lacking, met, notApplicable, unknown, unmet, unmetWith } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';
import { papers } from './documents.ts';
import { billedParts, LABOR_CODE_LIST, laborOf, NO_VISIT } from './ownedRepairFacts.ts';
import { noLines } from './lines.ts';
import { loanerTold } from './ownedRepairNotes.ts';

/** The item that is mended: who paid, warranty, cause, need, what repairs add up to, and the loaner meanwhile. */

export const factIs: Check<'factIs'> = function factIs(context, { field, name, values, not }) {
  const reading = readField(context.theCase, field);
  if (!reading.given) return unknown(field, `${name} is not given`, reading.lacks);
  const words = values[String(reading.value)];
  return words === undefined ? unmet(field, not) : met(words);
};

export const basePaidBy: Check<'basePaidBy'> = function basePaidBy(context) {
  const { paidByThisPayer, paidBy } = context.theCase.claim.ownedRepair;
  if (paidByThisPayer === null)
    // The worst answer only advises, so that none cannot weigh more.
    return {
      ...lacking('claim.ownedRepair.paidByThisPayer', 'whether this payer paid for the item'),
      level: 'advice',
    };
  if (paidByThisPayer) return met('this payer paid for the item');
  return unmet(
    'claim.ownedRepair.paidByThisPayer',
    paidBy.trim() === ''
      ? 'another payer paid for the item, and it is not named'
      : 'another payer paid for the item',
    'advice',
  );
};

export const warrantyOver: Check<'warrantyOver'> = function warrantyOver(context) {
  const { equipment, visit } = context.theCase;
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  const { warrantyUntil, warrantyLaborUntil } = equipment;
  if (warrantyUntil === null) return lacking('equipment.warrantyUntil', 'the last day of the warranty');
  if (context.dateOfService === null) return lacking('claim.dateOfService', 'the date of service');
  const service = context.dateOfService;
  const laborUntil = warrantyLaborUntil ?? warrantyUntil;
  if (warrantyUntil < service && laborUntil < service) {
    return met(`ended ${warrantyUntil > laborUntil ? warrantyUntil : laborUntil}`);
  }
  if (warrantyUntil >= service && laborUntil >= service) {
    return unmet('equipment.warrantyUntil', `parts and labor were under warranty until ${warrantyUntil}`);
  }
  if (visit === null) return lacking(...NO_VISIT);
  const [part] = billedParts(context);
  if (warrantyUntil >= service && part !== undefined) {
    return unmet(
      `visit.parts.${part.index}.billed`,
      `parts were under warranty until ${warrantyUntil}, and part ${part.index + 1} is billed`,
    );
  }
  const labor = context.lines.find(({ code }) => LABOR_CODE_LIST.includes(code));
  if (laborUntil >= service && labor !== undefined) {
    return unmet(
      `claim.lines.${labor.index}.code`,
      `labor was under warranty until ${laborUntil}, and line ${labor.index + 1} bills it`,
    );
  }
  return met('what a warranty covers is not billed');
};

export const causeCovered: Check<'causeCovered'> = function causeCovered(context) {
  const { cause } = context.theCase.claim.ownedRepair;
  const path = 'claim.ownedRepair.cause';
  switch (cause) {
    case null:
      return { ...lacking(path, 'what caused the damage'), level: 'advice' };
    case 'wear':
      return met('normal wear');
    case 'accident':
      return met('an accident');
    case 'neglect':
      return unmet(path, 'the record says neglect');
    case 'malicious':
      return unmet(path, 'the record says malicious damage');
    default:
      return assertNever(cause);
  }
};

export const continuedNeed: Check<'continuedNeed'> = function continuedNeed(context, { maxAgeMonths }) {
  const { continuedNeedOn } = context.theCase.claim.ownedRepair;
  const notes = papers(context, 'clinicalNote').filter(
    ({ document }) => document.condition === 'readable' && document.bytes > 0,
  );
  if (notes.length === 0) return unmet('documents', 'no readable note of a practitioner is among the papers');
  const stating = notes.filter(({ document }) => document.statesContinuedNeed === true);
  if (stating.length === 0) {
    const unmarked = notes.find(({ document }) => document.statesContinuedNeed === null);
    return unmarked
      ? unknown(
          `${unmarked.path}.statesContinuedNeed`,
          'nobody has marked whether the note states that the item is still needed',
        )
      : unmet(
          `${notes[0]?.path ?? 'documents'}.statesContinuedNeed`,
          'no note on file states that the item is still needed',
        );
  }
  const dates = stating.flatMap(({ document }) => document.documentDate ?? []).sort();
  const undated = stating.find(({ document }) => document.documentDate === null);
  const newest = dates.at(-1);
  if (newest === undefined) {
    return unknown(`${undated?.path ?? 'documents'}.documentDate`, 'the note’s date is not given');
  }
  const path = 'claim.ownedRepair.continuedNeedOn';
  if (continuedNeedOn === null) return lacking(path, 'the day of the note that states the need');
  if (!dates.includes(continuedNeedOn)) return unmet(path, `no note of ${continuedNeedOn} states the need`);
  if (maxAgeMonths === null) return met(`note of ${continuedNeedOn} states that the item is still needed`);
  if (context.dateOfService === null) return lacking('claim.dateOfService', 'the date of service');
  return addMonths(continuedNeedOn, maxAgeMonths) >= context.dateOfService
    ? met(`note of ${continuedNeedOn}`)
    : unmet(path, `the note that states the need is of ${continuedNeedOn}`);
};

export const accumulatedRepairs: Check<'accumulatedRepairs'> = function accumulatedRepairs(context) {
  const { payer, equipment, visit, priorRepairs, claim } = context.theCase;
  if (payer === null) return lacking('payer', 'the payer', 'claim.coverageId');
  const percent = payer.settings.repair.accumulatedCostPercent;
  if (percent === null) return notApplicable('this payer has no such screen');
  // Of a concentrator the register tells it; of other equipment the claim asks, since the payer is told.
  const since = claim.kind === 'repair' ? 'equipment.acquiredOn' : 'claim.ownedRepair.obtainedOn';
  const start = readDate(context.theCase, since);
  if (start === null) return lacking(since, 'when the item was obtained');
  if (context.dateOfService === null) return lacking('claim.dateOfService', 'the date of service');
  const service = context.dateOfService;
  const life = payer.settings.rental.usefulLifeMonths;
  const lifeEnds = addMonths(start, life);
  if (service >= lifeEnds) return notApplicable(`the useful lifetime of ${life} months ended on ${lifeEnds}`);
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  const replacement = equipment.replacementCents ?? 0;
  if (replacement === 0) return lacking('equipment.replacementCents', 'the cost of replacing the device');
  if (visit === null) return lacking(...NO_VISIT);
  const within = priorRepairs.filter(
    (repair) =>
      repair.dateOfService >= start &&
      repair.dateOfService <= service &&
      (claim.number === '' || repair.claimNumber !== claim.number),
  );
  const own = repairCost(visit);
  const sum = within.reduce((total, { costCents }) => total + (costCents ?? 0), own.totalCents);
  // What is not priced can only add: over the screen already is over the screen.
  if (sum > (replacement * percent) / 100) {
    const duty =
      claim.ownedRepair.titleTransferred === true
        ? '; the supplier that handed over the title after rental replaces an item that does not last, free of charge'
        : '';
    return unmetWith('priorRepairs', {
      detail: `${percentOf(sum, replacement)}% of the replacement cost in ${within.length + 1} repairs${duty}`,
      repairs: formatCents(sum),
      replacement: formatCents(replacement),
      percent: String(percent),
    });
  }
  if (within.some(({ costCents }) => costCents === null)) {
    return unknown('priorRepairs', 'the cost of an earlier repair is not known');
  }
  if (own.unpricedLines > 0) return lacking('visit.labor', 'the cost of this repair', 'visit.parts');
  return met(
    `${formatCents(sum)} in ${within.length + 1} ${within.length === 0 ? 'repair' : 'repairs'}, ${percentOf(sum, replacement)}% of ${formatCents(replacement)}`,
  );
};

export const loanerFits: Check<'loanerFits'> = function loanerFits(context, { code }) {
  const { claim, payer } = context.theCase;
  if (context.lines.length === 0) return noLines();
  const lines = context.lines.filter((line) => line.code === code);
  const [line, second] = lines;
  if (line === undefined) return notApplicable('no loaner is billed');
  const answers = claim.ownedRepair;
  const at = `claim.lines.${line.index}`;
  if (answers.loanerProvided !== true) {
    const path = 'claim.ownedRepair.loanerProvided';
    return answers.loanerProvided === null
      ? unknown(path, 'whether a loaner was provided is not given')
      : unmet(path, `${code} is billed, and the record says that no loaner was provided`);
  }
  if (second !== undefined) return unmet(`claim.lines.${second.index}.code`, `${code} is billed twice`);
  if (line.units === null) return lacking('lineAmounts', 'the units of the loaner', `${at}.units`);
  if (line.units !== 1) return unmet(`${at}.units`, `${code} is billed with ${line.units} units`);
  if (answers.loanerFrom === null)
    return unknown('claim.ownedRepair.loanerFrom', 'the first day of the loan is not given');
  if (answers.loanerTo === null)
    return unknown('claim.ownedRepair.loanerTo', 'the last day of the loan is not given');
  const days = daysBetween(answers.loanerFrom, answers.loanerTo);
  // Lent on one day and back on the next is one day.
  if (days < 2) return unmet('claim.ownedRepair.loanerTo', 'the repair took no more than a day');
  if (payer === null) return lacking('payer', 'the payer', 'claim.coverageId');
  const months = payer.settings.repair.loanerMaxMonths;
  if (answers.loanerTo > addMonths(answers.loanerFrom, months)) {
    const limit = months === 1 ? 'a month' : `${months} months`;
    return unmet('claim.ownedRepair.loanerTo', `the loan lasted longer than ${limit}`);
  }
  if (answers.loanerDescription.trim() === '')
    return unmet('claim.ownedRepair.loanerDescription', 'the loaner is not described');
  if (answers.loanerReason.trim() === '')
    return unmet('claim.ownedRepair.loanerReason', 'why the repair took more than a day is not said');
  const told = loanerTold(context, line);
  if ('status' in told) return told;
  if (told.length > 0)
    return unmet(`${at}.narrative`, `the note of line ${line.index + 1} does not tell ${told.join(', ')}`);
  if (laborOf(context).length === 0 && billedParts(context).length === 0)
    return unmet(`${at}.code`, 'the loaner is billed without a repair');
  return met(
    `lent from ${answers.loanerFrom} to ${answers.loanerTo}, one unit; what the patient’s own item rents for is not on record, so the charge was not held against it`,
  );
};
