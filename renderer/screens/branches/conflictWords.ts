import type { ConflictRow, ConflictValue } from '../../../shared/contract/branches.ts';
import { formatUsDate, isIsoDate } from '../../../shared/domain/dates.ts';
import { fieldWords } from '../../records/fieldWords.ts';
import { valueText } from '../../records/historyWords.ts';
import { plural } from '../claims/findings.ts';

/** What two devices wrote, in words. */

/** The kinds of records by their tables; those that a page is named after need no word there. */
const RECORDS: Readonly<Record<string, string>> = {
  audit_request: 'Audit request',
  branch_role: 'Role at a branch',
  catalog_part: 'Part of the catalog',
  claim_document: 'Document of the claim',
  claim_line: 'Claim line',
  claim_override: 'Override',
  denial: 'Refusal',
  letter_template: 'Text of a letter',
  oxygen_test: 'Oxygen test',
  photo_marks: 'Marks on the photo',
  physician_order: 'Order',
  recall_unit: 'Recall',
  retention_hold: 'Hold',
  trading_partner: 'Trading partner',
  user: 'Person',
  visit_labor: 'Labor',
  visit_part: 'Part',
};

/** E.g. `Retention hold` for a table that has no word of its own. */
function recordWords(table: string): string {
  return RECORDS[table] ?? fieldWords(table);
}

/** The record, e.g. a patient's name; a visit's day as people write it. */
export function conflictTitle({ title, table }: Pick<ConflictRow, 'title' | 'table'>): string {
  return title === '' ? recordWords(table) : titleWords(title);
}

function titleWords(title: string): string {
  const [day = '', ...rest] = title.split(' ');
  return isIsoDate(day) ? [formatUsDate(day), ...rest].join(' ') : title;
}

/** Which field: `Telephone`, `Coverage: member ID`; several that belong together are named all. */
export function conflictField(
  row: Pick<ConflictRow, 'table' | 'field' | 'fields' | 'page' | 'title'>,
): string {
  const names = row.fields.map((field) => (field === 'deletedAt' ? 'Removed' : fieldWords(field)));
  // No field of its own: which rows belong to what was signed or finalized.
  const field = names.length === 0 ? 'What belongs to it' : names.map(after).join(', ');
  const named = row.page.kind === row.table || row.title === '';
  return named ? field : `${recordWords(row.table)}: ${after(field, 1)}`;
}

/** Words after others begin small, abbreviations excepted. */
function after(words: string, at: number): string {
  return at === 0 || /^[A-Z]{2}|^PaO2/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

/** One part of a value in words; the label is '' where the value has no parts. */
export interface Line {
  readonly label: string;
  readonly text: string;
}

/** A value of a conflict, a line for each part that says something; none for an empty value. */
export function linesOf(
  row: Pick<ConflictRow, 'field' | 'fields'>,
  held: Pick<ConflictValue, 'value' | 'names'>,
): readonly Line[] {
  const value = called(held.value, new Map(held.names.map(({ id, name }) => [id, titleWords(name)])));
  const [name = row.field, another] = row.fields;
  if (row.fields.length === 0) {
    return Array.isArray(value) ? [{ label: '', text: plural(value.length, 'row') }] : [];
  }
  if (name === 'deletedAt' && another === undefined) {
    return [{ label: '', text: value === null ? 'Not removed' : 'Removed' }];
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, part]) => lineOf(fieldWords(key), valueText(key, part)));
  }
  if (Array.isArray(value) && value.some((part) => typeof part === 'object' && part !== null)) {
    return value.flatMap((part: unknown, at) => lineOf(String(at + 1), valueText(name, part)));
  }
  return lineOf('', valueText(name, value));
}

/** The value with other records under their names instead of their ids. */
function called(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (names.size === 0) return value;
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((part) => called(part, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, called(part, names)]));
}

function lineOf(label: string, text: string): readonly Line[] {
  return text === '' ? [] : [{ label, text }];
}

/** Two values that differ in the store and read the same. */
export function readAlike(one: readonly Line[], other: readonly Line[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ label, text }, at) => other[at]?.label === label && other[at]?.text === text)
  );
}
