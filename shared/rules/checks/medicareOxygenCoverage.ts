import { addDays, addMonths } from '../../domain/dates.ts';
import { placeOfService } from '../../codes/placeOfService.ts';
import { formatIcd10 } from '../../domain/identifiers.ts';
import type { CodedLine, Context } from '../facts.ts';
import { lacking, met, notApplicable, unknown, unmet, unmetWith, type Unknown } from '../outcome.ts';
import { groupModifier } from '../oxygenGroup.ts';
import type { Check } from '../vocabulary.ts';
import type { OxygenCodes, Waiver } from '../vocabularies/medicareOxygenVocabulary.ts';
import { noLines, pathOfModifiers, placeOutsideAcuteCare } from './lines.ts';
import {
  codePath,
  coverageOf,
  coveragePath,
  dayOfRental,
  expectsDenial,
  linesAs,
  modifiersOf,
  rentalDays,
  underWaiver,
  withoutGroup,
} from './medicareOxygenFacts.ts';
import { countWords } from './parts.ts';

/** Coverage groups of Medicare oxygen, and how the lines say them (NCD 240.2; DME MACs on N1, N2, N3 and KX). */

/** Lines that say how the coverage criteria stand: systems, contents and maintenance visits. */
function attestingLines(context: Context, codes: OxygenCodes): readonly CodedLine[] {
  return linesAs(context, codes, 'stationary', 'portable', 'contents', 'maintenance');
}

/** True where the lines that say how the criteria stand tell of a disaster waiver under which the rental began. */
export function isWaived(context: Context, codes: OxygenCodes, waiver: Waiver): boolean {
  const start = context.theCase.equipment?.rentalStartedOn ?? null;
  return underWaiver(attestingLines(context, codes), start, waiver);
}

export const oxygenGroup: Check<'oxygenGroup'> = function oxygenGroup(context, params) {
  const coverage = coverageOf(context, params.criteria);
  if ('status' in coverage) return coverage;
  if (coverage.answer === 'group') return met(coverage.evidence);
  if (isWaived(context, params.codes, params.waiver))
    return notApplicable('qualified under a disaster waiver, as the lines say');
  const path = coveragePath(coverage.field);
  // A line that already says that a denial is expected does not claim that the criteria are met.
  const level = expectsDenial(context, params.expectedDenialModifiers) ? 'warning' : undefined;
  if (coverage.answer === 'none') return unmet(path, coverage.detail, level);
  return { ...unknown(path, coverage.detail), level };
};

const GROUP_MODIFIERS: readonly string[] = ['N1', 'N2', 'N3'];

export const oxygenGroupModifier: Check<'oxygenGroupModifier'> = function oxygenGroupModifier(
  context,
  params,
) {
  if (context.lines.length === 0) return noLines();
  const lines = attestingLines(context, params.codes);
  if (lines.length === 0) return notApplicable('no line bills oxygen');
  const days = rentalDays(context);
  if ('status' in days) return days;
  const waived = isWaived(context, params.codes, params.waiver);
  for (const line of lines) {
    const fault = wrongWay(line, days, params.groupModifiersFrom, waived);
    if (fault !== null) return unmet(pathOfModifiers(line), fault);
  }
  const denied = lines.filter((line) =>
    modifiersOf(line).some((modifier) => params.expectedDenialModifiers.includes(modifier)),
  );
  const silent = lines.find((line) => saidOn(line) === null && !denied.includes(line));
  const speaking = lines.filter((line) => saidOn(line) !== null);
  const attested = speaking.length === 0 ? null : attestationGap(context);
  if (attested !== null) return attested;
  if (waived) return met('KX with CR, as waivers ask, attested');
  const coverage = coverageOf(context, params.criteria);
  if ('status' in coverage) return coverage;
  // A statement that nothing bears out yet weighs like one that the record contradicts.
  if (coverage.answer === 'unknown')
    return speaking.length === 0
      ? withoutGroup(coverage)
      : unknown(coveragePath(coverage.field), coverage.detail);
  if (coverage.answer === 'none') {
    const [said] = speaking;
    return said === undefined
      ? met('no line says that the criteria are met')
      : unmet(
          pathOfModifiers(said),
          `${saidOn(said) ?? ''} says that criteria are met that the test does not meet`,
        );
  }
  const wanted = groupModifier(coverage.group);
  const wrong = speaking.find((line) => saidOn(line) !== 'KX' && saidOn(line) !== wanted);
  if (wrong !== undefined)
    return unmet(
      pathOfModifiers(wrong),
      `${saidOn(wrong) ?? ''} is on the line, and the test belongs to ${wanted}`,
    );
  if (silent !== undefined) {
    const said = days.start < params.groupModifiersFrom ? 'KX' : wanted;
    return unmet(
      pathOfModifiers(silent),
      `the criteria are met, and line ${silent.index + 1} does not say so: ${said} is missing`,
    );
  }
  return met(
    speaking.length === 0
      ? 'the lines say that a denial is expected'
      : `${[...new Set(speaking.map(saidOn))].join(', ')} on the lines, attested on ${context.theCase.claim.attestation.criteriaAttestedOn ?? ''}`,
  );
};

/** The modifier by which a line says that the criteria are met; null when it says nothing. */
function saidOn(line: CodedLine): string | null {
  return (
    modifiersOf(line).find((modifier) => modifier === 'KX' || GROUP_MODIFIERS.includes(modifier)) ?? null
  );
}

/** What is wrong with the way in which a line says it, whatever the record shows. */
function wrongWay(
  line: CodedLine,
  { start, service }: { readonly start: string; readonly service: string },
  from: string,
  waived: boolean,
): string | null {
  const said = modifiersOf(line).filter(
    (modifier) => modifier === 'KX' || GROUP_MODIFIERS.includes(modifier),
  );
  if (said.length > 1) return `${said.join(' and ')} cannot stand together`;
  const [only] = said;
  if (only === undefined) return null;
  if (only !== 'KX' && service < from) return `${only} exists only for services from ${from} on`;
  if (only === 'KX' && start >= from && !waived)
    return `KX is rejected for rentals begun on or after ${from}; N1, N2 or N3 takes its place`;
  return null;
}

/** The modifier is somebody's word: whose, and when, has to be on record. */
function attestationGap(context: Context): ReturnType<typeof unmet> | null {
  const { criteriaAttestedBy, criteriaAttestedOn } = context.theCase.claim.attestation;
  if (criteriaAttestedBy.trim() === '')
    return unmet('claim.attestation.criteriaAttestedBy', 'nobody has attested that the criteria are met');
  if (criteriaAttestedOn === null)
    return unmet('claim.attestation.criteriaAttestedOn', 'the day of the attestation is not given');
  return criteriaAttestedOn > context.on
    ? unmet('claim.attestation.criteriaAttestedOn', 'the attestation lies in the future')
    : null;
}

export const oxygenPortable: Check<'oxygenPortable'> = function oxygenPortable(context, params) {
  const [line] = linesAs(context, params.codes, 'portable');
  if (line === undefined) return notApplicable('no portable system is billed');
  const { mobilityInHome, portablePrescribed } = context.theCase.claim.rental;
  if (portablePrescribed === false)
    return unmet('claim.rental.portablePrescribed', 'a portable system is billed that is not prescribed');
  if (portablePrescribed === null)
    return lacking('claim.rental.portablePrescribed', 'whether a portable system is prescribed');
  if (countWords(mobilityInHome) < 3)
    return unmet('claim.rental.mobilityInHome', 'how the patient moves about in the home is not told');
  const coverage = coverageOf(context, params.criteria);
  if ('status' in coverage) return coverage;
  if (coverage.answer !== 'group') return withoutGroup(coverage);
  return coverage.portable
    ? met('moves about in the home; the test was not one asleep')
    : unmet(
        codePath(line),
        'what was found during sleep covers one unit for the night, and no portable system',
      );
};

export const oxygenAtHome: Check<'oxygenAtHome'> = function atHome(context, { noHome }) {
  const outcome = placeOutsideAcuteCare(context, {});
  const code = context.theCase.claim.placeOfService;
  return outcome.status === 'met' && noHome.includes(code)
    ? unmetWith('claim.placeOfService', {
        detail: `place of service ${code}`,
        place: placeOfService(code)?.name.toLowerCase() ?? code,
      })
    : outcome;
};

export const oxygenGroupThreePeriod: Check<'oxygenGroupThreePeriod'> = function groupThreePeriod(
  context,
  params,
) {
  const coverage = coverageOf(context, params.criteria);
  if ('status' in coverage) return coverage;
  if (coverage.answer !== 'group') return withoutGroup(coverage);
  if (coverage.group !== 3) return notApplicable('asked of group III only');
  const days = rentalDays(context);
  if ('status' in days) return days;
  const last = dayOfRental(days.start, params.days);
  if (days.service > last)
    return notApplicable(`the first period ended on ${last}; a repeat test is asked apart`);
  const { order } = context.theCase;
  if (order === null) return lacking('order', 'the order', 'claim.orderId');
  if (order.lengthOfNeedMonths === null)
    return unknown('order.lengthOfNeedMonths', 'for how long oxygen was prescribed is not given');
  const until = addMonths(days.start, order.lengthOfNeedMonths);
  return days.service < until
    ? met(`within the first ${params.days} days and within the prescription`)
    : unmet('order.lengthOfNeedMonths', `the prescription ran out on ${addDays(until, -1)}`);
};

export const oxygenDeniedConditions: Check<'oxygenDeniedConditions'> = function deniedConditions(
  context,
  { criteria, prefixes },
) {
  const codes = context.theCase.claim.diagnosisCodes.map(formatIcd10);
  if (codes.length === 0) return notApplicable('no diagnosis is on the claim');
  const coverage: ReturnType<typeof coverageOf> | Unknown = coverageOf(context, criteria);
  if ('status' in coverage) return coverage;
  if (coverage.answer === 'group' && coverage.group !== 3) return notApplicable('the test shows hypoxemia');
  const other = codes.find((code) => !prefixes.some((prefix) => code.startsWith(prefix)));
  return other === undefined
    ? unmet('claim.diagnosisCodes', `${codes.join(', ')}, and no other diagnosis`)
    : met('the diagnoses are not only those for which oxygen is denied');
};
