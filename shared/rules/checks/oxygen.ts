import { daysBetween } from '../../domain/dates.ts';
import type { OxygenTest } from '../../domain/clinical.ts';
import type { CodedLine, Context } from '../facts.ts';
import { lacking, met, notApplicable, unknown, unmet, type Unknown, type Unmet } from '../outcome.ts';
import { EMERGENCY_WAIVER, NCD_CRITERIA } from '../oxygenCriteria.ts';
import { groupModifier, oxygenCoverage } from '../oxygenGroup.ts';
import type { Check } from '../vocabulary.ts';
import { usablePaper } from './documents.ts';
import { linesOf, noLines, pathOfModifiers } from './lines.ts';
import { coverageOf, coveragePath, modifiersOf, underWaiver } from './medicareOxygenFacts.ts';

/** The oxygen test, what it qualifies for, and how the claim says so (NCD 240.2 and the payer's own thresholds). */

const NO_TEST = ['oxygenTest', 'the oxygen test', 'claim.oxygenTestId'] as const;

/** First day of the rental: the earliest that the record knows of, so that a missing date is never of use. */
function rentalStart(context: Context): string | null {
  const { equipment, claim } = context.theCase;
  const known = [equipment?.rentalStartedOn ?? null, claim.delivery.deliveredOn, claim.dateOfService];
  return known.filter((date) => date !== null).sort()[0] ?? null;
}

export const oxygenTest: Check<'oxygenTest'> = function oxygenTestOnFile(context) {
  const { oxygenTest: test, patient, payer, claim } = context.theCase;
  if (test === null) return unmet('claim.oxygenTestId', 'there is no oxygen test');
  if (test.patientId !== patient.id) return unmet('claim.oxygenTestId', 'the test is of another patient');
  const gaps = testGaps(test);
  const first = gaps[0];
  if (first) return unmet(`oxygenTest.${first[0]}`, `not given: ${gaps.map(([, name]) => name).join(', ')}`);
  const paper = usablePaper(context, 'oxygenTestResult', 'oxygenTest.documentId', 'the test result');
  if (!paper.found) return unmet(paper.path, paper.detail);
  if (payer === null) return lacking('payer', 'the payer', 'claim.coverageId');
  if (payer.class === 'medicare' && test.performedBySupplier) {
    return unmet(
      'oxygenTest.performedBySupplier',
      'a supplier of equipment made the test, which Medicare does not accept',
    );
  }
  if (payer.class === 'medicare' && !test.evaluatedByPhysician) {
    return unmet('oxygenTest.evaluatedByPhysician', 'nothing shows that the physician evaluated the test');
  }
  if (claim.dateOfService === null) return lacking('claim.dateOfService', 'the date of service');
  const testedOn = test.testedOn ?? '';
  if (testedOn > claim.dateOfService)
    return unmet('oxygenTest.testedOn', 'the test is later than the date of service');
  const evaluation = evaluationFault(context, test);
  if (evaluation !== null) return evaluation;
  const limit = payer.settings.rental.testMaxAgeDays;
  const start = rentalStart(context) ?? claim.dateOfService;
  const age = daysBetween(testedOn, start);
  if (limit !== null && age > limit) {
    return unmet(
      'oxygenTest.testedOn',
      `the test was ${age} days old at the start of the rental; the payer takes ${limit}`,
    );
  }
  return met(
    `${test.method === 'oximetry' ? 'oximetry' : 'arterial blood gas'} of ${testedOn}, ${conditionOf(test)}, ${paper.evidence}`,
  );
};

/** What is wrong with the day on which the test was evaluated; null where nothing is. Only Medicare has to know it. */
function evaluationFault(
  { payerClass, on }: Context,
  { testedOn, evaluatedOn }: OxygenTest,
): Unknown | Unmet<never> | null {
  const path = 'oxygenTest.evaluatedOn';
  if (evaluatedOn === null) {
    return payerClass === 'medicare'
      ? unknown(path, 'the day on which the physician evaluated the test is not given')
      : null;
  }
  if (testedOn !== null && evaluatedOn < testedOn)
    return unmet(path, `it was evaluated on ${evaluatedOn}, before it was made`);
  return evaluatedOn > on ? unmet(path, 'the day of its evaluation lies in the future') : null;
}

function testGaps(test: OxygenTest): readonly (readonly [string, string])[] {
  const valueGap =
    test.method === 'arterialBloodGas' && test.pao2 === null && test.saturation === null
      ? (['pao2', 'the blood gas value'] as const)
      : test.method === 'oximetry' && test.saturation === null
        ? (['saturation', 'the saturation'] as const)
        : null;
  return [
    test.method === null ? (['method', 'the method'] as const) : null,
    test.testedOn === null ? (['testedOn', 'the date'] as const) : null,
    valueGap,
    test.condition === null ? (['condition', 'rest, exertion or sleep'] as const) : null,
    test.roomAir === null ? (['roomAir', 'room air or on oxygen'] as const) : null,
    test.roomAir === false && test.onLpm === null
      ? (['onLpm', 'the oxygen flow during the test'] as const)
      : null,
  ].filter((gap) => gap !== null);
}

function conditionOf(test: OxygenTest): string {
  return `${test.condition ?? ''}, ${test.roomAir ? 'room air' : 'on oxygen'}`.replace(/^, /, '');
}

export type Qualification =
  | Unknown
  | { readonly status: 'group'; readonly group: 1 | 2 | 3; readonly evidence: string }
  | { readonly status: 'none'; readonly path: string; readonly detail: string };

/**
 * Which group the test on file belongs to: for Medicare by its determination, for another payer by the thresholds of
 * its settings. A test that only covers use asleep carries no portable system with Medicare.
 */
export function qualification(context: Context): Qualification {
  const { oxygenTest: test, payer } = context.theCase;
  if (payer === null) return lacking('payer', 'the payer', 'claim.coverageId');
  if (test === null) return lacking(...NO_TEST);
  const gap = testGaps(test)[0];
  if (gap) return lacking('oxygenTest', gap[1], `oxygenTest.${gap[0]}`);
  const coverage =
    payer.class === 'medicare'
      ? coverageOf(context, NCD_CRITERIA)
      : oxygenCoverage(test, [], {
          limits: { ...NCD_CRITERIA.limits, ...payer.settings.rental.thresholds },
          groupThreeCondition: '',
          groupThree: false,
          valueAlone: true,
        });
  if ('status' in coverage) return coverage;
  const { answer } = coverage;
  if (answer === 'unknown') return unknown(coveragePath(coverage.field), coverage.detail);
  if (answer === 'none')
    return { status: 'none', path: coveragePath(coverage.field), detail: coverage.detail };
  if (payer.class === 'medicare' && !coverage.portable) {
    return {
      status: 'none',
      path: 'oxygenTest.condition',
      detail: 'what was found during sleep alone does not qualify a portable system with Medicare',
    };
  }
  return { status: 'group', group: coverage.group, evidence: coverage.evidence };
}

/** True for a Medicare rental whose lines say that it began under the waiver of the public health emergency. */
function isWaived(context: Context, lines: readonly CodedLine[]): boolean {
  const start = context.theCase.equipment?.rentalStartedOn ?? null;
  return context.payerClass === 'medicare' && underWaiver(lines, start, EMERGENCY_WAIVER);
}

export const hypoxemia: Check<'hypoxemia'> = function hypoxemia(context, { expectedDenialModifiers }) {
  const answer = qualification(context);
  if (answer.status === 'group') return met(answer.evidence);
  // What the test itself lacks is asked for all the same.
  const waits = answer.status === 'unknown' && answer.lacks !== undefined;
  if (!waits && isWaived(context, context.lines))
    return notApplicable('qualified under a disaster waiver, as the lines say');
  // A line that already says that a denial is expected does not claim that the thresholds are met.
  const denialExpected = context.lines.some((line) =>
    modifiersOf(line).some((modifier) => expectedDenialModifiers.includes(modifier)),
  );
  const level = denialExpected ? 'warning' : undefined;
  return answer.status === 'unknown' ? { ...answer, level } : unmet(answer.path, answer.detail, level);
};

const GROUP_MODIFIERS = ['N1', 'N2', 'N3'];
const DENIAL_MODIFIERS = ['GA', 'GY', 'GZ'];

export const coverageModifier: Check<'coverageModifier'> = function coverageModifier(context, params) {
  const { payer, claim } = context.theCase;
  if (payer === null) return lacking('payer', 'the payer', 'claim.coverageId');
  const lines = linesOf(context, params.code);
  const path = pathOfModifiers(lines[0]);
  if (context.lines.length === 0) return noLines();
  if (lines.length === 0) return notApplicable(`no line bills ${params.code}`);
  const modifiers = [...new Set(lines.flatMap(modifiersOf))];
  const waived = isWaived(context, lines);
  const said = modifiers.filter((modifier) => modifier === 'KX' || GROUP_MODIFIERS.includes(modifier));
  const scheme = payer.settings.rental.coverageModifier;
  if (scheme === 'none') {
    return said.length > 0
      ? unmet(path, `${said.join(', ')} is on the line, and this payer does not use it`)
      : met('this payer asks for no such modifier');
  }
  if (said.length > 1) return unmet(path, `${said.join(' and ')} cannot stand together`);
  const start = rentalStart(context);
  if (start === null) return lacking('claim.dateOfService', 'the date of service');
  const only = said[0];
  if (scheme === 'KX' && only !== undefined && only !== 'KX') {
    return unmet(path, `${only} is on the line, and this payer asks for KX`);
  }
  if (scheme === 'N1N2N3' && only === 'KX' && start >= params.groupModifiersFrom && !waived) {
    return unmet(
      path,
      `KX is rejected for rentals begun on or after ${params.groupModifiersFrom}; N1, N2 or N3 takes its place`,
    );
  }
  const answer = qualification(context);
  const { attestation } = claim;
  const attested = attestation.criteriaAttestedBy.trim() !== '' && attestation.criteriaAttestedOn !== null;
  if (only === undefined) {
    if (modifiers.some((modifier) => DENIAL_MODIFIERS.includes(modifier))) {
      return met('the line says that a denial is expected, and nothing says that the criteria are met');
    }
    if (answer.status === 'unknown') return answer;
    if (answer.status === 'none') return met('the criteria are not met, and no modifier says so');
    const wanted = scheme === 'KX' ? 'KX' : groupModifier(answer.group);
    return attested
      ? unmet(path, `the criteria are met and attested, and ${wanted} is missing`)
      : unmet(
          'claim.attestation.criteriaAttestedBy',
          `nobody has attested that the criteria are met, and ${wanted} is missing`,
        );
  }
  if (!attested) {
    const field = attestation.criteriaAttestedBy.trim() === '' ? 'criteriaAttestedBy' : 'criteriaAttestedOn';
    return unmet(
      `claim.attestation.${field}`,
      `${only} is on the line, and nobody has attested that every criterion is met`,
      params.falseStatement,
    );
  }
  if (attestation.criteriaAttestedOn !== null && attestation.criteriaAttestedOn > context.on) {
    return unmet(
      'claim.attestation.criteriaAttestedOn',
      'the attestation lies in the future',
      params.falseStatement,
    );
  }
  const by = `${only} on the line, attested on ${attestation.criteriaAttestedOn ?? ''}`;
  if (waived) return met(`${by}; with CR, as the waiver asks`);
  // A statement that nothing bears out yet weighs like one that the record contradicts.
  if (answer.status === 'unknown') return { ...answer, level: params.falseStatement };
  if (answer.status === 'none') {
    // Whether a payer other than Medicare has a group III, its thresholds do not say.
    return only === 'N3' && payer.class !== 'medicare'
      ? met(by)
      : unmet(
          path,
          `${only} says that the criteria are met, and the test does not show it`,
          params.falseStatement,
        );
  }
  if (only !== 'KX' && only !== groupModifier(answer.group)) {
    return unmet(
      path,
      `${only} is on the line, and the test on file belongs to ${groupModifier(answer.group)}`,
      params.falseStatement,
    );
  }
  return met(by);
};
