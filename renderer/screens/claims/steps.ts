import type { ClaimKind } from '../../../shared/domain/claimKind.ts';
import type { Section } from '../../../shared/rules/pack.ts';
import { isWithin } from '../../stores/casePath.ts';

/**
 * The steps of the interview of each kind of claim, which paths each asks for, and in which order. Everything that
 * moves between gaps (F8, Fix, the task list) goes by this table. A kind has the steps that it needs, in the order
 * in which its record comes about. The file is long because it is the table of every field of six interviews.
 */
export type StepId = Section;

export interface StepInfo {
  readonly id: StepId;
  readonly title: string;
  /** Paths in the order of the step; a path belongs to the longest prefix that names it. */
  readonly paths: readonly string[];
}

/** `within('claim.orthosis', 'side')` is `claim.orthosis.side`. */
function within(group: string, ...keys: readonly string[]): readonly string[] {
  return keys.map((key) => `${group}.${key}`);
}

const DEVICE_FACTS = ['equipment.ownership', 'equipment.kind', 'claim.dateOfService', 'claim.placeOfService'];
const WARRANTY = ['equipment.warrantyUntil', 'equipment.warrantyLaborUntil'];
const BASIS = ['claim.rental.basis', 'claim.rental.rentalMonthsBilled'];
const BILLABLE = ['claim.kind', 'claim.equipmentId', ...DEVICE_FACTS];
const BEFORE = ['otherClaims', 'priorRepairs'];

const DELIVERY = within(
  'claim.delivery',
  'deliveredOn',
  'method',
  'shippedOn',
  'proofShows',
  'receivedBy',
  'receiverRelation',
  'dischargedOn',
);

const NOTICE = within(
  'claim.notice',
  'abnKind',
  'abnIssuedOn',
  'abnSignedOn',
  'abnOption',
  'abnReason',
  'abnEstimateCents',
);

const ATTESTATION = within('claim.attestation', 'criteriaAttestedBy', 'criteriaAttestedOn');

const VERIFICATION = within('claim.repair', 'coverageVerifiedOn', 'coverageReference', 'patientToldOn');

const RENTAL_NEED = within(
  'claim.rental',
  'dayLpm',
  'nightLpm',
  'portablePrescribed',
  'portableReason',
  'mobilityInHome',
  'duration',
  'durationMonths',
);

const RENTAL_COURSE = within(
  'claim.rental',
  'agreedTermMonths',
  'breaks',
  'replacement',
  'replacementEvidence',
  'continuedUseOn',
  'continuedUseEvidence',
  'maintenanceBilledBefore',
  'lastMaintenanceOn',
);

const ORDER = ['claim.orderId', 'order', 'physician', 'otherOrders'];
const OXYGEN_TEST = ['claim.oxygenTestId', 'oxygenTest', 'otherTests'];

function step(id: StepId, title: string, ...paths: readonly (readonly string[])[]): StepInfo {
  return { id, title, paths: paths.flat() };
}

function patientStep(...paths: readonly (readonly string[])[]): StepInfo {
  return step(
    'patient',
    'Patient and payer',
    ['patient', 'claim.patientId', 'claim.coverageId', 'coverage', 'payer'],
    ...paths,
    within('claim.authorization', 'authorizationNumber', 'authorizationFrom', 'authorizationTo'),
    ['office'],
  );
}

function codesStep(...paths: readonly (readonly string[])[]): StepInfo {
  return step(
    'codes',
    'Codes and modifiers',
    ['claim.diagnosisCodes', 'diagnoses', 'claim.lines', 'importedCodes', 'claim.attestation.codeMeaning'],
    ...paths,
    NOTICE,
  );
}

const ATTACHMENTS = step('attachments', 'Attachments', [
  'claim.documentIds',
  'documents',
  'order.documentId',
  'oxygenTest.documentId',
]);
const FINISH = step('finish', 'Check and finish', ['claim.note', 'claim']);
const REPLACEMENT_COST = ['equipment.replacementCents', 'equipment.replacementSource'];

const STEPS: Readonly<Record<ClaimKind, readonly StepInfo[]>> = {
  repair: [
    step('billable', 'Is it billable?', BILLABLE, BASIS, WARRANTY, ['claim.repair.frequencyReason'], BEFORE),
    patientStep(VERIFICATION),
    step('equipment', 'Equipment and visit', ['equipment', 'claim.visitId', 'visit']),
    step('order', 'Order and clinical record', ORDER, OXYGEN_TEST),
    step('labor', 'Labor and parts', ['visit.parts', 'visit.labor'], REPLACEMENT_COST, [
      'claim.repair.comparison',
    ]),
    codesStep(['claim.repair.renewalReason']),
    ATTACHMENTS,
    FINISH,
  ],
  equipmentRepair: [
    step('billable', 'Is it billable?', BILLABLE, BASIS, WARRANTY, ['claim.repair.frequencyReason'], BEFORE),
    patientStep(VERIFICATION),
    step(
      'equipment',
      'Equipment and visit',
      ['equipment'],
      within(
        'claim.ownedRepair',
        'baseCode',
        'obtainedOn',
        'paidBy',
        'paidByThisPayer',
        'deniedBefore',
        'titleTransferred',
      ),
      ['claim.visitId', 'visit'],
    ),
    step(
      'order',
      'Need for the repair',
      within('claim.ownedRepair', 'continuedNeedOn', 'repairNeed', 'cause'),
      ORDER,
    ),
    step(
      'labor',
      'Labor, parts and loaner',
      ['visit.parts', 'visit.labor'],
      REPLACEMENT_COST,
      ['claim.repair.comparison'],
      within(
        'claim.ownedRepair',
        'loanerProvided',
        'loanerFrom',
        'loanerTo',
        'loanerDescription',
        'loanerReason',
      ),
    ),
    codesStep(),
    ATTACHMENTS,
    FINISH,
  ],
  portableRental: [
    step('billable', 'Is it billable?', BILLABLE, BASIS, WARRANTY, BEFORE),
    patientStep(['claim.rental.sameSimilarCheckedOn']),
    step('equipment', 'Device and delivery', ['equipment'], DELIVERY, ['claim.visitId', 'visit']),
    step(
      'order',
      'Order and clinical record',
      ORDER,
      OXYGEN_TEST,
      RENTAL_NEED,
      within(
        'claim.rental',
        'followsGuideline',
        'guideline',
        'otherTreatment',
        'uncorrectedByOtherTreatment',
        'groupThreeCondition',
      ),
    ),
    step(
      'labor',
      'Terms of the rental',
      RENTAL_COURSE,
      within('claim.rental', 'stationaryTrialFrom', 'stationaryTrialTo', 'stationaryTrialOutcome'),
    ),
    codesStep(ATTESTATION),
    ATTACHMENTS,
    FINISH,
  ],
  oxygenRental: [
    step('billable', 'Is it billable?', BILLABLE, BASIS, WARRANTY, BEFORE),
    patientStep(['claim.rental.sameSimilarCheckedOn']),
    step('equipment', 'Equipment and delivery', ['equipment'], DELIVERY, ['claim.visitId', 'visit']),
    step('order', 'Order and clinical record', ORDER, OXYGEN_TEST, RENTAL_NEED, [
      'claim.rental.groupThreeCondition',
    ]),
    step(
      'labor',
      'Rental months and use',
      RENTAL_COURSE,
      within('claim.rental', 'refillAskedOn', 'supplyEndsOn', 'refillAffirmed'),
    ),
    codesStep(ATTESTATION),
    ATTACHMENTS,
    FINISH,
  ],
  orthosis: [
    step('billable', 'Is it billable?', BILLABLE, WARRANTY, BEFORE),
    patientStep(),
    step(
      'order',
      'Order and clinical need',
      ORDER,
      within('claim.orthosis', 'deficit', 'triedTreatment', 'whyNotEnough', 'letterComparesOptions'),
    ),
    step(
      'equipment',
      'Fitting and delivery',
      ['equipment'],
      within(
        'claim.orthosis',
        'fitting',
        'rigidity',
        'measurements',
        'configuration',
        'fittedBy',
        'fittedOn',
        'fittingRecord',
        'customReason',
        'side',
        'asymmetric',
        'asymmetryReason',
        'codingVerifiedOn',
      ),
      DELIVERY,
    ),
    step(
      'labor',
      'Earlier devices and follow-up',
      within(
        'claim.orthosis',
        'sameSimilarCheckedOn',
        'lastFurnishedOn',
        'replacement',
        'frequencyReason',
        'longTerm',
        'reassessedOn',
      ),
    ),
    codesStep(ATTESTATION),
    ATTACHMENTS,
    FINISH,
  ],
  radiopharmaceutical: [
    step('billable', 'Is it billable?', BILLABLE, BEFORE),
    patientStep(['claim.radiopharmaceutical.contractor']),
    step(
      'order',
      'Order and clinical record',
      within(
        'claim.radiopharmaceutical',
        'boneMetastasesStated',
        'primaryCancer',
        'imagingOn',
        'imagingMethod',
        'priorTreatment',
        'priorOutcome',
        'reasonForTherapy',
      ),
      ORDER,
    ),
    step(
      'labor',
      'Dose and monitoring',
      within(
        'claim.radiopharmaceutical',
        'administeredOn',
        'administeredBy',
        'doseUnit',
        'doseOrdered',
        'doseGiven',
        'doseDiscarded',
        'discardReason',
        'container',
        'lot',
        'calibratedOn',
        'countsOn',
        'platelets',
        'leukocytes',
        'marrowSuppression',
        'firstTreatment',
        'lastDoseOn',
        'monitoringPlan',
      ),
    ),
    codesStep(within('claim.radiopharmaceutical', 'distinctFrom', 'distinctReason'), ATTESTATION),
    ATTACHMENTS,
    FINISH,
  ],
};

export function stepsOf(kind: ClaimKind): readonly StepInfo[] {
  return STEPS[kind];
}

interface Place {
  readonly step: StepId;
  /** Position within the whole interview; gaps are sorted by it. */
  readonly rank: number;
}

/** Which step of a kind's interview asks for a path; what no step names is for the last one. */
export function placeOfPath(kind: ClaimKind, path: string): Place {
  let best = '';
  let place: Place = { step: 'finish', rank: LAST };
  for (const [index, each] of STEPS[kind].entries()) {
    for (const [at, prefix] of each.paths.entries()) {
      if (!isWithin(path, prefix) || prefix.length <= best.length) continue;
      best = prefix;
      place = { step: each.id, rank: index * 1000 + at };
    }
  }
  return place;
}

/** Rank of what no step names. */
export const LAST = 9000;

/** Where a step begins in the order of a kind's interview. */
export function rankOfStep(kind: ClaimKind, id: StepId): number {
  return STEPS[kind].findIndex((each) => each.id === id) * 1000;
}

/** The step of this name, where the kind has one. */
export function stepNamed(kind: ClaimKind, text: string): StepId | null {
  return STEPS[kind].find((each) => each.id === text)?.id ?? null;
}
