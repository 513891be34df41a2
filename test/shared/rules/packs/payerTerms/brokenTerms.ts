import type { ClaimCase } from '../../../../../shared/domain/claimCase.ts';
import type { ClaimKind } from '../../../../../shared/domain/claimKind.ts';
import type { PayerClass, PayerSettings } from '../../../../../shared/domain/payer.ts';
import { exampleEquipmentRepair } from '../../../../../shared/rules/examples/exampleEquipmentRepair.ts';
import { exampleOrthosis } from '../../../../../shared/rules/examples/exampleOrthosis.ts';
import { exampleOxygenRental } from '../../../../../shared/rules/examples/exampleOxygenRental.ts';
import { exampleRadiopharmaceutical } from '../../../../../shared/rules/examples/exampleRadiopharmaceutical.ts';
import { exampleRental } from '../../../../../shared/rules/examples/exampleRental.ts';
import { exampleRepair } from '../../../../../shared/rules/examples/exampleRepair.ts';
import type { Severity } from '../../../../../shared/rules/outcome.ts';
import { dropPapers, lineOf, payerOf, recordOf } from '../../startingCases.ts';

/** Clean claims of each kind for Medicaid and commercial payers, and what breaks each rule of their terms. */

export type TermsClass = Extract<PayerClass, 'medicaid' | 'commercial'>;
export const PREFIX: Readonly<Record<TermsClass, string>> = { medicaid: 'MCD', commercial: 'COM' };

const EXAMPLES: Readonly<Record<ClaimKind, (payerClass: TermsClass) => ClaimCase>> = {
  repair: () => exampleRepair(),
  portableRental: (payerClass) => exampleRental(payerClass),
  orthosis: exampleOrthosis,
  radiopharmaceutical: exampleRadiopharmaceutical,
  equipmentRepair: exampleEquipmentRepair,
  oxygenRental: exampleOxygenRental,
};

export function cleanCase(kind: ClaimKind, payerClass: TermsClass): ClaimCase {
  const theCase = structuredClone(EXAMPLES[kind](payerClass));
  payerOf(theCase).class = payerClass;
  return theCase;
}

export interface BrokenTerm {
  /** Without the prefix of the class. */
  readonly rule: string;
  readonly what: string;
  readonly kind: ClaimKind;
  readonly change: (theCase: ClaimCase) => void;
  readonly severity: Severity;
  readonly status: 'unmet' | 'unknown';
  readonly path: string;
  /** Findings that truly follow as well; of this class's rules without their prefix, as `~RPR-DX`. */
  readonly also?: readonly string[];
}

function broken(
  rule: string,
  kind: ClaimKind,
  what: string,
  finding: readonly [Severity, 'unmet' | 'unknown', string],
  change: (theCase: ClaimCase) => void,
  also: readonly string[] = [],
): BrokenTerm {
  const [severity, status, path] = finding;
  return { rule, kind, what, severity, status, path, change, also };
}

export function settingsOf(theCase: ClaimCase): PayerSettings {
  return payerOf(theCase).settings;
}

export function anEarlierClaim(
  change: Partial<ClaimCase['otherClaims'][number]>,
): ClaimCase['otherClaims'][number] {
  return {
    claimNumber: 'CW-2024-000001',
    state: 'paid',
    kind: 'oxygenRental',
    dateOfService: '2024-10-07',
    samePatient: true,
    sameEquipment: false,
    samePayer: true,
    lines: [{ code: 'E1390', modifiers: ['RR'], units: 1 }],
    ...change,
  } as ClaimCase['otherClaims'][number];
}

/** The line of the part that the repair put in. */
function partLine(theCase: ClaimCase): ClaimCase['claim']['lines'][number] {
  return recordOf(theCase.claim.lines[1] ?? null);
}

/** A claim for a month of cylinder contents, asked about and delivered in time. */
function contents(theCase: ClaimCase): void {
  const [line] = theCase.claim.lines;
  theCase.claim.lines = line ? [{ ...line, code: 'E0443', modifiers: [] }] : [];
  recordOf(theCase.equipment).ownership = 'patientOwned';
  recordOf(theCase.equipment).kind = 'gaseousCylinders';
  Object.assign(theCase.claim.rental, {
    refillAskedOn: '2026-10-01',
    supplyEndsOn: '2026-10-14',
    refillAffirmed: true,
  });
}

const orderOf = (theCase: ClaimCase) => recordOf(theCase.order);
const visitOf = (theCase: ClaimCase) => recordOf(theCase.visit);

const ORDERS: readonly BrokenTerm[] = [
  broken('ORDER-REPAIR', 'equipmentRepair', 'not signed', ['blocker', 'unmet', 'order.signature'], (c) => {
    orderOf(c).signature = 'none';
  }),
  broken(
    'ORDER-RENTAL',
    'oxygenRental',
    'covers something else',
    ['blocker', 'unmet', 'order.covers'],
    (c) => {
      orderOf(c).covers = 'repair';
    },
  ),
  broken(
    'ORDER-FIRST',
    'oxygenRental',
    'came in a day late',
    ['blocker', 'unmet', 'order.receivedOn'],
    (c) => {
      settingsOf(c).orders.beforeDelivery = true;
      orderOf(c).receivedOn = '2026-10-08';
    },
  ),
  broken('FACE', 'orthosis', 'visit too early', ['blocker', 'unmet', 'order.faceToFaceOn'], (c) => {
    settingsOf(c).orders.faceToFaceMonths = 6;
    orderOf(c).faceToFaceOn = '2026-03-31';
  }),
  broken('FACE', 'oxygenRental', 'visit not on record', ['blocker', 'unmet', 'order.faceToFaceOn'], (c) => {
    settingsOf(c).orders.faceToFaceMonths = 6;
    orderOf(c).faceToFaceOn = null;
  }),
  broken(
    'FACE',
    'portableRental',
    'visit after the order',
    ['blocker', 'unmet', 'order.faceToFaceOn'],
    (c) => {
      settingsOf(c).orders.faceToFaceMonths = 6;
      orderOf(c).faceToFaceOn = '2026-09-25';
    },
  ),
];

const AUTHORIZATIONS: readonly BrokenTerm[] = [
  broken(
    'AUTH',
    'equipmentRepair',
    'listed code without authorization',
    ['blocker', 'unmet', 'claim.authorization.authorizationNumber'],
    (c) => {
      settingsOf(c).authorization.codes = ['E2368'];
    },
  ),
  broken(
    'AUTH-DAYS',
    'oxygenRental',
    'a day too old',
    ['warning', 'unmet', 'claim.authorization.authorizationFrom'],
    (c) => {
      settingsOf(c).authorization.validDays = 30;
      c.claim.authorization = {
        authorizationNumber: 'PA-SAMPLE-2',
        authorizationFrom: '2026-09-07',
        authorizationTo: '2027-09-06',
      };
    },
  ),
  broken(
    'AUTH-DAYS',
    'oxygenRental',
    'first day not given',
    ['warning', 'unknown', 'claim.authorization.authorizationFrom'],
    (c) => {
      settingsOf(c).authorization.validDays = 30;
      c.claim.authorization.authorizationNumber = 'PA-SAMPLE-2';
    },
  ),
  broken(
    'AUTH-RENTAL',
    'oxygenRental',
    'asked for and not there',
    ['blocker', 'unmet', 'claim.authorization.authorizationNumber'],
    (c) => {
      settingsOf(c).rental.priorAuthorization = true;
    },
  ),
];

const REPAIR_RECORD: readonly BrokenTerm[] = [
  broken(
    'RPR-VISIT',
    'equipmentRepair',
    'log of another day',
    ['warning', 'unmet', 'claim.dateOfService'],
    (c) => {
      visitOf(c).visitedOn = '2026-10-21';
    },
  ),
  broken(
    'RPR-RECORD',
    'equipmentRepair',
    'fault not told',
    ['warning', 'unmet', 'visit.malfunction'],
    (c) => {
      visitOf(c).malfunction = '';
    },
  ),
  broken(
    'RPR-ITEMIZED',
    'equipmentRepair',
    'no reason of a part',
    ['warning', 'unmet', 'visit.parts.0.reason'],
    (c) => {
      const [part] = visitOf(c).parts;
      if (part) part.reason = '';
    },
  ),
  broken('RPR-DX', 'equipmentRepair', 'no diagnosis', ['blocker', 'unmet', 'claim.diagnosisCodes'], (c) => {
    c.claim.diagnosisCodes = [];
  }),
  broken(
    'RPR-BASE',
    'equipmentRepair',
    'item not named',
    ['blocker', 'unmet', 'claim.ownedRepair.baseCode'],
    (c) => {
      c.claim.ownedRepair.baseCode = '';
    },
  ),
  broken(
    'RPR-CODES',
    'equipmentRepair',
    'labor on a brace',
    ['blocker', 'unmet', 'claim.lines.0.code'],
    (c) => {
      lineOf(c).code = 'L4205';
    },
  ),
  broken('RPR-STILL-NEEDED', 'equipmentRepair', 'no note', ['warning', 'unmet', 'documents'], (c) => {
    dropPapers(c, 'clinicalNote');
  }),
  broken('RPR-RB', 'equipmentRepair', 'no RB', ['warning', 'unmet', 'claim.lines.1.modifiers'], (c) => {
    partLine(c).modifiers = ['NU'];
  }),
  broken('RPR-FIT', 'equipmentRepair', 'RA', ['warning', 'unmet', 'claim.lines.1.modifiers'], (c) => {
    partLine(c).modifiers = ['RB', 'RA'];
  }),
  broken(
    'RPR-UNITS',
    'equipmentRepair',
    'a unit too many',
    ['warning', 'unmet', 'claim.lines.0.units'],
    (c) => {
      lineOf(c).units = 6;
    },
  ),
];

const REPAIR_TERMS: readonly BrokenTerm[] = [
  broken(
    'RPR-ACCUMULATED',
    'repair',
    'repairs over the screen',
    ['warning', 'unmet', 'priorRepairs'],
    (c) => {
      settingsOf(c).repair.accumulatedCostPercent = 10;
      recordOf(c.equipment).acquiredOn = '2024-06-01';
    },
  ),
  broken(
    'RPR-LOANER',
    'equipmentRepair',
    'lent for too long',
    ['blocker', 'unmet', 'claim.ownedRepair.loanerTo'],
    (c) => {
      const line = lineOf(c);
      c.claim.lines.push({ ...line, code: 'K0462', units: 1, narrative: 'K0823 in repair, chair lent' });
      Object.assign(c.claim.ownedRepair, {
        loanerProvided: true,
        loanerFrom: '2026-08-01',
        loanerTo: '2026-10-22',
        loanerDescription: 'Examplair Go manual wheelchair',
        loanerReason: 'The motor was on order',
      });
    },
  ),
  broken('RPR-CAP', 'equipmentRepair', 'over the payer’s share', ['blocker', 'unmet', 'visit.parts'], (c) => {
    settingsOf(c).repair.costCapPercent = 5;
  }),
  broken(
    'RPR-FREQUENCY',
    'equipmentRepair',
    'second within two years',
    ['blocker', 'unmet', 'claim.repair.frequencyReason'],
    (c) => {
      settingsOf(c).repair.frequency = { repairs: 1, months: 24 };
    },
  ),
  broken('RPR-ROUTINE', 'equipmentRepair', 'no fault', ['blocker', 'unmet', 'visit.findings'], (c) => {
    visitOf(c).findings = ['noFault'];
  }),
  broken(
    'RPR-NEED',
    'equipmentRepair',
    'note too old',
    ['blocker', 'unmet', 'documents.0.documentDate'],
    (c) => {
      settingsOf(c).repair.clinicalMaxAgeDays = 60;
    },
  ),
  broken(
    'RPR-PARTS',
    'equipmentRepair',
    'part not covered',
    ['blocker', 'unmet', 'visit.parts.0.partNumber'],
    (c) => {
      settingsOf(c).repair.uncoveredPartNumbers = [visitOf(c).parts[0]?.partNumber ?? ''];
    },
  ),
  broken(
    'RPR-VERIFY',
    'equipmentRepair',
    'coverage not verified',
    ['warning', 'unmet', 'claim.repair.coverageVerifiedOn'],
    (c) => {
      settingsOf(c).repair.verifyBeforeService = true;
      c.claim.repair.coverageVerifiedOn = null;
      c.claim.repair.patientToldOn = '2026-10-16';
    },
  ),
];

const RENTALS: readonly BrokenTerm[] = [
  broken('RENT-RR', 'oxygenRental', 'no RR', ['warning', 'unmet', 'claim.lines.1.modifiers'], (c) => {
    const [, portable] = c.claim.lines;
    if (portable) portable.modifiers = ['KX'];
  }),
  broken('RENT-RR', 'oxygenRental', 'basis not given', ['blocker', 'unknown', 'claim.rental.basis'], (c) => {
    c.claim.rental.basis = null;
  }),
  broken('RENT-DELIVERY', 'oxygenRental', 'no proof', ['advice', 'unmet', 'documents'], (c) => {
    dropPapers(c, 'proofOfDelivery');
  }),
  broken(
    'RENT-TERM',
    'oxygenRental',
    'term too short',
    ['blocker', 'unmet', 'claim.rental.agreedTermMonths'],
    (c) => {
      settingsOf(c).rental.term = 'minimumTerm';
      settingsOf(c).rental.minimumTermMonths = 6;
      c.claim.rental.agreedTermMonths = 5;
    },
  ),
  broken('RENT-FIRST', 'oxygenRental', 'sold at once', ['warning', 'unmet', 'claim.rental.basis'], (c) => {
    c.claim.rental.basis = 'purchase';
    for (const line of c.claim.lines) line.modifiers = ['NU', 'KX'];
  }),
  broken('RENT-TEST', 'oxygenRental', 'test too old', ['blocker', 'unmet', 'oxygenTest.testedOn'], (c) => {
    settingsOf(c).rental.testMaxAgeDays = 8;
  }),
  broken(
    'RENT-CRITERIA',
    'oxygenRental',
    'above the thresholds',
    ['blocker', 'unmet', 'oxygenTest.saturation'],
    (c) => {
      recordOf(c.oxygenTest).saturation = 92;
    },
  ),
  broken(
    'RENT-COVERAGE',
    'oxygenRental',
    'KX missing',
    ['warning', 'unmet', 'claim.lines.0.modifiers'],
    (c) => {
      lineOf(c).modifiers = ['RR'];
    },
  ),
  broken(
    'RENT-COVERAGE',
    'oxygenRental',
    'KX that nobody attested',
    ['blocker', 'unmet', 'claim.attestation.criteriaAttestedBy'],
    (c) => {
      c.claim.attestation.criteriaAttestedBy = '';
    },
  ),
  broken(
    'RENT-MODIFIERS',
    'oxygenRental',
    'KX, GA and GZ on one line',
    ['blocker', 'unmet', 'claim.lines.0.modifiers'],
    (c) => {
      lineOf(c).modifiers = ['RR', 'KX', 'GA', 'GZ'];
    },
  ),
  broken(
    'RENT-BUNDLE',
    'oxygenRental',
    'tubing beside the rental',
    ['blocker', 'unmet', 'claim.lines.2.code'],
    (c) => {
      c.claim.lines.push({ ...lineOf(c), code: 'A4616', modifiers: [] });
    },
  ),
  broken(
    'RENT-BUNDLE',
    'oxygenRental',
    'tubing for a rented device',
    ['blocker', 'unmet', 'claim.lines.0.code'],
    (c) => {
      c.claim.lines = [{ ...lineOf(c), code: 'A4616', modifiers: [] }];
    },
  ),
  broken(
    'RENT-MAINTENANCE',
    'oxygenRental',
    'visit too early',
    ['blocker', 'unmet', 'claim.rental.lastMaintenanceOn'],
    (c) => {
      settingsOf(c).rental.maintenanceMonths = 6;
      c.claim.lines = [{ ...lineOf(c), modifiers: ['MS'] }];
      c.claim.rental.lastMaintenanceOn = '2026-04-08';
    },
  ),
  broken(
    'RENT-REFILL',
    'oxygenRental',
    'asked too early',
    ['warning', 'unmet', 'claim.rental.refillAskedOn'],
    (c) => {
      contents(c);
      c.claim.rental.refillAskedOn = '2026-09-13';
    },
  ),
  broken(
    'RENT-REFILL',
    'oxygenRental',
    'delivered too early',
    ['warning', 'unmet', 'claim.delivery.deliveredOn'],
    (c) => {
      contents(c);
      c.claim.rental.supplyEndsOn = '2026-10-18';
    },
  ),
  broken(
    'RENT-REFILL',
    'oxygenRental',
    'not wanted',
    ['warning', 'unmet', 'claim.rental.refillAffirmed'],
    (c) => {
      contents(c);
      c.claim.rental.refillAffirmed = false;
    },
  ),
  broken(
    'RENT-REFILL',
    'oxygenRental',
    'not told',
    ['advice', 'unknown', 'claim.rental.supplyEndsOn'],
    (c) => {
      contents(c);
      c.claim.rental.supplyEndsOn = null;
    },
  ),
  broken(
    'RENT-LIFE',
    'oxygenRental',
    'another device after two years',
    ['warning', 'unmet', 'claim.rental.replacement'],
    (c) => {
      c.otherClaims = [anEarlierClaim({})];
    },
  ),
  broken(
    'RENT-LIFE',
    'portableRental',
    'lost, and nothing shows it',
    ['warning', 'unmet', 'claim.rental.replacementEvidence'],
    (c) => {
      c.otherClaims = [
        anEarlierClaim({ kind: 'portableRental', lines: [{ code: 'E1392', modifiers: ['RR'], units: 1 }] }),
      ];
      c.claim.rental.replacement = 'lost';
    },
  ),
  broken(
    'RENT-TITLE',
    'equipmentRepair',
    'rented for two years',
    ['warning', 'unmet', 'equipment.ownership'],
    (c) => {
      settingsOf(c).rental.capMonths = 13;
      Object.assign(recordOf(c.equipment), { ownership: 'rental', rentalStartedOn: '2024-10-01' });
      settingsOf(c).repair.needsOwnership = false;
    },
  ),
];

const LINES: readonly BrokenTerm[] = [
  broken(
    'NARRATIVE',
    'radiopharmaceutical',
    'too long',
    ['warning', 'unmet', 'claim.lines.0.narrative'],
    (c) => {
      lineOf(c).narrative = 'x'.repeat(81);
    },
  ),
  broken(
    'MODIFIERS',
    'equipmentRepair',
    'not on the list',
    ['blocker', 'unmet', 'claim.lines.1.modifiers'],
    (c) => {
      settingsOf(c).acceptedModifiers = ['NU'];
    },
  ),
  broken(
    'ORTH-LIFE',
    'orthosis',
    'another after a year',
    ['warning', 'unmet', 'claim.orthosis.replacement'],
    (c) => {
      settingsOf(c).orthosis.frequency = null;
      c.claim.orthosis.lastFurnishedOn = '2025-09-30';
    },
  ),
];

export const BROKEN_TERMS: readonly BrokenTerm[] = [
  ...ORDERS,
  ...AUTHORIZATIONS,
  ...REPAIR_RECORD,
  ...REPAIR_TERMS,
  ...RENTALS,
  ...LINES,
];
