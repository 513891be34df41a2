import { describe, expect, test } from 'vitest';
import { exampleId } from '../../../../shared/rules/examples/people.ts';
import { answerOf, type Change } from '../answerOf.ts';
import { anOverride, partOf, recordOf, repair } from '../startingCases.ts';

/** In which words the comparisons of one part of the record with another answer, and what they compare. */

type Row = readonly [rule: string, what: string, change: Change, answer: string];
type Case = Parameters<Change>[0];

const nothing: Change = () => undefined;
const visitOf = (c: Case) => recordOf(c.visit);
const deviceOf = (c: Case) => recordOf(c.equipment);

function laborOf(c: Case) {
  const [labor] = visitOf(c).labor;
  if (labor === undefined) throw new Error('no labor');
  return labor;
}

/** Visits of the technician on the same day; this one lasts from 09:30 to 11:15. */
function elsewhere(...times: readonly (readonly [string, string])[]): Change {
  return (c) =>
    (c.serviceHistory.technicianVisits = times.map(([arrivedAt, leftAt]) => ({
      arrivedAt,
      leftAt,
      samePatient: false,
    })));
}

/** Marks on the parts of this visit and of an earlier one. */
function marks(own: string, earlier: readonly string[], quantity: number | null = 1): Change {
  return (c) => {
    Object.assign(partOf(c, 1), { lotOrSerial: own, quantity });
    c.serviceHistory.deviceVisits = [{ visitedOn: '2026-03-03', findings: [], partMarks: [...earlier] }];
  };
}

const NO_OWN = 'notApplicable: No part with a serial number of its own';
const ONCE = 'met: 1 serial fitted once';
const ALREADY = 'unmet: The part was fitted already on 2026-03-03';

const ROWS: readonly Row[] = [
  ['RECORD-DELIVERY', 'as it is', nothing, 'met: Visited on 2026-10-20, device there from 2021-06-01'],
  [
    'RECORD-DELIVERY',
    'the earliest of the days that are known',
    (c) => {
      deviceOf(c).rentalStartedOn = '2021-01-05';
      c.claim.delivery.deliveredOn = '2021-03-01';
    },
    'met: Visited on 2026-10-20, device there from 2021-01-05',
  ],
  [
    'RECORD-DELIVERY',
    'no day is known',
    (c) => (deviceOf(c).acquiredOn = null),
    'notApplicable: No day of delivery or acquisition is on record',
  ],
  [
    'RECORD-DELIVERY',
    'serviced the day before',
    (c) => (deviceOf(c).acquiredOn = '2026-10-21'),
    'unmet: The visit was on 2026-10-20, and the device came on 2026-10-21',
  ],
  [
    'RECORD-DELIVERY',
    'visited nobody knows when',
    (c) => (visitOf(c).visitedOn = null),
    'unknown: Waits for L7600-DOC-COMPLETE, no service detail left empty',
  ],

  ['RECORD-SERIAL', 'as it is', nothing, 'met: No other holder of this make and serial'],
  [
    'RECORD-SERIAL',
    'one more',
    (c) => (c.serviceHistory.sameSerialHeldElsewhere = 1),
    'unmet: Another device of this make and serial is held by somebody else',
  ],
  [
    'RECORD-SERIAL',
    'three more',
    (c) => (c.serviceHistory.sameSerialHeldElsewhere = 3),
    'unmet: 3 other devices of this make and serial are held by somebody else',
  ],
  [
    'RECORD-SERIAL',
    'a blank serial',
    (c) => (deviceOf(c).serial = ' '),
    'unknown: Waits for L7600-DOC-COMPLETE, no service detail left empty',
  ],

  [
    'RECORD-TECHNICIAN',
    'one visit only',
    nothing,
    'met: No other visit of the technician elsewhere on that day',
  ],
  [
    'RECORD-TECHNICIAN',
    'one visit only, without times',
    (c) => Object.assign(visitOf(c), { arrivedAt: '', leftAt: '' }),
    'met: No other visit of the technician elsewhere on that day',
  ],
  [
    'RECORD-TECHNICIAN',
    'before and after',
    elsewhere(['08:00', '09:30'], ['11:15', '12:00']),
    'met: The technician’s visits of that day do not overlap',
  ],
  [
    'RECORD-TECHNICIAN',
    'the second overlaps',
    elsewhere(['08:00', '09:30'], ['11:00', '12:00']),
    'unmet: The technician was elsewhere from 11:00 AM to 12:00 PM, and here from 9:30 AM to 11:15 AM',
  ],
  ...(
    [
      ['no arrival elsewhere', elsewhere(['', '12:00'])],
      ['no departure elsewhere', elsewhere(['11:30', ''])],
      ['one of two without times', elsewhere(['08:00', '09:00'], ['', ''])],
      [
        'no arrival here',
        (c: Case) => {
          elsewhere(['12:00', '13:00'])(c);
          visitOf(c).arrivedAt = '';
        },
      ],
      [
        'no departure here',
        (c: Case) => {
          elsewhere(['08:00', '09:00'])(c);
          visitOf(c).leftAt = '';
        },
      ],
    ] as const
  ).map(([what, change]): Row => [
    'RECORD-TECHNICIAN',
    what,
    change,
    'unknown: The technician made several visits on that day, and the times of one or more are not given',
  ]),

  ['RECORD-PART-TWICE', 'a lot', nothing, NO_OWN],
  ['RECORD-PART-TWICE', 'a lot, after a blank', marks('  LOT 9', ['LOT 9']), NO_OWN],
  ['RECORD-PART-TWICE', 'a lot, in short', marks('L26-09', ['L26-09']), NO_OWN],
  ['RECORD-PART-TWICE', 'a blank mark', marks('   ', ['']), NO_OWN],
  ['RECORD-PART-TWICE', 'a serial of two pieces is none', marks('SN 4711', ['4711'], 2), NO_OWN],
  ['RECORD-PART-TWICE', 'a serial, the quantity not given', marks('SN 4711', ['4711'], null), ALREADY],
  ['RECORD-PART-TWICE', 'a serial of its own', marks('SN 4711', ['4712']), ONCE],
  ['RECORD-PART-TWICE', 'the same, written otherwise', marks('serial #: 47-11', ['sn 4711']), ALREADY],
  ['RECORD-PART-TWICE', 'S/N within the number belongs to it', marks('4711SN2', ['47112']), ONCE],
  ['RECORD-PART-TWICE', 'a serial that begins as a word does', marks('LX-4711', ['LX4711']), ALREADY],
  ['RECORD-PART-TWICE', 'a serial with a lot in its middle', marks('4711 lot', ['4711LOT']), ALREADY],
  [
    'RECORD-PART-TWICE',
    'on a visit of no day',
    (c) => {
      marks('SN 4711', ['4711'])(c);
      const [before] = c.serviceHistory.deviceVisits;
      if (before) before.visitedOn = null;
    },
    'unmet: The part was fitted already on another visit',
  ],
  [
    'RECORD-PART-TWICE',
    'two serials',
    (c) => {
      marks('SN 4711', [])(c);
      visitOf(c).parts.push({ ...partOf(c, 1), id: exampleId(994), lotOrSerial: 'SN 4712' });
    },
    'met: 2 serials fitted once',
  ],
  [
    'RECORD-PART-TWICE',
    'one serial on two parts',
    (c) => {
      marks('SN 4711', [])(c);
      visitOf(c).parts.push({ ...partOf(c, 1), id: exampleId(994), lotOrSerial: '4711' });
    },
    'unmet: The same serial is on two parts of this visit',
  ],

  ['RECORD-LABOR-TIME', 'as it is', nothing, 'met: 75 minutes of labor in a visit of 105 minutes'],
  [
    'RECORD-LABOR-TIME',
    'a minute too long',
    (c) => (visitOf(c).leftAt = '10:44'),
    'unmet: 75 minutes of labor in a visit of 74 minutes',
  ],
  ['RECORD-LABOR-TIME', 'no labor', (c) => (visitOf(c).labor = []), 'notApplicable: No labor is recorded'],
  [
    'RECORD-LABOR-TIME',
    'no arrival',
    (c) => (visitOf(c).arrivedAt = ''),
    'notApplicable: Arrival and departure are not recorded',
  ],
  [
    'RECORD-LABOR-TIME',
    'left before arriving',
    (c) => (visitOf(c).leftAt = '09:29'),
    'unmet: The technician left before arriving, or stayed 1439 minutes, past midnight',
  ],
  [
    'RECORD-LABOR-TIME',
    'left on arriving',
    (c) => (visitOf(c).leftAt = '09:30'),
    'unmet: 75 minutes of labor in a visit of 0 minutes',
  ],
  [
    'RECORD-LABOR-TIME',
    'of two stretches one without minutes',
    (c) => visitOf(c).labor.push({ ...laborOf(c), id: exampleId(995), minutes: null }),
    'unknown: Waits for L7600-COST-COMPARE, comparison of repair and replacement',
  ],
  [
    'RECORD-LABOR-TIME',
    'labor by a table takes no time of its own',
    (c) =>
      visitOf(c).labor.push({ ...laborOf(c), id: exampleId(995), minutes: null, standardRepair: 'motor' }),
    'met: 75 minutes of labor in a visit of 105 minutes',
  ],

  ['RECORD-SAME-FAULT', 'as it is', nothing, 'met: No fault was found 3 times within 12 months'],
  [
    'RECORD-SAME-FAULT',
    'the third time',
    (c) =>
      (c.serviceHistory.deviceVisits = ['2026-06-01', '2026-10-20'].map((visitedOn) => ({
        visitedOn,
        findings: ['sieveBed'],
        partMarks: [],
      }))),
    'unmet: “Sieve bed spent or contaminated” was found 3 times or more within 12 months',
  ],
  [
    'RECORD-SAME-FAULT',
    'later visits, and one of no day, do not count',
    (c) =>
      (c.serviceHistory.deviceVisits = ['2026-06-01', '2026-10-21', null].map((visitedOn) => ({
        visitedOn,
        findings: ['sieveBed'],
        partMarks: [],
      }))),
    'met: No fault was found 3 times within 12 months',
  ],
  [
    'RECORD-SAME-FAULT',
    'that there was no fault is none that comes back',
    (c) => {
      visitOf(c).findings = ['noFault'];
      c.serviceHistory.deviceVisits = ['2026-06-01', '2026-01-01'].map((visitedOn) => ({
        visitedOn,
        findings: ['noFault'],
        partMarks: [],
      }));
    },
    'met: No fault was found 3 times within 12 months',
  ],

  ['RECORD-WARRANTY', 'as it is', nothing, 'met: Nothing billed is under warranty'],
  [
    'RECORD-WARRANTY',
    'none on record',
    (c) => Object.assign(deviceOf(c), { warrantyUntil: null, warrantyLaborUntil: null }),
    'notApplicable: No warranty is on record',
  ],
  ...(['warrantyUntil', 'warrantyLaborUntil'] as const).map((field): Row => [
    'RECORD-WARRANTY',
    `only ${field}, and over`,
    (c) =>
      Object.assign(deviceOf(c), { warrantyUntil: null, warrantyLaborUntil: null, [field]: '2026-10-19' }),
    'met: Nothing billed is under warranty',
  ]),
  [
    'RECORD-WARRANTY',
    'parts',
    (c) => {
      deviceOf(c).warrantyUntil = '2026-10-20';
      partOf(c, 0).unitCostCents = 0;
      c.claim.overrides = [anOverride('CLAIM-BILLABLE')];
    },
    'unmet: Part 2 is billed, and parts are under warranty until 2026-10-20',
  ],
  [
    'RECORD-WARRANTY',
    'labor, of which one stretch is billed',
    (c) => {
      deviceOf(c).warrantyLaborUntil = '2026-10-21';
      visitOf(c).labor.unshift({ ...laborOf(c), id: exampleId(995), hourlyRateCents: 0 });
      c.claim.overrides = [anOverride('CLAIM-BILLABLE')];
    },
    'unmet: Labor is billed, and labor is under warranty until 2026-10-21',
  ],
  [
    'RECORD-WARRANTY',
    'no date of service',
    (c) => (c.claim.dateOfService = null),
    'unknown: Waits for CLAIM-DATE, date of service',
  ],
];

describe('comparisons', () => {
  test.each(ROWS)('%s, %s', (id, _what, change, answer) => {
    expect(answerOf(repair(), id, change)).toBe(answer);
  });
});
