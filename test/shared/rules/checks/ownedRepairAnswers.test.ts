import { describe, expect, test } from 'vitest';
import { exampleId } from '../../../../shared/rules/examples/people.ts';
import { answerOf, type Change } from '../answerOf.ts';
import { laborAt, lineAt, OWNED_REPAIR_STARTS, type OwnedRepairStart } from '../ownedRepairStarts.ts';
import { anOverride, lineOf, paperOf, partOf, recordOf } from '../startingCases.ts';

/** In which words the rules on repairs of owned equipment answer, and what they compare. */

type Case = Parameters<Change>[0];
type Row = readonly [start: OwnedRepairStart, rule: string, what: string, change: Change, answer: string];

const nothing: Change = () => undefined;
const visitOf = (c: Case) => recordOf(c.visit);
const deviceOf = (c: Case) => recordOf(c.equipment);
const answersOf = (c: Case) => c.claim.ownedRepair;

/** Whether to bill at all hangs on the same facts: it is set aside, so that the rule itself answers. */
function decided(change: Change): Change {
  return (c) => {
    change(c);
    c.claim.overrides = [anOverride('CLAIM-BILLABLE')];
  };
}

/** Warranty of parts and of labor; the service was on 2026-10-22. */
function warranty(parts: string | null, labor: string | null): Change {
  return decided((c) => Object.assign(deviceOf(c), { warrantyUntil: parts, warrantyLaborUntil: labor }));
}

function secondNote(c: Case, change: Partial<Case['documents'][number]>): void {
  c.documents.push({ ...paperOf(c, 'clinicalNote'), id: exampleId(996), ...change });
}

const LENT =
  'met: Lent from 2026-10-13 to 2026-10-22, one unit; what the patient’s own item rents for is not on record, so the charge was not held against it';

const ITEM: readonly Row[] = [
  ['wheelchair', 'MCR-RPR-PAID', 'as it is', nothing, 'met: This payer paid for the item'],
  [
    'wheelchair',
    'MCR-RPR-PAID',
    'another, by its name',
    decided((c) => Object.assign(answersOf(c), { paidByThisPayer: false, paidBy: 'Sample Mutual' })),
    'unmet: Another payer paid for the item',
  ],
  [
    'wheelchair',
    'MCR-RPR-PAID',
    'another, nobody says which',
    decided((c) => Object.assign(answersOf(c), { paidByThisPayer: false, paidBy: ' ' })),
    'unmet: Another payer paid for the item, and it is not named',
  ],
  ['wheelchair', 'MCR-RPR-CAUSE', 'as it is', nothing, 'met: Normal wear'],
  [
    'wheelchair',
    'MCR-RPR-CAUSE',
    'an accident',
    (c) => (answersOf(c).cause = 'accident'),
    'met: An accident',
  ],
  [
    'wheelchair',
    'MCR-RPR-CAUSE',
    'neglect',
    decided((c) => (answersOf(c).cause = 'neglect')),
    'unmet: The record says neglect',
  ],
  [
    'wheelchair',
    'MCR-RPR-CAUSE',
    'malice',
    decided((c) => (answersOf(c).cause = 'malicious')),
    'unmet: The record says malicious damage',
  ],
  ['wheelchair', 'MCR-RPR-WARRANTY', 'as it is', nothing, 'met: Ended 2025-04-10'],
  [
    'wheelchair',
    'MCR-RPR-WARRANTY',
    'that of labor ended later',
    warranty('2025-04-10', '2026-10-21'),
    'met: Ended 2026-10-21',
  ],
  [
    'wheelchair',
    'MCR-RPR-WARRANTY',
    'one day for both',
    warranty('2026-10-21', null),
    'met: Ended 2026-10-21',
  ],
  [
    'wheelchair',
    'MCR-RPR-WARRANTY',
    'both on their last day',
    warranty('2026-10-22', '2026-10-22'),
    'unmet: Parts and labor were under warranty until 2026-10-22',
  ],
  [
    'wheelchair',
    'MCR-RPR-WARRANTY',
    'parts on their last day',
    warranty('2026-10-22', '2026-10-21'),
    'unmet: Parts were under warranty until 2026-10-22, and part 1 is billed',
  ],
  [
    'wheelchair',
    'MCR-RPR-WARRANTY',
    'parts, which are not billed',
    (c) => {
      warranty('2026-10-22', '2026-10-21')(c);
      partOf(c, 0).billed = false;
    },
    'met: What a warranty covers is not billed',
  ],
  [
    'wheelchair',
    'MCR-RPR-WARRANTY',
    'labor on its last day',
    warranty('2026-10-21', '2026-10-22'),
    'unmet: Labor was under warranty until 2026-10-22, and line 1 bills it',
  ],
  [
    'wheelchair',
    'MCR-RPR-NEED',
    'as it is',
    nothing,
    'met: Note of 2026-08-18 states that the item is still needed',
  ],
  [
    'wheelchair',
    'MCR-RPR-NEED',
    'a note of no size is none',
    (c) => (paperOf(c, 'clinicalNote').bytes = 0),
    'unmet: No readable note of a practitioner is among the papers',
  ],
  [
    'wheelchair',
    'MCR-RPR-NEED',
    'of two notes the one that is named',
    (c) => secondNote(c, { documentDate: '2026-08-01' }),
    'met: Note of 2026-08-18 states that the item is still needed',
  ],
  [
    'wheelchair',
    'MCR-RPR-NEED',
    'none of that day',
    (c) => (answersOf(c).continuedNeedOn = '2026-09-16'),
    'unmet: No note of 2026-09-16 states the need',
  ],
  [
    'wheelchair',
    'MCR-RPR-NEED',
    'a note without a date',
    (c) => (paperOf(c, 'clinicalNote').documentDate = null),
    'unknown: The note’s date is not given',
  ],
  ['wheelchair', 'MCR-RPR-SIXTY', 'as it is', nothing, 'met: $655.00 in 2 repairs, 21.13% of $3,100.00'],
  [
    'wheelchair',
    'MCR-RPR-SIXTY',
    'the first repair',
    (c) => (c.priorRepairs = []),
    'met: $415.00 in 1 repair, 13.39% of $3,100.00',
  ],
  [
    'wheelchair',
    'MCR-RPR-SIXTY',
    'a claim without a number beside repairs without one',
    (c) => {
      c.claim.number = '';
      for (const repair of c.priorRepairs) repair.claimNumber = '';
    },
    'met: $655.00 in 2 repairs, 21.13% of $3,100.00',
  ],
  [
    'wheelchair',
    'MCR-RPR-SIXTY',
    'over the screen',
    (c) => {
      for (const repair of c.priorRepairs) repair.costCents = 200_000;
    },
    'unmet: 77.91% of the replacement cost in 2 repairs',
  ],
  [
    'wheelchair',
    'MCR-RPR-SIXTY',
    'over the screen, the title handed over',
    (c) => {
      answersOf(c).titleTransferred = true;
      for (const repair of c.priorRepairs) repair.costCents = 200_000;
    },
    'unmet: 77.91% of the replacement cost in 2 repairs; the supplier that handed over the title after rental replaces an item that does not last, free of charge',
  ],
  ['wheelchair', 'MCR-RPR-LOANER', 'none', nothing, 'notApplicable: No loaner is billed'],
  ['loaner', 'MCR-RPR-LOANER', 'as it is', nothing, LENT],
  [
    'loaner',
    'MCR-RPR-LOANER',
    'longer than a month',
    (c) => (answersOf(c).loanerFrom = '2026-09-21'),
    'unmet: The loan lasted longer than a month',
  ],
  [
    'loaner',
    'MCR-RPR-LOANER',
    'longer than two months, where the payer allows them',
    (c) => {
      recordOf(c.payer).settings.repair.loanerMaxMonths = 2;
      answersOf(c).loanerFrom = '2026-08-21';
    },
    'unmet: The loan lasted longer than 2 months',
  ],
  [
    'loaner',
    'MCR-RPR-LOANER',
    'a blank reason',
    (c) => (answersOf(c).loanerReason = ' '),
    'unmet: Why the repair took more than a day is not said',
  ],
  ['loaner', 'MCR-RPR-LOANER', 'with parts alone', (c) => (visitOf(c).labor = []), LENT],
  ['loaner', 'MCR-RPR-LOANER', 'with labor alone', (c) => (visitOf(c).parts = []), LENT],
  [
    'loaner',
    'MCR-RPR-LOANER',
    'without a repair',
    (c) => Object.assign(visitOf(c), { parts: [], labor: [] }),
    'unmet: The loaner is billed without a repair',
  ],
];

const LABOR: readonly Row[] = [
  ['wheelchair', 'MCR-RPR-LABOR', 'as it is', nothing, 'met: 2 stretches of labor, each with its code'],
  [
    'wheelchair',
    'MCR-RPR-LABOR',
    'one',
    (c) => visitOf(c).labor.pop(),
    'met: 1 stretch of labor, each with its code',
  ],
  [
    'wheelchair',
    'MCR-RPR-LABOR',
    'none, and none is billed',
    (c) => {
      visitOf(c).labor = [];
      c.claim.lines.shift();
    },
    'notApplicable: No labor is billed',
  ],
  [
    'wheelchair',
    'MCR-RPR-LABOR',
    'none, and it is billed',
    (c) => (visitOf(c).labor = []),
    'unmet: Labor is billed, and none is on record',
  ],
  [
    'wheelchair',
    'MCR-RPR-LABOR',
    'blank words',
    (c) => (laborAt(c, 1).description = ' '),
    'unmet: Labor 2 does not say what was done',
  ],
  [
    'wheelchair',
    'MCR-RPR-LABOR',
    'a row for another kind of device',
    (c) => Object.assign(deviceOf(c), { kind: 'hospitalBed', hcpcs: 'E0260' }),
    'unmet: Labor 1: one drive-wheel motor is in the table for another kind of device',
  ],
  [
    'wheelchair',
    'MCR-RPR-LABOR',
    'a device of no kind does not matter where no row of the table is used',
    (c) => {
      laborAt(c, 0).standardRepair = '';
      deviceOf(c).kind = null;
    },
    'met: 2 stretches of labor, each with its code',
  ],
  ['wheelchair', 'MCR-RPR-UNITS', 'as it is', nothing, 'met: 4 units for 2 by the table and 30 minutes'],
  [
    'wheelchair',
    'MCR-RPR-UNITS',
    'by the table alone',
    (c) => {
      visitOf(c).labor.pop();
      lineOf(c).units = 2;
    },
    'met: 2 units for 2 by the table',
  ],
  [
    'wheelchair',
    'MCR-RPR-UNITS',
    'by the time alone',
    (c) => {
      visitOf(c).labor.shift();
      lineOf(c).units = 2;
    },
    'met: 2 units for 30 minutes',
  ],
  [
    'wheelchair',
    'MCR-RPR-UNITS',
    'too many',
    (c) => (lineOf(c).units = 5),
    'unmet: 5 billed, 2 by the table and 30 minutes on record',
  ],
  [
    'wheelchair',
    'MCR-RPR-UNITS',
    'no labor is billed',
    (c) => c.claim.lines.shift(),
    'notApplicable: No labor is billed',
  ],
  ['wheelchair', 'MCR-RPR-LABOR-NOTE', 'as it is', nothing, 'met: Codes and minutes told on line 1'],
  [
    'wheelchair',
    'MCR-RPR-LABOR-NOTE',
    'both codes left out',
    (c) => (lineOf(c).narrative = '04/2023 beneficiary-owned'),
    'unmet: The note of line 1 lacks the minutes for E2368, K0823',
  ],
  [
    'wheelchair',
    'MCR-RPR-LABOR-NOTE',
    'a row of the table needs no minutes of its own',
    (c) => (laborAt(c, 0).minutes = null),
    'met: Codes and minutes told on line 1',
  ],
  [
    'wheelchair',
    'MCR-RPR-LABOR-NOTE',
    'neither minutes nor a row of the table',
    (c) => (laborAt(c, 1).minutes = null),
    'unknown: Waits for MCR-RPR-LABOR, labor by what was mended',
  ],
];

const LINES: readonly Row[] = [
  ['wheelchair', 'MCR-RPR-CODES', 'as it is', nothing, 'met: Billed: K0739, E2368'],
  [
    'wheelchair',
    'MCR-RPR-CODES',
    'neither labor nor a part of the repair',
    (c) => {
      c.claim.lines.shift();
      lineOf(c).modifiers = ['NU'];
    },
    'unmet: No line bills labor (K0739) or a part of the repair (RB)',
  ],
  [
    'wheelchair',
    'MCR-RPR-CODES',
    'the item, as the claim says it',
    (c) => {
      deviceOf(c).hcpcs = '';
      lineAt(c, 1).code = 'K0823';
      lineAt(c, 1).modifiers = ['NU'];
    },
    'unmet: K0823 bills the item itself, and not its repair',
  ],
  [
    'wheelchair',
    'MCR-RPR-CODES',
    'the item, as the register has it',
    (c) => {
      answersOf(c).baseCode = 'K0821';
      lineAt(c, 1).code = 'K0823';
      lineAt(c, 1).modifiers = ['NU'];
    },
    'unmet: K0823 bills the item itself, and not its repair',
  ],
  [
    'prosthesis',
    'MCR-RPR-CODES',
    'minor parts alone are a repair too',
    (c) => c.claim.lines.shift(),
    'met: Billed: L7510',
  ],
  ['wheelchair', 'MCR-RPR-PART-LINES', 'as it is', nothing, 'met: 1 part on the lines'],
  [
    'wheelchair',
    'MCR-RPR-PART-LINES',
    'two of them',
    (c) => {
      visitOf(c).parts.push({ ...partOf(c, 0), id: exampleId(997), code: 'E2366' });
      c.claim.lines.push({ ...lineAt(c, 1), id: exampleId(998), code: 'E2366' });
    },
    'met: 2 parts on the lines',
  ],
  [
    'wheelchair',
    'MCR-RPR-PART-LINES',
    'one code, fitted twice',
    (c) => {
      visitOf(c).parts.push({ ...partOf(c, 0), id: exampleId(997), quantity: 2 });
      visitOf(c).parts.push({ ...partOf(c, 0), id: exampleId(999), code: 'E2366' });
      c.claim.lines.push({ ...lineAt(c, 1), id: exampleId(998), code: 'E2366' });
    },
    'unmet: E2368: 1 billed, 3 fitted',
  ],
  [
    'wheelchair',
    'MCR-RPR-PART-LINES',
    'the second is on no line',
    (c) => visitOf(c).parts.push({ ...partOf(c, 0), id: exampleId(997), code: 'E2366' }),
    'unmet: Part 2 is billed by E2366, and no line is',
  ],
  [
    'wheelchair',
    'MCR-RPR-RB',
    'none of its lines is a part',
    (c) => c.claim.lines.pop(),
    'notApplicable: No line bills a part',
  ],
  [
    'wheelchair',
    'MCR-RPR-RB',
    'left out',
    (c) => (lineAt(c, 1).modifiers = ['NU']),
    'unmet: Line 2 lacks RB',
  ],
  [
    'wheelchair',
    'MCR-RPR-LABOR-MOD',
    'among others, on the labor',
    (c) => (lineOf(c).modifiers = ['CR', 'RB']),
    'unmet: Line 1 carries RB',
  ],
  [
    'wheelchair',
    'MCR-RPR-LABOR-MOD',
    'no labor is billed',
    (c) => c.claim.lines.shift(),
    'notApplicable: No labor is billed',
  ],
  ['wheelchair', 'MCR-RPR-FASTENERS', 'as it is', nothing, 'met: No fastener is billed as a part'],
  [
    'wheelchair',
    'MCR-RPR-FASTENERS',
    'one, and a part without a name',
    (c) => {
      visitOf(c).parts.push({ ...partOf(c, 0), id: exampleId(997), description: 'Set of screws -- M4' });
      visitOf(c).parts.push({ ...partOf(c, 0), id: exampleId(999), description: ' ' });
    },
    'unmet: Part 2 is called screws',
  ],
  [
    'wheelchair',
    'MCR-RPR-FASTENERS',
    'a part without a name',
    (c) => visitOf(c).parts.push({ ...partOf(c, 0), id: exampleId(997), description: ' ' }),
    'unknown: Waits for MCR-RPR-PARTS, every part with its reason',
  ],
  ['wheelchair', 'MCR-RPR-TRAVEL', 'as it is', nothing, 'met: No travel, pick-up or delivery is billed'],
  [
    'wheelchair',
    'MCR-RPR-TRAVEL',
    'on a line',
    (c) => (lineAt(c, 1).description = 'Motor, and mileage'),
    'unmet: Line 2 speaks of mileage',
  ],
  [
    'wheelchair',
    'MCR-RPR-TRAVEL',
    'in the labor, although a part has no name',
    (c) => {
      laborAt(c, 1).description = 'Mileage to the home';
      partOf(c, 0).description = '';
    },
    'unmet: Labor 2 speaks of mileage',
  ],
  [
    'wheelchair',
    'MCR-RPR-TRAVEL',
    'in a part',
    (c) => (partOf(c, 0).description = 'Mileage'),
    'unmet: Part 1 speaks of mileage',
  ],
  [
    'wheelchair',
    'MCR-RPR-TRAVEL',
    'labor that says nothing',
    (c) => (laborAt(c, 0).description = ' '),
    'unknown: Waits for MCR-RPR-LABOR, labor by what was mended',
  ],
  [
    'wheelchair',
    'MCR-RPR-TRAVEL',
    'a part that says nothing',
    (c) => (partOf(c, 0).description = ' '),
    'unknown: Waits for MCR-RPR-PARTS, every part with its reason',
  ],
  ...(
    [
      [
        'cleaning alone',
        ['cleaning'],
        false,
        'unmet: Only cleaning and calibration are ticked, and no part was fitted',
      ],
      [
        'cleaning and setting',
        ['cleaning', 'calibration'],
        false,
        'unmet: Only cleaning and calibration are ticked, and no part was fitted',
      ],
      ['cleaning, and a part', ['cleaning'], true, 'met: No power or shuts off, unusual noise or vibration'],
      [
        'cleaning, and more',
        ['cleaning', 'adjustment'],
        false,
        'met: No power or shuts off, unusual noise or vibration',
      ],
      ['nothing ticked', [], false, 'met: No power or shuts off, unusual noise or vibration'],
    ] as const
  ).map(([what, workKinds, fitted, answer]): Row => [
    'wheelchair',
    'MCR-RPR-ROUTINE',
    what,
    (c) => {
      Object.assign(visitOf(c), { workKinds: [...workKinds] });
      partOf(c, 0).billed = fitted;
    },
    answer,
  ]),
];

const NOTES: readonly Row[] = [
  ['wheelchair', 'MCR-RPR-BASE-NOTE', 'as it is', nothing, 'met: Told on line 1'],
  [
    'wheelchair',
    'MCR-RPR-BASE-NOTE',
    'told as well on both: the first',
    (c) => (lineAt(c, 1).narrative = lineOf(c).narrative),
    'met: Told on line 1',
  ],
  [
    'wheelchair',
    'MCR-RPR-BASE-NOTE',
    'best on the second, and not all of it',
    (c) => {
      lineOf(c).narrative = 'Motor';
      lineAt(c, 1).narrative = 'K0823 owned by the patient';
    },
    'unmet: The note of line 2 lacks month and year in which it was obtained',
  ],
  ...(['4/2023', '04/23', '04-2023', '2023-04', 'Apr 2023', 'April 2023', '04/11/2023'] as const).map(
    (month): Row => [
      'wheelchair',
      'MCR-RPR-BASE-NOTE',
      `the month as ${month}`,
      (c) => (lineOf(c).narrative = `K0823 ${month} owned`),
      'met: Told on line 1',
    ],
  ),
  ...(['05/2023', '04/2024', '14/2023', 'Mar 2023', '2023-05'] as const).map((month): Row => [
    'wheelchair',
    'MCR-RPR-BASE-NOTE',
    `another month, ${month}`,
    (c) => (lineOf(c).narrative = `K0823 ${month} owned`),
    'unmet: The note of line 1 lacks month and year in which it was obtained',
  ]),
  ['wheelchair', 'MCR-RPR-NOTE-LENGTH', 'as it is', nothing, 'met: No note has more than 80 characters'],
  [
    'wheelchair',
    'MCR-RPR-NOTE-LENGTH',
    'eighty, and blanks around them',
    (c) => (lineAt(c, 1).narrative = ` ${'x'.repeat(80)} `),
    'met: No note has more than 80 characters',
  ],
  [
    'wheelchair',
    'MCR-RPR-NOTE-LENGTH',
    'one more',
    (c) => (lineAt(c, 1).narrative = ` ${'x'.repeat(81)} `),
    'unmet: The note of line 2 has 81 characters',
  ],
  ['wheelchair', 'MCR-RPR-NOC', 'none', nothing, 'notApplicable: Every line has a code of its own'],
  ['uncoded', 'MCR-RPR-NOC', 'as it is', nothing, 'met: K0108 described in the note'],
  [
    'uncoded',
    'MCR-RPR-NOC',
    'five words are enough',
    (c) => (lineAt(c, 1).narrative = 'Bracket XQ-77 $315 K0823'),
    'met: K0108 described in the note',
  ],
  [
    'uncoded',
    'MCR-RPR-NOC',
    'nothing of it',
    (c) => Object.assign(lineAt(c, 1), { description: ' ', narrative: 'Bracket' }),
    'unmet: Line 2 (K0108) lacks a description, what it is, its maker and model, the part or model number, the price of the list, the code of the item that is mended',
  ],
  [
    'uncoded',
    'MCR-RPR-NOC',
    'of two parts under the code one is named',
    (c) => visitOf(c).parts.push({ ...partOf(c, 0), id: exampleId(997), partNumber: 'XQ-78' }),
    'met: K0108 described in the note',
  ],
  [
    'uncoded',
    'MCR-RPR-NOC',
    'the number of another part does not do',
    (c) => {
      visitOf(c).parts.push({ ...partOf(c, 0), id: exampleId(997), code: 'E2368', partNumber: 'GLIDE' });
      lineAt(c, 1).narrative = 'Zephyrbracket left, Examplair Glide, list $315.00, for K0823';
    },
    'unmet: Line 2 (K0108) lacks the part or model number',
  ],
  [
    'uncoded',
    'MCR-RPR-NOC',
    'no number on record',
    (c) => (partOf(c, 0).partNumber = ''),
    'unknown: Waits for MCR-RPR-PARTS, every part with its reason',
  ],
  [
    'uncoded',
    'MCR-RPR-NOC-SPECIFIC',
    'as it is',
    nothing,
    'met: No code of its own is known here for what is billed without one',
  ],
  ['wheelchair', 'MCR-RPR-NOC-SPECIFIC', 'none', nothing, 'notApplicable: Every line has a code of its own'],
  ['wheelchair', 'MCR-RPR-MINOR-PARTS', 'none', nothing, 'notApplicable: No minor parts are billed'],
  ['prosthesis', 'MCR-RPR-MINOR-PARTS', 'as it is', nothing, 'met: Minor parts told in the note'],
  [
    'prosthesis',
    'MCR-RPR-MINOR-PARTS',
    'four words are enough',
    (c) => (lineAt(c, 1).narrative = 'L5301 suspension strap $12'),
    'met: Minor parts told in the note',
  ],
  [
    'prosthesis',
    'MCR-RPR-MINOR-PARTS',
    'nothing of it',
    (c) => (lineAt(c, 1).narrative = 'Strap'),
    'unmet: The note of line 2 lacks the code of what was mended, what each part is, the price of the list',
  ],
];

describe.each([
  ['the item', ITEM],
  ['labor', LABOR],
  ['lines', LINES],
  ['notes', NOTES],
] as const)('%s', (_title, rows) => {
  test.each(rows)('%s: %s, %s', (start, id, _what, change, answer) => {
    expect(answerOf(OWNED_REPAIR_STARTS[start](), id, change)).toBe(answer);
  });
});
