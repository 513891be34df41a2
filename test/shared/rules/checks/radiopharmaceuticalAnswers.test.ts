import { describe, expect, test } from 'vitest';
import { answerOf, type Change } from '../answerOf.ts';
import { anOverride, lineAt, lineOf, paperOf, payerOf, STARTS } from '../startingCases.ts';

/** In which words the rules on radiopharmaceuticals answer, and what they compare. */

type Case = Parameters<Change>[0];
type Start = 'radiopharmaceutical' | 'medicareRadiopharmaceutical' | 'radium' | 'strontium';
type Row = readonly [start: Start, rule: string, what: string, change: Change, answer: string];

const nothing: Change = () => undefined;
const rx = (c: Case) => c.claim.radiopharmaceutical;

/** The payer wants KX, which stands on the line and is attested. */
function stated(change: Change = nothing): Change {
  return (c) => {
    payerOf(c).settings.radiopharmaceutical.coverageModifier = 'KX';
    lineOf(c).modifiers = [...lineOf(c).modifiers, 'KX'];
    c.claim.attestation = {
      criteriaAttestedBy: 'Casey Sample',
      criteriaAttestedOn: '2026-10-20',
      codeMeaning: null,
    };
    change(c);
  };
}

/** An earlier claim of the patient for the code. */
function billed(dateOfService: string | null, change: Partial<Case['otherClaims'][number]> = {}): Change {
  return (c) => {
    c.otherClaims.push({
      claimNumber: 'CW-2026-000009',
      state: 'paid',
      kind: 'radiopharmaceutical',
      dateOfService,
      samePatient: true,
      sameEquipment: false,
      samePayer: true,
      lines: [
        { code: 'A9600', modifiers: [], units: 4 },
        { code: 'A4641', modifiers: [], units: 1 },
      ],
      ...change,
    });
  };
}

function notFirst(...changes: readonly Change[]): Change {
  return (c) => {
    Object.assign(rx(c), { firstTreatment: false, lastDoseOn: null });
    for (const change of changes) change(c);
  };
}

const NO_EARLIER = 'unknown: Neither an earlier dose nor that this is the first is on record';

const RECORD: readonly Row[] = [
  [
    'radiopharmaceutical',
    'A9600-DOC-DIAGNOSIS',
    'not said',
    (c) => (rx(c).boneMetastasesStated = null),
    'unmet: Whether the record states bone metastases is not given',
  ],
  [
    'radiopharmaceutical',
    'A9600-DOC-DIAGNOSIS',
    'said, and no diagnosis of it on the claim',
    (c) => (c.claim.diagnosisCodes = []),
    'unmet: No diagnosis is on the claim',
  ],
  [
    'radiopharmaceutical',
    'A9600-MOD-59',
    'the other procedure in blanks',
    (c) => {
      lineOf(c).modifiers = ['59'];
      Object.assign(rx(c), { distinctFrom: ' ', distinctReason: 'Another organ and another session' });
    },
    'unmet: 59 is on line 1, and the other procedure is not named',
  ],
  [
    'radiopharmaceutical',
    'A9600-MOD-59',
    'with all of it',
    (c) => {
      lineOf(c).modifiers = ['59'];
      Object.assign(rx(c), { distinctFrom: '78306', distinctReason: 'Another organ today' });
    },
    'met: 59 with the other procedure and the reason',
  ],
  [
    'radiopharmaceutical',
    'A9600-MOD-KX',
    'as it is',
    nothing,
    'met: No KX on the claim, and this payer asks for none',
  ],
  ['radiopharmaceutical', 'A9600-MOD-KX', 'stated', stated(), 'met: KX on the line, attested and documented'],
  [
    'radiopharmaceutical',
    'A9600-MOD-KX',
    'stated, where the payer has no criteria',
    (c) => {
      stated()(c);
      payerOf(c).settings.radiopharmaceutical.coverageModifier = 'none';
    },
    'unmet: KX is on the line, and this payer has no criteria that it would state',
  ],
  [
    'radiopharmaceutical',
    'A9600-MOD-KX',
    'stated, bone metastases not',
    stated((c) => (rx(c).boneMetastasesStated = false)),
    'unknown: Waits for A9600-DOC-DIAGNOSIS, bone metastases in the record',
  ],
  [
    'radiopharmaceutical',
    'A9600-MOD-KX',
    'stated, earlier treatment in blanks',
    stated((c) => (rx(c).priorTreatment = ' ')),
    'unknown: Waits for A9600-DOC-PRIOR, earlier treatment of the pain',
  ],
  [
    'radiopharmaceutical',
    'A9600-MOD-KX',
    'stated, its outcome not known',
    stated((c) => (rx(c).priorOutcome = null)),
    'unknown: Waits for A9600-DOC-PRIOR, earlier treatment of the pain',
  ],
  [
    'radiopharmaceutical',
    'A9600-MOD-KX',
    'attested, and left out',
    stated((c) => (lineOf(c).modifiers = [])),
    'unmet: It is attested, and KX is missing on line 1',
  ],
  [
    'radiopharmaceutical',
    'A9600-MOD-KX',
    'a denial is expected',
    stated((c) => (lineOf(c).modifiers = ['GZ'])),
    'met: The lines say that a denial is expected',
  ],
  [
    'radiopharmaceutical',
    'A9600-PAY-AUTH',
    'the imaging cannot be opened',
    (c) => {
      paperOf(c, 'imagingReport').condition = 'damaged';
      c.claim.overrides = [anOverride('A9600-DOC-IMAGING')];
    },
    'unmet: The imaging that the request rests on is not among the papers',
  ],
  [
    'radiopharmaceutical',
    'A9600-PAY-AUTH',
    'imaging of no size',
    (c) => {
      paperOf(c, 'imagingReport').bytes = 0;
      c.claim.overrides = [anOverride('A9600-DOC-IMAGING')];
    },
    'unmet: The imaging that the request rests on is not among the papers',
  ],
  [
    'radiopharmaceutical',
    'A9600-PAY-AUTH',
    'a history in blanks',
    (c) => (rx(c).priorTreatment = ' '),
    'unknown: Waits for A9600-DOC-PRIOR, earlier treatment of the pain',
  ],
  [
    'radiopharmaceutical',
    'A9600-PAY-AUTH',
    'a reason in blanks',
    (c) => (rx(c).reasonForTherapy = ' '),
    'unknown: Waits for A9600-DOC-ORDER, written order with its reason',
  ],
];

const STRONTIUM: readonly Row[] = [
  ['radium', 'MCR-RX-SR89-REPEAT', 'another agent', nothing, 'notApplicable: Strontium-89 is not billed'],
  [
    'strontium',
    'MCR-RX-SR89-REPEAT',
    'the first',
    (c) => Object.assign(rx(c), { firstTreatment: true, lastDoseOn: null }),
    'met: The first dose',
  ],
  ['strontium', 'MCR-RX-SR89-REPEAT', 'nothing known of earlier ones', notFirst(), NO_EARLIER],
  [
    'strontium',
    'MCR-RX-SR89-REPEAT',
    'the latest of those before',
    notFirst(
      (c) => (rx(c).lastDoseOn = '2026-02-01'),
      billed('2026-05-01'),
      billed('2026-03-01'),
      billed('2026-11-01'),
      billed(null),
    ),
    'met: 171 days after the dose of 2026-05-01',
  ],
  [
    'strontium',
    'MCR-RX-SR89-REPEAT',
    'of this very day is this one',
    notFirst((c) => (rx(c).lastDoseOn = c.claim.dateOfService)),
    NO_EARLIER,
  ],
  [
    'strontium',
    'MCR-RX-SR89-REPEAT',
    'another patient, another kind, another code, this claim',
    notFirst(
      billed('2026-09-01', { samePatient: false }),
      billed('2026-09-01', { kind: 'orthosis' }),
      billed('2026-09-01', { lines: [{ code: 'A9604', modifiers: [], units: 1 }] }),
      (c) => billed('2026-09-01', { claimNumber: c.claim.number })(c),
    ),
    NO_EARLIER,
  ],
  [
    'strontium',
    'MCR-RX-SR89-REPEAT',
    'without a day',
    (c) => (c.claim.dateOfService = null),
    'unknown: Waits for CLAIM-DATE, date of service',
  ],
  [
    'strontium',
    'MCR-RX-SR89-COUNTS',
    'none of it',
    (c) => Object.assign(rx(c), { platelets: null, leukocytes: null, countsOn: null }),
    'unknown: Not given: platelets, leukocytes, the day of the count',
  ],
  [
    'strontium',
    'MCR-RX-SR89-COUNTS',
    'both too low',
    (c) => Object.assign(rx(c), { platelets: 59_999, leukocytes: 2_399 }),
    'unmet: Platelets below 60000 per microliter, leukocytes below 2400 per microliter',
  ],
  [
    'strontium',
    'MCR-RX-SR89-COUNTS',
    'just enough, on the day of the dose',
    (c) => Object.assign(rx(c), { platelets: 60_000, leukocytes: 2_400, countsOn: rx(c).administeredOn }),
    'met: Counts of 2026-10-19 not below 60000 and 2400 per microliter',
  ],
  [
    'strontium',
    'MCR-RX-SR89-COUNTS',
    'the day of the dose not known',
    (c) =>
      Object.assign(rx(c), {
        platelets: 60_000,
        leukocytes: 2_400,
        countsOn: '2026-10-15',
        administeredOn: null,
      }),
    'met: Counts of 2026-10-15 not below 60000 and 2400 per microliter',
  ],
];

const DOSES: readonly Row[] = [
  [
    'radiopharmaceutical',
    'A9600-DOC-DOSE',
    'nothing of it',
    (c) => Object.assign(rx(c), { doseGiven: 0, doseUnit: null, administeredOn: null }),
    'unmet: Not on record: the dose given, its unit, the day on which it was given',
  ],
  [
    'radiopharmaceutical',
    'A9600-DOC-DOSE',
    'tomorrow',
    (c) => (rx(c).administeredOn = '2026-11-03'),
    'unmet: The day on which it was given lies in the future',
  ],
  [
    'radiopharmaceutical',
    'A9600-DOC-DOSE',
    'today, and not on the date of service',
    (c) => (rx(c).administeredOn = '2026-11-02'),
    'unmet: It was given on 2026-11-02, which is not the date of service',
  ],
  [
    'radium',
    'A9600-MOD-JW',
    'as it is',
    nothing,
    'met: 149 units given and 12 discarded, each on its own line, explained',
  ],
  [
    'radium',
    'A9600-MOD-JW',
    'blank words on its line',
    (c) => (lineAt(c, 1).narrative = ' '),
    'unmet: The line of the discarded part explains nothing',
  ],
  [
    'radium',
    'A9600-MOD-JW',
    'a blank reason',
    (c) => (rx(c).discardReason = ' '),
    'unmet: Why a part was discarded is not on record',
  ],
  [
    'radium',
    'A9600-MOD-JW',
    'one unit too few',
    (c) => (lineAt(c, 1).units = 1),
    'unmet: 1 unit billed with JW, and 12 were discarded',
  ],
  ['medicareRadiopharmaceutical', 'MCR-RX-JZ', 'as it is', nothing, 'met: Nothing discarded, JZ on the line'],
  [
    'medicareRadiopharmaceutical',
    'MCR-RX-JZ',
    'left out',
    (c) => (lineOf(c).modifiers = []),
    'unmet: Nothing beyond whole units was discarded, and line 1 lacks JZ',
  ],
  [
    'radium',
    'MCR-RX-JZ',
    'what was discarded is covered by whole units',
    (c) => {
      Object.assign(rx(c), { doseGiven: 148.2, doseDiscarded: 0.5 });
      c.claim.lines.pop();
      lineOf(c).modifiers = ['JZ'];
    },
    'met: The whole units cover the discarded part, JZ on the line',
  ],
];

describe.each([
  ['the record', RECORD],
  ['strontium-89', STRONTIUM],
  ['doses', DOSES],
] as const)('%s', (_title, rows) => {
  test.each(rows)('%s: %s, %s', (start, id, _what, change, answer) => {
    expect(answerOf(STARTS[start](), id, change)).toBe(answer);
  });
});
