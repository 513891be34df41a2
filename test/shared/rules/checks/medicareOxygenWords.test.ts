import { describe, expect, test } from 'vitest';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { exampleId } from '../../../../shared/rules/examples/people.ts';
import { lineOf, paperOf, recordOf, statusOf } from '../startingCases.ts';
import {
  deviceOf,
  giveNotice,
  judge,
  laterMonth,
  orderOf,
  otherClaim,
  OXYGEN_STARTS,
  rentalOf,
  secondLine,
  stationary,
  type OxygenStart,
} from '../packs/medicare/oxygenStarts.ts';

/** What the Medicare oxygen rules say: lines by their number, days as they stand, and every gap by its name. */

type Change = (theCase: ClaimCase) => void;

function made(start: OxygenStart, change: Change): ClaimCase {
  const theCase = OXYGEN_STARTS[start]();
  change(theCase);
  return theCase;
}

function message(start: OxygenStart, id: string, change: Change): string {
  return judge(made(start, change)).findings.find(({ rule }) => rule === id)?.message ?? 'not raised';
}

function evidence(start: OxygenStart, id: string, change: Change = () => undefined): string {
  return judge(made(start, change)).requirements.find((item) => item.id === id)?.evidence ?? 'absent';
}

describe('findings', () => {
  test.each<[id: string, start: OxygenStart, change: Change, says: string]>([
    ['MCR-O2-RR', 'rental', (c) => secondLine(c).modifiers.push('NU'), 'line 2 carries NU'],
    ['MCR-O2-RR', 'rental', (c) => (secondLine(c).modifiers = ['N1']), 'line 2 bills a system by the month'],
    ['MCR-O2-RR', 'contents', (c) => lineOf(c).modifiers.push('RR'), 'line 1 carries RR and bills no rental'],
    [
      'MCR-O2-DEVICE',
      'rental',
      (c) => (deviceOf(c).kind = 'portableConcentrator'),
      'the device on file is: portable concentrator; billed is E1390, E0431',
    ],
    [
      'MCR-O2-ONE-EACH',
      'rental',
      (c) => (secondLine(c).code = 'E1391'),
      'line 2 bills a second stationary system',
    ],
    ['MCR-O2-FLOW', 'highFlow', (c) => (secondLine(c).modifiers = ['RR', 'N1']), 'line 2 lacks QF: 6 LPM'],
    ['MCR-O2-FLOW', 'rental', (c) => secondLine(c).modifiers.push('QF'), 'QF on line 2 does not fit'],
    [
      'MCR-O2-FLOW',
      'stationary',
      (c) => Object.assign(rentalOf(c), { dayLpm: 6, nightLpm: 5 }),
      'line 1 lacks QB: 5.5 LPM on average of day and night',
    ],
    ['MCR-O2-REPLACEMENT', 'rental', (c) => secondLine(c).modifiers.push('RA'), 'line 2 carries RA'],
    [
      'MCR-O2-POD',
      'rental',
      (c) => Object.assign(c.claim.delivery, { method: 'facility', proofShows: ['facilityRecord'] }),
      'the patient’s name, the address, what was delivered, how many, the day, the receiver’s signature or that the carrier delivered it',
    ],
    [
      'MCR-O2-POD-DAY',
      'shipped',
      (c) => (c.claim.delivery.shippedOn = '2026-10-06'),
      'the delivery of 2026-10-09, sent on 2026-10-06',
    ],
    ['MCR-O2-NOTICE', 'rental', (c) => giveNotice(c, '2026-10-05'), 'no line carries GA.'],
    [
      'MCR-O2-NOTICE',
      'rental',
      (c) => {
        giveNotice(c, '2026-10-05');
        c.claim.notice.abnKind = 'voluntary';
      },
      'no line carries GX or GY.',
    ],
    [
      'MCR-O2-NOTICE-FORM',
      'noticed',
      (c) => Object.assign(c.claim.notice, { abnReason: '', abnEstimateCents: null, abnOption: null }),
      'why Medicare may not pay, the estimated cost, the option that was chosen',
    ],
    [
      'MCR-O2-REFILL',
      'contents',
      (c) => Object.assign(rentalOf(c), { refillAskedOn: null, supplyEndsOn: null, refillAffirmed: null }),
      'when the patient was asked, when the supply ends, whether more is wanted',
    ],
    [
      'MCR-O2-NEED',
      'contents',
      (c) => {
        orderOf(c).orderedOn = '2025-03-01';
        paperOf(c, 'clinicalNote').documentDate = '2025-02-01';
      },
      'is of 2025-03-01',
    ],
  ])('%s (%s)', (id, start, change, says) => {
    expect(message(start, id, change)).toContain(says);
  });

  test('the cap names the months, whichever count shows them', () => {
    const counted = laterMonth(stationary(), '2026-07-07', 0);
    counted.otherClaims = [otherClaim('2026-07-07', 'E1390', ['RR', 'N1'])];
    expect(judge(counted).findings.find(({ rule }) => rule === 'MCR-O2-CAP')?.message).toBe(
      'Medicare pays 36 months of an oxygen system: claims here show 1, and the count says 0.',
    );
  });
});

describe('evidence', () => {
  test.each<[id: string, start: OxygenStart, says: string]>([
    ['MCR-O2-CAP', 'groupTwo', 'Month 5 of 36'],
    ['MCR-O2-FLOW', 'rental', '2 LPM, which asks for no modifier'],
    ['MCR-O2-FLOW', 'highFlow', '6 LPM, QF on the line'],
    ['MCR-O2-FLOW-TEST', 'highFlow', 'Qualifying test on 4 LPM of 2026-09-28'],
    ['MCR-O2-ORDER', 'rental', 'Order of 2026-09-30 with its elements, signed on 2026-09-30'],
    ['MCR-O2-REPEAT', 'groupTwo', 'Repeat test evaluated on 2026-08-12'],
    ['MCR-O2-REPEAT-ORDER', 'groupTwo', 'New order of 2026-08-14'],
    ['MCR-O2-MS-CODE', 'maintenance', 'E1390 with MS'],
    ['MCR-O2-SWITCH', 'switched', 'E1390 in place of E0439, ordered on 2026-09-30'],
    ['MCR-O2-NOTICE', 'noticed', 'Notice of 2026-10-05 on file, GA on the line'],
  ])('%s (%s)', (id, start, says) => {
    expect(evidence(start, id)).toBe(says);
  });
});

describe('of several the right one', () => {
  test('the last interruption counts, in whatever order they were written down', () => {
    const theCase = laterMonth(stationary(), '2025-03-07', 15);
    const short = { from: '2026-09-10', to: '2026-09-20', kind: 'billing', reason: 'Hospital' } as const;
    const long = { from: '2026-01-01', to: '2026-06-20', kind: 'billing', reason: 'Facility' } as const;
    for (const breaks of [
      [short, long],
      [long, short],
    ]) {
      rentalOf(theCase).breaks = breaks;
      expect(statusOf(judge(theCase), 'MCR-O2-BREAK')).toBe('met');
    }
  });

  test('an interruption of one day, and one that begins with the rental', () => {
    const theCase = laterMonth(stationary(), '2025-03-07', 15);
    for (const from of ['2026-09-10', '2025-03-07']) {
      rentalOf(theCase).breaks = [{ from, to: from, kind: 'billing', reason: 'Hospital' }];
      expect(statusOf(judge(theCase), 'MCR-O2-BREAK')).toBe('met');
    }
  });

  test('the note on any line will do', () => {
    const theCase = OXYGEN_STARTS.afterBreak();
    theCase.claim.lines.push({
      ...structuredClone(lineOf(theCase)),
      id: exampleId(280),
      code: 'E0431',
      narrative: '',
    });
    expect(statusOf(judge(theCase), 'MCR-O2-BREAK')).toBe('met');
  });

  test('a paper that is no note does not show the need, whatever is marked on it', () => {
    const theCase = OXYGEN_STARTS.contents();
    orderOf(theCase).orderedOn = '2024-01-01';
    paperOf(theCase, 'clinicalNote').statesContinuedNeed = false;
    paperOf(theCase, 'oxygenTestResult').statesContinuedNeed = true;
    expect(statusOf(judge(theCase), 'MCR-O2-NEED')).toBe('unmet');
  });

  test('two of one line are enough to ask for a quantity', () => {
    const theCase = OXYGEN_STARTS.rental();
    orderOf(theCase).quantity = null;
    secondLine(theCase).units = 2;
    expect(statusOf(judge(theCase), 'MCR-O2-ORDER')).toBe('unmet');
  });

  test('a voluntary notice is looked at as well', () => {
    const theCase = OXYGEN_STARTS.rental();
    giveNotice(theCase, '2026-10-05');
    Object.assign(theCase.claim.notice, { abnKind: 'voluntary', abnReason: '' });
    for (const line of theCase.claim.lines) line.modifiers = ['RR', 'GX', 'GY'];
    expect(statusOf(judge(theCase), 'MCR-O2-NOTICE-FORM')).toBe('unmet');
  });

  test('a visit billed on the same day is one already', () => {
    const theCase = OXYGEN_STARTS.maintenance();
    theCase.otherClaims = [otherClaim('2026-10-12', 'E1390', ['MS', 'N1'])];
    expect(statusOf(judge(theCase), 'MCR-O2-MS')).toBe('unmet');
  });

  test('a repeat test evaluated on the day it was made is in time', () => {
    const theCase = OXYGEN_STARTS.groupTwo();
    recordOf(theCase.otherTests[0] ?? null).testedOn = '2026-08-12';
    expect(statusOf(judge(theCase), 'MCR-O2-REPEAT')).toBe('met');
  });
});
