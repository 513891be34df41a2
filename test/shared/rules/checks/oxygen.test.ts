import { describe, expect, test } from 'vitest';
import { evaluateCase, type Evaluation } from '../../../../shared/rules/evaluate.ts';
import { exampleRental } from '../../../../shared/rules/examples/exampleRental.ts';
import { roundedSaturation } from '../../../../shared/rules/oxygenGroup.ts';
import { noticeOn } from '../brokenCases.ts';
import {
  blockerIds,
  findingIds,
  judged,
  lineOf,
  payerOf,
  recordOf,
  statusOf,
  TODAY,
} from '../startingCases.ts';

describe('thresholds', () => {
  test.each([
    [88, 88],
    [88.4, 88],
    [88.49, 88],
    [88.5, 89],
    [89.4, 89],
    [89.5, 90],
  ])('%f%% is read as %i%%', (measured, read) => {
    expect(roundedSaturation(measured)).toBe(read);
  });

  const saturation = (value: number, condition: 'edema' | null = null) =>
    judged('rental', (c) => {
      const test = recordOf(c.oxygenTest);
      test.saturation = value;
      test.groupTwoCondition = condition;
    });

  test('88.4 is group I, 88.5 is group II and needs a condition, 89.5 is neither', () => {
    expect(saturation(88).findings).toEqual([]);
    expect(saturation(88.4).findings).toEqual([]);
    expect(findingIds(saturation(88.5))).toEqual(['E1392-CRITERIA']);
    expect(saturation(88.5, 'edema').findings).toEqual([]);
    expect(saturation(89.4, 'edema').findings).toEqual([]);
    expect(findingIds(saturation(89.5, 'edema'))).toEqual(['E1392-CRITERIA']);
  });

  const bloodGas = (pao2: number, condition: 'edema' | null = null) =>
    judged('rental', (c) => {
      Object.assign(recordOf(c.oxygenTest), {
        method: 'arterialBloodGas',
        pao2,
        saturation: null,
        groupTwoCondition: condition,
      });
    });

  test('blood gas: 55 is group I, 55.5 to 59 is group II, 59.5 is neither; it is not rounded', () => {
    expect(bloodGas(55).findings).toEqual([]);
    expect(findingIds(bloodGas(55.5))).toEqual(['E1392-CRITERIA']);
    expect(bloodGas(55.5, 'edema').findings).toEqual([]);
    expect(bloodGas(59, 'edema').findings).toEqual([]);
    expect(findingIds(bloodGas(59.5, 'edema'))).toEqual(['E1392-CRITERIA']);
  });

  test('a blood gas may state the saturation alone; the evidence names what there is', () => {
    const evaluation = judged('rental', (c) => {
      Object.assign(recordOf(c.oxygenTest), { method: 'arterialBloodGas', pao2: null, saturation: 87 });
    });
    expect(evaluation.findings).toEqual([]);
    const evidence = (id: string) => evaluation.requirements.find((item) => item.id === id)?.evidence;
    expect(evidence('E1392-CRITERIA')).toBe('Group I: saturation 87% at rest');
    const both = judged('rental', (c) => {
      Object.assign(recordOf(c.oxygenTest), { method: 'arterialBloodGas', pao2: 70, saturation: 95 });
    });
    expect(both.findings[0]?.message).toContain('PaO2 70 mm Hg, saturation 95% at rest');
  });

  test('the thresholds are the payer’s own', () => {
    const strict = judged('rental', (c) => {
      payerOf(c).settings.rental.thresholds = {
        pao2AtMost: 55,
        saturationAtMost: 85,
        pao2GroupTwoAtMost: null,
        saturationGroupTwoAtMost: null,
      };
      recordOf(c.oxygenTest).groupTwoCondition = 'edema';
    });
    expect(findingIds(strict)).toEqual(['E1392-CRITERIA']);
  });

  test('the age of the test: at the limit it stands, a day older it does not', () => {
    const tested = (day: string) =>
      judged('rental', (c) => {
        Object.assign(recordOf(c.oxygenTest), { testedOn: day, evaluatedOn: null });
      });
    expect(tested('2026-07-07').findings).toEqual([]);
    expect(findingIds(tested('2026-07-06'))).toEqual(['E1392-DOC-TEST']);
    expect(tested('2026-10-05').findings).toEqual([]);
  });

  test('evaluated on the day of the test or later, and not in the future; Medicare has to know the day', () => {
    const evaluated = (start: 'rental' | 'medicareRental', day: string | null) =>
      statusOf(
        judged(start, (c) => {
          recordOf(c.oxygenTest).evaluatedOn = day;
        }),
        'E1392-DOC-TEST',
      );
    for (const start of ['rental', 'medicareRental'] as const) {
      expect([start, evaluated(start, '2026-09-17')]).toEqual([start, 'unmet']);
      expect([start, evaluated(start, '2026-09-18')]).toEqual([start, 'met']);
      expect([start, evaluated(start, '2026-11-02')]).toEqual([start, 'met']);
      expect([start, evaluated(start, '2026-11-03')]).toEqual([start, 'unmet']);
    }
    expect(evaluated('rental', null)).toBe('met');
    expect(evaluated('medicareRental', null)).toBe('unknown');
  });

  test('exertion with Medicare: oxygen has to help; another payer does not ask', () => {
    const exertion = (start: 'rental' | 'medicareRental', onOxygen: number | null) =>
      judged(start, (c) => {
        Object.assign(recordOf(c.oxygenTest), {
          condition: 'exertion',
          saturationAtRest: start === 'medicareRental' ? 93 : null,
          saturationOnOxygen: onOxygen,
        });
      });
    expect(exertion('medicareRental', 92).findings).toEqual([]);
    expect(findingIds(exertion('medicareRental', 86))).toEqual(['E1392-CRITERIA']);
    expect(exertion('rental', null).findings).toEqual([]);
  });
});

describe('one judgement of the coverage group', () => {
  /** What the guide and Medicare's own rules say of the same test. */
  const both = (values: object, modifier: string, condition = '') => {
    const theCase = structuredClone(exampleRental('medicare'));
    Object.assign(recordOf(theCase.oxygenTest), values);
    theCase.claim.rental.groupThreeCondition = condition;
    recordOf(theCase.order).lengthOfNeedMonths = 3;
    lineOf(theCase).modifiers = ['RR', modifier];
    const evaluation = evaluateCase(theCase, TODAY);
    return ['E1392-CRITERIA', 'MCR-O2-GROUP', 'E1392-MOD-KX', 'MCR-O2-MODIFIER'].map((id) =>
      statusOf(evaluation, id),
    );
  };
  const ALL_MET = ['met', 'met', 'met', 'met'];

  test('group III, the value awake beside a test asleep, and a hematocrit that speaks by itself', () => {
    expect(both({ saturation: 96 }, 'N3', 'Cluster headache')).toEqual(ALL_MET);
    expect(both({ condition: 'sleep', saturation: 85, awakeSaturation: 87 }, 'N1')).toEqual(ALL_MET);
    expect(both({ saturation: 89, groupTwoCondition: null, hematocrit: 58 }, 'N2')).toEqual(ALL_MET);
  });

  test('N3 without a condition of group III is borne out by neither', () => {
    expect(both({ saturation: 96 }, 'N3')).toEqual(['unmet', 'unknown', 'unknown', 'unknown']);
  });

  test('another payer judges by its own thresholds, and erythrocythemia by the hematocrit', () => {
    const erythrocythemia = (hematocrit: number | null) =>
      statusOf(
        judged('rental', (c) => {
          Object.assign(recordOf(c.oxygenTest), {
            saturation: 89,
            groupTwoCondition: 'erythrocythemia',
            hematocrit,
          });
        }),
        'E1392-CRITERIA',
      );
    expect(erythrocythemia(57)).toBe('met');
    expect(erythrocythemia(56)).toBe('unmet');
    expect(erythrocythemia(45)).toBe('unmet');
    expect(erythrocythemia(null)).toBe('unknown');
    const asleep = judged('rental', (c) => {
      recordOf(c.oxygenTest).condition = 'sleep';
    });
    expect(asleep.findings).toEqual([]);
  });

  test.each([
    ['G44.009', 'Cluster headache'],
    ['J18.9', ''],
    ['J10.1', ''],
    ['U07.1', ''],
  ])('%s explains oxygen', (code) => {
    const evaluation = judged('medicareRental', (c) => {
      c.diagnoses = [{ ...recordOf(c.diagnoses[0] ?? null), code }];
      c.claim.diagnosisCodes = [code];
    });
    expect(statusOf(evaluation, 'E1392-DOC-DIAGNOSIS')).toBe('met');
  });

  test('GY says like GA and GZ that no coverage is claimed', () => {
    const expecting = (modifier: string) =>
      judged('medicareRental', (c) => {
        recordOf(c.oxygenTest).saturation = 93;
        lineOf(c).modifiers = ['RR', modifier];
      });
    for (const modifier of ['GY', 'GZ'])
      expect([modifier, ...blockerIds(expecting(modifier))]).toEqual([modifier]);
    expect(blockerIds(expecting('GX'))).toEqual(['E1392-CRITERIA']);
  });
});

describe('a rental begun under the waiver of the public health emergency', () => {
  const waived = (start: string, modifiers: string[] = ['RR', 'KX', 'CR']) => {
    const theCase = structuredClone(exampleRental('medicare'));
    recordOf(theCase.equipment).rentalStartedOn = start;
    recordOf(theCase.oxygenTest).saturation = 93;
    lineOf(theCase).modifiers = modifiers;
    return evaluateCase(theCase, TODAY);
  };
  const answers = (evaluation: Evaluation) =>
    ['E1392-CRITERIA', 'MCR-O2-GROUP', 'E1392-MOD-KX', 'MCR-O2-MODIFIER'].map((id) =>
      statusOf(evaluation, id),
    );

  test('KX with CR stands, also where KX alone would be refused', () => {
    for (const start of ['2021-05-07', '2023-04-20', '2023-05-11'])
      expect([start, ...answers(waived(start))]).toEqual([
        start,
        'notApplicable',
        'notApplicable',
        'met',
        'met',
      ]);
  });

  test('not before, not after, and not without CR', () => {
    for (const start of ['2018-05-07', '2023-05-12'])
      expect([start, answers(waived(start))[0]]).toEqual([start, 'unmet']);
    expect(answers(waived('2021-05-07', ['RR', 'KX']))[0]).toBe('unmet');
  });
});

describe('the coverage modifier', () => {
  test('a payer that asks for none gets none', () => {
    const evaluation = judged('rental', (c) => {
      payerOf(c).settings.rental.coverageModifier = 'none';
      lineOf(c).modifiers = ['RR'];
    });
    expect(evaluation.findings).toEqual([]);
    expect(statusOf(evaluation, 'E1392-MOD-KX')).toBe('met');
  });

  test('an attestation of today counts', () => {
    expect(
      findingIds(
        judged('rental', (c) => {
          c.claim.attestation.criteriaAttestedOn = '2026-11-02';
        }),
      ),
    ).toEqual([]);
  });

  test('nobody attested and no modifier: the attestation is what mends it', () => {
    const evaluation = judged('rental', (c) => {
      c.claim.attestation.criteriaAttestedBy = '';
      lineOf(c).modifiers = ['RR'];
    });
    expect(evaluation.findings).toMatchObject([
      { rule: 'E1392-MOD-KX', severity: 'warning', path: 'claim.attestation.criteriaAttestedBy' },
    ]);
  });

  test('a Medicare rental begun before April 2023 may go on with KX', () => {
    const begun = (day: string) =>
      judged('medicareRental', (c) => {
        recordOf(c.equipment).rentalStartedOn = day;
        c.claim.delivery.deliveredOn = day;
        recordOf(c.oxygenTest).testedOn = '2023-03-01';
        recordOf(c.order).receivedOn = '2023-03-02';
        lineOf(c).modifiers = ['RR', 'KX'];
      });
    expect(begun('2023-03-31').findings).toEqual([]);
    expect(findingIds(begun('2023-04-01'))).toEqual(['E1392-MOD-KX']);
  });

  test('group II says N2', () => {
    const groupTwo = (modifier: string) =>
      judged('medicareRental', (c) => {
        recordOf(c.oxygenTest).saturation = 89;
        recordOf(c.oxygenTest).hematocrit = 58;
        lineOf(c).modifiers = ['RR', modifier];
      });
    expect(groupTwo('N2').findings).toEqual([]);
    expect(blockerIds(groupTwo('N1'))).toEqual(['E1392-MOD-KX']);
  });

  test('it is never asked of a claim that expects a denial, and its thresholds only warn there', () => {
    const expected = judged('medicareRental', (c) => {
      recordOf(c.oxygenTest).saturation = 93;
      lineOf(c).modifiers = ['RR', 'GA'];
      noticeOn(c, '2026-10-05');
    });
    expect(expected.findings).toMatchObject([{ rule: 'E1392-CRITERIA', severity: 'warning' }]);
    expect(expected.finalisable).toBe(true);
    expect(statusOf(expected, 'E1392-MOD-KX')).toBe('met');
    expect(statusOf(expected, 'E1392-MOD-GA')).toBe('met');
  });

  test('GA without its notice does not buy the thresholds off', () => {
    const bought = judged('medicareRental', (c) => {
      recordOf(c.oxygenTest).saturation = 93;
      lineOf(c).modifiers = ['RR', 'GA'];
    });
    expect(blockerIds(bought)).toEqual(['E1392-MOD-GA']);
    expect(bought.finalisable).toBe(false);
  });

  test('a notice of the day of delivery is in time, a day later it is not', () => {
    const noticed = (day: string) =>
      judged('rental', (c) => {
        lineOf(c).modifiers = ['RR', 'GA'];
        noticeOn(c, day);
      });
    expect(noticed('2026-10-05').findings).toEqual([]);
    expect(blockerIds(noticed('2026-10-06'))).toEqual(['E1392-MOD-GA']);
  });
});
