import { describe, expect, test } from 'vitest';
import { exampleId } from '../../../../shared/rules/examples/people.ts';
import { answerOf, type Change } from '../answerOf.ts';
import { dropPapers, lineAt, lineOf, paperOf, payerOf, recordOf, STARTS } from '../startingCases.ts';

/** In which words the rules on orthoses answer, and what they compare. */

type Case = Parameters<Change>[0];
type Start = 'orthosis' | 'medicareOrthosis' | 'kneeOrthosis' | 'ankleOrthosis';
type Row = readonly [start: Start, rule: string, what: string, change: Change, answer: string];

const nothing: Change = () => undefined;
const brace = (c: Case) => c.claim.orthosis;
const terms = (c: Case) => payerOf(c).settings.orthosis;
const NO_KX_ASKED: Change = (c) => (terms(c).coverageModifier = 'none');

function addLine(c: Case, code: string, modifiers: string[] = []): void {
  c.claim.lines.push({ ...lineOf(c), id: exampleId(991), code, modifiers });
}

/** Earlier claims of the patient, one code each beside a supply. */
function billed(...claims: readonly (readonly [dateOfService: string | null, code: string])[]): Change {
  return (c) =>
    c.otherClaims.push(
      ...claims.map(([dateOfService, code], index) => ({
        claimNumber: `CW-2025-00090${index}`,
        state: 'paid' as const,
        kind: 'orthosis' as const,
        dateOfService,
        samePatient: true,
        sameEquipment: false,
        samePayer: true,
        lines: [
          { code, modifiers: [], units: 1 },
          { code: 'A4467', modifiers: [], units: 1 },
        ],
      })),
    );
}

const LINES: readonly Row[] = [
  ['orthosis', 'ORTH-SCOPE', 'two lines of one code', (c) => addLine(c, 'L1320'), 'met: Billed: L1320'],
  [
    'orthosis',
    'L1320-MOD-SIDE',
    'a reason of three words',
    (c) => {
      lineOf(c).modifiers = ['KX', 'LT'];
      Object.assign(brace(c), { asymmetric: true, asymmetryReason: 'Left arm support' });
    },
    'met: LT for an asymmetric device, with its reason',
  ],
  [
    'orthosis',
    'L1320-MOD-99',
    'none needed',
    nothing,
    'met: Every line holds its modifiers, and none carries 99',
  ],
  [
    'orthosis',
    'L1320-MOD-99',
    'four are held, and no 99 is needed for them',
    (c) => Object.assign(lineOf(c), { modifiers: ['KX', 'CR', '99'], furtherModifiers: ['GK', 'SC'] }),
    'unmet: Line 1 holds all 4 of its modifiers, and carries 99',
  ],
  [
    'orthosis',
    'L1320-MOD-99',
    'five, told in the note, however they are written there',
    (c) =>
      Object.assign(lineOf(c), {
        modifiers: ['KX', 'CR', 'GK', '99'],
        furtherModifiers: ['SC', 'SD'],
        narrative: '99 = KX, CR -- GK; SC & sd',
        logIds: [],
        pointers: [],
        drug: null,
      }),
    'met: 99 on line 1, with the full list in the note',
  ],
  [
    'orthosis',
    'L1320-PAY-MODIFIERS',
    'on a second line',
    (c) => {
      terms(c).manyModifiers = 'secondLine';
      lineOf(c).furtherModifiers = ['SC', 'SD'];
      addLine(c, 'L1320', ['SC', 'SD']);
      Object.assign(lineAt(c, 1), { furtherModifiers: [] });
    },
    'met: The further modifiers stand on a second line',
  ],
  ...(
    [
      ['one of them only', 'L1320', ['SC']],
      ['on a line of another code', 'L0454', ['SC', 'SD']],
    ] as const
  ).map(([what, code, modifiers]): Row => [
    'orthosis',
    'L1320-PAY-MODIFIERS',
    what,
    (c) => {
      terms(c).manyModifiers = 'secondLine';
      lineOf(c).furtherModifiers = ['SC', 'SD'];
      addLine(c, code, [...modifiers]);
      Object.assign(lineAt(c, 1), { furtherModifiers: [] });
    },
    'unmet: No second line of L1320 carries SC, SD',
  ]),
  [
    'orthosis',
    'L1320-PAY-MODIFIERS',
    'on the same line is on no second one',
    (c) => {
      terms(c).manyModifiers = 'secondLine';
      Object.assign(lineOf(c), { modifiers: ['KX', 'SC'], furtherModifiers: ['SC'] });
    },
    'unmet: No second line of L1320 carries SC',
  ],
  ['medicareOrthosis', 'MCR-ORTH-CG', 'semi-rigid', nothing, 'met: Semi-rigid, attested, CG on the line'],
  [
    'medicareOrthosis',
    'MCR-ORTH-CG',
    'rigid',
    (c) => (brace(c).rigidity = 'rigid'),
    'met: Rigid, attested, CG on the line',
  ],
  [
    'medicareOrthosis',
    'MCR-ORTH-CG',
    'elastic, and nothing says otherwise',
    (c) => {
      brace(c).rigidity = 'elastic';
      lineOf(c).modifiers = [];
    },
    'notApplicable: The device is elastic, and nothing says that it is not',
  ],
  [
    'medicareOrthosis',
    'MCR-ORTH-CG',
    'a denial is expected, and nobody attested',
    (c) => {
      lineOf(c).modifiers = ['GZ'];
      c.claim.attestation = { criteriaAttestedBy: '', criteriaAttestedOn: null, codeMeaning: null };
    },
    'met: Semi-rigid, attested, CG on the line',
  ],
  ...(
    [
      ['no name', { criteriaAttestedBy: ' ', criteriaAttestedOn: '2026-10-14', codeMeaning: null }],
      ['no day', { criteriaAttestedBy: 'Casey Sample', criteriaAttestedOn: null, codeMeaning: null }],
    ] as const
  ).map(([what, attestation]): Row => [
    'medicareOrthosis',
    'MCR-ORTH-CG',
    `left out, under ${what}`,
    (c) => {
      lineOf(c).modifiers = [];
      c.claim.attestation = attestation;
    },
    'unmet: Nobody has attested it, and CG is missing on line 1',
  ]),
  [
    'medicareOrthosis',
    'MCR-ORTH-CG',
    'left out, although attested',
    (c) => (lineOf(c).modifiers = []),
    'unmet: It is attested, and CG is missing on line 1',
  ],
  ['medicareOrthosis', 'MCR-ORTH-ELASTIC', 'semi-rigid', nothing, 'met: Semi-rigid'],
  ['medicareOrthosis', 'MCR-ORTH-ELASTIC', 'rigid', (c) => (brace(c).rigidity = 'rigid'), 'met: Rigid'],
  ['kneeOrthosis', 'MCR-ORTH-SIDE', 'as it is', nothing, 'met: RT, one unit a line'],
  [
    'kneeOrthosis',
    'MCR-ORTH-SIDE',
    'another code beside it says no side',
    (c) => addLine(c, 'A4467'),
    'met: RT, one unit a line',
  ],
  [
    'kneeOrthosis',
    'MCR-ORTH-SIDE',
    'two devices for one side are no repetition',
    (c) => addLine(c, 'L1843', ['RT', 'KX']),
    'met: RT, one unit a line',
  ],
  [
    'kneeOrthosis',
    'MCR-ORTH-SIDE',
    'the other side',
    (c) => {
      brace(c).side = 'left';
      addLine(c, 'L1843', ['LT', 'KX']);
    },
    'unmet: RT is billed, and the record names another side',
  ],
  [
    'kneeOrthosis',
    'MCR-ORTH-SIDE',
    'one side of two',
    (c) => (brace(c).side = 'both'),
    'unmet: The record says both, and no line bills LT',
  ],
  [
    'kneeOrthosis',
    'MCR-ORTH-KX',
    'with an addition, beside another code',
    (c) => {
      addLine(c, 'L2397', ['RT', 'KX']);
      addLine(c, 'A4467');
    },
    'met: L1833, L2397: KX, or that a denial is expected',
  ],
  [
    'medicareOrthosis',
    'MCR-ORTH-MADE',
    'off the shelf',
    (c) => (brace(c).fitting = 'offTheShelf'),
    'unmet: L0454 is for a device that is customized to the patient, and this one is off the shelf',
  ],
  [
    'kneeOrthosis',
    'MCR-ORTH-MADE',
    'made to measure, for a code of such a device',
    (c) => {
      lineOf(c).code = 'L1834';
      brace(c).fitting = 'customFabricated';
    },
    'met: Made to measure, as the code says',
  ],
  [
    'kneeOrthosis',
    'MCR-ORTH-MADE',
    'off the shelf, for a code of a device made to measure',
    (c) => (lineOf(c).code = 'L1834'),
    'unmet: L1834 is for a device that is made to measure, and this one is off the shelf',
  ],
];

const RECORD: readonly Row[] = [
  [
    'orthosis',
    'L1320-DENY-DIAGNOSIS',
    'none',
    (c) => (c.claim.diagnosisCodes = []),
    'unmet: No diagnosis is on the claim',
  ],
  [
    'orthosis',
    'L1320-DENY-DIAGNOSIS',
    'recorded of somebody else',
    (c) => {
      for (const diagnosis of c.diagnoses) diagnosis.patientId = c.office.id;
    },
    'unmet: M48.061 is not among the patient’s recorded diagnoses',
  ],
  [
    'orthosis',
    'L1320-DENY-DIAGNOSIS',
    'beside another code',
    (c) => addLine(c, 'A4467'),
    'met: Diagnosis M48.061, M54.50 on record',
  ],
  [
    'orthosis',
    'L1320-MOD-KX',
    'as it is',
    nothing,
    'met: KX on the line, attested on 2026-10-14, criteria documented',
  ],
  [
    'orthosis',
    'L1320-MOD-KX',
    'not asked for, and not there',
    (c) => {
      NO_KX_ASKED(c);
      lineOf(c).modifiers = [];
    },
    'met: This payer asks for no KX, and none is on the claim',
  ],
  [
    'orthosis',
    'L1320-MOD-KX',
    'a denial is expected',
    (c) => (lineOf(c).modifiers = ['GZ']),
    'met: The lines say that a denial is expected, and nothing says that the criteria are met',
  ],
  [
    'orthosis',
    'L1320-MOD-KX',
    'left out, and the deficit is not described',
    (c) => {
      lineOf(c).modifiers = [];
      brace(c).deficit = '';
    },
    'unknown: Waits for L1320-DOC-DEFICIT, deficit that the orthosis meets',
  ],
  [
    'orthosis',
    'L1320-DOC-DELIVERY',
    'tomorrow',
    (c) => (c.claim.delivery.deliveredOn = '2026-11-03'),
    'unmet: The day of delivery lies in the future',
  ],
  [
    'orthosis',
    'L1320-DOC-DELIVERY',
    'a photo that cannot be opened is none',
    (c) => (paperOf(c, 'photo').condition = 'damaged'),
    'met: Delivered 2026-10-14, proof of delivery of 2026-10-14',
  ],
  [
    'orthosis',
    'L1320-DOC-DELIVERY',
    'a photo alone',
    (c) => dropPapers(c, 'proofOfDelivery'),
    'unmet: The paper of the delivery is not on file; a photo supports it and does not stand for it',
  ],
  [
    'orthosis',
    'L1320-DOC-DELIVERY',
    'neither',
    (c) => {
      dropPapers(c, 'proofOfDelivery');
      dropPapers(c, 'photo');
    },
    'unmet: The paper of the delivery is not on file',
  ],
  [
    'orthosis',
    'L1320-DOC-DELIVERY',
    'a day of sending does not matter where it was handed over',
    (c) => Object.assign(c.claim.delivery, { method: 'direct', shippedOn: '2026-10-20' }),
    'met: Delivered 2026-10-14, proof of delivery of 2026-10-14, with a photo',
  ],
  [
    'orthosis',
    'L1320-DOC-DELIVERY',
    'a day of sending, and nobody says whether it was sent',
    (c) => Object.assign(c.claim.delivery, { method: null, shippedOn: '2026-10-20' }),
    'unknown: A day of sending is given, and not whether it was sent',
  ],
  [
    'orthosis',
    'L1320-DOC-DELIVERY',
    'shipped, on no day that is known',
    (c) => Object.assign(c.claim.delivery, { method: 'shipped', shippedOn: null }),
    'met: Delivered 2026-10-14, proof of delivery of 2026-10-14, with a photo',
  ],
  [
    'orthosis',
    'L1320-PAY-REASSESS',
    'as it is',
    nothing,
    'met: Assessed 2026-09-29, asked for every 90 days',
  ],
  [
    'orthosis',
    'L1320-PAY-REASSESS',
    'every day',
    (c) => (terms(c).reassessDays = 1),
    'unmet: The last was 15 days before the date of service',
  ],
  [
    'orthosis',
    'L1320-PAY-REASSESS',
    'the day before is in time',
    (c) => {
      terms(c).reassessDays = 1;
      brace(c).reassessedOn = '2026-10-13';
    },
    'met: Assessed 2026-10-13, asked for every 1 day',
  ],
  [
    'orthosis',
    'L1320-PAY-REASSESS',
    'only later',
    (c) => (brace(c).reassessedOn = '2026-10-15'),
    'unmet: The one on record, of 2026-10-15, is later than the date of service',
  ],
  [
    'orthosis',
    'L1320-PAY-REASSESS',
    'none, and no order',
    (c) => {
      brace(c).reassessedOn = null;
      c.order = null;
    },
    'unmet: No assessment is on record',
  ],
  [
    'medicareOrthosis',
    'MCR-ORTH-FIT',
    'nothing of it',
    (c) => Object.assign(brace(c), { fittedBy: ' ', fittedOn: null, fittingRecord: 'Straps shortened' }),
    'unmet: Not on record: who fitted it, the day of the fitting, what was adjusted on the patient',
  ],
  [
    'medicareOrthosis',
    'MCR-ORTH-FIT',
    'three words are enough',
    (c) => (brace(c).fittingRecord = 'Both straps shortened'),
    'met: Fitted 2026-10-14, adjustments on record',
  ],
  [
    'ankleOrthosis',
    'MCR-ORTH-CONTRACTURE',
    'ordered for the heel, among other diagnoses',
    (c) => {
      c.claim.diagnosisCodes.push('M72.2');
      brace(c).measurements = '';
    },
    'notApplicable: Ordered for a condition that no angle measures',
  ],
];

const HISTORY: readonly Row[] = [
  [
    'orthosis',
    'L1320-DENY-FREQUENCY',
    'as it is',
    nothing,
    'met: Device 1 of the period, 1 device in 24 months allowed',
  ],
  [
    'orthosis',
    'L1320-DENY-FREQUENCY',
    'a second in the period',
    billed(['2025-06-01', 'L1320']),
    'unmet: This is device 2 since 2024-10-14',
  ],
  [
    'orthosis',
    'L1320-DENY-FREQUENCY',
    'a second, its reason in blanks',
    (c) => {
      billed(['2025-06-01', 'L1320'])(c);
      brace(c).frequencyReason = ' ';
    },
    'unmet: This is device 2 since 2024-10-14',
  ],
  [
    'orthosis',
    'L1320-DENY-FREQUENCY',
    'a second, with its reason',
    (c) => {
      billed(['2025-06-01', 'L1320'])(c);
      brace(c).frequencyReason = 'The first one broke';
    },
    'met: Device 2 of the period, with its reason on record',
  ],
  [
    'orthosis',
    'L1320-DENY-FREQUENCY',
    'a third, where two are allowed',
    (c) => {
      terms(c).frequency = { devices: 2, months: 12 };
      billed(['2025-11-01', 'L1320'], ['2026-02-01', 'L1320'], ['2026-10-14', 'L1320'], [null, 'L1320'])(c);
    },
    'unmet: This is device 3 since 2025-10-14',
  ],
  [
    'orthosis',
    'L1320-DENY-FREQUENCY',
    'a second, where two are allowed',
    (c) => {
      terms(c).frequency = { devices: 2, months: 12 };
      billed(['2025-11-01', 'L1320'])(c);
    },
    'met: Device 2 of the period, 2 devices in 12 months allowed',
  ],
  [
    'kneeOrthosis',
    'MCR-ORTH-LIFE',
    'the latest of several, whatever their order',
    billed(['2019-03-01', 'L1833'], ['2020-05-01', 'L1833'], ['2020-01-01', 'L1833']),
    'met: The earlier device of 2020-05-01 has outlived its useful life',
  ],
  [
    'kneeOrthosis',
    'MCR-ORTH-LIFE',
    'within its life, why another is not said',
    billed(['2024-05-01', 'L1833']),
    'unmet: The earlier device of 2024-05-01 has a useful life until 2029-05-01, and why another is needed is not given',
  ],
  [
    'kneeOrthosis',
    'MCR-ORTH-LIFE',
    'within its life, the reason in blanks',
    (c) => {
      billed(['2024-05-01', 'L1833'])(c);
      Object.assign(brace(c), { replacement: 'lost', frequencyReason: ' ' });
    },
    'unmet: What happened to the earlier device is not on record',
  ],
  [
    'kneeOrthosis',
    'MCR-ORTH-LIFE',
    'lost, and RA left out',
    (c) => {
      billed(['2024-05-01', 'L1833'])(c);
      Object.assign(brace(c), { replacement: 'lost', frequencyReason: 'Left on the bus' });
    },
    'unmet: The device was lost, and RA is missing',
  ],
];

describe.each([
  ['lines', LINES],
  ['the record', RECORD],
  ['what was furnished before', HISTORY],
] as const)('%s', (_title, rows) => {
  test.each(rows)('%s: %s, %s', (start, id, _what, change, answer) => {
    expect(answerOf(STARTS[start](), id, change)).toBe(answer);
  });
});

test('the visit before the order: none, only later, or too long ago', () => {
  const theCase = STARTS.kneeOrthosis();
  recordOf(theCase.order).faceToFaceOn = null;
  expect(answerOf(theCase, 'MCR-ORTH-F2F')).toBe('unmet: No visit is on record');
  recordOf(theCase.order).faceToFaceOn = '2026-10-02';
  expect(answerOf(theCase, 'MCR-ORTH-F2F')).toBe('unmet: The visit of 2026-10-02 is later than the order');
  recordOf(theCase.order).faceToFaceOn = '2026-03-31';
  expect(answerOf(theCase, 'MCR-ORTH-F2F')).toBe('unmet: The visit was on 2026-03-31');
});
