import { addMonths } from '../../domain/dates.ts';
import { FAULT_FINDING_NAMES } from '../../domain/serviceVisit.ts';
import { lacking, met, notApplicable, unknown, unmet, unmetWith } from '../outcome.ts';
import type { Check } from '../vocabulary.ts';

/** The service log: that it is there and belongs to the claim, what was wrong, and which parts went in. */

const NO_VISIT = ['visit', 'the service visit', 'claim.visitId'] as const;

export const visitOnFile: Check<'visitOnFile'> = function visitOnFile(context) {
  const { visit, claim, equipment, patient } = context.theCase;
  if (visit === null) return unmet('claim.visitId', 'no service visit is linked to the claim');
  if (visit.patientId === null)
    return unmet('visit.patientId', 'the log does not say whose device was serviced');
  if (visit.patientId !== patient.id) return unmet('claim.visitId', 'the log is of another patient');
  if (visit.equipmentId === null)
    return unmet('visit.equipmentId', 'the log does not say which device was serviced');
  if (equipment === null) return lacking('equipment', 'the device', 'claim.equipmentId');
  if (visit.equipmentId !== equipment.id) {
    return unmet('claim.visitId', 'the log is of another device');
  }
  if (visit.visitedOn === null) return lacking('visit.visitedOn', 'the day of the visit');
  if (claim.dateOfService === null) return lacking('claim.dateOfService', 'the date of service');
  return visit.visitedOn === claim.dateOfService
    ? met(`service log of ${visit.visitedOn}`)
    : unmet('claim.dateOfService', `the log is of ${visit.visitedOn}, the claim of ${claim.dateOfService}`);
};

export const partsItemised: Check<'partsItemised'> = function partsItemised(context) {
  const { visit } = context.theCase;
  if (visit === null) return lacking(...NO_VISIT);
  if (visit.parts.length === 0) return notApplicable('no replaced part is listed');
  const gaps = visit.parts.flatMap((part, index) => {
    const missing = [
      part.partNumber.trim() === '' ? (['partNumber', 'the part number'] as const) : null,
      part.description.trim() === '' ? (['description', 'the description'] as const) : null,
      part.quantity === null ? (['quantity', 'the quantity'] as const) : null,
      part.billed && part.unitCostCents === null ? (['unitCostCents', 'the unit cost'] as const) : null,
      part.reason.trim() === '' ? (['reason', 'why it was needed'] as const) : null,
    ].filter((gap) => gap !== null);
    const first = missing[0];
    if (first === undefined) return [];
    const names = missing.map(([, name]) => name).join(', ');
    return [{ path: `visit.parts.${index}.${first[0]}`, detail: `part ${index + 1} lacks ${names}` }];
  });
  const first = gaps[0];
  if (first) return unmet(first.path, gaps.map((gap) => gap.detail).join('; '));
  return met(`${visit.parts.length} ${visit.parts.length === 1 ? 'part' : 'parts'} itemized`);
};

const ACT = /\b(replac\w*|install\w*|fitted|swapp\w*|exchang\w*|renewed|new)\b/;
const THING =
  /\b(parts?|components?|filters?|compressors?|sieves?|beds?|valves?|boards?|pcb|sensors?|batter(?:y|ies)|hoses?|tubing|fans?|motors?|switch(?:es)?|cords?|plugs?|gaskets?|seals?|manifolds?|mufflers?|regulators?|flow ?meters?|canisters?|o-rings?|bearings?|capacitors?|relays?|displays?|knobs?|casters?|wheels?)\b/;
const DENIAL = /\b(no|not|none|nothing|without|never)\b/;

/** True when a description says that a part was put in; a sentence that denies it does not count. */
export function speaksOfReplacedParts(description: string): boolean {
  return description
    .toLowerCase()
    .split(/[.;!?\n]+/)
    .some((sentence) => ACT.test(sentence) && THING.test(sentence) && !DENIAL.test(sentence));
}

export const partsMentionedAreItemised: Check<'partsMentionedAreItemised'> = function partsMentioned(
  context,
) {
  const { visit } = context.theCase;
  if (visit === null) return lacking(...NO_VISIT);
  if (visit.parts.length > 0) return met('parts are itemized');
  if (visit.workKinds.includes('partReplacement')) {
    return unmet('visit.parts', 'part replacement is ticked among the kinds of work');
  }
  if (visit.workDone.trim() === '') return lacking('visit.workDone', 'the description of the repair');
  return speaksOfReplacedParts(visit.workDone)
    ? unmet('visit.parts', 'the description speaks of a part put in')
    : met('the description speaks of no replaced part');
};

export const specificFault: Check<'specificFault'> = function specificFault(context) {
  const { visit } = context.theCase;
  if (visit === null) return lacking(...NO_VISIT);
  if (visit.purpose === null) return lacking('visit.purpose', 'the purpose of the visit');
  if (visit.findings.length === 0) return lacking('visit.findings', 'the finding');
  const faults = visit.findings.filter((finding) => finding !== 'noFault');
  if (faults.length === 0) return unmet('visit.findings', 'the finding is that there was no fault');
  if (visit.result === null) return lacking('visit.result', 'the result');
  if (visit.result === 'noFaultFound') return unmet('visit.result', 'the result is that no fault was found');
  if (visit.purpose === 'preventive' && visit.result === 'maintained') {
    return unmet('visit.purpose', 'it was a preventive visit that ended in upkeep, not in a repair');
  }
  return met(faults.map((fault) => FAULT_FINDING_NAMES[fault].toLowerCase()).join(', '));
};

export const repairFrequency: Check<'repairFrequency'> = function repairFrequency(context) {
  const { payer, claim, priorRepairs } = context.theCase;
  if (payer === null) return lacking('payer', 'the payer', 'claim.coverageId');
  const limit = payer.settings.repair.frequency;
  if (limit === null) return notApplicable('this payer sets no limit');
  if (claim.dateOfService === null) return lacking('claim.dateOfService', 'the date of service');
  const service = claim.dateOfService;
  // A period of n months that ends with the date of service begins the day after the same day n months before.
  const start = addMonths(service, -limit.months);
  const earlier = priorRepairs.filter(
    (repair) =>
      repair.dateOfService > start &&
      repair.dateOfService <= service &&
      (claim.number === '' || repair.claimNumber !== claim.number),
  ).length;
  const count = earlier + 1;
  const allowed = `${limit.repairs} in ${limit.months} months`;
  if (count <= limit.repairs) return met(`repair ${count} of ${allowed}`);
  if (claim.repair.frequencyReason.trim() !== '')
    return met(`repair ${count}, more than ${allowed}, with the reason on record`);
  return unmetWith('claim.repair.frequencyReason', {
    detail: `this is repair ${count} within ${limit.months} months`,
    limit: allowed,
  });
};

export const workCovered: Check<'workCovered'> = function workCovered(context) {
  const { payer, visit } = context.theCase;
  if (payer === null) return lacking('payer', 'the payer', 'claim.coverageId');
  const { uncoveredPartNumbers, uncoveredWork } = payer.settings.repair;
  if (uncoveredPartNumbers.length === 0 && uncoveredWork.length === 0) {
    return notApplicable('this payer excludes no part and no kind of work');
  }
  if (visit === null) return lacking(...NO_VISIT);
  const excluded = new Set(uncoveredPartNumbers.map(plainPartNumber));
  const index = visit.parts.findIndex(
    (part) => part.billed && excluded.has(plainPartNumber(part.partNumber)),
  );
  if (index >= 0) return unmet(`visit.parts.${index}.partNumber`, `part ${index + 1} is on the payer’s list`);
  const work = visit.workKinds.filter((kind) => uncoveredWork.some((other) => other === kind));
  if (work.length > 0)
    return unmet('visit.workKinds', `the kind of work is on the payer’s list: ${work.join(', ')}`);
  if (excluded.size > 0 && visit.parts.some((part) => part.billed && part.partNumber.trim() === '')) {
    return lacking('visit.parts', 'a part number');
  }
  if (uncoveredWork.length > 0 && visit.workKinds.length === 0) {
    return unknown('visit.workKinds', 'the kinds of work are not given');
  }
  return met('no excluded part, no excluded kind of work');
};

function plainPartNumber(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '');
}
