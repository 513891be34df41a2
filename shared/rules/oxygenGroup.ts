import type { OxygenTestValues } from '../domain/clinical.ts';
import { isBlank } from '../domain/record.ts';

/**
 * Medicare's coverage groups for home oxygen (NCD 240.2 and the DME MACs' pages on N1, N2 and N3): which group the
 * values of a test belong to, or what is missing to say so. Pure: a test, the other tests on file, and the limits.
 */

/** Upper ends and falls that decide: PaO2 in mm Hg, saturation and hematocrit in percent. */
export interface CoverageLimits {
  readonly pao2AtMost: number;
  readonly saturationAtMost: number;
  readonly pao2GroupTwoAtMost: number | null;
  readonly saturationGroupTwoAtMost: number | null;
  /** Asleep: a fall beyond these counts where signs of hypoxemia go with it. */
  readonly pao2FallAbove: number;
  readonly saturationFallAbove: number;
  /** Beyond this it is erythrocythemia. */
  readonly hematocritAbove: number;
}

/** What a test says that decides about its group. */
export type TestReading = Pick<
  OxygenTestValues,
  | 'method'
  | 'testedOn'
  | 'condition'
  | 'pao2'
  | 'saturation'
  | 'roomAir'
  | 'saturationOnOxygen'
  | 'saturationAtRest'
  | 'awakeSaturation'
  | 'awakePao2'
  | 'fallSaturation'
  | 'fallPao2'
  | 'hypoxemiaSigns'
  | 'hematocrit'
  | 'groupTwoCondition'
>;

/** What decided: the value at rest, asleep or on exertion. */
export type OxygenGround = 'rest' | 'sleep' | 'exertion';

/** The field of the test, or of the claim, that would change the answer. */
export type CoverageField = keyof TestReading | 'groupThreeCondition';

export type OxygenCoverage =
  | {
      readonly answer: 'group';
      readonly group: 1 | 2 | 3;
      readonly ground: OxygenGround;
      /** What was found asleep covers use asleep: one unit, and no portable system. */
      readonly portable: boolean;
      readonly evidence: string;
    }
  | { readonly answer: 'none'; readonly field: CoverageField; readonly detail: string }
  | { readonly answer: 'unknown'; readonly field: CoverageField; readonly detail: string };

export interface CoverageQuestion {
  readonly limits: CoverageLimits;
  /** The condition without hypoxemia that oxygen is known to help, in words; '' when there is none. */
  readonly groupThreeCondition: string;
  /** Group III exists for services from the determination of September 2021 on. */
  readonly groupThree: boolean;
  /** True for payers that take the value of the test by itself, and ask for none awake, at rest or on oxygen beside it. */
  readonly valueAlone?: boolean;
}

/** Saturation as it is read against a threshold: half a percent and more rounds up. */
export function roundedSaturation(percent: number): number {
  return Math.floor(percent + 0.5);
}

interface Values {
  readonly pao2: number | null;
  readonly saturation: number | null;
}

/** The group that values alone belong to; null when they show no hypoxemia. PaO2 is not rounded. */
export function groupOfValues(
  values: Values,
  limits: Pick<
    CoverageLimits,
    'pao2AtMost' | 'saturationAtMost' | 'pao2GroupTwoAtMost' | 'saturationGroupTwoAtMost'
  >,
): 1 | 2 | null {
  const saturation = values.saturation === null ? null : roundedSaturation(values.saturation);
  const within = (value: number | null, limit: number | null): boolean =>
    value !== null && limit !== null && value <= limit;
  if (within(values.pao2, limits.pao2AtMost) || within(saturation, limits.saturationAtMost)) return 1;
  const second =
    within(values.pao2, limits.pao2GroupTwoAtMost) || within(saturation, limits.saturationGroupTwoAtMost);
  return second ? 2 : null;
}

/** The modifier that says a group on the line. It is never added by the program. */
export function groupModifier(group: 1 | 2 | 3): 'N1' | 'N2' | 'N3' {
  return group === 1 ? 'N1' : group === 2 ? 'N2' : 'N3';
}

/**
 * The coverage group of a test.
 * @param otherTests other tests of the same patient: an awake value for a test during sleep is looked for there.
 */
export function oxygenCoverage(
  test: TestReading,
  otherTests: readonly TestReading[],
  question: CoverageQuestion,
): OxygenCoverage {
  const gap = basicGap(test);
  if (gap !== null) return gap;
  if (test.roomAir === false)
    return none('roomAir', 'the values were measured on oxygen, not while breathing room air');
  if (question.valueAlone === true) return bySettledValues(test, test.condition ?? 'rest', question);
  switch (test.condition) {
    case 'sleep':
      return asleep(test, otherTests, question);
    case 'exertion':
      return onExertion(test, question);
    default:
      return bySettledValues(test, 'rest', question);
  }
}

/** What has to be there before anything can be said; null when it is. */
export function basicGap(test: TestReading): (OxygenCoverage & { readonly answer: 'unknown' }) | null {
  if (test.method === null) return unknown('method', 'blood gas or oximetry');
  if (test.method === 'oximetry' && test.saturation === null) return unknown('saturation', 'the saturation');
  if (test.method === 'arterialBloodGas' && test.pao2 === null && test.saturation === null)
    return unknown('pao2', 'the blood gas value');
  if (test.condition === null) return unknown('condition', 'rest, exertion or sleep');
  if (test.roomAir === null) return unknown('roomAir', 'room air or on oxygen');
  return null;
}

/** Oximetry has no PaO2; a blood gas may have both. */
function valuesOf(test: TestReading): Values {
  return { pao2: test.method === 'oximetry' ? null : test.pao2, saturation: test.saturation };
}

function asleep(
  test: TestReading,
  otherTests: readonly TestReading[],
  question: CoverageQuestion,
): OxygenCoverage {
  const { limits } = question;
  const awake = awakeValues(test, otherTests);
  const qualifying = awake.find((values) => groupOfValues(values, limits) === 1);
  if (qualifying) return covered(1, 'rest', `${told(qualifying)} awake, on room air`);
  const group = groupOfValues(valuesOf(test), limits);
  const [first] = awake;
  if (group === 1 && first !== undefined)
    return covered(1, 'sleep', `${told(valuesOf(test))} during sleep, ${told(first)} awake`);
  const fell =
    (test.fallPao2 !== null && test.fallPao2 > limits.pao2FallAbove) ||
    (test.fallSaturation !== null && test.fallSaturation > limits.saturationFallAbove);
  if (fell && test.hypoxemiaSigns === true)
    return covered(1, 'sleep', `${toldFall(test)} during sleep, with signs of hypoxemia`);
  if (group !== null && first === undefined)
    return unknown('awakeSaturation', 'the value while awake, beside the one during sleep,');
  const settled = bySettledValues(test, 'sleep', question);
  // The signs are asked for only where they would decide.
  return settled.answer === 'none' && fell && test.hypoxemiaSigns === null
    ? unknown('hypoxemiaSigns', 'whether signs of hypoxemia go with the fall during sleep')
    : settled;
}

/** Values while awake at rest on room air: of the record itself, and of the latest test at rest until then. */
function awakeValues(test: TestReading, otherTests: readonly TestReading[]): readonly Values[] {
  const own = { pao2: test.awakePao2, saturation: test.awakeSaturation };
  const day = test.testedOn;
  const atRest = otherTests.filter(
    (other) =>
      other.condition === 'rest' &&
      other.roomAir === true &&
      other.testedOn !== null &&
      day !== null &&
      other.testedOn <= day &&
      basicGap(other) === null,
  );
  const latest = atRest.reduce<TestReading | null>(
    (newest, other) => (newest === null || (other.testedOn ?? '') > (newest.testedOn ?? '') ? other : newest),
    null,
  );
  return [
    ...(own.pao2 === null && own.saturation === null ? [] : [own]),
    ...(latest === null ? [] : [valuesOf(latest)]),
  ];
}

function onExertion(test: TestReading, question: CoverageQuestion): OxygenCoverage {
  const { limits } = question;
  const { saturationAtRest, saturationOnOxygen, saturation } = test;
  const atRest = { pao2: null, saturation: saturationAtRest };
  if (groupOfValues(atRest, limits) === 1)
    return covered(1, 'rest', `${told(atRest)} at rest, before the exertion`);
  if (groupOfValues(valuesOf(test), limits) === null) return bySettledValues(test, 'exertion', question);
  if (saturationAtRest === null)
    return unknown('saturationAtRest', 'the saturation at rest in the same session');
  if (saturation === null)
    return unknown('saturation', 'the saturation on exertion without oxygen, to compare with,');
  if (saturationOnOxygen === null)
    return unknown('saturationOnOxygen', 'the saturation on exertion with oxygen');
  if (saturationOnOxygen <= saturation)
    return none('saturationOnOxygen', 'oxygen did not improve the value during exertion');
  return bySettledValues(test, 'exertion', question);
}

/** Group by the values of the test, once nothing else about its condition is open. */
function bySettledValues(
  test: TestReading,
  ground: OxygenGround,
  question: CoverageQuestion,
): OxygenCoverage {
  const values = valuesOf(test);
  const group = groupOfValues(values, question.limits);
  const evidence = `${told(values)} ${GROUND_WORDS[ground]}`;
  if (group === 1) return covered(1, ground, evidence);
  if (group === 2) return secondGroup(test, ground, evidence, question.limits);
  return withoutHypoxemia(test, ground, evidence, question);
}

function secondGroup(
  test: TestReading,
  ground: OxygenGround,
  evidence: string,
  limits: CoverageLimits,
): OxygenCoverage {
  const { groupTwoCondition: condition, hematocrit } = test;
  if (hematocrit !== null && hematocrit > limits.hematocritAbove)
    return covered(2, ground, `${evidence}, hematocrit ${hematocrit}%`);
  if (condition === 'edema') return covered(2, ground, `${evidence}, dependent edema`);
  if (condition === 'pulmonaryHypertension')
    return covered(2, ground, `${evidence}, pulmonary hypertension or cor pulmonale`);
  if (condition === null)
    return none('groupTwoCondition', `${evidence}: group II, and none of its conditions is on record`);
  return hematocrit === null
    ? unknown('hematocrit', 'the hematocrit that shows erythrocythemia')
    : none(
        'hematocrit',
        `${evidence}: group II, and a hematocrit of ${hematocrit}% is not above ${limits.hematocritAbove}%`,
      );
}

function withoutHypoxemia(
  test: TestReading,
  ground: OxygenGround,
  evidence: string,
  question: CoverageQuestion,
): OxygenCoverage {
  const shown = test.method === 'arterialBloodGas' && test.pao2 !== null ? 'pao2' : 'saturation';
  if (!question.groupThree) return none(shown, `${evidence}: no hypoxemia`);
  if (isBlank(question.groupThreeCondition)) {
    return none(shown, `${evidence}: no hypoxemia, and no condition of group III is on record`);
  }
  // Asleep or on exertion a normal value says nothing of the rest of the day.
  if (ground !== 'rest')
    return none('condition', `${evidence}: no hypoxemia, and group III is judged by a test at rest`);
  // That there is no hypoxemia takes every value that a blood gas states.
  if (test.method === 'arterialBloodGas' && test.pao2 === null) return unknown('pao2', 'the PaO2');
  if (test.method === 'arterialBloodGas' && test.saturation === null)
    return unknown('saturation', 'the saturation');
  return covered(3, ground, `${evidence}, no hypoxemia, the condition that oxygen helps on record`);
}

const GROUND_WORDS: Readonly<Record<OxygenGround, string>> = {
  rest: 'at rest',
  sleep: 'during sleep',
  exertion: 'on exertion',
};

const GROUP_NAMES = { 1: 'I', 2: 'II', 3: 'III' } as const;

function covered(group: 1 | 2 | 3, ground: OxygenGround, evidence: string): OxygenCoverage {
  return {
    answer: 'group',
    group,
    ground,
    portable: ground !== 'sleep',
    evidence: `group ${GROUP_NAMES[group]}: ${evidence}`,
  };
}

function none(field: CoverageField, detail: string): OxygenCoverage {
  return { answer: 'none', field, detail };
}

function unknown(field: CoverageField, name: string): OxygenCoverage & { readonly answer: 'unknown' } {
  return { answer: 'unknown', field, detail: `${name} is not given` };
}

function told(values: Values): string {
  return [
    values.pao2 === null ? null : `PaO2 ${values.pao2} mm Hg`,
    values.saturation === null ? null : `saturation ${values.saturation}%${asRead(values.saturation)}`,
  ]
    .filter((value) => value !== null)
    .join(', ');
}

function asRead(saturation: number): string {
  const read = roundedSaturation(saturation);
  return read === saturation ? '' : ` (read as ${read}%)`;
}

function toldFall(test: TestReading): string {
  return [
    test.fallPao2 === null ? null : `PaO2 fell by ${test.fallPao2} mm Hg`,
    test.fallSaturation === null ? null : `saturation fell by ${test.fallSaturation} points`,
  ]
    .filter((value) => value !== null)
    .join(', ');
}
