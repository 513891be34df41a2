import type { z } from 'zod';
import type { ClaimView } from '../../shared/contract/claims.ts';
import { ClaimValues } from '../../shared/domain/claim.ts';
import type { ClaimCase } from '../../shared/domain/claimCase.ts';
import { OrderValues, OxygenTestValues } from '../../shared/domain/clinical.ts';
import { DocumentValues } from '../../shared/domain/document.ts';
import { EquipmentValues } from '../../shared/domain/equipment.ts';
import {
  CoverageValues,
  DiagnosisValues,
  PatientValues,
  PhysicianValues,
} from '../../shared/domain/people.ts';
import { effectiveVisit, ServiceVisitValues } from '../../shared/domain/serviceVisit.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { call } from '../client.ts';
import { setAt } from './casePath.ts';
import { valueAt } from './merge.ts';

/**
 * Which record of a claim's case owns a dotted path, and through which channel it is saved. Office and payer
 * have rooms of their own and are only read here.
 */

export type Call = typeof call;

export type CaseRecordKind =
  | 'claim'
  | 'patient'
  | 'coverage'
  | 'diagnosis'
  | 'physician'
  | 'order'
  | 'oxygenTest'
  | 'equipment'
  | 'visit'
  | 'document';

export interface RecordRef {
  readonly kind: CaseRecordKind;
  readonly id: string;
}

/** A field of a record: `field` is the path inside the record. */
export interface CasePlace {
  readonly ref: RecordRef;
  readonly field: string;
}

export function sameRef(one: RecordRef, other: RecordRef): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** Records are saved in this order; the claim last, because it names the others. */
export const SAVE_ORDER: readonly CaseRecordKind[] = [
  'patient',
  'coverage',
  'diagnosis',
  'physician',
  'order',
  'oxygenTest',
  'equipment',
  'visit',
  'document',
  'claim',
];

const SINGLE: readonly CaseRecordKind[] = SAVE_ORDER.filter(
  (kind) => kind !== 'diagnosis' && kind !== 'document',
);
const LISTS: ReadonlyMap<string, CaseRecordKind> = new Map([
  ['diagnoses', 'diagnosis'],
  ['documents', 'document'],
]);

interface StoredRecord {
  readonly id: string;
  readonly revision: number;
}

/** The record and the field of it that a case path names; null where no such record is in the case. */
export function placeOf(theCase: ClaimCase, path: string): CasePlace | null {
  const [head = '', ...rest] = path.split('.');
  const listKind = LISTS.get(head);
  if (listKind !== undefined) {
    const record = asRecord(valueAt(theCase, `${head}.${rest[0] ?? ''}`));
    return record ? { ref: { kind: listKind, id: record.id }, field: rest.slice(1).join('.') } : null;
  }
  const kind = SINGLE.find((each) => each === head);
  const record = kind ? asRecord(valueAt(theCase, kind)) : null;
  return kind && record ? { ref: { kind, id: record.id }, field: rest.join('.') } : null;
}

/** Where a record stands in the case: `order`, `documents.2`; null when it is not part of it. */
export function prefixOf(theCase: ClaimCase, ref: RecordRef): string | null {
  if (ref.kind === 'diagnosis' || ref.kind === 'document') {
    const list = ref.kind === 'diagnosis' ? theCase.diagnoses : theCase.documents;
    const index = list.findIndex((record: StoredRecord) => record.id === ref.id);
    if (index < 0) return null;
    return `${ref.kind === 'diagnosis' ? 'diagnoses' : 'documents'}.${index}`;
  }
  return asRecord(valueAt(theCase, ref.kind))?.id === ref.id ? ref.kind : null;
}

function asRecord(value: unknown): StoredRecord | null {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('revision' in value)) return null;
  return typeof value.id === 'string' && typeof value.revision === 'number'
    ? { id: value.id, revision: value.revision }
    : null;
}

/** The case with one change laid over it; as it was where the record is not part of it. */
export function applyTo(theCase: ClaimCase, ref: RecordRef, field: string, value: unknown): ClaimCase {
  const prefix = prefixOf(theCase, ref);
  return prefix === null ? theCase : setAt(theCase, field === '' ? prefix : `${prefix}.${field}`, value);
}

/** The case as it is to be read: a sealed visit with its amendments. */
export function readable(theCase: ClaimCase): ClaimCase {
  return theCase.visit?.seal ? { ...theCase, visit: effectiveVisit(theCase.visit) } : theCase;
}

/** What a save answers: the record as stored now, or for the claim the whole view. */
export type Saved =
  | { readonly kind: 'record'; readonly record: StoredRecord }
  | { readonly kind: 'view'; readonly view: ClaimView };

type Saver = (call: Call, record: StoredRecord) => Promise<Result<Saved>>;

interface SaveInput<Values> {
  readonly id: string;
  readonly revision: number;
  readonly values: Values;
}

/** Cuts the values out of a stored record, checks them as the program will, and sends them. */
function saver<Values, Answer>(
  schema: z.ZodObject<z.ZodRawShape, z.core.$strict> & z.ZodType<Values>,
  send: (call: Call, input: SaveInput<Values>) => Promise<Result<Answer>>,
  saved: (answer: Answer) => Saved,
): Saver {
  return async function save(call, record) {
    const entries = Object.entries(record).filter(([key]) => Object.hasOwn(schema.shape, key));
    const parsed = schema.safeParse(Object.fromEntries(entries));
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => ({
        path: issue.path.join('.'),
        message: issue.message,
      }));
      return fail({ kind: 'invalid', message: 'Some answers cannot be kept as they are.', issues });
    }
    const answer = await send(call, { id: record.id, revision: record.revision, values: parsed.data });
    return answer.ok ? { ok: true, value: saved(answer.value) } : answer;
  };
}

function asSavedRecord(record: StoredRecord): Saved {
  return { kind: 'record', record };
}

export const SAVERS: Readonly<Record<CaseRecordKind, Saver>> = {
  claim: saver(
    ClaimValues,
    (call, input) => call('claims.save', input),
    (view) => ({ kind: 'view', view }),
  ),
  patient: saver(PatientValues, (call, input) => call('patients.save', input), asSavedRecord),
  coverage: saver(CoverageValues, (call, input) => call('coverages.save', input), asSavedRecord),
  diagnosis: saver(DiagnosisValues, (call, input) => call('diagnoses.save', input), asSavedRecord),
  physician: saver(PhysicianValues, (call, input) => call('physicians.save', input), asSavedRecord),
  order: saver(OrderValues, (call, input) => call('orders.save', input), asSavedRecord),
  oxygenTest: saver(OxygenTestValues, (call, input) => call('oxygenTests.save', input), asSavedRecord),
  equipment: saver(EquipmentValues, (call, input) => call('equipment.save', input), asSavedRecord),
  visit: saver(ServiceVisitValues, (call, input) => call('visits.save', input), asSavedRecord),
  document: saver(DocumentValues, (call, input) => call('documents.save', input), asSavedRecord),
};

/** The stored record that a reference names, as the case holds it; null when it does not. */
export function recordOf(theCase: ClaimCase, ref: RecordRef): StoredRecord | null {
  const prefix = prefixOf(theCase, ref);
  const record = prefix === null ? undefined : valueAt(theCase, prefix);
  return asRecord(record) === null ? null : (record as StoredRecord);
}
