import { describe, expect, test } from 'vitest';
import type { ClaimCase, OtherClaim } from '../../../../shared/domain/claimCase.ts';
import type { RentalAnswers } from '../../../../shared/domain/claimAnswers.ts';
import { addMonths } from '../../../../shared/domain/dates.ts';
import { newRentalValues } from '../../../../shared/domain/rental.ts';
import { exampleId } from '../../../../shared/rules/examples/people.ts';
import type { Evaluation } from '../../../../shared/rules/evaluate.ts';
import { anOverride, lineOf, recordOf, statusOf } from '../startingCases.ts';
import {
  afterBreak,
  deviceOf,
  judge,
  laterMonth,
  maintenance,
  orderOf,
  otherClaim,
  OXYGEN_STARTS,
  portable,
  rental,
  rentalOf,
  replacement,
  secondLine,
  stationary,
  type OxygenStart,
} from '../packs/medicare/oxygenStarts.ts';

/** Months of a rental, what interrupts and renews them, contents and maintenance: the edges. */

function status(start: OxygenStart, id: string, change: (theCase: ClaimCase) => void): string {
  const theCase = OXYGEN_STARTS[start]();
  change(theCase);
  return statusOf(judge(theCase), id);
}

function evidence(theCase: ClaimCase, id: string): string | undefined {
  return judge(theCase).requirements.find((item) => item.id === id)?.evidence;
}

describe('the first day', () => {
  test('the day of service itself is in time', () => {
    expect(status('rental', 'MCR-O2-START', (c) => (deviceOf(c).rentalStartedOn = '2026-10-07'))).toBe('met');
    expect(status('rental', 'MCR-O2-START', (c) => (deviceOf(c).rentalStartedOn = '2026-10-08'))).toBe(
      'unmet',
    );
    expect(status('rental', 'MCR-O2-START', (c) => (c.equipment = null))).toBe('unknown');
    expect(status('rental', 'MCR-O2-START', (c) => (c.claim.dateOfService = null))).toBe('unknown');
  });

  const before = (change: Partial<OtherClaim>, code = 'E1390', modifiers: readonly string[] = ['RR', 'N1']) =>
    status('rental', 'MCR-O2-START', (c) => {
      c.otherClaims = [otherClaim('2026-10-06', code, modifiers, change)];
    });

  test('an earlier rental of the same kind contradicts it, whatever became of the device', () => {
    expect(before({})).toBe('unmet');
    expect(before({ state: 'sent' })).toBe('unmet');
    expect(before({ state: 'finalised' })).toBe('unmet');
    expect(before({ state: 'closed' })).toBe('unmet');
    expect(before({ dateOfService: '2026-10-07' })).toBe('met');
    expect(before({ dateOfService: null })).toBe('met');
    for (const state of ['draft', 'onHold', 'review', 'rejected', 'denied'] as const)
      expect([state, before({ state })]).toEqual([state, 'met']);
    expect(before({ samePatient: false })).toBe('met');
    expect(before({ samePayer: false })).toBe('met');
    expect(before({}, 'E0431')).toBe('unmet');
    expect(before({}, 'E1390', ['MS', 'N1'])).toBe('met');
    expect(before({}, 'E0443', ['N1'])).toBe('met');
    expect(
      status('stationary', 'MCR-O2-START', (c) => {
        c.otherClaims = [otherClaim('2026-10-06', 'E0431', ['RR', 'N1'])];
      }),
    ).toBe('met');
  });

  test('a replacement or a break in need explains it; a break in billing does not', () => {
    const explained = (change: (theCase: ClaimCase) => void) =>
      status('rental', 'MCR-O2-START', (c) => {
        c.otherClaims = [otherClaim('2026-06-01', 'E1390', ['RR', 'N1'])];
        change(c);
      });
    expect(explained((c) => (rentalOf(c).replacement = 'lost'))).toBe('met');
    const broke = (kind: 'need' | 'billing') => (c: ClaimCase) => {
      rentalOf(c).breaks = [{ from: '2026-06-20', to: '2026-10-01', kind, reason: 'x' }];
    };
    expect(explained(broke('need'))).toBe('met');
    expect(explained(broke('billing'))).toBe('unmet');
  });
});

describe('RR, device and modifiers', () => {
  test('RR on systems, and on nothing else', () => {
    const carrying = (start: OxygenStart, ...modifiers: string[]) =>
      status(start, 'MCR-O2-RR', (c) => {
        lineOf(c).modifiers = modifiers;
      });
    expect(carrying('stationary', 'RR', 'N1')).toBe('met');
    expect(carrying('stationary', 'N1')).toBe('unmet');
    expect(carrying('stationary', 'RR', 'UE', 'N1')).toBe('unmet');
    expect(carrying('contents', 'N1')).toBe('met');
    expect(carrying('contents', 'NU', 'N1')).toBe('unmet');
    expect(carrying('maintenance', 'MS', 'N1')).toBe('met');
    expect(carrying('maintenance', 'MS', 'RR', 'N1')).toBe('unmet');
    expect(status('stationary', 'MCR-O2-RR', (c) => (c.claim.lines = []))).toBe('unknown');
  });

  test('each code with the kinds of device that it bills', () => {
    const fits = (code: string, kind: NonNullable<ReturnType<typeof deviceOf>['kind']>) => {
      const theCase = stationary();
      lineOf(theCase).code = code;
      deviceOf(theCase).kind = kind;
      return statusOf(judge(theCase), 'MCR-O2-DEVICE');
    };
    const pairs = [
      ['E0424', 'gaseousCylinders'],
      ['E0431', 'gaseousCylinders'],
      ['E0433', 'transfillingSystem'],
      ['E0434', 'liquidOxygen'],
      ['E0439', 'liquidOxygen'],
      ['E0442', 'liquidOxygen'],
      ['E0443', 'gaseousCylinders'],
      ['E0443', 'transfillingSystem'],
      ['E1390', 'stationaryConcentrator'],
      ['E1391', 'stationaryConcentrator'],
      ['E1392', 'portableConcentrator'],
      ['K0738', 'transfillingSystem'],
    ] as const;
    for (const [code, kind] of pairs) expect([code, kind, fits(code, kind)]).toEqual([code, kind, 'met']);
    expect(fits('E1390', 'portableConcentrator')).toBe('unmet');
    expect(fits('E0431', 'liquidOxygen')).toBe('unmet');
    expect(fits('E1390', 'hospitalBed')).toBe('unmet');
  });

  test('one of several lines may bill the device; contents and maintenance need no rental in the register', () => {
    const theCase = rental();
    deviceOf(theCase).kind = 'gaseousCylinders';
    expect(statusOf(judge(theCase), 'MCR-O2-DEVICE')).toBe('met');
    for (const ownership of ['patientOwned', 'loaner', 'stock'] as const) {
      expect(status('contents', 'MCR-O2-DEVICE', (c) => (deviceOf(c).ownership = ownership))).toBe('met');
      expect(status('rental', 'MCR-O2-DEVICE', (c) => (deviceOf(c).ownership = ownership))).toBe('unmet');
    }
    expect(status('rental', 'MCR-O2-DEVICE', (c) => (c.claim.lines = []))).toBe('unknown');
  });

  test.each(['E0425', 'E0430', 'E0435', 'E0440'])('%s is a sale', (code) => {
    expect(
      status('rental', 'MCR-O2-PURCHASE', (c) => {
        secondLine(c).code = code;
      }),
    ).toBe('unmet');
  });

  test.each([
    ['A4608', 'A4615', 'A4616', 'A4617', 'A4619', 'A4620', 'A7525'],
    ['E1352', 'E1353', 'E1354', 'E1355', 'E1356', 'E1357', 'E1358'],
  ])('%s and the like belong to the rental', (...codes) => {
    for (const code of codes) {
      expect([
        code,
        status('rental', 'MCR-O2-BUNDLED', (c) => {
          secondLine(c).code = code;
        }),
      ]).toEqual([code, 'unmet']);
    }
  });
});

describe('36 months', () => {
  test('the last month, and the one beyond it', () => {
    const billed = (months: number) => {
      const theCase = laterMonth(stationary(), '2023-05-07', months);
      return statusOf(judge(theCase), 'MCR-O2-CAP');
    };
    expect(billed(35)).toBe('met');
    expect(billed(36)).toBe('unknown');
    const past = laterMonth(stationary(), '2023-05-07', 36);
    expect(judge(past).findings.map(({ rule }) => rule)).toEqual(['CLAIM-BILLABLE']);
  });

  test('a count that is not given is for a person', () => {
    const theCase = rental();
    rentalOf(theCase).rentalMonthsBilled = null;
    const evaluation = judge(theCase);
    expect(evaluation.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['CLAIM-BILLABLE', 'advice'],
    ]);
    expect(evaluation.finalisable).toBe(true);
  });

  const months = (...days: string[]) => days.map((day) => otherClaim(day, 'E1390', ['RR', 'N1']));

  test('claims on file count once a rental month, those of this rental only', () => {
    const counted = (count: number, claims: OtherClaim[]) => {
      const theCase = laterMonth(stationary(), '2026-07-07', count);
      theCase.otherClaims = claims;
      return statusOf(judge(theCase), 'MCR-O2-CAP');
    };
    expect(counted(2, months('2026-07-07', '2026-08-07'))).toBe('met');
    expect(counted(1, months('2026-07-07', '2026-08-07'))).toBe('unmet');
    expect(counted(1, months('2026-07-07', '2026-08-06'))).toBe('met');
    expect(counted(1, months('2026-07-07', '2026-10-07'))).toBe('met');
    expect(counted(5, months('2026-07-07'))).toBe('met');
    expect(counted(0, [otherClaim('2026-07-07', 'E0431', ['RR', 'N1'])])).toBe('met');
  });

  test('the portable system counts by itself', () => {
    const theCase = laterMonth(rental(), '2023-04-07', 20);
    theCase.otherClaims = Array.from({ length: 36 }, (_, index) => {
      const year = 2023 + Math.floor((index + 3) / 12);
      const month = String(((index + 3) % 12) + 1).padStart(2, '0');
      return otherClaim(`${year}-${month}-07`, 'E0431', ['RR', 'N1']);
    });
    expect(judge(theCase).findings).toMatchObject([
      { rule: 'MCR-O2-CAP', path: 'claim.lines.1.code', status: 'unmet' },
    ]);
    theCase.otherClaims.pop();
    expect(statusOf(judge(theCase), 'MCR-O2-CAP')).toBe('met');
  });

  test('is not asked of contents and maintenance', () => {
    for (const start of ['contents', 'maintenance'] as const)
      expect(status(start, 'MCR-O2-CAP', () => undefined)).toBe('notApplicable');
  });
});

describe('one of each a month', () => {
  const beside = (day: string, code: string, change: Partial<OtherClaim> = {}, modifiers = ['RR', 'N1']) => {
    const theCase = portable();
    theCase.otherClaims = [otherClaim(day, code, modifiers, change)];
    return judge(theCase).findings.find(({ rule }) => rule === 'MCR-O2-ONE-EACH')?.severity ?? 'none';
  };

  test('from the first to the last day of the rental month', () => {
    expect(beside('2026-10-04', 'E0431')).toBe('none');
    expect(beside('2026-10-05', 'E0431')).toBe('blocker');
    expect(beside('2026-11-04', 'E0431')).toBe('blocker');
    expect(beside('2026-11-05', 'E0431')).toBe('none');
  });

  test('of the same kind only, for this patient and payer, and not what was refused', () => {
    expect(beside('2026-10-05', 'E1390')).toBe('none');
    expect(beside('2026-10-05', 'E0443')).toBe('none');
    expect(beside('2026-10-05', 'E1392', {}, ['MS', 'N1'])).toBe('none');
    expect(beside('2026-10-05', 'E1392', { samePatient: false })).toBe('none');
    expect(beside('2026-10-05', 'E1392', { samePayer: false })).toBe('none');
    expect(beside('2026-10-05', 'E1392', { state: 'denied' })).toBe('none');
    expect(beside('2026-10-05', 'E1392', { state: 'rejected' })).toBe('none');
    for (const state of ['finalised', 'sent', 'paid'] as const)
      expect([state, beside('2026-10-05', 'E1392', { state })]).toEqual([state, 'blocker']);
    for (const state of ['draft', 'onHold', 'review', 'closed'] as const)
      expect([state, beside('2026-10-05', 'E1392', { state })]).toEqual([state, 'warning']);
  });

  test('later months are told apart by the anniversary', () => {
    const theCase = laterMonth(stationary(), '2026-07-31', 2);
    theCase.claim.dateOfService = '2026-09-30';
    theCase.otherClaims = [otherClaim('2026-08-31', 'E1390', ['RR', 'N1'])];
    expect(statusOf(judge(theCase), 'MCR-O2-ONE-EACH')).toBe('met');
    expect(evidence(theCase, 'MCR-O2-ONE-EACH')).toContain('2026-09-30 to 2026-10-30');
    theCase.claim.dateOfService = '2026-09-29';
    expect(statusOf(judge(theCase), 'MCR-O2-ONE-EACH')).toBe('unmet');
  });

  test('an interruption over the day of the month moves that day, and the months are told apart by the new one', () => {
    const theCase = laterMonth(stationary(), '2026-07-05', 1);
    rentalOf(theCase).breaks = [
      { from: '2026-07-28', to: '2026-08-19', kind: 'billing', reason: 'Hospital' },
    ];
    theCase.claim.dateOfService = '2026-08-20';
    // By the first day alone the month of 20 August would end on 4 September.
    theCase.otherClaims = [otherClaim('2026-09-19', 'E1390', ['RR', 'N1'])];
    expect(statusOf(judge(theCase), 'MCR-O2-ONE-EACH')).toBe('unmet');
    theCase.otherClaims = [otherClaim('2026-09-20', 'E1390', ['RR', 'N1'])];
    expect(evidence(theCase, 'MCR-O2-ONE-EACH')).toContain('2026-08-20 to 2026-09-19');
    // A break that was entered on the record of the rental after the claim was opened counts as well.
    const breaks = rentalOf(theCase).breaks.map((one) => ({ ...one, id: exampleId(77) }));
    rentalOf(theCase).breaks = [];
    expect(evidence(theCase, 'MCR-O2-ONE-EACH')).not.toContain('2026-08-20 to 2026-09-19');
    theCase.rentalRecord = {
      ...newRentalValues(theCase.patient.id),
      id: exampleId(78),
      revision: 1,
      startedOn: '2026-07-05',
      breaks,
    };
    expect(evidence(theCase, 'MCR-O2-ONE-EACH')).toContain('2026-08-20 to 2026-09-19');
  });

  test('on the claim itself: two lines, or two units', () => {
    const lines = (...codes: string[]) =>
      status('rental', 'MCR-O2-ONE-EACH', (c) => {
        const [line] = c.claim.lines;
        c.claim.lines = codes.map((code, index) => ({
          ...recordOf(line ?? null),
          id: exampleId(270 + index),
          code,
        }));
      });
    expect(lines('E1390', 'E1392')).toBe('met');
    expect(lines('E1390', 'E0424')).toBe('unmet');
    expect(lines('E0431', 'E1390', 'K0738')).toBe('unmet');
    expect(status('rental', 'MCR-O2-ONE-EACH', (c) => (lineOf(c).units = 2))).toBe('unmet');
    expect(status('rental', 'MCR-O2-ONE-EACH', (c) => (lineOf(c).units = null))).toBe('met');
    expect(status('contents', 'MCR-O2-ONE-EACH', () => undefined)).toBe('notApplicable');
  });
});

describe('another kind of system', () => {
  const changed = (from: string, to: string, change: (theCase: ClaimCase) => void = () => undefined) => {
    const theCase = OXYGEN_STARTS.switched();
    lineOf(theCase).code = to;
    theCase.otherClaims = [otherClaim('2026-09-30', from, ['RR', 'N1'])];
    change(theCase);
    return statusOf(judge(theCase), 'MCR-O2-SWITCH');
  };
  const ordered = (day: string | null) => (c: ClaimCase) => {
    orderOf(c).orderedOn = day;
  };

  test('gas, liquid and concentrator are three ways; codes of one way are no change', () => {
    expect(changed('E0439', 'E1390')).toBe('unmet');
    expect(changed('E0424', 'E1390')).toBe('unmet');
    expect(changed('E0424', 'E0439')).toBe('unmet');
    expect(changed('E1391', 'E1390')).toBe('notApplicable');
    expect(changed('E0431', 'E1390')).toBe('notApplicable');
    expect(changed('E0431', 'K0738')).toBe('notApplicable');
    expect(changed('E0431', 'E1392')).toBe('unmet');
    expect(changed('E0433', 'E0434')).toBe('notApplicable');
  });

  test('the order has to be later than the last month of the other kind', () => {
    expect(changed('E0439', 'E1390', ordered('2026-09-30'))).toBe('unmet');
    expect(changed('E0439', 'E1390', ordered('2026-10-01'))).toBe('met');
    expect(changed('E0439', 'E1390', ordered(null))).toBe('unknown');
    expect(changed('E0439', 'E1390', (c) => (c.order = null))).toBe('unknown');
    const theCase = OXYGEN_STARTS.switched();
    theCase.otherClaims = [
      otherClaim('2026-09-07', 'E1390', ['RR', 'N1']),
      otherClaim('2026-08-07', 'E0439', ['RR', 'N1']),
    ];
    ordered('2026-08-01')(theCase);
    expect(statusOf(judge(theCase), 'MCR-O2-SWITCH')).toBe('notApplicable');
  });

  test('what the patient chose with a notice is not asked about', () => {
    for (const modifier of ['GA', 'GX', 'GL'])
      expect(changed('E0439', 'E1390', (c) => lineOf(c).modifiers.push(modifier))).toBe('notApplicable');
    expect(status('contents', 'MCR-O2-SWITCH', () => undefined)).toBe('notApplicable');
  });
});

describe('replacement', () => {
  const lifetime = (start: string, first: string, code = 'E1390') => {
    const theCase = replacement();
    rentalOf(theCase).replacement = 'usefulLife';
    lineOf(theCase).narrative = '';
    deviceOf(theCase).rentalStartedOn = start;
    theCase.claim.dateOfService = start;
    theCase.claim.delivery.deliveredOn = start;
    theCase.otherClaims = [otherClaim(first, code, ['RR', 'N1'])];
    return statusOf(judge(theCase), 'MCR-O2-REPLACEMENT');
  };

  test('the lifetime ends sixty months after the first month on file, to the day', () => {
    expect(lifetime('2026-10-07', '2021-10-08')).toBe('unmet');
    expect(lifetime('2026-10-07', '2021-10-07')).toBe('met');
    expect(lifetime('2026-10-07', '2021-10-06')).toBe('met');
  });

  test('the stationary system’s lifetime governs, else that of the kind billed', () => {
    const both = (stationaryFrom: string, portableFrom: string) => {
      const theCase = portable();
      Object.assign(rentalOf(theCase), {
        replacement: 'usefulLife',
        replacementEvidence: 'Delivery of 2021',
      });
      lineOf(theCase).modifiers = ['RR', 'N1', 'RA'];
      theCase.otherClaims = [
        otherClaim(portableFrom, 'E0431', ['RR', 'N1']),
        ...(stationaryFrom === '' ? [] : [otherClaim(stationaryFrom, 'E1390', ['RR', 'N1'])]),
      ];
      return statusOf(judge(theCase), 'MCR-O2-REPLACEMENT');
    };
    expect(both('2021-01-05', '2023-01-05')).toBe('met');
    expect(both('2023-01-05', '2021-01-05')).toBe('unmet');
    expect(both('', '2023-01-05')).toBe('unmet');
    expect(both('', '2021-01-05')).toBe('met');
    expect(lifetime('2026-10-07', '2023-10-07', 'E0431')).toBe('met');
  });

  test('the earliest month on file counts, in whatever order the claims come', () => {
    const theCase = replacement();
    rentalOf(theCase).replacement = 'usefulLife';
    const claims = ['2021-10-07', '2021-11-07', '2021-12-07'].map((day) =>
      otherClaim(day, 'E1390', ['RR', 'N1']),
    );
    for (const otherClaims of [claims, claims.toReversed()]) {
      theCase.otherClaims = otherClaims;
      expect(statusOf(judge(theCase), 'MCR-O2-REPLACEMENT')).toBe('met');
    }
  });

  test('an event needs its note on the line, the end of the lifetime does not', () => {
    const theCase = replacement();
    for (const reason of ['lost', 'stolen', 'damaged'] as const) {
      rentalOf(theCase).replacement = reason;
      lineOf(theCase).narrative = '';
      expect([reason, statusOf(judge(theCase), 'MCR-O2-REPLACEMENT')]).toEqual([reason, 'unmet']);
      lineOf(theCase).narrative = 'Told';
      expect([reason, statusOf(judge(theCase), 'MCR-O2-REPLACEMENT')]).toEqual([reason, 'met']);
    }
  });

  test('an order later than the first month on file is a new one', () => {
    const ordered = (day: string | null) =>
      status('replacement', 'MCR-O2-REPLACEMENT', (c) => {
        orderOf(c).orderedOn = day;
      });
    expect(ordered('2024-02-01')).toBe('unmet');
    expect(ordered('2024-02-02')).toBe('met');
    expect(ordered(null)).toBe('unknown');
    expect(status('replacement', 'MCR-O2-REPLACEMENT', (c) => (c.order = null))).toBe('unknown');
    expect(
      status('replacement', 'MCR-O2-REPLACEMENT', (c) => {
        c.otherClaims = [];
        orderOf(c).orderedOn = '2020-01-01';
      }),
    ).toBe('met');
  });

  test('RA is for the first month; later months are silent', () => {
    const second = (...modifiers: string[]) => {
      const theCase = laterMonth(stationary(), '2026-09-07', 1);
      lineOf(theCase).modifiers = modifiers;
      rentalOf(theCase).replacement = 'lost';
      return statusOf(judge(theCase), 'MCR-O2-REPLACEMENT');
    };
    expect(second('RR', 'N1')).toBe('notApplicable');
    expect(second('RR', 'N1', 'RA')).toBe('unmet');
    expect(status('rental', 'MCR-O2-REPLACEMENT', () => undefined)).toBe('notApplicable');
    expect(status('contents', 'MCR-O2-REPLACEMENT', () => undefined)).toBe('notApplicable');
    expect(
      status('replacement', 'MCR-O2-REPLACEMENT', (c) => {
        Object.assign(lineOf(c), { modifiers: ['RR', 'N1'], furtherModifiers: ['RA'] });
      }),
    ).toBe('met');
  });
});

describe('interruptions', () => {
  /** The rental begun on 7 March: the rental month of 20 June ends on 6 July, and 60 days later is 4 September. */
  const resumed = (
    to: string | null,
    change: (theCase: ClaimCase) => void = () => undefined,
    more: Partial<RentalAnswers['breaks'][number]> = {},
  ) => {
    const theCase = afterBreak();
    lineOf(theCase).narrative = '';
    rentalOf(theCase).breaks = [{ from: '2026-06-20', to, kind: 'billing', reason: 'Hospital', ...more }];
    change(theCase);
    return statusOf(judge(theCase), 'MCR-O2-BREAK');
  };

  test('sixty days and the rest of the rental month are temporary, a day more is not', () => {
    expect(resumed('2026-09-04')).toBe('met');
    expect(resumed('2026-09-05')).toBe('unmet');
    expect(resumed('2026-09-05', (c) => (lineOf(c).narrative = 'BIB hospital'))).toBe('met');
  });

  test('nothing is billed while it lasts: its first and last day, and the day after', () => {
    const on = (from: string, to: string | null) => resumed(to, () => undefined, { from });
    expect(on('2026-10-07', null)).toBe('unmet');
    expect(on('2026-10-08', null)).toBe('notApplicable');
    expect(on('2026-10-01', '2026-10-07')).toBe('unmet');
    expect(on('2026-10-01', '2026-10-06')).toBe('met');
    expect(on('2026-10-10', '2026-10-20')).toBe('notApplicable');
  });

  test('it is told on the first claim after it', () => {
    const billed = (day: string, code = 'E1390', change: Partial<OtherClaim> = {}) =>
      resumed('2026-09-05', (c) => {
        c.otherClaims = [otherClaim(day, code, ['RR', 'N1'], change)];
      });
    expect(billed('2026-09-06')).toBe('notApplicable');
    expect(billed('2026-09-05')).toBe('unmet');
    expect(billed('2026-09-06', 'E0431')).toBe('unmet');
    expect(billed('2026-09-06', 'E1390', { state: 'draft' })).toBe('unmet');
  });

  test('the last of several counts', () => {
    const theCase = afterBreak();
    rentalOf(theCase).breaks = [
      { from: '2026-09-10', to: '2026-09-20', kind: 'billing', reason: 'Hospital' },
      { from: '2026-01-01', to: '2026-06-20', kind: 'billing', reason: 'Facility' },
    ];
    lineOf(theCase).narrative = '';
    expect(statusOf(judge(theCase), 'MCR-O2-BREAK')).toBe('met');
  });

  test('the word stands by itself', () => {
    const told = (narrative: string) => resumed('2026-10-01', (c) => (lineOf(c).narrative = narrative));
    expect(told('BIB: hospital')).toBe('met');
    expect(told('BIBLE')).toBe('unmet');
    expect(told('bib')).toBe('unmet');
  });

  const anew = (
    from: string,
    to: string,
    start: string,
    change: (theCase: ClaimCase) => void = () => undefined,
  ) => {
    const theCase = stationary();
    rentalOf(theCase).breaks = [{ from, to, kind: 'need', reason: 'Recovered' }];
    deviceOf(theCase).rentalStartedOn = start;
    lineOf(theCase).narrative = 'BIN returned, need came back';
    theCase.otherClaims = [otherClaim('2026-04-07', 'E1390', ['RR', 'N1'])];
    change(theCase);
    return statusOf(judge(theCase), 'MCR-O2-BREAK');
  };

  test('a break in need begins a new rental, when it was long, with a new order', () => {
    expect(anew('2026-05-01', '2026-10-06', '2026-10-07')).toBe('met');
    expect(anew('2026-05-01', '2026-10-06', '2026-10-07', (c) => (orderOf(c).orderedOn = '2026-05-01'))).toBe(
      'unmet',
    );
    expect(anew('2026-05-01', '2026-10-06', '2026-10-07', (c) => (orderOf(c).orderedOn = '2026-05-02'))).toBe(
      'met',
    );
    expect(anew('2026-05-01', '2026-10-06', '2026-10-07', (c) => (orderOf(c).orderedOn = null))).toBe(
      'unknown',
    );
    expect(anew('2026-05-01', '2026-10-06', '2026-10-07', (c) => (c.order = null))).toBe('unknown');
    expect(
      anew('2026-05-01', '2026-10-06', '2026-10-07', (c) => (lineOf(c).narrative = 'BIB hospital')),
    ).toBe('unmet');
  });

  test('sixty days and the rest of the old rental’s month begin nothing anew, a day more does', () => {
    expect(anew('2026-08-07', '2026-10-06', '2026-10-07')).toBe('unmet');
    expect(anew('2026-07-08', '2026-10-05', '2026-10-07')).toBe('unmet');
    expect(anew('2026-07-08', '2026-10-06', '2026-10-07')).toBe('met');
    const last = (day: string) => (c: ClaimCase) => {
      c.otherClaims = ['2026-03-02', day].map((on) => otherClaim(on, 'E1390', ['RR', 'N1']));
    };
    expect(anew('2026-07-08', '2026-10-05', '2026-10-07', last('2026-06-06'))).toBe('met');
    expect(anew('2026-07-08', '2026-10-05', '2026-10-07', last('2026-06-09'))).toBe('met');
    expect(anew('2026-07-08', '2026-10-05', '2026-10-07', last('2026-07-08'))).toBe('unmet');
  });

  test('without a claim from before it nobody knows', () => {
    const onFile = (otherClaims: OtherClaim[]) =>
      anew('2026-05-01', '2026-10-06', '2026-10-07', (c) => (c.otherClaims = otherClaims));
    expect(onFile([])).toBe('unknown');
    expect(onFile([otherClaim('2026-05-02', 'E1390', ['RR', 'N1'])])).toBe('unknown');
    expect(onFile([otherClaim('2026-05-01', 'E1390', ['RR', 'N1'])])).toBe('met');
    expect(onFile([otherClaim('2026-04-07', 'E0431', ['RR', 'N1'])])).toBe('unknown');
    expect(onFile([otherClaim('2026-04-07', 'E1390', ['RR', 'N1'], { state: 'denied' })])).toBe('unknown');
  });

  describe('after month 36', () => {
    /** Months of a rental begun on 7 May 2023, the earliest first. */
    const monthly = (count: number, first: readonly string[] = ['RR', 'N1']) =>
      Array.from({ length: count }, (_, index) =>
        otherClaim(addMonths('2023-05-07', index), 'E1390', index === 0 ? first : ['RR', 'N1']),
      );
    const afterBreakInNeed = (otherClaims: OtherClaim[]) => {
      const theCase = stationary();
      rentalOf(theCase).breaks = [
        { from: '2026-05-20', to: '2026-10-01', kind: 'need', reason: 'Recovered' },
      ];
      lineOf(theCase).narrative = 'BIN returned, need came back';
      theCase.otherClaims = otherClaims;
      return theCase;
    };

    test('no break in need begins another 36, and nothing else says that it does', () => {
      const evaluation = judge(afterBreakInNeed(monthly(36)));
      expect(evaluation.findings).toMatchObject([
        { rule: 'MCR-O2-BREAK', severity: 'blocker', status: 'unmet', path: 'equipment.rentalStartedOn' },
      ]);
      for (const id of ['MCR-O2-START', 'MCR-O2-CAP'])
        expect([id, statusOf(evaluation, id)]).toEqual([id, 'notApplicable']);
    });

    test('a month fewer, and it does', () => {
      const evaluation = judge(afterBreakInNeed(monthly(35)));
      expect(evaluation.findings).toEqual([]);
      for (const id of ['MCR-O2-BREAK', 'MCR-O2-START', 'MCR-O2-CAP'])
        expect([id, statusOf(evaluation, id)]).toEqual([id, 'met']);
    });

    test('it is said of every later month too', () => {
      const theCase = laterMonth(afterBreakInNeed(monthly(36)), '2026-09-07', 1);
      rentalOf(theCase).breaks = [
        { from: '2026-05-20', to: '2026-09-06', kind: 'need', reason: 'Recovered' },
      ];
      theCase.otherClaims = [otherClaim('2026-09-07', 'E1390', ['RR', 'N1']), ...monthly(36)];
      expect(statusOf(judge(theCase), 'MCR-O2-BREAK')).toBe('unmet');
    });

    test('a replacement begins its own 36: before it nothing counts, and after it the break begins nothing', () => {
      const before = Array.from({ length: 30 }, (_, index) =>
        otherClaim(addMonths('2020-11-07', index), 'E1390', ['RR', 'N1']),
      );
      const claims = [...before, ...monthly(35, ['RR', 'N1', 'RA'])];
      expect(statusOf(judge(afterBreakInNeed(claims)), 'MCR-O2-BREAK')).toBe('met');
      const theCase = afterBreakInNeed(monthly(36));
      Object.assign(rentalOf(theCase), {
        replacement: 'stolen',
        replacementEvidence: 'Police report SAMPLE-11',
      });
      expect(statusOf(judge(theCase), 'MCR-O2-BREAK')).not.toBe('unmet');
    });
  });

  test('none on record, or nothing rented: not asked', () => {
    expect(status('rental', 'MCR-O2-BREAK', () => undefined)).toBe('notApplicable');
    expect(
      status('contents', 'MCR-O2-BREAK', (c) => {
        rentalOf(c).breaks = [{ from: '2026-10-01', to: null, kind: 'need', reason: '' }];
      }),
    ).toBe('notApplicable');
  });
});

describe('contents', () => {
  test('three months at once are the most', () => {
    const units = (count: number | null) =>
      status('contents', 'MCR-O2-CONTENTS-MONTHS', (c) => {
        lineOf(c).units = count;
      });
    expect(units(3)).toBe('met');
    expect(units(4)).toBe('unmet');
    expect(units(null)).toBe('met');
    expect(status('rental', 'MCR-O2-CONTENTS-MONTHS', () => undefined)).toBe('notApplicable');
  });

  test('beside a stationary rental of the same month only', () => {
    const beside = (day: string, code: string, modifiers: readonly string[] = ['RR', 'N1']) =>
      status('contents', 'MCR-O2-CONTENTS', (c) => {
        c.otherClaims = [otherClaim(day, code, modifiers)];
      });
    expect(beside('2026-10-04', 'E1390')).toBe('met');
    expect(beside('2026-10-05', 'E1390')).toBe('unmet');
    expect(beside('2026-11-04', 'E1390')).toBe('unmet');
    expect(beside('2026-11-05', 'E1390')).toBe('met');
    expect(beside('2026-10-05', 'E0431')).toBe('met');
    expect(beside('2026-10-05', 'E1390', ['MS', 'N1'])).toBe('met');
    expect(status('contents', 'MCR-O2-CONTENTS', (c) => (deviceOf(c).rentalStartedOn = null))).toBe(
      'unknown',
    );
  });

  test('the refill: asked 30 days before the end, delivered 10 days before', () => {
    const refill = (asked: string, delivered: string, ends: string) =>
      status('contents', 'MCR-O2-REFILL', (c) => {
        Object.assign(rentalOf(c), { refillAskedOn: asked, supplyEndsOn: ends });
        c.claim.delivery.deliveredOn = delivered;
      });
    expect(refill('2026-09-10', '2026-10-01', '2026-10-10')).toBe('met');
    expect(refill('2026-09-09', '2026-10-01', '2026-10-10')).toBe('unmet');
    expect(refill('2026-09-25', '2026-09-30', '2026-10-10')).toBe('met');
    expect(refill('2026-09-25', '2026-09-29', '2026-10-10')).toBe('unmet');
    expect(refill('2026-10-01', '2026-10-01', '2026-10-10')).toBe('met');
    expect(refill('2026-10-02', '2026-10-01', '2026-10-10')).toBe('unmet');
    expect(
      status('contents', 'MCR-O2-REFILL', (c) => {
        c.claim.delivery.deliveredOn = null;
      }),
    ).toBe('unknown');
    expect(status('rental', 'MCR-O2-REFILL', () => undefined)).toBe('notApplicable');
  });
});

describe('maintenance', () => {
  const visited = (day: string, change: (theCase: ClaimCase) => void = () => undefined) => {
    const theCase = maintenance();
    theCase.claim.dateOfService = day;
    recordOf(theCase.visit).visitedOn = day;
    change(theCase);
    return statusOf(judge(theCase), 'MCR-O2-MS');
  };

  test('six months after month 36: the day before, on and after', () => {
    expect(visited('2026-10-09')).toBe('unmet');
    expect(visited('2026-10-10')).toBe('met');
    expect(visited('2026-10-11')).toBe('met');
  });

  test('the last month paid counts where it came later than by the calendar', () => {
    const paid = (last: string) => (c: ClaimCase) => {
      c.otherClaims = [otherClaim(last, 'E1390', ['RR', 'N1'])];
    };
    expect(visited('2026-10-12', paid('2026-03-12'))).toBe('met');
    expect(visited('2026-10-12', paid('2026-03-13'))).toBe('unmet');
    expect(visited('2026-10-12', paid('2025-01-10'))).toBe('met');
    expect(visited('2026-10-09', paid('2025-01-10'))).toBe('unmet');
    const several =
      (...days: string[]) =>
      (c: ClaimCase) => {
        c.otherClaims = days.map((day) => otherClaim(day, 'E1390', ['RR', 'N1']));
      };
    expect(visited('2026-10-12', several('2026-02-13', '2026-03-13'))).toBe('unmet');
    expect(visited('2026-10-12', several('2026-03-13', '2026-02-13'))).toBe('unmet');
  });

  test('six months after the last visit: the day before, on and after, by record or by claims', () => {
    const last =
      (day: string, onFile: readonly string[] = []) =>
      (c: ClaimCase) => {
        Object.assign(rentalOf(c), { maintenanceBilledBefore: true, lastMaintenanceOn: day });
        c.otherClaims = onFile.map((on) => otherClaim(on, 'E1391', ['MS', 'N1']));
      };
    expect(visited('2026-10-12', last('2026-04-13'))).toBe('unmet');
    expect(visited('2026-10-12', last('2026-04-12'))).toBe('met');
    expect(visited('2026-10-12', last('2026-04-11'))).toBe('met');
    expect(visited('2026-10-12', last('2026-04-01', ['2026-04-12', '2025-10-01']))).toBe('met');
    expect(visited('2026-10-12', last('2026-04-01', ['2025-10-01', '2026-04-13']))).toBe('unmet');
    expect(visited('2026-10-12', last('2026-04-13', ['2026-01-01']))).toBe('unmet');
    // A later visit on file is not before this one.
    expect(visited('2026-10-12', last('2026-04-01', ['2026-10-13']))).toBe('met');
  });

  test('of a rental taken over, the paid months end with the earlier supplier, on the day on record', () => {
    const taken = (paidMonthsEndedOn: string | null) => (c: ClaimCase) => {
      deviceOf(c).rentalStartedOn = '2026-05-04';
      c.rentalRecord = {
        ...newRentalValues(c.patient.id),
        id: c.claim.id,
        revision: 1,
        class: 'oxygenStationary',
        code: 'E1390',
        startedOn: '2026-05-04',
        monthsBefore: 36,
        paidMonthsEndedOn,
      };
    };
    expect(visited('2026-10-12', taken(null))).toBe('unknown');
    expect(visited('2026-10-12', taken('2026-04-11'))).toBe('met');
    expect(visited('2026-10-12', taken('2026-04-12'))).toBe('unmet');
  });

  test('a visit to the portable system does not count for the stationary one', () => {
    expect(
      visited('2026-10-12', (c) => {
        c.otherClaims = [otherClaim('2026-09-01', 'E1392', ['MS', 'N1'])];
      }),
    ).toBe('met');
  });

  test('the last day of a warranty on labor still counts; half a year after it only advises', () => {
    expect(visited('2026-10-12', (c) => (deviceOf(c).warrantyLaborUntil = '2026-10-12'))).toBe('unmet');
    expect(visited('2026-10-12', (c) => (deviceOf(c).warrantyLaborUntil = '2026-10-11'))).toBe('met');
    const warranty = (until: string | null) =>
      status('maintenance', 'MCR-O2-MS-WARRANTY', (c) => {
        deviceOf(c).warrantyLaborUntil = until;
      });
    expect(warranty('2026-04-12')).toBe('met');
    expect(warranty('2026-04-13')).toBe('unmet');
    expect(warranty(null)).toBe('notApplicable');
    expect(status('rental', 'MCR-O2-MS-WARRANTY', () => undefined)).toBe('notApplicable');
  });

  test('concentrators and filling systems, and no tanks', () => {
    const of = (kind: NonNullable<ReturnType<typeof deviceOf>['kind']>, code: string) => {
      const theCase = maintenance();
      deviceOf(theCase).kind = kind;
      lineOf(theCase).code = code;
      return judge(theCase).findings.map(({ rule }) => rule);
    };
    expect(of('stationaryConcentrator', 'E1390')).toEqual([]);
    expect(of('portableConcentrator', 'E1392')).toEqual([]);
    expect(of('transfillingSystem', 'K0738')).toEqual([]);
    expect(of('transfillingSystem', 'E0433')).toEqual([]);
    expect(of('liquidOxygen', 'E0433')).toEqual([]);
    expect(of('gaseousCylinders', 'E0431')).toContain('CLAIM-BILLABLE');
    expect(statusOf(judge(maintenance()), 'MCR-O2-MS-CODE')).toBe('met');
  });

  test('that cylinders and liquid systems earn no visit was not read: it advises, and a visit too early blocks by itself', () => {
    const tanks = (change: (theCase: ClaimCase) => void = () => undefined) => {
      const theCase = maintenance();
      deviceOf(theCase).kind = 'liquidOxygen';
      lineOf(theCase).code = 'E0439';
      change(theCase);
      return judge(theCase);
    };
    const weights = ({ findings }: Evaluation) => findings.map(({ rule, severity }) => `${rule} ${severity}`);
    const advised = tanks();
    expect(weights(advised)).toEqual(['CLAIM-BILLABLE advice', 'MCR-O2-MS-CODE advice']);
    expect(advised.findings[0]?.why).toContain('not verified');
    expect(advised.finalisable).toBe(true);
    const early = tanks((c) => {
      c.claim.dateOfService = '2026-10-09';
      recordOf(c.visit).visitedOn = '2026-10-09';
    });
    expect(weights(early)).toContain('MCR-O2-MS blocker');
    expect(weights(early)).toContain('CLAIM-BILLABLE advice');
    // Once the row is set aside, the rule of its own says the same, and weighs no more.
    const aside = tanks((c) => (c.claim.overrides = [anOverride('CLAIM-BILLABLE')]));
    expect(weights(aside)).toContain('MCR-O2-MS advice');
    expect(
      weights(
        tanks((c) => {
          deviceOf(c).kind = null;
          c.claim.overrides = [anOverride('CLAIM-BILLABLE')];
        }),
      ),
    ).not.toContain('MCR-O2-MS blocker');
  });

  test('within the months of rental, or while they are not counted, it is not due', () => {
    expect(visited('2026-10-12', (c) => (rentalOf(c).rentalMonthsBilled = 35))).toBe('unknown');
    expect(visited('2026-10-12', (c) => (rentalOf(c).rentalMonthsBilled = null))).toBe('unknown');
    expect(
      judge(
        (() => {
          const theCase = maintenance();
          rentalOf(theCase).rentalMonthsBilled = null;
          return theCase;
        })(),
      ).finalisable,
    ).toBe(false);
    expect(visited('2026-10-12', (c) => (c.equipment = null))).toBe('unknown');
    expect(visited('2026-10-12', (c) => (deviceOf(c).rentalStartedOn = null))).toBe('unknown');
    expect(visited('2026-10-12', (c) => (c.claim.lines = []))).toBe('unknown');
    expect(status('rental', 'MCR-O2-MS', () => undefined)).toBe('notApplicable');
  });
});

describe('the same or similar equipment', () => {
  test('asked until the first day, in the first month', () => {
    const asked = (day: string) =>
      status('rental', 'MCR-O2-SAME-SIMILAR', (c) => {
        rentalOf(c).sameSimilarCheckedOn = day;
      });
    expect(asked('2026-10-07')).toBe('met');
    expect(asked('2026-10-08')).toBe('unmet');
    const served = (day: string) =>
      status('rental', 'MCR-O2-SAME-SIMILAR', (c) => {
        rentalOf(c).sameSimilarCheckedOn = null;
        c.claim.dateOfService = day;
      });
    expect(served('2026-11-06')).toBe('unmet');
    expect(served('2026-11-07')).toBe('notApplicable');
    expect(status('contents', 'MCR-O2-SAME-SIMILAR', () => undefined)).toBe('notApplicable');
  });
});
