import {
  BREAK_NAMES,
  CANCER_NAMES,
  CAUSE_NAMES,
  CODE_MEANING_NAMES,
  CONTAINER_NAMES,
  CONTRACTOR_NAMES,
  DELIVERY_METHOD_NAMES,
  DOSE_UNIT_NAMES,
  DURATION_NAMES,
  FITTING_NAMES,
  MARROW_NAMES,
  NOTICE_KIND_NAMES,
  NOTICE_OPTION_NAMES,
  ORTHOSIS_REPLACEMENT_NAMES,
  PRIOR_OUTCOME_NAMES,
  PROOF_ELEMENT_NAMES,
  RECEIVER_NAMES,
  RENTAL_BASIS_NAMES,
  RENTAL_REPLACEMENT_NAMES,
  RIGIDITY_NAMES,
  SIDE_NAMES,
} from '../../../shared/domain/claimAnswerNames.ts';
import { CLAIM_KIND_NAMES } from '../../../shared/domain/claimKind.ts';
import { DOCUMENT_TYPE_NAMES } from '../../../shared/domain/document.ts';
import { EQUIPMENT_KIND_NAMES, OWNERSHIP_NAMES } from '../../../shared/domain/equipment.ts';
import {
  ATTACHMENT_TYPE_NAMES,
  INSURANCE_TYPE_NAMES,
  SENDING_WAY_NAMES,
} from '../../../shared/domain/filing.ts';
import { FAULT_FINDING_NAMES } from '../../../shared/domain/serviceVisit.ts';
import {
  COVERS,
  DELIVERIES,
  GROUP_TWO_CONDITIONS,
  PURPOSES,
  RELATIONS,
  RESULTS,
  SEXES,
  SIGNATURES,
  TEST_CONDITIONS,
  TEST_METHODS,
  TEST_STUDIES,
  WORK_KINDS,
} from '../../records/words.ts';
import { ACCIDENT_NAMES, DELAY_REASON_NAMES, FREQUENCY_NAMES, GROUP_NAMES } from './filingWords.ts';

const { '': _notSecond, ...REASONS_FOR_SECOND } = INSURANCE_TYPE_NAMES;

/** What can be chosen at a path of the case, with `*` for a row's number: for the fields, and for saying a choice in words. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'claim.kind': CLAIM_KIND_NAMES,
  'claim.attestation.codeMeaning': CODE_MEANING_NAMES,
  'claim.delivery.method': DELIVERY_METHOD_NAMES,
  'claim.delivery.proofShows': PROOF_ELEMENT_NAMES,
  'claim.delivery.receiverRelation': RECEIVER_NAMES,
  'claim.notice.abnOption': NOTICE_OPTION_NAMES,
  'claim.notice.abnKind': NOTICE_KIND_NAMES,
  'claim.ownedRepair.cause': CAUSE_NAMES,
  'claim.rental.basis': RENTAL_BASIS_NAMES,
  'claim.rental.duration': DURATION_NAMES,
  'claim.rental.breaks.*.kind': BREAK_NAMES,
  'claim.rental.replacement': RENTAL_REPLACEMENT_NAMES,
  'claim.orthosis.fitting': FITTING_NAMES,
  'claim.orthosis.rigidity': RIGIDITY_NAMES,
  'claim.orthosis.side': SIDE_NAMES,
  'claim.orthosis.replacement': ORTHOSIS_REPLACEMENT_NAMES,
  'claim.radiopharmaceutical.primaryCancer': CANCER_NAMES,
  'claim.radiopharmaceutical.priorOutcome': PRIOR_OUTCOME_NAMES,
  'claim.radiopharmaceutical.doseUnit': DOSE_UNIT_NAMES,
  'claim.radiopharmaceutical.container': CONTAINER_NAMES,
  'claim.radiopharmaceutical.marrowSuppression': MARROW_NAMES,
  'claim.radiopharmaceutical.contractor': CONTRACTOR_NAMES,
  'claim.filing.frequency': FREQUENCY_NAMES,
  'claim.filing.accident': ACCIDENT_NAMES,
  'claim.filing.delayReason': DELAY_REASON_NAMES,
  'claim.filing.attachments.*.type': ATTACHMENT_TYPE_NAMES,
  'claim.filing.attachments.*.how': SENDING_WAY_NAMES,
  'claim.filing.priorPayments.*.adjustments.*.group': GROUP_NAMES,
  'claim.filing.priorPayments.*.lines.*.adjustments.*.group': GROUP_NAMES,
  'coverage.insuranceType': REASONS_FOR_SECOND,
  'patient.sex': named(SEXES),
  'coverage.relation': named(RELATIONS),
  'equipment.kind': EQUIPMENT_KIND_NAMES,
  'equipment.ownership': OWNERSHIP_NAMES,
  'visit.purpose': named(PURPOSES),
  'visit.findings': FAULT_FINDING_NAMES,
  'visit.workKinds': named(WORK_KINDS),
  'visit.result': named(RESULTS),
  'order.covers': named(COVERS),
  'order.signature': named(SIGNATURES),
  'order.delivery': named(DELIVERIES),
  'oxygenTest.method': named(TEST_METHODS),
  'oxygenTest.condition': named(TEST_CONDITIONS),
  'oxygenTest.study': named(TEST_STUDIES),
  'oxygenTest.groupTwoCondition': named(GROUP_TWO_CONDITIONS),
  'documents.*.type': DOCUMENT_TYPE_NAMES,
};

interface Option {
  readonly value: string;
  readonly label: string;
}

function named(options: readonly Option[]): Readonly<Record<string, string>> {
  return Object.fromEntries(options.map(({ value, label }) => [value, label]));
}

/** A path with its row numbers as `*`. */
export function pathPattern(path: string): string {
  return path
    .split('.')
    .map((key) => (/^\d+$/.test(key) ? '*' : key))
    .join('.');
}

/** What can be chosen at a path, in the order in which it is offered; empty where anything can be typed. */
export function choicesAt(path: string): readonly Option[] {
  return Object.entries(CHOICES[pathPattern(path)] ?? {}).map(([value, label]) => ({ value, label }));
}

/** A choice in words; null where the path has no list, or the value is not on it. */
export function choiceName(path: string, value: string): string | null {
  return CHOICES[pathPattern(path)]?.[value] ?? null;
}
