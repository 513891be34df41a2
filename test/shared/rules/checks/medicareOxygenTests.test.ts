import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { exampleId, examplePaper } from '../../../../shared/rules/examples/people.ts';
import { anOverride, lineOf, recordOf, statusOf } from '../startingCases.ts';
import {
  asleep,
  deviceOf,
  exertion,
  groupThree,
  groupTwo,
  judge,
  noticed,
  orderOf,
  OXYGEN_STARTS,
  portable,
  rental,
  rentalOf,
  secondLine,
  stationary,
  testOf,
  type OxygenStart,
} from '../packs/medicare/oxygenStarts.ts';

/** Coverage, its modifiers, and how and when the test was made: the edges. */

function status(start: OxygenStart, id: string, change: (theCase: ClaimCase) => void): string {
  const theCase = OXYGEN_STARTS[start]();
  change(theCase);
  return statusOf(judge(theCase), id);
}

function finding(theCase: ClaimCase, id: string) {
  return judge(theCase).findings.find(({ rule }) => rule === id);
}

describe('coverage group', () => {
  test('the evidence says which group, and by what', () => {
    const evidence = (theCase: ClaimCase) =>
      judge(theCase).requirements.find(({ id }) => id === 'MCR-O2-GROUP')?.evidence;
    expect(evidence(rental())).toBe('Group I: saturation 86% at rest');
    expect(evidence(exertion())).toBe('Group I: saturation 86% on exertion');
    expect(evidence(asleep())).toBe('Group I: saturation 86% during sleep, saturation 93% awake');
    expect(evidence(groupTwo())).toBe('Group II: saturation 89% at rest, dependent edema');
    expect(evidence(groupThree())).toContain('Group III');
  });

  test('a value awake may stand in another test of the patient, and not of somebody else', () => {
    const awake = (patientId: string, id = exampleId(250)) =>
      status('asleep', 'MCR-O2-GROUP', (c) => {
        testOf(c).awakeSaturation = null;
        c.otherTests = [{ ...testOf(c), id, patientId, condition: 'rest', saturation: 93 }];
      });
    expect(awake(rental().patient.id)).toBe('met');
    expect(awake(rental().office.id)).toBe('unknown');
    // The claim's own test among the others is no second witness.
    expect(awake(rental().patient.id, testOf(rental()).id)).toBe('unknown');
  });

  test('where a denial is expected it only warns, known or not; on every line, or not at all', () => {
    expect(finding(noticed(), 'MCR-O2-GROUP')).toMatchObject({ severity: 'warning', status: 'unmet' });
    const open = noticed();
    Object.assign(testOf(open), { saturation: 89, groupTwoCondition: 'erythrocythemia' });
    expect(finding(open, 'MCR-O2-GROUP')).toMatchObject({ severity: 'warning', status: 'unknown' });
    expect(judge(open).finalisable).toBe(true);
    const half = noticed();
    secondLine(half).modifiers = ['RR'];
    expect(finding(half, 'MCR-O2-GROUP')).toMatchObject({ severity: 'blocker' });
  });

  test('qualified under the waiver: KX with CR on every line of a rental begun in the emergency', () => {
    const waived = (start: string, ...modifiers: string[]) => {
      const theCase = stationary();
      deviceOf(theCase).rentalStartedOn = start;
      testOf(theCase).saturation = 92;
      lineOf(theCase).modifiers = ['RR', ...modifiers];
      const evaluation = judge(theCase);
      return ['MCR-O2-GROUP', 'MCR-O2-MODIFIER'].map((id) => statusOf(evaluation, id));
    };
    expect(waived('2023-03-31', 'KX', 'CR')).toEqual(['notApplicable', 'met']);
    // The modifier waits for the group, whose rule speaks.
    expect(waived('2023-03-31', 'KX')).toEqual(['unmet', 'unknown']);
    expect(waived('2023-03-31', 'N1', 'CR')).toEqual(['unmet', 'unknown']);
    for (const start of ['2020-03-01', '2020-03-02', '2023-05-10', '2023-05-11'])
      expect([start, ...waived(start, 'KX', 'CR')]).toEqual([start, 'notApplicable', 'met']);
    for (const start of ['2018-06-01', '2020-02-29', '2023-05-12'])
      expect([start, ...waived(start, 'KX', 'CR')]).toEqual([start, 'unmet', 'unknown']);
  });

  test('the waiver is told on every line, of a rental whose first day is known', () => {
    const theCase = rental();
    deviceOf(theCase).rentalStartedOn = '2023-03-31';
    testOf(theCase).saturation = 92;
    lineOf(theCase).modifiers = ['RR', 'KX', 'CR'];
    secondLine(theCase).modifiers = ['RR', 'KX'];
    expect(statusOf(judge(theCase), 'MCR-O2-GROUP')).toBe('unmet');
    secondLine(theCase).modifiers = ['RR', 'KX', 'CR'];
    expect(statusOf(judge(theCase), 'MCR-O2-GROUP')).toBe('notApplicable');
    for (const start of [null, '2026-10-07']) {
      deviceOf(theCase).rentalStartedOn = start;
      expect(statusOf(judge(theCase), 'MCR-O2-GROUP')).toBe('unmet');
    }
    theCase.equipment = null;
    expect(statusOf(judge(theCase), 'MCR-O2-GROUP')).toBe('unmet');
  });

  test('without lines nothing says that a denial is expected, and no waiver', () => {
    const theCase = stationary();
    testOf(theCase).saturation = 92;
    deviceOf(theCase).rentalStartedOn = '2023-03-31';
    theCase.claim.lines = [];
    expect(finding(theCase, 'MCR-O2-GROUP')).toMatchObject({ severity: 'blocker' });
  });

  test('rules that need a group wait for the one that asks whether there is one', () => {
    const none = judge(
      (() => {
        const theCase = rental();
        testOf(theCase).saturation = 95;
        return theCase;
      })(),
    );
    expect(none.findings.map(({ rule }) => rule)).toEqual(['MCR-O2-GROUP']);
    for (const id of ['MCR-O2-PORTABLE', 'MCR-O2-REPEAT', 'MCR-O2-REPEAT-ORDER', 'MCR-O2-GROUP3-PERIOD'])
      expect(statusOf(none, id)).toBe('notApplicable');
  });

  test('once the group is set aside, a statement on the line is told on its own', () => {
    const theCase = rental();
    testOf(theCase).saturation = 95;
    theCase.claim.overrides = [anOverride('MCR-O2-GROUP')];
    const evaluation = judge(theCase);
    expect(evaluation.finalisable).toBe(false);
    expect(finding(theCase, 'MCR-O2-MODIFIER')?.message).toContain('N1 says that criteria are met');
    const open = rental();
    Object.assign(testOf(open), { saturation: 89, groupTwoCondition: 'erythrocythemia' });
    open.claim.overrides = [anOverride('MCR-O2-GROUP')];
    expect(finding(open, 'MCR-O2-MODIFIER')).toMatchObject({ severity: 'blocker', status: 'unknown' });
    expect(judge(open).finalisable).toBe(false);
  });
});

describe('the modifier of the group', () => {
  test('N1, N2 and N3 by the group', () => {
    const said = (start: OxygenStart, modifier: string) =>
      status(start, 'MCR-O2-MODIFIER', (c) => {
        for (const line of c.claim.lines) line.modifiers = ['RR', modifier];
      });
    expect(['N1', 'N2', 'N3'].map((one) => said('rental', one))).toEqual(['met', 'unmet', 'unmet']);
    expect(['N1', 'N2', 'N3'].map((one) => said('groupTwo', one))).toEqual(['unmet', 'met', 'unmet']);
    expect(['N1', 'N2', 'N3'].map((one) => said('groupThree', one))).toEqual(['unmet', 'unmet', 'met']);
  });

  test('a line that expects a denial need not say the group, the other lines do', () => {
    const theCase = rental();
    secondLine(theCase).modifiers = ['RR', 'GZ'];
    expect(statusOf(judge(theCase), 'MCR-O2-MODIFIER')).toBe('met');
    lineOf(theCase).modifiers = ['RR', 'GZ'];
    expect(statusOf(judge(theCase), 'MCR-O2-MODIFIER')).toBe('met');
    lineOf(theCase).modifiers = ['RR'];
    expect(statusOf(judge(theCase), 'MCR-O2-MODIFIER')).toBe('unmet');
  });

  test('what is missing is named: KX for an older rental, the group for a newer one', () => {
    const missing = (start: string) => {
      const theCase = stationary();
      deviceOf(theCase).rentalStartedOn = start;
      lineOf(theCase).modifiers = ['RR'];
      return finding(theCase, 'MCR-O2-MODIFIER')?.message;
    };
    expect(missing('2023-03-31')).toContain('KX is missing');
    expect(missing('2023-04-01')).toContain('N1 is missing');
  });

  test('what was said, and when it was attested, is the evidence; a silent line is named by its number', () => {
    const told = (theCase: ClaimCase) =>
      judge(theCase).requirements.find(({ id }) => id === 'MCR-O2-MODIFIER')?.evidence;
    expect(told(rental())).toBe('N1 on the lines, attested on 2026-10-07');
    expect(told(noticed())).toBe('No line says that the criteria are met');
    const both = rental();
    for (const line of both.claim.lines) line.modifiers = ['RR', 'GZ'];
    expect(told(both)).toBe('The lines say that a denial is expected');
    const silent = rental();
    secondLine(silent).modifiers = ['RR'];
    expect(finding(silent, 'MCR-O2-MODIFIER')?.message).toContain('line 2 does not say so');
    secondLine(silent).modifiers = ['RR', 'N3'];
    expect(finding(silent, 'MCR-O2-MODIFIER')?.message).toContain(
      'N3 is on the line, and the test belongs to N1',
    );
  });

  test('nothing is attested where nothing is said; today counts', () => {
    const theCase = noticed();
    theCase.claim.attestation = { criteriaAttestedBy: '', criteriaAttestedOn: null, codeMeaning: null };
    expect(statusOf(judge(theCase), 'MCR-O2-MODIFIER')).toBe('met');
    expect(
      status('rental', 'MCR-O2-MODIFIER', (c) => {
        c.claim.attestation.criteriaAttestedOn = '2026-11-02';
      }),
    ).toBe('met');
  });

  test('no line, no oxygen, no start: open or not asked', () => {
    expect(
      status('rental', 'MCR-O2-MODIFIER', (c) => {
        c.claim.lines = [];
      }),
    ).toBe('unknown');
    expect(
      status('rental', 'MCR-O2-MODIFIER', (c) => {
        c.claim.lines.splice(1);
        lineOf(c).code = 'A4615';
      }),
    ).toBe('notApplicable');
    expect(
      status('rental', 'MCR-O2-MODIFIER', (c) => {
        deviceOf(c).rentalStartedOn = null;
      }),
    ).toBe('unknown');
  });
});

describe('group III', () => {
  test('its first period ends with the prescription, day for day', () => {
    const on = (day: string, months: number) => {
      const theCase = groupThree();
      theCase.claim.dateOfService = day;
      orderOf(theCase).lengthOfNeedMonths = months;
      return statusOf(judge(theCase), 'MCR-O2-GROUP3-PERIOD');
    };
    expect(on('2026-11-06', 1)).toBe('met');
    expect(on('2026-11-07', 1)).toBe('unmet');
    expect(on('2026-11-07', 2)).toBe('met');
    // Day 90 is the last; beyond it the repeat is asked about.
    expect(on('2027-01-04', 99)).toBe('met');
    expect(on('2027-01-05', 99)).toBe('notApplicable');
  });

  test('its period is asked of no other group, and not without an order or a first day', () => {
    expect(status('rental', 'MCR-O2-GROUP3-PERIOD', (c) => (orderOf(c).lengthOfNeedMonths = null))).toBe(
      'notApplicable',
    );
    expect(status('groupThree', 'MCR-O2-GROUP3-PERIOD', (c) => (c.order = null))).toBe('unknown');
    expect(status('groupThree', 'MCR-O2-GROUP3-PERIOD', (c) => (deviceOf(c).rentalStartedOn = null))).toBe(
      'unknown',
    );
    const theCase = groupThree();
    theCase.claim.dateOfService = '2026-11-07';
    orderOf(theCase).lengthOfNeedMonths = 1;
    expect(finding(theCase, 'MCR-O2-GROUP3-PERIOD')?.message).toContain('ran out on 2026-11-06');
  });

  test('is refused for conditions on the list of denials, and for others is not', () => {
    const denied = (...codes: string[]) => {
      const theCase = groupThree();
      theCase.claim.diagnosisCodes = codes;
      return statusOf(judge(theCase), 'MCR-O2-DENIED');
    };
    expect(denied('I20.9')).toBe('unmet');
    expect(denied('R06.02', 'I73.9')).toBe('unmet');
    expect(denied('I20.9', 'G44.009')).toBe('met');
    expect(denied()).toBe('notApplicable');
    const angina = (change: (theCase: ClaimCase) => void) =>
      status('rental', 'MCR-O2-DENIED', (c) => {
        c.claim.diagnosisCodes = ['I20.9'];
        change(c);
      });
    expect(angina(() => undefined)).toBe('notApplicable');
    expect(angina((c) => (c.oxygenTest = null))).toBe('unknown');
  });
});

describe('repeat test and new order', () => {
  /** Begun on 7 June: day 61 is 6 August, day 90 is 4 September. */
  const evaluated = (day: string) =>
    status('groupTwo', 'MCR-O2-REPEAT', (c) => {
      const repeat = recordOf(c.otherTests[0] ?? null);
      repeat.evaluatedOn = day;
      repeat.testedOn = '2026-07-20';
    });

  test('evaluated on day 60, 61, 90 and 91', () => {
    expect(evaluated('2026-08-05')).toBe('unmet');
    expect(evaluated('2026-08-06')).toBe('met');
    expect(evaluated('2026-09-04')).toBe('met');
    expect(evaluated('2026-09-05')).toBe('unmet');
  });

  test('says whether there is none, none in time, or none that qualifies', () => {
    const message = (change: (theCase: ClaimCase) => void) => {
      const theCase = groupTwo();
      change(theCase);
      return finding(theCase, 'MCR-O2-REPEAT')?.message;
    };
    expect(message((c) => (c.otherTests = []))).toContain(
      'no repeat test evaluated from 2026-08-06 to 2026-09-04',
    );
    expect(message((c) => (recordOf(c.otherTests[0] ?? null).evaluatedOn = '2026-09-20'))).toContain(
      'was not evaluated from',
    );
    expect(message((c) => (recordOf(c.otherTests[0] ?? null).saturation = 93))).toContain('does not qualify');
  });

  test('is asked for services after day 90 only, and says until when it is due', () => {
    const served = (day: string) => {
      const theCase = groupTwo();
      theCase.otherTests = [];
      theCase.otherOrders = [];
      theCase.claim.dateOfService = day;
      return judge(theCase);
    };
    for (const id of ['MCR-O2-REPEAT', 'MCR-O2-REPEAT-ORDER']) {
      expect(statusOf(served('2026-09-03'), id)).toBe('notApplicable');
      expect(statusOf(served('2026-09-04'), id)).toBe('notApplicable');
      expect(statusOf(served('2026-09-05'), id)).toBe('unmet');
    }
    expect(served('2026-07-07').requirements.find(({ id }) => id === 'MCR-O2-REPEAT')?.evidence).toContain(
      'between 2026-08-06 and 2026-09-04',
    );
  });

  test('the repeat may be the claim’s own test', () => {
    const theCase = groupTwo();
    const [repeat] = theCase.otherTests;
    theCase.otherTests = [testOf(theCase)];
    theCase.oxygenTest = { ...recordOf(repeat ?? null), documentId: testOf(theCase).documentId };
    expect(statusOf(judge(theCase), 'MCR-O2-REPEAT')).toBe('met');
  });

  test('a first order of day 61 will do, one of day 60 will not; so will one of the day of service', () => {
    const ordered = (day: string) =>
      status('groupTwo', 'MCR-O2-REPEAT-ORDER', (c) => {
        recordOf(c.otherOrders[0] ?? null).orderedOn = day;
      });
    expect(ordered('2026-08-05')).toBe('unmet');
    expect(ordered('2026-08-06')).toBe('met');
    expect(ordered('2026-10-07')).toBe('met');
    expect(ordered('2026-10-08')).toBe('unmet');
    expect(
      status('groupTwo', 'MCR-O2-REPEAT-ORDER', (c) => {
        c.otherOrders = [];
        orderOf(c).orderedOn = '2026-08-20';
      }),
    ).toBe('met');
    expect(
      status('groupTwo', 'MCR-O2-REPEAT-ORDER', (c) => {
        Object.assign(recordOf(c.otherOrders[0] ?? null), { covers: 'contents', signature: 'handwritten' });
      }),
    ).toBe('met');
  });

  test('group III asks for it as well; group I and replacements do not', () => {
    const later = groupThree();
    deviceOf(later).rentalStartedOn = '2026-06-07';
    const evaluation = judge(later);
    expect(statusOf(evaluation, 'MCR-O2-REPEAT')).toBe('unmet');
    later.otherTests = [
      {
        ...testOf(later),
        id: exampleId(251),
        testedOn: '2026-08-20',
        evaluatedOn: '2026-08-21',
        saturation: 97,
      },
    ];
    expect(statusOf(judge(later), 'MCR-O2-REPEAT')).toBe('met');
    const replaced = groupTwo();
    replaced.otherTests = [];
    rentalOf(replaced).replacement = 'lost';
    expect(statusOf(judge(replaced), 'MCR-O2-REPEAT')).toBe('notApplicable');
    expect(
      status('rental', 'MCR-O2-REPEAT', (c) => {
        deviceOf(c).rentalStartedOn = '2026-01-07';
      }),
    ).toBe('notApplicable');
  });
});

describe('how the test was made', () => {
  test('in hospital: on the day of discharge, two days before, three days before', () => {
    const discharged = (day: string | null) =>
      status('rental', 'MCR-O2-TEST-INPATIENT', (c) => {
        Object.assign(testOf(c), { inpatient: true, dischargedOn: day });
      });
    expect(discharged('2026-09-28')).toBe('met');
    expect(discharged('2026-09-30')).toBe('met');
    expect(discharged('2026-10-01')).toBe('unmet');
    expect(discharged('2026-09-27')).toBe('unmet');
    expect(discharged(null)).toBe('unmet');
    expect(
      status('rental', 'MCR-O2-TEST-INPATIENT', (c) => {
        Object.assign(testOf(c), { inpatient: true, dischargedOn: '2026-09-30', testedOn: null });
      }),
    ).toBe('unknown');
  });

  test('three readings are asked of exertion only', () => {
    expect(status('rental', 'MCR-O2-TEST-EXERTION', () => undefined)).toBe('notApplicable');
    expect(status('exertion', 'MCR-O2-TEST-EXERTION', () => undefined)).toBe('met');
  });

  test('with sleep apnea a titration; without it, or by day, nothing is asked', () => {
    const apnea = (change: (theCase: ClaimCase) => void, start: OxygenStart = 'asleep') =>
      status(start, 'MCR-O2-TEST-APNEA', (c) => {
        c.diagnoses.push({ ...recordOf(c.diagnoses[0] ?? null), id: exampleId(252), code: 'G47.33' });
        change(c);
      });
    expect(apnea(() => undefined)).toBe('unmet');
    expect(apnea((c) => (testOf(c).study = 'titration'))).toBe('met');
    expect(apnea((c) => (testOf(c).study = null))).toBe('unknown');
    expect(apnea((c) => (testOf(c).condition = null))).toBe('unknown');
    expect(apnea(() => undefined, 'rental')).toBe('notApplicable');
    expect(apnea((c) => (recordOf(c.diagnoses[2] ?? null).patientId = c.office.id))).toBe('notApplicable');
    expect(
      status('asleep', 'MCR-O2-TEST-APNEA', (c) => {
        c.claim.diagnosisCodes = ['G4733'];
      }),
    ).toBe('unmet');
    expect(status('asleep', 'MCR-O2-TEST-APNEA', () => undefined)).toBe('notApplicable');
  });

  test('a blood gas of the same day that says as much is no trouble; one of another day is not compared', () => {
    const gas = (change: Record<string, unknown>) =>
      status('rental', 'MCR-O2-TEST-GAS', (c) => {
        c.otherTests = [
          {
            ...testOf(c),
            id: exampleId(253),
            method: 'arterialBloodGas',
            pao2: 62,
            saturation: 91,
            ...change,
          },
        ];
      });
    expect(gas({})).toBe('unmet');
    expect(gas({ pao2: 55 })).toBe('met');
    expect(gas({ pao2: 58 })).toBe('unmet');
    expect(gas({ testedOn: '2026-09-27' })).toBe('notApplicable');
    expect(gas({ testedOn: null })).toBe('notApplicable');
    expect(gas({ condition: 'sleep' })).toBe('notApplicable');
    expect(gas({ method: 'oximetry' })).toBe('notApplicable');
    expect(gas({ roomAir: false })).toBe('notApplicable');
    expect(gas({ patientId: rental().office.id })).toBe('notApplicable');
    expect(
      status('rental', 'MCR-O2-TEST-GAS', (c) => {
        testOf(c).method = 'arterialBloodGas';
      }),
    ).toBe('notApplicable');
    for (const field of ['method', 'saturation'] as const)
      expect(
        status('rental', 'MCR-O2-TEST-GAS', (c) => {
          testOf(c)[field] = null;
        }),
      ).toBe('unknown');
    const second = groupTwo();
    second.otherTests = [
      { ...testOf(second), id: exampleId(254), method: 'arterialBloodGas', pao2: 57, saturation: 90 },
      ...second.otherTests,
    ];
    expect(statusOf(judge(second), 'MCR-O2-TEST-GAS')).toBe('met');
  });
});

describe('a portable system', () => {
  test('three words on moving about are the least', () => {
    const words = (text: string) =>
      status('rental', 'MCR-O2-PORTABLE', (c) => {
        rentalOf(c).mobilityInHome = text;
      });
    expect(words('Walks unaided')).toBe('unmet');
    expect(words('Walks without help')).toBe('met');
  });

  test('is not asked about where none is billed, and has to be prescribed where one is', () => {
    expect(status('asleep', 'MCR-O2-PORTABLE', () => undefined)).toBe('notApplicable');
    expect(
      status('rental', 'MCR-O2-PORTABLE', (c) => {
        rentalOf(c).portablePrescribed = null;
      }),
    ).toBe('unknown');
    expect(status('exertion', 'MCR-O2-PORTABLE', () => undefined)).toBe('met');
  });
});

describe('tested before the rental began', () => {
  /** In the third month of a rental begun on 7 August: day 61 is 6 October, day 90 is 4 November. */
  const tested = (day: string, change: (theCase: ClaimCase) => void = () => undefined) => {
    const theCase = OXYGEN_STARTS.switched();
    theCase.claim.dateOfService = '2026-11-01';
    Object.assign(testOf(theCase), { testedOn: day, evaluatedOn: day });
    change(theCase);
    return statusOf(judge(theCase), 'MCR-O2-TEST-TIME');
  };

  test('to the first day; then only as the repeat between day 61 and day 90', () => {
    expect(tested('2026-08-06')).toBe('met');
    expect(tested('2026-08-07')).toBe('met');
    expect(tested('2026-08-08')).toBe('unmet');
    expect(tested('2026-10-05')).toBe('unmet');
    expect(tested('2026-10-06')).toBe('notApplicable');
    expect(tested('2026-11-01')).toBe('notApplicable');
    expect(tested('2026-08-08', (c) => (deviceOf(c).rentalStartedOn = null))).toBe('unknown');
  });

  test('an earlier test of the patient on file is enough', () => {
    const beside = (testedOn: string | null, change: object = {}) =>
      tested('2026-09-15', (c) => {
        c.otherTests = [{ ...testOf(c), id: exampleId(256), testedOn, ...change }];
      });
    expect(beside('2026-08-07')).toBe('met');
    expect(beside('2026-08-08')).toBe('unmet');
    expect(beside(null)).toBe('unmet');
    expect(beside('2026-08-01', { patientId: exampleId(257) })).toBe('unmet');
  });

  test('not asked of a replacement, of a line that expects a denial, nor under the waiver', () => {
    expect(tested('2026-09-15', (c) => (rentalOf(c).replacement = 'stolen'))).toBe('notApplicable');
    expect(tested('2026-09-15', (c) => (lineOf(c).modifiers = ['RR', 'GZ']))).toBe('notApplicable');
    expect(
      tested('2026-09-15', (c) => {
        deviceOf(c).rentalStartedOn = '2021-08-07';
        lineOf(c).modifiers = ['RR', 'KX', 'CR'];
      }),
    ).toBe('notApplicable');
  });
});

test('a portable concentrator is judged by the same groups, and the guide speaks first', () => {
  const theCase = portable();
  testOf(theCase).saturation = 92;
  expect(judge(theCase).findings.map(({ rule }) => rule)).toEqual(['E1392-CRITERIA']);
  Object.assign(testOf(theCase), { condition: 'exertion', saturation: 86, saturationOnOxygen: null });
  expect(judge(theCase).findings.map(({ rule }) => rule)).toEqual(['E1392-CRITERIA']);
  Object.assign(testOf(theCase), { saturationAtRest: 93, saturationOnOxygen: 92 });
  expect(judge(theCase).findings.map(({ rule }) => rule)).toEqual(['MCR-O2-TEST-EXERTION']);
  theCase.documents.push(examplePaper(255, 'certificateOfMedicalNecessity', '2026-09-24', {}));
  expect(statusOf(judge(theCase), 'MCR-O2-CMN-ENDED')).toBe('unmet');
});
