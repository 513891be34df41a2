import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  groupModifier,
  oxygenCoverage,
  roundedSaturation,
  type CoverageLimits,
  type CoverageQuestion,
  type OxygenCoverage,
  type TestReading,
} from '../../../shared/rules/oxygenGroup.ts';

/** The groups of NCD 240.2, edge by edge. */

const LIMITS: CoverageLimits = {
  pao2AtMost: 55,
  saturationAtMost: 88,
  pao2GroupTwoAtMost: 59,
  saturationGroupTwoAtMost: 89,
  pao2FallAbove: 10,
  saturationFallAbove: 5,
  hematocritAbove: 56,
};
const PLAIN: CoverageQuestion = { limits: LIMITS, groupThreeCondition: '', groupThree: true };
const CLUSTER: CoverageQuestion = { ...PLAIN, groupThreeCondition: 'Cluster headache' };

const NO_READING: TestReading = {
  method: 'oximetry',
  testedOn: '2026-09-18',
  condition: 'rest',
  pao2: null,
  saturation: null,
  roomAir: true,
  saturationOnOxygen: null,
  saturationAtRest: null,
  awakeSaturation: null,
  awakePao2: null,
  fallSaturation: null,
  fallPao2: null,
  hypoxemiaSigns: null,
  hematocrit: null,
  groupTwoCondition: null,
};

function reading(values: Partial<TestReading>): TestReading {
  return { ...NO_READING, ...values };
}

function gas(values: Partial<TestReading>): TestReading {
  return reading({ method: 'arterialBloodGas', ...values });
}

/** `I rest` for a group with its ground, `none: field` and `unknown: field` otherwise. */
function brief(coverage: OxygenCoverage): string {
  return coverage.answer === 'group'
    ? `${'I'.repeat(coverage.group)} ${coverage.ground}`
    : `${coverage.answer}: ${coverage.field}`;
}

function covered(
  values: TestReading,
  question: CoverageQuestion = PLAIN,
  others: readonly TestReading[] = [],
): string {
  return brief(oxygenCoverage(values, others, question));
}

const EDEMA = { groupTwoCondition: 'edema' } as const;
const SLEEP = { condition: 'sleep' } as const;
const EXERTION = {
  condition: 'exertion',
  saturationAtRest: 94,
  saturationOnOxygen: 95,
} as const;

describe('rounding of a saturation: .50 up, .49 down', () => {
  test.each([
    [88, 88],
    [88.49, 88],
    [88.5, 89],
    [89.49, 89],
    [89.5, 90],
  ])('%f%% is read as %i%%', (measured, read) => {
    expect(roundedSaturation(measured)).toBe(read);
  });
});

describe('at rest, on room air', () => {
  test.each<[what: string, values: TestReading, answer: string]>([
    ['PaO2 54', gas({ pao2: 54 }), 'I rest'],
    ['PaO2 55', gas({ pao2: 55 }), 'I rest'],
    ['PaO2 55.1 without a condition', gas({ pao2: 55.1 }), 'none: groupTwoCondition'],
    ['PaO2 56 without a condition', gas({ pao2: 56 }), 'none: groupTwoCondition'],
    ['PaO2 56 with edema', gas({ pao2: 56, ...EDEMA }), 'II rest'],
    ['PaO2 59 with edema', gas({ pao2: 59, ...EDEMA }), 'II rest'],
    ['PaO2 59.1 with edema', gas({ pao2: 59.1, ...EDEMA }), 'none: pao2'],
    ['PaO2 60 with edema', gas({ pao2: 60, ...EDEMA }), 'none: pao2'],
    ['saturation 87%', reading({ saturation: 87 }), 'I rest'],
    ['saturation 88%', reading({ saturation: 88 }), 'I rest'],
    ['saturation 88.49%', reading({ saturation: 88.49 }), 'I rest'],
    ['saturation 88.5% without a condition', reading({ saturation: 88.5 }), 'none: groupTwoCondition'],
    ['saturation 88.5% with edema', reading({ saturation: 88.5, ...EDEMA }), 'II rest'],
    ['saturation 89% without a condition', reading({ saturation: 89 }), 'none: groupTwoCondition'],
    ['saturation 89% with edema', reading({ saturation: 89, ...EDEMA }), 'II rest'],
    ['saturation 89.49% with edema', reading({ saturation: 89.49, ...EDEMA }), 'II rest'],
    ['saturation 89.5% with edema', reading({ saturation: 89.5, ...EDEMA }), 'none: saturation'],
    ['saturation 90% with edema', reading({ saturation: 90, ...EDEMA }), 'none: saturation'],
    ['blood gas by its saturation alone', gas({ saturation: 88 }), 'I rest'],
    ['either value is enough', gas({ pao2: 70, saturation: 88 }), 'I rest'],
    ['a PaO2 is no part of oximetry', reading({ pao2: 50, saturation: 92 }), 'none: saturation'],
  ])('%s', (_what, values, answer) => {
    expect(covered(values)).toBe(answer);
  });
});

describe('the conditions of group II', () => {
  const second = (values: Partial<TestReading>) => covered(reading({ saturation: 89, ...values }));

  test.each<[what: string, values: Partial<TestReading>, answer: string]>([
    ['edema', EDEMA, 'II rest'],
    ['pulmonary hypertension', { groupTwoCondition: 'pulmonaryHypertension' }, 'II rest'],
    ['hematocrit 56.1%', { hematocrit: 56.1 }, 'II rest'],
    ['hematocrit 57% with its name', { groupTwoCondition: 'erythrocythemia', hematocrit: 57 }, 'II rest'],
    [
      'hematocrit 56% is not above it',
      { groupTwoCondition: 'erythrocythemia', hematocrit: 56 },
      'none: hematocrit',
    ],
    ['erythrocythemia without a hematocrit', { groupTwoCondition: 'erythrocythemia' }, 'unknown: hematocrit'],
    ['a low hematocrit beside edema', { ...EDEMA, hematocrit: 40 }, 'II rest'],
    ['a low hematocrit alone', { hematocrit: 40 }, 'none: groupTwoCondition'],
  ])('%s', (_what, values, answer) => {
    expect(second(values)).toBe(answer);
  });
});

describe('during sleep', () => {
  const asleep = (values: Partial<TestReading>, others: readonly TestReading[] = []) =>
    covered(reading({ ...SLEEP, saturation: 93, ...values }), PLAIN, others);

  test.each<[what: string, values: Partial<TestReading>, answer: string]>([
    ['88% asleep, 89% awake', { saturation: 88, awakeSaturation: 89 }, 'I sleep'],
    ['88% asleep, 88.5% awake', { saturation: 88, awakeSaturation: 88.5 }, 'I sleep'],
    ['88% asleep, 88% awake: the value awake qualifies', { saturation: 88, awakeSaturation: 88 }, 'I rest'],
    ['88% asleep, PaO2 56 awake', { saturation: 88, awakePao2: 56 }, 'I sleep'],
    ['88% asleep, PaO2 55 awake', { saturation: 88, awakePao2: 55 }, 'I rest'],
    ['88% asleep, nothing known awake', { saturation: 88 }, 'unknown: awakeSaturation'],
    ['fall of 5 points with signs', { fallSaturation: 5, hypoxemiaSigns: true }, 'none: saturation'],
    ['fall of 5.1 points with signs', { fallSaturation: 5.1, hypoxemiaSigns: true }, 'I sleep'],
    ['fall of 5.1 points without signs', { fallSaturation: 5.1, hypoxemiaSigns: false }, 'none: saturation'],
    ['fall of 5.1 points, signs not told', { fallSaturation: 5.1 }, 'unknown: hypoxemiaSigns'],
    ['fall of 10 mm Hg with signs', { fallPao2: 10, hypoxemiaSigns: true }, 'none: saturation'],
    ['fall of 10.1 mm Hg with signs', { fallPao2: 10.1, hypoxemiaSigns: true }, 'I sleep'],
    ['signs and no fall', { hypoxemiaSigns: true }, 'none: saturation'],
    ['89% asleep with edema, 93% awake', { saturation: 89, ...EDEMA, awakeSaturation: 93 }, 'II sleep'],
    ['89% asleep with edema, nothing known awake', { saturation: 89, ...EDEMA }, 'unknown: awakeSaturation'],
    [
      '88% asleep, nothing known awake, a fall with signs',
      { saturation: 88, fallSaturation: 6, hypoxemiaSigns: true },
      'I sleep',
    ],
    [
      '89% asleep with edema, a fall whose signs nobody noted',
      { saturation: 89, ...EDEMA, awakeSaturation: 93, fallSaturation: 6 },
      'II sleep',
    ],
    [
      '89% asleep, 97% awake, a fall whose signs nobody noted',
      { saturation: 89, awakeSaturation: 97, fallSaturation: 8 },
      'unknown: hypoxemiaSigns',
    ],
    [
      '89% asleep, 97% awake, a fall without signs',
      { saturation: 89, awakeSaturation: 97, fallSaturation: 8, hypoxemiaSigns: false },
      'none: groupTwoCondition',
    ],
  ])('%s', (_what, values, answer) => {
    expect(asleep(values)).toBe(answer);
  });

  test('the value awake may stand in another test: the latest at rest on room air until that night', () => {
    const awake = (change: Partial<TestReading>) => [reading({ saturation: 93, ...change })];
    const night = { saturation: 86 };
    expect(asleep(night, awake({}))).toBe('I sleep');
    expect(asleep(night, awake({ testedOn: '2026-09-19' }))).toBe('unknown: awakeSaturation');
    expect(asleep(night, awake({ testedOn: null }))).toBe('unknown: awakeSaturation');
    expect(asleep(night, awake({ condition: 'exertion' }))).toBe('unknown: awakeSaturation');
    expect(asleep(night, awake({ roomAir: false }))).toBe('unknown: awakeSaturation');
    expect(asleep(night, awake({ saturation: null }))).toBe('unknown: awakeSaturation');
    expect(asleep({ ...night, testedOn: null }, awake({}))).toBe('unknown: awakeSaturation');
    expect(
      asleep(night, [
        reading({ testedOn: '2026-09-01', saturation: 87 }),
        reading({ testedOn: '2026-09-10', saturation: 92 }),
      ]),
    ).toBe('I sleep');
    expect(
      asleep(night, [
        reading({ testedOn: '2026-09-10', saturation: 87 }),
        reading({ testedOn: '2026-09-01', saturation: 92 }),
      ]),
    ).toBe('I rest');
  });

  test('covers no portable system, and a value awake does', () => {
    const portable = (awakeSaturation: number) => {
      const coverage = oxygenCoverage(reading({ ...SLEEP, saturation: 86, awakeSaturation }), [], PLAIN);
      return coverage.answer === 'group' && coverage.portable;
    };
    expect(portable(93)).toBe(false);
    expect(portable(87)).toBe(true);
  });
});

describe('on exertion', () => {
  const moving = (values: Partial<TestReading>) =>
    covered(reading({ ...EXERTION, saturation: 86, ...values }));

  test.each<[what: string, values: Partial<TestReading>, answer: string]>([
    ['88%, and oxygen helps', { saturation: 88 }, 'I exertion'],
    ['88.5% without a condition', { saturation: 88.5 }, 'none: groupTwoCondition'],
    ['89% with edema', { saturation: 89, ...EDEMA }, 'II exertion'],
    ['90%', { saturation: 90 }, 'none: saturation'],
    ['89% at rest before it', { saturationAtRest: 89 }, 'I exertion'],
    ['88% at rest before it', { saturationAtRest: 88 }, 'I rest'],
    ['no value at rest', { saturationAtRest: null }, 'unknown: saturationAtRest'],
    ['no value with oxygen', { saturationOnOxygen: null }, 'unknown: saturationOnOxygen'],
    ['oxygen changes nothing', { saturationOnOxygen: 86 }, 'none: saturationOnOxygen'],
    ['oxygen helps by half a point', { saturationOnOxygen: 86.5 }, 'I exertion'],
    [
      'group II asks the same',
      { saturation: 89, ...EDEMA, saturationOnOxygen: 89 },
      'none: saturationOnOxygen',
    ],
    [
      'a blood gas without its saturation has nothing to compare',
      { method: 'arterialBloodGas', pao2: 50, saturation: null },
      'unknown: saturation',
    ],
  ])('%s', (_what, values, answer) => {
    expect(moving(values)).toBe(answer);
  });
});

describe('group III: no hypoxemia, and a condition that oxygen helps', () => {
  test.each<[what: string, values: TestReading, question: CoverageQuestion, answer: string]>([
    ['90% and the condition', reading({ saturation: 90 }), CLUSTER, 'III rest'],
    ['90% and no condition', reading({ saturation: 90 }), PLAIN, 'none: saturation'],
    [
      'a blank condition',
      reading({ saturation: 90 }),
      { ...PLAIN, groupThreeCondition: ' ' },
      'none: saturation',
    ],
    ['89% is hypoxemia of group II', reading({ saturation: 89 }), CLUSTER, 'none: groupTwoCondition'],
    ['88% is group I all the same', reading({ saturation: 88 }), CLUSTER, 'I rest'],
    [
      'before the determination of 2021',
      reading({ saturation: 95 }),
      { ...CLUSTER, groupThree: false },
      'none: saturation',
    ],
    ['a blood gas with both values', gas({ pao2: 80, saturation: 95 }), CLUSTER, 'III rest'],
    ['a blood gas without saturation', gas({ pao2: 80 }), CLUSTER, 'unknown: saturation'],
    ['a blood gas without PaO2', gas({ saturation: 95 }), CLUSTER, 'unknown: pao2'],
    ['during sleep', reading({ ...SLEEP, saturation: 95, awakeSaturation: 96 }), CLUSTER, 'none: condition'],
    ['on exertion', reading({ ...EXERTION, saturation: 95 }), CLUSTER, 'none: condition'],
  ])('%s', (_what, values, question, answer) => {
    expect(covered(values, question)).toBe(answer);
  });
});

describe('what is missing is named, and never passes', () => {
  test.each<[what: string, values: TestReading, answer: string]>([
    ['method', reading({ method: null, saturation: 80 }), 'unknown: method'],
    ['saturation of oximetry', reading({ pao2: 50 }), 'unknown: saturation'],
    ['any value of a blood gas', gas({}), 'unknown: pao2'],
    ['condition', reading({ condition: null, saturation: 80 }), 'unknown: condition'],
    ['room air', reading({ roomAir: null, saturation: 80 }), 'unknown: roomAir'],
    ['measured on oxygen', reading({ roomAir: false, saturation: 80 }), 'none: roomAir'],
  ])('%s', (_what, values, answer) => {
    expect(covered(values)).toBe(answer);
    expect(covered(values, CLUSTER)).toBe(answer);
  });

  const value = (lowest: number, highest: number) =>
    fc.option(fc.integer({ min: lowest, max: highest }), { nil: null });
  const anyReading: fc.Arbitrary<TestReading> = fc.record({
    method: fc.constantFrom('oximetry', 'arterialBloodGas', null),
    testedOn: fc.constantFrom('2026-09-18', null),
    condition: fc.constantFrom('rest', 'sleep', 'exertion', null),
    pao2: value(50, 64),
    saturation: value(84, 93),
    roomAir: fc.constantFrom(true, true, false, null),
    saturationOnOxygen: value(84, 96),
    saturationAtRest: value(86, 94),
    awakeSaturation: value(86, 94),
    awakePao2: value(52, 62),
    fallSaturation: value(3, 8),
    fallPao2: value(8, 12),
    hypoxemiaSigns: fc.constantFrom(true, false, null),
    hematocrit: value(50, 60),
    groupTwoCondition: fc.constantFrom('edema', 'erythrocythemia', null),
  });
  const FIELDS = Object.keys(NO_READING) as (keyof TestReading)[];

  test('taking a value away never opens a group', () => {
    fc.assert(
      fc.property(
        anyReading,
        fc.array(anyReading, { maxLength: 2 }),
        fc.constantFrom(...FIELDS),
        fc.constantFrom(PLAIN, CLUSTER),
        (values, others, field, question) => {
          const before = oxygenCoverage(values, others, question);
          const after = oxygenCoverage({ ...values, [field]: null }, others, question);
          expect(before.answer === 'group' || after.answer !== 'group').toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('a lower saturation is never worse, where nothing else is asked', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 60, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (saturation, less) => {
          const rank = (percent: number) => {
            const coverage = oxygenCoverage(reading({ saturation: percent, ...EDEMA }), [], PLAIN);
            return coverage.answer === 'group' ? coverage.group : 3;
          };
          expect(rank(saturation - less)).toBeLessThanOrEqual(rank(saturation));
        },
      ),
    );
  });
});

test('the evidence says what was read, and the modifier follows the group', () => {
  const evidence = (values: TestReading) => {
    const coverage = oxygenCoverage(values, [], CLUSTER);
    return coverage.answer === 'group' ? coverage.evidence : coverage.detail;
  };
  expect(evidence(reading({ saturation: 88.4 }))).toBe('group I: saturation 88.4% (read as 88%) at rest');
  expect(evidence(gas({ pao2: 57, saturation: 90, ...EDEMA }))).toBe(
    'group II: PaO2 57 mm Hg, saturation 90% at rest, dependent edema',
  );
  expect(evidence(reading({ saturation: 89, groupTwoCondition: 'pulmonaryHypertension' }))).toBe(
    'group II: saturation 89% at rest, pulmonary hypertension or cor pulmonale',
  );
  expect(evidence(reading({ saturation: 89, hematocrit: 58 }))).toBe(
    'group II: saturation 89% at rest, hematocrit 58%',
  );
  expect(evidence(reading({ saturation: 89, groupTwoCondition: 'erythrocythemia', hematocrit: 50 }))).toBe(
    'saturation 89% at rest: group II, and a hematocrit of 50% is not above 56%',
  );
  expect(evidence(reading({ ...SLEEP, saturation: 86, awakeSaturation: 93 }))).toBe(
    'group I: saturation 86% during sleep, saturation 93% awake',
  );
  expect(
    evidence(reading({ ...SLEEP, saturation: 92, fallSaturation: 6, fallPao2: 11, hypoxemiaSigns: true })),
  ).toBe('group I: PaO2 fell by 11 mm Hg, saturation fell by 6 points during sleep, with signs of hypoxemia');
  expect(evidence(reading({ ...SLEEP, saturation: 92, fallSaturation: 6, hypoxemiaSigns: true }))).toBe(
    'group I: saturation fell by 6 points during sleep, with signs of hypoxemia',
  );
  expect(evidence(reading({ ...SLEEP, saturation: 92, fallPao2: 11, hypoxemiaSigns: true }))).toBe(
    'group I: PaO2 fell by 11 mm Hg during sleep, with signs of hypoxemia',
  );
  expect(evidence(gas({ pao2: 50 }))).toBe('group I: PaO2 50 mm Hg at rest');
  expect(evidence(reading({ ...SLEEP, saturation: 92, awakeSaturation: 87 }))).toBe(
    'group I: saturation 87% awake, on room air',
  );
  expect(evidence(reading({ ...EXERTION, saturation: 86, saturationAtRest: 85 }))).toBe(
    'group I: saturation 85% at rest, before the exertion',
  );
  expect(evidence(reading({ saturation: 95 }))).toBe(
    'group III: saturation 95% at rest, no hypoxemia, the condition that oxygen helps on record',
  );
  expect(evidence(reading({ saturation: null }))).toBe('the saturation is not given');
  expect([1, 2, 3].map((group) => groupModifier(group as 1 | 2 | 3))).toEqual(['N1', 'N2', 'N3']);
});
