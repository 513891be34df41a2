import { describe, expect, test } from 'vitest';
import {
  coverageModifiers,
  groupOnFile,
  offersOf,
} from '../../../../renderer/screens/claims/attestations.ts';
import type { ClaimLine } from '../../../../shared/domain/claim.ts';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { MEDICARE_PACKS } from '../../../../shared/rules/packs/medicare/medicarePacks.ts';
import { exampleOrthosis } from '../../../../shared/rules/examples/exampleOrthosis.ts';
import { exampleOxygenRental } from '../../../../shared/rules/examples/exampleOxygenRental.ts';
import { exampleRadiopharmaceutical } from '../../../../shared/rules/examples/exampleRadiopharmaceutical.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';

function withLines(theCase: ClaimCase, change: (line: ClaimLine) => Partial<ClaimLine>): ClaimCase {
  const lines = theCase.claim.lines.map((line) => ({ ...line, ...change(line) }));
  return { ...theCase, claim: { ...theCase.claim, lines } };
}

const bare = (theCase: ClaimCase) => withLines(theCase, () => ({ modifiers: ['RR'] }));

function withTest(theCase: ClaimCase, saturation: number, condition = ''): ClaimCase {
  const { oxygenTest, claim } = theCase;
  return {
    ...theCase,
    oxygenTest: oxygenTest && {
      ...oxygenTest,
      condition: 'rest',
      saturation,
      pao2: null,
      method: 'oximetry',
    },
    claim: { ...claim, rental: { ...claim.rental, groupThreeCondition: condition } },
  };
}

describe('what can say that the criteria are met', () => {
  test.each([
    [86, '', ['N1']],
    [88.4, '', ['N1']],
    [89, '', []],
    [95, '', []],
    [95, 'Cluster headache', ['N3']],
  ])('for Medicare oxygen with a saturation of %s %% and %j: %j', (saturation, condition, modifiers) => {
    const theCase = withTest(exampleOxygenRental('medicare'), saturation, condition);
    expect(coverageModifiers(theCase)).toEqual(modifiers);
  });

  test('a rental begun before April 2023 may still say KX', () => {
    const theCase = withTest(exampleOxygenRental('medicare'), 86);
    const { equipment } = theCase;
    const old = { ...theCase, equipment: equipment && { ...equipment, rentalStartedOn: '2023-03-31' } };
    expect(coverageModifiers(old)).toEqual(['N1', 'KX']);
    const since = { ...theCase, equipment: equipment && { ...equipment, rentalStartedOn: '2023-04-01' } };
    expect(coverageModifiers(since)).toEqual(['N1']);
  });

  test('is KX for a payer that asks for it, and nothing for one that does not', () => {
    expect(coverageModifiers(exampleOrthosis('commercial'))).toEqual(['KX']);
    expect(coverageModifiers(exampleOrthosis('medicare'))).toEqual([]);
    expect(coverageModifiers(exampleRepair())).toEqual([]);
    expect(coverageModifiers({ ...exampleOrthosis(), payer: null })).toEqual([]);
  });
});

describe('the offers', () => {
  test('go to every line of oxygen, stationary and portable alike', () => {
    const theCase = bare(withTest(exampleOxygenRental('medicare'), 86));
    expect(theCase.claim.lines.length).toBeGreaterThan(1);
    expect(offersOf(theCase)).toEqual(
      theCase.claim.lines.map((_, at) => ({ at, modifier: 'N1', barred: null })),
    );
  });

  test('end once the line says it', () => {
    expect(offersOf(withLines(exampleOrthosis(), () => ({ modifiers: ['KX'] })))).toEqual([]);
  });

  test('are barred where a denial is expected, with the reason', () => {
    const [offer] = offersOf(withLines(exampleOrthosis(), () => ({ modifiers: ['GA'] })));
    expect(offer?.barred).toMatch(/^Line 1 says GA, which excludes KX: /);
  });

  test('are barred on a full line', () => {
    const full = withLines(exampleOrthosis(), () => ({ modifiers: ['CR', 'SC', 'RT', '99'] }));
    expect(offersOf(full)[0]?.barred).toBe('Line 1 holds four modifiers already.');
  });

  test('of CG only on Medicare’s codes that may be elastic', () => {
    const flexible = withLines(exampleOrthosis('medicare'), () => ({ code: 'L0625', modifiers: [] }));
    expect(offersOf(flexible)).toEqual([{ at: 0, modifier: 'CG', barred: null }]);
    const rigid = withLines(exampleOrthosis('medicare'), () => ({ code: 'L0637', modifiers: [] }));
    expect(offersOf(rigid)).toEqual([]);
  });

  test('know the same codes for CG and KX as Medicare’s own rules', () => {
    const rules = MEDICARE_PACKS.flatMap((pack) => pack.rules);
    const elastic = rules.find((rule) => rule.id === 'MCR-ORTH-CG');
    const knee = rules.find((rule) => rule.id === 'MCR-ORTH-KX');
    if (elastic?.check !== 'rigidAttested' || knee?.check !== 'coverageStated')
      throw new Error('the rules are there');
    const offered = (code: string) =>
      offersOf(withLines(exampleOrthosis('medicare'), () => ({ code, modifiers: [] }))).map(
        ({ modifier }) => modifier,
      );
    for (const code of elastic.with.codes) expect(offered(code), code).toEqual(['CG']);
    for (const code of [...knee.with.devices, ...knee.with.additions])
      expect(offered(code), code).toEqual(['KX']);
  });

  test('of JZ only when the record says that nothing of a single dose was discarded', () => {
    const theCase = withLines(exampleRadiopharmaceutical(), () => ({ modifiers: [] }));
    expect(offersOf(theCase)).toEqual([{ at: 0, modifier: 'JZ', barred: null }]);
    for (const doseDiscarded of [null, 0.5]) {
      const { claim } = theCase;
      const radiopharmaceutical = { ...claim.radiopharmaceutical, doseDiscarded };
      expect(offersOf({ ...theCase, claim: { ...claim, radiopharmaceutical } })).toEqual([]);
    }
  });

  test('never go to a line without a code, or to a code that the modifier is not meant for', () => {
    expect(offersOf(withLines(exampleOrthosis(), () => ({ code: '', modifiers: [] })))).toEqual([]);
    const repaired = withLines(withTest(exampleOxygenRental('medicare'), 86), () => ({
      code: 'K0739',
      modifiers: [],
    }));
    expect(offersOf(repaired)).toEqual([]);
  });
});

test('the group on file takes the payer’s thresholds, and no test has none', () => {
  const theCase = withTest(exampleOxygenRental('medicare'), 90);
  expect(groupOnFile(theCase)?.group).toBe('neither');
  const { payer } = theCase;
  const generous = payer && {
    ...payer,
    settings: {
      ...payer.settings,
      rental: {
        ...payer.settings.rental,
        thresholds: { ...payer.settings.rental.thresholds, saturationAtMost: 90 },
      },
    },
  };
  expect(groupOnFile({ ...theCase, payer: generous })?.group).toBe('groupI');
  expect(groupOnFile({ ...theCase, oxygenTest: null })).toBeNull();
});
