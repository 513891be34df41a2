import type { Order, OxygenTest } from '../../domain/clinical.ts';
import { daysBetween, type IsoDate } from '../../domain/dates.ts';
import { formatIcd10 } from '../../domain/identifiers.ts';
import type { Context } from '../facts.ts';
import { lacking, met, notApplicable, unknown, unmet, type Settled, type Unknown } from '../outcome.ts';
import { groupOfValues, oxygenCoverage } from '../oxygenGroup.ts';
import type { Check } from '../vocabulary.ts';
import type { CoverageCriteria } from '../vocabularies/medicareOxygenVocabulary.ts';
import { isWaived } from './medicareOxygenCoverage.ts';
import {
  coverageOf,
  dayOfRental,
  expectsDenial,
  rentalDays,
  rentalStartOf,
  withoutGroup,
} from './medicareOxygenFacts.ts';

/** How and when the oxygen test was made, and the repeat that groups II and III ask for. */

const NO_TEST = ['oxygenTest', 'the oxygen test', 'claim.oxygenTestId'] as const;

export const oxygenInpatientTest: Check<'oxygenInpatientTest'> = function inpatientTest(
  context,
  { daysBeforeDischarge },
) {
  const { oxygenTest: test } = context.theCase;
  if (test === null) return lacking(...NO_TEST);
  if (test.inpatient === null)
    return unknown('oxygenTest.inpatient', 'whether it was made during a hospital stay is not given');
  if (!test.inpatient) return notApplicable('not made during a hospital stay');
  if (test.dischargedOn === null)
    return unmet('oxygenTest.dischargedOn', 'it was made in hospital, and the day of discharge is not given');
  if (test.testedOn === null) return lacking('oxygenTest', 'the date of the test', 'oxygenTest.testedOn');
  const days = daysBetween(test.testedOn, test.dischargedOn);
  if (days < 0) return unmet('oxygenTest.dischargedOn', 'the discharge lies before the test');
  return days <= daysBeforeDischarge
    ? met(`tested on ${test.testedOn}, discharged on ${test.dischargedOn}`)
    : unmet(
        'oxygenTest.testedOn',
        `it was made ${days} days before discharge, and at most ${daysBeforeDischarge} are taken`,
      );
};

export const oxygenTestTime: Check<'oxygenTestTime'> = function testTime(context, params) {
  const { oxygenTest: test, otherTests, patient, claim } = context.theCase;
  if (test === null) return lacking(...NO_TEST);
  if (test.testedOn === null) return lacking('oxygenTest', 'the date of the test', 'oxygenTest.testedOn');
  if (claim.rental.replacement !== null) return notApplicable('a replacement asks for no new test');
  if (expectsDenial(context, params.expectedDenialModifiers))
    return notApplicable('the lines say that a denial is expected');
  if (isWaived(context, params.codes, params.waiver))
    return notApplicable('qualified under a disaster waiver, as the lines say');
  const start = rentalStartOf(context);
  if (typeof start !== 'string') return start;
  const days = [test, ...otherTests.filter((other) => other.patientId === patient.id)]
    .flatMap(({ testedOn }) => (testedOn === null ? [] : [testedOn]))
    .sort();
  const [first] = days;
  if (first !== undefined && first <= start) return met(`tested on ${first}, rented from ${start}`);
  const from = dayOfRental(start, params.repeatFromDay);
  const to = dayOfRental(start, params.repeatToDay);
  return from <= test.testedOn && test.testedOn <= to
    ? notApplicable(`the repeat test of ${from} to ${to}, which is asked apart`)
    : unmet(
        'oxygenTest.testedOn',
        `the rental began on ${start}, and the first test on file is of ${first ?? test.testedOn}`,
      );
};

export const oxygenSleepApneaTest: Check<'oxygenSleepApneaTest'> = function sleepApneaTest(
  context,
  { prefixes },
) {
  const { oxygenTest: test, diagnoses, patient, claim } = context.theCase;
  if (test === null) return lacking(...NO_TEST);
  if (test.condition === null)
    return lacking('oxygenTest', 'rest, exertion or sleep', 'oxygenTest.condition');
  if (test.condition !== 'sleep') return notApplicable('not a test during sleep');
  const codes = [
    ...diagnoses.filter((item) => item.patientId === patient.id).map((item) => item.code),
    ...claim.diagnosisCodes,
  ].map(formatIcd10);
  if (!codes.some((code) => prefixes.some((prefix) => code.startsWith(prefix))))
    return notApplicable('no sleep apnea is on record');
  if (test.study === null) return lacking('oxygenTest.study', 'how the test was made');
  return test.study === 'titration'
    ? met('made during a titration')
    : unmet('oxygenTest.study', 'with sleep apnea a test during sleep counts when made during a titration');
};

export const oxygenBloodGasPreferred: Check<'oxygenBloodGasPreferred'> = function bloodGasPreferred(
  context,
  { limits },
) {
  const { oxygenTest: test, otherTests, patient } = context.theCase;
  if (test === null) return lacking(...NO_TEST);
  if (test.method === null) return lacking('oxygenTest', 'the method', 'oxygenTest.method');
  if (test.method !== 'oximetry') return notApplicable('the claim does not rest on oximetry');
  if (test.saturation === null) return lacking('oxygenTest', 'the saturation', 'oxygenTest.saturation');
  const sameDay = otherTests.findIndex(
    (other) =>
      other.patientId === patient.id &&
      other.method === 'arterialBloodGas' &&
      other.testedOn !== null &&
      other.testedOn === test.testedOn &&
      other.condition === test.condition &&
      other.roomAir === true,
  );
  const gas = otherTests[sameDay];
  if (gas === undefined) return notApplicable('no blood gas of the same day is on file');
  const ranked = (group: 1 | 2 | null): number => group ?? 3;
  return ranked(groupOfValues(gas, limits)) <= ranked(groupOfValues(test, limits))
    ? met('a blood gas of the same day says no less')
    : unmet(`otherTests.${sameDay}`, 'a blood gas of the same day does not bear the oximetry out');
};

type RepeatQuestion = {
  readonly criteria: CoverageCriteria;
  readonly fromDay: number;
  readonly toDay: number;
};

/** The days in which the repeat is due, or why none is asked for. */
function repeatWindow(
  context: Context,
  { criteria, fromDay, toDay }: RepeatQuestion,
):
  | { readonly start: IsoDate; readonly from: IsoDate; readonly to: IsoDate; readonly service: IsoDate }
  | Settled
  | Unknown {
  const coverage = coverageOf(context, criteria);
  if ('status' in coverage) return coverage;
  if (coverage.answer !== 'group') return withoutGroup(coverage);
  if (coverage.group === 1) return notApplicable('group I asks for no repeat');
  if (context.theCase.claim.rental.replacement !== null)
    return notApplicable('a replacement asks for no repeat');
  const days = rentalDays(context);
  if ('status' in days) return days;
  const from = dayOfRental(days.start, fromDay);
  const to = dayOfRental(days.start, toDay);
  return days.service <= to
    ? notApplicable(`due between ${from} and ${to}, for services after that`)
    : { ...days, from, to };
}

export const oxygenRepeatTest: Check<'oxygenRepeatTest'> = function repeatTest(context, params) {
  const window = repeatWindow(context, params);
  if ('status' in window) return window;
  const { oxygenTest, otherTests, patient, claim } = context.theCase;
  const tests = [...(oxygenTest === null ? [] : [oxygenTest]), ...otherTests].filter(
    (test) => test.patientId === patient.id,
  );
  const isRepeat = (test: OxygenTest): boolean =>
    test.testedOn !== null &&
    test.testedOn > window.start &&
    test.evaluatedOn !== null &&
    test.evaluatedOn >= test.testedOn &&
    test.evaluatedByPhysician &&
    !test.performedBySupplier;
  const repeats = tests.filter(isRepeat);
  const inTime = repeats.filter(
    ({ evaluatedOn }) => evaluatedOn !== null && evaluatedOn >= window.from && evaluatedOn <= window.to,
  );
  const asked = `${window.from} to ${window.to}`;
  if (inTime.length === 0) {
    return unmet(
      'otherTests',
      repeats.length === 0
        ? `no repeat test evaluated from ${asked} is on file`
        : `the repeat test was not evaluated from ${asked}`,
    );
  }
  const qualifying = inTime.find(
    (test) =>
      oxygenCoverage(
        test,
        tests.filter((other) => other !== test),
        {
          limits: params.criteria.limits,
          groupThreeCondition: claim.rental.groupThreeCondition,
          groupThree: window.service >= params.criteria.groupThreeFrom,
        },
      ).answer === 'group',
  );
  return qualifying === undefined
    ? unmet('otherTests', `the repeat test of ${asked} does not qualify`)
    : met(`repeat test evaluated on ${qualifying.evaluatedOn ?? ''}`);
};

export const oxygenRepeatOrder: Check<'oxygenRepeatOrder'> = function repeatOrder(context, params) {
  const window = repeatWindow(context, params);
  if ('status' in window) return window;
  const { order, otherOrders, patient } = context.theCase;
  const isNew = (one: Order): boolean =>
    one.patientId === patient.id &&
    (one.covers === 'rental' || one.covers === 'contents') &&
    (one.signature === 'handwritten' || one.signature === 'electronic') &&
    one.orderedOn !== null &&
    one.orderedOn >= window.from &&
    one.orderedOn <= window.service;
  const renewed = [...(order === null ? [] : [order]), ...otherOrders].find(isNew);
  return renewed === undefined
    ? unmet('otherOrders', `no signed order from ${window.from} to ${window.service} is on file`)
    : met(`new order of ${renewed.orderedOn ?? ''}`);
};
