import { STANDARD_REPAIRS } from '../../../shared/codes/laborUnits.ts';
import {
  FAULT_FINDING_NAMES,
  type FaultFinding,
  type Readings,
  SIGNER_RELATION_NAMES,
  SignerRelation,
} from '../../../shared/domain/serviceVisit.ts';
import { findingsOf, readingsOf } from '../../../shared/domain/benchWords.ts';
import type { EquipmentKind } from '../../../shared/domain/equipment.ts';
import { PURPOSES, RESULTS, WORK_KINDS } from '../../records/words.ts';
import { fieldWords } from '../../records/fieldWords.ts';
import type { VisitValues } from './visitGaps.ts';

/** How a field of a sealed visit is asked for when it is amended. */
export type FieldShape =
  | { readonly kind: 'text'; readonly max: number; readonly long?: boolean }
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly decimals: number;
      readonly unit: string;
    }
  | { readonly kind: 'money' }
  /** A HCPCS code, or ''. */
  | { readonly kind: 'code' }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' }
  | { readonly kind: 'yesNo' }
  | {
      readonly kind: 'choice';
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
  /** One of a long list, or '' for none of it. */
  | {
      readonly kind: 'list';
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
  | {
      readonly kind: 'picks';
      readonly options: readonly { readonly value: string; readonly label: string }[];
    };

export interface AmendableField {
  readonly path: string;
  readonly label: string;
  /** Under the heading of its own group, which says the rest. */
  readonly shortLabel: string;
  readonly shape: FieldShape;
  readonly value: unknown;
}

export const SIGNERS = SignerRelation.options.map((value) => ({
  value,
  label: SIGNER_RELATION_NAMES[value],
}));

const PASS_FAIL = [
  { value: 'pass', label: 'Pass' },
  { value: 'fail', label: 'Fail' },
];

const READINGS: readonly (readonly [string, FieldShape])[] = [
  ['oxygenPercent', { kind: 'number', min: 0, max: 100, decimals: 1, unit: '%' }],
  ['flowLpm', { kind: 'number', min: 0, max: 25, decimals: 2, unit: 'L/min' }],
  ['pressurePsi', { kind: 'number', min: 0, max: 100, decimals: 1, unit: 'psi' }],
  ['hourMeter', { kind: 'number', min: 0, max: 999_999, decimals: 0, unit: 'h' }],
  ['alarms', { kind: 'choice', options: PASS_FAIL }],
];

const PART: readonly (readonly [string, FieldShape])[] = [
  ['partNumber', { kind: 'text', max: 40 }],
  ['description', { kind: 'text', max: 120 }],
  ['quantity', { kind: 'number', min: 1, max: 999, decimals: 0, unit: '' }],
  ['unitCostCents', { kind: 'money' }],
  ['lotOrSerial', { kind: 'text', max: 60 }],
  ['reason', { kind: 'text', max: 300, long: true }],
  ['code', { kind: 'code' }],
  ['billed', { kind: 'yesNo' }],
];

const STANDARD = STANDARD_REPAIRS.map(({ key, name, units }) => ({
  value: key,
  label: units === 1 ? `${name} (1 unit)` : `${name} (${units} units)`,
}));

const LABOR: readonly (readonly [string, FieldShape])[] = [
  ['description', { kind: 'text', max: 120 }],
  ['minutes', { kind: 'number', min: 1, max: 1440, decimals: 0, unit: 'min' }],
  ['hourlyRateCents', { kind: 'money' }],
  ['repairedCode', { kind: 'code' }],
  ['standardRepair', { kind: 'list', options: STANDARD }],
];

/** Where the heading above already says what the field is. */
const SHORT: Readonly<Record<string, string>> = {
  complaint: 'In the patient’s words',
  workDone: 'What was done',
  findings: 'What was found',
  resultNote: 'In words',
};

/** The pick list for a device; what was picked already stays among them. */
export function findingOptions(
  kind: EquipmentKind | null,
  picked: readonly FaultFinding[],
): readonly { readonly value: FaultFinding; readonly label: string }[] {
  return findingsOf(kind, picked).map((value) => ({ value, label: FAULT_FINDING_NAMES[value] }));
}

/**
 * Every field of a visit that an amendment can stand beside, in the order of the report.
 * @param kind of the device, whose readings and findings are offered; null: all
 */
export function amendableFields(
  visit: VisitValues,
  kind: EquipmentKind | null = null,
): readonly AmendableField[] {
  const fields: AmendableField[] = [];
  function add(path: string, shape: FieldShape, value: unknown) {
    const inGroup = path.startsWith('before.') || path.startsWith('after.');
    const shortLabel = SHORT[path] ?? fieldWords(inGroup ? path.slice(path.indexOf('.') + 1) : path);
    fields.push({ path, label: fieldWords(path), shortLabel, shape, value });
  }
  function addAll(prefix: string, shapes: readonly (readonly [string, FieldShape])[], record: object) {
    const values = new Map(Object.entries(record));
    for (const [key, shape] of shapes) add(`${prefix}.${key}`, shape, values.get(key));
  }
  add('visitedOn', { kind: 'date' }, visit.visitedOn);
  add('scheduledOn', { kind: 'date' }, visit.scheduledOn);
  add('arrivedAt', { kind: 'time' }, visit.arrivedAt);
  add('leftAt', { kind: 'time' }, visit.leftAt);
  add('technicianName', { kind: 'text', max: 80 }, visit.technicianName);
  add('technicianQualification', { kind: 'text', max: 120 }, visit.technicianQualification);
  add('purpose', { kind: 'choice', options: PURPOSES }, visit.purpose);
  add('complaint', { kind: 'text', max: 1000, long: true }, visit.complaint);
  const read = { ...visit.before, ...given(visit.after) };
  const readings = READINGS.filter(([key]) => readingsOf(kind, read).some((each) => each === key));
  addAll('before', readings, visit.before);
  add('findings', { kind: 'picks', options: findingOptions(kind, visit.findings) }, visit.findings);
  add('malfunction', { kind: 'text', max: 2000, long: true }, visit.malfunction);
  add('workDone', { kind: 'text', max: 4000, long: true }, visit.workDone);
  add('workKinds', { kind: 'picks', options: WORK_KINDS }, visit.workKinds);
  visit.parts.forEach((part, index) => addAll(`parts.${index}`, PART, part));
  visit.labor.forEach((line, index) => addAll(`labor.${index}`, LABOR, line));
  addAll('after', readings, visit.after);
  add('result', { kind: 'choice', options: RESULTS }, visit.result);
  add('resultNote', { kind: 'text', max: 1000, long: true }, visit.resultNote);
  add('patientSignedBy', { kind: 'text', max: 80 }, visit.patientSignedBy);
  add('patientSignedAs', { kind: 'choice', options: SIGNERS }, visit.patientSignedAs);
  return fields;
}

/** The readings that were taken. */
function given(readings: Readings): Partial<Readings> {
  return Object.fromEntries(Object.entries(readings).filter(([, value]) => value !== null));
}
