import { valueAt, withValueAt } from '../../../../renderer/stores/merge.ts';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import type { ClaimKind } from '../../../../shared/domain/claimKind.ts';
import { defaultSettings, type PayerClass, PayerSettings } from '../../../../shared/domain/payer.ts';
import { exampleEquipmentRepair } from '../../../../shared/rules/examples/exampleEquipmentRepair.ts';
import { exampleOrthosis } from '../../../../shared/rules/examples/exampleOrthosis.ts';
import { exampleOxygenRental } from '../../../../shared/rules/examples/exampleOxygenRental.ts';
import { exampleRadiopharmaceutical } from '../../../../shared/rules/examples/exampleRadiopharmaceutical.ts';
import { exampleRental } from '../../../../shared/rules/examples/exampleRental.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';
import { lineOf, payerOf, recordOf } from '../../../shared/rules/startingCases.ts';

/** For every setting of a payer: claims on which changing it from one value to another has to change an answer. */

export interface Probe {
  readonly path: string;
  readonly kind: ClaimKind;
  readonly from: unknown;
  readonly to: unknown;
  /** What the claim needs beside the setting. */
  readonly prepare: (theCase: ClaimCase) => void;
}

const EXAMPLES: Readonly<Record<ClaimKind, (payerClass: PayerClass) => ClaimCase>> = {
  repair: () => exampleRepair(),
  portableRental: exampleRental,
  orthosis: exampleOrthosis,
  radiopharmaceutical: exampleRadiopharmaceutical,
  equipmentRepair: exampleEquipmentRepair,
  oxygenRental: exampleOxygenRental,
};

/** The clean claim of a kind for a payer of the class, prepared, with the setting at a value. */
export function probed(probe: Probe, payerClass: PayerClass, value: unknown): ClaimCase {
  const theCase = structuredClone(EXAMPLES[probe.kind](payerClass));
  const payer = payerOf(theCase);
  payer.class = payerClass;
  payer.settings = { ...defaultSettings(payerClass), timelyFilingDays: 3650 };
  probe.prepare(theCase);
  // Parsed, so that a probe cannot ask with a value that no payer can have.
  payer.settings = PayerSettings.parse(withValueAt(payer.settings, probe.path, value));
  if (valueAt(payer.settings, probe.path) === undefined) throw new Error(`no such setting: ${probe.path}`);
  return theCase;
}

function probe(
  path: string,
  kind: ClaimKind,
  from: unknown,
  to: unknown,
  prepare: (theCase: ClaimCase) => void = () => undefined,
): Probe {
  return { path, kind, from, to, prepare };
}

const settings = (theCase: ClaimCase) => payerOf(theCase).settings;

function withoutOrder(theCase: ClaimCase): void {
  theCase.order = null;
  theCase.claim.orderId = null;
}

function withAuthorization(theCase: ClaimCase): void {
  theCase.claim.authorization = {
    authorizationNumber: 'PA-SAMPLE-3',
    authorizationFrom: '2026-08-01',
    authorizationTo: '2027-07-31',
  };
}

function withoutAuthorization(theCase: ClaimCase): void {
  theCase.claim.authorization = { authorizationNumber: '', authorizationFrom: null, authorizationTo: null };
}

function contents(theCase: ClaimCase): void {
  theCase.claim.lines = [{ ...lineOf(theCase), code: 'E0443', modifiers: [] }];
  Object.assign(recordOf(theCase.equipment), { ownership: 'patientOwned', kind: 'gaseousCylinders' });
  Object.assign(theCase.claim.rental, {
    refillAskedOn: '2026-10-01',
    supplyEndsOn: '2026-10-14',
    refillAffirmed: true,
  });
}

function earlier(kind: ClaimKind, code: string, dateOfService: string) {
  return (theCase: ClaimCase): void => {
    theCase.otherClaims = [
      {
        claimNumber: 'CW-2022-000001',
        state: 'paid',
        kind,
        dateOfService,
        samePatient: true,
        sameEquipment: false,
        samePayer: true,
        lines: [{ code, modifiers: ['RR'], units: 1 }],
      } as ClaimCase['otherClaims'][number],
    ];
  };
}

export const PROBES: readonly Probe[] = [
  probe('orders.requiredForRepair', 'equipmentRepair', false, true, withoutOrder),
  probe('orders.requiredForRental', 'oxygenRental', false, true, withoutOrder),
  probe('orders.beforeDelivery', 'orthosis', false, true, (c) => {
    recordOf(c.order).receivedOn = '2026-10-30';
  }),
  probe('orders.faceToFaceMonths', 'orthosis', null, 6, (c) => {
    recordOf(c.order).faceToFaceOn = '2025-01-01';
  }),

  probe('authorization.codes', 'equipmentRepair', [], ['K0739'], withoutAuthorization),
  probe('authorization.validDays', 'equipmentRepair', null, 30, withAuthorization),
  probe('rental.priorAuthorization', 'portableRental', false, true, withoutAuthorization),
  probe('rental.priorAuthorization', 'oxygenRental', false, true, withoutAuthorization),
  probe('orthosis.priorAuthorization', 'orthosis', false, true, withoutAuthorization),
  probe('radiopharmaceutical.priorAuthorization', 'radiopharmaceutical', false, true, withoutAuthorization),

  probe('repair.coversOxygen', 'repair', true, false),
  probe('repair.needsOwnership', 'repair', false, true, (c) => {
    Object.assign(recordOf(c.equipment), { ownership: 'rental', rentalStartedOn: '2026-01-01' });
  }),
  probe('repair.needsOutOfWarranty', 'repair', false, true, (c) => {
    Object.assign(recordOf(c.equipment), { warrantyUntil: '2027-01-01', warrantyLaborUntil: '2027-01-01' });
  }),
  probe('repair.costCapPercent', 'repair', 100, 5),
  probe('repair.costCapPercent', 'equipmentRepair', 100, 5),
  probe('repair.accumulatedCostPercent', 'equipmentRepair', null, 5),
  probe('repair.frequency', 'repair', null, { repairs: 1, months: 120 }, (c) => {
    c.priorRepairs = [{ dateOfService: '2026-01-05', claimNumber: 'CW-2026-000001', costCents: 1_000 }];
  }),
  probe('repair.frequency', 'equipmentRepair', null, { repairs: 1, months: 120 }),
  probe('repair.refusesRoutine', 'repair', true, false, (c) => {
    recordOf(c.visit).findings = ['noFault'];
  }),
  probe('repair.refusesRoutine', 'equipmentRepair', true, false, (c) => {
    recordOf(c.visit).findings = ['noFault'];
  }),
  probe('repair.clinicalMaxAgeDays', 'repair', null, 1),
  probe('repair.clinicalMaxAgeDays', 'equipmentRepair', null, 1),
  probe('repair.uncoveredPartNumbers', 'repair', [], ['SMP-SIEVE-5']),
  probe('repair.uncoveredPartNumbers', 'equipmentRepair', [], ['ANY-PART'], (c) => {
    const [part] = recordOf(c.visit).parts;
    if (part) part.partNumber = 'ANY-PART';
  }),
  probe('repair.uncoveredWork', 'repair', [], ['cleaning'], (c) => {
    recordOf(c.visit).workKinds = ['cleaning'];
  }),
  probe('repair.uncoveredWork', 'equipmentRepair', [], ['battery'], (c) => {
    recordOf(c.visit).workKinds = ['battery'];
  }),
  probe('repair.loanerMaxMonths', 'equipmentRepair', 1, 0, (c) => {
    const line = lineOf(c);
    c.claim.lines.push({
      ...line,
      code: 'K0462',
      units: 1,
      narrative: 'K0823 04/2023; Examplair manual wheelchair lent; E2368; motor on order',
    });
    Object.assign(c.claim.ownedRepair, {
      loanerProvided: true,
      loanerFrom: '2026-10-01',
      loanerTo: '2026-10-22',
      loanerDescription: 'Examplair Go manual wheelchair',
      loanerReason: 'The motor was on order',
    });
  }),
  probe('repair.verifyBeforeService', 'repair', false, true, (c) => {
    c.claim.repair.coverageVerifiedOn = null;
  }),
  probe('repair.verifyBeforeService', 'equipmentRepair', false, true, (c) => {
    c.claim.repair.coverageVerifiedOn = null;
  }),

  probe('rental.term', 'portableRental', 'monthToMonth', 'purchaseOnly'),
  probe('rental.term', 'oxygenRental', 'monthToMonth', 'purchaseOnly'),
  ...(['portableRental', 'oxygenRental'] as const).map((kind) =>
    probe('rental.minimumTermMonths', kind, 6, 12, (c) => {
      settings(c).rental.term = 'minimumTerm';
      c.claim.rental.agreedTermMonths = 6;
    }),
  ),
  probe('rental.purchaseAllowed', 'portableRental', true, false, (c) => {
    c.claim.rental.basis = 'purchase';
  }),
  ...(['portableRental', 'oxygenRental'] as const).map((kind) =>
    probe('rental.rentalMonthsBeforePurchase', kind, 0, 12, (c) => {
      c.claim.rental.basis = 'purchase';
    }),
  ),
  probe('rental.allowedMonthlyCents', 'portableRental', null, 90_000),
  probe('rental.stationaryTrialFirst', 'portableRental', false, true, (c) => {
    c.claim.rental.stationaryTrialFrom = null;
  }),
  ...(['portableRental', 'oxygenRental'] as const).flatMap((kind) => [
    probe('rental.thresholds.saturationAtMost', kind, 88, 80),
    probe('rental.thresholds.pao2AtMost', kind, 55, 40, (c) => {
      Object.assign(recordOf(c.oxygenTest), { method: 'arterialBloodGas', pao2: 50, saturation: null });
    }),
    probe('rental.thresholds.saturationGroupTwoAtMost', kind, 89, null, (c) => {
      Object.assign(recordOf(c.oxygenTest), { saturation: 89, groupTwoCondition: 'edema' });
    }),
    probe('rental.thresholds.pao2GroupTwoAtMost', kind, 59, null, (c) => {
      Object.assign(recordOf(c.oxygenTest), {
        method: 'arterialBloodGas',
        pao2: 58,
        saturation: null,
        groupTwoCondition: 'edema',
      });
    }),
    probe('rental.testMaxAgeDays', kind, null, 1),
    probe('rental.coverageModifier', kind, 'KX', 'none'),
  ]),
  probe('rental.oxygenCapMonths', 'oxygenRental', null, 36, (c) => {
    c.claim.rental.rentalMonthsBilled = 36;
  }),
  probe('rental.capMonths', 'equipmentRepair', null, 13, (c) => {
    Object.assign(recordOf(c.equipment), { ownership: 'rental', rentalStartedOn: '2024-01-01' });
    settings(c).repair.needsOwnership = false;
  }),
  probe('rental.usefulLifeMonths', 'oxygenRental', 60, 12, earlier('oxygenRental', 'E1390', '2024-10-07')),
  probe('rental.usefulLifeMonths', 'equipmentRepair', 60, 12, (c) => {
    settings(c).repair.accumulatedCostPercent = 5;
  }),
  probe('rental.usefulLifeMonths', 'orthosis', 60, 6, (c) => {
    c.claim.orthosis.lastFurnishedOn = '2025-10-01';
  }),
  probe('rental.accessoriesBundled', 'oxygenRental', false, true, (c) => {
    c.claim.lines.push({ ...lineOf(c), code: 'A4616', modifiers: [] });
  }),
  probe('rental.accessoriesBundled', 'oxygenRental', false, true, (c) => {
    c.claim.lines = [{ ...lineOf(c), code: 'E0443', modifiers: [] }];
  }),
  probe('rental.maintenanceMonths', 'oxygenRental', 6, 12, (c) => {
    c.claim.lines = [{ ...lineOf(c), modifiers: ['MS'] }];
    c.claim.rental.lastMaintenanceOn = '2026-03-01';
  }),
  probe('rental.maintenanceMonths', 'oxygenRental', 6, null, (c) => {
    c.claim.lines = [{ ...lineOf(c), modifiers: ['MS'] }];
  }),
  probe('rental.refillAskDays', 'oxygenRental', 30, 12, contents),
  probe('rental.refillDeliverDays', 'oxygenRental', 10, 5, contents),

  probe('orthosis.letterOfNecessity', 'orthosis', false, true, (c) => {
    c.documents = c.documents.filter(({ type }) => type !== 'letterOfMedicalNecessity');
  }),
  probe('orthosis.reassessDays', 'orthosis', null, 30, (c) => {
    Object.assign(c.claim.orthosis, { longTerm: true, reassessedOn: '2026-01-01' });
  }),
  probe('orthosis.frequency', 'orthosis', null, { devices: 1, months: 60 }, (c) => {
    c.claim.orthosis.lastFurnishedOn = '2025-10-01';
  }),
  probe('orthosis.coverageModifier', 'orthosis', 'KX', 'none', (c) => {
    lineOf(c).modifiers = ['KX'];
  }),
  probe('orthosis.manyModifiers', 'orthosis', 'modifier99', 'secondLine', (c) => {
    Object.assign(lineOf(c), { furtherModifiers: ['GA'], modifiers: ['KX', 'NU', 'CG', 'RT'] });
  }),

  probe('radiopharmaceutical.imagingRequired', 'radiopharmaceutical', false, true, (c) => {
    settings(c).radiopharmaceutical.priorAuthorization = false;
    c.documents = c.documents.filter(({ type }) => type !== 'imagingReport');
  }),
  probe('radiopharmaceutical.orderRequired', 'radiopharmaceutical', false, true, withoutOrder),
  probe('radiopharmaceutical.otherCancersInvestigational', 'radiopharmaceutical', false, true, (c) => {
    c.claim.radiopharmaceutical.primaryCancer = 'other';
  }),
  probe('radiopharmaceutical.coverageModifier', 'radiopharmaceutical', 'KX', 'none'),
  probe('radiopharmaceutical.wasteModifiers', 'radiopharmaceutical', false, true, (c) => {
    lineOf(c).modifiers = [];
  }),

  probe('narrativeMaxChars', 'orthosis', 500, 20, (c) => {
    lineOf(c).narrative = 'Brace of the trunk, customized to the patient';
  }),
  probe('narrativeMaxChars', 'equipmentRepair', 500, 20),
  probe('acceptedModifiers', 'repair', [], ['NU'], (c) => {
    lineOf(c).modifiers = ['RB'];
  }),
  probe('acceptedModifiers', 'portableRental', [], ['NU']),
  probe('acceptedModifiers', 'orthosis', [], ['NU'], (c) => {
    lineOf(c).modifiers = ['KX'];
  }),
  probe('acceptedModifiers', 'radiopharmaceutical', [], ['NU'], (c) => {
    lineOf(c).modifiers = ['JZ'];
  }),
  probe('acceptedModifiers', 'equipmentRepair', [], ['NU']),
  probe('acceptedModifiers', 'oxygenRental', [], ['NU']),
  probe('timelyFilingDays', 'orthosis', 3650, 1),
  probe(
    'codeAgreements',
    'repair',
    [],
    [{ code: 'L7600', source: 'Sample manual, page 4', confirmedOn: '2026-01-15' }],
  ),
  probe(
    'customRequirements',
    'orthosis',
    [],
    [
      {
        id: '019a0000-0000-7000-8000-000000000901',
        title: 'Photo of the fitting',
        codes: [],
        claimKinds: ['orthosis'],
        wants: { is: 'document', type: 'imagingReport' },
        severity: 'blocker',
        from: '2020-01-01',
        to: null,
        source: 'Sample manual, page 9',
        addedBy: 'Casey Sample',
        addedOn: '2020-01-01',
        retiredOn: null,
      },
    ],
  ),
];
