/**
 * Whose records an answer shows, read from the answer itself: an entry that named only the patient of today would not
 * be found under one whom the answer names from an earlier time.
 */

/** Fields of answers that hold a patient's id, or several. */
const PATIENT_FIELDS: ReadonlySet<unknown> = new Set(['patientId', 'holderId', 'patientIds']);

/** Ids of the patients that an answer names anywhere in it, each once. */
export function patientsShown(answer: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting: unknown[] = [answer];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue;
    for (const [field, held] of fieldsOf(value)) {
      if (PATIENT_FIELDS.has(field)) for (const id of [held].flat()) if (isId(id)) found.add(id);
      if (held !== null && typeof held === 'object') waiting.push(held);
    }
  }
  return found;
}

/** A row of a history has the field's name as a value, and what the field held before and after. */
function fieldsOf(value: object): [string, unknown][] {
  const fields = Object.entries(value) as [string, unknown][];
  if (!('field' in value) || typeof value.field !== 'string') return fields;
  const { field } = value;
  const held = fields.filter(([name]) => name === 'before' || name === 'after');
  return [...fields, ...held.map(([, was]): [string, unknown] => [field, was])];
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
