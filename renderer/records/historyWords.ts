import type { HistoryRow } from '../../shared/contract/records.ts';
import { CLAIM_STATE_NAMES } from '../../shared/domain/claim.ts';
import {
  BREAK_NAMES,
  CANCER_NAMES,
  CAUSE_NAMES,
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
} from '../../shared/domain/claimAnswerNames.ts';
import { CLAIM_KIND_NAMES } from '../../shared/domain/claimKind.ts';
import { formatUsDate, isIsoDate } from '../../shared/domain/dates.ts';
import { DOCUMENT_TYPE_NAMES } from '../../shared/domain/document.ts';
import { EQUIPMENT_KIND_NAMES, OWNERSHIP_NAMES } from '../../shared/domain/equipment.ts';
import { formatPhone } from '../../shared/domain/identifiers.ts';
import { formatCents } from '../../shared/domain/money.ts';
import { PAYER_CLASS_NAMES } from '../../shared/domain/payer.ts';
import { FAULT_FINDING_NAMES, SIGNER_RELATION_NAMES } from '../../shared/domain/serviceVisit.ts';
import { fieldWords } from './fieldWords.ts';
import {
  COVERS,
  DELIVERIES,
  GROUP_TWO_CONDITIONS,
  PURPOSES,
  RELATIONS,
  RESULTS,
  SEXES,
  SIGNATURES,
  STATUSES,
  TEST_CONDITIONS,
  TEST_METHODS,
  TEST_STUDIES,
  WORK_KINDS,
} from './words.ts';

/** The journal keeps values as the store has them; here they become words again. */

function namesOf(
  options: readonly { readonly value: string; readonly label: string }[],
): Record<string, string> {
  return Object.fromEntries(options.map((option) => [option.value, option.label]));
}

const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  covers: namesOf(COVERS),
  signature: namesOf(SIGNATURES),
  delivery: namesOf(DELIVERIES),
  method: { ...namesOf(TEST_METHODS), ...DELIVERY_METHOD_NAMES },
  condition: namesOf(TEST_CONDITIONS),
  groupTwoCondition: namesOf(GROUP_TWO_CONDITIONS),
  study: namesOf(TEST_STUDIES),
  proofShows: PROOF_ELEMENT_NAMES,
  receiverRelation: RECEIVER_NAMES,
  abnOption: NOTICE_OPTION_NAMES,
  abnKind: NOTICE_KIND_NAMES,
  basis: RENTAL_BASIS_NAMES,
  duration: DURATION_NAMES,
  replacement: { ...RENTAL_REPLACEMENT_NAMES, ...ORTHOSIS_REPLACEMENT_NAMES },
  cause: CAUSE_NAMES,
  fitting: FITTING_NAMES,
  rigidity: RIGIDITY_NAMES,
  side: SIDE_NAMES,
  primaryCancer: CANCER_NAMES,
  priorOutcome: PRIOR_OUTCOME_NAMES,
  doseUnit: DOSE_UNIT_NAMES,
  container: CONTAINER_NAMES,
  marrowSuppression: MARROW_NAMES,
  contractor: CONTRACTOR_NAMES,
  relation: namesOf(RELATIONS),
  sex: namesOf(SEXES),
  status: namesOf(STATUSES),
  purpose: namesOf(PURPOSES),
  result: namesOf(RESULTS),
  workKinds: namesOf(WORK_KINDS),
  findings: FAULT_FINDING_NAMES,
  kind: { ...CLAIM_KIND_NAMES, ...EQUIPMENT_KIND_NAMES, ...BREAK_NAMES },
  ownership: OWNERSHIP_NAMES,
  type: DOCUMENT_TYPE_NAMES,
  class: PAYER_CLASS_NAMES,
  state: CLAIM_STATE_NAMES,
  patientSignedAs: SIGNER_RELATION_NAMES,
  alarms: { pass: 'Pass', fail: 'Fail' },
};

/** Kept as 1 and 0. */
const FLAGS: readonly string[] = [
  'roomAir',
  'sameSession',
  'hypoxemiaSigns',
  'orderedByPhysician',
  'inpatient',
  'namesPatient',
  'namesPractitioner',
  'assignment',
  'performedBySupplier',
  'evaluatedByPhysician',
  'billed',
  'signed',
  'statesContinuedNeed',
];

/** Lists of which only the number says something. */
const COUNTED: Readonly<Record<string, (count: number) => string>> = {
  technicianSignature: () => 'Drawn',
  patientSignature: () => 'Drawn',
  runs: (count) => (count === 1 ? '1 run' : `${count} runs`),
};

/** Says nothing to a reader. */
const MUTE: readonly string[] = ['id', 'n', 'revision', 'createdAt', 'updatedAt', 'deletedAt'];

const OPAQUE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/;

/** `Order: signed on`; the record's own fields stand without its name. */
export function whatWords(row: HistoryRow, own: string): string {
  const record = capital(row.record);
  if (row.action === 'insert') return row.record === own ? 'Added' : `${record} added`;
  if (row.action === 'delete') return row.record === own ? 'Removed' : `${record} removed`;
  const field = fieldWords(row.field);
  return row.record === own ? field : `${record}: ${/^[A-Z]{2}|^PaO2/.test(field) ? field : lower(field)}`;
}

/** A value in words; '' for nothing. Ids of other records say nothing to anybody. */
export function valueText(field: string, value: unknown): string {
  const key = camel(field.split('.').at(-1) ?? field);
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean' || FLAGS.includes(key)) return value === true || value === 1 ? 'Yes' : 'No';
  if (typeof value === 'number') {
    return /cents$/i.test(key) ? formatCents(value) : value.toLocaleString('en-US');
  }
  if (typeof value === 'string') return textOf(key, value);
  if (Array.isArray(value) && Object.hasOwn(COUNTED, key))
    return value.length === 0 ? '' : (COUNTED[key]?.(value.length) ?? '');
  if (Array.isArray(value))
    return value
      .map((each) => valueText(key, each))
      .filter(Boolean)
      .join('; ');
  if (typeof value !== 'object') return '';
  return Object.entries(value)
    .filter(([name]) => !MUTE.includes(camel(name)))
    .map(([name, part]) => [camel(name), valueText(name, part)] as const)
    .filter(([, text]) => text !== '' && text !== ANOTHER && text !== 'No')
    .map(([name, text]) => `${fieldWords(name)}: ${text}`)
    .join(' · ');
}

/** As valueText, for the conflict dialog, which hides all of it with the names; null leaves the wording of an empty value to it. */
export function conflictText(path: string, value: unknown): string | null {
  return valueText(path, value) || null;
}

const ANOTHER = 'another record';

function textOf(key: string, value: string): string {
  if (/^[[{]/.test(value)) return valueText(key, parsed(value));
  if (OPAQUE_ID.test(value)) return ANOTHER;
  if (isIsoDate(value)) return formatUsDate(value);
  if (key === 'phone' || key === 'mobile' || key === 'fax') return formatPhone(value);
  return CHOICES[key]?.[value] ?? value;
}

/** Parts of a record are kept as JSON in one column; text that only looks like it stays text. */
function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return ` ${value}`;
  }
}

function camel(name: string): string {
  return name.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
