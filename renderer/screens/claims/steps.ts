import type { ClaimKind } from '../../../shared/domain/claimKind.ts';
import type { Section } from '../../../shared/rules/pack.ts';
import { isWithin } from '../../stores/casePath.ts';

/**
 * The steps of the interview, which paths each asks for, and in which order. Everything that moves between
 * gaps (F8, Fix, the task list) goes by this table.
 */
export type StepId = Section;

export interface StepInfo {
  readonly id: StepId;
  readonly title: string;
  /** Paths in the order of the step; a path belongs to the longest prefix that names it. */
  readonly paths: readonly string[];
}

const SHARED: Readonly<Record<StepId, readonly string[]>> = {
  billable: [
    'claim.kind',
    'claim.equipmentId',
    'equipment.ownership',
    'equipment.kind',
    'claim.dateOfService',
    'claim.placeOfService',
    'claim.rental.basis',
    'claim.rental.rentalMonthsBilled',
    'equipment.warrantyUntil',
    'equipment.warrantyLaborUntil',
    'claim.repair.frequencyReason',
    'priorRepairs',
  ],
  patient: [
    'patient',
    'claim.patientId',
    'claim.coverageId',
    'coverage',
    'payer',
    'claim.repair.coverageVerifiedOn',
    'claim.repair.coverageReference',
    'claim.repair.patientToldOn',
    'claim.authorization.authorizationNumber',
    'claim.authorization.authorizationFrom',
    'claim.authorization.authorizationTo',
    'office',
  ],
  equipment: ['equipment', 'claim.visitId', 'visit', 'claim.delivery.deliveredOn'],
  order: ['claim.orderId', 'order', 'physician', 'claim.oxygenTestId', 'oxygenTest', 'claim.rental'],
  labor: [
    'visit.parts',
    'visit.labor',
    'equipment.replacementCents',
    'equipment.replacementSource',
    'claim.repair.comparison',
    'claim.rental.agreedTermMonths',
    'claim.rental.stationaryTrialFrom',
    'claim.rental.stationaryTrialTo',
    'claim.rental.stationaryTrialOutcome',
  ],
  codes: [
    'claim.diagnosisCodes',
    'diagnoses',
    'claim.lines',
    'claim.repair.renewalReason',
    'claim.attestation.criteriaAttestedBy',
    'claim.attestation.criteriaAttestedOn',
    'claim.notice.abnIssuedOn',
    'claim.notice.abnSignedOn',
    'claim.notice.abnOption',
  ],
  attachments: ['claim.documentIds', 'documents', 'order.documentId', 'oxygenTest.documentId'],
  finish: ['claim.note', 'claim'],
};

const TITLES: Readonly<Record<StepId, string>> = {
  billable: 'Is it billable?',
  patient: 'Patient and payer',
  equipment: 'Equipment and visit',
  order: 'Order and clinical record',
  labor: 'Labor and parts',
  codes: 'Codes and modifiers',
  attachments: 'Attachments',
  finish: 'Check and finish',
};

export const STEP_IDS: readonly StepId[] = [
  'billable',
  'patient',
  'equipment',
  'order',
  'labor',
  'codes',
  'attachments',
  'finish',
];

export function stepsOf(kind: ClaimKind): readonly StepInfo[] {
  return STEP_IDS.map((id) => ({
    id,
    title: id === 'labor' && kind === 'portableRental' ? 'Terms of the rental' : TITLES[id],
    paths: SHARED[id],
  }));
}

interface Place {
  readonly step: StepId;
  /** Position within the whole interview; gaps are sorted by it. */
  readonly rank: number;
}

const RANKED: readonly { readonly prefix: string; readonly place: Place }[] = STEP_IDS.flatMap(
  (step, index) => SHARED[step].map((prefix, at) => ({ prefix, place: { step, rank: index * 1000 + at } })),
);

/** Which step asks for a path; what no step names is for the last one. */
export function placeOfPath(path: string): Place {
  let best: { readonly prefix: string; readonly place: Place } | null = null;
  for (const each of RANKED) {
    if (isWithin(path, each.prefix) && (best === null || each.prefix.length > best.prefix.length))
      best = each;
  }
  return best?.place ?? { step: 'finish', rank: 9000 };
}

export function isStepId(text: string): text is StepId {
  return STEP_IDS.some((id) => id === text);
}

/** Where a step begins in the order of the interview. */
export function rankOfStep(step: StepId): number {
  return STEP_IDS.indexOf(step) * 1000;
}
