import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { exampleId } from '../../../../shared/rules/examples/people.ts';
import { servedOn } from '../brokenRadiopharmaceuticalCases.ts';
import { anOverride, findingIds, judged, lineAt, lineOf, payerOf, statusOf } from '../startingCases.ts';

/** Radium-223: what was given and discarded, in microcuries, and the lines that bill it. */
function radiumCase(
  given: number,
  discarded: number,
  lines: readonly (readonly [modifiers: readonly string[], units: number])[],
) {
  return judged('radium', (c) => {
    Object.assign(c.claim.radiopharmaceutical, { doseGiven: given, doseDiscarded: discarded });
    const line = lineOf(c);
    c.claim.lines = lines.map(([modifiers, units], index) => ({
      ...structuredClone(line),
      id: exampleId(170 + index),
      modifiers: [...modifiers],
      units,
      narrative: 'Rest of the vial',
    }));
  });
}

describe('dose, waste and lines', () => {
  test.each([
    ['nothing discarded', 148, 0, [[['JZ'], 148]]],
    ['the last unit covers the rest', 148.2, 0.8, [[['JZ'], 149]]],
    [
      'a thousandth beyond it',
      148.2,
      0.801,
      [
        [[], 149],
        [['JW'], 1],
      ],
    ],
    [
      'the waste on two lines',
      148,
      12,
      [
        [[], 148],
        [['JW'], 5],
        [['JW'], 7],
      ],
    ],
    [
      'the dose on two lines',
      148,
      12,
      [
        [[], 100],
        [[], 48],
        [['JW'], 12],
      ],
    ],
  ] as const)('%s', (_what, given, discarded, lines) => {
    expect(radiumCase(given, discarded, lines).findings).toEqual([]);
  });

  test.each([
    [
      'JZ with JW beside it',
      148,
      12,
      [
        [['JZ'], 148],
        [['JW'], 12],
      ],
      ['MCR-RX-JZ'],
    ],
    [
      'JW though rounding covers it',
      148.2,
      0.8,
      [
        [[], 149],
        [['JW'], 1],
      ],
      ['A9600-MOD-JW'],
    ],
    ['the waste in the line of the dose', 148, 12, [[['JW'], 160]], ['A9600-DENY-DOSE', 'A9600-MOD-JW']],
    ['all of it as given', 148, 12, [[[], 160]], ['A9600-DENY-DOSE', 'A9600-MOD-JW']],
  ] as const)('not: %s', (_what, given, discarded, lines, ids) => {
    expect([...findingIds(radiumCase(given, discarded, lines))].sort()).toEqual(ids);
  });

  test('for any dose the right lines are clean, and a unit more or less is not', () => {
    const dose = fc.integer({ min: 1, max: 300_000 });
    const rest = fc.integer({ min: 1, max: 50_000 });
    const slip = fc.constantFrom(-1, 0, 1);
    fc.assert(
      fc.property(dose, rest, slip, slip, (given, left, ofDose, ofWaste) => {
        const units = Math.floor((given + 999) / 1000);
        const waste = Math.floor((given + left + 999) / 1000) - units;
        const lines: [string[], number][] =
          waste === 0
            ? [[['JZ'], units + ofDose]]
            : [
                [[], units + ofDose],
                [['JW'], waste + ofWaste],
              ];
        if (lines.some(([, count]) => count < 1)) return;
        const expected = [
          ...(ofDose === 0 ? [] : ['A9600-DENY-DOSE']),
          ...(ofWaste === 0 || waste === 0 ? [] : ['A9600-MOD-JW']),
        ];
        expect([...findingIds(radiumCase(given / 1000, left / 1000, lines))].sort()).toEqual(expected);
      }),
      { numRuns: 80 },
    );
  });
});

describe('JW and JZ by date', () => {
  const bare = (day: string, change: (c: ClaimCase) => void = () => undefined) =>
    judged('medicareRadiopharmaceutical', (c) => {
      lineOf(c).modifiers = [];
      servedOn(c, day);
      change(c);
    });

  test('asked from 1 July 2023, refused from 1 October 2023', () => {
    expect(statusOf(bare('2023-06-30'), 'MCR-RX-JZ')).toBe('notApplicable');
    for (const [day, severity] of [
      ['2023-07-01', 'warning'],
      ['2023-09-30', 'warning'],
      ['2023-10-01', 'blocker'],
      ['2023-10-02', 'blocker'],
    ] as const) {
      const finding = bare(day).findings.find(({ rule }) => rule === 'MCR-RX-JZ');
      expect(finding, day).toMatchObject({ severity, status: 'unmet' });
    }
  });

  test('a false JZ blocks from the first day, and is never waived', () => {
    const evaluation = judged('radium', (c) => {
      lineOf(c).modifiers = ['JZ'];
      servedOn(c, '2023-07-01');
      c.claim.overrides = [anOverride('MCR-RX-JZ')];
    });
    expect(evaluation.findings.find(({ rule }) => rule === 'MCR-RX-JZ')).toMatchObject({
      severity: 'blocker',
      override: null,
    });
    expect(evaluation.finalisable).toBe(false);
  });

  test('a container for several doses carries neither', () => {
    const evaluation = bare('2026-10-19', (c) => {
      c.claim.radiopharmaceutical.container = 'multiDose';
    });
    expect(evaluation.findings).toEqual([]);
    expect(statusOf(evaluation, 'MCR-RX-JZ')).toBe('notApplicable');
  });

  test('Medicare asks for JW whatever the setting says', () => {
    const evaluation = judged('radium', (c) => {
      payerOf(c).settings.radiopharmaceutical.wasteModifiers = false;
      c.claim.lines.pop();
    });
    expect(findingIds(evaluation)).toEqual(['A9600-MOD-JW']);
  });

  test('a payer that takes neither is not asked for them', () => {
    const evaluation = judged('radiopharmaceutical', (c) => {
      payerOf(c).settings.radiopharmaceutical.wasteModifiers = false;
      lineOf(c).modifiers = [];
      c.claim.radiopharmaceutical.doseDiscarded = null;
      c.claim.radiopharmaceutical.container = null;
    });
    expect(evaluation.findings).toEqual([]);
    expect(statusOf(evaluation, 'RX-JZ')).toBe('notApplicable');
  });

  test('a container for several doses leaves nothing to bill', () => {
    const evaluation = judged('radium', (c) => {
      c.claim.radiopharmaceutical.container = 'multiDose';
      c.claim.lines.pop();
    });
    expect(evaluation.findings).toEqual([]);
    expect(statusOf(evaluation, 'A9600-MOD-JW')).toBe('notApplicable');
  });
});

describe('units that nobody can tell', () => {
  test('an agent without a unit is warned of, and does not stand in the way', () => {
    const evaluation = judged('medicareRadiopharmaceutical', (c) => {
      lineOf(c).code = 'A9699';
    });
    expect(evaluation.findings).toMatchObject([
      { rule: 'A9600-DENY-DOSE', severity: 'warning', status: 'unknown' },
    ]);
    expect(evaluation.finalisable).toBe(true);
  });

  test.each(['A9607', 'A9699'])('two agents on one claim are one record too few: %s', (code) => {
    const evaluation = judged('radium', (c) => {
      lineAt(c, 1).code = code;
    });
    expect(evaluation.findings).toMatchObject(
      [{ rule: 'A9600-MOD-JW' }, { rule: 'A9600-DENY-DOSE' }].map((item) => ({
        ...item,
        path: 'claim.lines.1.code',
      })),
    );
  });

  test('a supply beside the dose does not disturb it', () => {
    const evaluation = judged('radium', (c) => {
      c.claim.lines.push({ ...structuredClone(lineOf(c)), id: exampleId(180), code: 'A4215', units: 3 });
    });
    expect(evaluation.findings).toEqual([]);
  });

  test('more than a descriptor speaks of can be set aside by somebody who has asked', () => {
    const evaluation = judged('medicareRadiopharmaceutical', (c) => {
      c.claim.radiopharmaceutical.doseGiven = 155;
      c.claim.overrides = [anOverride('A9600-DENY-DOSE')];
    });
    expect(evaluation.finalisable).toBe(true);
  });

  test('while the dose is missing, only its own rule speaks', () => {
    for (const change of [{ doseGiven: null }, { doseUnit: null }]) {
      const evaluation = judged('radium', (c) => {
        Object.assign(c.claim.radiopharmaceutical, change);
      });
      expect(findingIds(evaluation)).toEqual(['A9600-DOC-DOSE']);
      for (const id of ['A9600-DENY-DOSE', 'A9600-MOD-JW', 'MCR-RX-JZ'])
        expect(statusOf(evaluation, id)).toBe('unknown');
    }
  });

  test('a line without units is the lines’ own gap', () => {
    const evaluation = judged('radium', (c) => {
      lineAt(c, 0).units = null;
      lineAt(c, 1).units = null;
    });
    expect(findingIds(evaluation)).toEqual(['CLAIM-LINES']);
  });
});

test('A9600 in the guide’s meaning is one treatment dose, officially it is by the millicurie', () => {
  const agreed = judged('radiopharmaceutical');
  expect(statusOf(agreed, 'A9600-DENY-DOSE')).toBe('met');
  const official = judged('radiopharmaceutical', (c) => {
    payerOf(c).settings.codeAgreements = [];
    lineOf(c).units = 68;
  });
  expect(findingIds(official)).toEqual(['CODE-CONFLICT']);
  expect(findingIds(judged('strontium'))).toEqual([]);
  const unsettled = judged('strontium', (c) => {
    c.claim.attestation.codeMeaning = null;
  });
  expect(unsettled.finalisable).toBe(false);
  // The biller's word goes before the payer's agreement: strontium is counted by the millicurie.
  const strontium = judged('radiopharmaceutical', (c) => {
    c.claim.attestation.codeMeaning = 'official';
    lineOf(c).units = 68;
  });
  expect(findingIds(strontium)).toEqual([]);
});
