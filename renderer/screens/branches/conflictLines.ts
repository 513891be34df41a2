import type { ConflictRow } from '../../../shared/contract/branches.ts';
import { fieldWords } from '../../records/fieldWords.ts';
import { valueText } from '../../records/historyWords.ts';

/** One part of a value in words; the label is '' where the value has no parts. */
export interface Line {
  readonly label: string;
  readonly text: string;
}

/** A value of a conflict in words, a line for each part that says something; none for an empty value. */
export function linesOf(row: Pick<ConflictRow, 'field' | 'fields'>, value: unknown): readonly Line[] {
  const [only, another] = row.fields;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, part]) => {
      const text = valueText(key, part);
      return text === '' ? [] : [{ label: fieldWords(key), text }];
    });
  }
  const name = only !== undefined && another === undefined ? only : row.field;
  if (Array.isArray(value) && value.some((part) => typeof part === 'object' && part !== null)) {
    return value.flatMap((part: unknown, at) => {
      const text = valueText(name, part);
      return text === '' ? [] : [{ label: String(at + 1), text }];
    });
  }
  const text = valueText(name, value);
  return text === '' ? [] : [{ label: '', text }];
}

/** Two values that differ in the store and read the same. */
export function alike(one: readonly Line[], other: readonly Line[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ label, text }, at) => other[at]?.label === label && other[at]?.text === text)
  );
}
