import { describe, expect, test } from 'vitest';
import { exampleId } from '../../../../shared/rules/examples/people.ts';
import { answerOf, type Change } from '../answerOf.ts';
import {
  anOverride,
  lineOf,
  medicareRental,
  paperOf,
  payerOf,
  recordOf,
  rental,
  repair,
} from '../startingCases.ts';

/** In which words the rules on portable rentals and on every claim answer, and what they compare. */

type Case = Parameters<Change>[0];
type Row = readonly [rule: string, what: string, change: Change, answer: string];

const nothing: Change = () => undefined;
const testOf = (c: Case) => recordOf(c.oxygenTest);
const rentalOf = (c: Case) => c.claim.rental;
const termsOf = (c: Case) => payerOf(c).settings.rental;

function addLine(c: Case, code: string, modifiers: string[] = []): void {
  c.claim.lines.push({ ...lineOf(c), id: exampleId(991), code, modifiers });
}

/** Rests on a notice that a denial is expected, given and signed on the day of delivery. */
function noticed(c: Case): void {
  lineOf(c).modifiers = ['RR', 'GA'];
  Object.assign(c.claim.notice, { abnIssuedOn: '2026-10-05', abnSignedOn: '2026-10-05' });
  c.documents.push({ ...paperOf(c, 'proofOfDelivery'), id: exampleId(992), type: 'abn' });
}

const TERMS: readonly Row[] = [
  ['E1392-MOD-GA', 'as it is', nothing, 'notApplicable: No notice and no GA'],
  [
    'E1392-MOD-GA',
    'in order',
    noticed,
    'met: Notice issued 2026-10-05, before delivery on 2026-10-05; GA on the line',
  ],
  [
    'E1392-MOD-GA',
    'the paper alone is a notice too',
    (c) => {
      noticed(c);
      lineOf(c).modifiers = ['RR', 'KX'];
      Object.assign(c.claim.notice, { abnIssuedOn: null, abnSignedOn: null });
    },
    'unmet: A notice is on file, and GA is not on the line',
  ],
  [
    'E1392-MOD-GA',
    'and N1',
    (c) => {
      noticed(c);
      lineOf(c).modifiers = ['RR', 'GA', 'N1'];
    },
    'unmet: N1 says that the criteria are met, and GA that a denial is expected',
  ],
  ['E1392-MOD-RR', 'as it is', nothing, 'met: Rented, RR on the line'],
  [
    'E1392-MOD-RR',
    'sold',
    (c) => {
      rentalOf(c).basis = 'purchase';
      lineOf(c).modifiers = ['NU', 'KX'];
    },
    'met: Sold, NU or UE on the line',
  ],
  [
    'E1392-MOD-RR',
    'sold twice over',
    (c) => {
      rentalOf(c).basis = 'purchase';
      lineOf(c).modifiers = ['NU', 'UE'];
    },
    'unmet: The device is sold, and line 1 needs NU or UE, one of them',
  ],
  [
    'E1392-MOD-RR',
    'sold, with RR',
    (c) => {
      rentalOf(c).basis = 'purchase';
      lineOf(c).modifiers = ['RR'];
    },
    'unmet: The device is sold, and line 1 carries RR',
  ],
  [
    'E1392-MOD-RR',
    'rented, the second line without',
    (c) => addLine(c, 'E1392', ['KX']),
    'unmet: The device is rented, and line 2 lacks RR',
  ],
  [
    'E1392-MOD-RR',
    'rented and sold at once',
    (c) => (lineOf(c).modifiers = ['RR', 'NU', 'UE']),
    'unmet: The device is rented, and line 1 carries NU, UE',
  ],
  [
    'E1392-MOD-RR',
    'something else is billed',
    (c) => (lineOf(c).code = 'E1390'),
    'notApplicable: No line bills E1392',
  ],
  [
    'E1392-DOC-ORDER-DETAIL',
    'nothing of it',
    (c) => Object.assign(recordOf(c.order), { saturation: null, pao2: null, condition: ' ' }),
    'unmet: Not on the order: the saturation or blood gas, the condition treated',
  ],
  [
    'E1392-DOC-ORDER-DETAIL',
    'a blood gas',
    (c) => Object.assign(recordOf(c.order), { saturation: null, pao2: 54 }),
    'met: Order states PaO2 54 mm Hg and the condition',
  ],
  [
    'E1392-DOC-ORDER-DETAIL',
    'a saturation',
    (c) => Object.assign(recordOf(c.order), { saturation: 86, pao2: null }),
    'met: Order states saturation 86% and the condition',
  ],
  ['E1392-DOC-DURATION', 'as it is', nothing, 'met: Long term, lifelong'],
  [
    'E1392-DOC-DURATION',
    'for long, nobody says how long',
    (c) => {
      rentalOf(c).durationMonths = null;
      recordOf(c.order).lengthOfNeedMonths = null;
    },
    'met: Long term',
  ],
  [
    'E1392-DOC-DURATION',
    'a month, as the order says',
    (c) => {
      Object.assign(rentalOf(c), { duration: 'shortTerm', durationMonths: null });
      recordOf(c.order).lengthOfNeedMonths = 1;
    },
    'met: Short term, 1 month',
  ],
  [
    'E1392-DOC-DURATION',
    'three months, whatever the order says',
    (c) => Object.assign(rentalOf(c), { duration: 'shortTerm', durationMonths: 3 }),
    'met: Short term, 3 months',
  ],
  [
    'E1392-DOC-DURATION',
    'short, without an order',
    (c) => {
      Object.assign(rentalOf(c), { duration: 'shortTerm', durationMonths: null });
      c.order = null;
    },
    'unmet: Short term, and the months are not given',
  ],
  [
    'E1392-PAY-AUTH',
    'nothing of it',
    (c) =>
      (c.claim.authorization = { authorizationNumber: ' ', authorizationFrom: null, authorizationTo: null }),
    'unmet: Not given: the number, the first day, the last day',
  ],
  [
    'E1392-PAY-STATIONARY',
    'nothing of it',
    (c) =>
      Object.assign(rentalOf(c), {
        stationaryTrialFrom: null,
        stationaryTrialTo: null,
        stationaryTrialOutcome: ' ',
      }),
    'unmet: Not given: its first day, its last day, its outcome',
  ],
  [
    'E1392-PAY-STATIONARY',
    'no day of delivery to compare with',
    (c) => (c.claim.delivery.deliveredOn = null),
    'unknown: Waits for CLAIM-DELIVERY, proof of delivery',
  ],
  [
    'E1392-RENT-FIRST',
    'a sale before the first month',
    (c) => Object.assign(rentalOf(c), { basis: 'purchase', rentalMonthsBilled: 0 }),
    'unmet: 0 months billed as rental so far',
  ],
  [
    'E1392-RENT-FIRST',
    'a sale after one month',
    (c) => Object.assign(rentalOf(c), { basis: 'purchase', rentalMonthsBilled: 1 }),
    'met: 1 month billed as rental, 1 month asked for',
  ],
  [
    'E1392-PAY-RATE',
    'as it is',
    (c) => {
      termsOf(c).allowedMonthlyCents = lineOf(c).chargeCents;
      addLine(c, 'E1392', ['RR']);
      Object.assign(c.claim.lines[1] ?? {}, { units: 2 });
    },
    'unmet: Line 2 charges $165.00',
  ],
  [
    'E1392-PAY-RATE',
    'no units',
    (c) => {
      termsOf(c).allowedMonthlyCents = 1;
      lineOf(c).units = null;
    },
    'unknown: Waits for CLAIM-LINES, code, units and charge of every line',
  ],
  [
    'E1392-PAY-RATE',
    'no charge',
    (c) => {
      termsOf(c).allowedMonthlyCents = 1;
      lineOf(c).chargeCents = null;
    },
    'unknown: Waits for CLAIM-LINES, code, units and charge of every line',
  ],
  [
    'E1392-PAY-RATE',
    'something else is billed',
    (c) => {
      termsOf(c).allowedMonthlyCents = 1;
      lineOf(c).code = 'E1390';
    },
    'notApplicable: No line bills E1392',
  ],
];

const TESTS: readonly Row[] = [
  [
    'E1392-DOC-TEST',
    'as it is',
    nothing,
    'met: Oximetry of 2026-09-18, rest, room air, oxygen test result of 2026-09-18',
  ],
  [
    'E1392-DOC-TEST',
    'a blood gas, on oxygen',
    (c) =>
      Object.assign(testOf(c), {
        method: 'arterialBloodGas',
        pao2: 54,
        saturation: null,
        roomAir: false,
        onLpm: 2,
      }),
    'met: Arterial blood gas of 2026-09-18, rest, on oxygen, oxygen test result of 2026-09-18',
  ],
  [
    'E1392-DOC-TEST',
    'nothing of it',
    (c) =>
      Object.assign(testOf(c), {
        method: null,
        testedOn: null,
        condition: null,
        roomAir: null,
        saturation: null,
      }),
    'unmet: Not given: the method, the date, rest, exertion or sleep, room air or on oxygen',
  ],
  [
    'E1392-DOC-TEST',
    'a blood gas without a value, on an unknown flow',
    (c) =>
      Object.assign(testOf(c), {
        method: 'arterialBloodGas',
        pao2: null,
        saturation: null,
        roomAir: false,
        onLpm: null,
      }),
    'unmet: Not given: the blood gas value, the oxygen flow during the test',
  ],
  [
    'E1392-DOC-TEST',
    'a blood gas with a saturation only',
    (c) => Object.assign(testOf(c), { method: 'arterialBloodGas', pao2: null, saturation: 86 }),
    'met: Arterial blood gas of 2026-09-18, rest, room air, oxygen test result of 2026-09-18',
  ],
  [
    'E1392-DOC-TEST',
    'oximetry without a saturation',
    (c) => Object.assign(testOf(c), { saturation: null, pao2: 50 }),
    'unmet: Not given: the saturation',
  ],
  [
    'E1392-DOC-TEST',
    'made by a supplier, which this payer takes',
    (c) => Object.assign(testOf(c), { performedBySupplier: true, evaluatedByPhysician: false }),
    'met: Oximetry of 2026-09-18, rest, room air, oxygen test result of 2026-09-18',
  ],
  ['E1392-CRITERIA', 'as it is', nothing, 'met: Group I: saturation 86% at rest'],
  [
    'E1392-CRITERIA',
    'group II with its condition',
    (c) => Object.assign(testOf(c), { saturation: 89, groupTwoCondition: 'edema' }),
    'met: Group II: saturation 89% at rest, dependent edema',
  ],
  [
    'E1392-CRITERIA',
    'neither, by both values',
    (c) => Object.assign(testOf(c), { method: 'arterialBloodGas', saturation: 95, pao2: 80 }),
    'unmet: PaO2 80 mm Hg, saturation 95% at rest: no hypoxemia',
  ],
  [
    'E1392-CRITERIA',
    'no test',
    (c) => (c.oxygenTest = null),
    'unknown: Waits for E1392-DOC-TEST, oxygen test result',
  ],
  ['E1392-MOD-KX', 'as it is', nothing, 'met: KX on the line, attested on 2026-10-05'],
  [
    'E1392-MOD-KX',
    'N1 where KX is asked for',
    (c) => (lineOf(c).modifiers = ['RR', 'N1']),
    'unmet: N1 is on the line, and this payer asks for KX',
  ],
  [
    'E1392-MOD-KX',
    'both',
    (c) => (lineOf(c).modifiers = ['RR', 'N1', 'KX']),
    'unmet: N1 and KX cannot stand together',
  ],
  [
    'E1392-MOD-KX',
    'attested, and left out',
    (c) => (lineOf(c).modifiers = ['RR']),
    'unmet: The criteria are met and attested, and KX is missing',
  ],
  [
    'E1392-MOD-KX',
    'a name without a day is no attestation',
    (c) => (c.claim.attestation.criteriaAttestedOn = null),
    'unmet: KX is on the line, and nobody has attested that every criterion is met',
  ],
  [
    'E1392-MOD-KX',
    'a denial is expected',
    (c) => (lineOf(c).modifiers = ['RR', 'GZ']),
    'met: The line says that a denial is expected, and nothing says that the criteria are met',
  ],
  [
    'E1392-MOD-KX',
    'not used by this payer',
    (c) => (termsOf(c).coverageModifier = 'none'),
    'unmet: KX is on the line, and this payer does not use it',
  ],
  [
    'E1392-MOD-KX',
    'not used, and not there',
    (c) => {
      termsOf(c).coverageModifier = 'none';
      lineOf(c).modifiers = ['RR'];
    },
    'met: This payer asks for no such modifier',
  ],
  [
    'E1392-MOD-KX',
    'something else is billed',
    (c) => (lineOf(c).code = 'E1390'),
    'notApplicable: No line bills E1392',
  ],
];

const MEDICARE: readonly Row[] = [
  [
    'E1392-MOD-KX',
    'attested, and left out',
    (c) => (lineOf(c).modifiers = ['RR']),
    'unmet: The criteria are met and attested, and N1 is missing',
  ],
  [
    'E1392-MOD-KX',
    'N3 rests on a condition that oxygen helps without hypoxemia',
    (c) => {
      lineOf(c).modifiers = ['RR', 'N3'];
      testOf(c).saturation = 95;
      c.claim.rental.groupThreeCondition = 'Cluster headache';
    },
    'met: N3 on the line, attested on 2026-10-05',
  ],
  [
    'E1392-MOD-KX',
    'N1 for a test that shows nothing, the thresholds set aside',
    (c) => {
      testOf(c).saturation = 95;
      c.claim.overrides = [anOverride('E1392-CRITERIA')];
    },
    'unmet: N1 says that the criteria are met, and the test does not show it',
  ],
  [
    'E1392-MOD-KX',
    'KX once more',
    (c) => (lineOf(c).modifiers = ['RR', 'KX']),
    'unmet: KX is rejected for rentals begun on or after 2023-04-01; N1, N2 or N3 takes its place',
  ],
  [
    'E1392-CRITERIA',
    'during sleep alone',
    (c) => Object.assign(testOf(c), { condition: 'sleep', awakeSaturation: 93 }),
    'unmet: What was found during sleep alone does not qualify a portable system with Medicare',
  ],
  [
    'E1392-CRITERIA',
    'by a blood gas on exertion',
    (c) =>
      Object.assign(testOf(c), {
        method: 'arterialBloodGas',
        pao2: 54,
        saturation: 84,
        condition: 'exertion',
        saturationAtRest: 93,
        saturationOnOxygen: 90,
      }),
    'met: Group I: PaO2 54 mm Hg, saturation 84% on exertion',
  ],
];

const ANY: readonly Row[] = [
  ['CODE-ANNUAL', 'as it is', nothing, 'met: L7600 is in HCPCS Level II, release of July 2026'],
  [
    'CODE-ANNUAL',
    'a code that is in no release, and what was meant',
    (c) => addLine(c, 'E1340'),
    'unmet: E1340 is in no release from January 2019 to July 2026; likely meant: K0739, K0740',
  ],
  ['CLAIM-COVERAGE', 'as it is', nothing, 'met: Member number on file, in force on the date of service'],
  [
    'CLAIM-COVERAGE',
    'a blank number',
    (c) => (recordOf(c.coverage).memberId = ' '),
    'unmet: The member number is not given',
  ],
  [
    'CLAIM-COVERAGE',
    'without first and last day',
    (c) => Object.assign(recordOf(c.coverage), { from: null, to: null }),
    'met: Member number on file, in force on the date of service',
  ],
  [
    'CLAIM-COVERAGE',
    'on no day',
    (c) => (c.claim.dateOfService = null),
    'unknown: Waits for CLAIM-DATE, date of service',
  ],
  [
    'CLAIM-PHYSICIAN',
    'a blank name',
    (c) => (recordOf(c.physician).lastName = ' '),
    'unmet: The physician’s name is not given',
  ],
];

describe.each([
  ['a portable rental', 'its terms', rental, TERMS],
  ['a portable rental', 'its test', rental, TESTS],
  ['a portable rental for Medicare', 'its test', medicareRental, MEDICARE],
  ['any claim', 'here a repair', repair, ANY],
] as const)('%s, %s', (_kind, _what, make, rows) => {
  test.each(rows)('%s, %s', (id, _how, change, answer) => {
    expect(answerOf(make(), id, change)).toBe(answer);
  });
});
