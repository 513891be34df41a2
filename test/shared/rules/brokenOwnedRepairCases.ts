import type { ClaimCase } from '../../../shared/domain/claimCase.ts';
import type { Severity } from '../../../shared/rules/outcome.ts';
import { laborAt, lineAt, type OwnedRepairStart } from './ownedRepairStarts.ts';
import { dropPapers, lineOf, paperOf, partOf, payerOf, recordOf } from './startingCases.ts';

/** One fact of a repair of owned equipment broken, and the one finding that it has to raise. */
export interface BrokenRepair {
  readonly id: string;
  readonly what: string;
  readonly start: OwnedRepairStart;
  readonly severity: Severity;
  readonly status: 'unmet' | 'unknown';
  readonly path: string;
  readonly change: (theCase: ClaimCase) => void;
  /** Findings that truly follow as well. */
  readonly also?: readonly string[];
}

type How = readonly [Severity, 'unmet' | 'unknown', string];

function broken(
  start: OwnedRepairStart,
  id: string,
  what: string,
  [severity, status, path]: How,
  change: (theCase: ClaimCase) => void,
  also?: readonly string[],
): BrokenRepair {
  return { id, what, start, severity, status, path, change, ...(also ? { also } : {}) };
}

const answersOf = (theCase: ClaimCase) => theCase.claim.ownedRepair;
const visitOf = (theCase: ClaimCase) => recordOf(theCase.visit);
const deviceOf = (theCase: ClaimCase) => recordOf(theCase.equipment);

function addPart(theCase: ClaimCase, description: string): void {
  visitOf(theCase).parts.push({
    ...partOf(theCase, 0),
    id: theCase.office.id,
    description,
    lotOrSerial: '',
    billed: true,
  });
  lineAt(theCase, 1).units = 2;
}

/** No new order is asked for; who ordered the device is told all the same. */
const PRACTITIONER: readonly BrokenRepair[] = [
  broken('wheelchair', 'CLAIM-PHYSICIAN', 'nobody is named', ['blocker', 'unmet', 'claim.orderId'], (c) => {
    c.order = null;
    c.physician = null;
    c.claim.orderId = null;
  }),
  broken('wheelchair', 'CLAIM-PHYSICIAN', 'without NPI', ['blocker', 'unmet', 'physician.npi'], (c) => {
    recordOf(c.physician).npi = '';
  }),
];

/** Whether to bill at all; the rules on the item wait for it. */
const BILLABLE: readonly BrokenRepair[] = [
  broken('wheelchair', 'CLAIM-BILLABLE', 'rented out', ['blocker', 'unmet', 'equipment.ownership'], (c) => {
    deviceOf(c).ownership = 'rental';
    deviceOf(c).rentalStartedOn = '2026-01-10';
  }),
  broken(
    'wheelchair',
    'CLAIM-BILLABLE',
    'a loaner of the supplier’s',
    ['blocker', 'unmet', 'equipment.ownership'],
    (c) => {
      deviceOf(c).ownership = 'loaner';
    },
  ),
  broken(
    'wheelchair',
    'CLAIM-BILLABLE',
    'under warranty on its last day',
    ['blocker', 'unmet', 'equipment.warrantyUntil'],
    (c) => {
      deviceOf(c).warrantyUntil = '2026-10-22';
      deviceOf(c).warrantyLaborUntil = '2026-10-22';
    },
  ),
  broken(
    'wheelchair',
    'CLAIM-BILLABLE',
    'parts under warranty, and one is billed',
    ['blocker', 'unknown', 'equipment.warrantyUntil'],
    (c) => {
      deviceOf(c).warrantyUntil = '2026-10-22';
    },
  ),
  broken(
    'wheelchair',
    'CLAIM-BILLABLE',
    'labor under warranty, and it is billed',
    ['blocker', 'unknown', 'equipment.warrantyUntil'],
    (c) => {
      deviceOf(c).warrantyLaborUntil = '2026-10-22';
    },
  ),
  broken(
    'wheelchair',
    'CLAIM-BILLABLE',
    'the item itself was denied',
    ['blocker', 'unmet', 'claim.ownedRepair.deniedBefore'],
    (c) => {
      answersOf(c).deniedBefore = true;
    },
  ),
  broken(
    'wheelchair',
    'CLAIM-BILLABLE',
    'broken by neglect',
    ['warning', 'unknown', 'claim.ownedRepair.cause'],
    (c) => {
      answersOf(c).cause = 'neglect';
    },
  ),
  broken(
    'wheelchair',
    'CLAIM-BILLABLE',
    'another payer paid for the item',
    ['advice', 'unknown', 'claim.ownedRepair.paidByThisPayer'],
    (c) => {
      answersOf(c).paidByThisPayer = false;
    },
  ),
  broken('wheelchair', 'CLAIM-BILLABLE', 'a ventilator', ['blocker', 'unmet', 'claim.equipmentId'], (c) => {
    deviceOf(c).kind = 'other';
    deviceOf(c).hcpcs = 'E0465';
    laborAt(c, 0).standardRepair = '';
    laborAt(c, 0).minutes = 30;
  }),
  broken(
    'wheelchair',
    'CLAIM-BILLABLE',
    'an item of which nobody knows how it is paid for',
    ['blocker', 'unknown', 'equipment.hcpcs'],
    (c) => {
      deviceOf(c).kind = 'other';
      deviceOf(c).hcpcs = '';
      laborAt(c, 0).standardRepair = '';
      laborAt(c, 0).minutes = 30;
    },
    ['MCR-RPR-CODES'],
  ),
];

const ITEM: readonly BrokenRepair[] = [
  broken(
    'wheelchair',
    'MCR-RPR-OWNED',
    'owner not known',
    ['blocker', 'unknown', 'equipment.ownership'],
    (c) => {
      deviceOf(c).ownership = null;
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-BASE',
    'no code of the item',
    ['blocker', 'unmet', 'claim.ownedRepair.baseCode'],
    (c) => {
      answersOf(c).baseCode = '';
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-BASE',
    'no day since when',
    ['blocker', 'unmet', 'claim.ownedRepair.obtainedOn'],
    (c) => {
      answersOf(c).obtainedOn = null;
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-BASE',
    'obtained after the repair',
    ['blocker', 'unmet', 'claim.ownedRepair.obtainedOn'],
    (c) => {
      answersOf(c).obtainedOn = '2026-10-23';
      lineOf(c).narrative = 'K0823 10/2026 beneficiary-owned; E2368 30 min, K0823 30 min';
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-PAID',
    'payer of the item not known',
    ['advice', 'unknown', 'claim.ownedRepair.paidByThisPayer'],
    (c) => {
      answersOf(c).paidByThisPayer = null;
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-DENIED',
    'denial not known',
    ['blocker', 'unknown', 'claim.ownedRepair.deniedBefore'],
    (c) => {
      answersOf(c).deniedBefore = null;
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-WARRANTY',
    'warranty not known',
    ['blocker', 'unknown', 'equipment.warrantyUntil'],
    (c) => {
      deviceOf(c).warrantyUntil = null;
    },
  ),
  broken('wheelchair', 'MCR-RPR-WARRANTY-COPY', 'no copy', ['warning', 'unmet', 'documents'], (c) => {
    dropPapers(c, 'warranty');
  }),
  broken(
    'wheelchair',
    'MCR-RPR-CAUSE',
    'cause not known',
    ['advice', 'unknown', 'claim.ownedRepair.cause'],
    (c) => {
      answersOf(c).cause = null;
    },
  ),
  broken('wheelchair', 'MCR-RPR-NEED', 'no note', ['blocker', 'unmet', 'documents'], (c) => {
    dropPapers(c, 'clinicalNote');
  }),
  broken(
    'wheelchair',
    'MCR-RPR-NEED',
    'a note that states nothing of it',
    ['blocker', 'unmet', 'documents.0.statesContinuedNeed'],
    (c) => {
      paperOf(c, 'clinicalNote').statesContinuedNeed = false;
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-NEED',
    'a note nobody has read for it',
    ['blocker', 'unknown', 'documents.0.statesContinuedNeed'],
    (c) => {
      paperOf(c, 'clinicalNote').statesContinuedNeed = null;
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-NEED',
    'a note without a date',
    ['blocker', 'unknown', 'documents.0.documentDate'],
    (c) => {
      paperOf(c, 'clinicalNote').documentDate = null;
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-NEED',
    'a day of which there is no note',
    ['blocker', 'unmet', 'claim.ownedRepair.continuedNeedOn'],
    (c) => {
      answersOf(c).continuedNeedOn = '2026-08-19';
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-NEED',
    'the note’s day not given',
    ['blocker', 'unknown', 'claim.ownedRepair.continuedNeedOn'],
    (c) => {
      answersOf(c).continuedNeedOn = null;
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-NEED-AGE',
    'a note of a year and a day before',
    ['advice', 'unmet', 'claim.ownedRepair.continuedNeedOn'],
    (c) => {
      paperOf(c, 'clinicalNote').documentDate = '2025-10-21';
      answersOf(c).continuedNeedOn = '2025-10-21';
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-REASON',
    'need of the repair in two words',
    ['blocker', 'unmet', 'claim.ownedRepair.repairNeed'],
    (c) => {
      answersOf(c).repairNeed = 'Motor broken';
    },
  ),
  broken('wheelchair', 'MCR-RPR-COST', 'dearer than a new one', ['warning', 'unmet', 'visit.parts'], (c) => {
    deviceOf(c).replacementCents = 41_499;
    payerOf(c).settings.repair.accumulatedCostPercent = null;
  }),
  broken(
    'wheelchair',
    'MCR-RPR-COST',
    'no cost of a new one',
    ['warning', 'unknown', 'equipment.replacementCents'],
    (c) => {
      deviceOf(c).replacementCents = null;
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-SIXTY',
    'a cent above the screen',
    ['warning', 'unmet', 'priorRepairs'],
    (c) => {
      c.priorRepairs = [{ dateOfService: '2024-05-06', claimNumber: 'CW-2024-000002', costCents: 144_501 }];
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-SIXTY',
    'the cost of an earlier repair is not known',
    ['warning', 'unknown', 'priorRepairs'],
    (c) => {
      c.priorRepairs = [{ dateOfService: '2024-05-06', claimNumber: 'CW-2024-000002', costCents: null }];
    },
  ),
  ...(
    [
      ['no answer', 'unknown', 'claim.ownedRepair.loanerProvided', { loanerProvided: null }],
      ['none provided', 'unmet', 'claim.ownedRepair.loanerProvided', { loanerProvided: false }],
      ['no first day', 'unknown', 'claim.ownedRepair.loanerFrom', { loanerFrom: null }],
      ['no last day', 'unknown', 'claim.ownedRepair.loanerTo', { loanerTo: null }],
      ['back the same day', 'unmet', 'claim.ownedRepair.loanerTo', { loanerTo: '2026-10-13' }],
      ['a month and a day', 'unmet', 'claim.ownedRepair.loanerTo', { loanerTo: '2026-11-14' }],
      ['not described', 'unmet', 'claim.ownedRepair.loanerDescription', { loanerDescription: ' ' }],
      ['no reason', 'unmet', 'claim.ownedRepair.loanerReason', { loanerReason: '' }],
    ] as const
  ).map(([what, status, path, answers]) =>
    broken('loaner', 'MCR-RPR-LOANER', what, ['blocker', status, path], (c) => {
      Object.assign(answersOf(c), answers);
    }),
  ),
  broken('loaner', 'MCR-RPR-LOANER', 'two units', ['blocker', 'unmet', 'claim.lines.2.units'], (c) => {
    lineAt(c, 2).units = 2;
  }),
  broken('loaner', 'MCR-RPR-LOANER', 'billed twice', ['blocker', 'unmet', 'claim.lines.3.code'], (c) => {
    c.claim.lines.push({ ...lineAt(c, 2), id: c.office.id });
  }),
  broken(
    'loaner',
    'MCR-RPR-LOANER',
    'a note without the patient’s item',
    ['blocker', 'unmet', 'claim.lines.2.narrative'],
    (c) => {
      lineAt(c, 2).narrative = 'Loaner Examplair Glide 1, motor back-ordered';
    },
  ),
];

const RECORD: readonly BrokenRepair[] = [
  broken('wheelchair', 'MCR-RPR-VISIT', 'no visit', ['blocker', 'unmet', 'claim.visitId'], (c) => {
    c.visit = null;
  }),
  broken(
    'wheelchair',
    'MCR-RPR-RECORD',
    'no problem told',
    ['blocker', 'unmet', 'visit.malfunction'],
    (c) => {
      visitOf(c).malfunction = '';
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-RECORD',
    'the repair in two words',
    ['blocker', 'unmet', 'visit.workDone'],
    (c) => {
      visitOf(c).workDone = 'Motor replaced';
    },
  ),
  broken('wheelchair', 'MCR-RPR-ROUTINE', 'no fault found', ['blocker', 'unmet', 'visit.findings'], (c) => {
    visitOf(c).findings = ['noFault'];
  }),
  broken(
    'wheelchair',
    'MCR-RPR-ROUTINE',
    'only cleaned and set',
    ['warning', 'unmet', 'visit.workKinds'],
    (c) => {
      visitOf(c).workKinds = ['cleaning', 'calibration'];
      partOf(c, 0).billed = false;
      c.claim.lines.pop();
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-ROUTINE',
    'purpose not told',
    ['blocker', 'unknown', 'visit.purpose'],
    (c) => {
      visitOf(c).purpose = null;
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-PARTS',
    'a part without its reason',
    ['blocker', 'unmet', 'visit.parts.0.reason'],
    (c) => {
      partOf(c, 0).reason = '';
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-LABOR',
    'no code that was mended',
    ['blocker', 'unmet', 'visit.labor.1.repairedCode'],
    (c) => {
      laborAt(c, 1).repairedCode = '';
    },
  ),
  broken('wheelchair', 'MCR-RPR-LABOR', 'no minutes', ['blocker', 'unmet', 'visit.labor.0.minutes'], (c) => {
    laborAt(c, 0).minutes = null;
  }),
  broken(
    'wheelchair',
    'MCR-RPR-LABOR',
    'no word of the work',
    ['blocker', 'unmet', 'visit.labor.0.description'],
    (c) => {
      laborAt(c, 0).description = '';
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-LABOR',
    'a standard repair of a hospital bed',
    ['blocker', 'unmet', 'visit.labor.0.standardRepair'],
    (c) => {
      laborAt(c, 0).standardRepair = 'bedPendant';
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-LABOR',
    'a row that the table does not have',
    ['blocker', 'unmet', 'visit.labor.0.standardRepair'],
    (c) => {
      laborAt(c, 0).standardRepair = 'concentratorSieve';
    },
    ['MCR-RPR-UNITS', 'MCR-RPR-LABOR-NOTE'],
  ),
  broken(
    'wheelchair',
    'MCR-RPR-LABOR',
    'labor billed and none recorded',
    ['blocker', 'unmet', 'visit.labor'],
    (c) => {
      visitOf(c).labor = [];
    },
    ['MCR-RPR-UNITS'],
  ),
  broken(
    'wheelchair',
    'MCR-RPR-TRAVEL',
    'the way in the labor',
    ['warning', 'unmet', 'visit.labor.1.description'],
    (c) => {
      laborAt(c, 1).description = 'Travel to the home';
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-TRAVEL',
    'delivery billed by its code',
    ['blocker', 'unmet', 'claim.lines.2.code'],
    (c) => {
      c.claim.lines.push({ ...lineAt(c, 1), id: c.office.id, code: 'A9901' });
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-ESTIMATE',
    'an estimate in the labor',
    ['advice', 'unmet', 'visit.labor.1.description'],
    (c) => {
      laborAt(c, 1).description = 'Estimate for the harness';
    },
  ),
  broken('wheelchair', 'MCR-RPR-FASTENERS', 'bolts', ['warning', 'unmet', 'visit.parts.1.billed'], (c) => {
    addPart(c, 'Set of bolts');
  }),
  broken('wheelchair', 'MCR-RPR-ACCESSORY', 'an accessory', ['warning', 'unmet', 'visit.workKinds'], (c) => {
    visitOf(c).workKinds = ['partReplacement', 'accessory'];
  }),
  broken('wheelchair', 'MCR-RPR-SIGNED', 'not signed', ['advice', 'unmet', 'visit.seal'], (c) => {
    visitOf(c).seal = null;
  }),
  broken(
    'wheelchair',
    'MCR-RPR-RETURNED',
    'nobody signed',
    ['advice', 'unmet', 'visit.patientSignedBy'],
    (c) => {
      visitOf(c).patientSignedBy = '';
    },
  ),
];

const LINES: readonly BrokenRepair[] = [
  broken('wheelchair', 'MCR-RPR-DX', 'no diagnosis', ['blocker', 'unmet', 'claim.diagnosisCodes'], (c) => {
    c.claim.diagnosisCodes = [];
  }),
  broken(
    'wheelchair',
    'MCR-RPR-CODES',
    'labor on oxygen equipment',
    ['blocker', 'unmet', 'claim.lines.0.code'],
    (c) => {
      lineOf(c).code = 'K0740';
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-CODES',
    'labor on a brace',
    ['blocker', 'unmet', 'claim.lines.0.code'],
    (c) => {
      lineOf(c).code = 'L4205';
    },
  ),
  broken(
    'prosthesis',
    'MCR-RPR-CODES',
    'minor parts of a brace',
    ['blocker', 'unmet', 'claim.lines.1.code'],
    (c) => {
      partOf(c, 0).code = 'L4210';
      lineAt(c, 1).code = 'L4210';
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-PART-LINES',
    'a line of which there is no part',
    ['blocker', 'unmet', 'claim.lines.2.code'],
    (c) => {
      c.claim.lines.push({ ...lineAt(c, 1), id: c.office.id, code: 'E2361' });
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-CODES',
    'the item itself',
    ['blocker', 'unmet', 'claim.lines.2.code'],
    (c) => {
      c.claim.lines.push({ ...lineAt(c, 1), id: c.office.id, code: 'K0823', modifiers: ['NU'] });
    },
    ['MCR-RPR-RB'],
  ),
  broken(
    'wheelchair',
    'MCR-RPR-CODES',
    'oxygen contents',
    ['blocker', 'unmet', 'claim.lines.2.code'],
    (c) => {
      c.claim.lines.push({ ...lineAt(c, 1), id: c.office.id, code: 'E0443' });
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-UNITS',
    'a unit too many',
    ['blocker', 'unmet', 'claim.lines.0.units'],
    (c) => {
      lineOf(c).units = 5;
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-UNITS',
    'a unit too few',
    ['blocker', 'unmet', 'claim.lines.0.units'],
    (c) => {
      lineOf(c).units = 3;
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-PART-LINES',
    'a part without a code',
    ['blocker', 'unmet', 'visit.parts.0.code'],
    (c) => {
      partOf(c, 0).code = '';
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-PART-LINES',
    'a part on no line',
    ['blocker', 'unmet', 'claim.lines'],
    (c) => {
      c.claim.lines.pop();
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-PART-LINES',
    'two billed, one fitted',
    ['blocker', 'unmet', 'claim.lines.1.units'],
    (c) => {
      lineAt(c, 1).units = 2;
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-RB',
    'a part without RB',
    ['blocker', 'unmet', 'claim.lines.1.modifiers'],
    (c) => {
      lineAt(c, 1).modifiers = ['NU'];
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-MODIFIERS',
    'RA beside RB',
    ['blocker', 'unmet', 'claim.lines.1.modifiers'],
    (c) => {
      lineAt(c, 1).modifiers = ['NU', 'RB', 'RA'];
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-MODIFIERS',
    'a rental',
    ['blocker', 'unmet', 'claim.lines.0.modifiers'],
    (c) => {
      lineOf(c).modifiers = ['RR'];
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-SALE-MOD',
    'neither NU nor UE',
    ['advice', 'unmet', 'claim.lines.1.modifiers'],
    (c) => {
      lineAt(c, 1).modifiers = ['RB'];
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-LABOR-MOD',
    'RB on labor',
    ['advice', 'unmet', 'claim.lines.0.modifiers'],
    (c) => {
      lineOf(c).modifiers = ['RB'];
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-BASE-NOTE',
    'no month',
    ['blocker', 'unmet', 'claim.lines.0.narrative'],
    (c) => {
      lineOf(c).narrative = 'K0823 beneficiary-owned; E2368 30 min, K0823 30 min';
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-BASE-NOTE',
    'not that the patient owns it',
    ['blocker', 'unmet', 'claim.lines.0.narrative'],
    (c) => {
      lineOf(c).narrative = 'K0823 04/2023; E2368 30 min, K0823 30 min';
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-LABOR-NOTE',
    'one code without its minutes',
    ['blocker', 'unmet', 'claim.lines.0.narrative'],
    (c) => {
      lineOf(c).narrative = 'K0823 04/2023 beneficiary-owned; E2368';
    },
  ),
  broken(
    'wheelchair',
    'MCR-RPR-NOTE-LENGTH',
    'eighty-one characters',
    ['blocker', 'unmet', 'claim.lines.1.narrative'],
    (c) => {
      lineAt(c, 1).narrative = 'x'.repeat(81);
    },
  ),
  ...(
    [
      ['no price', 'Zephyrbracket left, Examplair XQ-77, for K0823'],
      ['no part number', 'Zephyrbracket left, Examplair, list $315.00, for K0823'],
      ['not which item', 'Zephyrbracket left, Examplair XQ-77, list $315.00'],
      ['nothing at all', ''],
    ] as const
  ).map(([what, narrative]) =>
    broken('uncoded', 'MCR-RPR-NOC', what, ['blocker', 'unmet', 'claim.lines.1.narrative'], (c) => {
      lineAt(c, 1).narrative = narrative;
    }),
  ),
  broken(
    'uncoded',
    'MCR-RPR-NOC',
    'no description',
    ['blocker', 'unmet', 'claim.lines.1.description'],
    (c) => {
      lineAt(c, 1).description = '';
    },
  ),
  broken(
    'uncoded',
    'MCR-RPR-NOC-SPECIFIC',
    'a motor that has a code',
    ['advice', 'unmet', 'claim.lines.1.code'],
    (c) => {
      lineAt(c, 1).description = 'Drivewheel motor';
    },
  ),
  broken(
    'prosthesis',
    'MCR-RPR-MINOR-PARTS',
    'no price',
    ['blocker', 'unmet', 'claim.lines.1.narrative'],
    (c) => {
      lineAt(c, 1).narrative = 'L5301: suspension strap and two buckles';
    },
  ),
];

/** What of it other payers are asked. */
const OTHER_PAYERS: readonly BrokenRepair[] = (['medicaid', 'commercial'] as const).flatMap((start) => {
  const letters = start === 'medicaid' ? 'MCD' : 'COM';
  return [
    broken(start, `${letters}-RPR-STILL-NEEDED`, 'no note', ['warning', 'unmet', 'documents'], (c) => {
      dropPapers(c, 'clinicalNote');
    }),
    broken(
      start,
      `${letters}-RPR-STILL-NEEDED`,
      'the note’s day not given',
      ['warning', 'unknown', 'claim.ownedRepair.continuedNeedOn'],
      (c) => {
        answersOf(c).continuedNeedOn = null;
      },
    ),
    broken(start, `${letters}-RPR-RB`, 'no RB', ['warning', 'unmet', 'claim.lines.1.modifiers'], (c) => {
      lineAt(c, 1).modifiers = ['NU'];
    }),
    broken(start, `${letters}-RPR-FIT`, 'RA', ['warning', 'unmet', 'claim.lines.1.modifiers'], (c) => {
      lineAt(c, 1).modifiers = ['RB', 'RA'];
    }),
  ];
});

export const BROKEN_OWNED_REPAIRS: readonly BrokenRepair[] = [
  ...PRACTITIONER,
  ...BILLABLE,
  ...ITEM,
  ...RECORD,
  ...LINES,
  ...OTHER_PAYERS,
];
