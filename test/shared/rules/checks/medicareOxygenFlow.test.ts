import { describe, expect, test } from 'vitest';
import { decidingFlow, flowModifier } from '../../../../shared/rules/checks/medicareOxygenFlow.ts';
import { exampleId } from '../../../../shared/rules/examples/people.ts';
import { lineOf, recordOf, statusOf } from '../startingCases.ts';
import {
  contents,
  deviceOf,
  highFlow,
  judge,
  maintenance,
  otherClaim,
  portable,
  rental,
  rentalOf,
  secondLine,
  stationary,
  testOf,
} from '../packs/medicare/oxygenStarts.ts';

const LIMITS = { belowLpm: 1, aboveLpm: 4 };

test.each<[day: number, night: number, portable: boolean, modifier: string | null]>([
  [0.9, 0.9, true, 'QE'],
  [1, 1, true, null],
  [4, 4, true, null],
  [4.1, 4.1, false, 'QG'],
  [4.1, 4.1, true, 'QF'],
  [0.5, 1, false, 'QA'],
  [0.5, 1.5, false, null],
  [3, 5, true, null],
  [3, 5.5, false, 'QR'],
  [3, 5.5, true, 'QB'],
  // A rate for half of the day only is not averaged with nothing.
  [0, 2, true, null],
  [0, 5, true, 'QF'],
  [5, 0, false, 'QG'],
  [0.5, 0, false, 'QE'],
  [0, 0.5, true, 'QE'],
])('%f LPM by day and %f by night, portable %s: %s', (day, night, portableToo, modifier) => {
  const flow = decidingFlow(day, night);
  expect(flow === null ? 'none' : flowModifier(flow, portableToo, LIMITS)).toBe(modifier);
});

test('no flow by day and none by night is no prescription', () => {
  expect(decidingFlow(0, 0)).toBeNull();
});

describe('on the lines', () => {
  const said = (
    day: number,
    night: number,
    onStationary: readonly string[],
    onPortable: readonly string[],
    prescribed: boolean | null = true,
  ) => {
    const theCase = rental();
    Object.assign(rentalOf(theCase), { dayLpm: day, nightLpm: night, portablePrescribed: prescribed });
    lineOf(theCase).modifiers = ['RR', 'N1', ...onStationary];
    secondLine(theCase).modifiers = ['RR', 'N1', ...onPortable];
    return statusOf(judge(theCase), 'MCR-O2-FLOW');
  };

  test('QE and QA on the stationary line only, QF and QB on both', () => {
    expect(said(0.5, 0.5, ['QE'], [])).toBe('met');
    expect(said(0.5, 0.5, ['QE'], ['QE'])).toBe('unmet');
    expect(said(0.5, 0.5, [], [])).toBe('unmet');
    expect(said(0.5, 1, ['QA'], [])).toBe('met');
    expect(said(6, 6, ['QF'], ['QF'])).toBe('met');
    expect(said(6, 6, ['QF'], [])).toBe('unmet');
    expect(said(6, 6, [], ['QF'])).toBe('unmet');
    expect(said(6, 5, ['QB'], ['QB'])).toBe('met');
    expect(said(6, 5, ['QF'], ['QF'])).toBe('unmet');
    expect(said(2, 2, ['QF'], ['QF'])).toBe('unmet');
    expect(said(2, 2, [], [])).toBe('met');
  });

  test('whether a portable system is prescribed is asked above four liters only', () => {
    expect(said(4, 4, [], [], null)).toBe('met');
    expect(said(4.5, 4.5, ['QF'], ['QF'], null)).toBe('unknown');
    expect(said(0.5, 0.5, ['QE'], [], null)).toBe('met');
  });

  test('QG and QR where no portable system is prescribed', () => {
    const alone = (day: number, night: number, ...modifiers: string[]) => {
      const theCase = stationary();
      Object.assign(rentalOf(theCase), { dayLpm: day, nightLpm: night, portablePrescribed: false });
      lineOf(theCase).modifiers = ['RR', 'N1', ...modifiers];
      return statusOf(judge(theCase), 'MCR-O2-FLOW');
    };
    expect(alone(6, 6, 'QG')).toBe('met');
    expect(alone(6, 6, 'QF')).toBe('unmet');
    expect(alone(6, 5, 'QR')).toBe('met');
    expect(alone(6, 5, 'QG')).toBe('unmet');
  });

  test('a modifier told under 99 counts', () => {
    const theCase = highFlow();
    Object.assign(lineOf(theCase), { modifiers: ['RR', 'N1'], furtherModifiers: ['QF'] });
    expect(statusOf(judge(theCase), 'MCR-O2-FLOW')).toBe('met');
    Object.assign(lineOf(theCase), { modifiers: ['RR', 'N1', 'QF'], furtherModifiers: ['QG'] });
    expect(statusOf(judge(theCase), 'MCR-O2-FLOW')).toBe('unmet');
  });

  test('the other system of the month has to carry the same, wherever it is billed', () => {
    const beside = (day: string, code: string, modifiers: readonly string[], change = {}) => {
      const theCase = highFlow();
      theCase.claim.lines.pop();
      theCase.otherClaims = [otherClaim(day, code, modifiers, change)];
      return statusOf(judge(theCase), 'MCR-O2-FLOW');
    };
    expect(beside('2026-10-07', 'E0431', ['RR', 'N1'])).toBe('unmet');
    expect(beside('2026-11-06', 'E0431', ['RR', 'N1'])).toBe('unmet');
    expect(beside('2026-10-06', 'E0431', ['RR', 'N1'])).toBe('met');
    expect(beside('2026-11-07', 'E0431', ['RR', 'N1'])).toBe('met');
    expect(beside('2026-10-07', 'E0431', ['RR', 'N1', 'QF'])).toBe('met');
    expect(beside('2026-10-07', 'E0443', ['N1'])).toBe('met');
    expect(beside('2026-10-07', 'E1390', ['MS', 'N1'])).toBe('met');
    expect(beside('2026-10-07', 'E0431', ['RR', 'N1'], { samePatient: false })).toBe('met');
    expect(beside('2026-10-07', 'E0431', ['RR', 'N1'], { samePayer: false })).toBe('met');
    expect(beside('2026-10-07', 'E0431', ['RR', 'N1'], { state: 'denied' })).toBe('met');
    expect(beside('2026-10-07', 'E0431', ['RR', 'N1'], { state: 'rejected' })).toBe('met');
    expect(beside('2026-10-07', 'E0431', ['RR', 'N1'], { dateOfService: null })).toBe('met');
  });

  test('a portable line by itself carries QF only', () => {
    const alone = (lpm: number, ...modifiers: string[]) => {
      const theCase = portable();
      Object.assign(rentalOf(theCase), { dayLpm: lpm, nightLpm: lpm });
      lineOf(theCase).modifiers = ['RR', 'N1', ...modifiers];
      return statusOf(judge(theCase), 'MCR-O2-FLOW');
    };
    expect(alone(0.5)).toBe('met');
    expect(alone(0.5, 'QE')).toBe('unmet');
    expect(alone(6, 'QF')).toBe('met');
    expect(alone(6)).toBe('unmet');
  });

  test('is not asked of contents and maintenance', () => {
    for (const theCase of [contents(), maintenance()]) {
      Object.assign(rentalOf(theCase), { dayLpm: null, nightLpm: null });
      expect(statusOf(judge(theCase), 'MCR-O2-FLOW')).toBe('notApplicable');
    }
  });
});

describe('a test on four liters', () => {
  const tested = (change: Record<string, unknown>) => {
    const theCase = highFlow();
    Object.assign(recordOf(theCase.otherTests[0] ?? null), change);
    return statusOf(judge(theCase), 'MCR-O2-FLOW-TEST');
  };

  test('on four liters or more, qualifying, of the patient', () => {
    expect(tested({})).toBe('met');
    expect(tested({ onLpm: 4.5 })).toBe('met');
    expect(tested({ onLpm: 3.5 })).toBe('unmet');
    expect(tested({ onLpm: null })).toBe('unmet');
    expect(tested({ roomAir: true })).toBe('unmet');
    expect(tested({ roomAir: null })).toBe('unmet');
    expect(tested({ saturation: 89 })).toBe('met');
    expect(tested({ saturation: 90 })).toBe('unmet');
    expect(tested({ patientId: exampleId(7) })).toBe('unmet');
  });

  test('is asked where a line says a higher flow', () => {
    const theCase = rental();
    expect(statusOf(judge(theCase), 'MCR-O2-FLOW-TEST')).toBe('notApplicable');
    const own = highFlow();
    own.otherTests = [];
    Object.assign(testOf(own), { roomAir: false, onLpm: 4 });
    expect(statusOf(judge(own), 'MCR-O2-FLOW-TEST')).toBe('met');
  });
});

describe('contents for a high flow', () => {
  const billed = (day: number | null, night: number | null) => {
    const theCase = contents();
    lineOf(theCase).code = 'E0447';
    deviceOf(theCase).kind = 'liquidOxygen';
    Object.assign(rentalOf(theCase), { dayLpm: day, nightLpm: night });
    return statusOf(judge(theCase), 'MCR-O2-CONTENTS-FLOW');
  };

  test('by day or by night above four liters, not on average', () => {
    expect(billed(4, 4)).toBe('unmet');
    expect(billed(4.1, 2)).toBe('met');
    expect(billed(2, 4.1)).toBe('met');
    expect(billed(null, 5)).toBe('unknown');
    expect(billed(5, null)).toBe('unknown');
  });
});
