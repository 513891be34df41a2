/** A field of the domain and its column: snake case, but for the words that SQL keeps for itself. */

const RENAMED: Readonly<Record<string, string>> = { from: 'from_date', to: 'to_date' };

/** There are a few hundred fields, and each is asked for with every row. */
const columns = new Map<string, string>();

export function columnOf(field: string): string {
  let column = columns.get(field);
  if (column === undefined) {
    column = RENAMED[field] ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    columns.set(field, column);
  }
  return column;
}

export function fieldOf(column: string): string {
  const renamed = Object.entries(RENAMED).find(([, name]) => name === column);
  return renamed ? renamed[0] : column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Columns that hold 0 or 1 for a field that is false or true. A test compares them with the tables' checks. */
export const FLAG_COLUMNS: ReadonlySet<string> = new Set([
  'active',
  'assignment',
  'billed',
  'evaluated_by_physician',
  'hypoxemia_signs',
  'inpatient',
  'listed',
  'names_patient',
  'names_practitioner',
  'ordered_by_physician',
  'over_limit',
  'performed_by_supplier',
  'room_air',
  'same_session',
  'production',
  'sample',
  'sealed',
  'signed',
  'states_continued_need',
  'wants_ta1',
  'balanced',
  'emergency',
  'must_change',
  'ok',
  'second_factor',
]);

/** A column's value as its field has it: flags as booleans, JSON texts as what they hold. */
export function fieldValue(column: string, value: string | number | null): unknown {
  if (FLAG_COLUMNS.has(column)) return value === null ? null : value === 1;
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
