import { describe, expect, test } from 'vitest';
import { exampleId } from '../../../../shared/rules/examples/people.ts';
import { answerOf, type Change } from '../answerOf.ts';
import { lineOf, paperOf, partOf, payerOf, recordOf, repair } from '../startingCases.ts';

/** In which words the rules on repairs answer, and of which line, part or paper they speak. */

type Row = readonly [rule: string, what: string, change: Change, answer: string];

const visitOf = (c: Parameters<Change>[0]) => recordOf(c.visit);
const deviceOf = (c: Parameters<Change>[0]) => recordOf(c.equipment);
const laborOf = (c: Parameters<Change>[0]) => {
  const [labor] = visitOf(c).labor;
  if (labor === undefined) throw new Error('no labor');
  return labor;
};
const nothing: Change = () => undefined;

/** A second line beside the first. */
function addLine(c: Parameters<Change>[0], code: string, modifiers: string[] = []): void {
  c.claim.lines.push({ ...lineOf(c), id: exampleId(991), code, modifiers });
}

const NO_OTHER_WORK: Change = (c) => {
  visitOf(c).parts = [];
  visitOf(c).workKinds = ['cleaning'];
};

const LINES: readonly Row[] = [
  ['CLAIM-LINES', 'one', nothing, 'met: 1 line, $241.50 in all'],
  ['CLAIM-LINES', 'two', (c) => addLine(c, 'K0740'), 'met: 2 lines, $483.00 in all'],
  ['CLAIM-LINES', 'none', (c) => (c.claim.lines = []), 'unmet: There is no line'],
  [
    'CLAIM-LINES',
    'everything missing on the second',
    (c) => {
      addLine(c, '');
      Object.assign(c.claim.lines[1] ?? {}, { units: null, chargeCents: null });
    },
    'unmet: Line 2 lacks a code, units, a charge',
  ],
  [
    'CLAIM-LINES',
    'no charge, and one of nothing',
    (c) => {
      addLine(c, 'K0740');
      lineOf(c).chargeCents = 0;
      Object.assign(c.claim.lines[1] ?? {}, { chargeCents: null });
    },
    'unmet: Line 1 lacks a charge; line 2 lacks a charge',
  ],
  ['L7600-SCOPE-REPAIR', 'as it is', nothing, 'met: Billed: L7600'],
  [
    'L7600-SCOPE-REPAIR',
    'something else',
    (c) => (lineOf(c).code = 'A4467'),
    'unmet: No line bills L7600 or K0740',
  ],
  ['L7600-SCOPE-HOME', 'at home', nothing, 'met: Place of service 12, home'],
  [
    'L7600-SCOPE-HOME',
    'no such place',
    (c) => (c.claim.placeOfService = '98'),
    'unknown: Place of service 98 is not one that is known here',
  ],
  [
    'L7600-SCOPE-HOME',
    'not said',
    (c) => (c.claim.placeOfService = ''),
    'unknown: The place of service is not given',
  ],
  ['L7600-MOD-SIDE', 'none', nothing, 'met: No RT or LT on the claim'],
  [
    'L7600-MOD-SIDE',
    'on the second line, among others',
    (c) => addLine(c, 'K0740', ['RB', 'LT', 'RT']),
    'unmet: Line 2',
  ],
  ['L7600-MOD-RR', 'owned', nothing, 'met: Device not rented out, no RR'],
  [
    'L7600-MOD-RR',
    'rented only from the day after',
    (c) => Object.assign(deviceOf(c), { ownership: 'rental', rentalStartedOn: '2026-10-21' }),
    'met: Device not rented out, no RR',
  ],
  [
    'L7600-MOD-RR',
    'owned, with RR on the second line, although it was rented once',
    (c) => {
      deviceOf(c).rentalStartedOn = '2021-06-01';
      addLine(c, 'K0740', ['RR']);
    },
    'unmet: The device was not rented out on that day, and line 2 carries RR',
  ],
  [
    'L7600-MOD-RR',
    'rented, and the second line without',
    (c) => {
      Object.assign(deviceOf(c), { ownership: 'rental', rentalStartedOn: '2026-10-20' });
      lineOf(c).modifiers = ['RR'];
      addLine(c, 'K0740');
    },
    'unmet: The device was rented out on that day, and line 2 lacks RR',
  ],
  [
    'L7600-MOD-RR',
    'rented since nobody knows when',
    (c) => Object.assign(deviceOf(c), { ownership: 'rental', rentalStartedOn: null }),
    'unknown: The first day of the rental is not given',
  ],
  [
    'L7600-MOD-NU',
    'on the second line, without a reason',
    (c) => addLine(c, 'K0740', ['NU']),
    'unmet: Line 2 carries NU and no reason is on record',
  ],
  ['L7600-MOD-COMPAT', 'none', nothing, 'met: No modifier on the claim'],
  [
    'L7600-MOD-COMPAT',
    'the same on two lines',
    (c) => {
      lineOf(c).modifiers = ['RB'];
      addLine(c, 'K0740', ['RB', 'CR']);
    },
    'met: RB, CR fit each other and the record',
  ],
  [
    'L7600-MOD-COMPAT',
    'twice on one line',
    (c) => addLine(c, 'K0740', ['RB', 'CR', 'RB']),
    'unmet: Line 2 carries RB twice',
  ],
  [
    'L7600-MOD-COMPAT',
    'two that exclude each other',
    (c) => addLine(c, 'K0740', ['CR', 'GA', 'GZ']),
    'unmet: GA and GZ on line 2 exclude each other',
  ],
  [
    'L7600-MOD-COMPAT',
    'not on the payer’s list',
    (c) => {
      payerOf(c).settings.acceptedModifiers = ['RB'];
      lineOf(c).modifiers = ['RB', 'CR'];
    },
    'unmet: CR on line 1 is not on the payer’s list of modifiers',
  ],
  [
    'L7600-MOD-COMPAT',
    'no modifier at all',
    (c) => (lineOf(c).modifiers = ['Z9']),
    'unmet: Z9 on line 1 is no modifier known here',
  ],
];

const PAPERS: readonly Row[] = [
  ['L7600-DOC-INVOICE', 'as it is', nothing, 'met: 1 of $141.50, as the itemized parts'],
  [
    'L7600-DOC-INVOICE',
    'a second one of nothing that can be read',
    (c) =>
      c.documents.push({
        ...paperOf(c, 'partsInvoice'),
        id: exampleId(992),
        condition: 'damaged',
        invoiceTotalCents: 1,
      }),
    'met: 1 of $141.50, as the itemized parts',
  ],
  [
    'L7600-DOC-INVOICE',
    'a cent more',
    (c) => (paperOf(c, 'partsInvoice').invoiceTotalCents = 14_151),
    'unmet: The invoices state $141.51, the itemized parts come to $141.50',
  ],
  [
    'L7600-DOC-INVOICE',
    'a part for which nobody knows a price, fitted free of charge',
    (c) => {
      Object.assign(partOf(c, 1), { billed: false, unitCostCents: null });
      paperOf(c, 'partsInvoice').invoiceTotalCents = 13_000;
    },
    'met: 1 of $130.00, as the itemized parts',
  ],
  [
    'L7600-DOC-INVOICE',
    'the sum of an unpriced part on the invoice',
    (c) => {
      Object.assign(partOf(c, 1), { billed: false, unitCostCents: null });
      paperOf(c, 'partsInvoice').invoiceTotalCents = 13_001;
    },
    'unmet: The invoices state $130.01, the itemized parts come to $130.00',
  ],
  ['L7600-DOC-NOTES', 'as it is', nothing, 'met: Clinical note of 2026-09-08, states the continuing need'],
  [
    'L7600-DOC-NOTES',
    'the only one is locked',
    (c) => (paperOf(c, 'clinicalNote').condition = 'passwordProtected'),
    'unmet: No readable clinical note is among the papers',
  ],
  [
    'L7600-DOC-NOTES',
    'nobody has looked',
    (c) => (paperOf(c, 'clinicalNote').statesContinuedNeed = null),
    'unknown: Nobody has marked whether the note states that oxygen is still needed',
  ],
  [
    'L7600-DOC-NOTES',
    'one says nothing, the other was not looked at',
    (c) => {
      const note = paperOf(c, 'clinicalNote');
      note.statesContinuedNeed = null;
      c.documents.unshift({ ...note, id: exampleId(993), statesContinuedNeed: false });
    },
    'unmet: No note on file states that oxygen is still needed',
  ],
  [
    'L7600-DOC-NOTES',
    'the first was not looked at, the other says nothing',
    (c) => {
      const note = paperOf(c, 'clinicalNote');
      note.statesContinuedNeed = null;
      c.documents.push({ ...note, id: exampleId(993), statesContinuedNeed: false });
    },
    'unknown: Nobody has marked whether the note states that oxygen is still needed',
  ],
  [
    'L7600-DOC-NOTES',
    'of two of one day the first',
    (c) => {
      const note = paperOf(c, 'clinicalNote');
      c.documents.push({ ...note, id: exampleId(993), documentDate: '2026-09-07' });
    },
    'met: Clinical note of 2026-09-08, states the continuing need',
  ],
  ['L7600-PAY-NEED', 'as it is', nothing, 'met: Newest note is 42 days old, the payer takes 180'],
  [
    'L7600-PAY-NEED',
    'written after the repair',
    (c) => (paperOf(c, 'clinicalNote').documentDate = '2026-10-25'),
    'met: Newest note is 0 days old, the payer takes 180',
  ],
  [
    'L7600-PAY-NEED',
    'too old, and a newer one does not state the need',
    (c) => {
      const note = paperOf(c, 'clinicalNote');
      note.documentDate = '2026-04-01';
      c.documents.push({
        ...note,
        id: exampleId(993),
        documentDate: '2026-10-01',
        statesContinuedNeed: false,
      });
    },
    'unmet: The newest is 202 days old on the date of service',
  ],
  [
    'L7600-PAY-NEED',
    'the one that cannot be read is newer',
    (c) => {
      const note = paperOf(c, 'clinicalNote');
      note.documentDate = '2026-04-01';
      c.documents.push({ ...note, id: exampleId(993), documentDate: '2026-10-01', condition: 'damaged' });
    },
    'unmet: The newest is 202 days old on the date of service',
  ],
  ['L7600-DOC-REPORT', 'as it is', nothing, 'met: Log signed and sealed 2026-10-20'],
  [
    'L7600-DOC-REPORT',
    'sealed under no name',
    (c) => Object.assign(recordOf(visitOf(c).seal), { signedName: '  ' }),
    'unmet: The technician has not signed the visit, and no signed report is on file',
  ],
  [
    'L7600-DOC-REPORT',
    'a report that nobody signed',
    (c) => {
      visitOf(c).seal = null;
      c.documents.push({
        ...paperOf(c, 'clinicalNote'),
        id: exampleId(993),
        type: 'serviceReport',
        signed: false,
      });
    },
    'unmet: The technician has not signed the visit, and no signed report is on file',
  ],
  [
    'L7600-DOC-REPORT',
    'a signed one that cannot be opened',
    (c) => {
      visitOf(c).seal = null;
      c.documents.push({
        ...paperOf(c, 'clinicalNote'),
        id: exampleId(993),
        type: 'serviceReport',
        condition: 'damaged',
      });
    },
    'unmet: The technician has not signed the visit, and no signed report is on file',
  ],
  [
    'L7600-DOC-REPORT',
    'a signed one',
    (c) => c.documents.push({ ...paperOf(c, 'clinicalNote'), id: exampleId(993), type: 'serviceReport' }),
    'met: Signed technician report of 2026-09-08',
  ],
];

const VISITS: readonly Row[] = [
  ['L7600-DOC-PARTS', 'as it is', nothing, 'met: 2 parts itemized'],
  ['L7600-DOC-PARTS', 'one', (c) => visitOf(c).parts.pop(), 'met: 1 part itemized'],
  ['L7600-DOC-PARTS', 'none', NO_OTHER_WORK, 'notApplicable: No replaced part is listed'],
  [
    'L7600-DOC-PARTS',
    'blanks',
    (c) =>
      Object.assign(partOf(c, 1), {
        partNumber: ' ',
        description: '\t',
        reason: '  ',
        quantity: null,
        unitCostCents: null,
      }),
    'unmet: Part 2 lacks the part number, the description, the quantity, the unit cost, why it was needed',
  ],
  [
    'L7600-DOC-PARTS',
    'both without a reason',
    (c) => {
      partOf(c, 0).reason = '';
      partOf(c, 1).reason = '';
    },
    'unmet: Part 1 lacks why it was needed; part 2 lacks why it was needed',
  ],
  [
    'L7600-DOC-PARTS-NONE',
    'nothing but a blank description',
    (c) => {
      NO_OTHER_WORK(c);
      visitOf(c).workDone = ' ';
    },
    'unknown: Waits for L7600-DOC-REPAIR, description of the repair',
  ],
  ['L7600-DOC-MALFUNCTION', 'as it is', nothing, 'met: The malfunction on record'],
  [
    'L7600-DENY-ROUTINE',
    'as it is',
    nothing,
    'met: Oxygen concentration too low, sieve bed spent or contaminated',
  ],
  [
    'L7600-DENY-ROUTINE',
    'a preventive visit that found and mended a fault',
    (c) => (visitOf(c).purpose = 'preventive'),
    'met: Oxygen concentration too low, sieve bed spent or contaminated',
  ],
  [
    'L7600-DENY-ROUTINE',
    'upkeep on a visit for repair',
    (c) => (visitOf(c).result = 'maintained'),
    'met: Oxygen concentration too low, sieve bed spent or contaminated',
  ],
  ['L7600-DENY-FREQUENCY', 'as it is', nothing, 'met: Repair 2 of 2 in 12 months'],
  [
    'L7600-DENY-FREQUENCY',
    'a third',
    (c) =>
      c.priorRepairs.push({ dateOfService: '2026-01-02', claimNumber: 'CW-2026-000002', costCents: null }),
    'unmet: This is repair 3 within 12 months',
  ],
  [
    'L7600-DENY-FREQUENCY',
    'this claim itself among the earlier ones',
    (c) => c.priorRepairs.push({ dateOfService: '2026-10-20', claimNumber: c.claim.number, costCents: null }),
    'met: Repair 2 of 2 in 12 months',
  ],
  [
    'L7600-DENY-FREQUENCY',
    'a claim without a number beside repairs without one',
    (c) => {
      c.claim.number = '';
      c.priorRepairs.push({ dateOfService: '2026-10-01', claimNumber: '', costCents: null });
    },
    'unmet: This is repair 3 within 12 months',
  ],
  [
    'L7600-DENY-FREQUENCY',
    'a blank reason is none',
    (c) => {
      c.priorRepairs.push({ dateOfService: '2026-01-02', claimNumber: 'CW-2026-000002', costCents: null });
      c.claim.repair.frequencyReason = '  ';
    },
    'unmet: This is repair 3 within 12 months',
  ],
  [
    'L7600-PAY-PARTS',
    'the second part is excluded, however its number is written',
    (c) => (payerOf(c).settings.repair.uncoveredPartNumbers = ['smp filter-1']),
    'unmet: Part 2 is on the payer’s list',
  ],
  [
    'L7600-PAY-PARTS',
    'a blank part number',
    (c) => (partOf(c, 1).partNumber = '  '),
    'unknown: Waits for L7600-DOC-PARTS, every part itemized',
  ],
  ['L7600-DOC-DIAGNOSIS', 'as it is', nothing, 'met: Diagnosis J96.11, J44.9 on record'],
  [
    'L7600-DOC-DIAGNOSIS',
    'none',
    (c) => (c.claim.diagnosisCodes = []),
    'unmet: No diagnosis is on the claim',
  ],
  [
    'L7600-DOC-DIAGNOSIS',
    'recorded of somebody else',
    (c) => {
      for (const diagnosis of c.diagnoses) diagnosis.patientId = c.office.id;
    },
    'unmet: J96.11 is not among the patient’s recorded diagnoses',
  ],
];

const COSTS: readonly Row[] = [
  ['L7600-COST-CAP', 'as it is', nothing, 'met: $241.50 of $980.00, 24.65%'],
  ['L7600-PAY-COSTRATIO', 'as it is', nothing, 'met: $241.50 of $980.00, 24.65%'],
  ['L7600-COST-CAP', 'asked without a payer too', (c) => (c.payer = null), 'met: $241.50 of $980.00, 24.65%'],
  [
    'L7600-PAY-COSTRATIO',
    'not without a payer',
    (c) => (c.payer = null),
    'unknown: Waits for CLAIM-PAYER, payer and coverage',
  ],
  [
    'L7600-COST-CAP',
    'a whole replacement is the limit, whatever the payer’s share',
    (c) => (deviceOf(c).replacementCents = 24_150),
    'met: $241.50 of $241.50, 100%',
  ],
  [
    'L7600-COST-COMPARE',
    'as it is',
    nothing,
    'met: $241.50 against $980.00, compared on 2026-10-20, both sources named',
  ],
  [
    'L7600-COST-COMPARE',
    'all of it missing',
    (c) => {
      Object.assign(c.claim.repair.comparison, {
        comparedOn: null,
        repairSource: ' ',
        replacementSource: '\n',
      });
      deviceOf(c).replacementCents = 0;
    },
    'unmet: Missing: the replacement cost, its date, the source of the repair cost, the source of the replacement cost',
  ],
  [
    'L7600-COST-COMPARE',
    'no sources',
    (c) => Object.assign(c.claim.repair.comparison, { repairSource: '', replacementSource: ' ' }),
    'unmet: Missing: the source of the repair cost, the source of the replacement cost',
  ],
  [
    'L7600-COST-COMPARE',
    'minutes of the labor missing',
    (c) => (laborOf(c).minutes = null),
    'unknown: The cost of labor is not given',
  ],
];

describe.each([
  ['lines', LINES],
  ['papers', PAPERS],
  ['visits', VISITS],
  ['costs', COSTS],
] as const)('on %s', (_title, rows) => {
  test.each(rows)('%s, %s', (id, _what, change, answer) => {
    expect(answerOf(repair(), id, change)).toBe(answer);
  });
});
